//! Images that were decoded already: those of a city are printed in the network as well.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use lopdf::Stream;

use super::filters::Filters;
use super::header::Header;
use super::image::Picture;
use crate::syntax::{File, Space};

/// The most bytes of reduced pictures that are kept; each has some hundred kibibytes.
const LIMIT: usize = 64 << 20;

/// What makes two pictures the same: bytes, and the size that is asked for.
type Key = ([u8; 32], &'static str, (usize, usize), bool);

/// Decoded pictures, shared by all files that are judged in one go.
#[derive(Debug, Default)]
pub(crate) struct ImageCache {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    pictures: BTreeMap<Key, Arc<Picture>>,
    bytes: usize,
}

impl ImageCache {
    /// A picture, decoded or known.
    pub(crate) fn read(
        &self,
        file: &File,
        stream: &Stream,
        space: &Space,
        target: (usize, usize),
    ) -> Option<Arc<Picture>> {
        // Spaces with tables of their own would have to be compared in full.
        let name = match space {
            Space::Gray => "gray",
            Space::Rgb => "rgb",
            Space::Cmyk => "cmyk",
            _ => return Picture::read(file, stream, space, target).map(Arc::new),
        };
        let header = Header::read(file, &stream.dict);
        // So would the parameters that these are decoded by.
        if Filters::of(file, &header).is_bilevel() {
            return Picture::read(file, stream, space, target).map(Arc::new);
        }
        let is_inverted = header.is_inverted();
        let key = (*blake3::hash(&stream.content).as_bytes(), name, target, is_inverted);
        if let Some(known) = self.known().pictures.get(&key) {
            return Some(known.clone());
        }
        let picture = Arc::new(Picture::read(file, stream, space, target)?);
        let mut known = self.known();
        known.bytes += picture.bytes();
        if known.bytes > LIMIT {
            (known.pictures, known.bytes) = (BTreeMap::new(), picture.bytes());
        }
        known.pictures.insert(key, picture.clone());
        Some(picture)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
