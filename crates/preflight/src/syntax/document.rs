//! A PDF as it lies on the disk: its objects, its trailer, its pages.

use std::collections::BTreeSet;
use std::io::Read;

use crate::unreadable::Unreadable;

use lopdf::{
    Dictionary, Document, LoadOptions, Object, ObjectId, Stream, StringFormat,
    decode_text_string,
};

/// The most bytes that one stream of code or metadata may unpack to; a page of a thousand
/// drawings has some five mebibytes.
pub(crate) const STREAM_LIMIT: usize = 64 << 20;

/// How deep the tree of pages may be.
const TREE_DEPTH: usize = 64;

/// A file that could be opened.
pub(crate) struct File {
    pub(crate) document: Document,
    pub(crate) pages: Vec<PageObject>,
    /// Whether the table of objects had to be guessed.
    pub(crate) is_repaired: bool,
    /// Whether it has streams of objects or of cross-references.
    pub(crate) has_object_streams: bool,
    /// The version that the header tells, such as `1.6`.
    pub(crate) version: String,
}

/// A page with what it inherits.
pub(crate) struct PageObject {
    pub(crate) id: ObjectId,
    /// The entries that a page may inherit (ISO 32000-1, table 30), from wherever they come.
    inherited: Dictionary,
}

impl PageObject {
    /// What it inherits.
    pub(crate) fn inherited(&self) -> &Dictionary {
        &self.inherited
    }
}

impl File {
    /// Opens a file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        let start = &bytes[..bytes.len().min(1024)];
        let Some(header) = find(start, b"%PDF-") else { return Err(Unreadable::NoPdf) };
        let options = LoadOptions {
            max_decompressed_size: Some(STREAM_LIMIT),
            ..LoadOptions::default()
        };
        let is_encrypted = || find(bytes, b"/Encrypt").is_some();
        let document = match Document::load_mem_with_options(bytes, options) {
            Ok(document) => document,
            Err(_) if is_encrypted() => return Err(Unreadable::Encrypted),
            Err(error) => return Err(Unreadable::Damaged(error.to_string())),
        };
        if document.was_encrypted()
            || document.is_encrypted()
            || document.trailer.has(b"Encrypt")
        {
            return Err(Unreadable::Encrypted);
        }
        let is_repaired = document.xref_recovery.is_some();
        let pages = pages(&document);
        if pages.is_empty() {
            return Err(Unreadable::NoPages);
        }
        let version = start[header + 5..].iter().take(3).map(|&byte| byte as char);
        let version = version.filter(char::is_ascii_graphic).collect();
        let has_object_streams = find(bytes, b"/ObjStm").is_some()
            || find(bytes, b"/Type /XRef").is_some()
            || find(bytes, b"/Type/XRef").is_some();
        Ok(Self { document, pages, is_repaired, has_object_streams, version })
    }

    /// What an object refers to, or itself; nothing for what is missing or null.
    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(object).ok()?;
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// An entry of a dictionary, followed.
    pub(crate) fn get<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Object> {
        self.follow(dictionary.get(key.as_bytes()).ok()?)
    }

    /// An entry that is a dictionary or a stream, whose dictionary it is then.
    pub(crate) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Dictionary> {
        dictionary_of(self.get(dictionary, key)?)
    }

    /// An entry that is a name.
    pub(crate) fn name<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    /// An entry that is a number.
    pub(crate) fn number(&self, dictionary: &Dictionary, key: &str) -> Option<f64> {
        number_of(self.get(dictionary, key)?)
    }

    /// An entry that is an array of numbers.
    pub(crate) fn numbers(&self, dictionary: &Dictionary, key: &str) -> Option<Vec<f64>> {
        self.numbers_of(self.get(dictionary, key)?)
    }

    /// An array of numbers.
    pub(crate) fn numbers_of(&self, object: &Object) -> Option<Vec<f64>> {
        let items = object.as_array().ok()?;
        items.iter().map(|item| number_of(self.follow(item)?)).collect()
    }

    /// An entry that is a text (ISO 32000-1, 7.9.2.2).
    pub(crate) fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        let Object::String(bytes, _) = self.get(dictionary, key)? else { return None };
        let string = Object::String(bytes.clone(), StringFormat::Literal);
        let lossy = || String::from_utf8_lossy(bytes).into_owned();
        Some(decode_text_string(&string).unwrap_or_else(|_| lossy()))
    }

    /// The catalog; empty if there is none.
    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.dictionary(&self.document.trailer, "Root")
    }

    /// The dictionary of a page.
    pub(crate) fn page(&self, page: &PageObject) -> Option<&Dictionary> {
        self.document.get_dictionary(page.id).ok()
    }

    /// An entry of a page that it may inherit.
    pub(crate) fn inherited<'a>(
        &'a self,
        page: &'a PageObject,
        key: &str,
    ) -> Option<&'a Object> {
        self.get(&page.inherited, key)
    }

    /// The bytes of a stream without filters, within the limit.
    pub(crate) fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        let is_plain = !stream.dict.has(b"DecodeParms")
            && stream.filters().is_ok_and(|it| it == [b"FlateDecode"]);
        if !is_plain {
            return stream.get_plain_content_with_limit(STREAM_LIMIT).ok();
        }
        // The reader would give back what it can make of damaged bytes.
        let decoder = flate2::read::ZlibDecoder::new(stream.content.as_slice());
        let mut bytes = Vec::new();
        decoder.take(STREAM_LIMIT as u64 + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() <= STREAM_LIMIT).then_some(bytes)
    }
}

/// The dictionary of an object.
pub(crate) fn dictionary_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The value of a number.
pub(crate) fn number_of(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

/// Where `wanted` first stands in `bytes`.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (&first, rest) = wanted.split_first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|&byte| byte == first)?;
        if bytes[at + 1..].starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Entries that a page may have from those above it.
const INHERITABLE: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// All pages in order; a tree that runs in circles is walked once.
fn pages(document: &Document) -> Vec<PageObject> {
    let root = document.catalog().and_then(|it| it.get(b"Pages")?.as_reference());
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<(ObjectId, Dictionary, usize)> =
        root.into_iter().map(|root| (root, Dictionary::new(), 0)).collect();
    while let Some((id, inherited, depth)) = waiting.pop() {
        let Ok(dictionary) = document.get_dictionary(id) else { continue };
        if depth > TREE_DEPTH || !seen.insert(id) {
            continue;
        }
        let mut own = inherited;
        for key in INHERITABLE {
            if let Ok(value) = dictionary.get(key) {
                own.set(key, value.clone());
            }
        }
        let kids = dictionary.get(b"Kids").and_then(|it| document.dereference(it));
        match kids.and_then(|(_, kids)| kids.as_array()) {
            Ok(kids) => {
                for kid in kids.iter().rev() {
                    if let Ok(kid) = kid.as_reference() {
                        waiting.push((kid, own.clone(), depth + 1));
                    }
                }
            }
            Err(_) => pages.push(PageObject { id, inherited: own }),
        }
    }
    pages
}
