//! A page as it will be placed: its boxes, how it is turned, and where its parts are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::page_tree::TreePage;
use crate::error::Error;
use crate::length::Length;

/// The largest side of a page, in units of its own (ISO 32000-1, annex C).
const LARGEST: f64 = 14_400.0;

/// The largest unit that is obeyed, in points: a page of 5 m at most.
const LARGEST_UNIT: f64 = 75_000.0;

/// The most streams that the content of a page is made of.
const STREAMS: usize = 10_000;

/// A page of a file.
pub(crate) struct Page {
    /// What is kept of it, as lower left and upper right corner in units of the page.
    pub(crate) trim: [f64; 4],
    /// What may show of it.
    pub(crate) shown: [f64; 4],
    /// How often it is turned clockwise by a quarter of a circle.
    pub(crate) quarters: u8,
    /// The length of its unit in points.
    pub(crate) unit: f64,
    pub(crate) resources: Resources,
    /// Its streams of content; none if it is blank.
    pub(crate) contents: Vec<ObjectId>,
    /// Its transparency group.
    pub(crate) group: Option<Dictionary>,
}

/// Where the resources of a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resources {
    /// Nowhere.
    None,
    /// An object of their own.
    Numbered(ObjectId),
    /// Within a page or a part of the tree: their index among all such.
    Direct(usize),
}

/// Dictionaries of resources that are no objects of their own. Those that pages share are here
/// once.
#[derive(Default)]
pub(super) struct DirectResources {
    pub(super) dictionaries: Vec<Object>,
    /// By the address in the document that is read, which tells only whether two are the same.
    indices: BTreeMap<*const Dictionary, usize>,
}

impl DirectResources {
    fn index(&mut self, dictionary: &Dictionary) -> usize {
        *self.indices.entry(std::ptr::from_ref(dictionary)).or_insert_with(|| {
            self.dictionaries.push(Object::Dictionary(dictionary.clone()));
            self.dictionaries.len() - 1
        })
    }
}

impl Page {
    /// Reads a page; `number` counts from 1.
    pub(super) fn read(
        document: &Document,
        page: &TreePage<'_>,
        number: usize,
        is_trimmed: bool,
        direct: &mut DirectResources,
    ) -> Result<Self, Error> {
        let follow = |object| document.dereference(object).ok().map(|(_, object)| object);
        let own = |key: &[u8]| page.dictionary.get(key).ok().and_then(follow);
        let rectangle = |object| rectangle(document, follow(object)?);
        let own_box = |key: &[u8]| page.dictionary.get(key).ok().and_then(rectangle);
        let media = page.inherited(b"MediaBox").and_then(rectangle);
        let trim = own_box(b"TrimBox").or_else(|| media.filter(|_| is_trimmed));
        let trim = trim.ok_or(Error::NoTrimBox { page: number })?;
        let bleed = own_box(b"BleedBox").unwrap_or(trim);
        let bleed = media.map_or(bleed, |media| intersection(bleed, media));
        // A bleed box within the trim would cut the page.
        let shown = if holds(bleed, trim) { bleed } else { trim };
        let quarters = page.inherited(b"Rotate").and_then(follow).and_then(number_of);
        let quarters = (quarters.unwrap_or(0.0) / 90.0).round().rem_euclid(4.0);
        let unit = own(b"UserUnit").and_then(number_of);
        let unit = unit.filter(|it| *it > 0.0 && *it <= LARGEST_UNIT).unwrap_or(1.0);
        let resources = match page.inherited(b"Resources") {
            Some(object) => match document.dereference(object) {
                Ok((Some(id), Object::Dictionary(_))) => Resources::Numbered(id),
                Ok((None, Object::Dictionary(it))) => Resources::Direct(direct.index(it)),
                _ => Resources::None,
            },
            None => Resources::None,
        };
        let group = own(b"Group").and_then(|it| it.as_dict().ok()).cloned();
        let contents = contents(document, page.dictionary)
            .ok_or(Error::PageContent { page: number })?;
        let quarters = quarters as u8;
        Ok(Self { trim, shown, quarters, unit, resources, contents, group })
    }

    /// Width and height of its trim as it is seen.
    pub(crate) fn size(&self) -> [Length; 2] {
        let [left, bottom, right, top] = self.trim;
        let (width, height) = ((right - left) * self.unit, (top - bottom) * self.unit);
        let size = if self.quarters % 2 == 1 { [height, width] } else { [width, height] };
        size.map(Length::points)
    }

    /// How far art may run over its trim at head, foot and one side at least: nobody bleeds into
    /// the spine who knows where it is.
    pub(super) fn bleed(&self) -> Length {
        let [left, bottom, right, top] = self.trim;
        let shown = self.shown;
        let mut over =
            [left - shown[0], bottom - shown[1], shown[2] - right, shown[3] - top];
        over.rotate_left(usize::from(self.quarters) % 2);
        let least = over[0].max(over[2]).min(over[1]).min(over[3]);
        Length::points(least.max(0.0) * self.unit)
    }
}

/// The streams of the content of a page. `None` if there are too many, or if what should be one is
/// there and is none.
fn contents(document: &Document, page: &Dictionary) -> Option<Vec<ObjectId>> {
    let Ok(contents) = page.get(b"Contents") else { return Some(Vec::new()) };
    let stream = |object| match document.dereference(object) {
        Ok((Some(id), Object::Stream(_))) => Some(vec![id]),
        // A missing object is null (ISO 32000-1, 7.3.10).
        Ok((_, Object::Null)) | Err(_) => Some(Vec::new()),
        Ok(_) => None,
    };
    match document.dereference(contents) {
        Ok((_, Object::Array(streams))) if streams.len() > STREAMS => None,
        Ok((_, Object::Array(streams))) => {
            let all: Option<Vec<_>> = streams.iter().map(stream).collect();
            Some(all?.concat())
        }
        _ => stream(contents),
    }
}

/// The value of a number.
fn number_of(object: &Object) -> Option<f64> {
    let number = match object {
        Object::Integer(number) => *number as f64,
        Object::Real(number) => f64::from(*number),
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// Reads a rectangle with an area: two corners that lie across, in any order.
fn rectangle(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let Object::Array(items) = object else { return None };
    if items.len() != 4 {
        return None;
    }
    let mut corners = [0.0; 4];
    for (corner, item) in corners.iter_mut().zip(items) {
        *corner = number_of(document.dereference(item).ok()?.1)?;
    }
    let [x, y, other_x, other_y] = corners;
    let sound = [x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)];
    let sizes = [sound[2] - sound[0], sound[3] - sound[1]];
    let is_sound = sizes.iter().all(|size| *size > 0.001 && *size <= LARGEST);
    (is_sound && sound.iter().all(|it| it.abs() <= 2.0 * LARGEST)).then_some(sound)
}

fn intersection(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    [
        one[0].max(other[0]),
        one[1].max(other[1]),
        one[2].min(other[2]),
        one[3].min(other[3]),
    ]
}

/// Whether one rectangle holds another, but for what numbers of single precision tell wrongly.
fn holds(outer: [f64; 4], inner: [f64; 4]) -> bool {
    const SLACK: f64 = 0.01;
    outer[0] <= inner[0] + SLACK
        && outer[1] <= inner[1] + SLACK
        && outer[2] >= inner[2] - SLACK
        && outer[3] >= inner[3] - SLACK
}
