//! What a build works with.

use crate::contract::Contract;
use crate::file_hashes::FileHashes;
use crate::photo::Cache;
use crate::press::Kind;
use crate::typeset::Typesetter;

/// The tools of a build, and what it makes.
pub struct Context<'a> {
    /// The typesetter of the project.
    pub typesetter: &'a Typesetter,
    /// The print contract.
    pub contract: &'a Contract,
    /// Prepared photographs, kept for the next build.
    pub cache: &'a Cache,
    /// The hashes of the project's files.
    pub hashes: &'a FileHashes,
    /// How many editions are worked on at a time.
    pub jobs: usize,
    /// What PDFs are made for.
    pub kinds: &'a [Kind],
}
