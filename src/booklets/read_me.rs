//! The text at the top of a pack, which says in Arabic and in English what is what.

use malzama_message::{Digits, Message, message};

use crate::edition::Edition;
use crate::records::Binding;
use crate::ticket::FileRole;
use crate::words::in_both;

/// The end of a line, as the plainest editors of all systems show it.
const LINE_END: &str = "\r\n";

/// What a file of a pack is.
#[derive(Debug, Clone, Copy)]
pub enum Packed {
    /// A PDF for the press, and its number of pages.
    Print(FileRole, usize),
    /// The job ticket in the form of this ending.
    Ticket(&'static str),
    /// The print contract.
    Contract,
    /// The colour profile of the printing condition.
    Profile,
    /// The report of the preflight.
    Report,
}

impl Packed {
    /// Returns what is said of it, after its path.
    fn message(self, path: &str, binding: Binding) -> Message {
        match self {
            Self::Print(FileRole::Text, pages) => {
                message!("pack/text", path = path, pages = pages)
            }
            // In one piece, it has an outside and an inside.
            Self::Print(FileRole::Cover, ..=2) => message!("pack/cover", path = path),
            Self::Print(FileRole::Cover, _) => message!("pack/cover-pages", path = path),
            Self::Print(FileRole::Sheets, _) => message!("pack/sheets", path = path),
            Self::Print(FileRole::Pages | FileRole::Screen, pages) => match binding {
                Binding::Right => {
                    message!("pack/pages-right", path = path, pages = pages)
                }
                Binding::Left => message!("pack/pages-left", path = path, pages = pages),
            },
            Self::Ticket("pdf") => message!("pack/ticket-page", path = path),
            Self::Ticket("xml") => message!("pack/ticket-xjdf", path = path),
            Self::Ticket(_) => message!("pack/ticket-json", path = path),
            Self::Contract => message!("pack/contract", path = path),
            Self::Profile => message!("pack/profile", path = path),
            Self::Report => message!("pack/report", path = path),
        }
    }
}

/// Returns the text for a pack of an edition with these files, each with its path.
pub fn read_me(edition: &Edition, files: &[(String, Packed)]) -> String {
    let digits = Digits::from(edition.settings.digits);
    let date = edition.settings.date.to_string();
    let mut messages = vec![
        message!("pack/title", title = edition.document_title()),
        message!("pack/date", date = date),
    ];
    let binding = edition.settings.binding;
    messages.extend(files.iter().map(|(path, file)| file.message(path, binding)));
    messages.push(message!("pack/checksums"));
    let said: Vec<_> = messages.iter().map(|it| in_both(it, digits)).collect();
    let arabic = said.iter().map(|it| it.ar.as_str());
    let english = said.iter().map(|it| it.en.as_str());
    let lines = arabic.chain([""]).chain(english);
    lines.flat_map(|line| [line, LINE_END]).collect()
}
