//! The rules, by the numbers under which others know them, with their severities.
//!
//! Rules of PDF/X are named by the standard and a word for the clause; rules of the Ghent
//! Workgroup (GWG 2022) by their number; wishes of a print contract by a word of their own. What
//! each of them looks at, and what it does not, is told in the crate's `REQUIREMENTS.md`.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::standard::Standard;

/// A rule that a file can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rule {
    /// A clause of PDF/X, by a word for it; all of them together are R0001.
    PdfX(Clause),
    /// A rule of the Ghent Workgroup, by its number.
    Gwg(u8),
    /// A wish of the print contract.
    Contract(ContractClause),
}

named! {
    /// A clause of PDF/X, by what it is about.
    pub enum Clause {
        /// The version that the header tells.
        Header = "header",
        /// Cross-reference and object streams.
        ObjectStreams = "object-streams",
        /// The file's identifiers.
        Identifiers = "identifiers",
        /// Encryption.
        Encryption = "encryption",
        /// Streams whose data lie elsewhere, embedded files, OPI, reference XObjects.
        External = "external",
        /// Filters of streams.
        Filters = "filters",
        /// The claim to be PDF/X.
        Claim = "claim",
        /// Title, dates and trapping in the information dictionary.
        Information = "information",
        /// The XMP metadata.
        Metadata = "metadata",
        /// The output intent and its profile.
        OutputIntent = "output-intent",
        /// Page boxes.
        Boxes = "boxes",
        /// Colour spaces.
        Colour = "colour",
        /// Rendering intents.
        Intent = "rendering-intent",
        /// Transparency.
        Transparency = "transparency",
        /// Optional content.
        Layers = "layers",
        /// Fonts.
        Fonts = "fonts",
        /// Pictures and their dictionaries.
        Images = "images",
        /// Annotations.
        Annotations = "annotations",
        /// Actions, scripts and forms.
        Actions = "actions",
        /// Graphics states and PostScript.
        GraphicsState = "graphics-state",
        /// Content that cannot be read, operators that do not exist, missing resources.
        Content = "content",
    }
}

named! {
    /// A wish of a print contract, by what it is about.
    pub enum ContractClause {
        /// How far art goes on beyond the trim.
        Bleed = "bleed",
        /// The size of the trim.
        Trim = "trim",
        /// The printing condition.
        Condition = "condition",
        /// The profile of the printing condition.
        Profile = "profile",
        /// How many pages a binding takes.
        Pages = "pages",
    }
}

/// The rules of the Ghent Workgroup that are judged, by their numbers; R0001 is all of PDF/X.
pub(crate) const GWG: [u8; 26] = [
    2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 26, 27, 28, 30,
    31, 32, 35,
];

impl Rule {
    /// Returns the number or name by which it is reported: `R0031`, `X4-output-intent`, or
    /// `C-bleed`.
    pub fn id(self, standard: Standard) -> String {
        match (self, standard) {
            (Self::Gwg(number), _) => format!("R{number:04}"),
            (Self::Contract(clause), _) => format!("C-{}", clause.name()),
            (Self::PdfX(clause), Standard::X4) => format!("X4-{}", clause.name()),
            (Self::PdfX(clause), Standard::X1a) => format!("X1A-{}", clause.name()),
        }
    }

    /// Returns the Ghent Workgroup's number for it, which for all of PDF/X-4 is one; a contract's
    /// wishes have none.
    pub fn gwg(self) -> Option<u8> {
        match self {
            Self::PdfX(_) => Some(1),
            Self::Gwg(number) => Some(number),
            Self::Contract(_) => None,
        }
    }

    /// Whether it is about how the file is written or what it says of itself, and not about
    /// what will be printed.
    pub fn is_formal(self) -> bool {
        match self {
            Self::PdfX(clause) => matches!(
                clause,
                Clause::Header
                    | Clause::ObjectStreams
                    | Clause::Identifiers
                    | Clause::Filters
                    | Clause::Claim
                    | Clause::Information
                    | Clause::Metadata
                    | Clause::Intent
                    | Clause::Actions
            ),
            Self::Gwg(number) => number == 3,
            Self::Contract(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const REQUIREMENTS: &str = include_str!("../REQUIREMENTS.md");

    /// The first cells of the rows below a title whose other cells are not what is left out.
    fn cells(title: &str) -> Vec<&'static str> {
        let (_, below) = REQUIREMENTS.split_once(title).expect(title);
        let rows = below.lines().skip_while(|it| !it.starts_with("| ---")).skip(1);
        rows.take_while(|it| it.starts_with('|'))
            .filter(|row| !row.contains("| – |"))
            .map(|row| row.split('|').nth(1).expect("a cell"))
            .collect()
    }

    #[test]
    fn clauses_are_those_of_the_requirements() {
        let told: BTreeSet<_> = cells("## PDF/X-4")
            .iter()
            .filter_map(|cell| cell.split('`').nth(1))
            .collect();
        let known: BTreeSet<_> = Clause::ALL.iter().map(|it| it.name()).collect();
        assert_eq!(told, known);
    }

    #[test]
    fn wishes_are_those_of_the_requirements() {
        let told: BTreeSet<_> = cells("## The print contract")
            .iter()
            .filter_map(|cell| cell.split('`').nth(1))
            .collect();
        let known: BTreeSet<_> =
            ContractClause::ALL.iter().map(|it| format!("C-{}", it.name())).collect();
        assert_eq!(told, known.iter().map(String::as_str).collect());
    }

    #[test]
    fn numbers_are_those_of_the_requirements() {
        let told: BTreeSet<u8> = cells("## Ghent Workgroup")
            .iter()
            .flat_map(|cell| cell.split(|it: char| !it.is_ascii_alphanumeric()))
            .filter_map(|word| word.strip_prefix('R')?.parse().ok())
            .filter(|&number| number != 1)
            .collect();
        assert_eq!(told, BTreeSet::from(GWG));
    }
}
