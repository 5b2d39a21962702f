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
struct Run<'a> {
    item: &'a TextItem,
    left: Point,
    right: Point,
    size: Abs,
    text: String,
    signs: Vec<Sign>,
}

/// A letter or another sign, with where it is seen.
#[derive(Debug, Clone, Copy)]
struct Sign {
    sign: char,
    left: Abs,
    right: Abs,
}

/// A line as it stands on a page.
pub struct PlacedLine {
    /// The baseline, from the head of the page.
    pub y: Abs,
    /// The largest type size.
    pub size: Abs,
    /// The words in reading order.
    pub words: Vec<PlacedWord>,
    /// The texts of its runs, each in one style, in the order in which they are painted.
    pub runs: Vec<String>,
}

/// A word of a line.
pub struct PlacedWord {
    /// What it says, as its writer typed it.
    pub text: String,
    /// Where it begins, from the left edge of the page.
    pub left: Abs,
    /// Where it ends.
    pub right: Abs,
}

impl PlacedLine {
    /// Returns what the line says.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Returns the lines of a page, without its folio. Words are those of the records: without signs that
/// only order or stretch them.
pub fn lines_of(page: &Page, number: usize) -> Vec<String> {
    let frame = glyph_text::assigned(&page.frame);
    let runs = runs_of(&frame);
    let lines = runs.chunk_by(is_beside).map(line);
    lines.filter(|line| !line.is_empty() && !is_folio(line, number)).collect()
}

/// Returns the lines of a page with the places of their words, its folio among them.
pub fn placed_lines_of(page: &Page) -> Vec<PlacedLine> {
    let frame = glyph_text::assigned(&page.frame);
    let runs = runs_of(&frame);
    let lines = runs.chunk_by(is_beside).map(placed_line);
    lines.filter(|line| !line.words.is_empty()).collect()
}

/// Returns the runs of a frame whose glyphs bear their own text, parts of letters with their letters.
fn runs_of(frame: &Frame) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    collect(frame, Transform::identity(), &mut runs);
    without_parts(runs)
}

fn collect<'a>(frame: &'a Frame, to_page: Transform, runs: &mut Vec<Run<'a>>) {
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
                let signs = seen(text, left.x, right.x);
                let said = signs.iter().map(|it| it.sign).collect();
                let size = text.size;
                runs.push(Run { item: text, left, right, size, text: said, signs });
            }
            _ => {}
        }
    }
}

/// Returns the letters of a text as they are seen between two edges, from left to right.
fn seen(item: &TextItem, left: Abs, right: Abs) -> Vec<Sign> {
    let mut seen: Vec<Sign> = Vec::new();
    let mut last = None;
    // What turns or stretches the text does so evenly.
    let width = item.width();
    let scale = if width > Abs::zero() { (right - left) / width } else { 0.0 };
    let mut pen = left;
    let mut first = 0;
    for glyph in &item.glyphs {
        let range = glyph.range();
        let end = pen + glyph.x_advance.at(item.size) * scale;
        // Several glyphs may make up one letter.
        if last.as_ref() == Some(&range) {
            seen[first..].iter_mut().for_each(|it| it.right = it.right.max(end));
        } else {
            first = seen.len();
            let text = item.text.get(range.clone()).unwrap_or_default();
            let is_said = |sign: &char| {
                // Marks of direction are there for readers of PDFs.
                !matches!(*sign, TATWEEL | glyph_text::SILENT | '\u{200e}' | '\u{200f}')
            };
            let said = text.chars().filter(is_said);
            seen.extend(said.map(|sign| Sign { sign, left: pen, right: end }));
        }
        last = Some(range);
        pen = end;
    }
    seen
}

/// Returns how much the glyphs of a text cover, in square units of the font; all are drawn for it.
fn ink(item: &TextItem) -> f64 {
    let face = item.font.ttf();
    let boxes =
        item.glyphs.iter().filter_map(|it| face.glyph_bounding_box(GlyphId(it.id)));
    boxes.map(|it| f64::from(it.width()) * f64::from(it.height())).sum()
}

/// Whether two runs stand on one line of one text.
fn is_beside(one: &Run<'_>, next: &Run<'_>) -> bool {
    let size = one.size.max(next.size);
    let is_level = (one.left.y - next.left.y).abs() <= LEVEL;
    is_level && gap(one, next) <= size * COLUMNS
}

fn gap(one: &Run<'_>, next: &Run<'_>) -> Abs {
    (next.left.x - one.right.x).max(one.left.x - next.right.x)
}

/// Puts parts of letters that are set by themselves, such as their dots, to the runs of these letters: both
/// bear the text of the whole letter.
fn without_parts(mut runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
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
fn host(runs: &[Run<'_>], at: usize) -> Option<usize> {
    let around = |at: usize| {
        let range = at.saturating_sub(NEARBY)..(at + NEARBY + 1).min(runs.len());
        range.filter(move |&other| other != at)
    };
    let run = &runs[at];
    around(at).find(|&index| {
        let other = &runs[index];
        let raised = (run.left.y - other.left.y).abs();
        let is_raised = raised > LEVEL && raised < run.size * RAISED;
        let is_within = || match run.text == other.text {
            // Dots are smaller than their letter.
            true => (ink(run.item), at) < (ink(other.item), index),
            false => other.text.starts_with(&run.text) || other.text.ends_with(&run.text),
        };
        is_raised
            && run.size == other.size
            && gap(run, other) <= run.size * GAP
            && is_within()
    })
}

/// Returns the text of runs on one line.
fn line(runs: &[Run<'_>]) -> String {
    let signs = read(signs_of(runs), |it| it.sign);
    plain(&signs.into_iter().map(|it| it.sign).collect::<String>())
}

/// Returns runs on one line with the places of their words.
fn placed_line(runs: &[Run<'_>]) -> PlacedLine {
    let signs = read(signs_of(runs), |it| it.sign);
    let words = signs.split(|it| it.sign.is_whitespace()).filter_map(|signs| {
        let text = plain(&signs.iter().map(|it| it.sign).collect::<String>());
        let left = signs.iter().map(|it| it.left).min()?;
        let right = signs.iter().map(|it| it.right).max()?;
        (!text.is_empty()).then_some(PlacedWord { text, left, right })
    });
    let sizes = runs.iter().map(|run| run.size);
    PlacedLine {
        y: runs.iter().map(|run| run.left.y).max().unwrap_or_default(),
        size: sizes.max().unwrap_or_default(),
        words: words.collect(),
        runs: runs
            .iter()
            .map(|run| {
                let signs = read(run.signs.clone(), |it| it.sign);
                plain(&signs.into_iter().map(|it| it.sign).collect::<String>())
            })
            .collect(),
    }
}

/// Returns the signs of runs on one line, with spaces between words, as they are seen from left to right.
fn signs_of(runs: &[Run<'_>]) -> Vec<Sign> {
    let mut sorted: Vec<&Run<'_>> = runs.iter().collect();
    sorted.sort_by(|one, other| one.left.x.to_pt().total_cmp(&other.left.x.to_pt()));
    let mut seen: Vec<Sign> = Vec::new();
    let mut before: Option<&Run<'_>> = None;
    for run in sorted {
        if before.is_some_and(|it| gap(it, run) > it.size.max(run.size) * GAP) {
            seen.push(Sign { sign: ' ', left: run.left.x, right: run.left.x });
        }
        seen.extend(run.signs.iter().copied());
        before = Some(run);
    }
    seen
}

/// Returns signs of a line, given as they are seen from left to right, in the order in which they are read;
/// `of` tells which sign each is.
fn read<T>(mut seen: Vec<T>, of: impl Fn(&T) -> char) -> Vec<T> {
    let right_to_left = seen.iter().filter(|it| is_arabic(of(it))).count();
    let letters = seen.iter().filter(|it| of(it).is_alphabetic()).count();
    if right_to_left == 0 || 2 * right_to_left < letters {
        return seen;
    }
    seen.reverse();
    // Latin words and figures of any kind run from left to right all the same.
    let mut at = 0;
    while at < seen.len() {
        if !is_left_to_right(of(&seen[at])) {
            at += 1;
            continue;
        }
        // The end of what runs from left to right, and the sign that is looked at behind it.
        let (mut end, mut next) = (at + 1, at + 1);
        while next < seen.len() {
            let sign = of(&seen[next]);
            if is_left_to_right(sign) {
                // A list of figures runs from right to left, and Latin words follow one another.
                let is_of_words =
                    of(&seen[end - 1]).is_alphabetic() && sign.is_alphabetic();
                if seen[end..next].iter().any(|it| of(it) == ' ') && !is_of_words {
                    break;
                }
                end = next + 1;
            } else if !is_neutral(sign) {
                break;
            }
            next += 1;
        }
        seen[at..end].reverse();
        at = end;
    }
    seen
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
            let read = read(seen.chars().collect(), |it| *it);
            assert_eq!(read.into_iter().collect::<String>(), text, "{seen}");
        }
    }
}
