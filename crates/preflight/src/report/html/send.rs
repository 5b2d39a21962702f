//! What goes to the print shop: the files that may be sent, what is still missing, and a letter
//! that goes with them.

use malzama_message::{Message, message};
use maud::{Markup, html};

use super::lacking::lacking;
use super::letter::{self, Letter};
use super::markup::{both, bytes, figure, heading, size_told, told, value};
use super::name::{base, name};
use super::verdict::Verdict;
use crate::report::printable::printable;
use crate::report::words::{ARABIC_CATALOGUE, text};
use crate::report::{Digits, FileReport, Judged};
use crate::spec::Spec;

/// The level of the heading of the section.
const LEVEL: usize = 2;

/// A link to what follows the files.
pub(super) fn link(digits: Digits) -> Markup {
    html! { p.to-send { a href="#send" { (told(&message!("send/link"), digits)) } } }
}

/// What to send, what is missing, and the letter.
pub(super) fn send(files: &[FileReport], judged: &Judged, spec: &Spec) -> Markup {
    let digits = judged.digits;
    let of = |verdict| -> Vec<&FileReport> {
        let has_pages = |file: &&FileReport| !file.inspection.pages.is_empty();
        let files = files.iter().filter(|file| Verdict::of(file) == verdict);
        // What could not be looked at is never said to be fit.
        files.filter(|file| verdict == Verdict::Stop || has_pages(file)).collect()
    };
    let [ready, look, stop] = [Verdict::Ready, Verdict::Look, Verdict::Stop].map(of);
    let sendable = [ready.as_slice(), look.as_slice()].concat();
    html! {
        section.send id="send" tabindex="-1" {
            (heading(LEVEL, "section", &told(&message!("send/title"), digits)))
            @if sendable.is_empty() { p { (told(&message!("send/nothing"), digits)) } }
            (list(&message!("send/ready"), &ready, digits))
            (list(&message!("send/look"), &look, digits))
            @if !stop.is_empty() {
                (heading(LEVEL + 1, "subsection", &told(&message!("send/stop"), digits)))
                ul.held { @for file in stop { li { (name(file)) } } }
            }
            (lacking(LEVEL + 1, files, digits))
            @if !sendable.is_empty() {
                (letters(&Letter { files: &sendable, judged, spec }, !look.is_empty()))
            }
        }
    }
}

/// Files with what a shop asks of them; nothing if there are none.
fn list(title: &Message, files: &[&FileReport], digits: Digits) -> Markup {
    html! {
        @if !files.is_empty() {
            (heading(LEVEL + 1, "subsection", &told(title, digits)))
            ul.files { @for file in files { (item(file, digits)) } }
        }
    }
}

fn item(file: &FileReport, digits: Digits) -> Markup {
    let pages = &file.inspection.pages;
    let print = file.edition.as_ref().and_then(|state| state.print.as_deref());
    html! {
        li {
            @if file.edition.is_some() { strong { (name(file)) } " " }
            code dir="ltr" {
                @match print {
                    Some(path) => a href=(path) { (value(&base(file))) },
                    None => (value(&base(file))),
                }
            }
            p {
                (told(&message!("send/pages", count = pages.len()), digits)) " · "
                @if let Some([width, height]) = letter::size(file) {
                    (size_told(digits, &width, &height)) " · "
                }
                (figure(digits, &bytes(file.bytes))) " " (both("بايت", "bytes"))
            }
            p { code.checksum dir="ltr" { (printable(&file.checksum)) } }
        }
    }
}

/// The letter in both languages, whichever the reader has chosen: the shop may read the other.
fn letters(letter: &Letter<'_>, is_look: bool) -> Markup {
    let digits = letter.judged.digits;
    // In plain text, backticks would only puzzle.
    let english = letter.text(&|message| text(message).replace('`', ""));
    let arabic = letter.text(&|message| ARABIC_CATALOGUE.spoken(message, digits));
    html! {
        (heading(LEVEL + 1, "subsection", &told(&message!("letter/title"), digits)))
        p.legend { (told(&message!("letter/how"), digits)) }
        @if is_look { p.legend { (told(&message!("letter/look"), digits)) } }
        div.letters {
            (block("ar", &message!("letter/in-arabic"), &arabic, digits))
            (block("en", &message!("letter/in-english"), &english, digits))
        }
    }
}

fn block(language: &str, title: &Message, text: &str, digits: Digits) -> Markup {
    let id = format!("letter-{language}");
    let dir = if language == "ar" { "rtl" } else { "ltr" };
    html! {
        div.letter {
            div.above {
                (heading(LEVEL + 2, "letter-title", &told(title, digits)))
                button.copy type="button" data-copy=(id) {
                    span.before { (told(&message!("letter/copy"), digits)) }
                    span.after role="status" { (told(&message!("letter/copied"), digits)) }
                }
            }
            pre id=(id) lang=(language) dir=(dir) tabindex="0" { (text) }
        }
    }
}
