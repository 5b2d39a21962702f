//! Finds where a text on a page is written in the records.

use std::sync::Arc;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use crate::diagnostic::Location;
use crate::model::{Catalogue, City, Partner, Photograph};
use crate::records::Text;
use malzama_preflight::Part;

/// The tolerance, in points, within which a click beside a run of text still hits it.
const NEAR: Abs = Abs::raw(2.0);

/// Returns the run of text at a point of a page; of several, the longest.
pub fn text_at(frame: &Frame, point: Point) -> Option<String> {
    let mut best = None;
    search(frame, Transform::identity(), point, &mut best);
    best
}

fn search(frame: &Frame, to_page: Transform, point: Point, best: &mut Option<String>) {
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
                if inside && best.as_ref().is_none_or(|it| it.len() < text.text.len()) {
                    *best = Some(text.text.to_string());
                }
            }
            _ => {}
        }
    }
}

/// Finds a text of a page in the records: in the group whose page it is, then in its
/// city, then in everything else. `None` if no record contains it, or if it is a single
/// character.
pub fn location_of(
    text: &str,
    page: usize,
    parts: &[Part],
    edition: &str,
    catalogue: &Catalogue,
) -> Option<Location> {
    let wanted = plain(text);
    if wanted.chars().count() < 2 {
        return None;
    }
    let part = parts.iter().rev().find(|part| part.page <= page);
    let (city, group) = match part.and_then(|part| part.part.split_once('/')) {
        Some((city, group)) => (city, Some(group)),
        None => (part.map_or(edition, |part| part.part.as_str()), None),
    };
    let cities: Vec<&City> =
        catalogue.cities.iter().filter_map(|listed| listed.city.as_ref()).collect();
    let named = |slug: &str| cities.iter().copied().find(|city| city.slug == slug);
    let here = named(city).or_else(|| named(edition));
    let own =
        here.and_then(|city| city.partners.iter().find(|it| Some(&*it.slug) == group));
    let mut texts: Vec<&Text> = own.into_iter().flat_map(Partner::texts).collect();
    texts.extend(here.into_iter().flat_map(City::texts));
    texts.extend(catalogue.network.iter().flat_map(crate::model::Network::texts));
    texts.extend(cities.iter().flat_map(|city| city.texts()));
    texts.into_iter().find_map(|text| within(text, &wanted))
}

/// Returns the location of `wanted` within a record's text, if the text contains it.
fn within(text: &Text, wanted: &str) -> Option<Location> {
    if !plain(&text.value).contains(wanted) {
        return None;
    }
    let Location::Text { source, range } = &text.location else {
        return Some(text.location.clone());
    };
    // Words that stand on one line of the source are located exactly; a phrase folded
    // over several lines is located only at the start of its text.
    let written = source.text.get(range.start..)?;
    let end = range.len().max(text.value.len() + text.value.len() / 4);
    let head = &written[..written.floor_char_boundary(end)];
    Some(match head.find(wanted) {
        Some(at) => {
            let start = range.start + at;
            Location::text(&Arc::clone(source), start..start + wanted.len())
        }
        None => text.location.clone(),
    })
}

/// Normalises what layouts and Typst insert or remove: folds white space, and drops soft
/// hyphens and isolates.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|it| !matches!(it, '\u{2066}'..='\u{2069}' | '\u{ad}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Iterates over the photographs of all cities without faults.
pub fn photographs(catalogue: &Catalogue) -> impl Iterator<Item = &Photograph> {
    let cities = catalogue.cities.iter().filter_map(|listed| listed.city.as_ref());
    cities.flat_map(City::photographs)
}
