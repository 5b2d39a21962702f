//! Pictures of whole sheets, with the boxes that are told of them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use super::Part;
use super::marks::Share;
use super::markup::pages;
use crate::finding::{Finding, PageFacts};

/// The sheet of a page with its boxes; nothing of a picture if there is none.
pub(super) fn sheet(part: Part<'_>, page: &PageFacts, marks: &Markup) -> Markup {
    let whole = page.boxes.media;
    let style = |area| Share::of(area, whole).style();
    let number = page.number;
    let thumbnail = &page.thumbnail;
    let (width, height) = (thumbnail.width.max(1), thumbnail.height.max(1));
    html! {
        div.sheet style={ "aspect-ratio:" (width) "/" (height) } {
            @if !thumbnail.jpeg.is_empty() {
                @let alt = part.digits.set(&format!("صورة الصفحة {number}"));
                img width=(width) height=(height) alt=(alt)
                    data-en={ "Picture of page " (number) } loading="lazy" decoding="async"
                    src={ "data:image/jpeg;base64," (STANDARD.encode(&thumbnail.jpeg)) };
            }
            @if let Some(bleed) = page.boxes.bleed {
                i.box.bleed style=(style(bleed)) {}
            }
            @if let Some(trim) = page.boxes.trim.or(page.boxes.art) {
                i.box.trim style=(style(trim)) {}
            }
            (marks)
        }
    }
}

/// The sheet on which something was found first, with its place marked.
pub(super) fn marked_picture(part: Part<'_>, at: usize, finding: &Finding) -> Markup {
    let facts = part.file.inspection.pages.iter();
    let page = finding.page.and_then(|n| facts.clone().find(|page| page.number == n));
    let (Some(page), Some(area)) = (page, finding.area) else { return html! {} };
    let place = Share::of(area, page.boxes.media).style();
    let mark = html! { i.spot.(finding.severity.name()) style=(place) {} };
    let id = match part.marked.contains(&at) {
        true => format!("#m{}-{}", part.index, at + 1),
        false => format!("#p{}-{}", part.index, page.number),
    };
    html! {
        figure.shown {
            a href=(id) { (sheet(part, page, &mark)) }
            figcaption { (pages(part.index, part.digits, &[page.number])) }
        }
    }
}
