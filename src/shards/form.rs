//! The JSON form of a plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The version of the form; it changes when a field is added or changes its meaning.
const SCHEMA: u32 = 1;

/// All that is to be made of a project, and from what. The same project gives the same plan, byte for
/// byte, on every machine that has the same program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// The version of the form.
    pub schema: u32,
    /// What is made of each edition.
    pub make: Make,
    /// The inputs that all editions share, each with its BLAKE3: the program, the print contract, fonts, and
    /// the files of layouts.
    pub shared: BTreeMap<String, Option<String>>,
    /// The sum of the costs of all editions.
    pub cost: u64,
    /// The editions, in the order of the settings.
    pub editions: Vec<PlannedEdition>,
    /// The slugs of editions that faults of their records keep from being made.
    pub held_back: Vec<String>,
}

/// What is made of each edition, as the options of `build` say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Make {
    /// Drafts instead of print PDFs: each page is marked as a proof, and layouts mark
    /// illustrations that stand in for photographs.
    pub draft: bool,
    /// PDFs for the screen.
    pub screen: bool,
    /// Web editions.
    pub web: bool,
    /// Sheets, also where the contract has no terms for them.
    pub sheets: bool,
    /// Pages of PDFs for the screen, put side by side.
    pub spreads: bool,
    /// Job tickets. They are made without it too, if the contract says how many copies are
    /// printed; and an edition that has one gets it anew.
    pub ticket: bool,
}

/// An edition of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedEdition {
    /// The slug.
    pub edition: String,
    /// The name of the city or of the network.
    pub name: String,
    /// What it costs, estimated: about milliseconds of one core.
    pub cost: u64,
    /// What it is made from beside what all share, each with its BLAKE3: the manuscript, records and
    /// photographs; `null` for a file that cannot be read.
    pub inputs: BTreeMap<String, Option<String>>,
    /// The files that it becomes if nothing keeps it from print, from the output folder.
    pub files: Vec<String>,
}

/// The reason why a file is no plan.
#[derive(Debug, PartialEq, Eq)]
pub enum NotAPlan {
    /// It is no JSON of this form.
    Malformed(String),
    /// It has another version of the form.
    OtherSchema(u64),
}

impl WorkPlan {
    /// Creates a plan from its parts.
    pub fn new(
        make: Make,
        shared: BTreeMap<String, Option<String>>,
        editions: Vec<PlannedEdition>,
        held_back: Vec<String>,
    ) -> Self {
        let cost = editions.iter().map(|it| it.cost).sum();
        Self { schema: SCHEMA, make, shared, cost, editions, held_back }
    }

    /// Writes the JSON form, with a line break at its end.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("a plan holds only texts, numbers and lists") + "\n"
    }

    /// Reads the JSON form.
    ///
    /// # Errors
    /// The bytes are no plan of this version.
    pub fn read(json: &[u8]) -> Result<Self, NotAPlan> {
        #[derive(Deserialize)]
        struct Version {
            schema: u64,
        }
        let malformed = |error: serde_json::Error| NotAPlan::Malformed(error.to_string());
        let Version { schema } = serde_json::from_slice(json).map_err(malformed)?;
        if schema != u64::from(SCHEMA) {
            return Err(NotAPlan::OtherSchema(schema));
        }
        serde_json::from_slice(json).map_err(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_back_and_nothing_else_is() {
        let edition = PlannedEdition {
            edition: "acre".into(),
            name: "عكا".into(),
            cost: 90,
            inputs: [("data/acre/city.yaml".to_owned(), None)].into(),
            files: vec!["print/acre.pdf".into()],
        };
        let plan = WorkPlan::new(Make::default(), BTreeMap::new(), vec![edition], vec![]);
        let json = plan.to_json();
        assert_eq!(WorkPlan::read(json.as_bytes()), Ok(plan));
        let other = json.replace("\"schema\": 1", "\"schema\": 2");
        assert_eq!(WorkPlan::read(other.as_bytes()), Err(NotAPlan::OtherSchema(2)));
        for wrong in [
            "",
            "[]",
            "{}",
            "{\"schema\": 1}",
            &json[..40],
            &json.replace("cost", "price"),
        ] {
            let read = WorkPlan::read(wrong.as_bytes());
            assert!(matches!(read, Err(NotAPlan::Malformed(_))), "{wrong}");
        }
    }
}
