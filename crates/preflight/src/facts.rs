//! What is known of files and pages beside what is wrong with them.

use malzama_message::Message;
use serde::{Deserialize, Serialize};

use crate::area::Area;

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
    /// Whether it is printed: unless it is off as the file opens, or is a processing step.
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
