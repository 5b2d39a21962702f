//! The schema of print contracts.

use malzama_message::message;
use malzama_preflight::{Standard, Variant};
use serde_json::Value;

use super::values::{
    choice, length, object, optional, quantity, required, text, text_or_none, whole,
};
use crate::contract::{
    Binding, INTENTS, MOST_COPIES, SCHEMES, SEVERITIES, SpineCount, YES_OR_NO,
};

/// Returns the schema of a print contract.
pub fn contract() -> Value {
    let trim = object(vec![
        required("width", message!("schema/trim-width"), length("148 mm")),
        required("height", message!("schema/trim-height"), length("210 mm")),
    ]);
    let overprint = object(vec![
        required("text", message!("schema/overprint-text"), length("12 pt")),
        required("lines", message!("schema/overprint-lines"), length("2 pt")),
    ]);
    let photographs = object(vec![
        required("target", message!("schema/ppi-target"), quantity("ppi", "300 ppi")),
        required("warning", message!("schema/ppi-warning"), quantity("ppi", "225 ppi")),
        required("error", message!("schema/ppi-error"), quantity("ppi", "150 ppi")),
        required("sharpen", message!("schema/sharpen"), quantity("%", "30 %")),
    ]);
    object(vec![
        required("standard", message!("schema/standard"), choice(&Standard::NAMES)),
        required("variant", message!("schema/variant"), choice(&Variant::NAMES)),
        required("condition", message!("schema/condition"), text("condition")),
        required("description", message!("schema/description"), text("description")),
        required("profile", message!("schema/profile"), text("profile")),
        required("bleed", message!("schema/bleed"), length("3 mm")),
        optional("trim", message!("schema/contract-trim"), trim),
        optional("binding", message!("schema/contract-binding"), choice(&Binding::NAMES)),
        required("ink-limit", message!("schema/ink-limit"), quantity("%", "300 %")),
        optional(
            "ink-limit-severity",
            message!("schema/ink-limit-severity"),
            choice(&SEVERITIES),
        ),
        required("intent", message!("schema/intent"), choice(&INTENTS)),
        required(
            "black-point-compensation",
            message!("schema/black-point-compensation"),
            choice(&YES_OR_NO),
        ),
        required("overprint", message!("schema/overprint"), overprint),
        required("photographs", message!("schema/resolution"), photographs),
        optional("copies", message!("schema/copies"), whole(MOST_COPIES)),
        optional("paper", message!("schema/paper"), paper()),
        optional("spine", message!("schema/spine"), choice(&SpineCount::NAMES)),
        optional("flaps", message!("schema/flaps"), length("80 mm")),
        optional("finishing", message!("schema/finishing"), text_or_none("finishing")),
        optional("proof", message!("schema/proof"), text_or_none("proof")),
        optional("contact", message!("schema/contact"), text_or_none("contact")),
        optional("sheets", message!("schema/sheets"), sheets()),
    ])
}

/// Returns the schema of the papers of text and cover.
fn paper() -> Value {
    let stock = || {
        object(vec![
            optional("stock", message!("schema/stock"), text_or_none("stock")),
            optional("weight", message!("schema/weight"), quantity("g/m2", "135 g/m2")),
            optional("caliper", message!("schema/caliper"), length("0.12 mm")),
        ])
    };
    object(vec![
        optional("text", message!("schema/paper-text"), stock()),
        optional("cover", message!("schema/paper-cover"), stock()),
    ])
}

/// Returns the schema of the terms of sheets.
fn sheets() -> Value {
    object(vec![
        optional("scheme", message!("schema/scheme"), choice(&SCHEMES)),
        optional("size", message!("schema/sheet-size"), text_or_none("size")),
        optional("creep", message!("schema/creep"), text_or_none("creep")),
        optional("gripper", message!("schema/gripper"), length("10 mm")),
        optional("gutter", message!("schema/gutter"), length("6 mm")),
        optional("marks", message!("schema/marks"), choice(&YES_OR_NO)),
    ])
}
