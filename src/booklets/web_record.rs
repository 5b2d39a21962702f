//! Records of delivered web editions.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A delivered web edition.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WebRecord {
    /// The edition's slug.
    pub edition: String,
    /// The path of its page. Not serialised, because manifests are looked up by this path.
    #[serde(skip)]
    pub page: PathBuf,
    /// Its files, by their path from the folder of the page: the BLAKE3 hash of each in
    /// hexadecimal.
    pub files: BTreeMap<String, String>,
    /// The size of all of them in bytes.
    pub bytes: u64,
}

/// An edition's web edition after a build: just made, or up to date already.
#[derive(Debug)]
pub struct BuiltWeb {
    /// The web edition.
    pub web: WebRecord,
    /// Time spent on it alone, since photographs are prepared for all editions together;
    /// `None` if it was up to date.
    pub time: Option<Duration>,
}
