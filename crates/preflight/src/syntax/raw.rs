//! Bytes of a file that nobody has parsed yet.

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
    memchr::memmem::find(bytes, wanted)
}

/// How many dictionaries begin in `bytes`, as far as their signs tell.
pub(super) fn dictionaries(bytes: &[u8]) -> usize {
    let begins = |&at: &usize| bytes.get(at + 1) == Some(&b'<');
    memchr::memchr_iter(b'<', bytes).filter(begins).count()
}
