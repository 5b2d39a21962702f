//! Builds: from the files of a project to its PDFs and preflight reports, and all that goes along with them.

mod approvals;
mod approve;
mod archive;
mod assembly;
mod build;
mod context;
mod delivery;
mod diff;
mod editions;
mod finished;
mod gather;
mod kept_results;
mod left_over;
mod lock;
mod options;
mod out_folder;
mod pack;
mod page_contents;
mod pdf_record;
mod photographs;
mod proofs;
mod read_me;
mod report;
mod resolution;
mod shard;
mod ticket;
mod typeset_edition;
mod up_to_date;
mod web;
mod web_record;
mod work;
mod workshop;

use std::collections::BTreeSet;

pub use self::approve::{ApproveOptions, Approving, approve};
pub use self::assembly::BuiltAssembly;
pub use self::build::build;
pub use self::diff::{DiffOptions, Differences, diff};
pub use self::finished::Wanted as WantedPrints;
pub use self::options::{Build, BuildOptions, NotMade, Progress, ROOM};
pub use self::out_folder::OutFolder;
pub use self::pack::{Pack, PackOptions, Packing, pack};
pub use self::pdf_record::{Built, PdfRecord};
pub use self::proofs::{MadeProof, Proof, ProofOptions, with_proofs};
pub use self::resolution::check as check_resolution;
pub use self::ticket::BuiltTicket;
pub use self::up_to_date::{Basis, Digests, EditionInputs, LayoutFiles};
pub use self::web_record::{BuiltWeb, WebRecord};
pub use self::work::{PlanFile, PlanOptions, Scope, not_a_share, plan_work};

use crate::file_hashes::FileHashes;
use crate::photo::Cache;
use crate::project::Project;

/// The cache folder of prepared photographs, relative to the project's root.
const PHOTOGRAPHS: &str = ".malzama/photographs";

/// The cache folder of preflight results, relative to the project's root.
const JUDGEMENTS: &str = ".malzama/preflight";

/// The folder of manifests of delivered PDFs, relative to the project's root.
const MANIFESTS: &str = ".malzama/editions";

/// The folder of all that is kept between builds, relative to the project's root.
const STATE: &str = ".malzama";

/// The file that a build locks, relative to the project's root.
const LOCK: &str = ".malzama/lock";

/// The file that keeps the hashes of project files, relative to the project's root.
const HASHES: &str = ".malzama/hashes";

/// Size limit of the photograph cache in bytes: on the order of a thousand full pages.
const CACHE_LIMIT: u64 = 2 << 30;

/// Opens a project's cache of prepared photographs.
pub fn photograph_cache(project: &Project) -> Cache {
    Cache::new(project.root().join(PHOTOGRAPHS), CACHE_LIMIT)
}

/// Opens a project's store of file hashes.
pub fn file_hashes(project: &Project) -> FileHashes {
    FileHashes::open(project.root().join(HASHES))
}

/// Returns slugs without repetitions, in their order.
fn distinct(slugs: Vec<&str>) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    slugs.into_iter().filter(|slug| seen.insert(*slug)).collect()
}
