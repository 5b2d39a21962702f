//! The lines of text on a page, assembled from runs of glyphs.

use typst::layout::Abs;

use crate::frames::{Area, Piece, Sheet};
use crate::tokens::Tokens;

/// Width in millimetres up to which a run is a mark set apart from its letter.
const NO_WIDTH: f64 = 0.004;

/// Maximum distance of a run from the baseline of its line, in ems; letters may be
/// raised.
const RAISED: f64 = 0.4;

/// Maximum distance of a mark from the baseline of its line, in ems.
const RAISED_MARK: f64 = 0.9;

/// Maximum gap and maximum overlap between the runs of a line, in ems.
const GAP: f64 = 1.0;
const OVERLAP: f64 = 0.3;

/// Minimum gap between words in millimetres; the runs of one word touch.
const BETWEEN_WORDS: f64 = 0.35;

/// Runs of glyphs next to each other on one line.
pub struct Line<'a> {
    /// The runs from right to left.
    pub pieces: Vec<&'a Piece>,
    /// Marks set apart from their letters; each repeats the text of its letter.
    pub marks: Vec<&'a Piece>,
    pub baseline: f64,
    pub left: f64,
    pub right: f64,
    /// The type size in points.
    pub size: f64,
}

impl Line<'_> {
    /// Returns the text, read from right to left.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut end = self.right;
        for piece in &self.pieces {
            if end - piece.right() > BETWEEN_WORDS {
                text.push(' ');
            }
            text.push_str(&piece.item.text);
            end = piece.left;
        }
        text
    }

    /// Returns the number of letters.
    pub fn letters(&self) -> usize {
        self.pieces.iter().map(|piece| letters(&piece.item.text)).sum()
    }

    /// Returns the font family of the widest run.
    pub fn family(&self) -> &str {
        self.widest().map_or("", |piece| piece.family())
    }

    /// Returns whether the widest run is set like a name.
    pub fn is_of_name(&self, tokens: &Tokens) -> bool {
        self.widest().is_some_and(|piece| piece.is_of_name(tokens))
    }

    fn widest(&self) -> Option<&Piece> {
        self.pieces.iter().copied().max_by(|a, b| a.width.total_cmp(&b.width))
    }

    /// Returns the bounding box of its ink; `None` if it has no ink.
    pub fn ink(&self) -> Option<Area> {
        let all = self.pieces.iter().chain(&self.marks);
        all.filter_map(|piece| piece.ink()).reduce(Area::around)
    }

    /// Returns the first words and the type size, to name the line in messages.
    pub fn name(&self) -> String {
        let text = self.text();
        let short: String = text.chars().take(24).collect();
        format!("«{}» ({} pt)", short.trim(), self.size)
    }

    /// Returns whether the horizontal extents of two lines overlap.
    pub fn is_over(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// Returns the lines of a page, ordered from its top.
pub fn lines(sheet: &Sheet) -> Vec<Line<'_>> {
    let (mut wide, marks): (Vec<&Piece>, Vec<&Piece>) =
        sheet.pieces.iter().partition(|piece| piece.width > NO_WIDTH);
    wide.sort_by(|a, b| b.right().total_cmp(&a.right()));
    let mut lines: Vec<Line> = Vec::new();
    for piece in wide {
        let em = Abs::pt(piece.size).to_mm();
        let line = lines.iter_mut().find(|line| {
            let gap = line.left - piece.right();
            let near = (line.baseline - piece.baseline).abs() < RAISED * em;
            near && gap < GAP * em && gap > -OVERLAP * em && alike(line, piece)
        });
        match line {
            Some(line) => {
                line.left = piece.left;
                line.pieces.push(piece);
                line.baseline = baseline(&line.pieces);
            }
            None => lines.push(Line {
                baseline: piece.baseline,
                left: piece.left,
                right: piece.right(),
                size: piece.size,
                pieces: vec![piece],
                marks: Vec::new(),
            }),
        }
    }
    for mark in marks {
        let em = Abs::pt(mark.size).to_mm();
        let distance = |line: &Line| (line.baseline - mark.baseline).abs();
        let nearest = lines
            .iter_mut()
            .filter(|line| line.left - em < mark.left && mark.left < line.right + em)
            .filter(|line| alike(line, mark) && distance(line) < RAISED_MARK * em)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(line) = nearest {
            line.marks.push(mark);
        }
    }
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    lines
}

/// Returns whether a run has the type size of a line.
fn alike(line: &Line, piece: &Piece) -> bool {
    (line.size - piece.size).abs() < 0.01
}

/// Returns the baseline that carries most of the width of the runs; those on other
/// baselines are raised.
fn baseline(pieces: &[&Piece]) -> f64 {
    let width_at = |baseline: f64| -> f64 {
        let level = pieces.iter().filter(|it| (it.baseline - baseline).abs() < 0.001);
        level.map(|piece| piece.width).sum()
    };
    let most = pieces
        .iter()
        .map(|piece| piece.baseline)
        .max_by(|a, b| width_at(*a).total_cmp(&width_at(*b)));
    most.expect("a line has a piece")
}

/// Returns the number of letters in a text, without marks, digits and punctuation.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|&it| it.is_alphabetic() && !is_mark(it)).count()
}

/// Splits a text into words of two or more letters, without marks, digits and
/// punctuation.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|it: char| !it.is_alphabetic() && !is_mark(it))
        .map(|word| word.chars().filter(|&it| !is_mark(it)).collect::<String>())
        .filter(|word| word.chars().count() > 1)
}

/// Returns whether a character is an Arabic vowel mark (U+064B to U+0652, U+0670).
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{652}' | '\u{670}')
}
