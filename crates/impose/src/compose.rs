//! Pages side by side in one: covers of back, spine and front, spreads for a screen, and excerpts of some
//! pages of a file.

use std::io::{self, Write};

use crate::arrangement::Place;
use crate::booklet::{Booklet, in_mm, is_same_height};
use crate::error::Error;
use crate::length::Length;
use crate::marks::Drawn;
use crate::pdf::{Content, Document};
use crate::rectangle::Rectangle;
use crate::sheet_size::SheetSize;
use crate::side::{Face, PlacedPage, Side};

/// A part of a composed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A page.
    Page {
        /// Which booklet it is of, from 0.
        booklet: usize,
        /// Its number, from 1.
        page: usize,
    },
    /// Paper without print, such as the inside of a spine, where the glue is.
    Blank {
        /// Its width.
        width: Length,
    },
}

/// Composed pages that are ready to be written.
pub struct Composed<'a> {
    document: Document<'a>,
}

impl Composed<'_> {
    /// Writes the pages as a PDF. The same pages are written as the same bytes.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.document.write(out)
    }
}

/// Composes pages, each of a row of others, from the left: their trims stand edge to edge, and bleed
/// shows on the outside alone. `title_suffix` is added to the title of the first booklet, in whose
/// standard and printing condition the pages are.
///
/// # Errors
///
/// [`Error::NoPages`] for no row, an empty one, or a page that a booklet has not;
/// [`Error::MixedTrims`] for pages of different heights in a row; [`Error::GangConditions`] for
/// booklets of different standards or printing conditions; [`Error::PageContent`].
pub fn compose<'a>(
    booklets: &'a [Booklet],
    rows: &[Vec<Part>],
    title_suffix: &str,
) -> Result<Composed<'a>, Error> {
    let first = booklets.first().ok_or(Error::NoPages)?;
    for (index, booklet) in booklets.iter().enumerate().skip(1) {
        let is_alike = booklet.standard() == first.standard()
            && booklet.condition() == first.condition();
        if !is_alike {
            return Err(Error::GangConditions { booklet: index + 1 });
        }
    }
    if rows.is_empty() {
        return Err(Error::NoPages);
    }
    let bleed = booklets.iter().map(Booklet::bleed).min().unwrap_or_default();
    let numbered = rows.iter().enumerate();
    let sides: Vec<Side> = numbered
        .map(|(index, row)| side(booklets, row, bleed, [index + 1, rows.len()]))
        .collect::<Result<_, _>>()?;
    let marks: Vec<Drawn> = sides.iter().map(|_| Drawn::default()).collect();
    let content = Content {
        sides: &sides,
        marks: &marks,
        lettering: None,
        suffix: title_suffix,
        is_for_printers: false,
    };
    Ok(Composed { document: Document::new(booklets, &content)? })
}

/// Measures a composed page.
fn side(
    booklets: &[Booklet],
    row: &[Part],
    bleed: Length,
    [number, count]: [usize; 2],
) -> Result<Side, Error> {
    let pages = row.iter().filter_map(|part| match *part {
        Part::Page { booklet, page } => Some((booklet, page)),
        Part::Blank { .. } => None,
    });
    let mut first = None;
    for (booklet, page) in pages {
        let booklet = booklets.get(booklet).ok_or(Error::NoPages)?;
        if page == 0 || page > booklet.page_count() {
            return Err(Error::NoPages);
        }
        let (trim, expected) = (booklet.trim(), *first.get_or_insert(booklet.trim()));
        if !is_same_height(trim[1], expected[1]) {
            let (found, expected) = (in_mm(trim), in_mm(expected));
            return Err(Error::MixedTrims { page, found, expected });
        }
    }
    let [_, height] = first.ok_or(Error::NoPages)?;
    let mut left = bleed;
    let mut places = Vec::with_capacity(row.len());
    for (index, part) in row.iter().enumerate() {
        let (booklet, page) = match *part {
            Part::Page { booklet, page } => (booklet, page),
            Part::Blank { width } => {
                left += width;
                continue;
            }
        };
        let [width, _] = booklets[booklet].trim();
        let trim = Rectangle::at(left, bleed, width, height);
        let mut clip = trim.grown(bleed);
        if index > 0 {
            clip.left = trim.left;
        }
        if index + 1 < row.len() {
            clip.right = trim.right;
        }
        left = trim.right;
        let place = Place {
            booklet,
            position: page,
            page: Some(page),
            column: index,
            row: 0,
            turned: false,
            creep_step: 0,
            spine: None,
        };
        places.push(PlacedPage { place, trim, clip, shift: Length::ZERO });
    }
    let trim = Rectangle { left: bleed, bottom: bleed, right: left, top: bleed + height };
    let whole = trim.grown(bleed);
    let size = SheetSize { width: whole.width(), height: whole.height() };
    Ok(Side {
        sheet: number,
        sheets: count,
        signature: 0,
        signatures: 0,
        face: Face::Front,
        flip: None,
        fold: None,
        size,
        scale: 1.0,
        trim,
        bleed: whole,
        printable: whole,
        columns: Vec::new(),
        rows: Vec::new(),
        places,
    })
}
