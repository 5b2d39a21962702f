//! An approval as it is written: what was approved, by whom and when.

use std::fmt;

use malzama_message::{Message, message};
use serde::{Deserialize, Serialize};

use crate::edition::Edition;
use crate::geom::Length;
use crate::records::{Binding, Date, is_invisible};

/// The version of the form; increment it when [`Approval`] or a page changes.
pub const VERSION: u32 = 1;

/// The most characters of a name.
const NAME: usize = 120;

/// An approval of one or more editions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// The version of the form.
    pub version: u32,
    /// Its number among the approvals of the project, from 1.
    pub number: u32,
    /// The day, as `2026-11-23`.
    pub date: String,
    /// Who approved.
    pub by: String,
    /// The editions, in the order of the settings.
    pub editions: Vec<ApprovedEdition>,
}

/// An edition as it was approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ApprovedEdition {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// What all of its pages share.
    pub format: Format,
    /// The BLAKE3 hash of the print PDF, in hexadecimal.
    pub pdf: String,
    /// The pages, in their order.
    pub pages: Vec<ApprovedPage>,
}

/// A page as it was approved. Its content and picture are files by these hashes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedPage {
    /// A hash of all that is drawn.
    pub look: String,
    /// The hash of the file of its content.
    pub content: String,
    /// The hash of the file of its picture.
    pub picture: String,
}

/// The format of a booklet: pages of two formats cannot be laid upon each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Format {
    /// Width and height of the trim, in millimetres.
    pub trim: [f64; 2],
    /// The side of the spine, `right` or `left`.
    pub binding: String,
    /// The name of the layout.
    pub layout: String,
    /// The name of the print contract.
    pub press: String,
    /// A digest of the terms of the contract.
    pub terms: String,
}

impl Format {
    /// Returns the format of an edition under a contract of these terms.
    pub fn of(edition: &Edition, press: &str, terms: String) -> Self {
        let settings = edition.settings;
        Self {
            trim: [settings.width, settings.height].map(Length::to_mm),
            binding: match settings.binding {
                Binding::Right => "right".to_owned(),
                Binding::Left => "left".to_owned(),
            },
            layout: settings.layout.value.clone(),
            press: press.to_owned(),
            terms,
        }
    }

    /// Whether pages of both formats have the same places for the same things.
    pub fn is_laid_out_like(&self, other: &Self) -> bool {
        self.trim == other.trim
            && self.binding == other.binding
            && self.layout == other.layout
    }
}

/// The name under which people and other files know an approval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// Its number.
    pub number: u32,
    /// Its day.
    pub date: String,
    /// The first digits of its hash.
    pub hash: String,
}

impl Mark {
    /// The hexadecimal digits by which an approval is known.
    pub const DIGITS: usize = 8;

    /// Returns the name of its file.
    pub fn file(&self) -> String {
        format!("{self}.json")
    }

    /// Reads the name of a file; `None` if it is not that of an approval.
    pub fn of_file(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".json")?;
        let (number, rest) = stem.split_once('-')?;
        let (date, hash) = rest.rsplit_once('-')?;
        let is_hash = hash.len() == Self::DIGITS
            && hash.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
        let mark = Self {
            number: number.parse().ok()?,
            date: Date::parse(date)?.to_string(),
            hash: hash.to_owned(),
        };
        (is_hash && mark.file() == name).then_some(mark)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{}-{}", self.number, self.date, self.hash)
    }
}

/// Returns the name of who approves, without white space around and between its words.
///
/// # Errors
/// The message says why it is none: it is empty or too long, or holds signs that are not seen.
pub fn name(typed: &str) -> Result<String, Message> {
    let name = typed.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    if name.chars().all(|it| it.is_whitespace() || it.is_control() || is_invisible(it)) {
        return Err(message!("approve/no-name"));
    }
    // Joiners are part of how Persian and Urdu names are written.
    let is_hidden = |it: char| {
        it.is_control()
            || is_invisible(it) && !matches!(it, ' ' | '\u{200c}' | '\u{200d}')
    };
    if let Some(sign) = name.chars().find(|&it| is_hidden(it)) {
        let code = format!("U+{:04X}", u32::from(sign));
        return Err(message!("approve/hidden-sign", sign = code));
    }
    match name.chars().count() {
        0..=NAME => Ok(name),
        _ => Err(message!("approve/long-name", most = NAME)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_read_as_they_are_written() {
        let mark =
            Mark { number: 12, date: "2026-11-23".into(), hash: "0123abcd".into() };
        assert_eq!(mark.file(), "0012-2026-11-23-0123abcd.json");
        assert_eq!(Mark::of_file(&mark.file()), Some(mark));
        for name in [
            "0012-2026-11-23-0123abcd (1).json",
            "12-2026-11-23-0123abcd.json",
            "0012-2026-13-23-0123abcd.json",
            "0012-2026-11-23-0123ABCD.json",
            "0012-2026-11-23-0123abc.json",
            ".malzama-x",
        ] {
            assert_eq!(Mark::of_file(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_seen_and_not_too_long() {
        assert_eq!(name("  Board of  Acre "), Ok("Board of Acre".to_owned()));
        assert_eq!(name("مجلس\u{200c}ي"), Ok("مجلس\u{200c}ي".to_owned()));
        for (typed, code) in [
            ("", "approve/no-name"),
            (" \u{200b} ", "approve/no-name"),
            ("a\nb", "approve/hidden-sign"),
            ("a\u{202e}b", "approve/hidden-sign"),
            (&"a".repeat(121), "approve/long-name"),
        ] {
            let told = name(typed).map_err(|message| message.code().to_owned());
            assert_eq!(told, Err(code.to_owned()), "{typed:?}");
        }
    }
}
