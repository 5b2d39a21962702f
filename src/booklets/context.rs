//! Shared inputs of a build.

use crate::approval::LastApprovals;
use crate::contract::Contract;
use crate::file_hashes::FileHashes;
use crate::photo::Cache;
use crate::press::Kind;
use crate::typeset::Typesetter;

/// The typesetter, contract, caches and settings that every step of a build uses.
pub struct Context<'a> {
    /// The typesetter of the project.
    pub typesetter: &'a Typesetter,
    /// The print contract.
    pub contract: &'a Contract,
    /// The cache of prepared photographs, kept across builds.
    pub cache: &'a Cache,
    /// The hashes of the project's files.
    pub hashes: &'a FileHashes,
    /// Maximum number of editions processed concurrently.
    pub jobs: usize,
    /// The memory of the process in bytes within which Typst keeps the results of all editions.
    pub room: u64,
    /// The kinds of PDF to make.
    pub kinds: &'a [Kind],
    /// The last approvals of editions.
    pub approved: &'a LastApprovals,
    /// Whether all editions are made as drafts, which are marked as proofs.
    pub draft: bool,
    /// Whether proofs, too, are made for the screen: for readers before print, and not for the public.
    pub for_readers: bool,
}
