//! The schemas of settings and records.

use malzama_message::message;
use serde_json::{Value, json};

use super::values::{
    choice, day, facts, free, length, list, object, optional, paragraphs, quantity,
    required, slugs, text, text_or_none, whole,
};
use crate::records::{BINDINGS, DIGITS, FLAGS, Language};

/// Returns the schema of the settings.
pub fn settings() -> Value {
    let trim = object(vec![
        required("width", message!("schema/trim-width"), length("148 mm")),
        required("height", message!("schema/trim-height"), length("210 mm")),
    ]);
    let limits = object(vec![
        optional("time", message!("schema/limits-time"), quantity("s", "120 s")),
        optional("memory", message!("schema/limits-memory"), quantity("MiB", "4096 MiB")),
        optional("pages", message!("schema/limits-pages"), whole(100_000)),
    ]);
    object(vec![
        required("editions", message!("schema/editions"), slugs("editions")),
        required("trim", message!("schema/trim"), trim),
        required("binding", message!("schema/binding"), choice(&BINDINGS)),
        optional("language", message!("schema/language"), choice(&Language::TAGS)),
        optional("digits", message!("schema/digits"), choice(&DIGITS)),
        required("date", message!("schema/date"), day()),
        required("layout", message!("schema/layout"), text("layout")),
        required("press", message!("schema/press"), text("press")),
        optional("limits", message!("schema/limits"), limits),
        optional("words", message!("schema/words"), list("words", &text("words"))),
        optional("dictionary", message!("schema/dictionary"), text_or_none("dictionary")),
    ])
}

/// Returns the schema of the network's record.
pub fn network() -> Value {
    object(vec![
        required("title", message!("schema/title"), text("title")),
        required("name", message!("schema/network-name"), text("name")),
        optional("introduction", message!("schema/introduction"), paragraphs()),
        optional("imprint", message!("schema/imprint"), facts("imprint")),
        optional("isbn", message!("schema/isbn"), text_or_none("isbn")),
        optional("extra", message!("schema/free"), free("extra")),
        optional("allow", message!("schema/allow"), allowed()),
    ])
}

/// Returns the schema of a city's record.
pub fn city() -> Value {
    let photograph = json!({ "$ref": "#/$defs/photograph" });
    let market = list("market", &photograph);
    with_photograph(object(vec![
        required("name", message!("schema/city-name"), text("name")),
        required("heading", message!("schema/heading"), text("heading")),
        required("partners", message!("schema/partners"), slugs("partners")),
        optional("colours", message!("schema/colours"), text_or_none("colours")),
        optional("motif", message!("schema/motif"), text_or_none("motif")),
        optional("cover", message!("schema/cover"), photograph),
        optional("market", message!("schema/market"), market),
        optional("isbn", message!("schema/isbn"), text_or_none("isbn")),
        optional("extra", message!("schema/free"), free("extra")),
        optional("allow", message!("schema/allow"), allowed()),
    ]))
}

/// Returns the schema of a group's record.
pub fn partner() -> Value {
    let photograph = json!({ "$ref": "#/$defs/photograph" });
    let links = list("links", &text("links"));
    let photographs = list("photographs", &photograph);
    with_photograph(object(vec![
        required("name", message!("schema/group-name"), text("name")),
        optional("label", message!("schema/label"), text_or_none("label")),
        optional("founded", message!("schema/founded"), text_or_none("founded")),
        optional("phone", message!("schema/phone"), text_or_none("phone")),
        optional("links", message!("schema/links"), links),
        optional("photographs", message!("schema/photographs"), photographs),
        optional("extra", message!("schema/extra"), facts("extra")),
        optional("hidden", message!("schema/hidden"), choice(&FLAGS)),
        optional("allow", message!("schema/allow"), allowed()),
        required("body", message!("schema/body"), paragraphs()),
    ]))
}

/// Returns the schema of the findings of the proof-reader that a record allows.
fn allowed() -> Value {
    let finding = object(vec![
        required("rule", message!("schema/allow-rule"), text("rule")),
        required("words", message!("schema/allow-words"), text("words")),
        required("reason", message!("schema/allow-reason"), text("reason")),
    ]);
    list("allow", &finding)
}

/// Adds the schema of a photograph to that of a record.
fn with_photograph(mut record: Value) -> Value {
    let photograph = object(vec![
        required("file", message!("schema/file"), text("file")),
        optional("caption", message!("schema/caption"), text_or_none("caption")),
        optional("credit", message!("schema/credit"), text_or_none("credit")),
        optional("alt", message!("schema/alt"), text_or_none("alt")),
        optional(
            "focus",
            message!("schema/focus"),
            json!({ "type": "string", "pattern": "^\\s*[0-9.]+\\s*%\\s+[0-9.]+\\s*%\\s*$", "examples": ["50% 30%"] }),
        ),
    ]);
    record["$defs"] = json!({ "photograph": photograph });
    record
}
