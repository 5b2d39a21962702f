//! Images that were decoded already: those of a city are printed in the network as well.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use lopdf::{Object, Stream};

use super::filters::Filters;
use super::header::Header;
use super::image::Picture;
use crate::syntax::{File, Space};
use crate::work::{self, Shared};

/// The most bytes of reduced pictures that are kept; each has some hundred kibibytes.
const LIMIT: usize = 64 << 20;

/// What makes two pictures the same: their bytes and how those are read, their colour space, and
/// the size that is asked for.
type Key = ([u8; 32], &'static str, (usize, usize));

/// Decoded pictures, shared by all files that are judged in one go.
#[derive(Debug, Default)]
pub(crate) struct ImageCache {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// With the work of decoding each.
    pictures: BTreeMap<Key, (Arc<Picture>, u64)>,
    bytes: usize,
}

/// The hash of a picture's bytes and of all entries that say how they are read; `None` where those
/// refer to other objects.
fn hash(file: &File, stream: &Stream, header: &Header) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    let entries = [
        header.get("Filter", "F"),
        header.get("DecodeParms", "DP"),
        header.get("Decode", "D"),
        file.get(&stream.dict, "Mask"),
    ];
    for entry in entries {
        // Pictures as masks are read by themselves.
        let entry = entry.filter(|it| it.as_stream().is_err());
        if entry.is_some_and(|it| refers(it, 0)) {
            return None;
        }
        hasher.update(format!("{entry:?};").as_bytes());
    }
    for number in [header.width, header.height, header.bits] {
        hasher.update(&number.to_le_bytes());
    }
    hasher.update(&stream.content);
    work::spend(stream.content.len() as u64);
    Some(*hasher.finalize().as_bytes())
}

/// Whether an object refers to others, or lies too deep to tell.
fn refers(object: &Object, depth: usize) -> bool {
    match object {
        Object::Reference(_) => true,
        Object::Array(items) => depth > 8 || items.iter().any(|it| refers(it, depth + 1)),
        Object::Dictionary(entries) => {
            depth > 8 || entries.iter().any(|(_, it)| refers(it, depth + 1))
        }
        _ => false,
    }
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
        let Some(hash) = hash(file, stream, &header) else {
            return Picture::read(file, stream, space, target).map(Arc::new);
        };
        let key = (hash, name, target);
        let known = self.known().pictures.get(&key).cloned();
        let (picture, work) = match known {
            Some(known) => known,
            None => {
                let read = || Picture::read(file, stream, space, target);
                let (picture, work) = work::apart(read);
                let Some(picture) = picture else {
                    work::spend(work);
                    return None;
                };
                self.keep(key, Arc::new(picture), work)
            }
        };
        let [one, other] = [target.0, target.1].map(|it| it as u128);
        let key = u128::from_le_bytes(*hash.first_chunk()?)
            .wrapping_add(one << 64 | other << 16 | name.len() as u128);
        work::share(Shared { key, bytes: picture.bytes(), work });
        Some(picture)
    }

    /// Keeps a picture that was decoded.
    fn keep(&self, key: Key, picture: Arc<Picture>, work: u64) -> (Arc<Picture>, u64) {
        let mut known = self.known();
        known.bytes += picture.bytes();
        if known.bytes > LIMIT {
            (known.pictures, known.bytes) = (BTreeMap::new(), picture.bytes());
        }
        known.pictures.insert(key, (picture.clone(), work));
        (picture, work)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
