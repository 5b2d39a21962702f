//! What stands where on a page: the fields of records that its texts and pictures come from.

use std::sync::Arc;

use malzama_edit::{Document, Path, Step};
use malzama_preflight::{Area, Part};
use serde::Serialize;
use typst::layout::{Frame, FrameItem, Point, Transform};

use crate::diagnostic::{Location, Sink};
use crate::model::{Catalogue, City};
use crate::preview::locate::photographs;
use crate::preview::shared::ShownEdition;
use crate::records::{self, CITY_FILE, Kind};
use crate::typeset::{Records, photograph_of};

/// How far above its baseline a line of type reaches, and how far below, as shares of its size.
const ABOVE: f64 = 0.95;
const BELOW: f64 = 0.4;

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldAt {
    /// The path of the record, from the project's root.
    pub record: String,
    /// The way to the value within it.
    pub at: Path,
    /// The paragraph, counted from zero, if the value has several.
    pub paragraph: Option<usize>,
}

/// Where a field stands on a page.
#[derive(Debug, Serialize)]
pub struct PlaceOnPage {
    #[serde(flatten)]
    field: FieldAt,
    /// In millimetres, from the top left of the trim.
    area: Area,
}

/// Returns the field in which a location lies; `None` if it is in no value.
pub fn field_at(location: &Location) -> Option<FieldAt> {
    let Location::Text { source, range } = location else { return None };
    let (line, column) = location.line_column()?;
    let document = Document::parse(&source.text).ok()?;
    let at = document.path_at(line, column);
    if at.steps().is_empty() {
        return None;
    }
    let paragraph = match at.steps() {
        [Step::Key(key)] => paragraph_at(source, key, range.start),
        _ => None,
    };
    Some(FieldAt { record: source.path.clone(), at, paragraph })
}

/// Returns the paragraph of a key's value in which a byte lies, if the value has several lines.
fn paragraph_at(
    source: &Arc<crate::diagnostic::Source>,
    key: &str,
    byte: usize,
) -> Option<usize> {
    let node = records::parse(source, &mut Sink::new())?;
    let Kind::Mapping(entries) = node.kind else { return None };
    let entry = entries.iter().find(|entry| entry.key == key)?;
    let paragraphs = records::paragraphs_of(&entry.value);
    paragraphs.iter().position(|paragraph| match &paragraph.location {
        Location::Text { range, .. } => range.contains(&byte),
        Location::File(_) => false,
    })
}

/// Returns the field of the photograph at a path in manuscripts that stands on this page. Of
/// several records that name its file, the one is meant that the page is made of.
pub fn field_of_photograph(
    path: &str,
    page: usize,
    parts: &[Part],
    catalogue: &Catalogue,
) -> Option<FieldAt> {
    let part = parts.iter().rev().find(|part| part.page <= page);
    let own = part.map(|it| record_of(&it.part)).unwrap_or_default();
    let named = || photographs(catalogue).filter(|it| it.path == path);
    let photograph = named()
        .find(|it| it.file.location.path().ends_with(&own))
        .or_else(|| named().next())?;
    let FieldAt { record, at, .. } = field_at(&photograph.file.location)?;
    // The way leads to the photograph, not to the name of its file.
    let at = match at.split_last() {
        Some((photograph, Step::Key(key))) if key == "file" => photograph,
        _ => at,
    };
    Some(FieldAt { record, at, paragraph: None })
}

/// Returns the end of the path of the record that a part is made of: of a group its own, of
/// everything else with photographs that of its city.
fn record_of(part: &str) -> String {
    match part.contains('/') {
        true => format!("/{part}.yaml"),
        false => format!("/{CITY_FILE}"),
    }
}

/// Returns the path in manuscripts of the photograph at a point of a page; of several, of the
/// uppermost.
pub fn photograph_at(frame: &Frame, point: Point) -> Option<String> {
    let mut items = Vec::new();
    collect(frame, Transform::identity(), &mut items);
    items.into_iter().rev().find_map(|it| match it.what {
        What::Photograph(path) if is_hit(&it.least, &it.most, point) => Some(path),
        _ => None,
    })
}

/// Returns what stands where on a page; one place for each paragraph and each picture.
pub fn places(
    edition: &ShownEdition,
    number: usize,
    catalogue: &Catalogue,
) -> Option<Vec<PlaceOnPage>> {
    let page = edition.pages.get(number.checked_sub(1)?)?;
    let mut items = Vec::new();
    collect(&page.page.frame, Transform::identity(), &mut items);
    let cities: Vec<&City> =
        catalogue.cities.iter().filter_map(|listed| listed.city.as_ref()).collect();
    let network = catalogue.network.as_ref();
    let records = Records { edition: &edition.slug, cities: &cities, network };
    let mut places: Vec<PlaceOnPage> = Vec::new();
    for item in items {
        let field = match &item.what {
            What::Text(text) => {
                let found = records.origin_of(text, number, &edition.parts);
                found.as_ref().and_then(field_at)
            }
            What::Photograph(path) => {
                field_of_photograph(path, number, &edition.parts, catalogue)
            }
        };
        let Some(field) = field else { continue };
        let area = item.area();
        match places.iter_mut().find(|it| it.field == field) {
            Some(place) => place.area = union(place.area, area),
            None => places.push(PlaceOnPage { field, area }),
        }
    }
    Some(places)
}

/// What an item of a page is.
enum What {
    Text(String),
    Photograph(String),
}

/// An item of a page, with its corners.
struct Item {
    what: What,
    least: Point,
    most: Point,
}

/// Whether a point lies between two corners.
fn is_hit(least: &Point, most: &Point, point: Point) -> bool {
    (least.x..=most.x).contains(&point.x) && (least.y..=most.y).contains(&point.y)
}

impl Item {
    fn area(&self) -> Area {
        let Self { least, most, .. } = self;
        Area {
            x: least.x.to_mm(),
            y: least.y.to_mm(),
            width: (most.x - least.x).to_mm(),
            height: (most.y - least.y).to_mm(),
        }
    }
}

fn collect(frame: &Frame, to_page: Transform, items: &mut Vec<Item>) {
    for (at, item) in frame.items() {
        let (what, corners) = match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                let start = items.len();
                collect(&group.frame, within, items);
                // What is clipped is seen no farther than its frame.
                if group.clip.is_some() {
                    let size = group.frame.size();
                    let [least, most] = corners([Point::zero(), size.to_point()], within);
                    for item in &mut items[start..] {
                        item.least = item.least.max(least);
                        item.most = item.most.min(most);
                    }
                }
                continue;
            }
            FrameItem::Text(text) => (
                What::Text(text.text.to_string()),
                [
                    Point::new(at.x, at.y - text.size * ABOVE),
                    Point::new(at.x + text.width(), at.y + text.size * BELOW),
                ],
            ),
            FrameItem::Image(image, size, _) => {
                let Some(path) = photograph_of(image) else { continue };
                let end = Point::new(at.x + size.x, at.y + size.y);
                (What::Photograph(path.to_owned()), [*at, end])
            }
            _ => continue,
        };
        let [least, most] = self::corners(corners, to_page);
        items.push(Item { what, least, most });
    }
}

/// Returns the upper left and the lower right corner of a rectangle that is moved.
fn corners([one, other]: [Point; 2], to_page: Transform) -> [Point; 2] {
    let all = [one, other, Point::new(one.x, other.y), Point::new(other.x, one.y)];
    let all = all.map(|corner| corner.transform(to_page));
    let least = all.into_iter().fold(all[0], Point::min);
    let most = all.into_iter().fold(all[0], Point::max);
    [least, most]
}

/// Returns the smallest area around two.
fn union(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let foot = (one.y + one.height).max(other.y + other.height);
    Area { x, y, width: right - x, height: foot - y }
}
