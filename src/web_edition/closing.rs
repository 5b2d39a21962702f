//! What closes the page: the list of photographs, and the imprint.

use maud::{Markup, html};

use super::city::photographs_of;
use super::content::Content;
use super::picture::Placed;

/// Returns the list of photographs with their captions and photographers, each with a link
/// to its place; nothing if none has words.
pub fn credits(content: &Content) -> Markup {
    let texts = content.texts();
    let cities = content.edition.cities.iter().map(|&city| {
        let mut listed = photographs_of(content, city);
        listed.retain(Placed::has_words);
        (city, listed)
    });
    let cities: Vec<_> = cities.filter(|(_, listed)| !listed.is_empty()).collect();
    html! {
        @if !cities.is_empty() {
            section.credits aria-labelledby=":credits" {
                h2 id=":credits" { (texts.word("credits")) }
                @for (city, listed) in cities {
                    @if content.is_network() { h3 { (texts.inline(&city.name.value)) } }
                    ol {
                        @for placed in listed {
                            li { a href=(format!("#{}", placed.anchor)) { (placed.words(texts)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the imprint, date included.
pub fn imprint(content: &Content) -> Markup {
    let texts = content.texts();
    html! {
        div.imprint {
            dl {
                @for line in &content.design.imprint {
                    dt { (texts.inline(&line.label)) } dd { (texts.inline(&line.value)) }
                }
            }
        }
    }
}
