//! What the names of a content stream mean (ISO 32000-1, 7.8.3), and which colours are inks
//! of the press.

use lopdf::{Dictionary, Document, Object, ObjectId};

use malzama_preflight::syntax::Matrix;

/// Colorants of a press of four inks; the last two are no ink of their own.
const PROCESS: [&[u8]; 6] = [b"Cyan", b"Magenta", b"Yellow", b"Black", b"All", b"None"];

/// What is known of a colour space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// A tint of black.
    Gray,
    /// The four inks.
    Cmyk,
    /// Patterns, each with colours of its own.
    Pattern,
    /// Something else, in words.
    Foreign(String),
}

impl Space {
    /// Colours of light.
    pub(super) fn rgb() -> Self {
        Self::Foreign("an RGB colour".into())
    }
}

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
        space.map_or(Space::Gray, |space| self.space_of(space, 0))
    }

    /// The colour space of a name.
    pub(super) fn space(&self, name: &[u8]) -> Space {
        match self.get(b"ColorSpace", name) {
            Some((_, space)) => self.space_of(space, 0),
            None => named(name),
        }
    }

    /// What a colour space's object says (ISO 32000-1, 8.6.3).
    fn space_of(&self, space: &'a Object, depth: usize) -> Space {
        let words = match space {
            Object::Name(name) => return named(name),
            Object::Array(words) if depth < 4 => words,
            _ => return Space::Foreign("a colour space that cannot be read".into()),
        };
        let at = |index: usize| {
            words.get(index).and_then(|it| Some(self.document.dereference(it).ok()?.1))
        };
        let name = at(0).and_then(|it| it.as_name().ok()).unwrap_or_default();
        match name {
            b"Indexed" | b"I" => match at(1) {
                Some(base) => self.space_of(base, depth + 1),
                None => Space::Gray,
            },
            b"Separation" | b"DeviceN" => {
                let names = match at(1) {
                    Some(Object::Array(names)) => names.as_slice(),
                    Some(name) => std::slice::from_ref(name),
                    None => &[],
                };
                let names = names.iter().filter_map(|name| name.as_name().ok());
                match { names }.find(|name| !PROCESS.contains(name)) {
                    Some(spot) => Space::Foreign(format!(
                        "the spot colour `{}`",
                        String::from_utf8_lossy(spot)
                    )),
                    None => Space::Cmyk,
                }
            }
            _ => named(name),
        }
    }
}

/// The colour space that a name stands for by itself.
fn named(name: &[u8]) -> Space {
    match name {
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
        b"DeviceGray" | b"G" => Space::Gray,
        b"Pattern" => Space::Pattern,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::rgb(),
        b"ICCBased" => Space::Foreign("a colour with a profile of its own".into()),
        b"CalGray" => Space::Foreign("a grey of light".into()),
        _ => Space::Foreign(format!(
            "a colour of the kind `{}`",
            String::from_utf8_lossy(name)
        )),
    }
}
