//! Gathers what shards have made: every edition has to be there, as the project is now, and judged.

use std::collections::BTreeMap;

use malzama_message::message;

use super::out_folder::OutFolder;
use super::pdf_record::Built;
use super::shard::Leavings;
use super::up_to_date::{Basis, Manifests, StaleEdition, reason};
use super::work::{expected, missing};
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::files;
use crate::press::Kind;
use crate::project::Project;
use crate::shards::{Make, Shard, divide};

/// Returns why each edition of `stale` has no PDF as it is now, by slug: what its shard said, or that it has
/// not been made. `work` are all editions with their costs, which tell whose they are.
pub fn not_made(
    stale: &[StaleEdition],
    work: &[(&str, u64)],
    project: &Project,
    out: &OutFolder,
    sink: &mut Sink,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let leavings = Leavings::of(project);
    let shards = leavings.division().map(|of| of_each(work, of)).unwrap_or_default();
    let mut failed = BTreeMap::new();
    for edition in stale {
        let slug = edition.edition.slug;
        let found = leavings.failure(edition, project).unwrap_or_else(|| {
            let reason = reason(&edition.why);
            let message = message!("gather/not-made", edition = slug, reason = reason);
            let path = files::shown(&out.pdf(slug, Kind::Print)).display().to_string();
            let error = Diagnostic::error(Location::file(path), message);
            vec![match shards.get(slug) {
                Some(shard) => {
                    let shard = shard.to_string();
                    error.hint(message!("hint/build-shard", shard = shard))
                }
                None => error.hint(message!("hint/build-first", edition = slug)),
            }]
        });
        sink.add_new(found.iter().cloned());
        failed.insert(slug.to_owned(), found);
    }
    failed
}

/// Returns the shard of each edition.
fn of_each<'a>(work: &[(&'a str, u64)], of: usize) -> BTreeMap<&'a str, Shard> {
    let numbered = (1..).zip(divide(work, of));
    numbered
        .flat_map(|(number, own)| {
            own.into_iter().map(move |at| (work[at].0, Shard { number, of }))
        })
        .collect()
}

/// Reports files that editions should have become beside their PDFs, and that are not there. An edition that is
/// kept from print has none of them.
pub fn check_files(
    pdfs: &[Built],
    make: Make,
    out: &OutFolder,
    basis: &Basis<'_>,
    manifests: &Manifests,
    sink: &mut Sink,
) {
    let ready = pdfs.iter().map(|it| &it.pdf);
    let ready = ready.filter(|it| it.kind == Kind::Print && !it.rejected && !it.withheld);
    for pdf in ready {
        for path in expected(&pdf.edition, make, basis) {
            let path = out.root().join(path);
            let is_known = || manifests.is_known(&path);
            if !path.is_file() || !is_known() {
                sink.push(missing(&pdf.edition, &path).hint(message!("hint/shard-anew")));
            }
        }
    }
}
