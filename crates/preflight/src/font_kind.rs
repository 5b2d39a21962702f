//! Kinds of fonts.

use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// The kind of a font, by its program, or by its dictionary where none is embedded.
    pub enum FontKind {
        /// Glyphs of PostScript.
        Type1 = "Type1",
        /// Glyphs of PostScript, of which a weight and width was taken.
        MultipleMaster = "MMType1",
        /// Glyphs of PostScript in the Compact Font Format.
        Cff = "Type1C",
        /// Glyphs of TrueType.
        TrueType = "TrueType",
        /// OpenType, with tables of either kind.
        OpenType = "OpenType",
        /// Glyphs that are drawn by operators of PDF.
        Type3 = "Type3",
        /// A composite font of PostScript that is not embedded.
        Cid = "CIDFontType0",
        /// A composite font in the Compact Font Format.
        CidCff = "CIDFontType0C",
        /// A composite font of TrueType.
        CidTrueType = "CIDFontType2",
        /// None of those.
        Unknown = "unknown",
    }
}

impl FontKind {
    /// The kind that a font's dictionary names.
    pub(crate) fn of(subtype: &[u8]) -> Self {
        match subtype {
            b"Type1" => Self::Type1,
            b"MMType1" => Self::MultipleMaster,
            b"TrueType" => Self::TrueType,
            b"Type3" => Self::Type3,
            b"CIDFontType0" => Self::Cid,
            b"CIDFontType2" => Self::CidTrueType,
            _ => Self::Unknown,
        }
    }
}
