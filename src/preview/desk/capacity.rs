//! What a text takes of its pages: the lines that are left, or those that it has too many.

use malzama_message::{Message, message};
use malzama_preflight::{Digits, Part, Said};
use serde::Serialize;

use crate::model::Catalogue;
use crate::preview::shared::ShownEdition;
use crate::records::Text;
use crate::typeset::lines_left;
use crate::words::in_both;

/// What a text takes of its pages.
#[derive(Debug, Serialize)]
pub struct Capacity {
    /// The lines that are left, below zero those that are too many.
    lines: i64,
    /// The same in words.
    text: Said,
}

/// Returns what the running text of a part takes of its pages in an edition; `None` if the pages
/// are not those of the records as they are now, or do not tell.
pub fn capacity(
    edition: &ShownEdition,
    part: &Part,
    catalogue: &Catalogue,
    digits: Digits,
) -> Option<Capacity> {
    if !edition.current {
        return None;
    }
    let paragraphs = text_of(&part.part, catalogue)?;
    let paragraphs: Vec<&str> = paragraphs.iter().map(|it| it.value.as_str()).collect();
    let frames: Vec<_> = edition.pages.iter().map(|it| &it.page.frame).collect();
    let lines = lines_left(&frames, part, &paragraphs, edition.sheet.grid?)?;
    Some(Capacity { lines, text: in_both(&told(lines), digits) })
}

fn told(lines: i64) -> Message {
    let count = usize::try_from(lines.unsigned_abs()).unwrap_or_default();
    if lines < 0 {
        message!("desk/lines-over", count = count)
    } else {
        message!("desk/lines-left", count = count)
    }
}

/// Returns the paragraphs that a part sets as running text.
fn text_of<'a>(part: &str, catalogue: &'a Catalogue) -> Option<&'a [Text]> {
    let Some((city, group)) = part.split_once('/') else {
        let network = catalogue.network.as_ref().filter(|_| part == "introduction")?;
        return Some(&network.introduction);
    };
    let listed = catalogue.cities.iter().find(|it| it.slug == city)?;
    let partners = &listed.city.as_ref()?.partners;
    partners.iter().find(|it| it.slug == group).map(|it| it.body.as_slice())
}
