//! The changes of all editions as one HTML page that needs nothing beside itself, in Arabic and English.

mod sheets;
mod shifts;

use malzama_message::Digits;
use malzama_preflight::bilingual::{bar, both, figure, page as framed, row, value};
use maud::{Markup, html};

use self::sheets::sheets;
use self::shifts::shifts;
use super::Fate;
use super::report::{EditionChanges, FormatChange};

/// The style of what reports do not have.
const STYLE: &str = include_str!("page.css");

/// Writes the page. `digits` are those of numbers in Arabic.
pub fn page(editions: &[EditionChanges], digits: Digits) -> String {
    let titles = ["تغيّرات منذ الموافقة", "Changes since approval"];
    let body = html! {
        header.head {
            (bar(titles[0], titles[1]))
            h1 { (both(titles[0], titles[1])) }
            ol.index {
                @for edition in editions { li { (entry(edition, digits)) } }
            }
        }
        main {
            @for edition in editions { (of_edition(edition, digits)) }
        }
    };
    framed(titles.map(str::to_owned), STYLE, &body)
}

/// The line of an edition in the index.
fn entry(edition: &EditionChanges, digits: Digits) -> Markup {
    html! {
        a href={ "#e-" (edition.slug) } {
            span.title { (value(&edition.title)) }
            span.told-in-short { (in_short(edition, digits)) }
            span.pages { bdi dir="ltr" { (edition.mark.hash) } }
        }
    }
}

/// What changed, in a few words.
fn in_short(edition: &EditionChanges, digits: Digits) -> Markup {
    if edition.is_unchanged() {
        return both("لم يتغيّر شيء", "nothing changed");
    }
    let moved = edition.sheets.iter().filter(|it| it.change.is_moved).count();
    let counts = [
        (edition.changed().len(), "تغيّرت: ", "changed: "),
        (moved, "انتقلت: ", "moved: "),
        (edition.pages(Fate::Added).len(), "جديدة: ", "new: "),
        (edition.pages(Fate::Gone).len(), "محذوفة: ", "gone: "),
    ];
    let counts: Vec<_> = counts.into_iter().filter(|(count, ..)| *count > 0).collect();
    html! {
        @if !edition.format.is_empty() { (both("شكل آخر", "another format")) }
        @for (at, (count, arabic, english)) in counts.iter().enumerate() {
            @if at > 0 || !edition.format.is_empty() { " · " }
            (both(arabic, english)) (figure(digits, &count.to_string()))
        }
        @if counts.is_empty() && edition.format.is_empty() {
            (both("أرقام صفحات أخرى", "other page numbers"))
        }
    }
}

/// All that is told of an edition.
fn of_edition(edition: &EditionChanges, digits: Digits) -> Markup {
    let is_unchanged = edition.is_unchanged();
    html! {
        details.file open[!is_unchanged] {
            summary { h2 { (value(&edition.title)) } span { (in_short(edition, digits)) } }
            div.within id={ "e-" (edition.slug) } {
                dl.facts { (facts(edition, digits)) }
                @if is_unchanged {
                    p.sentence {
                        (both(
                            "كلّ صفحة هي كما كانت عند الموافقة.",
                            "Every page is as it was approved.",
                        ))
                    }
                }
                (format(edition, digits))
                (shifts(edition, digits))
                (sheets(edition, digits))
            }
        }
    }
}

fn facts(edition: &EditionChanges, digits: Digits) -> Markup {
    let [was, is] = edition.extent.map(|pages| figure(digits, &pages.to_string()));
    let extent = match edition.extent {
        [before, now] if before == now => is,
        _ => html! { (was) (arrow()) (is) },
    };
    html! {
        (row("تاريخ الموافقة", "Approved on", figure(digits, &edition.mark.date)))
        (row("الموافقة باسم", "Approved by", value(&edition.by)))
        (row("رمز الموافقة", "Approval", html! { bdi dir="ltr" { (edition.mark.hash) } }))
        (row("الصفحات", "Pages", extent))
    }
}

/// What changed for all pages.
fn format(edition: &EditionChanges, digits: Digits) -> Markup {
    let trim = |[width, height]: [f64; 2]| {
        figure(digits, &format!("{} × {}", plain(width), plain(height)))
    };
    html! {
        @if !edition.format.is_empty() {
            ul.format {
                @for change in &edition.format {
                    li.state.old {
                        @match change {
                            FormatChange::Trim(was, is) => {
                                (both("قياس القصّ آخر (العرض × الارتفاع بالمليمتر): ", "Another trim (width × height in mm): "))
                                (trim(*was)) (arrow()) (trim(*is))
                            }
                            FormatChange::Binding(side) if side == "right" => {
                                (both("صار التجليد من اليمين.", "It is now bound on the right."))
                            }
                            FormatChange::Binding(_) => {
                                (both("صار التجليد من اليسار.", "It is now bound on the left."))
                            }
                            FormatChange::Layout(was, is) => {
                                (both("تصميم آخر: ", "Another layout: "))
                                (value(was)) (arrow()) (value(is))
                            }
                            FormatChange::Press(was, is) => {
                                (both("مواصفات مطبعة أخرى: ", "Another print contract: "))
                                (value(was)) (arrow()) (value(is))
                            }
                            FormatChange::Terms => {
                                (both(
                                    "تغيّرت مواصفات المطبعة، ومعها قد تختلف الألوان.",
                                    "The terms of the print contract changed, and colours may with them.",
                                ))
                            }
                        }
                    }
                }
            }
            @if edition.is_reformatted() {
                p.legend {
                    (both(
                        "صُفّ الكتيّب كلّه من جديد، فلا تُقارن صوره، وتُقارن نصوصه وصوره الفوتوغرافيّة وحدها.",
                        "The whole booklet was set anew: its pages are compared by their words and \
                         photographs alone, and not by what they look like.",
                    ))
                }
            }
        }
    }
}

/// From what was to what is, in the direction of the page.
fn arrow() -> Markup {
    both(" ← ", " → ")
}

/// A number of millimetres without needless digits.
fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
