//! Soundness: whether the pixels of a photograph can be decoded to the last row, which its
//! header does not tell.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use malzama_message::{Message, message};
use serde::{Deserialize, Serialize};

use super::budget::MemoryBudget;
use super::decode::decode;
use super::fault::PhotoFault;
use super::header::Header;
use super::source::Source;
use super::target::VERSION;
use super::threads::{caught, work_through};
use crate::files;

/// Remarks on a photograph that can be decoded, or the reason why it cannot.
pub type Verdict = Result<Vec<Message>, PhotoFault>;

/// The verdicts on photographs, by the hashes of their bytes, kept from one run to the next. A
/// list that cannot be read or written only costs time.
#[derive(Debug)]
pub struct Soundness {
    list: PathBuf,
    known: BTreeMap<String, Kept>,
}

/// A list of verdicts.
#[derive(Serialize, Deserialize)]
struct List {
    /// Version of the decoding that gave them.
    version: u32,
    verdicts: BTreeMap<String, Kept>,
}

/// A verdict that depends on nothing but the photograph's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Kept {
    /// It is sound, with these remarks.
    #[serde(rename = "sound")]
    Sound(Vec<Message>),
    /// It cannot be decoded, for this reason.
    #[serde(rename = "faulty")]
    Faulty(Message),
}

impl Soundness {
    /// Opens the list at the path `list`; a missing or damaged one counts as empty.
    pub fn open(list: PathBuf) -> Self {
        let kept = fs::read(&list).ok();
        let kept = kept.and_then(|bytes| serde_json::from_slice::<List>(&bytes).ok());
        let kept = kept.filter(|kept| kept.version == VERSION);
        Self { list, known: kept.map(|kept| kept.verdicts).unwrap_or_default() }
    }

    /// Returns the verdict on each of the photographs, given with the hash of its bytes. Those
    /// that are not known yet are decoded, on all cores and within a memory budget. The list
    /// then holds the verdicts on these photographs alone.
    pub fn of(&mut self, photographs: &[(Source, blake3::Hash)]) -> Vec<Verdict> {
        let verdicts = Mutex::new(BTreeMap::new());
        let name = |hash: &blake3::Hash| hash.to_hex().to_string();
        let unknown: BTreeMap<String, &(Source, blake3::Hash)> = photographs
            .iter()
            .map(|photograph| (name(&photograph.1), photograph))
            .filter(|(name, _)| !self.known.contains_key(name))
            .collect();
        let unknown: Vec<_> = unknown.into_iter().collect();
        let budget = MemoryBudget::default();
        work_through(unknown.len(), |index| {
            let (name, (source, hash)) = &unknown[index];
            let verdict = caught(|| judge(source, *hash, &budget));
            let mut verdicts = verdicts.lock().unwrap_or_else(PoisonError::into_inner);
            verdicts.insert(name.clone(), verdict);
        });
        let verdicts = verdicts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut kept = BTreeMap::new();
        let judged = photographs
            .iter()
            .map(|(_, hash)| {
                let name = name(hash);
                let new = verdicts.get(&name).cloned();
                let known = self.known.get(&name).cloned().map(Verdict::from);
                let verdict = new.or(known).unwrap_or_else(|| {
                    Err(PhotoFault::Internal(message!("photo/no-threads")))
                });
                kept.extend(Kept::of(&verdict).map(|verdict| (name, verdict)));
                verdict
            })
            .collect();
        self.keep(kept);
        judged
    }

    /// Writes the list, if it has changed.
    fn keep(&mut self, verdicts: BTreeMap<String, Kept>) {
        if verdicts == self.known {
            return;
        }
        self.known.clone_from(&verdicts);
        let list = List { version: VERSION, verdicts };
        let _ = files::replace(&self.list, |file| {
            serde_json::to_writer(&mut *file, &list)?;
            writeln!(file)
        });
    }
}

impl Kept {
    /// Returns what can be kept of a verdict: a file that could not be read this time may be
    /// read the next time.
    fn of(verdict: &Verdict) -> Option<Self> {
        match verdict {
            Ok(remarks) => Some(Self::Sound(remarks.clone())),
            Err(PhotoFault::Photograph(reason)) => Some(Self::Faulty(reason.clone())),
            Err(PhotoFault::File(_) | PhotoFault::Internal(_)) => None,
        }
    }
}

impl From<Kept> for Verdict {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Sound(remarks) => Ok(remarks),
            Kept::Faulty(reason) => Err(PhotoFault::Photograph(reason)),
        }
    }
}

/// Decodes a photograph and drops its pixels.
fn judge(source: &Source, hash: blake3::Hash, budget: &MemoryBudget) -> Verdict {
    let header = Header::read(source)?;
    let needs = header.decoded + header.decoding + source.size()?;
    let _permit = budget.acquire(needs);
    let bytes = source.read()?;
    if blake3::hash(&bytes) != hash || Header::read_from(Cursor::new(&bytes))? != header {
        return Err(PhotoFault::changed());
    }
    let raster = decode(&bytes, &header)?;
    Ok(raster.remark.into_iter().collect())
}
