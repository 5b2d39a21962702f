//! Arrangement: which page goes to which place of which sheet. Pure arithmetic, without PDF.

mod fold;
mod gathering;

use crate::error::Error;
use crate::rectangle::Edge;
use crate::scheme::{Binding, Fold, Scheme, Working};

pub use self::fold::Line;

use self::fold::Forme;
use self::gathering::Signature;

/// The most booklets on a sheet.
const MOST_GANGED: usize = 4;

/// The most places that a sheet has in a row or a column.
const MOST_PLACES: usize = 32;

/// Which page goes to which place of which sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// The sheets, in the order in which they are printed: signature by signature, and each
    /// signature from the outermost sheet to the innermost.
    pub sheets: Vec<SheetPlan>,
    /// How many blank pages were added to each booklet, all before its last page.
    pub padding: usize,
    /// How many signatures each booklet has; 1 for saddle stitch, 0 for single sheets.
    pub signatures: usize,
    /// The largest step of creep of a whole signature.
    pub(crate) last_step: usize,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPlan {
    /// The number of its signature, from 1; 0 if it belongs to none.
    pub signature: usize,
    /// How it is folded; `None` if it is not. On sheets with several booklets, after the cut.
    pub fold: Option<Fold>,
    /// What happens between its columns of places, from the left; one less than there are columns.
    pub columns: Vec<Line>,
    /// What happens between its rows of places, from the top; one less than there are rows.
    pub rows: Vec<Line>,
    /// How it is printed.
    pub working: Working,
    /// The places of its front, row by row.
    pub front: Vec<Place>,
    /// The places of its back, seen from the back; empty if that stays blank. The same as the
    /// front if both are printed from one plate.
    pub back: Vec<Place>,
}

/// A place on a sheet side, and the page that goes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which booklet the page is of, from 0; others than 0 only on sheets with several booklets.
    pub booklet: usize,
    /// The page in the bound booklet, from 1, blank ones counted.
    pub position: usize,
    /// The page of the file, from 1; `None` for a blank one.
    pub page: Option<usize>,
    /// The column, from the left, from 0.
    pub column: usize,
    /// The row, from the top, from 0.
    pub row: usize,
    /// Whether the head points down.
    pub turned: bool,
    /// The edge, as the page lies, at which it is bound; `None` if it is not.
    pub spine: Option<Edge>,
    /// How many folios lie around it in its signature: by so many leaves its content is shifted
    /// toward the spine.
    pub creep_step: usize,
}

impl SheetPlan {
    /// Returns whether both sides are printed from one plate, to be cut into two copies.
    pub fn has_one_plate(&self) -> bool {
        self.working != Working::Sheetwise
    }
}

impl Arrangement {
    /// Arranges booklets of `pages` pages each on sheets.
    ///
    /// # Errors
    ///
    /// [`Error::NoPages`] without pages, [`Error::GangSize`] for none or more than four booklets
    /// (more than one unless they are ganged), [`Error::Places`] for rows or columns of none or
    /// more than 32 places, [`Error::FoldTooLarge`] for a folded sheet of more pages than its
    /// signature.
    pub fn new(
        pages: usize,
        booklets: usize,
        scheme: Scheme,
        binding: Binding,
    ) -> Result<Self, Error> {
        let most = if scheme == Scheme::Gang { MOST_GANGED } else { 1 };
        if !(1..=most).contains(&booklets) {
            return Err(Error::GangSize { found: booklets, most });
        }
        if pages == 0 {
            return Err(Error::NoPages);
        }
        let reading = Reading { pages, padded: pages.next_multiple_of(4) };
        let whole = [Signature { before: 0, pages: reading.padded }];
        match scheme {
            Scheme::Saddle { fold, working } => {
                Ok(reading.bound(&whole, fold, working, binding))
            }
            Scheme::CopyShop { .. } => {
                Ok(reading.bound(&whole, Fold::Folio, Working::Sheetwise, binding))
            }
            Scheme::Signatures { length, fold, working } => {
                if fold.pages() > length.pages() {
                    return Err(Error::FoldTooLarge { fold, signature: length.pages() });
                }
                let signatures = gathering::gather(reading.padded, length);
                let mut arrangement = reading.bound(&signatures, fold, working, binding);
                // A total of creep is that of a full signature, also if all are smaller.
                arrangement.last_step = length.pages() / 4 - 1;
                Ok(arrangement)
            }
            Scheme::Gang => {
                let single =
                    reading.bound(&whole, Fold::Folio, Working::Sheetwise, binding);
                Ok(ganged(single, booklets))
            }
            Scheme::OneSided { across, down } => {
                let may = 1..=MOST_PLACES;
                if !may.contains(&across) || !may.contains(&down) {
                    return Err(Error::Places { across, down, most: MOST_PLACES });
                }
                Ok(reading.one_sided(across, down, binding))
            }
        }
    }
}

/// A booklet's pages, and how many there are with the blank ones.
#[derive(Clone, Copy)]
struct Reading {
    pages: usize,
    padded: usize,
}

impl Reading {
    /// The page of the file at a position: blank ones come before the last page, which is the back
    /// cover.
    fn page(self, position: usize) -> Option<usize> {
        match position {
            _ if position < self.pages => Some(position),
            _ if position == self.padded && self.pages > 1 => Some(self.pages),
            1 => Some(1),
            _ => None,
        }
    }

    fn bound(
        self,
        signatures: &[Signature],
        fold: Fold,
        working: Working,
        binding: Binding,
    ) -> Arrangement {
        let formes = Fold::ALL.map(|fold| {
            let forme = fold::open(fold, binding);
            match working {
                Working::Sheetwise => forme,
                Working::WorkAndTurn => fold::side_by_side(&forme),
                Working::WorkAndTumble => fold::head_over_foot(&forme),
            }
        });
        let mut sheets = Vec::new();
        for (number, signature) in signatures.iter().enumerate() {
            for nested in gathering::nest(signature.pages, fold) {
                let of_fold = Fold::ALL.into_iter().zip(&formes);
                let forme = of_fold.into_iter().find(|(fold, _)| *fold == nested.fold);
                let Some((_, forme)) = forme else { continue };
                let places = |cells: &[fold::Cell]| {
                    let place = |cell: &fold::Cell| {
                        let within = nested.position(cell.page);
                        let position = signature.before + within;
                        Place {
                            booklet: 0,
                            position,
                            page: self.page(position),
                            column: cell.column,
                            row: cell.row,
                            turned: cell.turned,
                            spine: Some(cell.spine),
                            creep_step: gathering::creep_step(within, signature.pages),
                        }
                    };
                    cells.iter().map(place).collect()
                };
                let (front, back) = (places(&forme.front), places(&forme.back));
                let Forme { columns, rows, .. } = forme.clone();
                let fold = Some(nested.fold);
                let signature = number + 1;
                sheets.push(SheetPlan {
                    signature,
                    fold,
                    columns,
                    rows,
                    working,
                    front,
                    back,
                });
            }
        }
        Arrangement {
            sheets,
            padding: self.padded - self.pages,
            signatures: signatures.len(),
            last_step: self.padded / 4 - 1,
        }
    }

    fn one_sided(self, across: usize, down: usize, binding: Binding) -> Arrangement {
        let sheet = |first: usize| SheetPlan {
            signature: 0,
            fold: None,
            columns: vec![Line::Cut; across - 1],
            rows: vec![Line::Cut; down - 1],
            working: Working::Sheetwise,
            front: (0..across * down)
                .map(|at| Place {
                    booklet: 0,
                    position: first + at,
                    page: Some(first + at).filter(|page| *page <= self.pages),
                    column: match binding {
                        Binding::Left => at % across,
                        Binding::Right => across - 1 - at % across,
                    },
                    row: at / across,
                    turned: false,
                    spine: None,
                    creep_step: 0,
                })
                .collect(),
            back: Vec::new(),
        };
        Arrangement {
            sheets: (1..=self.pages).step_by(across * down).map(sheet).collect(),
            padding: 0,
            signatures: 0,
            last_step: 0,
        }
    }
}

/// Puts the same sheet of several booklets on one: two or three above one another, four in a
/// square. On the back, what stands side by side changes places.
fn ganged(single: Arrangement, booklets: usize) -> Arrangement {
    let across = if booklets == MOST_GANGED { 2 } else { 1 };
    let down = booklets.div_ceil(across);
    let repeat = |places: &[Place], is_back: bool| {
        let mut all = Vec::new();
        for booklet in 0..booklets {
            let (block, row) = (booklet % across, booklet / across);
            let block = if is_back { across - 1 - block } else { block };
            all.extend(places.iter().map(|place| Place {
                booklet,
                column: 2 * block + place.column,
                row,
                ..*place
            }));
        }
        all.sort_by_key(|place| (place.row, place.column));
        all
    };
    let sheet = |plan: &SheetPlan| SheetPlan {
        columns: (1..2 * across).map(|at| [Line::Cut, Line::Spine][at % 2]).collect(),
        rows: vec![Line::Cut; down - 1],
        front: repeat(&plan.front, false),
        back: repeat(&plan.back, true),
        ..plan.clone()
    };
    Arrangement { sheets: single.sheets.iter().map(sheet).collect(), ..single }
}
