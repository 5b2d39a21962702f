//! Lettering: text as outlines, so that sheets need no font.

use std::collections::BTreeMap;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::length::Length;
use crate::pdf::{Number, put};

/// The size of letters, and the distance of lines, in millimetres: 7 pt.
const SIZE: f64 = 2.47;
pub(super) const LEADING: f64 = 3.0;

/// How far the baseline is above the lower edge of a line, as a part of its height.
const DESCENT: f64 = 0.25;

/// The most letters of a line.
const LETTERS: usize = 250;

/// A font, and the outlines of the glyphs that were used so far.
pub(crate) struct Lettering<'a> {
    face: Face<'a>,
    glyphs: BTreeMap<u16, Outline>,
}

/// An outline as it is filled, in units of the font.
pub(crate) struct Outline {
    /// Path operators.
    pub(crate) path: Vec<u8>,
    /// Left, lower, right and upper edge.
    pub(crate) bounds: [i16; 4],
}

impl<'a> Lettering<'a> {
    /// Reads a TrueType or OpenType font; `None` if it is none.
    pub(crate) fn new(font: &'a [u8]) -> Option<Self> {
        let face = Face::parse(font, 0).ok()?;
        (face.units_per_em() > 0).then(|| Self { face, glyphs: BTreeMap::new() })
    }

    /// The outlines of all glyphs that were used, by their number.
    pub(crate) fn glyphs(&self) -> &BTreeMap<u16, Outline> {
        &self.glyphs
    }

    fn unit(&self) -> f64 {
        Length::mm(SIZE).to_points() / f64::from(self.face.units_per_em())
    }

    /// The glyph of a letter, or that of a question mark if the font lacks it.
    fn glyph(&self, letter: char) -> GlyphId {
        let glyph = self.face.glyph_index(letter);
        glyph.or_else(|| self.face.glyph_index('?')).unwrap_or(GlyphId(0))
    }

    /// How wide a line is.
    pub(super) fn width(&self, line: &str) -> Length {
        let letters = line.chars().take(LETTERS).map(|letter| self.glyph(letter));
        let advances = letters.filter_map(|glyph| self.face.glyph_hor_advance(glyph));
        Length::points(advances.map(f64::from).sum::<f64>() * self.unit())
    }

    /// Sets a line from its lower left corner on, along the horizontal or the vertical.
    pub(super) fn set(
        &mut self,
        line: &str,
        [left, bottom]: [Length; 2],
        is_upright: bool,
        out: &mut Vec<u8>,
    ) {
        let above = LEADING * DESCENT;
        let unit = Number(self.unit());
        // In units of the font from here on: whole numbers, which pack well.
        match is_upright {
            true => {
                let x = left + Length::mm(LEADING - above);
                put(out, format_args!("q 0 {unit} -{unit} 0 {x} {bottom} cm\n"));
            }
            false => {
                let y = bottom + Length::mm(above);
                put(out, format_args!("q {unit} 0 0 {unit} {left} {y} cm\n"));
            }
        }
        let mut moved = 0;
        for letter in line.chars().take(LETTERS) {
            let glyph = self.glyph(letter);
            self.outline(glyph);
            if self.glyphs.contains_key(&glyph.0) {
                if moved > 0 {
                    put(out, format_args!("1 0 0 1 {moved} 0 cm "));
                    moved = 0;
                }
                put(out, format_args!("/G{} Do\n", glyph.0));
            }
            moved += u32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0));
        }
        out.extend_from_slice(b"Q\n");
    }

    fn outline(&mut self, glyph: GlyphId) {
        if self.glyphs.contains_key(&glyph.0) {
            return;
        }
        let mut pen = Pen::default();
        // A space has none.
        let Some(bounds) = self.face.outline_glyph(glyph, &mut pen) else { return };
        pen.path.extend_from_slice(b"f");
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        self.glyphs.insert(glyph.0, Outline { path: pen.path, bounds });
    }
}

#[derive(Default)]
struct Pen {
    path: Vec<u8>,
    at: [f32; 2],
}

impl Pen {
    fn point(&mut self, [x, y]: [f32; 2]) {
        let [x, y] = [x, y].map(|it| Number(f64::from((it * 10.0).round()) / 10.0));
        put(&mut self.path, format_args!("{x} {y} "));
    }

    fn curve(&mut self, points: [[f32; 2]; 3]) {
        points.into_iter().for_each(|point| self.point(point));
        self.path.extend_from_slice(b"c\n");
        self.at = points[2];
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point([x, y]);
        self.path.extend_from_slice(b"m\n");
        self.at = [x, y];
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point([x, y]);
        self.path.extend_from_slice(b"l\n");
        self.at = [x, y];
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // The same curve with two handles, each two thirds of the way to the one.
        let toward = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let first = [toward(self.at[0], x1), toward(self.at[1], y1)];
        self.curve([first, [toward(x, x1), toward(y, y1)], [x, y]]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.curve([[x1, y1], [x2, y2], [x, y]]);
    }

    fn close(&mut self) {
        self.path.extend_from_slice(b"h\n");
    }
}
