//! Approves print files: keeps what stands on their pages, and pictures of these.
//!
//! Either all wanted editions are approved or none, so that nobody takes an approval of seven booklets for
//! one of eight.

use std::collections::BTreeMap;
use std::path::PathBuf;

use malzama_message::message;

use super::Progress;
use super::finished::{Finished, Ground, Wanted, draw, with_finished};
use crate::approval::{
    self, Approval, Approvals, ApprovedEdition, ApprovedPage, Format, LastApproval, Mark,
    NewPage, Picture, VERSION,
};
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::files;
use crate::project::{APPROVALS, Project};
use crate::records::Date;

/// The options of an approval.
#[derive(Debug)]
pub struct ApproveOptions {
    /// What is approved.
    pub wanted: Wanted,
    /// Who approves, as typed.
    pub by: String,
    /// The day, as typed; `None` for the project's date.
    pub date: Option<String>,
}

/// An approval that was given.
#[derive(Debug)]
pub struct Approving {
    /// The name of the approval.
    pub mark: Mark,
    /// Its file.
    pub path: PathBuf,
    /// Whether it is a new one; otherwise the last one says the same.
    pub is_new: bool,
    /// The slugs of the editions, each with its number of pages.
    pub editions: Vec<(String, usize)>,
}

/// Approves editions whose print files are finished. Returns `None` if any of them is not; the reasons are
/// in the sink.
pub fn approve(
    project: &Project,
    options: ApproveOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Approving> {
    let ApproveOptions { wanted, by, date } = options;
    let refused = |message| Diagnostic::usage(Location::file(APPROVALS), message);
    let by = approval::name(&by).map_err(|message| {
        refused(message).hint(message!("hint/name-who-approves")).into()
    });
    let by = sink.take(by)?;
    let date = date.map(|typed| {
        Date::parse(&typed).ok_or_else(|| {
            let message = message!("approve/no-date", date = &typed);
            refused(message).hint(message!("hint/write-a-date")).into()
        })
    });
    let date = sink.take(date.transpose())?;
    with_finished(project, wanted, progress, sink, |ground, finished, sink| {
        if finished.len() < ground.wanted {
            return None;
        }
        let date = date.unwrap_or(ground.catalogue.settings.date);
        sink.take(keep(ground, &finished, by, date))
    })
}

/// Keeps an approval of finished editions.
///
/// # Errors
/// A page cannot be drawn, or a file cannot be written; an approval that is there is not touched.
fn keep(
    ground: &Ground<'_>,
    finished: &[Finished<'_>],
    by: String,
    date: Date,
) -> Outcome<Approving> {
    let mut approvals = Approvals::of(ground.project)?;
    approvals.sweep();
    let slugs: Vec<&str> = finished.iter().map(|it| it.edition.slug).collect();
    // Damaged ones only cost time: all pages are drawn anew.
    let mut last = approvals.last_of(&slugs).unwrap_or_default();
    let mut editions = Vec::new();
    for Finished { edition, pdf } in finished {
        let settings = edition.settings;
        let terms = ground.contract.digest();
        let format = Format::of(edition, &settings.press.value, terms);
        let known = last.remove(edition.slug);
        let known = known.filter(|it| it.edition.format.terms == format.terms);
        let pictures = known_pictures(&approvals, known.as_ref());
        let new = (1..=pdf.contents.len())
            .filter(|page| !pictures.contains_key(pdf.contents[page - 1].look.as_str()));
        let new: Vec<usize> = new.collect();
        let mut drawn = draw(ground, edition.slug, &new)?.into_iter();
        let mut pages = Vec::with_capacity(pdf.contents.len());
        for content in &pdf.contents {
            let picture = match pictures.get(content.look.as_str()) {
                Some(hash) => Picture::Kept((*hash).to_owned()),
                None => Picture::New(drawn.next().unwrap_or_default()),
            };
            pages.push(approvals.keep_page(NewPage { content, picture })?);
        }
        editions.push(ApprovedEdition {
            slug: edition.slug.to_owned(),
            title: edition.name.value.clone(),
            format,
            pdf: pdf.checksum.clone(),
            pages,
        });
    }
    let extent = |it: &ApprovedEdition| (it.slug.clone(), it.pages.len());
    let extents = editions.iter().map(extent).collect();
    let date = date.to_string();
    let approval = Approval { version: VERSION, number: 0, date, by, editions };
    let (mark, is_new) = approvals.keep(approval)?;
    let path = ground.project.root().join(APPROVALS).join(mark.file());
    Ok(Approving { mark, path: files::shown(&path), is_new, editions: extents })
}

/// Returns the hashes of pictures that are kept of an edition, by the looks of their pages.
fn known_pictures<'a>(
    approvals: &Approvals,
    last: Option<&'a LastApproval>,
) -> BTreeMap<&'a str, &'a str> {
    let pages = last.iter().flat_map(|it| &it.edition.pages);
    let is_whole = |page: &&ApprovedPage| approvals.has_picture(page);
    pages.filter(is_whole).map(|it| (it.look.as_str(), it.picture.as_str())).collect()
}
