//! The text of a page, line by line in reading order, as two states of a booklet are compared by it.
//!
//! Frames follow the order in which layouts set their content, and glyphs stand in a line as they are seen.
//! A layout that breaks words at line ends has both parts as words of their own.

use ttf_parser::GlyphId;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::Page;

use super::folio::is_folio;
use super::glyph_text;
use super::origin::plain;

/// How far baselines of one line may lie apart, in points.
const LEVEL: Abs = Abs::raw(0.5);

/// How far a part of a letter may be raised or lowered, as a share of the type size.
const RAISED: f64 = 1.2;

/// How far such a part may be from its letter in the order of painting.
const NEARBY: usize = 3;

/// The least gap between two items that parts words, as a share of the type size.
const GAP: f64 = 0.12;

/// The least gap between two items that parts texts beside each other, such as columns.
const COLUMNS: f64 = 4.0;

/// U+0640, by which a word is stretched and not changed.
const TATWEEL: char = '\u{640}';

/// Glyphs of one style, as they are seen from left to right.
struct Run {
    left: Point,
    right: Point,
    size: Abs,
    text: String,
    /// How much its glyphs cover, in square units of the font.
    ink: f64,
}

/// Returns the lines of a page, without its folio. Words are those of the records: without signs that
/// only order or stretch them.
pub fn lines_of(page: &Page, number: usize) -> Vec<String> {
    let mut runs = Vec::new();
    collect(&glyph_text::assigned(&page.frame), Transform::identity(), &mut runs);
    let runs = without_parts(runs);
    let lines = runs.chunk_by(is_beside).map(line);
    lines.filter(|line| !line.is_empty() && !is_folio(line, number)).collect()
}

fn collect(frame: &Frame, to_page: Transform, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                collect(&group.frame, within, runs);
            }
            FrameItem::Text(text) => {
                let end = Point::new(at.x + text.width(), at.y);
                let [one, other] = [*at, end].map(|point| point.transform(to_page));
                let (left, right) =
                    if one.x <= other.x { (one, other) } else { (other, one) };
                let (size, ink) = (text.size, ink(text));
                runs.push(Run { left, right, size, text: seen(text), ink });
            }
            _ => {}
        }
    }
}

/// Returns the letters of a text as they are seen from left to right.
fn seen(item: &TextItem) -> String {
    let mut seen = String::new();
    let mut last = None;
    for glyph in &item.glyphs {
        let range = glyph.range();
        // Several glyphs may make up one letter.
        if last.as_ref() != Some(&range) {
            let text = item.text.get(range.clone()).unwrap_or_default();
            let is_said = |sign: &char| {
                // Marks of direction are there for readers of PDFs.
                !matches!(*sign, TATWEEL | glyph_text::SILENT | '\u{200e}' | '\u{200f}')
            };
            seen.extend(text.chars().filter(is_said));
        }
        last = Some(range);
    }
    seen
}

/// Returns how much the glyphs of a text cover.
fn ink(item: &TextItem) -> f64 {
    let face = item.font.ttf();
    let boxes =
        item.glyphs.iter().filter_map(|it| face.glyph_bounding_box(GlyphId(it.id)));
    boxes.map(|it| f64::from(it.width()) * f64::from(it.height())).sum()
}

/// Whether two runs stand on one line of one text.
fn is_beside(one: &Run, next: &Run) -> bool {
    let size = one.size.max(next.size);
    let is_level = (one.left.y - next.left.y).abs() <= LEVEL;
    is_level && gap(one, next) <= size * COLUMNS
}

fn gap(one: &Run, next: &Run) -> Abs {
    (next.left.x - one.right.x).max(one.left.x - next.right.x)
}

/// Puts parts of letters that are set by themselves, such as their dots, to the runs of these letters: both
/// bear the text of the whole letter.
fn without_parts(mut runs: Vec<Run>) -> Vec<Run> {
    let hosts: Vec<Option<usize>> = (0..runs.len()).map(|at| host(&runs, at)).collect();
    for (at, host) in hosts.iter().enumerate() {
        let Some(host) = *host else { continue };
        // The part may have the advance of its letter.
        let (left, right) = (runs[at].left.x, runs[at].right.x);
        runs[host].left.x = runs[host].left.x.min(left);
        runs[host].right.x = runs[host].right.x.max(right);
    }
    runs.into_iter()
        .zip(hosts)
        .filter_map(|(run, host)| host.is_none().then_some(run))
        .collect()
}

/// Returns the run of the letter that the run at an index is a part of, if it is one.
fn host(runs: &[Run], at: usize) -> Option<usize> {
    let around = |at: usize| {
        let range = at.saturating_sub(NEARBY)..(at + NEARBY + 1).min(runs.len());
        range.filter(move |&other| other != at)
    };
    let run = &runs[at];
    around(at).find(|&index| {
        let other = &runs[index];
        let raised = (run.left.y - other.left.y).abs();
        let is_raised = raised > LEVEL && raised < run.size * RAISED;
        let is_within = match run.text == other.text {
            // Dots are smaller than their letter.
            true => (run.ink, at) < (other.ink, index),
            false => other.text.starts_with(&run.text) || other.text.ends_with(&run.text),
        };
        is_raised
            && is_within
            && run.size == other.size
            && gap(run, other) <= run.size * GAP
    })
}

/// Returns the text of runs on one line.
fn line(runs: &[Run]) -> String {
    let mut sorted: Vec<&Run> = runs.iter().collect();
    sorted.sort_by(|one, other| one.left.x.to_pt().total_cmp(&other.left.x.to_pt()));
    let mut seen: Vec<char> = Vec::new();
    let mut before: Option<&Run> = None;
    for run in sorted {
        if before.is_some_and(|it| gap(it, run) > it.size.max(run.size) * GAP) {
            seen.push(' ');
        }
        seen.extend(run.text.chars());
        before = Some(run);
    }
    plain(&read(seen))
}

/// Returns signs of a line, given as they are seen from left to right, in the order in which they are read.
fn read(mut seen: Vec<char>) -> String {
    let right_to_left = seen.iter().filter(|&&it| is_arabic(it)).count();
    let letters = seen.iter().filter(|it| it.is_alphabetic()).count();
    if right_to_left == 0 || 2 * right_to_left < letters {
        return seen.into_iter().collect();
    }
    seen.reverse();
    // Latin words and figures of any kind run from left to right all the same.
    let mut at = 0;
    while at < seen.len() {
        if !is_left_to_right(seen[at]) {
            at += 1;
            continue;
        }
        // The end of what runs from left to right, and the sign that is looked at behind it.
        let (mut end, mut next) = (at + 1, at + 1);
        while next < seen.len() {
            if is_left_to_right(seen[next]) {
                // A list of figures runs from right to left, and Latin words follow one another.
                let is_of_words =
                    seen[end - 1].is_alphabetic() && seen[next].is_alphabetic();
                if seen[end..next].contains(&' ') && !is_of_words {
                    break;
                }
                end = next + 1;
            } else if !is_neutral(seen[next]) {
                break;
            }
            next += 1;
        }
        seen[at..end].reverse();
        at = end;
    }
    seen.into_iter().collect()
}

fn is_left_to_right(sign: char) -> bool {
    sign.is_numeric() || sign.is_alphabetic() && !is_arabic(sign)
}

fn is_neutral(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '.' | ',' | ':' | '/' | '-' | '+' | '@' | '_' | '\'' | '’' | '٫' | '٬'
    )
}

fn is_arabic(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_in_the_direction_of_their_letters() {
        for (seen, text) in [
            ("one two 3", "one two 3"),
            ("ةنس ١٩٩١ يف", "في ١٩٩١ سنة"),
            ("قيرف Team Up ةكرش", "شركة Team Up فريق"),
            ("سدقلا قوس ١١ ،١٠ ،٥", "٥، ١٠، ١١ سوق القدس"),
            ("2026-11-23 خيراتلا", "التاريخ 2026-11-23"),
        ] {
            assert_eq!(read(seen.chars().collect()), text, "{seen}");
        }
    }
}
