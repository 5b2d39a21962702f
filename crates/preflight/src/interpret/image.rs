//! Images where they are drawn (ISO 32000-1, 8.9).

use std::rc::Rc;

use lopdf::{Object as Value, Stream};
use malzama_message::message;

use super::interpreter::{Course, Interpreter, Scope, bounds_of};
use super::paint::Shape as PaintedShape;
use super::source::CellPlace;
use crate::area::Area;
use crate::finding::ImageFacts;
use crate::ink::{Blend, Header, Picture, Shape};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::{
    ColourUse, Fault, Kind, judge_grey_overprint_of, judge_registration_of,
    judge_resolution,
};
use crate::standard::Standard;
use crate::syntax::{Space, dictionary_of, space_in};
use crate::units::POINTS_PER_INCH;
use crate::work;

/// The work of finding a pixel of the page in a picture and its mask.
const PIXEL_WORK: u64 = 20;

/// The corners of what pictures are drawn into.
const UNIT: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

impl<'f> Interpreter<'f> {
    /// Draws a picture (ISO 32000-1, 8.9): an object, or one within a content stream.
    pub(super) fn picture(
        &mut self,
        stream: &Stream,
        is_object: bool,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let file = self.file;
        let header = Header::read(file, &stream.dict);
        let state = course.state.clone();
        let on_page = bounds_of(UNIT, state.matrix);
        let area = self.area(on_page);
        let size = [header.width, header.height];
        let inches = |points: f64| points / POINTS_PER_INCH;
        let across = f64::from(header.width) / inches(state.matrix.width());
        let down = f64::from(header.height) / inches(state.matrix.height());
        let ppi = across.min(down);
        let space = match header.get("ColorSpace", "CS") {
            Some(space) => Space::read(file, space, scope.resources),
            None => Space::Gray,
        };
        let to_pixels = state.matrix.then(self.to_pixels);
        let target =
            (to_pixels.width().ceil() as usize, to_pixels.height().ceil() as usize);
        let coverage = state.clip.limit(self.box_coverage(UNIT, state.matrix));
        let is_printed = state.fill.opacity > 0.0 && self.is_printed(coverage.as_ref());
        let own = Picture::own_space(file, stream);
        let space = own.unwrap_or(space);
        // A letter of pixels is text.
        let is_letter = header.is_stencil && state.drawing.is_some();
        if is_printed && !self.in_mask && !is_letter {
            judge_resolution(size, header.bits, ppi, self.spec, area, &mut self.findings);
            let colours = match header.is_stencil {
                true => message!("colours/stencil"),
                false => message!("found/colour-space", space = space.told()),
            };
            let page = self.page;
            let facts = ImageFacts { page, area, pixels: size, ppi, colours };
            self.inventory.picture(facts, &space);
        }
        self.judge_picture(stream, is_object, &header, area);
        let fill = &state.fill.paint;
        let (used, object) = match header.is_stencil {
            true => (&*fill.space, Object::Stencil),
            false => (&space, Object::Image),
        };
        if fill.pattern.is_none() || !header.is_stencil {
            let role = ColourUse { is_picture: !header.is_stencil, is_printed };
            self.judge_colours(used, role, Some(area), object, scope);
        }
        let has_colour = !header.is_stencil || fill.colour.iter().any(|&tint| tint > 0.0);
        if is_printed && !self.in_mask && used.is_registration() && has_colour {
            judge_registration_of(object, area, &mut self.findings);
        }
        let (Some(coverage), Some(back)) = (coverage, to_pixels.inverse()) else {
            return;
        };
        let is_gray =
            matches!(used, Space::Gray) && (!header.is_stencil || fill.pattern.is_none());
        if is_printed
            && !self.in_mask
            && is_gray
            && state.fill.overprint
            && self.is_on_ink(&coverage, true)
        {
            judge_grey_overprint_of(object, area, &mut self.findings);
        }
        if !work::affords(PIXEL_WORK * coverage.pixels()) {
            return;
        }
        if self.is_hidden {
            return;
        }
        let mask = self.mask_of(stream, target);
        if header.is_stencil {
            let Some(shape) = self.decoded.shape(file, stream, is_object, true, target)
            else {
                self.canvas.is_unknown = true;
                return;
            };
            let coverage = shape.limit(&coverage, back);
            if state.drawing.is_some() {
                // A letter of pixels is judged like other letters.
                let shape = PaintedShape {
                    coverage: Some(coverage),
                    wide: None,
                    bounds: UNIT,
                    is_stroke: false,
                    overlaps: None,
                };
                return self.paint(Kind::Shape, shape, &state.fill, &state, scope);
            }
            let place = CellPlace { is_printed, is_on_ink: false };
            let source = self.source(&state.fill, place, scope);
            self.lay(&coverage, &source, &state.fill, &state);
            return;
        }
        let picture = self.decoded.picture(
            self.kept.images,
            file,
            stream,
            is_object,
            &space,
            target,
        );
        self.canvas.is_unknown |= picture.is_none();
        let mask = mask.or_else(|| picture.as_ref()?.shape().map(Rc::new));
        let coverage = match &mask {
            Some(shape) => shape.limit(&coverage, back),
            None => coverage,
        };
        let opacity = state.fill.opacity as f32;
        let width = self.canvas.width;
        let blend = state.blend;
        let overprint = state.fill.overprint;
        let is_cmyk = matches!(space, Space::Cmyk);
        let picture = picture.map(|it| (it.grid(back, coverage.place), it));
        // Nearly all pictures cover what is below them in all inks.
        let covers = blend == Blend::Cover && (!overprint || is_cmyk);
        if let (Some((grid, picture)), true, None) = (&picture, covers, &state.soft_mask)
        {
            let colour = |x, y| Some((picture.at(grid, x, y)?, opacity));
            return self.canvas.lay_over(&coverage, colour);
        }
        self.canvas.lay(&coverage, |x, y| {
            let (inks, spoken) = match &picture {
                Some((grid, picture)) => (picture.at(grid, x, y)?, picture.plates),
                // What cannot be decoded leaves no ink that anyone knows of.
                None => ([0.0; 4], [true; 4]),
            };
            // Mode 1 is for colours that are set, not for pictures (ISO 32000-1, 8.6.7).
            let plates = if overprint && !is_cmyk { spoken } else { [true; 4] };
            let opacity = opacity * state.let_through(y * width + x);
            Some(crate::ink::Laid { inks, plates, opacity, blend })
        });
    }

    /// The soft or hard mask of a picture.
    fn mask_of(&mut self, stream: &Stream, target: (usize, usize)) -> Option<Rc<Shape>> {
        let file = self.file;
        let mask = |key| match file.get(&stream.dict, key) {
            Some(Value::Stream(mask)) => Some(mask),
            _ => None,
        };
        let (mask, is_stencil) = match mask("SMask") {
            Some(mask) => (mask, false),
            None => (mask("Mask")?, true),
        };
        let shape = self.decoded.shape(file, mask, true, is_stencil, target);
        // What shows of the picture is not known without its mask.
        self.canvas.is_unknown |= shape.is_none();
        shape
    }

    /// Judges what the standards say of pictures beside their colours.
    fn judge_picture(
        &mut self,
        stream: &Stream,
        is_object: bool,
        header: &Header,
        area: Area,
    ) {
        let file = self.file;
        let is_old = self.spec.standard == Standard::X1a;
        let fault = |clause| Fault::pdf_x(clause, Object::Image).at(area);
        if is_old && header.bits > 8 {
            self.findings.add(
                fault(Clause::Images),
                message!("found/bits", bits = header.bits),
                message!("wanted/eight-bits"),
            );
        }
        if let Some(mask) = file.get(&stream.dict, "SMask")
            && !matches!(mask, Value::Name(_))
        {
            self.transparency(Object::Image, || message!("found/image-opacity"));
            let space = space_in(file, mask, None);
            if !matches!(space, Some(Space::Gray)) {
                self.findings.add(
                    fault(Clause::Images),
                    message!("found/coloured-soft-mask"),
                    message!("wanted/grey-soft-masks"),
                );
            }
        }
        if let Some(Value::Array(alternates)) = file.get(&stream.dict, "Alternates") {
            let is_printed = alternates.iter().any(|alternate| {
                file.follow(alternate).and_then(dictionary_of).is_some_and(|it| {
                    file.get(it, "DefaultForPrinting")
                        .is_some_and(|it| it.as_bool().unwrap_or(false))
                })
            });
            if is_old || is_printed {
                self.findings.add(
                    fault(Clause::Images),
                    message!("found/alternate-image"),
                    message!("wanted/one-image"),
                );
            }
        }
        if let Some(filter) = header.get("Filter", "F") {
            let filters = match filter {
                Value::Array(filters) => filters.as_slice(),
                filter => std::slice::from_ref(filter),
            };
            // Those of objects are judged wherever they stand, by their long names.
            let is_lzw = |it: &Value| match it.as_name() {
                Ok(name) => name == b"LZW" || !is_object && name == b"LZWDecode",
                Err(_) => false,
            };
            if filters.iter().any(is_lzw) {
                self.findings.add(
                    fault(Clause::Filters),
                    message!("found/filter", filter = "LZW"),
                    message!("wanted/other-filter"),
                );
            }
        }
        if let Some(intent) =
            header.get("Intent", "Intent").and_then(|it| it.as_name().ok())
        {
            self.judge_intent(intent, Object::Image);
        }
        if stream.dict.has(b"OPI") {
            self.findings.add(
                fault(Clause::External),
                message!("found/opi"),
                message!("wanted/pictures-within"),
            );
        }
    }
}
