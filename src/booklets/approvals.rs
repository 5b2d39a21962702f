//! How the print files of a build differ from what was approved.

use malzama_message::message;
use malzama_preflight::{EditionApproval, SinceApproval};

use super::pdf_record::{Built, PdfRecord};
use super::up_to_date::Basis;
use crate::approval::{Approvals, LastApproval, LastApprovals};
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Location, PagePlace, Severity, Sink};
use crate::model::Catalogue;
use crate::press::Kind;
use crate::project::Project;
use crate::words::runs;

/// Returns the last approvals of all editions of a project. Without them all can be made, so that what
/// keeps them from being read is a warning.
pub fn last_approvals(
    project: &Project,
    catalogue: &Catalogue,
    sink: &mut Sink,
) -> LastApprovals {
    let last = Approvals::of(project).and_then(|it| it.last_of(&catalogue.editions()));
    last.unwrap_or_else(|errors| {
        for error in errors {
            sink.push(Diagnostic { severity: Severity::Warning, ..error });
        }
        LastApprovals::new()
    })
}

/// Returns an approval as a report tells it; `print` is the current print PDF of its edition, if there
/// is one.
pub fn since(
    approved: &LastApproval,
    print: Option<&PdfRecord>,
    contract: &Contract,
) -> EditionApproval {
    let LastApproval { mark, by, edition } = approved;
    let since = print.map(|print| {
        let (now, before) = (&print.contents, &edition.pages);
        let differs = |page: &usize| {
            let look = before.get(page - 1).map(|it| &it.look);
            look != now.get(page - 1).map(|it| &it.look)
        };
        SinceApproval {
            pages: (1..=now.len()).filter(differs).collect(),
            gone: before.len().saturating_sub(now.len()),
            has_other_terms: edition.format.terms != contract.digest(),
        }
    });
    EditionApproval {
        hash: mark.hash.clone(),
        date: mark.date.clone(),
        by: by.clone(),
        since,
    }
}

/// Warns of print PDFs that are not as their editions were approved. `pdfs` are the current ones.
pub fn warn_of_changes(pdfs: &[Built], basis: &Basis<'_>, sink: &mut Sink) {
    let printed = pdfs.iter().map(|built| &built.pdf);
    for pdf in printed.filter(|it| it.kind == Kind::Print && !it.rejected) {
        let Some(approved) = basis.approved.get(&pdf.edition) else { continue };
        let EditionApproval { hash, date, since, .. } =
            since(approved, Some(pdf), basis.contract);
        let Some(since) = since.filter(|it| !it.is_nothing()) else { continue };
        let edition = pdf.edition.as_str();
        let path = pdf.path.display().to_string();
        let message = match (&since.pages[..], since.gone) {
            ([], 0) => message!(
                "approval/other-terms",
                edition = edition,
                date = date,
                approval = hash
            ),
            ([], gone) => message!(
                "approval/pages-gone",
                edition = edition,
                count = gone,
                date = date,
                approval = hash
            ),
            (pages, _) => message!(
                "approval/pages-differ",
                edition = edition,
                count = pages.len(),
                pages = runs(pages),
                date = date,
                approval = hash
            ),
        };
        let mut warning = Diagnostic::warning(Location::file(path), message)
            .hint(message!("hint/see-changes", edition = edition));
        if let Some(&page) = since.pages.first() {
            let edition = edition.to_owned();
            warning = warning.on_page(PagePlace { edition, page, area: None });
        }
        sink.push(warning);
    }
}
