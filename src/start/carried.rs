//! The version of the program with that of all it carries.

use serde_json::{Map, Value, json};

/// The digits of a hash that are told: enough to tell versions apart.
const DIGITS: usize = 16;

/// Returns name and version of the program, and of each part that it carries how many files and bytes it has
/// and its hash (BLAKE3, in hexadecimal digits).
pub fn carried() -> Value {
    let parts: Map<String, Value> = malzama_starter::versions()
        .into_iter()
        .map(|part| {
            let hash = &part.hash[..DIGITS.min(part.hash.len())];
            let told =
                json!({ "files": part.files, "bytes": part.bytes, "blake3": hash });
            (part.name.to_owned(), told)
        })
        .collect();
    json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "parts": parts,
    })
}
