//! Reasons why pages cannot be imposed, as values: the caller puts them into words.

use std::fmt;

use crate::scheme::Fold;

/// The reason why pages cannot be imposed. Pages count from 1; sizes are width and height in
/// millimetres, rounded to a hundredth.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// The bleed is below 0 or above 50 mm.
    Bleed {
        /// The bleed in millimetres.
        millimetres: f64,
    },
    /// A leaf is not thicker than 0, or thicker than 1 mm.
    Caliper {
        /// The caliper in millimetres.
        millimetres: f64,
    },
    /// The factor by which the caliper is multiplied is not between 0.5 and 2.
    CreepFit {
        /// The factor.
        factor: f64,
    },
    /// The total creep is below 0 or above 20 mm.
    CreepTotal {
        /// The creep in millimetres.
        millimetres: f64,
    },
    /// The file is encrypted.
    Encrypted,
    /// A folded sheet has more pages than the signature that it should make.
    FoldTooLarge {
        /// How the sheet is folded.
        fold: Fold,
        /// How many pages the signature has.
        signature: usize,
    },
    /// Booklets on one sheet do not name the same printing condition, or not the same standard.
    GangConditions {
        /// The first booklet that differs, from 1.
        booklet: usize,
    },
    /// Booklets on one sheet have different numbers of pages.
    GangLengths {
        /// The first booklet that differs, from 1.
        booklet: usize,
        /// How many pages it has.
        found: usize,
        /// How many the first one has.
        expected: usize,
    },
    /// No booklet, or more of them than go on one sheet.
    GangSize {
        /// How many there are.
        found: usize,
        /// How many may be.
        most: usize,
    },
    /// Booklets on one sheet have trims of different sizes.
    GangTrims {
        /// The first booklet that differs, from 1.
        booklet: usize,
        /// The size of its trim.
        found: [f64; 2],
        /// That of the first one.
        expected: [f64; 2],
    },
    /// The gripper margin is below 0 or above 50 mm.
    Gripper {
        /// The margin in millimetres.
        millimetres: f64,
    },
    /// The gutter is below 0 or above 50 mm.
    Gutter {
        /// The gutter in millimetres.
        millimetres: f64,
    },
    /// The margin of the printer is below 0 or above 50 mm.
    PrinterMargin {
        /// The margin in millimetres.
        millimetres: f64,
    },
    /// The pages of a file have trims of different sizes.
    MixedTrims {
        /// The first page that differs.
        page: usize,
        /// The size of its trim.
        found: [f64; 2],
        /// That of the first page.
        expected: [f64; 2],
    },
    /// There is no page.
    NoPages,
    /// A page has no trim box, or none with an area.
    NoTrimBox {
        /// The page.
        page: usize,
    },
    /// The bytes are no PDF.
    NoPdf,
    /// The content of a page cannot be read.
    PageContent {
        /// The page.
        page: usize,
    },
    /// A sheet should have no place at all in a row or a column, or too many.
    Places {
        /// How many places side by side.
        across: usize,
        /// How many places one above the other.
        down: usize,
        /// How many may be in a row or a column.
        most: usize,
    },
    /// What should be the size of a sheet is none: its text.
    SheetSize(String),
    /// The pages with their bleed do not go on the sheet; if none was wanted, not on the largest.
    SheetTooSmall {
        /// The size that is needed at least.
        needed: [f64; 2],
        /// The size of the sheet.
        found: [f64; 2],
    },
    /// The file has more objects or more packed data than can be held.
    TooMuch,
    /// The objects of the file cannot be read, for the reason that the reader gives.
    Unreadable(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bleed { millimetres } => {
                write!(f, "expected a bleed of 0 to 50 mm, found {millimetres} mm")
            }
            Self::Caliper { millimetres } => {
                write!(
                    f,
                    "expected a leaf of more than 0 up to 1 mm, found {millimetres} mm"
                )
            }
            Self::CreepFit { factor } => {
                write!(f, "expected a creep factor of 0.5 to 2, found {factor}")
            }
            Self::CreepTotal { millimetres } => {
                write!(f, "expected a total creep of 0 to 20 mm, found {millimetres} mm")
            }
            Self::Encrypted => f.write_str("the file is encrypted"),
            Self::FoldTooLarge { fold, signature } => {
                let pages = fold.pages();
                write!(
                    f,
                    "a sheet of {pages} pages makes no signature of {signature} pages"
                )
            }
            Self::GangConditions { booklet } => {
                write!(
                    f,
                    "booklet {booklet} names another standard or printing condition"
                )
            }
            Self::GangLengths { booklet, found, expected } => {
                write!(f, "booklet {booklet} has {found} pages, expected {expected}")
            }
            Self::GangSize { found, most } => {
                write!(f, "expected 1 to {most} booklets, found {found}")
            }
            Self::GangTrims { booklet, found, expected } => {
                let (found, expected) = (Size(found), Size(expected));
                write!(f, "booklet {booklet} has a trim of {found}, expected {expected}")
            }
            Self::Gripper { millimetres } => {
                write!(
                    f,
                    "expected a gripper margin of 0 to 50 mm, found {millimetres} mm"
                )
            }
            Self::Gutter { millimetres } => {
                write!(f, "expected a gutter of 0 to 50 mm, found {millimetres} mm")
            }
            Self::PrinterMargin { millimetres } => {
                write!(
                    f,
                    "expected a printer's margin of 0 to 50 mm, found {millimetres} mm"
                )
            }
            Self::MixedTrims { page, found, expected } => {
                let (found, expected) = (Size(found), Size(expected));
                write!(f, "page {page} has a trim of {found}, expected {expected}")
            }
            Self::NoPages => f.write_str("there are no pages"),
            Self::NoTrimBox { page } => write!(f, "page {page} has no trim box"),
            Self::NoPdf => f.write_str("the file is no PDF"),
            Self::PageContent { page } => {
                write!(f, "the content of page {page} cannot be read")
            }
            Self::Places { across, down, most } => {
                write!(f, "expected 1 to {most} places each way, found {across} × {down}")
            }
            Self::SheetSize(text) => write!(
                f,
                "expected a sheet such as `SRA3` or `330x480` (50 to 5000 mm), found `{text}`"
            ),
            Self::SheetTooSmall { needed, found } => {
                write!(
                    f,
                    "expected a sheet of {} at least, found {}",
                    Size(needed),
                    Size(found)
                )
            }
            Self::TooMuch => f.write_str("the file holds more than can be read"),
            Self::Unreadable(reason) => write!(f, "failed to read PDF file ({reason})"),
        }
    }
}

impl std::error::Error for Error {}

/// A width and a height in millimetres.
struct Size<'a>(&'a [f64; 2]);

impl fmt::Display for Size<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {} mm", self.0[0], self.0[1])
    }
}
