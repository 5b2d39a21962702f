//! What the rules say of a page: boxes, annotations, groups, and all that is drawn on it.

use lopdf::{Dictionary, Object, ObjectId, Stream};
use serde::{Deserialize, Serialize};

use super::collect::Findings;
use super::file::{File, PageObject, dictionary_of, number_of};
use super::finding::{Area, Finding, FontFacts, ImageFacts, PageFacts, Thumbnail};
use super::ink::{Canvas, RESOLUTION};
use super::pictures::Pictures;
use super::rule::Clause;
use super::spec::Spec;
use super::state::State;
use super::walk::{Scope, Walk};
use crate::syntax::Matrix;

/// The largest page that is composed, in points a side; larger ones are composed coarser.
const COMPOSED: f64 = 1700.0;

/// Boxes that are closer than this are the same, in points.
const NEAR: f64 = 0.02;

/// A box in points: left, bottom, right, top.
type Box4 = [f64; 4];

/// All that was found out about a page.
#[derive(Serialize, Deserialize)]
pub(super) struct JudgedPage {
    pub(super) facts: PageFacts,
    pub(super) findings: Vec<Finding>,
    pub(super) images: Vec<ImageFacts>,
    pub(super) fonts: Vec<FontFacts>,
    /// Width and height of the trim in points.
    pub(super) trim: [f64; 2],
}

impl JudgedPage {
    /// The same page at another place of a file.
    pub(super) fn numbered(mut self, number: usize) -> Self {
        self.facts.number = number;
        self.findings.iter_mut().for_each(|finding| finding.page = Some(number));
        self.images.iter_mut().for_each(|image| image.page = number);
        self
    }
}

/// Judges a page.
pub(super) fn judge(
    file: &File,
    page: &PageObject,
    number: usize,
    pictures: &Pictures,
    spec: &Spec,
    intent: &[u8],
) -> JudgedPage {
    let mut findings = Findings::new(Some(number));
    let empty = Dictionary::new();
    let dictionary = file.page(page).unwrap_or(&empty);
    let boxes = Boxes::read(file, page, dictionary);
    boxes.judge(file, page, dictionary, &mut findings);
    annotations(file, dictionary, &boxes, &mut findings);
    if dictionary.has(b"AA") {
        findings.pdf_x(
            Clause::Actions,
            None,
            "page",
            "additional actions (AA)",
            "no actions",
        );
    }
    if dictionary.has(b"PresSteps") {
        let wanted = "one way to show the pages";
        findings.pdf_x(Clause::Actions, None, "page", "steps of a presentation", wanted);
    }
    let media = boxes.media;
    let (wide, high) = (media[2] - media[0], media[3] - media[1]);
    let scale = RESOLUTION / 72.0 * (COMPOSED / wide.max(high)).min(1.0);
    let pixels = |points: f64| ((points * scale).ceil().max(1.0)) as usize;
    let canvas = Canvas::new(pixels(wide), pixels(high));
    let to_pixels = Matrix::from_numbers(&[
        scale,
        0.0,
        0.0,
        -scale,
        -media[0] * scale,
        media[3] * scale,
    ])
    .unwrap_or(Matrix::IDENTITY);
    let trim = boxes.trim.unwrap_or(media);
    let mut walk = Walk::new(
        file, pictures, spec, intent, number, trim, to_pixels, canvas, findings,
    );
    let resources = file.inherited(page, "Resources").and_then(dictionary_of);
    let scope = Scope { resources, base: Matrix::IDENTITY, depth: 0 };
    walk.judge_group(dictionary, "page", false);
    match content(file, dictionary) {
        Some(content) => walk.run(&content, scope, State::new(Matrix::IDENTITY)),
        None => walk.unreadable("page"),
    }
    let total = walk.canvas.total();
    if total < 0.01 {
        walk.findings.gwg(5, None, "page", "no ink at all", "something to print");
    }
    let (most_ink, corner) = walk.canvas.most_ink();
    if most_ink > spec.ink_limit + 0.05 {
        let points = |pixels: usize| pixels as f64 / scale;
        let (left, top) = (media[0] + points(corner.0), media[3] - points(corner.1));
        let side = 15.0 / 25.4 * 72.0;
        let area = walk.area([left, top - side, left + side, top]);
        let found = format!("{most_ink:.0} % of ink");
        let wanted = format!("at most {:.0} %", spec.ink_limit);
        walk.findings.gwg(26, Some(area), "page", found, &wanted);
    }
    let thumbnail = thumbnail(&walk, to_pixels, trim);
    for (id, appearance) in appearances(file, dictionary) {
        walk.appearance(appearance, id);
    }
    let millimetres = |points: f64| points * 25.4 / 72.0;
    let trim_size = [trim[2] - trim[0], trim[3] - trim[1]];
    let facts =
        PageFacts { number, trim: trim_size.map(millimetres), most_ink, thumbnail };
    let fonts = walk.fonts.values().map(|font| {
        let plain = font.name.split_once('+').filter(|(prefix, _)| prefix.len() == 6);
        FontFacts {
            name: plain.map_or(font.name.as_str(), |(_, name)| name).to_owned(),
            embedded: font.is_embedded || font.is_drawn,
            subset: plain.is_some(),
        }
    });
    let fonts = fonts.collect();
    JudgedPage {
        facts,
        images: std::mem::take(&mut walk.images),
        fonts,
        trim: trim_size,
        findings: walk.findings.finish(),
    }
}

/// The trim of a page as it will look.
fn thumbnail(walk: &Walk, to_pixels: Matrix, trim: Box4) -> Thumbnail {
    let (left, top) = to_pixels.apply(trim[0], trim[3]);
    let (right, bottom) = to_pixels.apply(trim[2], trim[1]);
    let corner = [left, top, right, bottom].map(|side| side.round().max(0.0) as usize);
    walk.canvas.thumbnail(corner)
}

/// The normal appearances of a page's annotations, in all of their states.
fn appearances<'f>(
    file: &'f File,
    page: &'f Dictionary,
) -> Vec<(Option<ObjectId>, &'f Stream)> {
    let list = file.get(page, "Annots").and_then(|it| it.as_array().ok());
    let mut found = Vec::new();
    for annotation in list.into_iter().flatten() {
        let normal = file
            .follow(annotation)
            .and_then(dictionary_of)
            .and_then(|annotation| file.dictionary(annotation, "AP")?.get(b"N").ok());
        let Some(normal) = normal else { continue };
        let states = match file.follow(normal) {
            Some(Object::Dictionary(states)) => {
                states.iter().map(|(_, state)| state).collect()
            }
            _ => vec![normal],
        };
        for state in states {
            if let Some(Object::Stream(stream)) = file.follow(state) {
                found.push((state.as_reference().ok(), stream));
            }
        }
    }
    found
}

/// The whole content of a page; empty where there is none.
fn content(file: &File, page: &Dictionary) -> Option<Vec<u8>> {
    let streams = match file.get(page, "Contents") {
        None if page.has(b"Contents") => return None,
        None => return Some(Vec::new()),
        Some(Object::Array(streams)) => streams.iter().collect(),
        Some(stream) => vec![stream],
    };
    let mut whole = Vec::new();
    for stream in streams {
        let Some(Object::Stream(stream)) = file.follow(stream) else { return None };
        whole.extend(file.unpack(stream)?);
        whole.push(b'\n');
        if whole.len() > super::file::STREAM_LIMIT {
            return None;
        }
    }
    Some(whole)
}

/// The boxes of a page (ISO 32000-1, 14.11.2).
struct Boxes {
    media: Box4,
    has_media: bool,
    crop: Option<Box4>,
    bleed: Option<Box4>,
    trim: Option<Box4>,
    has_both: bool,
}

impl Boxes {
    fn read(file: &File, page: &PageObject, dictionary: &Dictionary) -> Self {
        let settle = |object: &Object| -> Option<Box4> {
            let [x0, y0, x1, y1]: Box4 = file.numbers_of(object)?.try_into().ok()?;
            let settled = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
            let is_sane = settled.iter().all(|side| side.abs() < 1e6);
            (is_sane && settled[2] > settled[0] && settled[3] > settled[1])
                .then_some(settled)
        };
        let own = |key: &str| file.get(dictionary, key).and_then(settle);
        let media = file.inherited(page, "MediaBox").and_then(settle);
        Self {
            media: media.unwrap_or([0.0, 0.0, 595.28, 841.89]),
            has_media: media.is_some(),
            crop: file.inherited(page, "CropBox").and_then(settle),
            bleed: own("BleedBox"),
            trim: own("TrimBox").or_else(|| own("ArtBox")),
            has_both: dictionary.has(b"TrimBox") && dictionary.has(b"ArtBox"),
        }
    }

    /// Judges boxes (ISO 15930-7, 6.11, and GWG 2022, R0002 to R0004).
    fn judge(
        &self,
        file: &File,
        page: &PageObject,
        dictionary: &Dictionary,
        findings: &mut Findings,
    ) {
        let mut fail = |found: &str, wanted: &str| {
            findings.pdf_x(Clause::Boxes, None, "page", found, wanted);
        };
        if !self.has_media {
            fail("no MediaBox", "a MediaBox");
        }
        if self.has_both {
            fail("both TrimBox and ArtBox", "one of them");
        }
        match self.trim {
            None => fail("neither TrimBox nor ArtBox", "a TrimBox"),
            Some(trim) => {
                if !is_within(trim, self.bleed.unwrap_or(self.media)) {
                    fail("a TrimBox beyond the BleedBox", "boxes within each other");
                }
                if self.crop.is_some_and(|crop| !is_within(trim, crop)) {
                    fail("a TrimBox beyond the CropBox", "boxes within each other");
                }
            }
        }
        if self.bleed.is_some_and(|bleed| !is_within(bleed, self.media)) {
            fail("a BleedBox beyond the MediaBox", "boxes within each other");
        }
        if dictionary.has(b"UserUnit") {
            findings.gwg(2, None, "page", "a unit of its own (UserUnit)", "points");
        }
        if self.crop.is_some_and(|crop| !is_same(crop, self.media)) {
            findings.gwg(
                3,
                None,
                "page",
                "a CropBox of its own",
                "the MediaBox, or none",
            );
        }
        let turned = file.inherited(page, "Rotate").and_then(number_of).unwrap_or(0.0);
        if turned != 0.0 {
            findings.gwg(
                4,
                None,
                "page",
                format!("turned by {turned:.0}°"),
                "upright pages",
            );
        }
    }
}

fn is_within(inner: Box4, outer: Box4) -> bool {
    inner[0] >= outer[0] - NEAR
        && inner[1] >= outer[1] - NEAR
        && inner[2] <= outer[2] + NEAR
        && inner[3] <= outer[3] + NEAR
}

fn is_same(one: Box4, other: Box4) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < NEAR)
}

/// Annotations, which lie outside of the bleed if at all (ISO 15930-7, 6.14).
fn annotations(file: &File, page: &Dictionary, boxes: &Boxes, findings: &mut Findings) {
    let list = file.get(page, "Annots").and_then(|it| it.as_array().ok());
    let trim = boxes.trim.unwrap_or(boxes.media);
    let bleed = boxes.bleed.unwrap_or(trim);
    for annotation in list.into_iter().flatten() {
        let Some(annotation) = file.follow(annotation).and_then(dictionary_of) else {
            continue;
        };
        let kind = file.name(annotation, "Subtype").unwrap_or_default();
        let name = String::from_utf8_lossy(kind).into_owned();
        if annotation.has(b"A") || annotation.has(b"AA") {
            let found = format!("an action of a `{name}`");
            findings.pdf_x(Clause::Actions, None, "annotation", found, "no actions");
        }
        if matches!(kind, b"Movie" | b"Sound" | b"Screen" | b"3D" | b"RichMedia") {
            let wanted = "nothing that moves or sounds";
            findings.pdf_x(Clause::Annotations, None, "annotation", name, wanted);
            continue;
        }
        if kind == b"FileAttachment" {
            let wanted = "no attached files";
            findings.pdf_x(Clause::External, None, "annotation", name, wanted);
            continue;
        }
        let rectangle: Option<Box4> =
            file.numbers(annotation, "Rect").and_then(|it| it.try_into().ok());
        let Some([x0, y0, x1, y1]) = rectangle else { continue };
        let [left, bottom, right, top] = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        let limit = match kind {
            b"TrapNet" => continue,
            b"PrinterMark" => trim,
            _ => bleed,
        };
        let reaches =
            left < limit[2] && right > limit[0] && bottom < limit[3] && top > limit[1];
        if reaches {
            let millimetres = |points: f64| points * 25.4 / 72.0;
            let area = Area {
                x: millimetres(left - trim[0]),
                y: millimetres(trim[3] - top),
                width: millimetres(right - left),
                height: millimetres(top - bottom),
            };
            let found = format!("a `{name}` on the printed page");
            let wanted = "annotations outside of the bleed";
            findings.pdf_x(Clause::Annotations, Some(area), "annotation", found, wanted);
        }
    }
}
