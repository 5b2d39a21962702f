//! The tree of pages (ISO 32000-1, 7.7.3): pages in order, with what they inherit.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::error::Error;

/// How deep the tree may be.
const DEPTH: usize = 64;

/// The most pages and parts of a tree that are walked: a tree may name a part any number of times,
/// so that a small file could have more pages than there are atoms.
const NODES: usize = 1 << 17;

/// A page, and where the entries stand that it may inherit.
pub(super) struct TreePage<'a> {
    pub(super) dictionary: &'a Dictionary,
    /// The dictionaries above it, the next one first.
    above: Vec<&'a Dictionary>,
}

impl<'a> TreePage<'a> {
    /// An entry of its own or of the next part above that has it.
    pub(super) fn inherited(&self, key: &[u8]) -> Option<&'a Object> {
        let own = std::iter::once(&self.dictionary).chain(&self.above);
        own.filter_map(|it| it.get(key).ok()).find(|it| !it.is_null())
    }
}

/// Reads all pages in order. A part that lies within itself or too deep, and an entry that is no
/// dictionary, hold none.
pub(super) fn read(document: &Document) -> Result<Vec<TreePage<'_>>, Error> {
    let root = document.catalog().and_then(|it| it.get(b"Pages"));
    let mut walk = Walk {
        document,
        pages: Vec::new(),
        ids: Vec::new(),
        above: Vec::new(),
        nodes: 0,
    };
    if let Ok(root) = root {
        walk.node(root)?;
    }
    Ok(walk.pages)
}

struct Walk<'a> {
    document: &'a Document,
    pages: Vec<TreePage<'a>>,
    /// The parts that hold the one that is walked, from the root on.
    ids: Vec<Option<ObjectId>>,
    above: Vec<&'a Dictionary>,
    nodes: usize,
}

impl<'a> Walk<'a> {
    fn node(&mut self, node: &'a Object) -> Result<(), Error> {
        self.nodes += 1;
        if self.nodes > NODES {
            return Err(Error::TooMuch);
        }
        let Ok((id, Object::Dictionary(dictionary))) = self.document.dereference(node)
        else {
            return Ok(());
        };
        let kids = dictionary.get(b"Kids").and_then(|it| self.document.dereference(it));
        let Ok((_, Object::Array(kids))) = kids else {
            let above = self.above.iter().rev().copied().collect();
            self.pages.push(TreePage { dictionary, above });
            return Ok(());
        };
        let is_endless = id.is_some() && self.ids.contains(&id);
        if is_endless || self.ids.len() >= DEPTH {
            return Ok(());
        }
        self.ids.push(id);
        self.above.push(dictionary);
        for kid in kids {
            self.node(kid)?;
        }
        self.ids.pop();
        self.above.pop();
        Ok(())
    }
}
