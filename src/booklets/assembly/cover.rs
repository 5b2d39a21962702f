//! The cover of an edition that is bound with one of its own, and the text within it.

use malzama_impose::{Booklet, Part, compose};
use malzama_message::{message, number};
use malzama_preflight::{Inspector, Severity};
use serde_json::{Value as Json, json};

use super::super::delivery::inspect;
use super::{Assembled, Assembler, BuiltAssembly, read, written};
use crate::contract::Cover;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::edition::Edition;
use crate::files;
use crate::geom::Length;
use crate::imposing::explain;
use crate::photo::Spool;
use crate::press;
use crate::records::Binding;
use crate::typeset::{Companion, Manuscript};

/// The width in millimetres from which layouts set type on a spine (`spine` in `layouts/house.typ`).
const LEAST_SPINE: f64 = 3.0;

/// Which of the booklets that a cover is composed of the spine is, and which a flap.
const SPINE: usize = 1;
const FLAP: usize = 2;

/// The name of a cover among the PDFs of an edition.
const NAME: &str = "cover";

impl Assembler<'_> {
    /// Makes the cover and the text of an edition, if its binding asks for them: for perfect binding a
    /// cover in one piece, outside and inside; for saddle stitch with a cover of other paper its four
    /// pages by themselves.
    ///
    /// # Errors
    /// The spine cannot be laid out, pages cannot be composed, or a file cannot be written.
    pub(super) fn cover(
        &self,
        edition: &Edition,
        found: &mut Sink,
    ) -> Outcome<Vec<BuiltAssembly>> {
        if !self.workshop.contract().has_own_cover() {
            return Ok(Vec::new());
        }
        let pages = self.workshop.out.pdf(edition.slug, press::Kind::Print);
        let Some(delivered) = self.workshop.manifests.get(&pages) else {
            return Ok(Vec::new());
        };
        let count = delivered.pdf.pages;
        let at = || Location::file(&self.workshop.contract().path);
        let spine = match self.workshop.contract().cover(count) {
            Cover::InText => return Ok(Vec::new()),
            Cover::TooFewPages => {
                let message = message!(
                    "cover/too-few-pages",
                    edition = edition.slug,
                    pages = count
                );
                let warning = Diagnostic::warning(at(), message);
                found.push(warning.hint(message!("hint/staple")));
                return Ok(Vec::new());
            }
            Cover::NoCaliper => {
                let message = message!("cover/no-caliper", edition = edition.slug);
                let warning = Diagnostic::warning(at(), message);
                found.push(warning.hint(message!("hint/caliper")));
                return Ok(Vec::new());
            }
            Cover::Apart => None,
            Cover::Wrapped { spine } => Some(spine),
        };
        let hash = &delivered.pdf.checksum;
        let text: Vec<Vec<Part>> =
            (3..=count - 2).map(|page| vec![page_of(page)]).collect();
        let text_path = self.workshop.out.text(edition.slug);
        let data = format!("text {hash}");
        let text = self.deliver(edition, &text_path, data.as_bytes(), || {
            self.compose(&[read(&pages)?], &text, " · text", &text_path)
        })?;
        let cover_path = self.workshop.out.cover(edition.slug);
        let contract = self.workshop.contract().digest();
        let manuscript = self.manuscript(edition, spine);
        let data = format!("cover {hash} {contract} {manuscript}");
        let cover =
            self.deliver(edition, &cover_path, data.as_bytes(), || match spine {
                None => {
                    let rows = [1, 2, count - 1, count].map(|page| vec![page_of(page)]);
                    self.compose(&[read(&pages)?], &rows, " · cover", &cover_path)
                }
                Some(_) => {
                    let mut booklets = vec![read(&pages)?];
                    booklets.extend(self.spine(edition, &manuscript, found)?);
                    let rows = wrap(count, &booklets, edition.settings.binding);
                    let cover =
                        self.compose(&booklets, &rows, " · cover", &cover_path)?;
                    self.inspect(edition, &cover.bytes)?;
                    Ok(cover)
                }
            })?;
        if let Some(width) = spine.filter(|it| it.to_mm() < LEAST_SPINE) {
            let message = message!(
                "cover/plain-spine",
                edition = edition.slug,
                width = number(width.to_mm(), 1),
                least = number(LEAST_SPINE, 0)
            );
            found.push(
                Diagnostic::warning(at(), message).hint(message!("hint/plain-spine")),
            );
        }
        Ok(vec![text, cover])
    }

    fn compose(
        &self,
        booklets: &[Booklet],
        rows: &[Vec<Part>],
        suffix: &str,
        path: &std::path::Path,
    ) -> Outcome<Assembled> {
        let composed = compose(booklets, rows, suffix).map_err(|error| {
            explain(&error, Location::file(files::shown(path).display().to_string()))
        })?;
        written(|out| composed.write(out), path, rows.len())
    }

    /// Inspects a cover as its pages have been inspected, but for their trim: the spine is new.
    ///
    /// # Errors
    /// It breaks a rule.
    fn inspect(&self, edition: &Edition, cover: &[u8]) -> Outcome<()> {
        let mut spec =
            crate::preflight::spec(self.workshop.contract(), Some(edition.settings));
        spec.wishes.trim = None;
        spec.wishes.sheet_pages = None;
        let inspector = Inspector::new(spec);
        let inspection = inspect(&inspector, edition.slug, cover)?;
        let findings = inspection.findings.iter();
        let mut errors = findings.filter(|it| it.severity == Severity::Error);
        let Some(error) = errors.next() else { return Ok(()) };
        let message = message!(
            "cover/rejected",
            edition = edition.slug,
            rule = error.rule.id(self.workshop.contract().standard),
            object = error.object.message(),
            found = error.found.clone()
        );
        let hint = message!("hint/wanted", wanted = error.wanted.clone());
        Err(Diagnostic::error(Location::file(Companion::Cover.path()), message)
            .hint(hint))?
    }

    /// Returns the manuscript of a spine: that of the edition with the widths of what is wanted.
    fn manuscript(&self, edition: &Edition, spine: Option<Length>) -> Json {
        let manuscript =
            Manuscript::of(edition, self.workshop.contract().bleed, false).to_json();
        let mut manuscript: Json =
            serde_json::from_slice(&manuscript).unwrap_or_default();
        let millimetres = |it: Option<Length>| it.map_or(0.0, Length::to_mm);
        manuscript["cover"] = json!({
            "spine": millimetres(spine),
            "flap": millimetres(self.workshop.contract().job.flaps),
        });
        manuscript
    }

    /// Lays out the spine of a cover, and a flap if there are any; each is a PDF of one page.
    fn spine(
        &self,
        edition: &Edition,
        manuscript: &Json,
        found: &mut Sink,
    ) -> Outcome<Vec<Booklet>> {
        let data = serde_json::to_vec(manuscript).unwrap_or_default();
        let companion = Companion::Cover;
        let document =
            self.typesetter.lay_out_companion(companion, edition, &data, found)?;
        let wanted = 1 + usize::from(self.workshop.contract().job.flaps.is_some());
        if document.pages().len() != wanted {
            let message = message!(
                "cover/no-spine",
                edition = edition.slug,
                pages = document.pages().len(),
                wanted = wanted
            );
            Err(Diagnostic::error(Location::file(companion.path()), message)
                .hint(message!("hint/copy-companion", path = "layouts/")))?;
        }
        let state = self.workshop.state();
        let spool =
            Spool::new(&state).map_err(|error| files::write_failure(&state, &error))?;
        let mut booklets = Vec::new();
        for page in document.pages() {
            let info = document.clone().info_mut().clone();
            let pages = [page.clone()].into_iter().collect();
            let single = typst_layout::PagedDocument::new(pages, info);
            let exported = self.typesetter.export(edition, &single)?;
            let title = edition.document_title();
            let finished = press::finish_companion(
                &exported,
                edition,
                NAME,
                title,
                self.workshop.contract(),
                &spool,
            )
            .map_err(|refused| super::super::editions::refuse(edition, refused))?;
            let mut bytes = Vec::new();
            finished
                .write(&mut bytes)
                .map_err(|error| files::write_failure(&state, &error))?;
            let at = Location::file(companion.path());
            booklets.push(Booklet::read(&bytes).map_err(|error| explain(&error, at))?);
        }
        Ok(booklets)
    }
}

/// Returns a page of the booklet as a part of another.
fn page_of(page: usize) -> Part {
    Part::Page { booklet: 0, page }
}

/// Returns the two pages of a cover in one piece, its outside and its inside, from the left. Of `booklets`,
/// the first are the pages, the second is the spine, the third a flap. Bound at the right, the front is on
/// the left. Inside, glue holds the spine, and flaps are blank.
fn wrap(count: usize, booklets: &[Booklet], binding: Binding) -> [Vec<Part>; 2] {
    let printed = |booklet: usize| Part::Page { booklet, page: 1 };
    let blank = |booklet: &Booklet| Part::Blank { width: booklet.trim()[0] };
    let outside = [page_of(1), printed(SPINE), page_of(count)];
    let inside = [page_of(count - 1), blank(&booklets[SPINE]), page_of(2)];
    let flaps = booklets.get(FLAP).map(|flap| [printed(FLAP), blank(flap)]);
    let mut sides = [outside, inside];
    if binding == Binding::Left {
        sides.iter_mut().for_each(|side| side.reverse());
    }
    let [outside, inside] = sides.map(|side| side.to_vec());
    match flaps {
        Some([printed, blank]) => [
            [vec![printed], outside, vec![printed]].concat(),
            [vec![blank], inside, vec![blank]].concat(),
        ],
        None => [outside, inside],
    }
}
