//! The pages that changed, side by side with those approved.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use malzama_message::Digits;
use malzama_preflight::bilingual::{both, figure, value};
use maud::{Markup, html};

use super::arrow;
use super::shifts::numbers;
use crate::changes::pictures::Area;
use crate::changes::report::{EditionChanges, Sheet};
use crate::changes::{Fate, PhotographChange, WordChange};

/// How many changes of words are listed of a page, and how many words of each.
const CHANGES: usize = 40;
const WORDS: usize = 80;

/// Shows the pages of an edition of which there is something to see.
pub fn sheets(edition: &EditionChanges, digits: Digits) -> Markup {
    let is_reset =
        |sheet: &&Sheet| sheet.change.fate == Fate::SetAnew && edition.is_reformatted();
    let reset = edition.sheets.iter().filter(is_reset);
    let reset: Vec<usize> = reset.filter_map(|it| it.change.is).collect();
    let seen: Vec<&Sheet> = edition.seen().collect();
    html! {
        @if !reset.is_empty() {
            p.legend {
                (both("صفحات نصّها وصورها كما هي: ", "Pages with the same words and photographs: "))
                (numbers(&reset, digits))
            }
        }
        @if !seen.is_empty() {
            h3.section { (both("صفحات تغيّرت", "Pages that changed")) }
            @for sheet in seen { (of_sheet(edition, sheet, digits)) }
        }
    }
}

fn of_sheet(edition: &EditionChanges, sheet: &Sheet, digits: Digits) -> Markup {
    let change = &sheet.change;
    let number = change.is.or(change.was).unwrap_or_default().to_string();
    let state = if change.is.is_some() { "is" } else { "was" };
    html! {
        article.changed id={ "e-" (edition.slug) "-" (state) "-" (number) } {
            h4.group-title {
                (both("الصفحة ", "Page ")) (figure(digits, &number))
                @if let Some(part) = &sheet.part { " · " (value(part)) }
                span.fate { (fate(sheet)) }
            }
            @if let (Some(was), Some(is)) = (change.was, change.is) && was != is {
                p.legend {
                    (both("كانت الصفحة ", "It was page ")) (figure(digits, &was.to_string()))
                }
            }
            (words(&change.words, digits))
            (photographs(&change.photographs))
            div.states {
                @if change.was.is_some() {
                    (picture(sheet, 0, ["عند الموافقة", "As approved"], &number))
                }
                @if change.is.is_some() {
                    (picture(sheet, 1, ["الآن", "Now"], &number))
                }
            }
        }
    }
}

/// What became of a page, in a word or two.
fn fate(sheet: &Sheet) -> Markup {
    let is_unseen = sheet.areas.as_ref().is_some_and(Vec::is_empty);
    match sheet.change.fate {
        Fate::Added => both("صفحة جديدة", "new page"),
        Fate::Gone => both("صفحة محذوفة", "page gone"),
        Fate::SetAnew if is_unseen => both(
            "لا فرق تراه العين بهذا القياس",
            "made anew; no difference can be seen at this size",
        ),
        Fate::SetAnew => both(
            "النصّ والصور كما هي، وشكلها آخر",
            "same text and photographs, set otherwise",
        ),
        Fate::Changed | Fate::Same | Fate::OtherSide => {
            match (sheet.change.words.is_empty(), sheet.change.photographs.is_empty()) {
                (false, true) => both("تغيّر النصّ", "words changed"),
                (true, false) => both("تغيّرت الصور", "photographs changed"),
                _ => both("تغيّر النصّ وتغيّرت الصور", "words and photographs changed"),
            }
        }
    }
}

fn words(changes: &[WordChange], digits: Digits) -> Markup {
    html! {
        @if !changes.is_empty() {
            ul.words {
                @for change in changes.iter().take(CHANGES) {
                    li {
                        p dir="auto" {
                            @if !change.before.is_empty() { "… " (change.before) " " }
                            @if !change.was.is_empty() { del { (shortened(&change.was)) } " " }
                            @if !change.is.is_empty() { ins { (shortened(&change.is)) } " " }
                            @if !change.after.is_empty() { (change.after) " …" }
                        }
                        @if let Some(place) = &change.place {
                            p.place dir="ltr" { code { (value(place)) } }
                        }
                    }
                }
                @if changes.len() > CHANGES {
                    li {
                        (both("مواضع أخرى: ", "More places: "))
                        (figure(digits, &(changes.len() - CHANGES).to_string()))
                    }
                }
            }
        }
    }
}

fn shortened(words: &str) -> String {
    match words.match_indices(' ').nth(WORDS) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words.to_owned(),
    }
}

fn photographs(changes: &[PhotographChange]) -> Markup {
    html! {
        @if !changes.is_empty() {
            ul.photographs {
                @for change in changes {
                    li {
                        @match change {
                            PhotographChange::Replaced { was, is } if was == is => {
                                (both("صورة أخرى بالاسم نفسه: ", "Another photograph of the same name: "))
                                (value(is))
                            }
                            PhotographChange::Replaced { was, is } => {
                                (both("صورة مكان صورة: ", "A photograph was replaced: "))
                                (value(was)) (arrow()) (value(is))
                            }
                            PhotographChange::Cropped(file) => {
                                (both("اقتطاع آخر أو قياس آخر: ", "Cropped or sized otherwise: "))
                                (value(file))
                            }
                            PhotographChange::Added(file) => {
                                (both("صورة جديدة هنا: ", "A photograph is new here: ")) (value(file))
                            }
                            PhotographChange::Gone(file) => {
                                (both("صورة لم تعد هنا: ", "A photograph is no longer here: ")) (value(file))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn picture(
    sheet: &Sheet,
    state: usize,
    [arabic, english]: [&str; 2],
    number: &str,
) -> Markup {
    let [ar, en] =
        [format!("الصفحة {number}: {arabic}"), format!("Page {number}: {english}")];
    html! {
        figure.state-of-page {
            @match &sheet.pictures[state] {
                Some(jpeg) => div.sheet {
                    img alt=(ar) data-en=(en) src={ "data:image/jpeg;base64," (STANDARD.encode(jpeg)) };
                    @for area in sheet.areas.iter().flatten() { (mark(area)) }
                },
                None => p.legend { (both("لا صورة لهذه الصفحة.", "There is no picture of this page.")) },
            }
            figcaption { (both(arabic, english)) }
        }
    }
}

/// The frame around a difference.
fn mark(area: &Area) -> Markup {
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    let [left, top, width, height] =
        [area.left, area.top, area.width, area.height].map(percent);
    html! {
        i.spot style={ "left:" (left) ";top:" (top) ";width:" (width) ";height:" (height) } {}
    }
}
