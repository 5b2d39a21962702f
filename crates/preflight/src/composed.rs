//! A page as it is composed: all that it paints, laid down in inks.

use lopdf::{Dictionary, Object as Value};

use crate::ink::Canvas;
use crate::interpret::{Interpreter, Kept, Scope, State};
use crate::object::Object;
use crate::rules::{Box4, Findings};
use crate::spec::Spec;
use crate::syntax::{File, Matrix, PageObject, dictionary_of};
use crate::units::POINTS_PER_INCH;
use crate::work;

/// The largest page that is composed, in points a side; larger ones are composed coarser.
const COMPOSED: f64 = 1700.0;

/// The work of a pixel of the picture of a page.
const PICTURE_WORK: u64 = 10;

/// What a page is composed from.
pub(crate) struct Composed<'f> {
    pub(crate) file: &'f File,
    pub(crate) page: &'f PageObject,
    pub(crate) number: usize,
    pub(crate) kept: Kept<'f>,
    pub(crate) spec: &'f Spec,
    pub(crate) intent: &'f [u8],
}

impl<'f> Composed<'f> {
    /// Lays down all that a page paints at so many pixels an inch, or at fewer if it is very large.
    /// Returns what has done so, and the pixels of a point.
    pub(crate) fn at(
        self,
        resolution: f64,
        media: Box4,
        trim: Box4,
        has_picture: bool,
        findings: Findings,
    ) -> (Interpreter<'f>, f64) {
        let Self { file, page, number, kept, spec, intent } = self;
        let (wide, high) = (media[2] - media[0], media[3] - media[1]);
        let scale = resolution / POINTS_PER_INCH * (COMPOSED / wide.max(high)).min(1.0);
        let pixels = |points: f64| ((points * scale).ceil().max(1.0)) as usize;
        let (width, height) = (pixels(wide), pixels(high));
        // A page that cannot even be begun has no picture.
        let picture = if has_picture { PICTURE_WORK } else { 0 };
        let pixels = (width * height) as u64;
        let canvas = match work::affords(picture * pixels) {
            true => Canvas::new(width, height),
            false => Canvas::new(1, 1),
        };
        let to_pixels = Matrix::from_numbers(&[
            scale,
            0.0,
            0.0,
            -scale,
            -media[0] * scale,
            media[3] * scale,
        ])
        .unwrap_or(Matrix::IDENTITY);
        let mut interpreter = Interpreter::new(
            file, kept, spec, intent, number, trim, to_pixels, canvas, findings,
        );
        let Some(dictionary) = file.page(page) else {
            return (interpreter, scale);
        };
        let resources = file.inherited(page, "Resources").and_then(dictionary_of);
        let scope = Scope { resources, base: Matrix::IDENTITY, depth: 0 };
        interpreter.judge_group(dictionary, Object::Page, false);
        match content(file, dictionary) {
            _ if work::is_exceeded() => {}
            Some(content) => {
                interpreter.run(&content, scope, State::new(Matrix::IDENTITY));
            }
            None => interpreter.unreadable(Object::Page),
        }
        (interpreter, scale)
    }
}

/// The whole content of a page; empty where there is none.
fn content(file: &File, page: &Dictionary) -> Option<Vec<u8>> {
    let streams = match file.get(page, "Contents") {
        None if page.has(b"Contents") => return None,
        None => return Some(Vec::new()),
        Some(Value::Array(streams)) => streams.iter().collect(),
        Some(stream) => vec![stream],
    };
    let mut whole = Vec::new();
    for stream in streams {
        let Some(Value::Stream(stream)) = file.follow(stream) else { return None };
        whole.extend(file.unpack(stream)?);
        whole.push(b'\n');
        if whole.len() > crate::syntax::STREAM_LIMIT {
            return None;
        }
    }
    Some(whole)
}
