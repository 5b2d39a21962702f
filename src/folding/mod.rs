//! How an edition is folded: on which place of which sheet each page stands, and what is seen of a sheet
//! while it is folded. Arithmetic from the terms of a contract, for those who look before anything is made.

mod steps;

use malzama_impose::{Arrangement, Binding as Side, Place, Scheme, SheetPlan, Working};
use malzama_preflight::{Dummy, DummyPlace, DummySheet};

pub use self::steps::{FoldStep, Half, Seen, steps};

use crate::contract::{Contract, Cover};
use crate::records::Binding;

/// The pages of a cover at either end of a booklet.
const COVER_LEAF: usize = 2;

/// How an edition is folded.
#[derive(Debug, Clone, PartialEq)]
pub struct Folding {
    /// How pages lie on sheets.
    pub scheme: Scheme,
    /// Whether the contract says so; otherwise it is the usual way.
    pub is_ordered: bool,
    /// How the cover is made.
    pub cover: Cover,
    /// The places of all sheets, in the order in which they are printed.
    pub arrangement: Arrangement,
    /// The same sheets after they are cut, where two copies are printed on one.
    single: Arrangement,
}

impl Folding {
    /// Returns how a booklet of so many pages is folded; `None` if it cannot be.
    pub fn of(contract: &Contract, pages: usize, binding: Binding) -> Option<Self> {
        let (scheme, is_ordered) =
            (contract.sheet_terms().scheme, contract.sheets.is_some());
        let cover = contract.cover(pages);
        let folded = if cover.is_apart() { pages - 2 * COVER_LEAF } else { pages };
        let side = match binding {
            Binding::Right => Side::Right,
            Binding::Left => Side::Left,
        };
        let arranged = |scheme| Arrangement::new(folded, 1, scheme, side).ok();
        let (arrangement, single) = (arranged(scheme)?, arranged(cut(scheme))?);
        Some(Self { scheme, is_ordered, cover, arrangement, single })
    }

    /// Returns the page of the booklet at a place, from 1; `None` if it is blank.
    pub fn page(&self, place: &Place) -> Option<usize> {
        let before = if self.cover.is_apart() { COVER_LEAF } else { 0 };
        Some(place.page? + before)
    }

    /// Iterates over the sheets, each with the one that is folded: the same, or one of its two copies.
    pub fn sheets(&self) -> impl Iterator<Item = (&SheetPlan, &SheetPlan)> {
        self.arrangement.sheets.iter().zip(&self.single.sheets)
    }

    /// Returns the sheets as a report shows them.
    pub fn dummy(&self) -> Dummy {
        let has_several = self.arrangement.signatures > 1;
        let place = |place: &Place| DummyPlace {
            page: self.page(place),
            column: place.column,
            row: place.row,
            turned: place.turned,
        };
        let sheet = |sheet: &SheetPlan| DummySheet {
            signature: has_several.then_some(sheet.signature),
            columns: sheet.columns.len() + 1,
            front: sheet.front.iter().map(place).collect(),
            back: sheet.back.iter().map(place).collect(),
            has_one_plate: sheet.has_one_plate(),
        };
        Dummy {
            sheets: self.arrangement.sheets.iter().map(sheet).collect(),
            is_without_cover: self.cover.is_apart(),
        }
    }
}

/// Returns the scheme of sheets that were cut into their two copies.
fn cut(scheme: Scheme) -> Scheme {
    let working = Working::Sheetwise;
    match scheme {
        Scheme::Saddle { fold, .. } => Scheme::Saddle { fold, working },
        Scheme::Signatures { length, fold, .. } => {
            Scheme::Signatures { length, fold, working }
        }
        Scheme::Gang | Scheme::CopyShop { .. } | Scheme::OneSided { .. } => scheme,
    }
}
