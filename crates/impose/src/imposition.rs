//! What is wanted: scheme, binding, sheet, creep and marks.

use crate::error::Error;
use crate::length::Length;
use crate::scheme::{Binding, Fold, Scheme, Working};
use crate::sheet_size::SheetSize;

/// The most millimetres of a bleed, a gutter or a margin.
const MOST_MARGIN: f64 = 50.0;

/// The most millimetres of a leaf, and of all creep together.
const MOST_CALIPER: f64 = 1.0;
const MOST_CREEP: f64 = 20.0;

/// The least and the most that a fold adds to the thickness of leaves, as a factor.
const FIT: std::ops::RangeInclusive<f64> = 0.5..=2.0;

/// What is wanted of the sheets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Imposition {
    /// How pages are laid out on sheets.
    pub scheme: Scheme,
    /// The side at which the booklet is bound.
    pub binding: Binding,
    /// The sheet; `None` for the smallest of [`SheetSize::named`] that holds pages, bleed and all
    /// marks that are wanted.
    pub sheet: Option<SheetSize>,
    /// How pages are shifted against the push of the leaves around which they lie.
    pub creep: Creep,
    /// How far art runs over the trim; `None` for as far as it does on all pages, at most 5 mm.
    /// Copy-shop sheets have none.
    pub bleed: Option<Length>,
    /// The space between two pages at the spine, which is milled off for perfect binding.
    pub gutter: Length,
    /// The strip at the foot of the sheet in which the press grips it, where nothing is printed;
    /// for work-and-tumble also at the head.
    pub gripper: Length,
    /// The marks around the pages.
    pub marks: Marks,
}

impl Default for Imposition {
    /// Creates saddle stitch 2-up, left-bound, with all marks, without creep and gripper margin, on
    /// the smallest sheet.
    fn default() -> Self {
        Self {
            scheme: Scheme::Saddle { fold: Fold::Folio, working: Working::Sheetwise },
            binding: Binding::Left,
            sheet: None,
            creep: Creep::None,
            bleed: None,
            gutter: Length::ZERO,
            gripper: Length::ZERO,
            marks: Marks::ALL,
        }
    }
}

/// How pages are shifted toward the spine: leaves push those that lie in them outward, and the
/// fore-edge trim would cut more of the inner pages. Pages are shifted, never scaled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Creep {
    /// Not at all.
    None,
    /// By the thickness of the leaves around a page: caliper × fit × the number of folios around.
    Caliper {
        /// The thickness of one leaf in millimetres, more than 0 up to 1.
        millimetres: f64,
        /// What the fold adds: 1 for a sharp fold, π/2 for a round one; 0.5 to 2.
        fit: f64,
    },
    /// By a total for the innermost folio of a signature in millimetres, 0 to 20, and evenly less
    /// for those around it.
    Total {
        /// The shift of the innermost folio.
        millimetres: f64,
    },
}

/// The marks that are wanted. All lie outside of the bleed, collating marks within the gutter.
/// Copy-shop sheets have the slug alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Marks {
    /// Lines at the corners of pages, where they are cut.
    pub crop: bool,
    /// Dashed lines at the head and foot of each fold.
    pub fold: bool,
    /// Targets in the middle of the four sides, in all inks, to fit plates over one another.
    pub registration: bool,
    /// Bars at the spine of gathered signatures, a step lower on each: one that is missing or
    /// doubled shows in the pile.
    pub collating: bool,
    /// Patches of all inks, solid and as tints.
    pub colour_bar: bool,
    /// Lines of text that the caller gives.
    pub slug: bool,
}

impl Marks {
    /// All marks.
    pub const ALL: Self = Self {
        crop: true,
        fold: true,
        registration: true,
        collating: true,
        colour_bar: true,
        slug: true,
    };

    /// No marks.
    pub const NONE: Self = Self {
        crop: false,
        fold: false,
        registration: false,
        collating: false,
        colour_bar: false,
        slug: false,
    };
}

impl Imposition {
    /// Refuses values that no paper has.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let is_margin = |millimetres: f64| (0.0..=MOST_MARGIN).contains(&millimetres);
        let hundredth = |length: Length| (length.to_mm() * 100.0).round() / 100.0;
        match self.bleed.map(hundredth) {
            Some(millimetres) if !is_margin(millimetres) => {
                return Err(Error::Bleed { millimetres });
            }
            _ => {}
        }
        let millimetres = hundredth(self.gutter);
        if !is_margin(millimetres) {
            return Err(Error::Gutter { millimetres });
        }
        let millimetres = hundredth(self.gripper);
        if !is_margin(millimetres) {
            return Err(Error::Gripper { millimetres });
        }
        if let Scheme::CopyShop { margin } = self.scheme {
            let millimetres = hundredth(margin);
            if !is_margin(millimetres) {
                return Err(Error::PrinterMargin { millimetres });
            }
        }
        match self.creep {
            Creep::None => Ok(()),
            // Written so that what is no number is refused too.
            Creep::Caliper { millimetres, .. }
                if !(millimetres > 0.0 && millimetres <= MOST_CALIPER) =>
            {
                Err(Error::Caliper { millimetres })
            }
            Creep::Caliper { fit, .. } if !FIT.contains(&fit) => {
                Err(Error::CreepFit { factor: fit })
            }
            Creep::Total { millimetres }
                if !(0.0..=MOST_CREEP).contains(&millimetres) =>
            {
                Err(Error::CreepTotal { millimetres })
            }
            Creep::Caliper { .. } | Creep::Total { .. } => Ok(()),
        }
    }

    /// The millimetres by which a page is shifted, of `last` steps at most.
    pub(crate) fn shift(&self, step: usize, last: usize) -> f64 {
        match self.creep {
            Creep::None => 0.0,
            Creep::Caliper { millimetres, fit } => millimetres * fit * step as f64,
            Creep::Total { .. } if last == 0 => 0.0,
            Creep::Total { millimetres } => millimetres * step as f64 / last as f64,
        }
    }
}
