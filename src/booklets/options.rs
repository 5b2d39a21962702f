//! What a build is asked for, what it tells on its way, and what it returns.

use std::path::PathBuf;
use std::sync::Arc;

use malzama_message::Message;
use malzama_preflight::{FileReport, Standard};

use super::assembly::BuiltAssembly;
use super::out_folder::OutFolder;
use super::pdf_record::Built;
use super::ticket::BuiltTicket;
use super::web_record::BuiltWeb;
use super::work::Scope;
use crate::contract::ContractFile;
use crate::photo::CachePlace;
use crate::press::Kind;
use crate::records::MEBIBYTE;
use crate::shards::Make;
use crate::supervision::Supervision;

/// The memory in bytes within which a process that only builds lets Typst keep results.
pub const ROOM: u64 = 144 * MEBIBYTE;

/// The options of a build.
#[derive(Debug)]
pub struct BuildOptions {
    /// Slugs of the editions to build; empty for all.
    pub editions: Vec<String>,
    /// The print contract; `None` for the project's own.
    pub contract: Option<ContractFile>,
    /// The output folder.
    pub out: OutFolder,
    /// Maximum number of editions processed concurrently.
    pub jobs: usize,
    /// The memory of the process in bytes within which Typst keeps the results of all editions, for
    /// the next layout of the same pages; see [`ROOM`].
    pub room: u64,
    /// What is made of each edition. PDFs for the screen are not made of drafts.
    pub make: Make,
    /// Whether editions that are up to date are rebuilt.
    pub force: bool,
    /// Whether PDFs and web editions of editions that are no longer in the project are
    /// removed.
    pub prune: bool,
    /// Whether [`Build::reports`] are wanted also if the reports are as an earlier build wrote them.
    pub tells_findings: bool,
    /// The part of the work that is done. With a plan, its editions are made, and as it says.
    pub scope: Scope,
    /// A cache of prepared photographs that is shared with other machines.
    pub shared_cache: Option<CachePlace>,
    /// The tie to the process that started this one, if there is one: it lets a layout that
    /// goes beyond its limits end the process.
    pub supervision: Option<Arc<Supervision>>,
}

impl BuildOptions {
    /// Returns the kinds of PDF that are made.
    pub(super) fn kinds(&self) -> &'static [Kind] {
        match (self.make.draft, self.make.screen) {
            (true, _) => &[Kind::Draft],
            (false, true) => &[Kind::Print, Kind::Screen],
            (false, false) => &[Kind::Print],
        }
    }
}

/// An event in the course of a build.
#[derive(Debug)]
pub enum Progress<'a> {
    /// Another build of this project is at work, and this one waits for its end.
    Waiting,
    /// Some editions are stale and will be rebuilt for one common reason.
    Making {
        /// Slugs of the editions.
        editions: &'a [&'a str],
        /// The reason why they are stale.
        reason: Message,
    },
    /// The number of PDFs and web editions to make or look at is known.
    Begun(usize),
    /// One of them has been delivered.
    Delivered,
}

/// The result of a build.
#[derive(Debug)]
pub struct Build {
    /// All current PDFs of the requested editions, in the order of the settings.
    pub pdfs: Vec<Built>,
    /// All current web editions that were asked for, in the order of the settings.
    pub web: Vec<BuiltWeb>,
    /// All current PDFs that were put together from others: covers, texts, sheets and spreads.
    pub assembled: Vec<BuiltAssembly>,
    /// All current job tickets that were asked for, in the order of the settings.
    pub tickets: Vec<BuiltTicket>,
    /// Requested editions that errors kept from being made.
    pub not_made: Vec<NotMade>,
    /// Requested editions of which there is only a proof, because of their photographs.
    pub withheld: Vec<NotMade>,
    /// Removed PDFs, and pages of web editions, of editions that are no longer in the project.
    pub removed: Vec<PathBuf>,
    /// The reports on all editions of the project; none if they are in parts, or as an earlier
    /// build wrote them and [`BuildOptions::tells_findings`] is not set.
    pub reports: Vec<FileReport>,
    /// The PDF/X standard that the print PDFs were judged by.
    pub standard: Standard,
}

/// An edition that errors kept from being made, or from print.
#[derive(Debug)]
pub struct NotMade {
    /// The slug.
    pub edition: String,
    /// Its print PDF of an earlier build, if there is one.
    pub old: Option<PathBuf>,
}
