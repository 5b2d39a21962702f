//! The tree of pages (ISO 32000-1, 7.7.3), and what is wrong with it.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, ObjectId};

/// How deep the tree may be.
const DEPTH: usize = 64;

/// Entries that a page may have from those above it (ISO 32000-1, table 30).
const INHERITABLE: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A page with what it inherits.
pub(crate) struct PageObject {
    pub(crate) id: ObjectId,
    /// The entries that a page may inherit, from wherever they come.
    inherited: Dictionary,
}

impl PageObject {
    /// What it inherits.
    pub(crate) fn inherited(&self) -> &Dictionary {
        &self.inherited
    }
}

/// Something that is wrong with the tree of pages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TreeFault {
    /// A page or a part of the tree that is not there.
    Missing,
    /// A part that is met again within the tree, or lies too deep.
    Endless,
    /// An object of another type in place of a page.
    NoPage(String),
}

/// Reads all pages in order, with what is wrong; a tree that runs in circles is walked once.
pub(super) fn read(document: &Document) -> (Vec<PageObject>, BTreeSet<TreeFault>) {
    let root = document.catalog().and_then(|it| it.get(b"Pages")?.as_reference());
    let (mut pages, mut faults) = (Vec::new(), BTreeSet::new());
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<(ObjectId, Dictionary, usize)> =
        root.into_iter().map(|root| (root, Dictionary::new(), 0)).collect();
    while let Some((id, inherited, depth)) = waiting.pop() {
        let Ok(dictionary) = document.get_dictionary(id) else {
            faults.insert(TreeFault::Missing);
            continue;
        };
        if depth > DEPTH || !seen.insert(id) {
            faults.insert(TreeFault::Endless);
            continue;
        }
        let mut own = inherited;
        for key in INHERITABLE {
            if let Ok(value) = dictionary.get(key) {
                own.set(key, value.clone());
            }
        }
        let kids = dictionary.get(b"Kids").and_then(|it| document.dereference(it));
        if let Ok(kids) = kids.and_then(|(_, kids)| kids.as_array()) {
            for kid in kids.iter().rev() {
                match kid.as_reference() {
                    Ok(kid) => waiting.push((kid, own.clone(), depth + 1)),
                    Err(_) => drop(faults.insert(TreeFault::Missing)),
                }
            }
            continue;
        }
        match dictionary.get(b"Type").and_then(|it| it.as_name()) {
            Ok(kind) if kind != b"Page" => {
                let kind = String::from_utf8_lossy(kind).into_owned();
                faults.insert(TreeFault::NoPage(kind));
            }
            _ => pages.push(PageObject { id, inherited: own }),
        }
    }
    (pages, faults)
}
