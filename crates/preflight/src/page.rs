//! One page: its rules judged, its content walked, its inks weighed.

use lopdf::{Dictionary, Object as Value, ObjectId, Stream};
use malzama_message::{message, number};
use serde::{Deserialize, Serialize};

use crate::allowance::Allowance;
use crate::bleed;
use crate::composed::Composed;
use crate::finding::{Finding, FontFacts, ImageFacts, PageFacts, Thumbnail};
use crate::ink::{Canvas, RESOLUTION, SQUARE};
use crate::interpret::{Interpreter, Kept, UsedFont};
use crate::object::Object;
use crate::rule::{Clause, Rule};
use crate::rules::{Box4, Fault, Findings, judge_page, judge_trim};
use crate::severity::Severity;
use crate::spec::Spec;
use crate::syntax::{File, PageObject, dictionary_of};
use crate::units::{to_mm, to_points};
use crate::work::{self, Bound, Shared};

/// Less ink than this within the trim is none, in pixels of full ink.
const NO_INK: f64 = 0.001;

/// Means are not more exact than this, in percent.
const INK_TOLERANCE: f64 = 0.05;

/// The work of an appearance of an annotation, beside that of its content.
const APPEARANCE_WORK: u64 = 15_000;

/// All that was found out about a page.
#[derive(Serialize, Deserialize)]
pub(crate) struct JudgedPage {
    pub(crate) facts: PageFacts,
    pub(crate) findings: Vec<Finding>,
    pub(crate) images: Vec<ImageFacts>,
    pub(crate) fonts: Vec<FontFacts>,
    /// Width and height of the trim in points; `None` for a page that is missing.
    pub(crate) trim: Option<[f64; 2]>,
    /// The work that it took, and that of reading what it shares with other pages.
    pub(crate) work: u64,
    #[serde(skip)]
    pub(crate) shared: Vec<Shared>,
    /// Whether a part of it was not judged.
    pub(crate) is_cut: bool,
}

impl JudgedPage {
    /// The same page at another place of a file.
    pub(crate) fn numbered(mut self, number: usize) -> Self {
        self.facts.number = number;
        self.findings.iter_mut().for_each(|finding| finding.page = Some(number));
        self.images.iter_mut().for_each(|image| image.page = number);
        self
    }
}

/// Judges a page within an allowance of work. Of one that takes more, or holds too much, the rest
/// is not judged, and that is told.
pub(crate) fn judge(
    file: &File,
    page: &PageObject,
    number: usize,
    kept: Kept<'_>,
    spec: &Spec,
    intent: &[u8],
    allowance: &Allowance,
) -> JudgedPage {
    let task = || judge_measured(file, page, number, kept, spec, intent, allowance);
    let (mut judged, taken) = work::measure(allowance.work, &allowance.seen, task);
    judged.work = taken.work;
    judged.shared = taken.shared;
    judged
}

fn judge_measured(
    file: &File,
    page: &PageObject,
    number: usize,
    kept: Kept<'_>,
    spec: &Spec,
    intent: &[u8],
    allowance: &Allowance,
) -> JudgedPage {
    let mut findings = Findings::new(Some(number));
    let boxes = judge_page(file, page, &mut findings);
    let facts = boxes.facts();
    let (media, trim) = (boxes.media, boxes.trim_or_media());
    let size = [trim[2] - trim[0], trim[3] - trim[1]];
    let is_missing = file.page(page).is_none();
    if !is_missing {
        judge_trim(size.map(to_mm), spec, &mut findings);
    }
    let composed = Composed { file, page, number, kept, spec, intent };
    let has_picture = allowance.has_picture;
    let (mut interpreter, scale) =
        composed.at(RESOLUTION, media, trim, has_picture, findings);
    // Of what was not looked at, nobody knows the inks.
    interpreter.canvas.is_unknown |= work::is_exceeded();
    let sums = interpreter.canvas.sums(interpreter.trim_pixels);
    let most_ink = match is_missing {
        true => None,
        false => judge_ink(&mut interpreter, sums.iter().sum(), media, scale),
    };
    let is_whole = !is_missing && !work::is_exceeded();
    if let Some(wanted) = spec.wishes.bleed.filter(|_| is_whole) {
        bleed::judge(&mut interpreter, &boxes, scale, wanted);
    }
    let Canvas { width, height, .. } = interpreter.canvas;
    let thumbnail = match allowance.is_drawn && width * height > 1 {
        true => interpreter.canvas.thumbnail([0, 0, width, height]),
        false => Thumbnail { width: 0, height: 0, jpeg: Vec::new() },
    };
    let pixels = size[0] * size[1] * scale * scale;
    let plates = most_ink.map(|_| sums.map(|sum| sum * 100.0 / pixels));
    let empty = Dictionary::new();
    let dictionary = file.page(page).unwrap_or(&empty);
    for Appearance { stream, id, rectangle } in appearances(file, dictionary) {
        if !work::affords(APPEARANCE_WORK) {
            break;
        }
        interpreter.appearance(stream, id, rectangle);
    }
    let exceeded = work::exceeded();
    if let Some(bound) = exceeded {
        let found = match bound {
            Bound::Work if allowance.is_last => message!("found/much-work-of-file"),
            Bound::Work => message!("found/much-work"),
            Bound::Memory => message!("found/much-memory"),
        };
        let fault = Fault::pdf_x(Clause::Content, Object::Page);
        interpreter.findings.add(fault, found, message!("wanted/judgeable-page"));
    }
    let fonts = fonts(&interpreter);
    let (painting, images) = interpreter.inventory.finish(plates);
    let trim = size.map(to_mm);
    JudgedPage {
        facts: PageFacts { number, trim, most_ink, boxes: facts, painting, thumbnail },
        images,
        fonts,
        trim: (!is_missing).then_some(size),
        work: 0,
        shared: Vec::new(),
        is_cut: exceeded.is_some(),
        findings: interpreter.findings.finish(),
    }
}

/// Judges the inks of a page as it is printed (GWG 2022, R0005 and R0026); gives back the
/// highest mean over a square, in percent. `total` is all ink within the trim, in pixels. If there
/// is ink that nobody knows, it is `None`: what is known may be too much all the same.
fn judge_ink(
    interpreter: &mut Interpreter,
    total: f64,
    media: Box4,
    scale: f64,
) -> Option<f64> {
    let is_known = !interpreter.canvas.is_unknown;
    if is_known && total < NO_INK {
        interpreter.findings.add(
            Fault::gwg(5, Object::Page),
            message!("found/no-ink"),
            message!("wanted/something-to-print"),
        );
    }
    let limit = interpreter.spec.ink_limit;
    let (most_ink, corner) = interpreter.canvas.most_ink();
    if most_ink > limit + INK_TOLERANCE {
        let points = |pixels: usize| pixels as f64 / scale;
        let (left, top) = (media[0] + points(corner.0), media[3] - points(corner.1));
        let side = to_points(SQUARE);
        let area = interpreter.area([left, top - side, left + side, top]);
        let error = interpreter.spec.wishes.ink_error;
        let error = error.filter(|&error| most_ink > error + INK_TOLERANCE);
        let severity = if error.is_some() { Severity::Error } else { Severity::Warning };
        let limit = error.unwrap_or(limit);
        interpreter.findings.add(
            Fault::new(Rule::Gwg(26), severity, Object::Page).at(area),
            message!("found/ink", ink = number(most_ink, 0)),
            message!("wanted/ink-limit", limit = number(limit, 0)),
        );
    }
    is_known.then_some(most_ink)
}

/// The fonts that a page shows texts in.
fn fonts(interpreter: &Interpreter) -> Vec<FontFacts> {
    let used = interpreter.fonts.values().filter(|font| font.is_used);
    let fonts = used.map(|UsedFont { font, smallest, .. }| FontFacts {
        name: font.plain_name().to_owned(),
        embedded: font.is_embedded || font.is_drawn(),
        subset: font.plain_name().len() < font.name.len(),
        kind: font.kind,
        smallest: *smallest,
    });
    fonts.collect()
}

/// The drawing of an annotation.
struct Appearance<'f> {
    stream: &'f Stream,
    id: Option<ObjectId>,
    /// Where it is drawn, in points: left, bottom, right, top.
    rectangle: Option<Box4>,
}

/// The normal appearances of a page's annotations, in all of their states.
fn appearances<'f>(file: &'f File, page: &'f Dictionary) -> Vec<Appearance<'f>> {
    let list = file.get(page, "Annots").and_then(|it| it.as_array().ok());
    let mut found = Vec::new();
    for annotation in list.into_iter().flatten() {
        let Some(annotation) = file.follow(annotation).and_then(dictionary_of) else {
            continue;
        };
        let normal = file.dictionary(annotation, "AP").map(|it| it.get(b"N"));
        let Some(Ok(normal)) = normal else { continue };
        let rectangle =
            file.numbers(annotation, "Rect").and_then(|it| it.try_into().ok());
        let rectangle = rectangle.map(|[x0, y0, x1, y1]: Box4| {
            [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
        });
        let states = match file.follow(normal) {
            Some(Value::Dictionary(states)) => {
                states.iter().map(|(_, state)| state).collect()
            }
            _ => vec![normal],
        };
        for state in states {
            if let Some(Value::Stream(stream)) = file.follow(state) {
                let id = state.as_reference().ok();
                found.push(Appearance { stream, id, rectangle });
            }
        }
    }
    found
}
