//! A city with its groups and photographs.

use maud::{Markup, html};

use super::content::Content;
use super::group::{group, photographs_of_group};
use super::opening::{Cloth, cloth, covers};
use super::picture::{Place, Placed};
use super::style::class_of;
use crate::model::City;

/// The number of figures that the cloth of an opening shows across and down.
const REPEATS: (f64, f64) = (2.0, 1.0);

/// Returns the section of a city; `is_first` says whether its photograph is the first to be
/// seen, unless there is one on the cover.
pub fn city(content: &Content, city: &City, is_first: bool) -> Markup {
    let (texts, figures) = (content.texts(), content.figures());
    let title = format!("{}:title", city.slug);
    let market = market(city);
    let (opening, plates) = market.split_at(market.len().min(1));
    let is_first = is_first && (content.is_network() || city.cover.is_none());
    html! {
        section id=(city.slug) class=(format!("city {}", class_of(&city.slug)))
            aria-labelledby=(title) {
            div.spread {
                div.opener {
                    (cloth(content, city, REPEATS, Cloth::OfOpening))
                    div.title {
                        @if content.is_network() {
                            h2 id=(title) { (texts.inline(&city.name.value)) }
                            p { (texts.inline(&city.heading.value)) }
                        } @else {
                            h2 id=(title) { (texts.inline(&city.heading.value)) }
                        }
                    }
                }
                @for placed in opening {
                    (figures.figure(placed, Place { size: "opening", class: None, is_first }))
                }
            }
            @for partner in &city.partners { (group(content, city, partner)) }
            (figures.plates(plates))
        }
    }
}

/// Returns the photographs of the market.
fn market(city: &City) -> Vec<Placed<'_>> {
    Placed::below(&city.slug, 1, &city.market)
}

/// Returns every photograph of a city that the page shows, in the order in which it does.
pub fn photographs_of<'a>(content: &Content, city: &'a City) -> Vec<Placed<'a>> {
    let mut all = if content.is_network() { Vec::new() } else { covers(city) };
    let mut market = market(city);
    let plates = market.split_off(market.len().min(1));
    all.extend(market);
    all.extend(city.partners.iter().flat_map(|it| photographs_of_group(city, it)));
    all.extend(plates);
    all
}
