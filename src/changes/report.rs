//! The changes of editions as they are told.

use super::pictures::Area;
use super::{Fate, PageChange};
use crate::approval::{Format, Mark};

/// What changed in an edition since an approval.
#[derive(Debug)]
pub struct EditionChanges {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// The approval.
    pub mark: Mark,
    /// Who gave it.
    pub by: String,
    /// How many pages were approved, and how many there are.
    pub extent: [usize; 2],
    /// What changed for all pages.
    pub format: Vec<FormatChange>,
    /// All pages, in their order.
    pub sheets: Vec<Sheet>,
}

/// A page with all that is shown of it.
#[derive(Debug)]
pub struct Sheet {
    /// What became of it.
    pub change: PageChange,
    /// The name of its group or city, if it is of one.
    pub part: Option<String>,
    /// Its pictures as it was and as it is, JPEGs, if it is to be looked at.
    pub pictures: [Option<Vec<u8>>; 2],
    /// Where they differ; `None` if they cannot be laid upon each other.
    pub areas: Option<Vec<Area>>,
}

/// A change that concerns all pages.
#[derive(Debug, Clone, PartialEq)]
pub enum FormatChange {
    /// The trim, in millimetres, as it was and as it is.
    Trim([f64; 2], [f64; 2]),
    /// The side of the spine, `right` or `left`, as it is.
    Binding(String),
    /// The name of the layout, as it was and as it is.
    Layout(String, String),
    /// The name of the print contract, as it was and as it is.
    Press(String, String),
    /// The terms of the print contract.
    Terms,
}

impl FormatChange {
    /// Returns what differs between two formats.
    pub fn between(was: &Format, is: &Format) -> Vec<Self> {
        let mut changes = Vec::new();
        if was.trim != is.trim {
            changes.push(Self::Trim(was.trim, is.trim));
        }
        if was.binding != is.binding {
            changes.push(Self::Binding(is.binding.clone()));
        }
        if was.layout != is.layout {
            changes.push(Self::Layout(was.layout.clone(), is.layout.clone()));
        }
        if was.press != is.press {
            changes.push(Self::Press(was.press.clone(), is.press.clone()));
        } else if was.terms != is.terms {
            changes.push(Self::Terms);
        }
        changes
    }

    /// Whether pages can no longer be laid upon each other.
    pub fn is_of_layout(&self) -> bool {
        matches!(self, Self::Trim(..) | Self::Binding(_) | Self::Layout(..))
    }
}

impl EditionChanges {
    /// Whether nothing changed at all.
    pub fn is_unchanged(&self) -> bool {
        let is_unchanged = |change: &PageChange| {
            change.fate == Fate::Same && !change.is_moved && change.was == change.is
        };
        self.format.is_empty() && self.sheets.iter().all(|it| is_unchanged(&it.change))
    }

    /// Whether its pages can no longer be laid upon those approved.
    pub fn is_reformatted(&self) -> bool {
        self.format.iter().any(FormatChange::is_of_layout)
    }

    /// Returns the pages of which there is something to look at.
    pub fn seen(&self) -> impl Iterator<Item = &Sheet> {
        self.sheets.iter().filter(|sheet| !sheet.pictures.iter().all(Option::is_none))
    }

    /// Returns the numbers of the pages of a fate: as they are, or as they were if they are gone.
    pub fn pages(&self, fate: Fate) -> Vec<usize> {
        let pages = self.sheets.iter().map(|it| &it.change).filter(|it| it.fate == fate);
        pages.filter_map(|it| it.is.or(it.was)).collect()
    }

    /// Returns the numbers of the pages that changed, words and pictures alike; if all of them were set
    /// anew, of those whose words or photographs changed.
    pub fn changed(&self) -> Vec<usize> {
        let mut pages = self.pages(Fate::Changed);
        if !self.is_reformatted() {
            pages.extend(self.pages(Fate::SetAnew));
        }
        pages.sort_unstable();
        pages
    }

    /// Returns how many pages are in their order at another number.
    pub fn renumbered(&self) -> usize {
        self.sheets.iter().filter(|it| it.change.gave_way()).count()
    }

    /// Returns runs of pages that moved together, or gave way together: the first page and the number
    /// of pages.
    pub fn shifts(&self, is_meant: fn(&PageChange) -> bool) -> Vec<Shift> {
        let mut shifts: Vec<Shift> = Vec::new();
        for sheet in &self.sheets {
            let (Some(was), Some(is)) = (sheet.change.was, sheet.change.is) else {
                continue;
            };
            if !is_meant(&sheet.change) {
                continue;
            }
            match shifts.last_mut() {
                Some(last)
                    if last.was + last.pages == was && last.is + last.pages == is =>
                {
                    last.pages += 1;
                    let part = sheet.part.iter().filter(|it| !last.parts.contains(it));
                    last.parts.extend(part.cloned().collect::<Vec<_>>());
                }
                _ => {
                    let parts = sheet.part.iter().cloned().collect();
                    shifts.push(Shift { was, is, pages: 1, parts });
                }
            }
        }
        shifts
    }
}

/// Pages that stand elsewhere, one behind the other.
#[derive(Debug, PartialEq, Eq)]
pub struct Shift {
    /// The number of the first of them as it was.
    pub was: usize,
    /// The same as it is.
    pub is: usize,
    /// How many there are.
    pub pages: usize,
    /// The names of their groups and cities.
    pub parts: Vec<String>,
}
