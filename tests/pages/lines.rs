//! The lines of a page, put together from their pieces.

use typst::layout::Abs;

use crate::frames::{Area, Piece, Sheet};
use crate::tokens::Tokens;

/// Pieces that are narrower, in millimetres, are marks set apart from their letters.
const NO_WIDTH: f64 = 0.004;

/// How far the pieces of a line may stand from its baseline, in ems: raised letters.
const RAISED: f64 = 0.4;

/// How far a mark may stand from the baseline of its line, in ems.
const RAISED_MARK: f64 = 0.9;

/// The widest gap in a line, and how far its pieces may overlap, in ems.
const GAP: f64 = 1.0;
const OVERLAP: f64 = 0.3;

/// A gap between words, in millimetres; the pieces of one word touch.
const BETWEEN_WORDS: f64 = 0.35;

/// Pieces that stand beside each other.
pub struct Line<'a> {
    /// The pieces from the right.
    pub pieces: Vec<&'a Piece>,
    /// Marks that are set apart from their letters, which they repeat.
    pub marks: Vec<&'a Piece>,
    pub baseline: f64,
    pub left: f64,
    pub right: f64,
    /// The size of the type in points.
    pub size: f64,
}

impl Line<'_> {
    /// The words in the order of reading from the right.
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

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.pieces.iter().map(|piece| letters(&piece.item.text)).sum()
    }

    /// The family of its widest piece.
    pub fn family(&self) -> &str {
        self.widest().map_or("", |piece| piece.family())
    }

    /// Whether its widest piece is set as names are.
    pub fn is_of_name(&self, tokens: &Tokens) -> bool {
        self.widest().is_some_and(|piece| piece.is_of_name(tokens))
    }

    fn widest(&self) -> Option<&Piece> {
        self.pieces.iter().copied().max_by(|a, b| a.width.total_cmp(&b.width))
    }

    /// The area of its ink; none if it has none.
    pub fn ink(&self) -> Option<Area> {
        let all = self.pieces.iter().chain(&self.marks);
        all.filter_map(|piece| piece.ink()).reduce(Area::around)
    }

    /// The first words, to be named in a message.
    pub fn name(&self) -> String {
        let text = self.text();
        let short: String = text.chars().take(24).collect();
        format!("«{}» ({} pt)", short.trim(), self.size)
    }

    /// Whether two lines have a part of their width in common.
    pub fn is_over(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// The lines of a page from its head.
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

/// Whether a piece is of the size of a line.
fn alike(line: &Line, piece: &Piece) -> bool {
    (line.size - piece.size).abs() < 0.01
}

/// The baseline on which most of the width of pieces stands; the others are raised.
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

/// How many letters a text has, without marks, digits and signs.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|&it| it.is_alphabetic() && !is_mark(it)).count()
}

/// The words of a text as runs of letters, without marks, digits and signs.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|it: char| !it.is_alphabetic() && !is_mark(it))
        .map(|word| word.chars().filter(|&it| !is_mark(it)).collect::<String>())
        .filter(|word| word.chars().count() > 1)
}

/// Whether a character is an Arabic vowel mark (U+064B to U+0652, U+0670).
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{652}' | '\u{670}')
}
