//! Runs: items of one style that are painted one after another.

use std::ops::Range;

use ttf_parser::GlyphId;
use typst::layout::{Em, Point};
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use unicode_normalization::char::is_combining_mark;

use super::SILENT;
use super::cluster::{Cluster, Placed, clusters, is_alike, is_mark, runs_left};
use crate::records::is_invisible;

/// Characters whose glyph may be blank and without width.
const BLANKS: [char; 4] = ['\u{200b}', '\u{200d}', '\u{feff}', '\u{200c}'];

/// The most that two items of a line stand apart or overlap, in ems, such as where points hang over the
/// edge.
const KERN: f64 = 0.3;

/// Joins items that were split within clusters, and gives each glyph its text. Returns `None` for no
/// items.
pub(super) fn joined(run: &[(Point, &TextItem)]) -> Option<(Point, TextItem)> {
    let &(first_at, first) = run.first()?;
    // The baseline is that of the first item with a base glyph.
    let has_base = |(_, item): &&(Point, &TextItem)| {
        item.glyphs.iter().any(|it| !is_mark(item, it.id))
    };
    let baseline = run.iter().find(has_base).map_or(first_at.y, |(at, _)| at.y);
    let at = Point::new(first_at.x, baseline);
    let mut whole: Vec<Cluster> = Vec::new();
    for (index, &(item_at, item)) in run.iter().enumerate() {
        let shift = Em::from_abs(item_at.x - at.x, first.size);
        let raise = Em::from_abs(baseline - item_at.y, first.size);
        let mut parts = clusters(item);
        for placed in parts.iter_mut().flat_map(|it| &mut it.glyphs) {
            placed.pen += shift;
            placed.raised += raise;
        }
        let mut parts = parts.into_iter();
        // The cluster within which the run was split.
        if index > 0
            && let (Some(last), Some(part)) = (whole.last_mut(), parts.next())
        {
            last.glyphs.extend(part.glyphs);
        }
        whole.extend(parts);
    }
    let runs_left = whole.iter().any(|it| runs_left(it.text));
    let mut writer = Writer { blank: blank(first), pen: Em::zero(), letters: Vec::new() };
    let mut silent: Vec<&Placed> = Vec::new();
    for cluster in &whole {
        let (letters, without_text) = spelled(cluster, runs_left);
        letters.iter().for_each(|it| writer.letter(it, cluster));
        silent.extend(without_text);
    }
    if runs_left {
        writer.letters.reverse();
    }
    // After all others, so that the letters follow one another without a gap.
    for placed in silent {
        let glyph = writer.moved(placed);
        writer.letters.push((SILENT, vec![glyph]));
    }
    let (text, glyphs) = ranged(writer.letters, runs_left)?;
    Some((at, TextItem { text: text.into(), glyphs, ..first.clone() }))
}

/// Appends an item to the one on its left if they are of one style, such as figures within Arabic and letters
/// that are raised; returns whether it did.
pub(super) fn append(left: &mut (Point, TextItem), right: &(Point, TextItem)) -> bool {
    let ((at, text), (next_at, next)) = (&mut *left, right);
    let fits = u16::try_from(text.text.len() + next.text.len()).is_ok();
    let Ok(shift) = u16::try_from(text.text.len()) else { return false };
    let gap = Em::from_abs(next_at.x - (at.x + text.width()), text.size);
    if !fits || !is_alike(text, next) || gap.get().abs() > KERN {
        return false;
    }
    if let Some(last) = text.glyphs.last_mut() {
        last.x_advance += gap;
    }
    let raised = Em::from_abs(at.y - next_at.y, text.size);
    text.text.push_str(&next.text);
    let shifted = next.glyphs.iter().map(|it| {
        let range = it.range.start + shift..it.range.end + shift;
        Glyph { y_offset: it.y_offset + raised, range, ..it.clone() }
    });
    text.glyphs.extend(shifted);
    true
}

/// A character, and the glyphs that stand for it in the order in which they are painted: mostly one; none
/// for a mark, and for a letter that the glyph of another one shows, too, as in a ligature.
struct Letter<'a> {
    character: char,
    glyphs: Vec<&'a Placed<'a>>,
}

/// Returns the letters of a cluster in the order in which they are painted, and the glyphs that are
/// painted without text.
///
/// In logical order the letters get the base glyphs one by one. Surplus glyphs, such as the stroke that
/// lengthens a letter, belong to the last one.
fn spelled<'a>(
    cluster: &'a Cluster<'a>,
    runs_left: bool,
) -> (Vec<Letter<'a>>, Vec<&'a Placed<'a>>) {
    let mut glyphs: Vec<&Placed> = cluster.glyphs.iter().collect();
    if runs_left {
        glyphs.reverse();
    }
    let (marks, bases): (Vec<&Placed>, Vec<&Placed>) =
        glyphs.into_iter().partition(|it| it.is_mark);
    let (mut silent, mut bases) = (marks, bases.into_iter());
    let mut letters: Vec<Letter> = Vec::new();
    for character in cluster.text.chars().filter_map(plain) {
        let has_glyph = !is_combining_mark(character) || letters.is_empty();
        let glyphs =
            if has_glyph { bases.next().into_iter().collect() } else { Vec::new() };
        letters.push(Letter { character, glyphs });
    }
    match letters.iter_mut().rfind(|it| !it.glyphs.is_empty()) {
        Some(last) => last.glyphs.extend(bases),
        None => silent.extend(bases),
    }
    if runs_left {
        letters.reverse();
        letters.iter_mut().for_each(|it| it.glyphs.reverse());
    }
    (letters, silent)
}

/// Returns a character as it is searched for: a space for each kind of space, and `None` for an invisible
/// character that tells the layout where lines break or how text runs.
fn plain(character: char) -> Option<char> {
    const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
    match character {
        it if it.is_whitespace() => Some(' '),
        it if is_invisible(it) && it != ZERO_WIDTH_NON_JOINER => None,
        it => Some(it),
    }
}

/// Returns a glyph that paints nothing: one without width, or else the space.
pub(super) fn blank(item: &TextItem) -> Option<u16> {
    let face = item.font.ttf();
    let is_blank = |it: &GlyphId| {
        face.glyph_hor_advance(*it) == Some(0) && face.glyph_bounding_box(*it).is_none()
    };
    let mut candidates = BLANKS.into_iter().filter_map(|it| face.glyph_index(it));
    candidates.find(is_blank).or_else(|| face.glyph_index(' ')).map(|it| it.0)
}

/// Returns a glyph that paints nothing where the pen is.
pub(super) fn blank_glyph(id: u16, range: Range<u16>, span: (Span, u16)) -> Glyph {
    Glyph {
        id,
        x_advance: Em::zero(),
        x_offset: Em::zero(),
        y_advance: Em::zero(),
        y_offset: Em::zero(),
        range,
        span,
    }
}

/// Writes glyphs one after another, each where it was.
struct Writer {
    blank: Option<u16>,
    pen: Em,
    letters: Vec<(char, Vec<Glyph>)>,
}

impl Writer {
    fn letter(&mut self, letter: &Letter, cluster: &Cluster) {
        let mut glyphs: Vec<Glyph> =
            letter.glyphs.iter().map(|placed| self.moved(placed)).collect();
        if glyphs.is_empty() {
            let span =
                cluster.glyphs.first().map_or((Span::detached(), 0), |it| it.glyph.span);
            glyphs.extend(self.blank.map(|id| blank_glyph(id, 0..0, span)));
        }
        self.letters.push((letter.character, glyphs));
    }

    fn moved(&mut self, placed: &Placed) -> Glyph {
        let x_offset = placed.pen + placed.glyph.x_offset - self.pen;
        self.pen += placed.glyph.x_advance;
        Glyph { x_offset, y_offset: placed.raised, ..placed.glyph.clone() }
    }
}

/// Returns the text of letters in reading order, and their glyphs in the order in which they are
/// painted; `None` if the text is too long for a run.
fn ranged(
    letters: Vec<(char, Vec<Glyph>)>,
    runs_left: bool,
) -> Option<(String, Vec<Glyph>)> {
    let mut text = String::new();
    let (mut painted, mut silent) = (Vec::new(), Vec::new());
    for (character, mut glyphs) in letters {
        let start = u16::try_from(text.len()).ok()?;
        text.push(character);
        let end = u16::try_from(text.len()).ok()?;
        glyphs.iter_mut().for_each(|it| it.range = start..end);
        let kind = if character == SILENT { &mut silent } else { &mut painted };
        kind.push(glyphs);
    }
    if runs_left {
        painted.reverse();
    }
    painted.append(&mut silent);
    Some((text, painted.into_iter().flatten().collect()))
}
