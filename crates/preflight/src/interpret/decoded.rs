//! Pictures and masks of a page that were decoded already: a form may draw the same ones many times.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use lopdf::Stream;

use crate::ink::{ImageCache, Picture, Shape};
use crate::syntax::{File, Space};

/// The most of them that are kept.
const LIMIT: usize = 256;

/// An object of the file by its place in memory, where it stays as long as the page is walked.
type Place = usize;

/// A picture by its object, its colour space and the size that is asked for.
type PictureKey = (Place, String, (usize, usize));

/// A mask by its object, whether it is a stencil, and the size that is asked for.
type ShapeKey = (Place, bool, (usize, usize));

/// Pictures by object, colour space and the size that is asked for, and masks by object and size.
/// What cannot be decoded is remembered as well.
#[derive(Default)]
pub(super) struct Decoded {
    pictures: BTreeMap<PictureKey, Option<Arc<Picture>>>,
    shapes: BTreeMap<ShapeKey, Option<Rc<Shape>>>,
}

impl Decoded {
    /// A picture, decoded or known.
    pub(super) fn picture(
        &mut self,
        images: &ImageCache,
        file: &File,
        stream: &Stream,
        space: &Space,
        target: (usize, usize),
    ) -> Option<Arc<Picture>> {
        let Some(place) = place_of(stream) else {
            return images.read(file, stream, space, target);
        };
        if self.pictures.len() > LIMIT {
            self.pictures.clear();
        }
        let key = (place, space.name(), target);
        let read = || images.read(file, stream, space, target);
        self.pictures.entry(key).or_insert_with(read).clone()
    }

    /// A soft mask or stencil, decoded or known.
    pub(super) fn shape(
        &mut self,
        file: &File,
        stream: &Stream,
        is_stencil: bool,
        target: (usize, usize),
    ) -> Option<Rc<Shape>> {
        let read = || Shape::read(file, stream, is_stencil, target).map(Rc::new);
        let Some(place) = place_of(stream) else { return read() };
        if self.shapes.len() > LIMIT {
            self.shapes.clear();
        }
        self.shapes.entry((place, is_stencil, target)).or_insert_with(read).clone()
    }
}

/// The place of an object; images within content streams have none that lasts.
fn place_of(stream: &Stream) -> Option<Place> {
    stream.dict.has(b"Subtype").then(|| std::ptr::from_ref(stream) as usize)
}
