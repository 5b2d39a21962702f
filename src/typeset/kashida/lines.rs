//! Lines of running text as they stand on laid-out pages.

use std::ops::Range;

use typst::layout::{Abs, Em, Point};
use typst::text::{Glyph, TextItem};

/// A labelled paragraph.
pub struct Paragraph<'a> {
    /// Its lines, from the first to the last.
    pub lines: Vec<Line<'a>>,
}

/// A line of a paragraph.
pub struct Line<'a> {
    /// The page, counted from 0.
    pub page: usize,
    /// The distance of its baseline from the head of the page.
    pub baseline: Abs,
    /// Its runs, in the order in which they are read.
    pub runs: Vec<Run<'a>>,
    /// Whether something else than type stands there, which would have to move along.
    pub is_mixed: bool,
}

/// Type of one font and direction on a line.
pub struct Run<'a> {
    /// Its pieces, from left to right.
    pub pieces: Vec<Piece<'a>>,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Set>,
    /// The text, in the order in which it is read.
    pub text: String,
    /// Whether it runs from right to left.
    pub is_from_right: bool,
}

/// A text item of a page. Typst sets glyphs of a run that stand on different heights as separate items.
#[derive(Clone, Copy)]
pub struct Piece<'a> {
    /// Its number among the text items of the page.
    pub number: usize,
    /// Where it begins on the page.
    pub at: Point,
    /// The item.
    pub item: &'a TextItem,
}

/// A glyph of a run.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// The number of its piece in the run, and its own number in the piece.
    pub place: (usize, usize),
    /// Where its cluster starts in the text of the run, in bytes.
    pub cluster: usize,
    /// Where it begins on the page, without its offset.
    pub x: Abs,
    /// By how much it is wider than its font makes it, if it is a space.
    pub stretch: Option<Abs>,
}

impl Line<'_> {
    /// Iterates over the stretched and shrunk spaces: how wide their font makes them, and by how much
    /// they are wider.
    pub fn spaces(&self) -> impl Iterator<Item = (Abs, Abs)> + '_ {
        self.runs.iter().flat_map(|run| {
            run.glyphs.iter().filter_map(|set| {
                let stretch = set.stretch?;
                Some((run.advance(set) - stretch, stretch))
            })
        })
    }

    /// Returns the width of its spaces as a multiple of their natural width; 1 if there are none.
    pub fn looseness(&self) -> f64 {
        let (natural, stretch) =
            self.spaces().fold((Abs::zero(), Abs::zero()), |sum, space| {
                (sum.0 + space.0, sum.1 + space.1)
            });
        if natural > Abs::zero() { 1.0 + stretch / natural } else { 1.0 }
    }
}

impl Run<'_> {
    /// Returns the glyph as Typst set it.
    pub fn glyph(&self, set: &Set) -> &Glyph {
        &self.pieces[set.place.0].item.glyphs[set.place.1]
    }

    /// Returns the advance of a glyph.
    pub fn advance(&self, set: &Set) -> Abs {
        self.glyph(set).x_advance.at(self.pieces[set.place.0].item.size)
    }

    /// Returns where its words stand in its text.
    pub fn words(&self) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut start = 0;
        for part in self.text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() {
                words.push(start..start + word.len());
            }
            start += part.len();
        }
        words
    }

    /// Puts pieces together that stand beside each other, given from left to right.
    pub fn of(pieces: Vec<Piece>) -> Run {
        let is_from_right = pieces.iter().all(|piece| {
            let ranges = piece.item.glyphs.windows(2);
            ranges.into_iter().all(|it| it[0].range.start >= it[1].range.start)
        });
        let mut text = String::new();
        let mut glyphs = Vec::new();
        let mut last = None;
        for (number, piece) in reading_order(&pieces, is_from_right) {
            let item = piece.item;
            for (index, glyph) in reading_order(&item.glyphs, is_from_right) {
                let words = &item.text[glyph.range()];
                // A mark that is set apart from its letter repeats its cluster.
                let is_same = last.is_some_and(|(of, range, span, same)| {
                    if of == number {
                        range == &glyph.range
                    } else {
                        span == glyph.span && same == words
                    }
                });
                if !is_same {
                    text.push_str(words);
                }
                last = Some((number, &glyph.range, glyph.span, words));
                glyphs.push(Set {
                    place: (number, index),
                    cluster: text.len() - words.len(),
                    x: Abs::zero(),
                    stretch: stretch(item, words, glyph.id, glyph.x_advance),
                });
            }
        }
        if is_from_right {
            glyphs.reverse();
        }
        let mut x = Abs::zero();
        for set in &mut glyphs {
            let piece = pieces[set.place.0];
            if set.place.1 == 0 {
                x = piece.at.x;
            }
            set.x = x;
            x += piece.item.glyphs[set.place.1].x_advance.at(piece.item.size);
        }
        Run { pieces, glyphs, text, is_from_right }
    }

    /// Returns its baseline if it has a space, else that of its widest piece, which may be raised; and
    /// which of the two.
    pub fn baseline(&self) -> (Abs, bool) {
        let space = self.glyphs.iter().find(|it| it.stretch.is_some());
        let widest = || {
            let pieces = self.pieces.iter();
            pieces.max_by_key(|piece| piece.item.width()).map(|piece| piece.at.y)
        };
        match space {
            Some(space) => (self.pieces[space.place.0].at.y, true),
            None => (widest().unwrap_or_default(), false),
        }
    }
}

/// Numbers the items of a slice, from its end if the text runs from the right.
fn reading_order<T>(items: &[T], is_from_right: bool) -> Vec<(usize, &T)> {
    let mut numbered: Vec<_> = items.iter().enumerate().collect();
    if is_from_right {
        numbered.reverse();
    }
    numbered
}

/// Returns by how much a glyph is stretched, if it is a space that justification stretches. Spaces at the
/// end of a line have no width.
fn stretch(item: &TextItem, words: &str, id: u16, advance: Em) -> Option<Abs> {
    let is_space = words.starts_with([' ', '\u{a0}']) && advance > Em::zero();
    let natural = item.font.x_advance(id).filter(|_| is_space)?;
    Some((advance - natural).at(item.size))
}
