//! Reads what a file says of itself as a whole, for those who have to print it.

use lopdf::Dictionary;

use crate::facts::{IntentFacts, Inventory, LayerFacts};
use crate::syntax::{File, Layers, Profile, dictionary_of};

/// The longest text that is told of a file, in characters.
const LONGEST: usize = 200;

/// How many layers are listed.
const LAYERS: usize = 200;

/// Reads the inventory of a file, by the profile of its output intent.
pub(crate) fn read(file: &File, profile: &[u8]) -> Inventory {
    let information = file.dictionary(&file.document.trailer, "Info");
    let entry = |key: &str| told(file, information?, key);
    Inventory {
        version: version(file),
        producer: entry("Producer"),
        creator: entry("Creator"),
        intent: intent(file, profile),
        layers: layers(file),
        pictures: 0,
    }
}

/// A text of a dictionary, within bounds; none if it is empty.
fn told(file: &File, dictionary: &Dictionary, key: &str) -> Option<String> {
    let text = file.text(dictionary, key)?;
    let text: String = text.trim().chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// The version of the header, or the later one of the catalog (ISO 32000-1, 7.5.2).
fn version(file: &File) -> String {
    let catalog = file.catalog().and_then(|it| file.name(it, "Version"));
    let catalog = catalog.map(|it| String::from_utf8_lossy(it).into_owned());
    let is_later = |it: &String| it.len() == 3 && *it > file.version;
    catalog.filter(is_later).unwrap_or_else(|| file.version.clone())
}

/// The first output intent for PDF/X.
fn intent(file: &File, profile: &[u8]) -> Option<IntentFacts> {
    let intents = file.get(file.catalog()?, "OutputIntents")?.as_array().ok()?;
    let intent = intents
        .iter()
        .filter_map(|it| file.follow(it).and_then(dictionary_of))
        .find(|it| file.name(it, "S") == Some(b"GTS_PDFX"))?;
    Some(IntentFacts {
        identifier: told(file, intent, "OutputConditionIdentifier"),
        profile: Profile::of(profile).and_then(Profile::description),
    })
}

/// The layers, and whether they are printed (ISO 32000-1, 8.11.4.3).
fn layers(file: &File) -> Vec<LayerFacts> {
    let properties = file.catalog().and_then(|it| file.dictionary(it, "OCProperties"));
    let groups = properties.and_then(|it| file.get(it, "OCGs")?.as_array().ok());
    let states = Layers::read(file);
    let groups = groups.into_iter().flatten().take(LAYERS);
    let facts = groups.filter_map(|group| {
        let dictionary = file.follow(group).and_then(dictionary_of)?;
        Some(LayerFacts {
            name: told(file, dictionary, "Name").unwrap_or_default(),
            is_on: states.shows(file, group),
        })
    });
    facts.collect()
}
