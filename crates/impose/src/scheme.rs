//! Schemes: how pages lie on sheets, and how those are folded and bound.

use crate::length::Length;
use crate::rectangle::Edge;

/// The side at which a booklet is bound, seen from its front cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binding {
    /// At the left, as booklets in Latin script are.
    Left,
    /// At the right, as booklets in Arabic and Hebrew script are: the mirror image.
    Right,
}

impl Binding {
    /// The edge of an upright page at which it is bound; `position` counts from 1.
    pub(crate) fn spine(self, position: usize) -> Edge {
        match (self, position % 2 == 1) {
            (Self::Left, true) | (Self::Right, false) => Edge::Left,
            (Self::Left, false) | (Self::Right, true) => Edge::Right,
        }
    }
}

/// A folded sheet, named by how often it is folded, all folds at right angles.
///
/// Told for the left binding, with the back of the sheet up, so that its front comes out; for the
/// right binding left and right change places. The last fold is the spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// Four pages, two on each side (2-up): the left half over the right one.
    Folio,
    /// Eight pages, four on each side (4-up): the upper half over the lower one, head to
    /// head, then as a folio.
    Quarto,
    /// Sixteen pages, eight on each side (8-up): the right half over the left one, then as a
    /// quarto.
    Octavo,
    /// Thirty-two pages, sixteen on each side (16-up): the lower half over the upper one, foot
    /// to foot, then as an octavo.
    Sextodecimo,
}

impl Fold {
    /// All folds, the largest one first.
    pub const ALL: [Self; 4] =
        [Self::Sextodecimo, Self::Octavo, Self::Quarto, Self::Folio];

    /// Returns how many pages a folded sheet has.
    pub const fn pages(self) -> usize {
        match self {
            Self::Folio => 4,
            Self::Quarto => 8,
            Self::Octavo => 16,
            Self::Sextodecimo => 32,
        }
    }
}

/// How the two sides of a sheet are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Working {
    /// Front and back from a plate each. The sheet is turned about its vertical axis.
    Sheetwise,
    /// Both sides from one plate, the sheet turned about its vertical axis in between; cut in two,
    /// it gives two equal copies. Front and back stand side by side on the plate.
    WorkAndTurn,
    /// Both sides from one plate, the sheet turned about its horizontal axis in between; cut in two,
    /// it gives two equal copies. The front stands above the back, which is upside down.
    WorkAndTumble,
}

/// How many pages a signature has that is gathered with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureLength {
    /// Eight pages.
    Eight,
    /// Sixteen pages.
    Sixteen,
    /// Thirty-two pages.
    ThirtyTwo,
}

impl SignatureLength {
    /// Returns the number of pages.
    pub const fn pages(self) -> usize {
        match self {
            Self::Eight => 8,
            Self::Sixteen => 16,
            Self::ThirtyTwo => 32,
        }
    }
}

/// How pages are laid out on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Saddle stitch: folded sheets nested in one another, stapled through the spine.
    Saddle {
        /// How each sheet is folded.
        fold: Fold,
        /// How its two sides are printed.
        working: Working,
    },
    /// Signatures gathered one after another, for perfect binding or thread.
    Signatures {
        /// How many pages a signature has.
        length: SignatureLength,
        /// How each sheet of it is folded; of smaller sheets, several are nested.
        fold: Fold,
        /// How the two sides of a sheet are printed.
        working: Working,
    },
    /// Up to four booklets of the same length and size on a sheet, each as saddle stitch 2-up.
    Gang,
    /// Saddle stitch 2-up for office printers: no bleed, scaled down to what the printer reaches,
    /// with a strip of 4 mm at the foot for the slug, if that is wanted.
    CopyShop {
        /// The strip along each edge of the sheet that the printer cannot reach.
        margin: Length,
    },
    /// One-sided sheets, pages one after another in reading direction; their backs stay blank.
    OneSided {
        /// How many pages stand side by side, 1 or more.
        across: usize,
        /// How many pages stand one above the other, 1 or more.
        down: usize,
    },
}

impl Scheme {
    /// Copy-shop sheets for a printer that does not reach 5 mm along each edge.
    pub fn copy_shop() -> Self {
        Self::CopyShop { margin: Length::mm(5.0) }
    }

    /// Saddle stitch by the number of pages on a plate: 2, 4, 8 or 16 sheetwise; 4, 8, 16 or 32
    /// with one plate for both sides. `None` for any other number.
    pub fn saddle(up: usize, working: Working) -> Option<Self> {
        let pages = match working {
            Working::Sheetwise => up.checked_mul(2)?,
            Working::WorkAndTurn | Working::WorkAndTumble => up,
        };
        let fold = Fold::ALL.into_iter().find(|fold| fold.pages() == pages)?;
        Some(Self::Saddle { fold, working })
    }
}
