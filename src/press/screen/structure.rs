//! The structure tree of a PDF for the screen, by which screen readers find their way (ISO
//! 32000-1, 14.7 and 14.8).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element of the tree, with the one that it is a part of.
struct Element {
    id: ObjectId,
    parent: Option<ObjectId>,
}

/// Completes the tree that Typst writes: says in which direction the document is written, takes
/// text outside of paragraphs for paragraphs, and removes groups that hold nothing but ornaments.
pub(super) fn arrange(document: &mut Document, is_right_to_left: bool) {
    let elements = elements(document);
    if is_right_to_left {
        for root in elements.iter().filter(|it| it.parent.is_none()) {
            let Ok(root) = document.get_dictionary_mut(root.id) else { continue };
            let mut layout = Dictionary::new();
            layout.set("O", "Layout");
            // All other elements inherit it (ISO 32000-1, 14.8.5.4.1).
            layout.set("WritingMode", "RlTb");
            let mut attributes = match root.remove(b"A") {
                Some(Object::Array(attributes)) => attributes,
                other => other.into_iter().collect(),
            };
            attributes.push(Object::Dictionary(layout));
            root.set("A", attributes);
        }
    }
    for element in &elements {
        if let Ok(element) = document.get_dictionary_mut(element.id) {
            name_paragraph(element);
        }
    }
    let mut empty = BTreeSet::new();
    // Parts stand behind what they are a part of, so that a group emptied of all its parts is
    // met later.
    for Element { id, parent } in elements.iter().rev() {
        let Some(parent) = *parent else { continue };
        let Ok(element) = document.get_dictionary_mut(*id) else { continue };
        if !without(element, &empty) {
            continue;
        }
        empty.insert(*id);
        if let Ok(parent) = document.get_dictionary_mut(parent) {
            without(parent, &empty);
        }
    }
    document.objects.retain(|id, _| !empty.contains(id));
}

/// Returns all elements, each before its parts.
fn elements(document: &Document) -> Vec<Element> {
    let root = document.catalog().and_then(|it| it.get(b"StructTreeRoot"));
    let root = root.and_then(|it| document.dereference(it));
    let Ok((_, Object::Dictionary(root))) = root else { return Vec::new() };
    let (mut elements, mut seen) = (Vec::new(), BTreeSet::new());
    let mut waiting: Vec<Element> =
        parts(root).map(|id| Element { id, parent: None }).collect();
    while let Some(element) = waiting.pop() {
        let id = element.id;
        let Ok(dictionary) = document.get_dictionary(id) else { continue };
        if dictionary.has(b"S") && seen.insert(id) {
            let parent = Some(id);
            waiting.extend(parts(dictionary).map(|id| Element { id, parent }));
            elements.push(element);
        }
    }
    elements
}

/// Returns the objects that an element holds.
fn parts(element: &Dictionary) -> impl Iterator<Item = ObjectId> {
    let parts = match element.get(b"K") {
        Ok(Object::Array(parts)) => parts.as_slice(),
        Ok(part) => std::slice::from_ref(part),
        Err(_) => &[],
    };
    parts.iter().filter_map(|part| part.as_reference().ok())
}

/// Takes a span that stands for itself, as Typst tags text outside of paragraphs, for the
/// paragraph that it is.
fn name_paragraph(element: &mut Dictionary) {
    let is_span =
        element.get(b"S").and_then(Object::as_name).is_ok_and(|it| it == b"Span");
    let mut attributes = match element.get(b"A") {
        Ok(Object::Array(attributes)) => attributes.clone(),
        Ok(attribute) => vec![attribute.clone()],
        Err(_) => return,
    };
    let is_block = |attribute: &Object| {
        let attribute = attribute.as_dict();
        let placement = attribute.and_then(|it| it.get(b"Placement")?.as_name());
        placement.is_ok_and(|it| it == b"Block")
    };
    if !is_span || !attributes.iter().any(is_block) {
        return;
    }
    for attribute in &mut attributes {
        if let Ok(attribute) = attribute.as_dict_mut() {
            attribute.remove(b"Placement");
        }
    }
    attributes.retain(|it| it.as_dict().is_ok_and(|it| it.len() > 1));
    element.set("S", "P");
    if attributes.is_empty() {
        element.remove(b"A");
    } else {
        element.set("A", attributes);
    }
}

/// Removes parts from an element; returns whether it holds nothing.
fn without(element: &mut Dictionary, parts: &BTreeSet<ObjectId>) -> bool {
    let is_removed =
        |part: &Object| part.as_reference().is_ok_and(|id| parts.contains(&id));
    let is_empty = match element.get_mut(b"K") {
        Ok(Object::Array(all)) => {
            all.retain(|part| !is_removed(part));
            all.is_empty()
        }
        Ok(part) => is_removed(part),
        Err(_) => true,
    };
    if is_empty {
        element.remove(b"K");
    }
    is_empty
}
