//! Tells what changed in the print files since they were approved, on a page for browsers.

use std::collections::BTreeMap;
use std::path::PathBuf;

use malzama_message::message;

use super::Progress;
use super::finished::{Finished, Ground, Wanted, draw, with_finished};
use super::out_folder::OutFolder;
use crate::approval::{Approvals, Format, LastApproval, LastApprovals};
use crate::changes::{
    self, EditionChanges, Fate, FormatChange, PageChange, Sheet, WordChange, differences,
};
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::edition::Edition;
use crate::files::{self, write_failure};
use crate::project::{APPROVALS, Project};
use crate::typeset::Records;
use malzama_preflight::Part;

/// The options of a comparison.
#[derive(Debug)]
pub struct DiffOptions {
    /// What is compared.
    pub wanted: Wanted,
    /// The approval to compare with, as typed; `None` for the last one of each edition.
    pub since: Option<String>,
    /// The file of the page; `None` for `report/changes.html` in the output folder.
    pub page: Option<PathBuf>,
}

/// What changed.
#[derive(Debug)]
pub struct Differences {
    /// The page that shows it.
    pub page: PathBuf,
    /// The editions that were compared, in the order of the settings.
    pub editions: Vec<EditionChanges>,
}

/// Compares finished print files with what was approved, and writes a page about it. Returns `None` if
/// nothing can be compared; the reasons are in the sink, as they are for editions that cannot.
pub fn diff(
    project: &Project,
    options: DiffOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Differences> {
    let DiffOptions { wanted, since, page } = options;
    let page = page.unwrap_or_else(|| page_in(&wanted.out));
    sink.take(files::spare_sources(project, &page))?;
    let approvals = sink.take(Approvals::of(project))?;
    let are_named = !wanted.editions.is_empty();
    let since = match &since {
        Some(typed) => Some(sink.take(approvals.all_of(typed))?),
        None => None,
    };
    let none = message!("diff/no-approval");
    let none = Diagnostic::error(Location::file(APPROVALS), none);
    if since.is_none() && approvals.is_empty() {
        sink.push(none.hint(message!("hint/approve-first")));
        return None;
    }
    with_finished(project, wanted, progress, sink, |ground, finished, sink| {
        let slugs: Vec<&str> = finished.iter().map(|it| it.edition.slug).collect();
        let mut approved = match since {
            Some(all) => all,
            None => sink.take(approvals.last_of(&slugs))?,
        };
        let mut editions = Vec::new();
        for finished in &finished {
            let slug = finished.edition.slug;
            match approved.remove(slug) {
                Some(last) => {
                    let compared = compare(ground, finished, &last, &approvals);
                    editions.extend(sink.take(compared));
                }
                None => sink.push(not_approved(slug, are_named)),
            }
        }
        warn_of_gone(ground, &approved, sink);
        if editions.is_empty() {
            return None;
        }
        let settings = Some(&ground.catalogue.settings);
        let digits = crate::preflight::judged(ground.contract, settings).digits;
        let html = changes::page(&editions, digits);
        let written = files::replace(&page, |file| file.write_all(html.as_bytes()))
            .map_err(|(path, error)| write_failure(&path, &error).into());
        sink.take(written)?;
        Some(Differences { page: files::shown(&page), editions })
    })
}

/// Returns the path of the page in an output folder.
fn page_in(out: &OutFolder) -> PathBuf {
    let [report, _] = out.reports();
    report.with_file_name("changes.html")
}

/// Tells that an edition was never approved, or not by the approval that was asked for: an error if the
/// edition was asked for by its name.
fn not_approved(slug: &str, is_named: bool) -> Diagnostic {
    let message = message!("diff/not-approved", edition = slug);
    let location = Location::file(APPROVALS);
    let told = match is_named {
        true => Diagnostic::error(location, message),
        false => Diagnostic::warning(location, message),
    };
    told.hint(message!("hint/approve-edition", edition = slug))
}

/// Warns of editions that were approved and are no longer in the project.
fn warn_of_gone(ground: &Ground<'_>, left: &LastApprovals, sink: &mut Sink) {
    let known = ground.catalogue.editions();
    for slug in left.keys().filter(|slug| !known.contains(&slug.as_str())) {
        let message = message!("diff/edition-gone", edition = slug.as_str());
        sink.push(Diagnostic::warning(Location::file(APPROVALS), message));
    }
}

/// Compares an edition with its approved state.
///
/// # Errors
/// Files of the approval are missing or damaged, or a page cannot be drawn.
fn compare(
    ground: &Ground<'_>,
    Finished { edition, pdf }: &Finished<'_>,
    last: &LastApproval,
    approvals: &Approvals,
) -> Outcome<EditionChanges> {
    let approved = &last.edition;
    let settings = edition.settings;
    let format = Format::of(edition, &settings.press.value, ground.contract.digest());
    let are_alike = approved.format.is_laid_out_like(&format);
    let was: Vec<_> = approved
        .pages
        .iter()
        .map(|page| approvals.content(page))
        .collect::<Outcome<_>>()?;
    let compared = changes::compare(&was, &pdf.contents, are_alike);
    // What is set anew as a whole differs everywhere.
    let is_shown = |change: &PageChange| {
        change.is_seen() && (are_alike || change.fate != Fate::SetAnew)
    };
    let shown = compared.iter().filter(|it| is_shown(it));
    let new: Vec<usize> = shown.filter_map(|it| it.is).collect();
    let drawn = draw(ground, edition.slug, &new)?;
    let mut drawn: BTreeMap<usize, Vec<u8>> = new.into_iter().zip(drawn).collect();
    let names = edition.names_of_parts();
    let mut sheets = Vec::with_capacity(compared.len());
    for mut change in compared {
        let old = change.was.filter(|_| is_shown(&change));
        let old = old.map(|page| approvals.picture(&approved.pages[page - 1]));
        let pictures = [old.transpose()?, change.is.and_then(|page| drawn.remove(&page))];
        let areas = match &pictures {
            [Some(was), Some(is)] if are_alike => differences(was, is),
            _ => None,
        };
        let content = match (change.is, change.was) {
            (Some(is), _) => pdf.contents.get(is - 1),
            (None, page) => page.and_then(|page| was.get(page - 1)),
        };
        let part = content.and_then(|it| names.get(&it.part).cloned());
        if let Some(page) = change.is {
            for words in &mut change.words {
                words.place = place_of(words, edition, page, &pdf.parts);
            }
        }
        sheets.push(Sheet { change, part, pictures, areas });
    }
    Ok(EditionChanges {
        slug: edition.slug.to_owned(),
        title: edition.name.value.clone(),
        mark: last.mark.clone(),
        by: last.by.clone(),
        extent: [approved.pages.len(), pdf.contents.len()],
        format: FormatChange::between(&approved.format, &format),
        sheets,
    })
}

/// Finds where changed words of a page are written in the records, by themselves and what stands around
/// them: path, line and column.
fn place_of(
    change: &WordChange,
    edition: &Edition,
    page: usize,
    parts: &[Part],
) -> Option<String> {
    let WordChange { before, is, after, .. } = change;
    let (network, cities) = (Some(edition.network), edition.cities.as_slice());
    let records = Records { edition: edition.slug, cities, network };
    // From what can hardly stand elsewhere to what may.
    let searched: &[[&str; 3]] = match is.is_empty() {
        false => &[[before, is, after], [before, is, ""], ["", is, after], ["", is, ""]],
        true => &[[before, "", after], [before, "", ""], ["", "", after]],
    };
    searched.iter().find_map(|words| {
        let given: Vec<&str> =
            words.iter().copied().filter(|it| !it.is_empty()).collect();
        let text = given.join(" ");
        let location = records.origin_of(&text, page, parts)?;
        // Of words that stand on one line of their record, the changed ones are pointed at.
        let [before, is, _] = words;
        Some(match &location {
            Location::Text { source, range }
                if range.len() == text.len() && !before.is_empty() && !is.is_empty() =>
            {
                let start = range.start + before.len() + 1;
                Location::text(source, start..start + is.len()).to_string()
            }
            location => location.to_string(),
        })
    })
}
