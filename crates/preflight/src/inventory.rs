//! What a file holds, for those who have to print it.

use malzama_message::Message;
use serde::{Deserialize, Serialize};

use crate::finding::{Area, Inspection, PageFacts};

/// What a file says of itself as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Inventory {
    /// The version of PDF: `1.6`.
    pub version: String,
    /// The program that wrote the PDF.
    pub producer: Option<String>,
    /// The program that the document was made with.
    pub creator: Option<String>,
    /// The output intent for PDF/X, if there is one.
    pub intent: Option<IntentFacts>,
    /// The layers, in their order.
    pub layers: Vec<LayerFacts>,
    /// How many pictures are drawn; the listing may have fewer.
    pub pictures: usize,
}

/// What is known of an output intent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct IntentFacts {
    /// The name of the printing condition (`OutputConditionIdentifier`).
    pub identifier: Option<String>,
    /// What its profile calls itself.
    pub profile: Option<String>,
}

/// What is known of a layer (optional content group).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerFacts {
    /// Its name.
    pub name: String,
    /// Whether it is shown unless somebody turns it off.
    pub is_on: bool,
}

/// The boxes of a page, in millimetres from the upper left corner of the trim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxFacts {
    /// The whole sheet.
    pub media: Area,
    /// What viewers show, if it is told.
    pub crop: Option<Area>,
    /// As far as anything is printed, if it is told.
    pub bleed: Option<Area>,
    /// The finished page, if it is told.
    pub trim: Option<Area>,
    /// What matters of the page, if it is told.
    pub art: Option<Area>,
    /// How far the bleed reaches beyond the trim: left, top, right, bottom. Without a bleed box
    /// it is the sheet that does.
    pub reach: [f64; 4],
}

/// What is painted on a page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Painting {
    /// How much cyan, magenta, yellow and black there is on the mean of the trim, in percent;
    /// `None` if not all of it is known.
    pub plates: Option<[f64; 4]>,
    /// Names of the spot colours that are used.
    pub spots: Vec<String>,
    /// What is see-through, each kind once.
    pub transparency: Vec<Message>,
    /// The smallest type in points, but for white type on inks.
    pub smallest_type: Option<f64>,
    /// The smallest white type on inks, in points.
    pub smallest_reversed: Option<f64>,
    /// The thinnest line, in points.
    pub thinnest_line: Option<f64>,
    /// How many pictures are drawn.
    pub pictures: usize,
    /// The lowest resolution of a picture, in pixels an inch.
    pub least_ppi: Option<f64>,
}

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
