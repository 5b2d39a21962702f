//! What an edition is made from, each thing with a digest of its content.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

use super::Digests;
use crate::contract::Contract;
use crate::edition::Edition;
use crate::fonts::Fonts;
use crate::press::Kind;
use crate::project::{DATA, LAYOUTS, Project};
use crate::records::{CITY_FILE, NETWORK_FILE};
use crate::typeset::Manuscript;

/// How the manuscript is called among the things that an edition is made from.
const MANUSCRIPT: &str = "manuscript";

/// How the print contract is called.
const CONTRACT: &str = "contract";

/// How the program is called.
const PROGRAM: &str = "program";

/// The digest of something that cannot be read.
const UNREADABLE: &str = "";

/// What an edition is made from: names (paths within the project, or words) and digests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs(BTreeMap<String, String>);

/// What is the same for all editions of a build.
pub struct Basis<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its fonts.
    pub fonts: &'a Fonts,
    /// What the print shop asks for.
    pub contract: &'a Contract,
    /// Whether illustrations are marked.
    pub draft: bool,
    /// Digests of photographs.
    pub digests: &'a Digests,
}

/// Why an edition is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// There is no PDF of it, or another one than was delivered.
    NoPdf,
    /// What was made last broke a rule of the press.
    Rejected,
    /// It was asked for by `--force`.
    Forced,
    /// Something has changed, or is read for the first time, or no more.
    Input(String),
}

impl Inputs {
    /// What an edition is made from now; of the layouts, the files that it read when it was
    /// made `before`.
    pub fn gather(
        edition: &Edition,
        kind: Kind,
        basis: &Basis<'_>,
        before: &Self,
    ) -> Self {
        let mut inputs = BTreeMap::new();
        let manuscript =
            Manuscript::of(edition, basis.contract.bleed, basis.draft).to_json();
        inputs.insert(MANUSCRIPT.to_owned(), hex(&manuscript));
        inputs.insert(CONTRACT.to_owned(), basis.contract.digest());
        inputs.insert(PROGRAM.to_owned(), format!("{} {kind:?}", program()));
        let read = |path: &str| {
            let bytes = basis.project.resolve(path).ok().map(std::fs::read);
            bytes.and_then(Result::ok).map_or(UNREADABLE.to_owned(), |it| hex(&it))
        };
        // The manuscript decides; the records say why, and where lines of messages stand.
        let mut records = vec![NETWORK_FILE.to_owned()];
        for city in &edition.cities {
            let groups = city.partners.iter().map(|group| format!("{}.yaml", group.slug));
            let files = groups.chain([CITY_FILE.to_owned()]);
            records.extend(files.map(|file| format!("{}/{file}", city.slug)));
        }
        for record in records {
            let path = format!("{DATA}/{record}");
            inputs.insert(path.clone(), read(&path));
        }
        for photograph in edition.photographs() {
            let digest = basis.digests.of(&photograph.source);
            let name = photograph.path.trim_start_matches('/').to_owned();
            inputs.insert(name, digest.unwrap_or_else(|| UNREADABLE.to_owned()));
        }
        inputs.extend(basis.fonts.digests().clone());
        let layouts = before.0.keys().filter(|name| is_layout(name));
        inputs.extend(layouts.map(|path| (path.clone(), read(path))));
        Self(inputs)
    }

    /// The same, with the files of layouts that were read, by path and digest.
    #[must_use]
    pub fn with_layouts(mut self, read: BTreeMap<String, String>) -> Self {
        self.0.retain(|name, _| !is_layout(name));
        self.0.extend(read);
        self
    }

    /// What is not as it was `before`: files first, since people know them.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let names =
            self.0.keys().chain(before.0.keys().filter(|it| !self.0.contains_key(*it)));
        let changed = names.filter(|name| self.0.get(*name) != before.0.get(*name));
        let (files, words): (Vec<_>, Vec<_>) =
            changed.partition(|name| name.contains('/'));
        // A manuscript that changed for no file of its own changed by the settings, or by
        // the name of another city.
        let told = if files.is_empty() { words } else { files };
        told.into_iter().cloned().map(Change::Input).collect()
    }
}

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPdf => f.write_str("no finished PDF is there"),
            Self::Rejected => f.write_str("the last one broke rules of the press"),
            Self::Forced => f.write_str("`--force`"),
            Self::Input(name) => match name.as_str() {
                MANUSCRIPT => f.write_str("the settings, or the name of a city"),
                CONTRACT => f.write_str("the print contract"),
                PROGRAM => f.write_str("the program"),
                path => write!(f, "`{path}`"),
            },
        }
    }
}

fn is_layout(name: &str) -> bool {
    name.strip_prefix(LAYOUTS).is_some_and(|rest| rest.starts_with('/'))
}

fn hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The program: its version, and which build of it this is.
fn program() -> String {
    let file = std::env::current_exe().ok().and_then(|path| super::stamp(&path));
    let (bytes, modified) = file.unwrap_or_default();
    format!("{} {bytes} {modified}", env!("CARGO_PKG_VERSION"))
}
