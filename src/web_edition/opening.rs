//! What opens the page: cover, contents and introduction.

use maud::{Markup, html};

use super::content::Content;
use super::picture::{Place, Placed};
use super::style::class_of;
use crate::model::City;
use crate::typeset::Dress;

/// The number of figures that a cloth shows across and down: of one city, and of each of
/// several.
const REPEATS: [(f64, f64); 2] = [(3.0, 1.0), (1.0, 2.0)];

/// Returns the cover: the cloth of each city, the names, and the photograph of a city's
/// cover.
pub fn cover(content: &Content) -> Markup {
    let (edition, texts) = (content.edition, content.texts());
    let repeats = REPEATS[usize::from(edition.cities.len() > 1)];
    let cover = match edition.cities.as_slice() {
        [city] if !content.is_network() => covers(city),
        _ => Vec::new(),
    };
    html! {
        header.cover {
            div.cloths {
                @for city in &edition.cities {
                    (cloth(content, city, repeats, Cloth::OfCover))
                }
            }
            div.title {
                p { (texts.inline(&edition.network.title.value)) }
                h1 { (texts.inline(&edition.name.value)) }
            }
            @for placed in &cover {
                @let place = Place { size: "cover", class: None, is_first: true };
                (content.figures().figure(placed, place))
            }
        }
    }
}

/// Returns the photograph of a city's cover.
pub fn covers(city: &City) -> Vec<Placed<'_>> {
    Placed::below(&city.slug, 0, city.cover.as_ref())
}

/// Returns the contents, with a link to every part.
pub fn contents(content: &Content) -> Markup {
    let (edition, texts) = (content.edition, content.texts());
    let groups = |city: &City| {
        html! {
            @for group in &city.partners {
                @let to = format!("#{}/{}", city.slug, group.slug);
                li { a href=(to) { (texts.inline(&group.name.value)) } }
            }
        }
    };
    html! {
        nav.contents aria-labelledby=":contents" {
            h2 id=":contents" { (texts.word("contents")) }
            @if content.is_network() {
                ol.cities {
                    @for city in &edition.cities {
                        li class=(class_of(&city.slug)) {
                            @let to = format!("#{}", city.slug);
                            a.city-name href=(to) { (texts.inline(&city.name.value)) }
                            ol { (groups(city)) }
                        }
                    }
                }
            } @else {
                ol { @for city in &edition.cities { (groups(city)) } }
            }
        }
    }
}

/// Returns the introduction; nothing if the network has none.
pub fn introduction(content: &Content) -> Markup {
    let texts = content.texts();
    let introduction = &content.edition.network.introduction;
    html! {
        @if !introduction.is_empty() {
            section.introduction aria-labelledby=":introduction" {
                h2 id=":introduction" { (texts.word("introduction")) }
                @for paragraph in introduction { (texts.paragraph(&paragraph.value)) }
            }
        }
    }
}

/// A place of a cloth on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cloth {
    /// On the cover, where the figure is drawn.
    OfCover,
    /// At the opening of a city, where the same drawing is used again, in other yarn.
    OfOpening,
}

/// Returns the cloth of a city: its figure again and again, `across` and `down`.
pub fn cloth(
    content: &Content,
    city: &City,
    (across, down): (f64, f64),
    place: Cloth,
) -> Markup {
    let Some(Dress { figure, .. }) = content.design.cities.get(&city.slug) else {
        return html! {};
    };
    let (slug, gap) = (&city.slug, content.design.gap);
    let (width, height) = (figure.width + gap, figure.height + gap);
    let (all_across, all_down) = (width * across, height * down);
    let drawn = format!("figure:{slug}");
    let stitches = match place {
        Cloth::OfCover => format!("cover:{slug}"),
        Cloth::OfOpening => format!("opening:{slug}"),
    };
    html! {
        svg class=(format!("cloth {}", class_of(slug))) aria-hidden="true" focusable="false"
            viewBox=(format!("0 0 {all_across} {all_down}")) preserveAspectRatio="xMidYMin slice" {
            defs {
                pattern id=(stitches) width=(width) height=(height) patternUnits="userSpaceOnUse" {
                    @if place == Cloth::OfCover {
                        path id=(drawn) d=(figure.path) fill="none" stroke="currentColor"
                            stroke-width=(figure.thread)
                            transform=(format!("translate({0} {0})", gap / 2.0));
                    } @else {
                        use href=(format!("#{drawn}"));
                    }
                }
            }
            rect width=(all_across) height=(all_down) fill=(format!("url(#{stitches})"));
        }
    }
}
