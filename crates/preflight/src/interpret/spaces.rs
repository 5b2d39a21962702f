//! Colour spaces of a page that were read already: their profiles and functions are unpacked once,
//! however often they are set.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object as Value};

use crate::syntax::{File, Space};

/// The most bytes of them that are kept.
const LIMIT: usize = 32 << 20;

/// What a colour space takes beside its profile and its functions.
const ENTRY: usize = 512;

/// A resource by where its dictionary lies in memory, and its name.
type Key = (usize, Vec<u8>);

/// Colour spaces by where they are named.
#[derive(Default)]
pub(super) struct Spaces {
    known: BTreeMap<Key, Space>,
    bytes: usize,
}

impl Spaces {
    /// The space that a name stands for; the resources stay where they are as long as the page
    /// is walked.
    pub(super) fn get(
        &mut self,
        file: &File,
        name: &Value,
        resources: Option<&Dictionary>,
    ) -> Space {
        let (Ok(text), Some(dictionary)) = (name.as_name(), resources) else {
            return Space::read(file, name, resources);
        };
        let key = (std::ptr::from_ref(dictionary) as usize, text.to_vec());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let space = Space::read(file, name, resources);
        self.bytes += space.bytes() + ENTRY;
        if self.bytes > LIMIT {
            self.known.clear();
            self.bytes = space.bytes() + ENTRY;
        }
        self.known.insert(key, space.clone());
        space
    }
}
