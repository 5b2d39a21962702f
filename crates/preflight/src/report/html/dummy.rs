//! The folding dummy: front and back of each sheet, with its pages where they are printed.

use maud::{Markup, html};

use super::Part;
use super::markup::{aside, both, figure, heading, number};
use crate::finding::PageFacts;
use crate::report::{DummyPlace, DummySheet};

/// How many sheets are drawn: as many as 1,200 pages have at most, two on a side.
const SHEETS: usize = 300;

/// The sheets of an edition; nothing of other files.
pub(super) fn dummy(part: Part<'_>) -> Markup {
    let dummy = part.file.edition.as_ref().and_then(|state| state.dummy.as_ref());
    let Some(dummy) = dummy.filter(|_| !part.file.inspection.pages.is_empty()) else {
        return html! {};
    };
    let title = both("الأفرخ قبل طيّها", "The sheets before they are folded");
    let count = dummy.sheets.len();
    html! {
        @if count > 0 {
            details.dummy {
                summary { (heading(part.level + 1, "subsection", &title)) }
                p.legend {
                    (both(
                        "وجه كلّ فرخ وظهره كما يُطبعان، بلا علامات المطبعة.",
                        "Front and back of each sheet as they are printed, without marks.",
                    ))
                    @if dummy.is_without_cover {
                        " " (both(
                            "الغلاف ليس بينها: يُطبع وحده.",
                            "The cover is not among them: it is printed by itself.",
                        ))
                    }
                }
                ol.dummy-sheets {
                    @for (sheet, nth) in dummy.sheets.iter().zip(1..).take(SHEETS) {
                        li { (sheet_of(part, sheet, nth, count)) }
                    }
                }
                @if count > SHEETS { p { "…" } }
            }
        }
    }
}

fn sheet_of(part: Part<'_>, sheet: &DummySheet, nth: usize, count: usize) -> Markup {
    let told = |number: usize| figure(part.digits, &number.to_string());
    let front = match sheet.has_one_plate {
        true => both(
            "لوح واحد للوجهين، ثمّ يُقصّ نصفين متماثلين",
            "One plate for both sides, then cut into two copies",
        ),
        false => both("الوجه", "Front"),
    };
    html! {
        p.dummy-title {
            (both("الفرخ", "Sheet")) " " (told(nth)) " " (both("من", "of")) " " (told(count))
            @if let Some(signature) = sheet.signature {
                " · " (both("الملزمة", "Signature")) " " (told(signature))
            }
        }
        div.dummy-sides {
            (side(part, sheet, &sheet.front, &front))
            @if !sheet.has_one_plate {
                @if sheet.back.is_empty() {
                    p.legend { (both("الظهر أبيض.", "The back stays blank.")) }
                } @else {
                    (side(part, sheet, &sheet.back, &both("الظهر", "Back")))
                }
            }
        }
    }
}

fn side(
    part: Part<'_>,
    sheet: &DummySheet,
    places: &[DummyPlace],
    title: &Markup,
) -> Markup {
    html! {
        figure {
            figcaption { (title) }
            // Left and right are those of the sheet, in every language.
            div.dummy-side dir="ltr" style={ "--columns:" (sheet.columns) } {
                @for place in places { (place_of(part, place)) }
            }
        }
    }
}

/// A place; the script puts the picture there that stands in the page already, once.
fn place_of(part: Part<'_>, place: &DummyPlace) -> Markup {
    let area = format!("grid-area:{}/{}", place.row + 1, place.column + 1);
    let pages = &part.file.inspection.pages;
    let facts =
        place.page.and_then(|page| pages.iter().find(|facts| facts.number == page));
    let [width, height] = facts.or(pages.first()).map_or([1.0, 1.0], |it| it.trim);
    let shape = format!("aspect-ratio:{}/{}", number(width, 2), number(height, 2));
    html! {
        span.place.turned[place.turned] style=(area) {
            span.leaf style=(shape) {
                @if let Some(facts) = facts {
                    img alt="" data-of={ "p" (part.index) "-" (facts.number) } style=(cut(facts));
                }
            }
            @match place.page {
                Some(page) => b {
                    (aside("الصفحة", "Page")) " " (figure(part.digits, &page.to_string()))
                    @if place.turned { (aside("مقلوبة", "upside down")) }
                },
                None => b.blank { (both("بيضاء", "Blank")) },
            }
        }
    }
}

/// The style of the picture of a whole sheet of which the trim alone is to be seen.
fn cut(page: &PageFacts) -> String {
    let whole = page.boxes.media;
    let trim = page.boxes.trim.or(page.boxes.art).unwrap_or(whole);
    let share = |part: f64, of: f64| number(100.0 * part / of.max(0.01), 2);
    format!(
        "left:{}%;top:{}%;width:{}%;height:{}%",
        share(whole.x - trim.x, trim.width),
        share(whole.y - trim.y, trim.height),
        share(whole.width, trim.width),
        share(whole.height, trim.height),
    )
}
