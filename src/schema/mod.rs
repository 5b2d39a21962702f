//! JSON Schemas (draft 2020-12) of all records, settings and print contracts, with which editors offer keys and
//! point at faults while one types.
//!
//! They are made of what the readers know: their choices and bounds. Tests compare the keys. What a schema cannot
//! say, such as the bounds of a length, `check` says.

mod contract;
mod records;
mod values;

use std::path::Path;

use malzama_message::{Digits, Message, message};
use serde_json::{Map, Value, json};

use crate::diagnostic::Outcome;
use crate::files::{self, write_failure};
use crate::project::Project;
use crate::words::in_both;

/// The folder of schemas in a project.
pub const FOLDER: &str = "schema";

/// The dialect of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A kind of YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemaKind {
    /// `malzama.yaml`.
    Settings,
    /// `data/network.yaml`.
    Network,
    /// `data/<city>/city.yaml`.
    City,
    /// `data/<city>/<slug>.yaml`.
    Partner,
    /// `data/press/<name>.yaml`.
    Contract,
}

impl SchemaKind {
    /// All kinds by their names.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("settings", Self::Settings),
        ("network", Self::Network),
        ("city", Self::City),
        ("partner", Self::Partner),
        ("contract", Self::Contract),
    ];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, kind)| *kind == self);
        found.map_or("", |(name, _)| name)
    }

    /// Returns the path of its schema in a project.
    pub fn path(self) -> String {
        format!("{FOLDER}/{}.json", self.name())
    }
}

/// Returns the schema of a kind of file.
pub fn schema(kind: SchemaKind) -> Value {
    let (title, object) = match kind {
        SchemaKind::Settings => (message!("noun/settings"), records::settings()),
        SchemaKind::Network => (message!("noun/network"), records::network()),
        SchemaKind::City => (message!("noun/city"), records::city()),
        SchemaKind::Partner => (message!("noun/partner-group"), records::partner()),
        SchemaKind::Contract => (message!("noun/print-contract"), contract::contract()),
    };
    let mut whole = Map::new();
    whole.insert("$schema".into(), json!(DIALECT));
    whole.insert("title".into(), json!(described(&title, " · ")));
    if let Value::Object(fields) = object {
        whole.extend(fields);
    }
    Value::Object(whole)
}

/// Returns the schema of a kind of file as it is written into a file.
pub fn schema_text(kind: SchemaKind) -> String {
    format!("{:#}\n", schema(kind))
}

/// Writes all schemas into a project; returns their paths.
///
/// # Errors
/// They cannot be written.
pub fn write_schemas(project: &Project) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    for (_, kind) in SchemaKind::NAMES {
        let path = kind.path();
        let text = schema_text(kind);
        files::replace(&project.root().join(Path::new(&path)), |out| {
            out.write_all(text.as_bytes())
        })
        .map_err(|(path, error)| write_failure(&path, &error))?;
        paths.push(path);
    }
    Ok(paths)
}

/// Returns what a message says in Arabic, then in English.
fn described(message: &Message, between: &str) -> String {
    let said = in_both(message, Digits::Latin);
    format!("{}{between}{}", said.ar, said.en)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use malzama_message::Value as MessageValue;

    use super::*;
    use crate::contract::{Contract, ContractFile};
    use crate::diagnostic::{Location, Sink};
    use crate::project::SETTINGS;
    use crate::records::{Text, read_city, read_network, read_partner, read_settings};

    /// The keys that readers know of each kind of mapping, by its noun.
    fn known_keys() -> BTreeMap<String, Vec<BTreeSet<String>>> {
        let folder = tempfile::TempDir::new().expect("a folder");
        let root = folder.path();
        for folder in ["data/acre", "data/press"] {
            std::fs::create_dir_all(root.join(folder)).expect("a folder");
        }
        let odd = "zzzz: 1\n";
        let write = |path: &str, text: &str| {
            std::fs::write(root.join(path), format!("{odd}{text}")).expect("a record");
        };
        write(SETTINGS, "trim: { zzzz: 1 }\nlimits: { zzzz: 1 }\n");
        write("data/network.yaml", "allow:\n  - zzzz: 1\n");
        write("data/acre/city.yaml", "market:\n  - zzzz: 1\n");
        write("group.yaml", "photographs:\n  - zzzz: 1\n");
        write(
            "data/press/odd.yaml",
            "trim: { zzzz: 1 }\noverprint: { zzzz: 1 }\nphotographs: { zzzz: 1 }\n\
             sheets: { zzzz: 1 }\npaper: { zzzz: 1, text: { zzzz: 1 } }\n",
        );
        let project = Project::rooted(root);
        let mut sink = Sink::new();
        read_network(&project, &mut sink);
        read_city(&project, "acre", &mut sink);
        read_settings(&project, &mut sink);
        read_partner(&project, "group.yaml", &mut sink);
        let name = Text { value: "odd".into(), location: Location::file("") };
        let file = ContractFile::named(&project, &name).expect("a contract");
        Contract::read(&file, &mut sink);
        let mut known: BTreeMap<String, Vec<BTreeSet<String>>> = BTreeMap::new();
        for diagnostic in sink.diagnostics() {
            let noun =
                diagnostic.message.values().find_map(|(name, value)| match value {
                    MessageValue::Message(noun) if name == "record" => {
                        Some(noun.code().to_owned())
                    }
                    _ => None,
                });
            let keys = diagnostic.hints.iter().flat_map(Message::values).find_map(
                |(_, value)| match value {
                    MessageValue::Names(keys) => Some(keys.iter().cloned().collect()),
                    _ => None,
                },
            );
            if let (Some(noun), Some(keys)) = (noun, keys) {
                known.entry(noun).or_default().push(keys);
            }
        }
        known
    }

    fn properties(kind: SchemaKind, pointer: &str) -> BTreeSet<String> {
        let schema = schema(kind);
        let found = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
        assert_eq!(found["additionalProperties"], json!(false), "{pointer}");
        let properties = found["properties"].as_object().expect("properties");
        properties.keys().cloned().collect()
    }

    #[test]
    fn schemas_have_the_keys_of_the_readers() {
        let known = known_keys();
        for (noun, kind, pointers) in [
            ("noun/settings", SchemaKind::Settings, &[""][..]),
            ("noun/limits", SchemaKind::Settings, &["/properties/limits"]),
            ("noun/network", SchemaKind::Network, &[""]),
            ("noun/city", SchemaKind::City, &[""]),
            ("noun/photograph", SchemaKind::City, &["/$defs/photograph"]),
            ("noun/photograph", SchemaKind::Partner, &["/$defs/photograph"]),
            ("noun/partner-group", SchemaKind::Partner, &[""]),
            ("noun/allowed-finding", SchemaKind::Network, &["/properties/allow/items"]),
            ("noun/print-contract", SchemaKind::Contract, &[""]),
            ("noun/overprint", SchemaKind::Contract, &["/properties/overprint"]),
            ("noun/photographs", SchemaKind::Contract, &["/properties/photographs"]),
            ("noun/sheets", SchemaKind::Contract, &["/properties/sheets"]),
            ("noun/trim", SchemaKind::Contract, &["/properties/trim"]),
            ("noun/trim", SchemaKind::Settings, &["/properties/trim"]),
            (
                "noun/paper",
                SchemaKind::Contract,
                &["/properties/paper", "/properties/paper/properties/text"],
            ),
        ] {
            let found: BTreeSet<_> =
                pointers.iter().map(|it| properties(kind, it)).collect();
            let wanted: BTreeSet<_> = known[noun].iter().cloned().collect();
            assert_eq!(found, wanted, "{noun}");
        }
        assert_eq!(known.len(), 13, "{:?}", known.keys());
    }

    #[test]
    fn every_key_is_described_in_both_languages() {
        fn look(value: &Value, path: &str, count: &mut usize) {
            let Value::Object(fields) = value else { return };
            if let Some(Value::Object(properties)) = fields.get("properties") {
                for (key, property) in properties {
                    let said = property["description"].as_str().unwrap_or_default();
                    let is_arabic =
                        said.chars().any(|it| ('\u{621}'..='\u{64a}').contains(&it));
                    let is_english =
                        said.split("\n\n").nth(1).is_some_and(|it| it.len() > 3);
                    assert!(is_arabic && is_english, "{path}/{key}: {said}");
                    *count += 1;
                }
            }
            for (key, value) in fields {
                look(value, &format!("{path}/{key}"), count);
            }
        }
        let mut count = 0;
        for (name, kind) in SchemaKind::NAMES {
            look(&schema(kind), name, &mut count);
        }
        assert!(count > 70, "{count} keys");
    }
}
