//! What editions still lack, as far as their records tell.

use malzama_message::{Message, message};
use maud::{Markup, html};

use super::markup::{heading, told, value};
use super::name::name;
use crate::report::{Digits, FileReport, Lacking};

/// What each edition lacks; nothing of files that are no editions of ours.
pub(super) fn lacking(level: usize, files: &[FileReport], digits: Digits) -> Markup {
    let editions: Vec<_> = files.iter().filter(|file| file.edition.is_some()).collect();
    html! {
        @if !editions.is_empty() {
            section.lacking {
                (heading(level, "subsection", &told(&message!("lacking/title"), digits)))
                ul {
                    @for file in editions {
                        li { strong { (name(file)) } (of(file, digits)) }
                    }
                }
                p.legend { (told(&message!("lacking/consent"), digits)) }
            }
        }
    }
}

/// What one of them lacks.
fn of(file: &FileReport, digits: Digits) -> Markup {
    let lacking = file.edition.as_ref().and_then(|state| state.lacking.as_ref());
    let Some(lacking) = lacking else {
        return html! { p { (told(&message!("lacking/unknown"), digits)) } };
    };
    let Lacking { photographs, unusable, credits } = lacking;
    html! {
        @if lacking.is_empty() { p { (told(&message!("lacking/nothing"), digits)) } }
        (list(&message!("lacking/unusable", count = unusable.len()), unusable, digits))
        (list(&message!("lacking/photographs", count = photographs.len()), photographs, digits))
        (list(&message!("lacking/credits", count = credits.len()), credits, digits))
    }
}

/// Files under a sentence that counts them; nothing if there are none.
fn list(sentence: &Message, files: &[String], digits: Digits) -> Markup {
    html! {
        @if !files.is_empty() {
            details {
                summary { (told(sentence, digits)) }
                ul.paths { @for file in files { li { code dir="ltr" { (value(file)) } } } }
            }
        }
    }
}
