//! The lines that are left for a running text on its last page, or that it has too many: read
//! from the pages as they are set, in the measure of their grid.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use super::introspect::Grid;
use super::origin::plain;
use malzama_preflight::Part;

/// How far the baselines of one line may lie apart, as a share of the grid's unit: marks and
/// parts of letters are raised and lowered.
const LEVEL: f64 = 0.4;

/// The share of a line below which a distance is no line; positions are computed with rounding.
const TOUCH: f64 = 0.05;

/// The type sizes that are taken for one, in points.
const SAME_SIZE: f64 = 0.05;

/// A run of type whose words are those of the text.
struct Run {
    y: Abs,
    size: Abs,
    letters: usize,
}

/// The lines of the text on a page, as their baselines.
type Lines = Vec<Abs>;

/// Returns the lines left on the last page of a text, or, below zero, those by which it is
/// longer than its pages are meant to hold, so that the layout has pulled it in.
///
/// `frames` are the pages of the edition, `part` is the part whose running text consists of
/// `paragraphs`. `None` if the layout does not tell how many lines a page has, if the text or
/// the distance of its lines is not found on the pages, or if it is so short that it is set in
/// lines of another height, which a longer text would not have.
pub fn lines_left(
    frames: &[&Frame],
    part: &Part,
    paragraphs: &[&str],
    grid: Grid,
) -> Option<i64> {
    let (first, unit) = (Abs::mm(grid.first.to_mm()), Abs::mm(grid.unit.to_mm()));
    let count = f64::from(grid.lines?);
    let pages: Vec<Lines> = of_text(frames, part, paragraphs, (first, unit, count))?;
    let of_grid = |it: Abs| it.to_pt() / unit.to_pt();
    // Two lines on one page tell how far they are apart. Where they are set closer, it is less.
    let gaps = pages.iter().flat_map(|lines| lines.windows(2).map(|it| it[1] - it[0]));
    let gap = of_grid(gaps.min_by(|one, other| one.to_pt().total_cmp(&other.to_pt()))?);
    if gap > 1.0 + TOUCH {
        return None;
    }
    // A longer text may start higher than this one does, but no higher than that. One that has
    // no line at the foot of a page begins overleaf.
    let highest = part.start.map(f64::from);
    let highest = highest.map(|it| if it >= count - 1.0 { 0.0 } else { it });
    #[expect(clippy::cast_precision_loss, reason = "pages and lines of a booklet")]
    let (page_count, taken) =
        (pages.len() as f64, pages.iter().map(Vec::len).sum::<usize>() as f64);
    if part.raised + part.long + part.closer > 0 {
        let from = of_grid(*pages.first()?.first()? - first).round();
        let from = highest.unwrap_or(from + f64::from(part.raised));
        let over = whole((taken - (count * page_count - from) - TOUCH).ceil())?;
        // A last line that may not stand alone takes another page all the same.
        return Some(-over.max(1));
    }
    match highest {
        Some(highest) if pages.len() == 1 => whole(count - highest - taken + TOUCH),
        // What follows on a full page cannot move up.
        _ => {
            let last = *pages.last()?.last()?;
            whole((count - 1.0 - of_grid(last - first)) / gap + TOUCH)
        }
    }
}

/// Returns the lines of a text on each page that has some; `None` if there is none.
fn of_text(
    frames: &[&Frame],
    part: &Part,
    paragraphs: &[&str],
    (first, unit, count): (Abs, Abs, f64),
) -> Option<Vec<Lines>> {
    let paragraphs: Vec<String> = paragraphs.iter().map(|it| plain(it)).collect();
    let foot = first + unit * (count + f64::from(part.long) - 1.0);
    let start = part.page.checked_sub(1)?;
    let own = frames.get(start..(start + part.pages).min(frames.len()))?;
    let mut pages: Vec<Vec<Run>> = Vec::new();
    for frame in own {
        let mut runs = Vec::new();
        collect(frame, Transform::identity(), &paragraphs, &mut runs);
        // What stands above the first line and below the last is no running text.
        let slack = unit * LEVEL;
        runs.retain(|run| (first - slack..=foot + slack).contains(&run.y));
        pages.push(runs);
    }
    // Captions and running heads may say the same words; the text is set in the size of most.
    let size = most_letters(pages.iter().flatten())?;
    let lines = pages.into_iter().map(|runs| {
        let runs = runs.into_iter().filter(|run| is_same(run.size, size));
        let mut heights: Vec<Run> = runs.collect();
        heights.sort_by(|one, other| one.y.to_pt().total_cmp(&other.y.to_pt()));
        let mut lines: Vec<Run> = Vec::new();
        for run in heights {
            match lines.last_mut() {
                // The longer one stands on the baseline.
                Some(line) if run.y - line.y < unit * LEVEL => {
                    if run.letters > line.letters {
                        *line = run;
                    }
                }
                _ => lines.push(run),
            }
        }
        lines.into_iter().map(|it| it.y).collect::<Lines>()
    });
    let lines: Vec<Lines> = lines.filter(|lines| !lines.is_empty()).collect();
    (!lines.is_empty()).then_some(lines)
}

/// Returns the type size in which most letters are set.
fn most_letters<'a>(runs: impl Iterator<Item = &'a Run>) -> Option<Abs> {
    let mut sizes: Vec<(Abs, usize)> = Vec::new();
    for run in runs {
        match sizes.iter_mut().find(|(size, _)| is_same(*size, run.size)) {
            Some((_, letters)) => *letters += run.letters,
            None => sizes.push((run.size, run.letters)),
        }
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map(|(size, _)| size)
}

fn is_same(one: Abs, other: Abs) -> bool {
    (one - other).abs().to_pt() < SAME_SIZE
}

/// Returns the whole part of a number of lines.
fn whole(lines: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "bounded right here")]
    (lines.abs() < 1e6).then(|| lines.floor() as i64)
}

fn collect(
    frame: &Frame,
    to_page: Transform,
    paragraphs: &[String],
    runs: &mut Vec<Run>,
) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                collect(&group.frame, within, paragraphs, runs);
            }
            FrameItem::Text(text) => {
                let words = plain(&text.text);
                let letters = words.chars().count();
                let is_of_text = letters > 0
                    && paragraphs.iter().any(|paragraph| paragraph.contains(&words));
                if is_of_text {
                    let y = Point::new(at.x, at.y).transform(to_page).y;
                    runs.push(Run { y, size: text.size, letters });
                }
            }
            _ => {}
        }
    }
}
