//! The named resources of a content stream (ISO 32000-1, 7.8.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::colour_space::Space;
use super::matrix::Matrix;

/// A resource dictionary, with the document that its references point into.
#[derive(Clone, Copy)]
pub(super) struct Resources<'a> {
    pub(super) document: &'a Document,
    pub(super) dictionary: Option<&'a Dictionary>,
}

impl<'a> Resources<'a> {
    /// Finds the resource of a category by name, with its object ID if it is an indirect
    /// object.
    pub(super) fn get(
        &self,
        category: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'a Object)> {
        let found = self.entry(self.dictionary?, category)?.as_dict().ok()?;
        self.document.dereference(found.get(name).ok()?).ok()
    }

    /// Finds a resource that is a dictionary or a stream, and returns its dictionary.
    pub(super) fn dictionary(
        &self,
        category: &[u8],
        name: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.get(category, name)?.1 {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// Returns an entry of a dictionary, its reference resolved; `None` if it is missing
    /// or null.
    pub(super) fn entry(
        &self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(dictionary.get(key).ok()?).ok()?;
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// Returns the `Matrix` of a form or pattern; the identity if it has none.
    pub(super) fn matrix_in(&self, dictionary: &'a Dictionary) -> Matrix {
        let numbers = self.entry(dictionary, b"Matrix").and_then(|it| it.as_array().ok());
        let numbers: Option<Vec<f64>> = numbers.and_then(|numbers| {
            numbers.iter().map(|it| it.as_float().ok().map(f64::from)).collect()
        });
        numbers
            .and_then(|numbers| Matrix::from_numbers(&numbers))
            .unwrap_or(Matrix::IDENTITY)
    }

    /// Returns the `ColorSpace` of an image or shading; gray if it has none.
    pub(super) fn space_in(&self, dictionary: &'a Dictionary) -> Space {
        let space = self.entry(dictionary, b"ColorSpace");
        space.map_or(Space::Gray, |space| Space::of(self.document, space))
    }

    /// Returns the colour space that a name refers to.
    pub(super) fn space(&self, name: &[u8]) -> Space {
        match self.get(b"ColorSpace", name) {
            Some((_, space)) => Space::of(self.document, space),
            None => Space::named(name),
        }
    }
}
