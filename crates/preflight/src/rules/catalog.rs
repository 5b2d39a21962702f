//! Rules on the catalog: actions, scripts, forms, attached files, layers, bookmarks, and what
//! viewers are told.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object as Value};
use malzama_message::{Message, message};

use super::collector::{Fault, Findings};
use crate::object::Object;
use crate::rule::Clause;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::{File, dictionary_of};

/// Judges the catalog and what it leads to beside the pages.
pub(super) fn judge(file: &File, spec: &Spec, findings: &mut Findings) {
    let Some(catalog) = file.catalog() else { return };
    let mut fail = |clause, found: Message, wanted: Message| {
        findings.add(Fault::pdf_x(clause, Object::Catalog), found, wanted);
    };
    if file.name(catalog, "Type") != Some(b"Catalog") {
        let found = message!("found/no-entry", entry = "Type");
        fail(Clause::Content, found, message!("wanted/type", kind = "Catalog"));
    }
    let no_actions = || message!("wanted/no-actions");
    if file.dictionary(catalog, "OpenAction").is_some() {
        fail(Clause::Actions, message!("found/open-action"), no_actions());
    }
    if catalog.has(b"AA") {
        fail(Clause::Actions, message!("found/additional-actions"), no_actions());
    }
    let no_attached_files = || message!("wanted/no-attached-files");
    if let Some(names) = file.dictionary(catalog, "Names") {
        if names.has(b"JavaScript") {
            let wanted = message!("wanted/no-scripts");
            fail(Clause::Actions, message!("found/scripts"), wanted);
        }
        if names.has(b"EmbeddedFiles") {
            let found = message!("found/embedded-files");
            fail(Clause::External, found, no_attached_files());
        }
        if names.has(b"AlternatePresentations") {
            let found = message!("found/alternate-presentations");
            fail(Clause::Actions, found, message!("wanted/one-presentation"));
        }
    }
    if catalog.has(b"AF") {
        fail(Clause::External, message!("found/associated-files"), no_attached_files());
    }
    if let Some(form) = file.dictionary(catalog, "AcroForm") {
        if form.has(b"XFA") {
            fail(Clause::Actions, message!("found/xfa"), message!("wanted/no-forms"));
        }
        if has_action(file, form) {
            fail(Clause::Actions, message!("found/field-action"), no_actions());
        }
    }
    let preferences = file.dictionary(catalog, "ViewerPreferences");
    for key in ["ViewArea", "ViewClip", "PrintArea", "PrintClip"] {
        let area = preferences.and_then(|it| file.name(it, key));
        if area.is_some_and(|it| !matches!(it, b"MediaBox" | b"BleedBox")) {
            let found = message!("found/area-box", key = key);
            fail(Clause::Boxes, found, message!("wanted/media-or-bleed"));
        }
    }
    if let Some(layers) = file.dictionary(catalog, "OCProperties") {
        judge_layers(file, layers, spec, findings);
    }
    judge_bookmarks(file, catalog, findings);
}

/// Whether any field of a form has an action, be it shown on a page or not.
fn has_action(file: &File, form: &Dictionary) -> bool {
    let fields = |dictionary, key| {
        let list: Option<&Vec<Value>> =
            file.get(dictionary, key).and_then(|it| it.as_array().ok());
        list.into_iter().flatten()
    };
    let mut waiting: Vec<&Value> = fields(form, "Fields").collect();
    let mut seen = BTreeSet::new();
    while let Some(object) = waiting.pop() {
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        let Some(field) = file.follow(object).and_then(dictionary_of) else { continue };
        if field.has(b"A") || field.has(b"AA") {
            return true;
        }
        waiting.extend(fields(field, "Kids"));
    }
    false
}

/// Layers (optional content), which older standards do not know.
fn judge_layers(file: &File, layers: &Dictionary, spec: &Spec, findings: &mut Findings) {
    let mut fail = |found: Message, wanted: Message| {
        findings.add(Fault::pdf_x(Clause::Layers, Object::Layers), found, wanted);
    };
    if spec.standard == Standard::X1a {
        return fail(message!("found/layers"), message!("wanted/always-shown"));
    }
    let Some(settings) = file.dictionary(layers, "D") else {
        let found = message!("found/no-layer-settings");
        return fail(found, message!("wanted/layer-settings"));
    };
    let more = file.get(layers, "Configs").and_then(|it| it.as_array().ok());
    let more = more
        .into_iter()
        .flatten()
        .filter_map(|it| file.follow(it).and_then(dictionary_of));
    for settings in std::iter::once(settings).chain(more) {
        if file.text(settings, "Name").is_none_or(|name| name.is_empty()) {
            let found = message!("found/unnamed-layer-settings");
            fail(found, message!("wanted/named-layer-settings"));
        }
        if settings.has(b"AS") {
            let found = message!("found/automatic-layers");
            fail(found, message!("wanted/fixed-layers"));
        }
    }
}

/// Bookmarks, which may only point at pages.
fn judge_bookmarks(file: &File, catalog: &Dictionary, findings: &mut Findings) {
    let mut waiting: Vec<&Value> = file
        .dictionary(catalog, "Outlines")
        .and_then(|it| it.get(b"First").ok())
        .into_iter()
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(object) = waiting.pop() {
        let is_new = object.as_reference().is_ok_and(|id| seen.insert(id));
        let Some(item) = file.follow(object).and_then(dictionary_of).filter(|_| is_new)
        else {
            continue;
        };
        if item.has(b"A") {
            findings.add(
                Fault::pdf_x(Clause::Actions, Object::Bookmark),
                message!("found/action"),
                message!("wanted/plain-bookmarks"),
            );
        }
        waiting.extend(
            ["Next", "First"].iter().filter_map(|key| item.get(key.as_bytes()).ok()),
        );
    }
}
