//! What a preflight has found, as values that reports are made of.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use malzama_message::Message;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::area::Area;
use crate::facts::{BoxFacts, Inventory, Painting};
use crate::font_kind::FontKind;
use crate::object::Object;
use crate::rule::Rule;
use crate::severity::Severity;

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters: an error stops the job.
    pub severity: Severity,
    /// The page, from one; none for the file as a whole.
    pub page: Option<usize>,
    /// Where on the page.
    pub area: Option<Area>,
    /// What it is about.
    pub object: Object,
    /// What was found.
    pub found: Message,
    /// What is wanted instead.
    pub wanted: Message,
    /// How many times it was found on the page; the first is described.
    pub count: usize,
}

/// All that is known of a file after it was looked at.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Inspection {
    /// What is wrong, in the order of the pages, what concerns the whole file first.
    pub findings: Vec<Finding>,
    /// The pages.
    pub pages: Vec<PageFacts>,
    /// The fonts, by name.
    pub fonts: Vec<FontFacts>,
    /// The pictures, in the order in which they are drawn: of each page and of the file the
    /// coarsest, no more than anybody reads. [`Inventory::pictures`] counts all.
    pub images: Vec<ImageFacts>,
    /// What the file says of itself.
    pub inventory: Inventory,
}

/// What is known of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PageFacts {
    /// Its number, from one.
    pub number: usize,
    /// Width and height of the trim, in millimetres.
    pub trim: [f64; 2],
    /// The highest mean of cyan, magenta, yellow and black over a square of 15 mm, in percent
    /// (GWG 2022, R0026); `None` if the page is missing or has pictures that cannot be
    /// decoded.
    pub most_ink: Option<f64>,
    /// The boxes.
    pub boxes: BoxFacts,
    /// What is painted on it.
    pub painting: Painting,
    /// The whole sheet as it will look; without pixels where there is no picture.
    pub thumbnail: Thumbnail,
}

/// A small picture of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Thumbnail {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture.
    #[serde(serialize_with = "to_text", deserialize_with = "from_text")]
    pub jpeg: Vec<u8>,
}

/// What is known of a font.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FontFacts {
    /// Its name, without the prefix of a subset.
    pub name: String,
    /// Whether it is embedded.
    pub embedded: bool,
    /// Whether only the glyphs in use are.
    pub subset: bool,
    /// What kind of font it is.
    pub kind: FontKind,
    /// The smallest size of text that is seen in it, in points; none if nothing is.
    pub smallest: Option<f64>,
}

/// What is known of a picture where it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImageFacts {
    /// The page, from one.
    pub page: usize,
    /// Where it stands.
    pub area: Area,
    /// Width and height in pixels.
    pub pixels: [u32; 2],
    /// Pixels an inch, the lower of both directions.
    pub ppi: f64,
    /// Its colours: `DeviceCMYK`.
    pub colours: Message,
}

/// Leaves the coarsest of pictures, at most so many, in their order.
pub(crate) fn keep_coarsest(images: &mut Vec<ImageFacts>, count: usize) {
    if images.len() <= count {
        return;
    }
    let mut order: Vec<usize> = (0..images.len()).collect();
    // Of those that are as fine, the last ones go.
    order.sort_by(|&one, &other| images[one].ppi.total_cmp(&images[other].ppi));
    let kept: BTreeSet<usize> = order.into_iter().take(count).collect();
    let mut at = 0..;
    images.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
}

impl Inspection {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Writes bytes as one text (base64).
fn to_text<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes))
}

/// Reads the bytes of a text.
fn from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map_err(serde::de::Error::custom)
}
