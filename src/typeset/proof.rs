//! Proofs: pages that say of themselves that they must not be printed.

use ttf_parser::{GlyphId, OutlineBuilder};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax::Span;
use typst::visualize::{
    Cmyk, Color, Curve, CurveItem, FixedStroke, Geometry, ProcessColor,
};
use typst_layout::{Page, PagedDocument};

use super::snippet;
use super::world::Shared;
use crate::records::Language;

/// The share of a page's diagonal that the word takes.
const REACH: f64 = 0.7;

/// The width of the word's outline, in points. Nothing is filled, so that all that lies
/// below remains legible, and no transparency is needed, which PDF/X-1a forbids.
const LINE: f64 = 1.0;

/// The ink of the outline: light, and visible on paper and on photographs.
const INK: Cmyk = Cmyk { c: 0.0, m: 0.6, y: 0.4, k: 0.0 };

/// Returns the pages with a word across each of them that marks it as a proof.
pub(super) fn stamp(
    document: &PagedDocument,
    language: Language,
    shared: &Shared,
) -> PagedDocument {
    let (word, tag, direction) = match language {
        Language::Arabic => ("مسودة", "ar", "rtl"),
        Language::English => ("Proof", "en", "ltr"),
        Language::French => ("Épreuve", "fr", "ltr"),
    };
    let markup = format!(
        "#set page(width: auto, height: auto, margin: 0pt)\n\
         #set text(size: 100pt, lang: \"{tag}\", dir: {direction})\n{word}"
    );
    let outline = snippet::set(shared, markup).map(|frame| outline(&frame));
    let pages = document.pages().iter().map(|page| {
        let mut frame = page.frame.clone();
        let size = frame.size();
        let curve = across(size.x.to_pt(), size.y.to_pt(), outline.as_ref());
        let ink = Color::Process(ProcessColor::Cmyk(INK));
        let stroke = FixedStroke::from_pair(ink, Abs::pt(LINE));
        let shape = Geometry::Curve(curve).stroked(stroke);
        frame.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
        Page { frame, ..page.clone() }
    });
    let pages = pages.collect();
    let info = document.clone().info_mut().clone();
    PagedDocument::new(pages, info)
}

/// Returns the outline laid across a page of this size in points, from its lower left to
/// its upper right corner; without an outline, the diagonals of the page.
fn across(width: f64, height: f64, outline: Option<&Curve>) -> Curve {
    let Some(outline) = outline.filter(|outline| !outline.is_empty()) else {
        // No font has the word; an unmarked page would pass as one to be printed.
        let corner = |x: f64, y: f64| Point::new(Abs::pt(x), Abs::pt(y));
        let mut lines = Curve::new();
        lines.move_(corner(0.0, 0.0));
        lines.line(corner(width, height));
        lines.move_(corner(0.0, height));
        lines.line(corner(width, 0.0));
        return lines;
    };
    let diagonal = libm::hypot(width, height);
    let (cos, sin) = (width / diagonal, -height / diagonal);
    let bounds = outline.bbox(None);
    let middle = (bounds.min + bounds.max) / 2.0;
    let scale = diagonal * REACH / bounds.size().x.to_pt().max(1.0);
    let map = |point: Point| {
        let (x, y) =
            ((point.x - middle.x).to_pt() * scale, (point.y - middle.y).to_pt() * scale);
        Point::new(
            Abs::pt(width / 2.0 + x * cos - y * sin),
            Abs::pt(height / 2.0 + x * sin + y * cos),
        )
    };
    Curve(
        outline
            .0
            .iter()
            .map(|item| match *item {
                CurveItem::Move(to) => CurveItem::Move(map(to)),
                CurveItem::Line(to) => CurveItem::Line(map(to)),
                CurveItem::Cubic(one, two, to) => {
                    CurveItem::Cubic(map(one), map(two), map(to))
                }
                CurveItem::Close => CurveItem::Close,
            })
            .collect(),
    )
}

/// Returns the outlines of all glyphs of a frame.
fn outline(frame: &Frame) -> Curve {
    let mut curve = Curve::new();
    trace(frame, Point::zero(), &mut curve);
    curve
}

fn trace(frame: &Frame, from: Point, curve: &mut Curve) {
    for (at, item) in frame.items() {
        let at = from + *at;
        match item {
            FrameItem::Group(group) => {
                let Point { x, y } = at;
                let moved = Point::new(x + group.transform.tx, y + group.transform.ty);
                trace(&group.frame, moved, curve);
            }
            FrameItem::Text(text) => {
                let scale = text.size.to_pt() / text.font.units_per_em();
                let mut pen = at;
                for glyph in &text.glyphs {
                    let offset = Point::new(
                        glyph.x_offset.at(text.size),
                        -glyph.y_offset.at(text.size),
                    );
                    let mut pencil = Pencil { curve, origin: pen + offset, scale };
                    text.font.ttf().outline_glyph(GlyphId(glyph.id), &mut pencil);
                    pen.x += glyph.x_advance.at(text.size);
                    pen.y -= glyph.y_advance.at(text.size);
                }
            }
            _ => {}
        }
    }
}

/// Draws glyphs into a curve; fonts measure upwards, pages downwards.
struct Pencil<'a> {
    curve: &'a mut Curve,
    origin: Point,
    scale: f64,
}

impl Pencil<'_> {
    fn point(&self, x: f32, y: f32) -> Point {
        let (x, y) = (f64::from(x) * self.scale, f64::from(y) * self.scale);
        self.origin + Point::new(Abs::pt(x), Abs::pt(-y))
    }

    /// Returns the point at which the curve ends.
    fn last(&self) -> Point {
        match self.curve.0.last() {
            Some(
                CurveItem::Move(to) | CurveItem::Line(to) | CurveItem::Cubic(_, _, to),
            ) => *to,
            Some(CurveItem::Close) | None => self.origin,
        }
    }
}

impl OutlineBuilder for Pencil<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.curve.move_(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.curve.line(to);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, control, to) = (self.last(), self.point(x1, y1), self.point(x, y));
        let towards = |end: Point| end + (control - end) * (2.0 / 3.0);
        self.curve.cubic(towards(from), towards(to), to);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, two) = (self.point(x1, y1), self.point(x2, y2));
        let to = self.point(x, y);
        self.curve.cubic(one, two, to);
    }

    fn close(&mut self) {
        self.curve.close();
    }
}

#[cfg(test)]
mod tests {
    use typst::layout::Size;

    use super::*;

    #[test]
    fn a_word_lies_across_the_middle_of_its_page() {
        let word = Curve::rect(Size::new(Abs::pt(300.0), Abs::pt(50.0)));
        for (width, height) in [(419.5, 595.3), (595.3, 419.5), (300.0, 300.0)] {
            let bounds = across(width, height, Some(&word)).bbox(None);
            let page = (Abs::pt(width), Abs::pt(height));
            assert!(bounds.min.x > Abs::zero() && bounds.max.x < page.0, "{bounds:?}");
            assert!(bounds.min.y > Abs::zero() && bounds.max.y < page.1, "{bounds:?}");
            let middle = (bounds.min + bounds.max) / 2.0;
            assert!(middle.x.approx_eq(page.0 / 2.0) && middle.y.approx_eq(page.1 / 2.0));
            assert!(bounds.size().x > page.0 / 2.0 && bounds.size().y > page.1 / 2.0);
        }
    }

    #[test]
    fn a_page_is_marked_even_if_no_font_has_the_word() {
        let none = Curve::new();
        for outline in [None, Some(&none)] {
            let bounds = across(100.0, 200.0, outline).bbox(None);
            assert_eq!(bounds.max, Point::new(Abs::pt(100.0), Abs::pt(200.0)));
        }
    }
}
