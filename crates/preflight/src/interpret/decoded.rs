//! Pictures and masks of a page that were decoded already: a form may draw the same ones many times.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use lopdf::Stream;

use crate::ink::{ImageCache, Picture, Shape};
use crate::syntax::{File, Space};

/// The most bytes of them that are kept.
const LIMIT: usize = 32 << 20;

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
    bytes: usize,
}

impl Decoded {
    /// A picture, decoded or known; `is_object` is false for one within a content stream, which
    /// has no place in memory that lasts.
    pub(super) fn picture(
        &mut self,
        images: &ImageCache,
        file: &File,
        stream: &Stream,
        is_object: bool,
        space: &Space,
        target: (usize, usize),
    ) -> Option<Arc<Picture>> {
        let key = (std::ptr::from_ref(stream) as usize, space.name(), target);
        if let Some(known) = self.pictures.get(&key).filter(|_| is_object) {
            return known.clone();
        }
        let picture = images.read(file, stream, space, target);
        if is_object {
            self.make_room(picture.as_ref().map_or(0, |it| it.bytes()));
            self.pictures.insert(key, picture.clone());
        }
        picture
    }

    /// A soft mask or stencil, decoded or known.
    pub(super) fn shape(
        &mut self,
        file: &File,
        stream: &Stream,
        is_object: bool,
        is_stencil: bool,
        target: (usize, usize),
    ) -> Option<Rc<Shape>> {
        let key = (std::ptr::from_ref(stream) as usize, is_stencil, target);
        if let Some(known) = self.shapes.get(&key).filter(|_| is_object) {
            return known.clone();
        }
        let shape = Shape::read(file, stream, is_stencil, target).map(Rc::new);
        if is_object {
            self.make_room(shape.as_ref().map_or(0, |it| it.bytes()));
            self.shapes.insert(key, shape.clone());
        }
        shape
    }

    /// Forgets all if so many bytes more would be too many.
    fn make_room(&mut self, bytes: usize) {
        // What cannot be decoded takes some memory too.
        self.bytes += bytes + 64;
        if self.bytes > LIMIT {
            self.pictures.clear();
            self.shapes.clear();
            self.bytes = bytes;
        }
    }
}
