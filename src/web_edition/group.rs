//! A partner group: its name, facts, photographs and words.

use maud::{Markup, html};

use super::content::Content;
use super::picture::{Place, Placed};
use super::texts::Texts;
use crate::model::{City, Partner};

/// Returns the article of a group.
pub fn group(content: &Content, city: &City, partner: &Partner) -> Markup {
    let (texts, figures) = (content.texts(), content.figures());
    let anchor = format!("{}/{}", city.slug, partner.slug);
    let title = format!("{anchor}:title");
    let photographs = photographs_of_group(city, partner);
    let (main, more) = photographs.split_at(photographs.len().min(1));
    let class = if main.is_empty() { "group without" } else { "group" };
    html! {
        article id=(anchor) class=(class) aria-labelledby=(title) {
            @for placed in main {
                (figures.figure(placed, Place { size: "group", class: None, is_first: false }))
            }
            div.words {
                h3 id=(title) { (texts.inline(&partner.name.value)) }
                (facts(texts, partner))
                @for paragraph in &partner.body { (texts.paragraph(&paragraph.value)) }
            }
            (figures.plates(more))
        }
    }
}

/// Returns the photographs of a group.
pub fn photographs_of_group<'a>(city: &City, partner: &'a Partner) -> Vec<Placed<'a>> {
    let anchor = format!("{}/{}", city.slug, partner.slug);
    Placed::below(&anchor, 1, &partner.photographs)
}

/// Returns the facts of a group, in the order of the booklet's.
fn facts(texts: Texts, partner: &Partner) -> Markup {
    let Partner { founded, phone, links, facts, .. } = partner;
    let label = |key: &str| html! { dt { (texts.word(key)) } };
    html! {
        @if founded.is_some() || phone.is_some() || !links.is_empty() || !facts.is_empty() {
            dl {
                @if let Some(founded) = founded {
                    (label("founded")) dd { (texts.inline(&founded.value)) }
                }
                @if let Some(phone) = phone {
                    (label("phone")) dd { (texts.telephone(&phone.value)) }
                }
                @for link in links { (label("link")) dd { (texts.link(&link.value)) } }
                @for fact in facts {
                    dt { (texts.inline(&fact.label.value)) }
                    dd { (texts.link(&fact.value.value)) }
                }
            }
        }
    }
}
