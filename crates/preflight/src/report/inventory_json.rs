//! What a file holds, as JSON.

use malzama_message::Message;
use serde::Serialize;

use super::groups::ranges;
use super::measures::{AreaJson, millimetres, rounded};
use super::words::text;
use crate::facts::{Inventory, LayerFacts};
use crate::finding::{Inspection, PageFacts};
use crate::inventory::{Least, Separation};

#[derive(Serialize)]
pub(super) struct InventoryJson<'a> {
    pdf_version: &'a str,
    producer: Option<&'a str>,
    creator: Option<&'a str>,
    output_intent: Option<IntentJson<'a>>,
    layers: Vec<LayerJson<'a>>,
    separations: Vec<SeparationJson>,
    transparency: TransparencyJson,
    smallest_type: Option<LeastJson>,
    smallest_reversed_type: Option<LeastJson>,
    thinnest_line: Option<LeastJson>,
    lowest_ppi: Option<LeastJson>,
    pictures: usize,
}

#[derive(Serialize)]
struct IntentJson<'a> {
    identifier: Option<&'a str>,
    profile: Option<&'a str>,
}

#[derive(Serialize)]
struct LayerJson<'a> {
    name: &'a str,
    on: bool,
}

#[derive(Serialize)]
struct SeparationJson {
    name: String,
    spot: bool,
    pages: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct TransparencyJson {
    used: bool,
    pages: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct LeastJson {
    value: f64,
    page: usize,
}

#[derive(Serialize)]
pub(super) struct PageJson<'a> {
    page: usize,
    trim: [f64; 2],
    most_ink: Option<f64>,
    plates: Option<PlatesJson>,
    spots: &'a [String],
    boxes: BoxesJson,
    bleed: SidesJson,
    transparency: Vec<String>,
    smallest_type: Option<f64>,
    smallest_reversed_type: Option<f64>,
    thinnest_line: Option<f64>,
    pictures: usize,
}

#[derive(Serialize)]
struct PlatesJson {
    cyan: f64,
    magenta: f64,
    yellow: f64,
    black: f64,
}

#[derive(Serialize)]
struct BoxesJson {
    media: AreaJson,
    crop: Option<AreaJson>,
    bleed: Option<AreaJson>,
    trim: Option<AreaJson>,
    art: Option<AreaJson>,
}

#[derive(Serialize)]
struct SidesJson {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl<'a> InventoryJson<'a> {
    pub(super) fn of(inspection: &'a Inspection) -> Self {
        let Inventory { version, producer, creator, intent, layers, pictures } =
            &inspection.inventory;
        let intent = intent.as_ref().map(|intent| IntentJson {
            identifier: intent.identifier.as_deref(),
            profile: intent.profile.as_deref(),
        });
        let layers = layers
            .iter()
            .map(|LayerFacts { name, is_on }| LayerJson { name, on: *is_on });
        let separations = inspection.separations().into_iter();
        let separations = separations.map(|Separation { name, is_spot, pages }| {
            SeparationJson { name, spot: is_spot, pages: ranges(&pages) }
        });
        let transparent = inspection.transparent_pages();
        let least = |least: Option<Least>, digits| {
            least.map(|Least { value, page }| LeastJson {
                value: rounded(value, digits),
                page,
            })
        };
        Self {
            pdf_version: version,
            producer: producer.as_deref(),
            creator: creator.as_deref(),
            output_intent: intent,
            layers: layers.collect(),
            separations: separations.collect(),
            transparency: TransparencyJson {
                used: !transparent.is_empty(),
                pages: ranges(&transparent),
            },
            smallest_type: least(inspection.least(|it| it.smallest_type), 2),
            smallest_reversed_type: least(inspection.least(|it| it.smallest_reversed), 2),
            thinnest_line: least(inspection.least(|it| it.thinnest_line), 3),
            lowest_ppi: least(inspection.least(|it| it.least_ppi), 1),
            pictures: *pictures,
        }
    }
}

impl<'a> PageJson<'a> {
    pub(super) fn of(page: &'a PageFacts) -> Self {
        let PageFacts { boxes, painting, .. } = page;
        let plates = painting.plates.map(|plates| {
            let [cyan, magenta, yellow, black] = plates.map(|it| rounded(it, 2));
            PlatesJson { cyan, magenta, yellow, black }
        });
        let [left, top, right, bottom] = boxes.reach.map(millimetres);
        let points = |value: Option<f64>| value.map(|it| rounded(it, 3));
        let transparency: Vec<&Message> = painting.transparency.iter().collect();
        Self {
            page: page.number,
            trim: page.trim.map(millimetres),
            most_ink: page.most_ink.map(|ink| rounded(ink, 1)),
            plates,
            spots: &painting.spots,
            boxes: BoxesJson {
                media: AreaJson::of(boxes.media),
                crop: boxes.crop.map(AreaJson::of),
                bleed: boxes.bleed.map(AreaJson::of),
                trim: boxes.trim.map(AreaJson::of),
                art: boxes.art.map(AreaJson::of),
            },
            bleed: SidesJson { left, top, right, bottom },
            transparency: transparency.into_iter().map(text).collect(),
            smallest_type: points(painting.smallest_type),
            smallest_reversed_type: points(painting.smallest_reversed),
            thinnest_line: points(painting.thinnest_line),
            pictures: painting.pictures,
        }
    }
}
