//! Rules on a page beside its content: boxes, annotations, actions.

use lopdf::{Dictionary, Object as Value};
use malzama_message::{Message, message, number};

use super::collector::{Fault, Findings};
use crate::area::Area;
use crate::facts::BoxFacts;
use crate::object::Object;
use crate::rule::Clause;
use crate::syntax::{File, PageObject, dictionary_of, number_of};
use crate::units::to_mm;
use crate::work;

/// Boxes that are closer than this are the same, in points.
const NEAR: f64 = 0.02;

/// A box in points: left, bottom, right, top.
pub(crate) type Box4 = [f64; 4];

/// Judges what a page has beside its content; gives back its boxes.
pub(crate) fn judge(file: &File, page: &PageObject, findings: &mut Findings) -> Boxes {
    let Some(dictionary) = file.page(page) else {
        let boxes = Boxes::read(file, page, &Dictionary::new());
        let fault = Fault::pdf_x(Clause::Content, Object::Page);
        findings.add(fault, message!("found/missing-page"), message!("wanted/page"));
        return boxes;
    };
    let boxes = Boxes::read(file, page, dictionary);
    let kind = file.name(dictionary, "Type");
    if kind != Some(b"Page") {
        let found = match kind.map(String::from_utf8_lossy) {
            None => message!("found/no-entry", entry = "Type"),
            Some(kind) => message!("found/no-page", kind = &*kind),
        };
        findings.add(
            Fault::pdf_x(Clause::Content, Object::Page),
            found,
            message!("wanted/type", kind = "Page"),
        );
    }
    if page.is_direct() {
        findings.add(
            Fault::pdf_x(Clause::Content, Object::Page),
            message!("found/direct-page"),
            message!("wanted/page-tree"),
        );
    }
    boxes.judge(file, page, dictionary, findings);
    annotations(file, dictionary, &boxes, findings);
    if dictionary.has(b"AA") {
        findings.add(
            Fault::pdf_x(Clause::Actions, Object::Page),
            message!("found/additional-actions"),
            message!("wanted/no-actions"),
        );
    }
    if dictionary.has(b"PresSteps") {
        findings.add(
            Fault::pdf_x(Clause::Actions, Object::Page),
            message!("found/presentation-steps"),
            message!("wanted/one-presentation"),
        );
    }
    boxes
}

/// The boxes of a page (ISO 32000-1, 14.11.2).
pub(crate) struct Boxes {
    pub(crate) media: Box4,
    has_media: bool,
    crop: Option<Box4>,
    bleed: Option<Box4>,
    /// The TrimBox, or the ArtBox in its place.
    trim: Option<Box4>,
    own_trim: Option<Box4>,
    art: Option<Box4>,
    has_both: bool,
}

impl Boxes {
    /// The trim, or the media where there is none.
    pub(crate) fn trim_or_media(&self) -> Box4 {
        self.trim.unwrap_or(self.media)
    }

    /// How far the bleed reaches beyond the trim, in millimetres: left, top, right, bottom.
    /// Without a BleedBox it is the sheet that does (ISO 32000-1, 14.11.2.2).
    pub(crate) fn reach(&self) -> [f64; 4] {
        let (trim, media) = (self.trim_or_media(), self.media);
        let bleed = self.bleed.unwrap_or(media);
        let left = trim[0] - bleed[0].max(media[0]);
        let top = bleed[3].min(media[3]) - trim[3];
        let right = bleed[2].min(media[2]) - trim[2];
        let bottom = trim[1] - bleed[1].max(media[1]);
        [left, top, right, bottom].map(to_mm)
    }

    /// The boxes as reports tell them.
    pub(crate) fn facts(&self) -> BoxFacts {
        let trim = self.trim_or_media();
        let area = |box_: Box4| Area::on_page(box_, trim);
        BoxFacts {
            media: area(self.media),
            crop: self.crop.map(area),
            bleed: self.bleed.map(area),
            trim: self.own_trim.map(area),
            art: self.art.map(area),
            reach: self.reach(),
        }
    }

    fn read(file: &File, page: &PageObject, dictionary: &Dictionary) -> Self {
        let settle = |object: &Value| -> Option<Box4> {
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
            own_trim: own("TrimBox"),
            art: own("ArtBox"),
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
        let mut fail = |found: Message, wanted: Message| {
            findings.add(Fault::pdf_x(Clause::Boxes, Object::Page), found, wanted);
        };
        if !self.has_media {
            fail(message!("found/no-media-box"), message!("wanted/media-box"));
        }
        if self.has_both {
            fail(message!("found/trim-and-art"), message!("wanted/one-of-them"));
        }
        let beyond = |inner: &str, outer: &str| {
            message!("found/box-beyond", inner = inner, outer = outer)
        };
        let nested = || message!("wanted/nested-boxes");
        match self.trim {
            None => fail(message!("found/no-trim"), message!("wanted/trim-box")),
            Some(trim) => {
                if !is_within(trim, self.bleed.unwrap_or(self.media)) {
                    fail(beyond("TrimBox", "BleedBox"), nested());
                }
                if self.crop.is_some_and(|crop| !is_within(trim, crop)) {
                    fail(beyond("TrimBox", "CropBox"), nested());
                }
            }
        }
        if self.bleed.is_some_and(|bleed| !is_within(bleed, self.media)) {
            fail(beyond("BleedBox", "MediaBox"), nested());
        }
        if dictionary.has(b"UserUnit") {
            findings.add(
                Fault::gwg(2, Object::Page),
                message!("found/user-unit"),
                message!("wanted/points"),
            );
        }
        if self.crop.is_some_and(|crop| !is_same(crop, self.media)) {
            findings.add(
                Fault::gwg(3, Object::Page),
                message!("found/crop-box"),
                message!("wanted/media-box-or-none"),
            );
        }
        let turned = file.inherited(page, "Rotate").and_then(number_of).unwrap_or(0.0);
        // Whole turns leave a page as it is.
        if turned % 360.0 != 0.0 {
            findings.add(
                Fault::gwg(4, Object::Page),
                message!("found/turned", degrees = number(turned, 0)),
                message!("wanted/upright-pages"),
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

/// The work of judging an annotation.
const ANNOTATION_WORK: u64 = 3_000;

/// Annotations, which lie outside of the bleed if at all (ISO 15930-7, 6.14).
fn annotations(file: &File, page: &Dictionary, boxes: &Boxes, findings: &mut Findings) {
    let list = file.get(page, "Annots").and_then(|it| it.as_array().ok());
    let trim = boxes.trim_or_media();
    let bleed = boxes.bleed.unwrap_or(trim);
    for annotation in list.into_iter().flatten() {
        if !work::affords(ANNOTATION_WORK) {
            break;
        }
        let Some(annotation) = file.follow(annotation).and_then(dictionary_of) else {
            continue;
        };
        let kind = file.name(annotation, "Subtype").unwrap_or_default();
        let name = &*String::from_utf8_lossy(kind);
        let fault = |clause| Fault::pdf_x(clause, Object::Annotation);
        if annotation.has(b"A") || annotation.has(b"AA") {
            let found = message!("found/annotation-action", kind = name);
            findings.add(fault(Clause::Actions), found, message!("wanted/no-actions"));
        }
        if matches!(kind, b"Movie" | b"Sound" | b"Screen" | b"3D" | b"RichMedia") {
            let found = message!("found/annotation", kind = name);
            findings.add(fault(Clause::Annotations), found, message!("wanted/still"));
            continue;
        }
        if kind == b"FileAttachment" {
            let found = message!("found/annotation", kind = name);
            let wanted = message!("wanted/no-attached-files");
            findings.add(fault(Clause::External), found, wanted);
            continue;
        }
        let rectangle: Option<Box4> =
            file.numbers(annotation, "Rect").and_then(|it| it.try_into().ok());
        let Some([x0, y0, x1, y1]) = rectangle else { continue };
        let [left, bottom, right, top] = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        let limit = match kind {
            b"TrapNet" => {
                let fonts = file.get(annotation, "FontFauxing");
                if fonts.is_some_and(|it| it.as_array().is_ok_and(|it| !it.is_empty())) {
                    let found = message!("found/faux-fonts");
                    findings.add(
                        fault(Clause::Fonts),
                        found,
                        message!("wanted/real-fonts"),
                    );
                }
                continue;
            }
            b"PrinterMark" => trim,
            _ => bleed,
        };
        let reaches =
            left < limit[2] && right > limit[0] && bottom < limit[3] && top > limit[1];
        if reaches {
            let area = Area::on_page([left, bottom, right, top], trim);
            findings.add(
                fault(Clause::Annotations).at(area),
                message!("found/annotation-on-page", kind = name),
                message!("wanted/annotations-outside"),
            );
        }
    }
}
