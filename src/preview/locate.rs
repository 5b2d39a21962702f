//! Where a text on a page stands in the records.

use std::sync::Arc;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use crate::diagnostic::Location;
use crate::model::{Catalogue, City, Partner, Photograph};
use crate::records::Text;
use malzama_preflight::Part;

/// How far beside the type a click still means it.
const NEAR: Abs = Abs::raw(2.0);

/// The text at a point of a page.
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
                // From the highest mark to the lowest, about; the text runs to the right
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
                // Of two, the longer one is found more surely.
                if inside && best.as_ref().is_none_or(|it| it.len() < text.text.len()) {
                    *best = Some(text.text.to_string());
                }
            }
            _ => {}
        }
    }
}

/// Where a text of a page stands in the records: first among the texts of the group whose
/// page it is, then of its city, then of all.
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

/// The place of the words within a text, if it has them.
fn within(text: &Text, wanted: &str) -> Option<Location> {
    if !plain(&text.value).contains(wanted) {
        return None;
    }
    let Location::Text { source, range } = &text.location else {
        return Some(text.location.clone());
    };
    // Where the words are written as they are set, to the very line; a text that is folded
    // over lines is found at its beginning.
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

/// A text without what layouts and Typst put in or take out: runs of white space, isolates.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|it| !matches!(it, '\u{2066}'..='\u{2069}' | '\u{ad}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All photographs that can be shown.
pub fn photographs(catalogue: &Catalogue) -> impl Iterator<Item = &Photograph> {
    let cities = catalogue.cities.iter().filter_map(|listed| listed.city.as_ref());
    cities.flat_map(City::photographs)
}
