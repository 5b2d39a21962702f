//! What stands where on a page of a proof: lines with their words, and the fields of records that these
//! and the pictures come from.

use std::collections::BTreeMap;
use std::sync::Arc;

use malzama_edit::Path;
use malzama_preflight::Area;
use serde::Serialize;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::Page;

use crate::booklets::Proof;
use crate::diagnostic::{Location, Sink, Source};
use crate::preview::{FieldAt, field_at, field_of_photograph};
use crate::records::{self, Node};
use crate::remarks::{digest, text_at};
use crate::typeset::{PlacedLine, Records, photograph_of, placed_lines_of};

/// How far above its baseline a line of type reaches, and how far below, as shares of its size.
const ABOVE: f64 = 0.95;
const BELOW: f64 = 0.4;

/// How far the baseline of the next line of a paragraph is at most, as a share of the type size.
const LEADING: f64 = 2.2;

/// What stands on a page.
#[derive(Debug, Default, Serialize)]
pub struct PageContent {
    /// The fields, in the order in which they are painted.
    pub places: Vec<PlaceOnPage>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A field of a record on a page.
#[derive(Debug, Serialize)]
pub struct PlaceOnPage {
    /// The path of the record.
    pub record: String,
    /// The way to the value within it.
    pub at: Path,
    /// The paragraph, counted from one, if the value is a text.
    pub paragraph: Option<usize>,
    /// The line of the record.
    pub line: Option<usize>,
    /// The hash of what is written there.
    pub was: String,
    /// Whether it is a picture.
    pub picture: bool,
    /// Left, top, width and height in millimetres, from the corner of the trim.
    pub area: [f64; 4],
}

/// A line on a page.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Where its field stands among those of the page.
    pub place: Option<usize>,
    /// Top and height in millimetres.
    pub band: [f64; 2],
    /// Its words in reading order: each with its left edge and its width in millimetres.
    pub words: Vec<(String, f64, f64)>,
}

/// A source of places; records are parsed once for all pages.
pub struct Places<'a> {
    proof: &'a Proof<'a>,
    parsed: BTreeMap<String, Option<Node>>,
}

/// Where a field is written.
struct Written {
    field: FieldAt,
    line: Option<usize>,
    was: String,
}

impl<'a> Places<'a> {
    /// Begins with the first page of a proof.
    pub fn of(proof: &'a Proof<'a>) -> Self {
        Self { proof, parsed: BTreeMap::new() }
    }

    /// Returns what stands on a page; numbers count from one.
    pub fn on_page(&mut self, page: &Page, number: usize) -> PageContent {
        let mut content = PageContent::default();
        for (path, area) in photographs(&page.frame) {
            let written = self.of_photograph(&path, number);
            put(&mut content.places, written, area, true);
        }
        let mut before: Option<(PlacedLine, Option<usize>)> = None;
        for line in placed_lines_of(page) {
            let area = area_of(&line);
            let place = match &before {
                // The end of a paragraph may be so short that it stands elsewhere, too.
                Some((last, Some(place)))
                    if self.goes_on(last, &line, &content.places[*place]) =>
                {
                    widen(&mut content.places[*place], area);
                    Some(*place)
                }
                _ => {
                    let written = self.of_line(&line, number);
                    put(&mut content.places, written, area, false)
                }
            };
            let words = line.words.iter().map(|word| {
                let (left, right) = (word.left.to_mm(), word.right.to_mm());
                (word.text.clone(), rounded(left), rounded(right - left))
            });
            let band = [rounded(area.y), rounded(area.height)];
            content.lines.push(Line { place, band, words: words.collect() });
            before = Some((line, place));
        }
        content
    }

    /// Whether a line is the next one of the paragraph of the line before it.
    fn goes_on(&self, last: &PlacedLine, line: &PlacedLine, place: &PlaceOnPage) -> bool {
        let down = line.y - last.y;
        let is_below = down > Abs::zero() && down <= last.size * LEADING;
        let is_alike = (last.size - line.size).abs() < Abs::pt(0.1);
        let text = || {
            let node = self.parsed.get(&place.record)?.as_ref()?;
            text_at(node, &place.at, place.paragraph.map(|it| it - 1))
        };
        is_below
            && is_alike
            && !place.picture
            && text().is_some_and(|text| text.contains(&line.text()))
    }

    fn of_line(&mut self, line: &PlacedLine, number: usize) -> Option<Written> {
        let Proof { edition, parts, .. } = *self.proof;
        let (network, cities) = (Some(edition.network), edition.cities.as_slice());
        let records = Records { edition: edition.slug, cities, network };
        let texts = [line.text()].into_iter().chain(line.runs.iter().cloned());
        let mut texts: Vec<String> = texts.collect();
        // Of a line that no record has as a whole, the longest part is the likeliest to be found.
        texts[1..].sort_by_key(|text| std::cmp::Reverse(text.len()));
        texts.dedup();
        let location =
            texts.iter().find_map(|text| records.origin_of(text, number, parts))?;
        self.written(field_at(&location)?, &location)
    }

    fn of_photograph(&mut self, path: &str, number: usize) -> Option<Written> {
        let Proof { catalogue, edition, parts, .. } = *self.proof;
        let location = edition.photograph(path)?.file.location.clone();
        let field = field_of_photograph(path, number, parts, catalogue)?;
        self.written(field, &location)
    }

    fn written(&mut self, field: FieldAt, location: &Location) -> Option<Written> {
        let Location::Text { source, .. } = location else { return None };
        let node = self.node(source)?;
        let was = digest(&text_at(node, &field.at, field.paragraph)?);
        let line = location.line_column().map(|(line, _)| line);
        Some(Written { field, line, was })
    }

    fn node(&mut self, source: &Arc<Source>) -> Option<&Node> {
        let parse = || records::parse(source, &mut Sink::new());
        self.parsed.entry(source.path.clone()).or_insert_with(parse).as_ref()
    }
}

/// Adds an area of a field to the places of a page; returns where the field stands among them.
fn put(
    places: &mut Vec<PlaceOnPage>,
    written: Option<Written>,
    area: Area,
    picture: bool,
) -> Option<usize> {
    let Written { field: FieldAt { record, at, paragraph }, line, was } = written?;
    let paragraph = paragraph.map(|it| it + 1);
    let is_same = |it: &PlaceOnPage| {
        it.record == record && it.at == at && it.paragraph == paragraph
    };
    match places.iter().position(is_same) {
        Some(index) => {
            widen(&mut places[index], area);
            Some(index)
        }
        None => {
            let Area { x, y, width, height } = area;
            let area = [x, y, width, height].map(rounded);
            places.push(PlaceOnPage { record, at, paragraph, line, was, picture, area });
            Some(places.len() - 1)
        }
    }
}

/// Makes a place as large as it and another area.
fn widen(place: &mut PlaceOnPage, other: Area) {
    let [x, y, width, height] = place.area;
    let (left, top) = (x.min(other.x), y.min(other.y));
    let right = (x + width).max(other.x + other.width);
    let foot = (y + height).max(other.y + other.height);
    place.area = [left, top, right - left, foot - top].map(rounded);
}

fn area_of(line: &PlacedLine) -> Area {
    let left = line.words.iter().map(|word| word.left).min().unwrap_or_default();
    let right = line.words.iter().map(|word| word.right).max().unwrap_or_default();
    Area {
        x: left.to_mm(),
        y: (line.y - line.size * ABOVE).to_mm(),
        width: (right - left).to_mm(),
        height: (line.size * (ABOVE + BELOW)).to_mm(),
    }
}

/// Returns the photographs on a frame, by their paths in manuscripts, with what is seen of each.
fn photographs(frame: &Frame) -> Vec<(String, Area)> {
    let mut found = Vec::new();
    collect(frame, Transform::identity(), &mut found);
    let size = frame.size();
    let area = |(path, [least, most]): (String, [Point; 2])| {
        // What lies in the bleed is cut off.
        let least = least.max(Point::zero());
        let most = most.min(size.to_point());
        let extent = (most - least).max(Point::zero());
        let area = Area {
            x: least.x.to_mm(),
            y: least.y.to_mm(),
            width: extent.x.to_mm(),
            height: extent.y.to_mm(),
        };
        (path, area)
    };
    found.into_iter().map(area).collect()
}

fn collect(frame: &Frame, to_page: Transform, found: &mut Vec<(String, [Point; 2])>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                let start = found.len();
                collect(&group.frame, within, found);
                if group.clip.is_some() {
                    let size = group.frame.size().to_point();
                    let [least, most] = corners([Point::zero(), size], within);
                    for (_, seen) in &mut found[start..] {
                        *seen = [seen[0].max(least), seen[1].min(most)];
                    }
                }
            }
            FrameItem::Image(image, size, _) => {
                if let Some(path) = photograph_of(image) {
                    let end = *at + size.to_point();
                    found.push((path.to_owned(), corners([*at, end], to_page)));
                }
            }
            _ => {}
        }
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

/// Rounds millimetres to a tenth: finer than anyone points.
fn rounded(millimetres: f64) -> f64 {
    // No negative zero, which JSON would show.
    (millimetres * 10.0).round() / 10.0 + 0.0
}
