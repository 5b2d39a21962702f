//! The dictionary of a picture, as an object or within a content stream.

use lopdf::{Dictionary, Object};

use crate::syntax::File;

/// A picture's dictionary, whose keys are shortened within a content stream.
pub(crate) struct Header<'a> {
    file: &'a File,
    dictionary: &'a Dictionary,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bits: u32,
    pub(crate) is_stencil: bool,
}

impl<'a> Header<'a> {
    pub(crate) fn read(file: &'a File, dictionary: &'a Dictionary) -> Self {
        let mut header =
            Self { file, dictionary, width: 0, height: 0, bits: 0, is_stencil: false };
        let number = |long, short| {
            let object = header.get(long, short)?;
            crate::syntax::number_of(object).map(|it| it.clamp(0.0, 1e6) as u32)
        };
        let (width, height) = (number("Width", "W"), number("Height", "H"));
        let bits = number("BitsPerComponent", "BPC");
        header.is_stencil =
            header.get("ImageMask", "IM").is_some_and(|it| it.as_bool().unwrap_or(false));
        header.width = width.unwrap_or(0);
        header.height = height.unwrap_or(0);
        header.bits = if header.is_stencil { 1 } else { bits.unwrap_or(8) };
        header
    }

    /// An entry under its long or its short name.
    pub(crate) fn get(&self, long: &str, short: &str) -> Option<&'a Object> {
        let (file, dictionary): (&'a File, &'a Dictionary) = (self.file, self.dictionary);
        file.get(dictionary, long).or_else(|| file.get(dictionary, short))
    }

    /// The numbers that samples stand for (ISO 32000-1, 8.9.5.2), if they are told.
    pub(super) fn decode(&self) -> Option<Vec<f64>> {
        self.file.numbers_of(self.get("Decode", "D")?)
    }

    /// Whether low samples stand for much.
    pub(crate) fn is_inverted(&self) -> bool {
        self.decode().is_some_and(|it| it.len() >= 2 && it[0] > it[1])
    }
}
