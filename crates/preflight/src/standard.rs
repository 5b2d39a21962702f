//! The standards that a print PDF can keep, as answers to what a writer has to ask.

/// A part of PDF/X, the standard for files that go to press (ISO 15930).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// ISO 15930-7:2010, on PDF 1.6.
    X4,
    /// ISO 15930-4:2003, on PDF 1.4.
    X1a,
}

impl Standard {
    /// All of them, as contracts name them.
    pub const NAMES: [(&'static str, Self); 2] =
        [("PDF/X-4", Self::X4), ("PDF/X-1a:2003", Self::X1a)];

    /// The name by which a file claims it (`GTS_PDFXVersion`).
    pub fn name(self) -> &'static str {
        match self {
            Self::X4 => "PDF/X-4",
            Self::X1a => "PDF/X-1a:2003",
        }
    }

    /// Whether things may be see-through (ISO 15930-4:2003 allows none).
    pub fn allows_transparency(self) -> bool {
        self == Self::X4
    }

    /// Whether the claim stands in the XMP metadata under the name space of ISO 15930-7;
    /// in older parts it stands in the information dictionary alone.
    pub fn claims_in_xmp(self) -> bool {
        self == Self::X4
    }

    /// The highest version of ICC profiles that its version of PDF knows (PDF 1.4: ICC.1:
    /// 1999; PDF 1.6: ICC.1:2003).
    pub fn profile_version(self) -> u8 {
        match self {
            Self::X4 => 4,
            Self::X1a => 2,
        }
    }
}
