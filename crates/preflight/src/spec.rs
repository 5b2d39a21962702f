//! What a file is judged by.

use crate::standard::Standard;

/// A variant of the Ghent Workgroup's specification for sheet-fed offset (GWG 2022).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// `SheetCMYK CMYK`: nothing but inks.
    Cmyk,
    /// `SheetCMYK CMYK + RGB`: photographs may be in ICC-based RGB.
    CmykRgb,
}

impl Variant {
    /// Both of them, as contracts name them.
    pub const NAMES: [(&'static str, Self); 2] =
        [("SheetCMYK CMYK", Self::Cmyk), ("SheetCMYK CMYK + RGB", Self::CmykRgb)];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cmyk => Self::NAMES[0].0,
            Self::CmykRgb => Self::NAMES[1].0,
        }
    }
}

/// The most ink on the mean of a square, in percent (GWG 2022, R0026, sheet-fed offset).
const INK_LIMIT: f64 = 320.0;

/// The resolutions of pictures of tones (GWG 2022, R0031).
const ERROR_PPI: f64 = 149.0;
const WARNING_PPI: f64 = 224.0;

/// What a file is judged by: the part of a print contract that a preflight asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// The standard that it has to keep.
    pub standard: Standard,
    /// The variant of the Ghent Workgroup's rules.
    pub variant: Variant,
    /// The most ink on the mean of a square of 15 mm, in percent.
    pub ink_limit: f64,
    /// Pixels an inch at or below which a picture of tones is an error.
    pub error_ppi: f64,
    /// Pixels an inch at or below which it is warned of.
    pub warning_ppi: f64,
    /// What the print shop wishes beyond that.
    pub wishes: Wishes,
}

/// What a print shop wishes of a job, as far as it says so. A preflight without a contract has
/// no wishes, and judges nothing by them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// How far art that reaches the edge goes on beyond the trim, in millimetres.
    pub bleed: Option<f64>,
    /// Width and height of the trim, in millimetres.
    pub trim: Option<[f64; 2]>,
    /// The printing condition, as registries name it: `FOGRA39`.
    pub condition: Option<String>,
    /// The ICC profile of the condition.
    pub profile: Option<Vec<u8>>,
    /// The number that the count of pages is a multiple of: four for a stitched booklet.
    pub sheet_pages: Option<usize>,
    /// Above how much ink on the mean of a square of 15 mm, in percent, a page is an error and
    /// not only warned of.
    pub ink_error: Option<f64>,
}

impl Spec {
    /// Tells everything that it holds as bytes, by which judgements are remembered.
    pub(crate) fn terms(&self) -> Vec<u8> {
        let Self { standard, variant, ink_limit, error_ppi, warning_ppi, wishes } = self;
        let Wishes { bleed, trim, condition, profile, sheet_pages, ink_error } = wishes;
        let profile = profile.as_deref().map(|it| blake3::hash(it).to_hex());
        let terms = format!(
            "{standard:?} {variant:?} {ink_limit:?} {error_ppi:?} {warning_ppi:?} {bleed:?} \
             {trim:?} {condition:?} {profile:?} {sheet_pages:?} {ink_error:?}"
        );
        terms.into_bytes()
    }
}

impl Default for Spec {
    /// What the Ghent Workgroup asks of sheet-fed offset, for files that come without a
    /// contract.
    fn default() -> Self {
        Self {
            standard: Standard::X4,
            variant: Variant::Cmyk,
            ink_limit: INK_LIMIT,
            error_ppi: ERROR_PPI,
            warning_ppi: WARNING_PPI,
            wishes: Wishes::default(),
        }
    }
}
