//! The way from booklets to sheets.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Write};

use crate::arrangement::Arrangement;
use crate::booklet::{Booklet, in_mm, is_same_size};
use crate::error::Error;
use crate::imposition::{Imposition, Marks};
use crate::layout::Layout;
use crate::length::Length;
use crate::marks::{self, Drawn, Lettering, Omitted};
use crate::pdf::{Content, Document};
use crate::scheme::Scheme;
use crate::sheet_size::SheetSize;
use crate::side::Side;

/// The most bleed that is taken if none is told, in millimetres.
const MOST_BLEED: f64 = 5.0;

/// What the caller says on the sheets and of them.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// A TrueType or OpenType font for the slug, of which outlines are taken; without it there is
    /// no slug.
    pub font: Option<&'a [u8]>,
    /// The lines of the slug of a side, 8 at most with 250 letters each. Letters are set one by
    /// one from left to right, as is right for Latin letters and digits.
    pub slug: &'a dyn Fn(&Side) -> Vec<String>,
    /// What is added to the title of the file, such as ` · sheets`. Of several booklets, it is that
    /// of the first.
    pub title_suffix: &'a str,
}

impl Default for Wording<'_> {
    /// Creates a wording that says what [`Side`] tells in plain words, without a font for it.
    fn default() -> Self {
        Self {
            font: None,
            slug: &|side| vec![side.to_string()],
            title_suffix: " · sheets",
        }
    }
}

/// Sheets that are ready to be written.
pub struct Sheets<'a> {
    /// Which page goes to which place.
    pub arrangement: Arrangement,
    /// The sides of sheets that are printed, in the order of the pages of the PDF.
    pub sides: Vec<Side>,
    /// Marks that were wanted and had no room on some side.
    pub omitted: BTreeSet<Omitted>,
    document: Document<'a>,
}

impl fmt::Debug for Sheets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheets")
            .field("sides", &self.sides.len())
            .field("omitted", &self.omitted)
            .finish_non_exhaustive()
    }
}

impl Sheets<'_> {
    /// Returns how many blank pages were added to each booklet, all before its last page.
    pub fn padding(&self) -> usize {
        self.arrangement.padding
    }

    /// Writes the sheets as a PDF. The same sheets are written as the same bytes.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.document.write(out)
    }
}

/// Imposes booklets, one unless they are ganged: arranges their pages, chooses a sheet, measures
/// all places, draws the marks and puts a document together.
///
/// # Errors
///
/// Those of [`Arrangement::new`]; for booklets that do not go together [`Error::GangLengths`],
/// [`Error::GangTrims`] and [`Error::GangConditions`]; [`Error::SheetTooSmall`]; for values that no
/// paper has [`Error::Bleed`], [`Error::Gutter`], [`Error::Gripper`], [`Error::PrinterMargin`],
/// [`Error::Caliper`], [`Error::CreepFit`] and [`Error::CreepTotal`]; [`Error::PageContent`] for a
/// page of several streams that cannot be joined.
pub fn impose<'a>(
    booklets: &'a [Booklet],
    imposition: &Imposition,
    wording: &Wording<'_>,
) -> Result<Sheets<'a>, Error> {
    imposition.check()?;
    let pages = booklets.first().map_or(0, Booklet::page_count);
    let Imposition { scheme, binding, .. } = *imposition;
    let arrangement = Arrangement::new(pages, booklets.len(), scheme, binding)?;
    let first = &booklets[0];
    for (index, booklet) in booklets.iter().enumerate().skip(1) {
        go_together(first, booklet, index + 1)?;
    }
    let bleed = match imposition.scheme {
        Scheme::CopyShop { .. } => Length::ZERO,
        _ => imposition.bleed.unwrap_or_else(|| {
            let least = booklets.iter().map(Booklet::bleed).min().unwrap_or_default();
            least.min(Length::mm(MOST_BLEED))
        }),
    };
    let layout =
        Layout { arrangement: &arrangement, imposition, page: first.trim(), bleed };
    let work = Work { layout: &layout, imposition, wording };
    let size = work.choose_sheet()?;
    let frame = layout.frame(size).ok_or_else(|| layout.too_small(size))?;
    let mut lettering = wording.font.and_then(Lettering::new);
    let numbers = 0..arrangement.sheets.len();
    let sides: Vec<Side> =
        numbers.flat_map(|number| layout.sides(number, &frame)).collect();
    let marks: Vec<Drawn> =
        sides.iter().map(|side| work.marks(side, lettering.as_mut())).collect();
    let content = Content {
        sides: &sides,
        marks: &marks,
        lettering: lettering.as_ref(),
        suffix: wording.title_suffix,
        is_for_printers: matches!(imposition.scheme, Scheme::CopyShop { .. }),
    };
    let document = Document::new(booklets, &content)?;
    let omitted = marks.into_iter().flat_map(|it| it.omitted).collect();
    Ok(Sheets { arrangement, sides, omitted, document })
}

/// Refuses a booklet that cannot stand on a sheet with the first one.
fn go_together(first: &Booklet, booklet: &Booklet, number: usize) -> Result<(), Error> {
    let (found, expected) = (booklet.page_count(), first.page_count());
    if found != expected {
        return Err(Error::GangLengths { booklet: number, found, expected });
    }
    if !is_same_size(booklet.trim(), first.trim()) {
        let (found, expected) = (in_mm(booklet.trim()), in_mm(first.trim()));
        return Err(Error::GangTrims { booklet: number, found, expected });
    }
    let is_alike = booklet.standard() == first.standard()
        && booklet.condition() == first.condition();
    is_alike.then_some(()).ok_or(Error::GangConditions { booklet: number })
}

struct Work<'w> {
    layout: &'w Layout<'w>,
    imposition: &'w Imposition,
    wording: &'w Wording<'w>,
}

impl Work<'_> {
    fn marks(&self, side: &Side, lettering: Option<&mut Lettering<'_>>) -> Drawn {
        let collating =
            self.layout.has_collating_marks().then_some(self.imposition.gutter);
        let lines = (self.wording.slug)(side);
        let wanted = self.imposition.marks;
        let wanted = match self.is_copy_shop() {
            // Nothing is trimmed at an office printer, no plates are fitted and no inks set.
            true => Marks { slug: wanted.slug, ..Marks::NONE },
            false => wanted,
        };
        marks::draw(side, &wanted, collating, &lines, lettering)
    }

    /// The sheet as it lies: the one that is wanted, or the smallest on which pages and marks go,
    /// else the smallest on which pages go.
    fn choose_sheet(&self) -> Result<SheetSize, Error> {
        let sizes: Vec<SheetSize> = match self.imposition.sheet {
            Some(size) => vec![size],
            None => SheetSize::named().collect(),
        };
        // Turned as the pages lie, else across.
        let is_landscape = self.layout.is_landscape();
        let as_pages = |size: SheetSize| match size.is_landscape() == is_landscape {
            true => [size, size.turned()],
            false => [size.turned(), size],
        };
        let candidates: Vec<SheetSize> =
            sizes.iter().copied().flat_map(as_pages).collect();
        let fits = |size: &&SheetSize| self.layout.frame(**size).is_some();
        let is_good = |size: &&SheetSize| self.layout.is_good(**size);
        let chosen = candidates
            .iter()
            .filter(is_good)
            .find(|size| self.has_room_for_marks(**size))
            .or_else(|| candidates.iter().find(is_good))
            .or_else(|| candidates.iter().rev().find(fits));
        let largest = sizes.last().copied();
        match (chosen, largest) {
            (Some(size), _) => Ok(*size),
            (None, Some(largest)) => Err(self.layout.too_small(largest)),
            (None, None) => Err(Error::NoPages),
        }
    }

    fn is_copy_shop(&self) -> bool {
        matches!(self.imposition.scheme, Scheme::CopyShop { .. })
    }

    fn has_room_for_marks(&self, size: SheetSize) -> bool {
        if self.is_copy_shop() {
            // For the sake of a line of text, nobody takes larger paper.
            return true;
        }
        let mut lettering = self.wording.font.and_then(Lettering::new);
        let sides = self.layout.frame(size).map(|frame| self.layout.sides(0, &frame));
        sides.into_iter().flatten().all(|side| {
            let drawn = self.marks(&side, lettering.as_mut());
            drawn.omitted.iter().all(|kind| match kind {
                // What is missing for these, no sheet has.
                Omitted::CollatingMarks => true,
                Omitted::Slug => lettering.is_none(),
                Omitted::CropMarks
                | Omitted::FoldMarks
                | Omitted::Registration
                | Omitted::ColourBar => false,
            })
        })
    }
}
