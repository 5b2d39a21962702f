//! The pages that stand elsewhere than when they were approved.

use malzama_message::Digits;
use malzama_preflight::bilingual::{both, figure, value};
use maud::{Markup, html};

use super::arrow;
use crate::changes::report::{EditionChanges, Shift};
use crate::changes::{Fate, PageChange};

/// Lists the pages that moved, then those that gave way to others.
pub fn shifts(edition: &EditionChanges, digits: Digits) -> Markup {
    let moved = edition.shifts(|change| change.is_moved);
    let gave_way = edition.shifts(PageChange::gave_way);
    let turned = edition.pages(Fate::OtherSide);
    html! {
        @if !moved.is_empty() {
            h3.section { (both("صفحات انتقلت", "Pages that moved")) }
            (list(&moved, digits))
        }
        @if !gave_way.is_empty() {
            h3.subsection { (both("أرقام صفحات أخرى", "Other page numbers")) }
            p.legend {
                (both(
                    "بقيت هذه الصفحات على ترتيبها، وتغيّرت أرقامها لأنّ صفحات قبلها زادت أو نقصت أو انتقلت.",
                    "These pages kept their order; their numbers changed as pages before them were added, \
                     went or moved.",
                ))
            }
            (list(&gave_way, digits))
        }
        @if !turned.is_empty() {
            p.legend {
                (both("صفحات صارت على الجانب الآخر من الكتيّب المفتوح، والنصّ والصور كما هي: ",
                    "Pages that are now on the other side of the spread, with the same text and photographs: "))
                (numbers(&turned, digits))
            }
        }
    }
}

fn list(shifts: &[Shift], digits: Digits) -> Markup {
    html! {
        ul.shifts {
            @for Shift { was, is, pages, parts } in shifts {
                li {
                    b { (run(*was, *pages, digits)) (arrow()) (run(*is, *pages, digits)) }
                    @for (at, part) in parts.iter().enumerate() {
                        @if at == 0 { " " } @else { (both("، ", ", ")) }
                        (value(part))
                    }
                }
            }
        }
    }
}

fn run(first: usize, pages: usize, digits: Digits) -> Markup {
    let last = first + pages - 1;
    html! {
        (figure(digits, &first.to_string()))
        @if pages > 1 { "–" (figure(digits, &last.to_string())) }
    }
}

/// Page numbers as single ones and runs.
pub fn numbers(pages: &[usize], digits: Digits) -> Markup {
    let runs = pages.chunk_by(|one, next| one + 1 == *next);
    html! {
        @for (at, pages) in runs.enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            (run(pages.first().copied().unwrap_or_default(), pages.len(), digits))
        }
    }
}
