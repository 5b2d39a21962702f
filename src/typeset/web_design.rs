//! What a layout tells the web edition of itself: words, colours, type and stitches, and the
//! order of what stands in a line.

use std::collections::BTreeMap;

use malzama_message::{Value, message};
use serde::Deserialize;
use typst::World;
use typst::diag::{FileError, Warned};

use super::world::{EditionWorld, web_id};
use super::{Typesetter, day, introspect, limits, translate};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::edition::Edition;

/// The file that tells it, relative to the project's root.
const TELLS: &str = "layouts/web.typ";

/// The label of the metadata.
const WEB: &str = "web";

/// The design of an edition's web edition, as `layouts/web.typ` tells it.
#[derive(Debug, Deserialize)]
pub struct WebDesign {
    /// The style sheet.
    pub style: String,
    /// The fixed wording, by what it is for.
    pub words: BTreeMap<String, String>,
    /// The lines of the imprint, date included.
    pub imprint: Vec<Line>,
    /// How wide pictures are shown, by what they show (HTML, `sizes` of `img`).
    pub sizes: BTreeMap<String, String>,
    /// Typefaces by role.
    pub fonts: BTreeMap<String, Typeface>,
    /// Page and type by day.
    pub light: Page,
    /// Page and type by night.
    pub dark: Page,
    /// Stitches between two figures.
    pub gap: f64,
    /// The colours and figure of the edition.
    pub dress: Dress,
    /// The colours and figures of its cities, by slug.
    pub cities: BTreeMap<String, Dress>,
    /// The colours that cities can choose, those first that are no city's.
    #[serde(default)]
    pub palette: Vec<Cloth>,
    /// Texts whose readers want another order than that of their characters, with isolates
    /// (UAX 9) around what runs the other way.
    pub ordered: BTreeMap<String, String>,
}

/// Colours that a city can choose, as `#rrggbb`.
#[derive(Debug, Deserialize)]
pub struct Cloth {
    /// The name by which records choose them.
    pub name: String,
    /// The cloth.
    pub ground: String,
    /// The yarn.
    pub thread: String,
}

/// A line of the imprint.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// What it tells.
    pub label: String,
    /// The text.
    pub value: String,
}

/// A role of type: its families, each followed by those that lend it characters, and its
/// weights.
#[derive(Debug, Deserialize)]
pub struct Typeface {
    /// The families.
    pub families: Vec<String>,
    /// The weights, from 1 to 1000.
    pub weights: Vec<u16>,
}

/// Colours of a page, as `#rrggbb`.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// The page.
    pub paper: String,
    /// The type on it.
    pub ink: String,
}

/// The colours of a city, as `#rrggbb`, and its figure.
#[derive(Debug, Deserialize)]
pub struct Dress {
    /// The cloth.
    pub ground: String,
    /// The same cloth in another light.
    pub shade: String,
    /// The yarn.
    pub thread: String,
    /// The figure stitched on it.
    pub figure: Figure,
}

/// A stitched figure; all lengths in stitches.
#[derive(Debug, Deserialize)]
pub struct Figure {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The thickness of a thread.
    pub thread: f64,
    /// The threads, as the path of an SVG (SVG 2, 9.3).
    pub path: String,
}

impl Typesetter {
    /// Returns what the layouts tell the web edition of an edition, from its manuscript, the
    /// bytes of [`Manuscript::to_json`](super::Manuscript::to_json).
    ///
    /// # Errors
    /// The layouts fail, or tell nothing or something else.
    pub fn web_design(&self, edition: &Edition, manuscript: &[u8]) -> Outcome<WebDesign> {
        let photographs = std::iter::empty();
        let world = EditionWorld::new(
            &self.shared,
            manuscript.to_vec(),
            photographs,
            day(edition),
        )
        .beginning_with(web_id());
        if let Err(FileError::NotFound(_)) = world.source(web_id()) {
            let message = message!("web/no-design", path = TELLS);
            Err(Diagnostic::error(Location::file(TELLS), message)
                .hint(message!("hint/tell-web-design")))?;
        }
        // What the layouts warn of is told when the pages are laid out.
        let Warned { output, .. } =
            limits::compile(&world, edition, self.supervision.as_deref())?;
        let told = match &output {
            Ok(document) => introspect::told(document, WEB),
            Err(errors) => {
                let mut found = Sink::new();
                errors.iter().for_each(|error| found.push(translate(&world, error)));
                return Err(Errors::collected(found.into_diagnostics()).unwrap_or_else(
                    || untold(message!("web/no-metadata").into()).into(),
                ));
            }
        };
        let told = told.ok_or_else(|| untold(message!("web/no-metadata").into()))?;
        // A part of what the document says itself, and no document from outside.
        Ok(serde_json::from_value(told)
            .map_err(|error| untold(error.to_string().into()))?)
    }
}

/// Returns the diagnostic for a design that is not, or not wholly, told.
fn untold(reason: Value) -> Diagnostic {
    let message = message!("web/untold", path = TELLS, reason = reason);
    Diagnostic::error(Location::file(TELLS), message)
        .hint(message!("hint/tell-web-design"))
}
