//! The text of a page, line by line in reading order, as two states of a booklet are compared by it.
//!
//! Frames follow the order in which layouts set their content, and within a line that in which it is seen.
//! A layout that breaks words at line ends has both parts as words of their own.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::Page;

use super::folio::is_folio;
use super::origin::plain;

/// How far baselines of one line may lie apart.
const LEVEL: Abs = Abs::raw(0.5);

/// The least gap between two runs that parts words, as a share of the type size.
const GAP: f64 = 0.12;

/// U+0640, by which a word is stretched and not changed.
const TATWEEL: char = '\u{640}';

/// A run of type.
struct Run {
    left: Point,
    right: Point,
    size: Abs,
    text: String,
}

/// Returns the lines of a page, without its folio. Words are those of the records: without signs that
/// only order or stretch them.
pub fn lines_of(page: &Page, number: usize) -> Vec<String> {
    let mut runs = Vec::new();
    collect(&page.frame, Transform::identity(), number, &mut runs);
    let level = |one: &Run, next: &Run| {
        (one.left.y - next.left.y).abs() <= LEVEL && !is_apart(one, next)
    };
    runs.chunk_by(level).map(line).filter(|line| !line.is_empty()).collect()
}

fn collect(frame: &Frame, to_page: Transform, number: usize, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                collect(&group.frame, within, number, runs);
            }
            FrameItem::Text(text) if !is_folio(&text.text, number) => {
                let end = Point::new(at.x + text.width(), at.y);
                let [one, other] = [*at, end].map(|point| point.transform(to_page));
                let (left, right) =
                    if one.x <= other.x { (one, other) } else { (other, one) };
                let (text, size) = (text.text.to_string(), text.size);
                runs.push(Run { left, right, size, text });
            }
            _ => {}
        }
    }
}

/// Whether two runs of the same height belong to texts beside each other, such as columns.
fn is_apart(one: &Run, next: &Run) -> bool {
    let gap = (next.left.x - one.right.x).max(one.left.x - next.right.x);
    gap > one.size.max(next.size) * 4.0
}

/// Returns the text of runs on one line.
fn line(runs: &[Run]) -> String {
    let mut sorted: Vec<&Run> = runs.iter().collect();
    sorted.sort_by(|one, other| one.left.x.to_pt().total_cmp(&other.left.x.to_pt()));
    let letters = || runs.iter().flat_map(|run| run.text.chars());
    let right_to_left = letters().filter(|&it| is_arabic(it)).count();
    let is_right_to_left =
        2 * right_to_left >= letters().filter(|it| it.is_alphabetic()).count();
    if is_right_to_left && right_to_left > 0 {
        sorted.reverse();
    }
    let mut text = String::new();
    let mut before: Option<&Run> = None;
    for run in sorted {
        if let Some(before) = before {
            let gap = (run.left.x - before.right.x).max(before.left.x - run.right.x);
            if gap > before.size.max(run.size) * GAP {
                text.push(' ');
            }
        }
        text.extend(run.text.chars().filter(|&it| it != TATWEEL));
        before = Some(run);
    }
    plain(&text)
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}
