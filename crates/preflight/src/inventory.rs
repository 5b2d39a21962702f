//! What a file holds, told of all its pages, for those who have to print it.

use std::collections::BTreeSet;

use malzama_message::Message;

use crate::facts::Painting;
use crate::finding::{Inspection, PageFacts};

/// An ink, with the pages that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separation {
    /// Its name.
    pub name: String,
    /// Whether it is none of the four process inks.
    pub is_spot: bool,
    /// The pages, from one, in order.
    pub pages: Vec<usize>,
}

/// The least of something in a file, and the page that has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Least {
    /// The value.
    pub value: f64,
    /// The page, from one.
    pub page: usize,
}

/// The process inks, in the order of the plates.
pub(crate) const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

/// Less of an ink than this on a page, in percent of its area, is what rounding leaves.
const TRACE: f64 = 1e-4;

impl Inspection {
    /// Returns the inks in use: the process inks first, then spot colours by name.
    pub fn separations(&self) -> Vec<Separation> {
        let pages_with = |has: &dyn Fn(&PageFacts) -> bool| -> Vec<usize> {
            self.pages.iter().filter(|page| has(page)).map(|page| page.number).collect()
        };
        let process = PROCESS.iter().enumerate().map(|(at, name)| Separation {
            name: (*name).to_owned(),
            is_spot: false,
            pages: pages_with(&|page| {
                page.painting.plates.is_some_and(|plates| plates[at] > TRACE)
            }),
        });
        let mut spots = std::collections::BTreeMap::<&String, Vec<usize>>::new();
        for page in &self.pages {
            for spot in &page.painting.spots {
                spots.entry(spot).or_default().push(page.number);
            }
        }
        let spots = spots.into_iter().map(|(name, pages)| Separation {
            name: name.clone(),
            is_spot: true,
            pages,
        });
        process.chain(spots).filter(|it| !it.pages.is_empty()).collect()
    }

    /// Returns the pages on which anything is see-through.
    pub fn transparent_pages(&self) -> Vec<usize> {
        let has = |page: &&PageFacts| !page.painting.transparency.is_empty();
        self.pages.iter().filter(has).map(|page| page.number).collect()
    }

    /// Returns what is see-through on any page, each kind once and in order.
    pub fn transparency(&self) -> Vec<&Message> {
        let kinds = self.pages.iter().flat_map(|page| &page.painting.transparency);
        kinds.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Returns the least of something over all pages, such as the smallest type.
    pub fn least(&self, of: impl Fn(&Painting) -> Option<f64>) -> Option<Least> {
        self.pages
            .iter()
            .filter_map(|page| {
                Some(Least { value: of(&page.painting)?, page: page.number })
            })
            .min_by(|one, other| one.value.total_cmp(&other.value))
    }
}
