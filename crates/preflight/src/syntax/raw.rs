//! Bytes of a file that nobody has parsed yet.

use memchr::memmem::{self, Finder};

/// The long name of a filter that only packs bytes (ISO 32000-1, table 94).
pub(crate) fn long_name(name: &[u8]) -> Option<&'static [u8]> {
    Some(match name {
        b"FlateDecode" | b"Fl" => b"FlateDecode",
        b"LZWDecode" | b"LZW" => b"LZWDecode",
        b"RunLengthDecode" | b"RL" => b"RunLengthDecode",
        b"ASCII85Decode" | b"A85" => b"ASCII85Decode",
        b"ASCIIHexDecode" | b"AHx" => b"ASCIIHexDecode",
        _ => return None,
    })
}

/// Where `wanted` first stands in `bytes`.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memmem::find(bytes, wanted)
}

/// How many dictionaries begin in `bytes`, as far as their signs tell.
pub(super) fn dictionaries(bytes: &[u8]) -> usize {
    let begin = Finder::new(b"<<");
    let (mut from, mut count) = (0, 0);
    // The second sign of one may be the first of another.
    while let Some(at) = begin.find(&bytes[from..]) {
        (from, count) = (from + at + 1, count + 1);
    }
    count
}

/// Whether a stream of objects or of cross-references seems to stand in `bytes`, by its type.
pub(super) fn has_object_streams(bytes: &[u8]) -> bool {
    let is_type = |at: usize| {
        let before = &bytes[..at];
        before.ends_with(b"/Type") || before.ends_with(b"/Type ")
    };
    find(bytes, b"/ObjStm").is_some()
        || Finder::new(b"/XRef").find_iter(bytes).any(is_type)
}
