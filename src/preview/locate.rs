//! Finds where a text on a page is written in the records.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;

use crate::diagnostic::Location;
use crate::model::{Catalogue, City, Photograph};
use crate::typeset::Records;
use malzama_preflight::Part;

/// The tolerance within which a click beside a run of text still hits it: 2 pt, in Typst's own unit.
/// The space between two lines of running text is not wider than that above and below them.
const NEAR: Abs = Abs::raw(2.0 * 127.0);

/// A run of text on a page, and where in it a point is.
pub struct Hit {
    /// The text, with the signs that layouts insert.
    pub text: String,
    /// The byte of the text at which the letter under the point begins, or ends, whichever is
    /// nearer.
    pub byte: usize,
}

/// Returns the run of text at a point of a page; of several, the longest.
pub fn text_at(frame: &Frame, point: Point) -> Option<Hit> {
    let mut best = None;
    search(frame, Transform::identity(), point, &mut best);
    best
}

fn search(frame: &Frame, to_page: Transform, point: Point, best: &mut Option<Hit>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                search(&group.frame, within, point, best);
            }
            FrameItem::Text(text) => {
                // Roughly from the highest mark to the lowest; a run extends to the right
                // of its position in every script.
                let corners = [
                    Point::new(at.x - NEAR, at.y - text.size * 0.9 - NEAR),
                    Point::new(at.x + text.width() + NEAR, at.y + text.size * 0.4 + NEAR),
                ]
                .map(|corner| corner.transform(to_page));
                let (least, most) =
                    (corners[0].min(corners[1]), corners[0].max(corners[1]));
                let inside = (least.x..=most.x).contains(&point.x)
                    && (least.y..=most.y).contains(&point.y);
                // The longest run is the likeliest to be unique in the records.
                if inside
                    && best.as_ref().is_none_or(|it| it.text.len() < text.text.len())
                {
                    let within = to_page.invert().map(|it| point.transform(it) - *at);
                    let byte = within.map_or(0, |within| byte_at(text, within.x));
                    *best = Some(Hit { text: text.text.to_string(), byte });
                }
            }
            _ => {}
        }
    }
}

/// Returns the byte of a run at which the letter at a distance from its left end begins, or, if
/// that is nearer, ends. Glyphs stand as they are seen: those of Arabic from its last letter.
fn byte_at(run: &TextItem, x: Abs) -> usize {
    let mut pen = Abs::zero();
    let mut ranges = run.glyphs.iter().map(|glyph| {
        let start = pen;
        pen += glyph.x_advance.at(run.size);
        (start, pen, glyph.range())
    });
    let hit = ranges.find(|(_, end, _)| x < *end);
    let starts = run.glyphs.first().map(|it| it.range().start);
    let ends = run.glyphs.last().map(|it| it.range().start);
    let is_right_to_left = starts > ends;
    let Some((start, end, range)) = hit else {
        return if is_right_to_left { 0 } else { run.text.len() };
    };
    match ((start + end) / 2.0 > x) == is_right_to_left {
        true => range.end,
        false => range.start,
    }
}

/// Finds a text of a page in the records of a project; `None` if no record contains it.
pub fn location_of(
    text: &str,
    page: usize,
    parts: &[Part],
    edition: &str,
    catalogue: &Catalogue,
) -> Option<Location> {
    let cities: Vec<&City> =
        catalogue.cities.iter().filter_map(|listed| listed.city.as_ref()).collect();
    let records =
        Records { edition, cities: &cities, network: catalogue.network.as_ref() };
    records.origin_of(text, page, parts)
}

/// Iterates over the photographs of all cities without faults.
pub fn photographs(catalogue: &Catalogue) -> impl Iterator<Item = &Photograph> {
    let cities = catalogue.cities.iter().filter_map(|listed| listed.city.as_ref());
    cities.flat_map(City::photographs)
}
