//! Finds what a press cannot show: type and lines that the dots of a screen would break, and flat
//! colours of more ink than the paper takes.

use std::collections::BTreeMap;

use malzama_message::{Message, message, number};
use typst::layout::{Abs, Frame, FrameItem, Transform};
use typst::syntax::Span;
use typst::visualize::{Color, Paint, ProcessColor};
use typst_layout::PagedDocument;

use super::introspect::Fine;
use super::origin::quoted;
use crate::geom::Length;

/// The most inks in which something fine is printed, so that they need not meet exactly.
const FINE_INKS: usize = 2;

/// How far an ink may be from solid, or a sum of inks beyond the limit, by rounding.
const TOLERANCE: f64 = 0.005;

/// How far a length may be below a bound by rounding, in points.
const NEAR: f64 = 0.01;

/// Something that is too fine, or that takes too much ink, once for each line of a layout.
pub struct TooFine {
    /// The first page that has it, counted from 1.
    pub page: usize,
    /// Where its layout draws it.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Message,
}

/// Finds what is too fine by the bounds of its layout, if it has any, and flat colours above an ink
/// limit in percent.
pub fn find(
    edition: &str,
    document: &PagedDocument,
    fine: Option<Fine>,
    ink_limit: f64,
) -> Vec<TooFine> {
    let mut search = Search { edition, fine, ink_limit, page: 0, found: BTreeMap::new() };
    for (page, number) in document.pages().iter().zip(1..) {
        search.page = number;
        search.frame(&page.frame, Transform::identity());
    }
    search.found.into_values().collect()
}

struct Search<'a> {
    edition: &'a str,
    fine: Option<Fine>,
    ink_limit: f64,
    page: usize,
    /// What was found by what it is and the line of the layout.
    found: BTreeMap<(String, u64), TooFine>,
}

impl Search<'_> {
    fn frame(&mut self, frame: &Frame, within: Transform) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, within.pre_concat(group.transform));
                }
                FrameItem::Text(text) => {
                    let span =
                        text.glyphs.first().map_or(Span::detached(), |it| it.span.0);
                    let size = scaled(text.size, within);
                    let Some(fine) = self.fine else { continue };
                    if size < fine.type_size.to_pt() - NEAR && !is_solid(&text.fill) {
                        let message = message!(
                            "layout/screened-type",
                            words = quoted(&text.text),
                            size = number(size, 1),
                            page = self.page,
                            edition = self.edition
                        );
                        let bound = fine.type_size.to_pt();
                        let hint = message!("hint/solid-type", size = number(bound, 1));
                        self.add("type", span, message, hint);
                    }
                }
                FrameItem::Shape(shape, span) => {
                    if let Some(fill) = &shape.fill {
                        self.fill(fill, *span, within);
                    }
                    if let Some(stroke) = &shape.stroke {
                        let thickness = scaled(stroke.thickness, within);
                        self.line(thickness, &stroke.paint, *span);
                    }
                }
                FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// Looks at a flat colour, or at what a tiling repeats.
    fn fill(&mut self, paint: &Paint, span: Span, within: Transform) {
        if let Paint::Tiling(tiling) = paint {
            self.frame(tiling.frame(), within);
        }
        let Some(inks) = inks(paint) else { return };
        let sum = inks.iter().map(|ink| f64::from(*ink) * 100.0).sum::<f64>();
        if sum > self.ink_limit + TOLERANCE * 100.0 {
            let limit = number(self.ink_limit, 0);
            let message = message!(
                "layout/too-much-ink",
                sum = number(sum, 0),
                limit = limit,
                page = self.page,
                edition = self.edition
            );
            self.add("ink", span, message, message!("hint/less-ink"));
        }
    }

    fn line(&mut self, thickness: f64, paint: &Paint, span: Span) {
        let Some(fine) = self.fine else { return };
        let shown = number(Length::pt(thickness).to_mm(), 2);
        if thickness < fine.line.to_pt() - NEAR {
            let message = message!(
                "layout/thin-line",
                thickness = shown,
                page = self.page,
                edition = self.edition
            );
            let bound = number(fine.line.to_mm(), 2);
            self.add("line", span, message, message!("hint/thicker-line", least = bound));
        } else if thickness < fine.solid.to_pt() + NEAR && !is_solid(paint) {
            let message = message!(
                "layout/screened-line",
                thickness = shown,
                page = self.page,
                edition = self.edition
            );
            let bound = number(fine.solid.to_mm(), 2);
            self.add("screen", span, message, message!("hint/solid-line", most = bound));
        }
    }

    fn add(&mut self, what: &str, span: Span, message: Message, hint: Message) {
        let line = if span.is_detached() { 0 } else { span.into_raw().get() };
        let page = self.page;
        self.found.entry((what.to_owned(), line)).or_insert(TooFine {
            page,
            span,
            message,
            hint,
        });
    }
}

/// Returns a length as it comes onto the page, in points.
fn scaled(length: Abs, transform: Transform) -> f64 {
    let area =
        transform.sx.get() * transform.sy.get() - transform.kx.get() * transform.ky.get();
    length.to_pt() * area.abs().sqrt()
}

/// Returns the inks of a flat colour, each from 0 to 1.
fn inks(paint: &Paint) -> Option<[f32; 4]> {
    match paint {
        Paint::Solid(Color::Process(ProcessColor::Cmyk(inks))) => {
            Some([inks.c, inks.m, inks.y, inks.k])
        }
        _ => None,
    }
}

/// Whether a paint is bare paper, or solid in no more inks than something fine may have. What is no
/// colour of inks is told elsewhere.
fn is_solid(paint: &Paint) -> bool {
    let Some(inks) = inks(paint) else { return true };
    let is_near = |ink: f32, to: f64| (f64::from(ink) - to).abs() < TOLERANCE;
    let used = inks.iter().filter(|&&ink| !is_near(ink, 0.0));
    used.clone().all(|&ink| is_near(ink, 1.0)) && used.count() <= FINE_INKS
}
