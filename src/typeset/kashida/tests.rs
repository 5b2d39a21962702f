//! Shows that no kashida breaks a joint, in any word of the manuscript.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Transform};
use ttf_parser::{GlyphId, OutlineBuilder};
use typst::foundations::Bytes;
use typst::layout::{Abs, Em, Point};
use typst::syntax::Span;
use typst::text::{
    Font, FontInstance, FontVariant, FontVariations, Glyph, Lang, TextItem,
};
use typst::visualize::{Color, Paint as Ink};

use super::joints::{self, Joint, Kashida, TATWEEL, Words, is_plain};
use super::lines::{Line, Piece, Run};
use super::setting;
use super::shaping::{Shaped, Shaper};

/// The size at which words are set.
const SIZE: Abs = Abs::raw(100.0);

/// Where a joint has ink, in ems above the baseline, and how far it goes on under its letters.
const STROKE: [f64; 2] = [-0.02, 0.1];
const UNDER: f64 = 0.02;

/// How many pixels an em has.
const SCALE: f64 = 400.0;

#[test]
fn no_joint_of_the_manuscript_breaks() {
    let (mut shaper, font) = (Shaper::default(), amiri());
    let manuscript = include_str!("../../../tests/manuscript.txt");
    let words: BTreeSet<&str> =
        manuscript.split_whitespace().filter(|word| is_plain(word)).collect();
    let (mut joints_seen, mut faults) = (0, Vec::new());
    for word in &words {
        let items = set(word, &font, &mut shaper);
        let line = line_of(&items);
        let all: Vec<Words> = vec![vec![(0, 0..word.len())]];
        for joint in joints::find_from(&line, &all, 0, &mut shaper) {
            joints_seen += 1;
            for kashida in &joint.kashidas {
                faults.extend(fault(word, &line, &joint, *kashida, &mut shaper));
            }
        }
    }
    assert!(words.len() > 1000 && joints_seen > 1400, "{joints_seen} joints");
    assert!(
        faults.is_empty(),
        "{} faults: {:?}",
        faults.len(),
        &faults[..faults.len().min(40)]
    );
}

#[test]
fn joints_that_change_their_letters_are_left_alone() {
    let (mut shaper, font) = (Shaper::default(), amiri());
    // The teh marbuta after a joined ain, and the heh that changes with the teh before it.
    for (word, broken) in [("المجموعة", 14), ("مأكولاتهم", 14)] {
        let items = set(word, &font, &mut shaper);
        let line = line_of(&items);
        let all: Vec<Words> = vec![vec![(0, 0..word.len())]];
        let found = joints::find_from(&line, &all, 0, &mut shaper);
        assert!(!found.is_empty(), "{word}");
        assert!(found.iter().all(|it| it.at != broken), "{word}: {found:?}");
    }
}

/// Tells how a kashida breaks a word, if it does.
fn fault(
    word: &str,
    line: &Line,
    joint: &Joint,
    kashida: Kashida,
    shaper: &mut Shaper,
) -> Option<String> {
    let run = &line.runs[0];
    let name =
        format!("{}…{} ({})", &word[..joint.at], &word[joint.at..], kashida.tatweels);
    // What HarfBuzz makes of the word with and without tatweels.
    let tatweels: String = std::iter::repeat_n(TATWEEL, kashida.tatweels).collect();
    let elongated = format!("{}{tatweels}{}", &word[..joint.at], &word[joint.at..]);
    let own = joint.at..joint.at + tatweels.len();
    let forms = |shaped: Vec<Shaped>| -> Vec<(u16, Em, Em, Em)> {
        let letters = shaped.into_iter().filter(|it| !own.contains(&it.cluster));
        letters.map(|it| (it.id, it.advance, it.offset, it.rise)).collect()
    };
    let plain: Vec<_> = {
        let shaped = shaper.shape(word, run.pieces[0].item).into_iter();
        shaped.map(|it| (it.id, it.advance, it.offset, it.rise)).collect()
    };
    if forms(shaper.shape(&elongated, run.pieces[0].item)) != plain {
        return Some(format!("{name}: a letter changes"));
    }
    let inserted = joints::shape_with(
        line,
        run,
        0..word.len(),
        &[(joint.at, kashida.tatweels)],
        shaper,
    )?;
    let Some(filled) = setting::fill(line, &[inserted]) else {
        return Some(format!("{name}: not at the height of its letters"));
    };
    let pieces: Vec<(Point, TextItem)> = run
        .pieces
        .iter()
        .map(|piece| {
            let (by, item) = filled[&(0, piece.number)].clone();
            (piece.at + Point::with_x(by), item)
        })
        .collect();
    let gap = gap(&pieces, joint.x, joint.x + kashida.length);
    gap.map(|at| format!("{name}: a gap at {at:.3} em of {:.3}", kashida.length / SIZE))
}

/// Returns where a stroke between two places of a line has no ink, in ems from the first place.
fn gap(pieces: &[(Point, TextItem)], left: Abs, right: Abs) -> Option<f64> {
    let (left, right) = (left / SIZE - UNDER, right / SIZE + UNDER);
    let width = ((right - left) * SCALE).floor() as u32;
    let height = ((STROKE[1] - STROKE[0]) * SCALE).ceil() as u32;
    let mut pixels = Pixmap::new(width, height).expect("a joint has an area");
    for (at, item) in pieces {
        let unit = 1.0 / item.font.units_per_em();
        let mut x = at.x / SIZE;
        for glyph in &item.glyphs {
            let mut outline = Outline(PathBuilder::new());
            item.font.ttf().outline_glyph(GlyphId(glyph.id), &mut outline);
            let scale = (unit * SCALE) as f32;
            let origin = (
                ((x + glyph.x_offset.get() - left) * SCALE) as f32,
                ((STROKE[1] + at.y / SIZE) * SCALE) as f32,
            );
            x += glyph.x_advance.get();
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, origin.0, origin.1);
            if let Some(path) = outline.0.finish() {
                let ink = Paint::default();
                pixels.fill_path(&path, &ink, FillRule::Winding, place, None);
            }
        }
    }
    let is_dark = |x: u32| {
        (0..height).any(|y| pixels.pixel(x, y).is_some_and(|it| it.alpha() > 200))
    };
    (0..width).find(|&x| !is_dark(x)).map(|x| f64::from(x) / SCALE - UNDER)
}

struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// Sets a word as Typst does: glyphs of each height as an item of their own.
fn set(word: &str, font: &FontInstance, shaper: &mut Shaper) -> Vec<(Point, TextItem)> {
    let like = item(word, font);
    let shaped = shaper.shape(word, &like);
    let mut items: Vec<(Point, TextItem)> = Vec::new();
    let mut x = Abs::zero();
    let mut rise = None;
    for glyph in &shaped {
        if rise != Some(glyph.rise) {
            rise = Some(glyph.rise);
            items.push((Point::new(x, -glyph.rise.at(SIZE)), item(word, font)));
        }
        let later = shaped.iter().map(|it| it.cluster).filter(|it| *it > glyph.cluster);
        let end = later.min().unwrap_or(word.len());
        let (_, item) = items.last_mut().expect("an item");
        item.glyphs.push(Glyph {
            id: glyph.id,
            x_advance: glyph.advance,
            x_offset: glyph.offset,
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: glyph.cluster as u16..end as u16,
            span: (Span::detached(), glyph.cluster as u16),
        });
        x += glyph.advance.at(SIZE);
    }
    items
}

fn item(word: &str, font: &FontInstance) -> TextItem {
    TextItem {
        font: font.clone(),
        size: SIZE,
        fill: Ink::Solid(Color::BLACK),
        stroke: None,
        lang: Lang::ARABIC,
        region: None,
        text: word.into(),
        glyphs: Vec::new(),
    }
}

fn line_of(items: &[(Point, TextItem)]) -> Line<'_> {
    let pieces = items.iter().enumerate();
    let pieces = pieces.map(|(number, (at, item))| Piece { number, at: *at, item });
    let runs = vec![Run::of(pieces.collect())];
    Line { page: 0, baseline: Abs::zero(), runs, is_mixed: false }
}

fn amiri() -> FontInstance {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/amiri/Amiri-Regular.ttf");
    let font = Font::new(Bytes::new(fs::read(path).expect("the font")), 0);
    let variations = FontVariations::default();
    font.expect("a font").instantiate(FontVariant::default(), SIZE, &variations)
}
