//! What the names of a content stream mean (ISO 32000-1, 7.8.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::colour_space::Space;
use super::matrix::Matrix;

/// The dictionaries in which a content stream's names are looked up.
#[derive(Clone, Copy)]
pub(super) struct Resources<'a> {
    pub(super) document: &'a Document,
    pub(super) dictionary: Option<&'a Dictionary>,
}

impl<'a> Resources<'a> {
    /// The resource of a category under a name, and its number if it is an object.
    pub(super) fn get(
        &self,
        category: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'a Object)> {
        let found = self.entry(self.dictionary?, category)?.as_dict().ok()?;
        self.document.dereference(found.get(name).ok()?).ok()
    }

    /// A resource that is a dictionary, or has one.
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

    /// An entry of a dictionary, wherever it stands.
    pub(super) fn entry(
        &self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(dictionary.get(key).ok()?).ok()?;
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// The `Matrix` of a form or pattern.
    pub(super) fn matrix_in(&self, dictionary: &'a Dictionary) -> Matrix {
        let numbers = self.entry(dictionary, b"Matrix").and_then(|it| it.as_array().ok());
        let numbers: Option<Vec<f64>> = numbers.and_then(|numbers| {
            numbers.iter().map(|it| it.as_float().ok().map(f64::from)).collect()
        });
        numbers
            .and_then(|numbers| Matrix::from_numbers(&numbers))
            .unwrap_or(Matrix::IDENTITY)
    }

    /// The `ColorSpace` of a picture or shading.
    pub(super) fn space_in(&self, dictionary: &'a Dictionary) -> Space {
        let space = self.entry(dictionary, b"ColorSpace");
        space.map_or(Space::Gray, |space| Space::of(self.document, space))
    }

    /// The colour space of a name.
    pub(super) fn space(&self, name: &[u8]) -> Space {
        match self.get(b"ColorSpace", name) {
            Some((_, space)) => Space::of(self.document, space),
            None => Space::named(name),
        }
    }
}
