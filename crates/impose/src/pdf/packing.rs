//! Packing of streams.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Packs bytes for the filter `FlateDecode`.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Memory takes all that is written to it.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
