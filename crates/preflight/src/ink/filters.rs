//! The filters of a picture: those that only pack bytes, and the one that codes samples.

use std::borrow::Cow;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Object, Stream};

use super::header::Header;
use super::raster::SAMPLE_LIMIT;
use super::rows::Rows;
use crate::syntax::{File, STREAM_LIMIT, dictionary_of, long_name, number_of};
use crate::work;

/// How the samples of a picture are coded, once its bytes are unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// One after the other.
    Plain,
    Jpeg,
    Jpeg2000,
    Jbig2,
    Fax,
    Unknown,
}

/// The work of a byte that is added to the one above it or before it.
const PREDICTED_WORK: u64 = 4;

/// The work of a byte that is unpacked, and how many of them a packed one holds at most.
const BYTE_WORK: u64 = 3;
const MOST_PACKED: usize = 1032;

/// The filters of a picture, by their long names, with the parameters of each.
pub(super) struct Filters<'a> {
    file: &'a File,
    packings: Vec<&'static [u8]>,
    parameters: Vec<Option<&'a Dictionary>>,
    pub(super) coding: Coding,
}

impl<'a> Filters<'a> {
    /// Reads the filters of a picture.
    pub(super) fn of(file: &'a File, header: &Header<'a>) -> Self {
        let list = |object: Option<&'a Object>| match object {
            Some(Object::Array(items)) => {
                items.iter().map(|it| file.follow(it)).collect()
            }
            Some(object) => vec![Some(object)],
            None => Vec::new(),
        };
        let names = list(header.get("Filter", "F"));
        let parameters = match header.get("DecodeParms", "DP") {
            // One set stands for all filters.
            Some(Object::Dictionary(one)) => vec![Some(one); names.len()],
            all => list(all).into_iter().map(|it| it.and_then(dictionary_of)).collect(),
        };
        let mut filters =
            Self { file, packings: Vec::new(), parameters, coding: Coding::Plain };
        for (at, name) in names.iter().enumerate() {
            let name = name.and_then(|it| it.as_name().ok()).unwrap_or_default();
            filters.coding = match name {
                b"DCTDecode" | b"DCT" => Coding::Jpeg,
                b"JPXDecode" => Coding::Jpeg2000,
                b"JBIG2Decode" => Coding::Jbig2,
                b"CCITTFaxDecode" | b"CCF" => Coding::Fax,
                name => match long_name(name) {
                    Some(name) => {
                        filters.packings.push(name);
                        continue;
                    }
                    None => Coding::Unknown,
                },
            };
            if at + 1 < names.len() {
                // Samples are coded first of all, so they are decoded last.
                filters.coding = Coding::Unknown;
            }
            break;
        }
        filters
    }

    /// Whether the picture is a JPEG 2000.
    pub(super) fn is_jpeg2000(&self) -> bool {
        self.coding == Coding::Jpeg2000
    }

    /// Whether samples are decoded by parameters that lie outside of the stream.
    pub(super) fn is_bilevel(&self) -> bool {
        matches!(self.coding, Coding::Jbig2 | Coding::Fax)
    }

    /// An entry of the parameters by which samples are decoded.
    pub(super) fn parameter(&self, key: &str) -> Option<&'a Object> {
        self.parameter_of(self.packings.len(), key)
    }

    /// The globals of a JBIG2 picture, unpacked; empty if it has none.
    pub(super) fn globals(&self) -> Option<Vec<u8>> {
        match self.parameter("JBIG2Globals") {
            Some(Object::Stream(stream)) if stream.dict.has(b"Filter") => {
                self.file.unpack(stream)
            }
            Some(Object::Stream(stream)) => Some(stream.content.clone()),
            Some(_) => None,
            None => Some(Vec::new()),
        }
    }

    /// The bytes of a stream as they were before they were packed.
    pub(super) fn unpack<'s>(&self, stream: &'s Stream) -> Option<Cow<'s, [u8]>> {
        self.unpack_within(stream, STREAM_LIMIT)
    }

    /// The lines of samples that are not coded, `size` bytes in all.
    pub(super) fn rows<'s>(&self, stream: &'s Stream, size: usize) -> Option<Rows<'s>> {
        let number = |key: &str| self.parameter_of(0, key).and_then(number_of);
        let decoder = || ZlibDecoder::new(stream.content.as_slice());
        let predictor = number("Predictor").unwrap_or(1.0);
        match self.packings.as_slice() {
            [b"FlateDecode"] if predictor < 2.0 => Some(Rows::Flate(decoder())),
            [b"FlateDecode"] if predictor >= 10.0 => {
                let count = |key, otherwise: f64| {
                    number(key).unwrap_or(otherwise).clamp(1.0, 32.0) as usize
                };
                work::affords(PREDICTED_WORK * size as u64).then_some(())?;
                let pixel = count("Colors", 1.0) * count("BitsPerComponent", 8.0);
                Some(Rows::Predicted(decoder(), pixel.div_ceil(8), Vec::new()))
            }
            _ if size > SAMPLE_LIMIT => None,
            _ => Some(Rows::Memory(self.unpack_within(stream, size)?, 0)),
        }
    }

    /// An entry of the parameters of a filter.
    fn parameter_of(&self, filter: usize, key: &str) -> Option<&'a Object> {
        self.file.get((*self.parameters.get(filter)?)?, key)
    }

    /// The same for at most `size` bytes.
    pub(super) fn unpack_within<'s>(
        &self,
        stream: &'s Stream,
        size: usize,
    ) -> Option<Cow<'s, [u8]>> {
        if self.packings.is_empty() {
            return Some(Cow::Borrowed(&stream.content));
        }
        let most = size.min(stream.content.len().saturating_mul(MOST_PACKED));
        work::affords(BYTE_WORK * most as u64).then_some(())?;
        let mut dictionary = Dictionary::new();
        let names = self.packings.iter().map(|it| Object::Name(it.to_vec()));
        dictionary.set("Filter", names.collect::<Vec<_>>());
        let parameters = self.parameters.iter().take(self.packings.len());
        let parameters = parameters
            .map(|it| it.map_or(Object::Null, |it| Object::Dictionary(it.clone())));
        dictionary.set("DecodeParms", parameters.collect::<Vec<_>>());
        let plain = Stream::new(dictionary, stream.content.clone());
        // Some writers add a line's end.
        plain.get_plain_content_with_limit(size + 1024).ok().map(Cow::Owned)
    }
}
