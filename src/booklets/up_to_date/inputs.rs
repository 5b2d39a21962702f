//! The inputs of an edition, each with a digest of its content.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use malzama_message::{Message, message};
use serde::{Deserialize, Serialize};

use crate::approval::LastApprovals;
use crate::check::Checked;
use crate::contract::Contract;
use crate::edition::Edition;
use crate::file_hashes::FileHashes;
use crate::fonts::Fonts;
use crate::project::{DATA, LAYOUTS, PathFault, Project};
use crate::records::{CITY_FILE, NETWORK_FILE};
use crate::typeset::Manuscript;

/// The name of the manuscript among the inputs.
const MANUSCRIPT: &str = "manuscript";

/// The name of the print contract among the inputs.
const CONTRACT: &str = "contract";

/// The name of the last approval among the inputs of a draft, whose foot names it.
const APPROVAL: &str = "approval";

/// The name of the program itself among the inputs.
const PROGRAM: &str = "program";

/// The digest of a file that is not there.
const ABSENT: &str = "absent";

/// The inputs that all editions of a build share.
pub struct Basis<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its fonts.
    pub fonts: &'a Arc<Fonts>,
    /// The print contract.
    pub contract: &'a Contract,
    /// Whether layouts mark illustrations that stand in for photographs.
    pub draft: bool,
    /// The hashes of the project's files.
    pub hashes: &'a FileHashes,
    /// The last approvals of editions.
    pub approved: &'a LastApprovals,
}

impl<'a> Basis<'a> {
    /// Creates the inputs of print PDFs.
    pub fn of_print(
        project: &'a Project,
        checked: &'a Checked,
        hashes: &'a FileHashes,
        approved: &'a LastApprovals,
    ) -> Self {
        let Checked { fonts, contract, .. } = checked;
        Self { project, fonts, contract, draft: false, hashes, approved }
    }

    /// Returns the program's version with a hash of its binary, which tells builds of one version
    /// apart and is the same on every machine that has a copy of it; `None` if it cannot be read.
    pub fn program(&self) -> Option<String> {
        let binary = std::env::current_exe().ok()?;
        let hash = self.hashes.of(&binary).ok()?.to_hex();
        Some(format!("{} {}", env!("CARGO_PKG_VERSION"), &hash[..32]))
    }

    /// Returns the digest of a project file; `None` if it cannot be read.
    pub fn digest(&self, path: &str) -> Option<String> {
        of_project_file(self.project, self.hashes, path)
    }
}

/// The inputs of an edition, except for layout files: those are known only after
/// typesetting.
#[derive(Debug)]
pub struct EditionInputs {
    /// The names and digests of all inputs.
    pub digests: Digests,
}

/// Digests by input name: a path within the project, [`MANUSCRIPT`], [`CONTRACT`], [`APPROVAL`] or
/// [`PROGRAM`]; `None` for what could not be read, which counts as changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Digests(BTreeMap<String, Option<String>>);

/// A reason why an edition is stale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It has no PDF.
    NoPdf,
    /// Its PDF is not known to be the one that was delivered.
    OtherPdf,
    /// Its last PDF failed preflight.
    Rejected,
    /// A rebuild was requested with `--force`.
    Forced,
    /// The named input was changed, added or removed.
    Input(String),
}

impl EditionInputs {
    /// Gathers the current inputs of an edition.
    pub fn gather(edition: &Edition, basis: &Basis<'_>) -> Self {
        let hash = Manuscript::digest(edition, basis.contract.bleed, basis.draft);
        let mut digests = BTreeMap::new();
        digests.insert(MANUSCRIPT.to_owned(), Some(hash.to_hex().to_string()));
        digests.insert(CONTRACT.to_owned(), Some(basis.contract.digest()));
        digests.insert(PROGRAM.to_owned(), basis.program());
        if let Some(approved) = basis.approved.get(edition.slug).filter(|_| basis.draft) {
            digests.insert(APPROVAL.to_owned(), Some(approved.mark.to_string()));
        }
        // The manuscript alone would detect any change of content. The records are listed
        // to name the reason, and because diagnostics point at their lines.
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
            let digest = digest(basis.hashes.of(&photograph.source));
            digests.insert(photograph.project_path().to_owned(), digest);
        }
        let fonts = basis.fonts.digests();
        digests.extend(
            fonts.iter().map(|(path, digest)| (path.clone(), Some(digest.clone()))),
        );
        Self { digests: Digests(digests) }
    }

    /// Returns the inputs that all editions share but layout files, each with its digest.
    pub fn shared(basis: &Basis<'_>) -> BTreeMap<String, Option<String>> {
        let fonts = basis.fonts.digests().iter();
        let fonts = fonts.map(|(path, digest)| (path.clone(), Some(digest.clone())));
        let contract = (CONTRACT.to_owned(), Some(basis.contract.digest()));
        fonts.chain([contract, (PROGRAM.to_owned(), basis.program())]).collect()
    }

    /// Returns the hash of a photograph's content as it was gathered, by its path within the
    /// project: the edition is made from this content or not at all.
    pub fn photograph(&self, project_path: &str) -> Option<blake3::Hash> {
        let digest = self.digests.0.get(project_path)?.as_ref()?;
        blake3::Hash::from_hex(digest).ok()
    }
}

impl Digests {
    /// Creates the digests of inputs, each with its name.
    pub fn of(inputs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(inputs.into_iter().map(|(name, digest)| (name, Some(digest))).collect())
    }

    /// Returns the digests of all that a companion of an edition is laid out from but the layout
    /// files; `data` are the bytes that these read.
    pub fn of_companion(data: &[u8], basis: &Basis<'_>) -> Self {
        let mut digests = BTreeMap::new();
        digests
            .insert(MANUSCRIPT.to_owned(), Some(blake3::hash(data).to_hex().to_string()));
        digests.insert(CONTRACT.to_owned(), Some(basis.contract.digest()));
        digests.insert(PROGRAM.to_owned(), basis.program());
        let fonts = basis.fonts.digests().iter();
        digests.extend(fonts.map(|(path, digest)| (path.clone(), Some(digest.clone()))));
        Self(digests)
    }

    /// Returns those that are the edition's own.
    pub fn of_edition(self, basis: &Basis<'_>) -> BTreeMap<String, Option<String>> {
        let fonts = basis.fonts.digests();
        let is_shared = |name: &str| {
            name == CONTRACT
                || name == PROGRAM
                || fonts.contains_key(name)
                || is_layout(name)
        };
        self.0.into_iter().filter(|(name, _)| !is_shared(name)).collect()
    }

    /// Returns a hash of all of them.
    pub fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{:?}", self.0).as_bytes());
        hasher.finalize().to_hex()[..32].to_owned()
    }

    /// Returns a copy with its layout files replaced by `layouts`, a map from paths to
    /// digests.
    #[must_use]
    pub fn with_layouts(&self, layouts: BTreeMap<String, String>) -> Self {
        self.with(layouts.into_iter().map(|(path, digest)| (path, Some(digest))))
    }

    /// Returns a copy with its layout files replaced by `layouts`.
    fn with(&self, layouts: impl Iterator<Item = (String, Option<String>)>) -> Self {
        let mut all = self.0.clone();
        all.retain(|name, _| !is_layout(name));
        all.extend(layouts);
        Self(all)
    }

    /// Returns a copy with the layout files listed in `before`, at their digests in `layouts`.
    #[must_use]
    pub fn with_layouts_of(&self, before: &Self, layouts: &LayoutFiles<'_>) -> Self {
        let paths = before.0.keys().filter(|name| is_layout(name));
        self.with(paths.map(|path| (path.clone(), layouts.digest(path))))
    }

    /// Whether all inputs are the same as `before`.
    pub fn agree_with(&self, before: &Self) -> bool {
        self.changes(before).is_empty()
    }

    /// Returns the inputs that differ from `before`. If any of them are files, only files
    /// are returned, because they are more telling than the other inputs.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let names =
            self.0.keys().chain(before.0.keys().filter(|it| !self.0.contains_key(*it)));
        let changed =
            names.filter(|name| match (self.0.get(*name), before.0.get(*name)) {
                (Some(Some(now)), Some(Some(before))) => now != before,
                _ => true,
            });
        let (files, words): (Vec<_>, Vec<_>) =
            changed.partition(|name| name.contains('/'));
        // If the manuscript changed but none of its files did, the cause is the settings
        // or the name of another city.
        let shown = if files.is_empty() { words } else { files };
        shown.into_iter().cloned().map(Change::Input).collect()
    }
}

impl Change {
    /// Returns the message that states the reason.
    pub fn message(&self) -> Message {
        match self {
            Self::NoPdf => message!("reason/no-pdf"),
            Self::OtherPdf => message!("reason/other-pdf"),
            Self::Rejected => message!("reason/rejected"),
            Self::Forced => message!("reason/forced"),
            Self::Input(name) => match name.as_str() {
                MANUSCRIPT => message!("reason/settings"),
                CONTRACT => message!("reason/contract"),
                PROGRAM => message!("reason/program"),
                APPROVAL => message!("reason/approval"),
                path => message!("reason/file", path = path),
            },
        }
    }
}

/// Digests of layout files, each as the file was when it was first asked for: thousands of editions
/// are laid out by the same ones.
#[derive(Debug)]
pub struct LayoutFiles<'a> {
    project: &'a Project,
    hashes: &'a FileHashes,
    known: Mutex<HashMap<String, Option<String>>>,
}

impl<'a> LayoutFiles<'a> {
    /// Starts with no digest known.
    pub fn new(basis: &Basis<'a>) -> Self {
        let Basis { project, hashes, .. } = *basis;
        Self { project, hashes, known: Mutex::default() }
    }

    /// Returns the digest of the file at a path from the project's root.
    fn digest(&self, path: &str) -> Option<String> {
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(path).cloned();
        known.unwrap_or_else(|| {
            let digest = of_project_file(self.project, self.hashes, path);
            lock().entry(path.to_owned()).or_insert(digest).clone()
        })
    }
}

fn is_layout(name: &str) -> bool {
    name.strip_prefix(LAYOUTS).is_some_and(|rest| rest.starts_with('/'))
}

/// Returns the digest of a project file.
fn of_project_file(project: &Project, hashes: &FileHashes, path: &str) -> Option<String> {
    digest(match project.resolve(path) {
        Ok(real) => hashes.of(&real),
        Err(PathFault::Io(error)) => Err(error),
        Err(PathFault::Outside(_)) => return None,
    })
}

/// Returns the digest of a file whose hash is `hashed`: [`ABSENT`] if there is none, and
/// `None` if it could not be read.
fn digest(hashed: io::Result<blake3::Hash>) -> Option<String> {
    match hashed {
        Ok(hash) => Some(hash.to_hex().to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(ABSENT.to_owned()),
        Err(_) => None,
    }
}
