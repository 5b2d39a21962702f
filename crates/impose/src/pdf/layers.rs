//! Layers (ISO 32000-1, 8.11): which of them show is a part of how pages look.

use lopdf::{Dictionary, Object, ObjectId};

use super::file::File;
use crate::booklet::Booklet;

/// Adds what booklets tell of their layers: that of the only one that has some as it is; of several,
/// which layers are there and which of them are off.
pub(super) fn add<'a>(file: &mut File<'a>, booklets: &'a [Booklet]) -> Option<u32> {
    let properties = |booklet: &'a Booklet| booklet.catalog_entry(b"OCProperties");
    let all: Vec<(usize, &Object)> = booklets
        .iter()
        .enumerate()
        .filter_map(|(index, booklet)| Some((index, properties(booklet)?)))
        .collect();
    if let [(booklet, only)] = all.as_slice() {
        return Some(file.add_of(*booklet, only));
    }
    let (mut groups, mut off) = (Vec::new(), Vec::new());
    for (index, properties) in all {
        let Ok(properties) = properties.as_dict() else { continue };
        let booklet = &booklets[index];
        let of_booklet = listed(booklet, properties, b"OCGs");
        let shown =
            properties.get(b"D").ok().and_then(|it| booklet.follow(it)?.as_dict().ok());
        let list = |key| shown.map_or_else(Vec::new, |it| listed(booklet, it, key));
        let base = shown.and_then(|it| booklet.follow(it.get(b"BaseState").ok()?));
        let is_off = match base.and_then(|it| it.as_name().ok()) {
            Some(b"OFF") => {
                let on = list(b"ON");
                of_booklet.iter().copied().filter(|id| !on.contains(id)).collect()
            }
            _ => list(b"OFF"),
        };
        let mut numbers = |ids: Vec<ObjectId>| {
            let numbers = ids.into_iter().filter_map(|id| file.copy(index, id));
            numbers.map(|number| Object::Reference((number, 0))).collect::<Vec<_>>()
        };
        groups.extend(numbers(of_booklet));
        off.extend(numbers(is_off));
    }
    if groups.is_empty() {
        return None;
    }
    let mut shown = Dictionary::new();
    // PDF/X-4 wants a name, and each layer in the order.
    shown.set("Name", Object::string_literal("Sheets"));
    shown.set("Order", groups.clone());
    shown.set("OFF", off);
    let mut properties = Dictionary::new();
    properties.set("OCGs", groups);
    properties.set("D", shown);
    Some(file.add(properties))
}

/// The references of an array.
fn listed(booklet: &Booklet, dictionary: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    let array =
        dictionary.get(key).ok().and_then(|it| booklet.follow(it)?.as_array().ok());
    array.into_iter().flatten().filter_map(|it| it.as_reference().ok()).collect()
}
