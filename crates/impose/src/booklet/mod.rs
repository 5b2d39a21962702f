//! A booklet: a PDF whose pages are to be placed, read and looked at once.

mod page;
mod page_tree;
mod reader;

use std::fmt;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, decode_text_string};

use crate::error::Error;
use crate::length::Length;
use crate::scheme::Binding;

pub(crate) use self::page::{Page, Resources};

use self::page::DirectResources;

/// How far the trims of pages may differ, in points: producers round sizes in various ways.
const SAME_SIZE: f64 = 0.3;

/// A PDF whose pages are to be placed on sheets.
///
/// It keeps the objects of the file, not its bytes.
pub struct Booklet {
    document: Document,
    pages: Vec<Page>,
    direct: Vec<Object>,
    trim: [Length; 2],
    bleed: Length,
    hash: blake3::Hash,
}

impl Booklet {
    /// Reads a PDF.
    ///
    /// # Errors
    ///
    /// [`Error::NoPdf`], [`Error::Unreadable`], [`Error::Encrypted`] and [`Error::TooMuch`] for
    /// files that cannot be read; [`Error::NoPages`]; [`Error::NoTrimBox`],
    /// [`Error::MixedTrims`] and [`Error::PageContent`] for the first page that is to blame.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        Self::read_as(bytes, false)
    }

    /// Reads a PDF whose pages have been trimmed, such as one for a screen: where a page has no
    /// TrimBox, its MediaBox is its trim.
    ///
    /// # Errors
    ///
    /// Those of [`Self::read`]; [`Error::NoTrimBox`] for pages without either box.
    pub fn read_trimmed(bytes: &[u8]) -> Result<Self, Error> {
        Self::read_as(bytes, true)
    }

    fn read_as(bytes: &[u8], is_trimmed: bool) -> Result<Self, Error> {
        let document = reader::read(bytes)?;
        let tree = page_tree::read(&document)?;
        let mut direct = DirectResources::default();
        let mut pages = Vec::with_capacity(tree.len());
        for (index, page) in tree.iter().enumerate() {
            pages.push(Page::read(&document, page, index + 1, is_trimmed, &mut direct)?);
        }
        let first = pages.first().ok_or(Error::NoPages)?;
        let trim = first.size();
        for (index, page) in pages.iter().enumerate() {
            if !is_same_size(page.size(), trim) {
                let (found, expected) = (in_mm(page.size()), in_mm(trim));
                return Err(Error::MixedTrims { page: index + 1, found, expected });
            }
        }
        let bleed = pages.iter().map(Page::bleed).min().unwrap_or_default();
        let direct = direct.dictionaries;
        let hash = blake3::hash(bytes);
        Ok(Self { document, pages, direct, trim, bleed, hash })
    }

    /// Returns how many pages it has.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Returns width and height of the trim of its pages, as they are seen.
    pub fn trim(&self) -> [Length; 2] {
        self.trim
    }

    /// Returns how far art may run over the trim on all pages.
    pub fn bleed(&self) -> Length {
        self.bleed
    }

    /// Returns the hash of the bytes of the file.
    pub fn hash(&self) -> blake3::Hash {
        self.hash
    }

    /// Returns the version of PDF/X that the file claims in its information dictionary or its
    /// metadata, such as `PDF/X-4`.
    pub fn standard(&self) -> Option<String> {
        let in_information = self.information_text(b"GTS_PDFXVersion");
        in_information.or_else(|| crate::xmp::standard_of(self.metadata()?))
    }

    /// Returns the side at which a viewer takes it to be bound (ISO 32000-1, 12.2, `Direction`):
    /// the left one unless the file says otherwise.
    pub fn binding(&self) -> Binding {
        let preferences = self.catalog_entry(b"ViewerPreferences");
        let direction = preferences
            .and_then(|it| it.as_dict().ok()?.get(b"Direction").ok())
            .and_then(|it| self.follow(it)?.as_name().ok());
        if direction == Some(b"R2L") { Binding::Right } else { Binding::Left }
    }

    /// Returns the title of the file.
    pub fn title(&self) -> Option<String> {
        self.information_text(b"Title")
    }

    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    pub(crate) fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Resources that are no objects of their own.
    pub(crate) fn direct(&self) -> &[Object] {
        &self.direct
    }

    /// Whether its objects are in object streams.
    pub(crate) fn has_packed_objects(&self) -> bool {
        let kind = self.document.reference_table.cross_reference_type;
        matches!(kind, XrefType::CrossReferenceStream)
    }

    /// An entry of the catalog, followed.
    pub(crate) fn catalog_entry(&self, key: &[u8]) -> Option<&Object> {
        let entry = self.document.catalog().ok()?.get(key).ok()?;
        self.follow(entry)
    }

    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(object).ok()?;
        (!object.is_null()).then_some(object)
    }

    /// The information dictionary.
    pub(crate) fn information(&self) -> Option<&Dictionary> {
        self.follow(self.document.trailer.get(b"Info").ok()?)?.as_dict().ok()
    }

    fn information_text(&self, key: &[u8]) -> Option<String> {
        let value = self.follow(self.information()?.get(key).ok()?)?;
        decode_text_string(value).ok()
    }

    /// The stream of its XMP metadata.
    pub(crate) fn metadata(&self) -> Option<&lopdf::Stream> {
        self.catalog_entry(b"Metadata")?.as_stream().ok()
    }
}

impl fmt::Debug for Booklet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = self.pages.len();
        f.debug_struct("Booklet")
            .field("pages", &pages)
            .field("trim", &self.trim)
            .field("bleed", &self.bleed)
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}

/// Whether two sizes differ by no more than rounding.
pub(crate) fn is_same_size(one: [Length; 2], other: [Length; 2]) -> bool {
    let slack = Length::points(SAME_SIZE);
    (one[0] - other[0]).abs() <= slack && (one[1] - other[1]).abs() <= slack
}

/// Whether two heights differ by no more than rounding.
pub(crate) fn is_same_height(one: Length, other: Length) -> bool {
    (one - other).abs() <= Length::points(SAME_SIZE)
}

/// A size in millimetres, rounded to a hundredth.
pub(crate) fn in_mm(size: [Length; 2]) -> [f64; 2] {
    size.map(|side| (side.to_mm() * 100.0).round() / 100.0)
}

impl Booklet {
    /// What tells the printing condition: for each output intent its kind, its name and a hash of
    /// its profile.
    pub(crate) fn condition(&self) -> Vec<(Vec<u8>, Vec<u8>, Option<blake3::Hash>)> {
        let intents =
            self.catalog_entry(b"OutputIntents").and_then(|it| it.as_array().ok());
        let intents = intents.into_iter().flatten().filter_map(|it| {
            let intent = self.follow(it)?.as_dict().ok()?;
            let entry = |key: &[u8]| self.follow(intent.get(key).ok()?);
            let bytes = |key: &[u8]| match entry(key) {
                Some(Object::String(bytes, _) | Object::Name(bytes)) => bytes.clone(),
                _ => Vec::new(),
            };
            let profile = entry(b"DestOutputProfile").and_then(|it| it.as_stream().ok());
            let profile = profile.map(|it| blake3::hash(&it.content));
            Some((bytes(b"S"), bytes(b"OutputConditionIdentifier"), profile))
        });
        intents.collect()
    }
}
