//! The kinds of values that records have, as schemas.

use malzama_message::Message;
use serde_json::{Map, Value, json};

use super::described;
use crate::records::bounds;

/// The pattern of a name of a record.
const SLUG: &str = "^[a-z0-9-]{1,64}$";

/// The pattern of a length.
const LENGTH: &str = "^\\s*[0-9]*\\.?[0-9]+\\s*(mm|cm|in|pt)\\s*$";

/// What a text may be: as records are read, numbers and truths are texts too.
const TEXT: [&str; 3] = ["string", "number", "boolean"];

/// A value of a record: its schema, and whether it must be there.
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What is said of it.
    pub about: Message,
    /// The schema of its value.
    pub value: Value,
    /// Whether it must be there, with a value.
    pub is_required: bool,
}

/// Creates a field that must be there.
pub fn required(key: &'static str, about: Message, value: Value) -> Field {
    Field { key, about, value, is_required: true }
}

/// Creates a field that may be missing, or have no value.
pub fn optional(key: &'static str, about: Message, mut value: Value) -> Field {
    match value.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(kind) => *kind = json!([kind.clone(), "null"]),
        None => {}
    }
    if let Some(Value::Array(values)) = value.get_mut("enum") {
        values.push(Value::Null);
    }
    if value.get("$ref").is_some() {
        value = json!({ "anyOf": [value, { "type": "null" }] });
    }
    Field { key, about, value, is_required: false }
}

/// Returns the schema of keys with values, and no others.
pub fn object(fields: Vec<Field>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for Field { key, about, mut value, is_required } in fields {
        value["description"] = json!(described(&about, "\n\n"));
        properties.insert(key.to_owned(), value);
        if is_required {
            required.push(key);
        }
    }
    let mut object = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// Returns the schema of the text of one line below `key`.
pub fn text(key: &str) -> Value {
    json!({ "type": TEXT, "minLength": 1, "maxLength": bounds::letters(key) })
}

/// Returns the schema of a text that may be empty.
pub fn text_or_none(key: &str) -> Value {
    json!({ "type": TEXT, "maxLength": bounds::letters(key) })
}

/// Returns the schema of a text with paragraphs.
pub fn paragraphs() -> Value {
    json!({ "type": TEXT, "minLength": 1 })
}

/// Returns the schema of a list below `key`.
pub fn list(key: &str, item: &Value) -> Value {
    json!({ "type": "array", "items": item, "maxItems": bounds::items(key) })
}

/// Returns the schema of a list of records' names, of which there is at least one.
pub fn slugs(key: &str) -> Value {
    let mut list = list(key, &json!({ "type": ["string", "number"], "pattern": SLUG }));
    list["minItems"] = json!(1);
    list["uniqueItems"] = json!(true);
    list
}

/// Returns the schema of free labels with texts below `key`.
pub fn facts(key: &str) -> Value {
    json!({
        "type": "object",
        "additionalProperties": text(key),
        "maxProperties": bounds::items(key),
    })
}

/// Returns the schema of labels with values of any kind below `key`.
pub fn free(key: &str) -> Value {
    json!({ "type": "object", "maxProperties": bounds::items(key) })
}

/// Returns the schema of one of the keywords of a reader; `true` and `false` may be truths.
pub fn choice<T>(known: &[(&str, T)]) -> Value {
    let mut values = Vec::new();
    for (name, _) in known {
        match *name {
            "true" => values.push(json!(true)),
            "false" => values.push(json!(false)),
            _ => {}
        }
        values.push(json!(name));
    }
    json!({ "enum": values })
}

/// Returns the schema of a length with its unit.
pub fn length(example: &str) -> Value {
    json!({ "type": "string", "pattern": LENGTH, "examples": [example] })
}

/// Returns the schema of a number with a unit.
pub fn quantity(unit: &str, example: &str) -> Value {
    let pattern = format!("^\\s*[0-9]*\\.?[0-9]+\\s*{}$", unit.replace('/', "\\/"));
    json!({ "type": "string", "pattern": pattern, "examples": [example] })
}

/// Returns the schema of a whole number.
pub fn whole(most: u32) -> Value {
    let pattern = "^\\s*[0-9]+\\s*$";
    json!({ "type": ["integer", "string"], "pattern": pattern, "minimum": 1, "maximum": most })
}

/// Returns the schema of a day.
pub fn day() -> Value {
    json!({ "type": "string", "pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$", "examples": ["2026-11-23"] })
}
