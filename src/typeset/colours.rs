//! Finds colours and images on laid-out pages that cannot be printed in process inks.
//!
//! The press step checks the finished PDF as well, but only here is it known which line
//! of which layout sets a colour.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use malzama_message::{Message, message};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Span;
use typst::visualize::{
    Color, ColorSpace, Gradient, Image, ImageKind, Paint, ProcessColorSpace,
};
use typst_layout::PagedDocument;

use super::placeholder;

/// Reports every paint and image on the pages that is not made up of process inks, once
/// per source span and reason.
pub fn check(document: &PagedDocument, report: impl FnMut(Span, Message)) {
    let mut check = Check { report, reported: BTreeSet::new() };
    for page in document.pages() {
        if let Some(Some(fill)) = page.fill.as_ref().custom() {
            check.paint(fill, Span::detached());
        }
        check.frame(&page.frame);
    }
}

struct Check<F> {
    report: F,
    reported: BTreeSet<(NonZeroU64, Message)>,
}

impl<F: FnMut(Span, Message)> Check<F> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => {
                    let span =
                        text.glyphs.first().map_or(Span::detached(), |it| it.span.0);
                    self.paint(&text.fill, span);
                    if let Some(stroke) = &text.stroke {
                        self.paint(&stroke.paint, span);
                    }
                }
                FrameItem::Shape(shape, span) => {
                    if let Some(fill) = &shape.fill {
                        self.paint(fill, *span);
                    }
                    if let Some(stroke) = &shape.stroke {
                        self.paint(&stroke.paint, *span);
                    }
                }
                FrameItem::Image(image, _, span) => self.image(image, *span),
                _ => {}
            }
        }
    }

    fn paint(&mut self, paint: &Paint, span: Span) {
        match paint {
            Paint::Solid(color) => self.color(color, span),
            Paint::Gradient(gradient) => self.gradient(gradient, span),
            Paint::Tiling(tiling) => self.frame(tiling.frame()),
        }
    }

    fn color(&mut self, color: &Color, span: Span) {
        match color {
            Color::Process(process) if process.space() == ProcessColorSpace::Cmyk => {}
            Color::Process(process) => {
                self.found(span, name_of(process.space()));
            }
            Color::Spot(spot) => {
                let name = format!("{:?}", spot.colorant.name);
                self.found(span, message!("colour/spot", name = name));
            }
        }
    }

    /// Checks a gradient: its own space, in which it is interpolated, and the colours of
    /// its stops.
    fn gradient(&mut self, gradient: &Gradient, span: Span) {
        if gradient.space() != ColorSpace::Process(ProcessColorSpace::Cmyk) {
            self.found(span, message!("colour/gradient"));
        }
        for stop in gradient.stops() {
            self.color(&stop.color, span);
        }
    }

    fn image(&mut self, image: &Image, span: Span) {
        match image.kind() {
            ImageKind::Raster(_) if placeholder::name_of(image).is_some() => {}
            ImageKind::Raster(_) => {
                self.found(span, message!("colour/foreign-picture"));
            }
            ImageKind::Svg(_) => {
                self.found(span, message!("colour/svg"));
            }
            // The press step checks the colours inside placed PDFs.
            ImageKind::Pdf(_) => {}
        }
    }

    fn found(&mut self, span: Span, what: Message) {
        if self.reported.insert((span.into_raw(), what.clone())) {
            (self.report)(span, what);
        }
    }
}

/// Returns the name of a colour space for messages.
fn name_of(space: ProcessColorSpace) -> Message {
    match space {
        ProcessColorSpace::D65Gray => message!("colour/luma"),
        ProcessColorSpace::Srgb | ProcessColorSpace::LinearRgb => message!("colour/rgb"),
        ProcessColorSpace::Oklab | ProcessColorSpace::Oklch => message!("colour/oklab"),
        ProcessColorSpace::Hsl | ProcessColorSpace::Hsv => message!("colour/hsl"),
        ProcessColorSpace::Cmyk => message!("colour/cmyk"),
    }
}
