//! The folder of approvals. Each is a file that lists its pages by hashes; what stands on a page, and its
//! picture, are files of their own, written once however often the page is approved.
//!
//! An approval is put in place after all of its pages, so that one that is there is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use malzama_message::{Value, message};
use serde::de::DeserializeOwned;

use super::form::{Approval, ApprovedEdition, ApprovedPage, Mark, VERSION};
use super::page_content::PageContent;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::files::{self, write_failure};
use crate::project::{APPROVALS, PathFault, Project, read_bounded};

/// The folder of pages, within that of approvals.
const PAGES: &str = "pages";

/// The size of the largest file that is read, in bytes: an approval of 5000 pages has 600 KiB.
const LIMIT: u64 = 16 << 20;

/// Hexadecimal digits of the hash of a page's file.
const DIGITS: usize = 32;

/// How many approvals are named when another one was asked for.
const NAMED: usize = 5;

/// The approvals of a project.
#[derive(Debug)]
pub struct Approvals {
    folder: PathBuf,
    /// All of them, in the order in which they were given.
    marks: Vec<Mark>,
}

/// The last approval of an edition.
#[derive(Debug)]
pub struct LastApproval {
    /// The name of the approval.
    pub mark: Mark,
    /// Who gave it.
    pub by: String,
    /// The edition as it was approved.
    pub edition: ApprovedEdition,
}

/// The last approvals of editions, by slug.
pub type LastApprovals = BTreeMap<String, LastApproval>;

/// A page to be approved, with its picture: a JPEG.
#[derive(Debug)]
pub struct NewPage<'a> {
    /// What stands on it.
    pub content: &'a PageContent,
    /// Its picture, or the hash of one that is kept already.
    pub picture: Picture,
}

/// The picture of a page to be approved.
#[derive(Debug)]
pub enum Picture {
    /// A new one, as a JPEG.
    New(Vec<u8>),
    /// One that is kept.
    Kept(String),
}

impl Approvals {
    /// Lists the approvals of a project; there is none as long as there is no folder.
    ///
    /// # Errors
    /// The folder leads out of the project, or cannot be listed.
    pub fn of(project: &Project) -> Outcome<Self> {
        let folder = project.root().join(APPROVALS);
        match project.resolve(APPROVALS) {
            Ok(_) => {}
            Err(PathFault::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { folder, marks: Vec::new() });
            }
            Err(PathFault::Io(error)) => {
                return Err(Diagnostic::unlistable(APPROVALS, &error))?;
            }
            Err(PathFault::Outside(outside)) => {
                return Err(Diagnostic::error(
                    Location::file(APPROVALS),
                    outside.message(APPROVALS),
                )
                .hint(message!("hint/keep-inside")))?;
            }
        }
        let mut marks: Vec<Mark> = project
            .list(APPROVALS)?
            .iter()
            .filter_map(|name| Mark::of_file(name))
            .collect();
        marks.sort();
        Ok(Self { folder, marks })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Returns the last approval of each of these editions, as far as they have one.
    ///
    /// # Errors
    /// One that may be the last of an edition is damaged: an older one would not be the last.
    pub fn last_of(&self, slugs: &[&str]) -> Outcome<LastApprovals> {
        let mut wanted: BTreeSet<&str> = slugs.iter().copied().collect();
        let mut last = LastApprovals::new();
        for mark in self.marks.iter().rev() {
            if wanted.is_empty() {
                break;
            }
            let Approval { by, editions, .. } = self.read(mark)?;
            for edition in editions {
                if wanted.remove(edition.slug.as_str()) {
                    let (mark, by) = (mark.clone(), by.clone());
                    last.insert(edition.slug.clone(), LastApproval { mark, by, edition });
                }
            }
        }
        Ok(last)
    }

    /// Returns all editions of the approval that is meant by `typed`, as [`Self::named`] reads it.
    ///
    /// # Errors
    /// See [`Self::named`].
    pub fn all_of(&self, typed: &str) -> Outcome<LastApprovals> {
        let (mark, Approval { by, editions, .. }) = self.named(typed)?;
        let all = editions.into_iter().map(|edition| {
            let (mark, by) = (mark.clone(), by.clone());
            (edition.slug.clone(), LastApproval { mark, by, edition })
        });
        Ok(all.collect())
    }

    /// Finds the approval of which these are the first digits of the hash, or the name of its
    /// file.
    ///
    /// # Errors
    /// There is none, there are several, or it is damaged.
    fn named(&self, typed: &str) -> Outcome<(Mark, Approval)> {
        let name = typed.rsplit(['/', '\\']).next().unwrap_or(typed);
        let name = name.trim_end_matches(".json").to_ascii_lowercase();
        let is_meant = |mark: &&Mark| {
            mark.to_string() == name || name.len() >= 4 && mark.hash.starts_with(&name)
        };
        let meant: Vec<&Mark> = self.marks.iter().filter(is_meant).collect();
        if let [mark] = meant[..] {
            return Ok((mark.clone(), self.read(mark)?));
        }
        let known = if meant.is_empty() { self.marks.iter().collect() } else { meant };
        let message = message!("diff/unknown-approval", approval = typed);
        let refused = Diagnostic::usage(Location::file(APPROVALS), message);
        Err(match known.is_empty() {
            true => refused.hint(message!("hint/approve-first")),
            false => {
                let last = known.iter().rev().take(NAMED).map(|mark| {
                    let Mark { hash, date, .. } = mark;
                    message!("approval/mark", hash = hash, date = date)
                });
                let approvals = Value::Messages(last.collect());
                refused.hint(message!("hint/approvals-are", approvals = approvals))
            }
        })?
    }

    /// Reads an approval.
    ///
    /// # Errors
    /// It cannot be read, is damaged, or was written by a newer program.
    fn read(&self, mark: &Mark) -> Outcome<Approval> {
        let shown = format!("{APPROVALS}/{}", mark.file());
        let bytes = bytes_of(&self.folder.join(mark.file()), &shown)?;
        let hash = blake3::hash(&bytes).to_hex();
        if hash[..Mark::DIGITS] != mark.hash {
            return Err(damaged(&shown).into());
        }
        let version: Version = parsed(&bytes, &shown)?;
        if version.version > VERSION {
            let message = message!("approval/newer", path = &shown);
            return Err(Diagnostic::error(Location::file(&shown), message)
                .hint(message!("hint/newer-program")))?;
        }
        parsed(&bytes, &shown)
    }

    /// Returns what stands on a page that was approved.
    ///
    /// # Errors
    /// Its file is missing or damaged.
    pub fn content(&self, page: &ApprovedPage) -> Outcome<PageContent> {
        let (bytes, shown) = self.page_file(&page.content, "json")?;
        parsed(&bytes, &shown)
    }

    /// Returns the picture of a page that was approved, a JPEG.
    ///
    /// # Errors
    /// Its file is missing or damaged.
    pub fn picture(&self, page: &ApprovedPage) -> Outcome<Vec<u8>> {
        Ok(self.page_file(&page.picture, "jpg")?.0)
    }

    /// Whether the picture of a page is there and as it was written.
    pub fn has_picture(&self, page: &ApprovedPage) -> bool {
        self.picture(page).is_ok()
    }

    fn page_file(&self, hash: &str, ending: &str) -> Outcome<(Vec<u8>, String)> {
        let name = format!("{PAGES}/{hash}.{ending}");
        let shown = format!("{APPROVALS}/{name}");
        // A hash in an approval is part of a path.
        if !is_hash(hash) {
            return Err(damaged(&shown).into());
        }
        let bytes = bytes_of(&self.folder.join(name), &shown)?;
        match digest(&bytes) == hash {
            true => Ok((bytes, shown)),
            false => Err(damaged(&shown).into()),
        }
    }

    /// Keeps a page; returns how an approval names it. A file that is there and whole is left alone.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn keep_page(&self, page: NewPage<'_>) -> Outcome<ApprovedPage> {
        let content = serde_json::to_vec_pretty(page.content).unwrap_or_default();
        Ok(ApprovedPage {
            look: page.content.look.clone(),
            content: self.keep_file(&content, "json")?,
            picture: match page.picture {
                Picture::New(jpeg) => self.keep_file(&jpeg, "jpg")?,
                Picture::Kept(hash) => hash,
            },
        })
    }

    fn keep_file(&self, bytes: &[u8], ending: &str) -> Outcome<String> {
        let hash = digest(bytes);
        let path = self.folder.join(PAGES).join(format!("{hash}.{ending}"));
        files::replace(&path, |file| file.write_all(bytes))
            .map_err(|(path, error)| write_failure(&path, &error))?;
        Ok(hash)
    }

    /// Keeps an approval of pages that are kept, and numbers it. Returns its mark; and `false` if the
    /// last one says the same, which is then left to stand for it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep(&mut self, mut approval: Approval) -> Outcome<(Mark, bool)> {
        // A damaged one is told to who compares with it; a new one does not depend on it.
        if let Some(last) = self.marks.last()
            && let Ok(known) = self.read(last)
        {
            approval.number = known.number;
            if known == approval {
                return Ok((last.clone(), false));
            }
        }
        approval.number = self.marks.last().map_or(1, |last| last.number + 1);
        let bytes = serde_json::to_vec_pretty(&approval).unwrap_or_default();
        let mark = Mark {
            number: approval.number,
            date: approval.date,
            hash: blake3::hash(&bytes).to_hex()[..Mark::DIGITS].to_owned(),
        };
        let path = self.folder.join(mark.file());
        files::replace(&path, |file| file.write_all(&bytes))
            .map_err(|(path, error)| write_failure(&path, &error))?;
        self.marks.push(mark.clone());
        Ok((mark, true))
    }

    /// Removes what a process left in the folder that was killed while it wrote.
    pub fn sweep(&self) {
        files::sweep(&self.folder);
        files::sweep(&self.folder.join(PAGES));
    }
}

/// The version alone, which every program can read.
#[derive(serde::Deserialize)]
struct Version {
    version: u32,
}

/// Returns the name of a file of a page by its bytes.
fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..DIGITS].to_owned()
}

fn is_hash(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|it| it.is_ascii_hexdigit())
}

fn bytes_of(path: &Path, shown: &str) -> Outcome<Vec<u8>> {
    let bytes = read_bounded(path, LIMIT).map_err(|error| {
        let unreadable = Diagnostic::unreadable(Location::file(shown), shown, &error);
        Errors::from(unreadable.hint(message!("hint/restore-approval")))
    })?;
    bytes.ok_or_else(|| damaged(shown).into())
}

fn parsed<T: DeserializeOwned>(bytes: &[u8], shown: &str) -> Outcome<T> {
    serde_json::from_slice(bytes).map_err(|_| damaged(shown).into())
}

fn damaged(shown: &str) -> Diagnostic {
    let message = message!("approval/damaged", path = shown);
    Diagnostic::error(Location::file(shown), message)
        .hint(message!("hint/restore-approval"))
}
