//! What an edition is made from, each thing with a digest of its content.

use std::collections::BTreeMap;

use malzama_message::{Message, message};
use serde::{Deserialize, Serialize};

use crate::contract::Contract;
use crate::edition::Edition;
use crate::file_hashes::FileHashes;
use crate::fonts::Fonts;
use crate::project::{DATA, LAYOUTS, Project};
use crate::records::{CITY_FILE, NETWORK_FILE};
use crate::typeset::Manuscript;

/// What the manuscript is called among the inputs.
const MANUSCRIPT: &str = "manuscript";

/// What the print contract is called.
const CONTRACT: &str = "contract";

/// What the program is called.
const PROGRAM: &str = "program";

/// What is the same for all editions of a build.
pub struct Basis<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its fonts.
    pub fonts: &'a Fonts,
    /// The print contract.
    pub contract: &'a Contract,
    /// Whether illustrations are marked.
    pub draft: bool,
    /// The hashes of files.
    pub hashes: &'a FileHashes,
}

/// All that an edition is made from, apart from the layouts, which are known once it was laid
/// out.
#[derive(Debug)]
pub struct EditionInputs {
    /// The manuscript, as layouts read it.
    pub manuscript: Vec<u8>,
    /// Names and digests of everything.
    pub digests: Digests,
}

/// Names (paths within the project, or words) with the digests of their content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digests(BTreeMap<String, String>);

/// A reason why an edition is not up to date.
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

impl EditionInputs {
    /// Gathers what an edition is made from now.
    pub fn gather(edition: &Edition, basis: &Basis<'_>) -> Self {
        let manuscript =
            Manuscript::of(edition, basis.contract.bleed, basis.draft).to_json();
        let mut digests = BTreeMap::new();
        let hash = blake3::hash(&manuscript).to_hex().to_string();
        digests.insert(MANUSCRIPT.to_owned(), hash);
        digests.insert(CONTRACT.to_owned(), basis.contract.digest());
        digests.insert(PROGRAM.to_owned(), program());
        // The manuscript decides; the records say why, and where lines of messages stand.
        let mut records = vec![NETWORK_FILE.to_owned()];
        for city in &edition.cities {
            let groups = city.partners.iter().map(|group| format!("{}.yaml", group.slug));
            let files = groups.chain([CITY_FILE.to_owned()]);
            records.extend(files.map(|file| format!("{}/{file}", city.slug)));
        }
        for record in records {
            let path = format!("{DATA}/{record}");
            let digest = of_project_file(basis.project, basis.hashes, &path);
            digests.insert(path, digest);
        }
        for photograph in edition.photographs() {
            let digest = match basis.hashes.of(&photograph.source) {
                Ok(hash) => hash.to_hex().to_string(),
                Err(error) => unreadable(&error),
            };
            digests.insert(photograph.project_path().to_owned(), digest);
        }
        digests.extend(basis.fonts.digests().clone());
        Self { manuscript, digests: Digests(digests) }
    }
}

impl Digests {
    /// Returns the same with layout files, by path and digest, in place of those that it has.
    #[must_use]
    pub fn with_layouts(&self, layouts: BTreeMap<String, String>) -> Self {
        let mut all = self.0.clone();
        all.retain(|name, _| !is_layout(name));
        all.extend(layouts);
        Self(all)
    }

    /// Returns the same with the layout files that were read `before`, as they are now.
    #[must_use]
    pub fn with_layouts_of(&self, before: &Self, basis: &Basis<'_>) -> Self {
        let layouts = before.0.keys().filter(|name| is_layout(name)).map(|path| {
            (path.clone(), of_project_file(basis.project, basis.hashes, path))
        });
        self.with_layouts(layouts.collect())
    }

    /// Returns what is not as it was `before`: files first, since people know them.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let names =
            self.0.keys().chain(before.0.keys().filter(|it| !self.0.contains_key(*it)));
        let changed = names.filter(|name| self.0.get(*name) != before.0.get(*name));
        let (files, words): (Vec<_>, Vec<_>) =
            changed.partition(|name| name.contains('/'));
        // A manuscript that changed for no file of its own changed by the settings, or by
        // the name of another city.
        let shown = if files.is_empty() { words } else { files };
        shown.into_iter().cloned().map(Change::Input).collect()
    }
}

impl Change {
    /// Returns the reason as a message.
    pub fn message(&self) -> Message {
        match self {
            Self::NoPdf => message!("reason/no-pdf"),
            Self::Rejected => message!("reason/rejected"),
            Self::Forced => message!("reason/forced"),
            Self::Input(name) => match name.as_str() {
                MANUSCRIPT => message!("reason/settings"),
                CONTRACT => message!("reason/contract"),
                PROGRAM => message!("reason/program"),
                path => message!("reason/file", path = path),
            },
        }
    }
}

fn is_layout(name: &str) -> bool {
    name.strip_prefix(LAYOUTS).is_some_and(|rest| rest.starts_with('/'))
}

/// The digest of a file of the project.
fn of_project_file(project: &Project, hashes: &FileHashes, path: &str) -> String {
    match project.resolve(path).ok().map(|real| hashes.of(&real)) {
        Some(Ok(hash)) => hash.to_hex().to_string(),
        Some(Err(error)) => unreadable(&error),
        None => unreadable(&std::io::ErrorKind::NotFound.into()),
    }
}

/// What stands for the digest of something that cannot be read: no digest, so that it never
/// agrees with one, and a sign of why.
fn unreadable(error: &std::io::Error) -> String {
    format!("unreadable: {:?}", error.kind())
}

/// The program: its version, and which build of it this is.
fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = file.ok().map(|metadata| (metadata.len(), metadata.modified().ok()));
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}
