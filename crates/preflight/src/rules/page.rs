//! Rules on a page beside its content: boxes, annotations, actions.

use lopdf::{Dictionary, Object};

use super::collector::Findings;
use crate::finding::Area;
use crate::rule::Clause;
use crate::syntax::{File, PageObject, dictionary_of, number_of};

/// Boxes that are closer than this are the same, in points.
const NEAR: f64 = 0.02;

/// A box in points: left, bottom, right, top.
pub(crate) type Box4 = [f64; 4];

/// Judges what a page has beside its content; gives back its boxes.
pub(crate) fn judge(file: &File, page: &PageObject, findings: &mut Findings) -> Boxes {
    let empty = Dictionary::new();
    let dictionary = file.page(page).unwrap_or(&empty);
    let boxes = Boxes::read(file, page, dictionary);
    boxes.judge(file, page, dictionary, findings);
    annotations(file, dictionary, &boxes, findings);
    if dictionary.has(b"AA") {
        let (found, wanted) = ("additional actions (AA)", "no actions");
        findings.pdf_x(Clause::Actions, None, "page", found, wanted);
    }
    if dictionary.has(b"PresSteps") {
        let wanted = "one way to show the pages";
        findings.pdf_x(Clause::Actions, None, "page", "steps of a presentation", wanted);
    }
    boxes
}

/// The boxes of a page (ISO 32000-1, 14.11.2).
pub(crate) struct Boxes {
    pub(crate) media: Box4,
    has_media: bool,
    crop: Option<Box4>,
    bleed: Option<Box4>,
    trim: Option<Box4>,
    has_both: bool,
}

impl Boxes {
    /// The trim, or the media where there is none.
    pub(crate) fn trim_or_media(&self) -> Box4 {
        self.trim.unwrap_or(self.media)
    }

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
    let trim = boxes.trim_or_media();
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
            let area = Area::on_page([left, bottom, right, top], trim);
            let found = format!("a `{name}` on the printed page");
            let wanted = "annotations outside of the bleed";
            findings.pdf_x(Clause::Annotations, Some(area), "annotation", found, wanted);
        }
    }
}
