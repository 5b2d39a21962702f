//! The rules, by the numbers under which others know them, with their severities.
//!
//! Rules of PDF/X are named by the standard and a word for the clause; rules of the Ghent
//! Workgroup (GWG 2022) by their number. What each of them looks at, and what it does not, is
//! told in `REQUIREMENTS.md` beside this file.

use serde::{Deserialize, Serialize};

/// A rule that a file can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rule {
    /// A clause of PDF/X, by a word for it; all of them together are R0001.
    PdfX(Clause),
    /// A rule of the Ghent Workgroup, by its number.
    Gwg(u8),
}

/// What the clauses of PDF/X-4 and PDF/X-1a are about (`docs` of the contract's standard).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Clause {
    /// The version that the header tells.
    Header,
    /// Cross-reference and object streams.
    ObjectStreams,
    /// The file's identifiers.
    Identifiers,
    /// Encryption.
    Encryption,
    /// Streams whose data lie elsewhere, embedded files, OPI, reference XObjects.
    External,
    /// Filters of streams.
    Filters,
    /// The claim to be PDF/X.
    Claim,
    /// Title, dates and trapping in the information dictionary.
    Information,
    /// The XMP metadata.
    Metadata,
    /// The output intent and its profile.
    OutputIntent,
    /// Page boxes.
    Boxes,
    /// Colour spaces.
    Colour,
    /// Rendering intents.
    Intent,
    /// Transparency.
    Transparency,
    /// Optional content.
    Layers,
    /// Fonts.
    Fonts,
    /// ImageCache.
    Images,
    /// Annotations.
    Annotations,
    /// Actions, scripts and forms.
    Actions,
    /// Graphics states and PostScript.
    GraphicsState,
    /// Content that cannot be read, operators that do not exist, missing resources.
    Content,
}

impl Clause {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::ObjectStreams => "object-streams",
            Self::Identifiers => "identifiers",
            Self::Encryption => "encryption",
            Self::External => "external",
            Self::Filters => "filters",
            Self::Claim => "claim",
            Self::Information => "information",
            Self::Metadata => "metadata",
            Self::OutputIntent => "output-intent",
            Self::Boxes => "boxes",
            Self::Colour => "colour",
            Self::Intent => "rendering-intent",
            Self::Transparency => "transparency",
            Self::Layers => "layers",
            Self::Fonts => "fonts",
            Self::Images => "images",
            Self::Annotations => "annotations",
            Self::Actions => "actions",
            Self::GraphicsState => "graphics-state",
            Self::Content => "content",
        }
    }
}

impl Rule {
    /// The number or name by which it is reported: `R0031`, or `X4-output-intent`.
    pub fn id(self, standard: crate::standard::Standard) -> String {
        use crate::standard::Standard;
        match (self, standard) {
            (Self::Gwg(number), _) => format!("R{number:04}"),
            (Self::PdfX(clause), Standard::X4) => format!("X4-{}", clause.name()),
            (Self::PdfX(clause), Standard::X1a) => format!("X1A-{}", clause.name()),
        }
    }

    /// The Ghent Workgroup's number for it, which for all of PDF/X-4 is one.
    pub fn gwg(self) -> u8 {
        match self {
            Self::PdfX(_) => 1,
            Self::Gwg(number) => number,
        }
    }
}
