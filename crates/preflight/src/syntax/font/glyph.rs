//! What a code of a font shows.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use read_fonts::model::pen::OutlinePen;
use tiny_skia::{Path, PathBuilder};
use ttf_parser::OutlineBuilder;

/// A glyph as a font shows it for a code.
pub(crate) struct Glyph {
    /// Its width as the file tells it, in parts of the size.
    pub(crate) width: f64,
    /// What is seen of it.
    pub(crate) shape: GlyphShape,
    /// What is wrong with it.
    pub(crate) fault: Option<GlyphFault>,
    /// Whether that was told.
    pub(crate) is_told: Cell<bool>,
}

impl Glyph {
    pub(super) fn new(width: f64, shape: GlyphShape, fault: Option<GlyphFault>) -> Self {
        Self { width, shape, fault, is_told: Cell::new(false) }
    }
}

/// What is seen of a glyph.
pub(crate) enum GlyphShape {
    /// An outline, in parts of the size.
    Outline(Path),
    /// Nothing.
    Blank,
    /// Something that cannot be drawn here.
    Unknown,
}

/// What may be wrong with a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GlyphFault {
    /// Its width is not that of the font's program.
    Width,
    /// The font has none for the code, and shows the one for those.
    Missing,
}

/// Draws outlines, whichever library reads them.
pub(super) struct Pen {
    path: PathBuilder,
    scale: f32,
    /// How many more calls it takes.
    left: usize,
}

/// The most parts of a glyph's outline; the most ornate have some thousands.
const PARTS: usize = 1 << 17;

/// What a pen stops a library with that draws more than any glyph has.
struct TooMuch;

impl Pen {
    /// Creates a pen for units that are this part of the size.
    pub(super) fn new(scale: f32) -> Self {
        Self { path: PathBuilder::new(), scale, left: PARTS }
    }

    /// What was drawn.
    pub(super) fn finish(self) -> GlyphShape {
        self.path.finish().map_or(GlyphShape::Blank, GlyphShape::Outline)
    }

    /// Counts a call. Libraries cannot be told to stop, so they are unwound; no panic is told.
    fn count(&mut self) {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => resume_unwind(Box::new(TooMuch)),
        }
    }
}

/// Lets a library draw; `None` if it draws more than any glyph has, or gives up.
pub(super) fn drawn_by<T>(draw: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(draw)).ok().flatten()
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.count();
        self.path.move_to(x * self.scale, y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.count();
        self.path.line_to(x * self.scale, y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.count();
        let s = self.scale;
        self.path.quad_to(x1 * s, y1 * s, x * s, y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.count();
        let s = self.scale;
        self.path.cubic_to(x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        OutlineBuilder::move_to(self, x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        OutlineBuilder::line_to(self, x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        OutlineBuilder::quad_to(self, x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        OutlineBuilder::curve_to(self, x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        OutlineBuilder::close(self);
    }
}

/// The glyphs that a code may mean, by their numbers.
pub(super) struct Meant {
    /// None where the font has none for it; the first one is shown.
    pub(super) glyphs: Vec<u32>,
    /// Whether it can be no other one.
    pub(super) is_certain: bool,
}

impl Meant {
    /// These glyphs and no others; glyph zero is none.
    pub(super) fn certain(glyphs: impl Iterator<Item = u32>) -> Self {
        Self { glyphs: glyphs.filter(|&glyph| glyph != 0).collect(), is_certain: true }
    }

    /// Any glyph.
    pub(super) fn unknown() -> Self {
        Self { glyphs: Vec::new(), is_certain: false }
    }
}

/// A glyph as its program has it.
pub(super) struct Drawn {
    /// Its width in parts of the size.
    pub(super) width: Option<f64>,
    pub(super) shape: GlyphShape,
}
