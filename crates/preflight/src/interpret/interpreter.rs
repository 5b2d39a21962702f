//! Walks a page's content (ISO 32000-1, 8 and 9): every operator, with all that it draws.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object as Value, ObjectId};
use malzama_message::message;
use tiny_skia::{FillRule, Path, PathBuilder};

use super::decoded::Decoded;
use super::graphics_state::{SoftMask, State};
use super::inventory::Inventory;
use super::source::{Cell, CellPlace};
use super::spaces::Spaces;
use super::used_font::{FONT_BYTES, UsedFont};
use crate::area::Area;
use crate::ink::{Canvas, Coverage, Figures, ImageCache};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::{ColourUse, Colours, Fault, Findings, judge_space};
use crate::spec::Spec;
use crate::syntax::{Code, File, Layers, Matrix, Programs, Space};

/// How many operators of a page are walked; a page that has more is no page.
pub(super) const OPERATOR_LIMIT: usize = 4_000_000;

/// As how many operators a form counts.
pub(super) const FORM_COST: usize = 100;

/// As how many operators a mask or a pattern's cell counts, which has a canvas of its own.
pub(super) const CANVAS_COST: usize = 2_000;

/// A soft mask: where its dictionary lies in memory, and the numbers of the matrix by their bits.
type MaskKey = (usize, [u64; 6]);

/// What pages have in common and is read once.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'f> {
    /// Images, of all files that are judged in one go.
    pub(crate) images: &'f ImageCache,
    /// Figures, of all files that are judged in one go.
    pub(crate) figures: &'f Figures,
    /// The programs of the file's fonts.
    pub(crate) programs: &'f Programs,
    /// The layers of the file.
    pub(crate) layers: &'f Layers,
}

/// Everything that walking one page needs.
pub(crate) struct Interpreter<'f> {
    pub(super) file: &'f File,
    pub(super) kept: Kept<'f>,
    pub(super) decoded: Decoded,
    /// Soft masks by their dictionary's place in memory and the matrix that they were set in.
    pub(super) masks: BTreeMap<MaskKey, Option<Rc<SoftMask>>>,
    pub(crate) spec: &'f Spec,
    pub(super) intent: &'f [u8],
    pub(super) page: usize,
    /// The trim in points: left, bottom, right, top.
    pub(super) trim: [f64; 4],
    /// The trim in pixels of the page: left, top, right, bottom.
    pub(crate) trim_pixels: [f64; 4],
    /// From points of the page to pixels of the canvas.
    pub(super) to_pixels: Matrix,
    pub(crate) canvas: Canvas,
    pub(crate) findings: Findings,
    /// What the page is painted with.
    pub(crate) inventory: Inventory,
    /// Whether anything is being drawn that a mask is made of, where inks are no inks.
    pub(super) in_mask: bool,
    /// Within a pattern's cell, where what is painted with it lies.
    pub(super) cell_place: Option<CellPlace>,
    /// Whether a layer is being drawn that is off, of which nothing is printed.
    pub(super) is_hidden: bool,
    pub(super) layers: &'f Layers,
    /// Fonts by where their dictionaries lie in memory.
    pub(crate) fonts: BTreeMap<usize, UsedFont<'f>>,
    /// How many bytes of fonts may still be kept.
    pub(super) font_bytes_left: usize,
    pub(super) spaces: Spaces,
    pub(super) cells: BTreeMap<ObjectId, Rc<Cell>>,
    pub(super) active: Vec<ObjectId>,
    /// The glyphs that are being drawn, by font and code.
    pub(super) active_glyphs: Vec<(usize, Code)>,
    pub(super) operators: usize,
}

/// What a content stream is read with.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'f> {
    pub(crate) resources: Option<&'f Dictionary>,
    /// The matrix that the content begins with, from which patterns start.
    pub(crate) base: Matrix,
    pub(crate) depth: usize,
}

/// What is under way within one content stream.
pub(super) struct Course {
    pub(super) state: State,
    pub(super) stack: Vec<State>,
    pub(super) path: PathBuilder,
    /// The corners of the path in its own coordinates.
    pub(super) bounds: Option<[f64; 4]>,
    pub(super) points: usize,
    pub(super) clip: Option<FillRule>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) text_clip: Option<PathBuilder>,
    /// For each marked content that is open, whether the layer was off before it.
    pub(super) marked: Vec<bool>,
}

impl Course {
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            stack: Vec::new(),
            path: PathBuilder::new(),
            bounds: None,
            points: 0,
            clip: None,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            text_clip: None,
            marked: Vec::new(),
        }
    }
}

impl<'f> Interpreter<'f> {
    #[expect(clippy::too_many_arguments, reason = "a page is walked in one place")]
    pub(crate) fn new(
        file: &'f File,
        kept: Kept<'f>,
        spec: &'f Spec,
        intent: &'f [u8],
        page: usize,
        trim: [f64; 4],
        to_pixels: Matrix,
        canvas: Canvas,
        findings: Findings,
    ) -> Self {
        let (left, top) = to_pixels.apply(trim[0], trim[3]);
        let (right, bottom) = to_pixels.apply(trim[2], trim[1]);
        Self {
            file,
            kept,
            decoded: Decoded::default(),
            masks: BTreeMap::new(),
            spec,
            intent,
            page,
            trim,
            trim_pixels: [left, top, right, bottom],
            to_pixels,
            canvas,
            findings,
            inventory: Inventory::default(),
            in_mask: false,
            cell_place: None,
            is_hidden: false,
            layers: kept.layers,
            fonts: BTreeMap::new(),
            font_bytes_left: FONT_BYTES,
            spaces: Spaces::default(),
            cells: BTreeMap::new(),
            active: Vec::new(),
            active_glyphs: Vec::new(),
            operators: 0,
        }
    }

    /// The colour space of a name, read or known.
    pub(super) fn space(&mut self, name: &Value, scope: Scope<'f>) -> Space {
        self.spaces.get(self.file, name, scope.resources)
    }

    /// Whether the name of a colour space means something.
    pub(super) fn is_known_space(&self, name: &[u8], scope: Scope<'f>) -> bool {
        let device = [&b"DeviceGray"[..], b"DeviceRGB", b"DeviceCMYK", b"Pattern"];
        device.contains(&name) || self.resource("ColorSpace", name, scope).is_some()
    }

    /// A resource and its number.
    pub(super) fn resource(
        &self,
        category: &str,
        name: &[u8],
        scope: Scope<'f>,
    ) -> Option<(Option<ObjectId>, &'f Value)> {
        let file = self.file;
        let found = file.dictionary(scope.resources?, category)?;
        let object = found.get(name).ok()?;
        Some((object.as_reference().ok(), file.follow(object)?))
    }

    /// Reports a resource that is not there.
    pub(super) fn missing(&mut self, category: &str, name: &[u8]) {
        let name = String::from_utf8_lossy(name).into_owned();
        let found =
            || message!("found/missing-resource", name = &name, category = category);
        let wanted = || message!("wanted/all-resources");
        let fault = Fault::pdf_x(Clause::Content, Object::Resources);
        let values = format!("{category}/{name}");
        self.findings.add_measured(fault, 0, values, found, wanted);
    }

    /// Judges a rendering intent (ISO 32000-1, 8.6.5.8).
    pub(super) fn judge_intent(&mut self, name: &[u8], object: Object) {
        let known = [
            &b"AbsoluteColorimetric"[..],
            b"RelativeColorimetric",
            b"Saturation",
            b"Perceptual",
        ];
        if !known.contains(&name) {
            let intent = String::from_utf8_lossy(name);
            self.findings.add(
                Fault::pdf_x(Clause::Intent, object),
                message!("found/rendering-intent", intent = &*intent),
                message!("wanted/rendering-intent"),
            );
        }
    }

    /// Judges the colour space of something that is drawn; unless it is printed, by PDF/X alone.
    pub(super) fn judge_colours(
        &mut self,
        space: &Space,
        role: ColourUse,
        area: Option<Area>,
        object: Object,
        scope: Scope<'f>,
    ) {
        let names: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];
        let defaults =
            names.map(|name| self.resource("ColorSpace", name, scope).is_some());
        let colours = Colours { spec: self.spec, intent: self.intent, defaults };
        judge_space(space, role, area, object, &colours, &mut self.findings);
    }

    /// The place of a rectangle of points on the page, in millimetres from the trim.
    pub(crate) fn area(&self, rectangle: [f64; 4]) -> Area {
        Area::on_page(rectangle, self.trim)
    }

    /// What a path covers of the canvas; nothing if it takes more work than the page may.
    pub(super) fn fill(&self, path: &Path, rule: FillRule) -> Option<Coverage> {
        self.kept.figures.fill(path, rule, self.canvas.width, self.canvas.height)
    }

    /// Whether something is printed: visible, and not wholly outside of the trim (GWG 2022,
    /// definition of a page element). `coverage` is what is left of it within the clip. What a
    /// mask is made of counts as printed too.
    pub(super) fn is_printed(&mut self, coverage: Option<&Coverage>) -> bool {
        let Some(coverage) = coverage.filter(|_| !self.is_hidden) else { return false };
        match self.cell_place {
            Some(place) => place.is_printed,
            None => self.canvas.reaches_into(coverage, self.trim_pixels),
        }
    }
}

/// The rectangle around the corners of another one, turned by a matrix.
pub(super) fn bounds_of(
    [left, bottom, right, top]: [f64; 4],
    matrix: Matrix,
) -> [f64; 4] {
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        .map(|(x, y)| matrix.apply(x, y));
    let fold = |pick: fn(&(f64, f64)) -> f64, choose: fn(f64, f64) -> f64| {
        corners.iter().map(pick).reduce(choose).unwrap_or(0.0)
    };
    [
        fold(|it| it.0, f64::min),
        fold(|it| it.1, f64::min),
        fold(|it| it.0, f64::max),
        fold(|it| it.1, f64::max),
    ]
}
