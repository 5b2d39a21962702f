//! Runs layouts over manuscripts, and translates Typst's diagnostics into ours.

mod colours;
mod companion;
mod crowding;
mod export;
mod fineness;
mod folio;
mod glyph_text;
mod glyphs;
mod introspect;
mod kashida;
mod layout;
mod limits;
mod look;
mod manuscript;
mod missing_faces;
mod origin;
mod page_lines;
mod page_size;
mod photograph_names;
mod placeholder;
mod placement;
mod proof;
mod remarks;
mod room;
mod snippet;
mod stand_in;
mod typst_words;
mod web_design;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use malzama_message::{Message, message};
use typst::World;
use typst::diag::{Severity, SourceDiagnostic, Warned};
use typst::foundations::Datetime;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, Span};
use typst_layout::PagedDocument;

pub use self::companion::Companion;
pub use self::export::Exported;
pub use self::introspect::Grid;
pub use self::layout::find_layout;
pub use self::limits::{held_memory, is_laying_out};
pub use self::look::{look_of, look_without_folio};
pub use self::manuscript::Manuscript;
pub use self::origin::{Records, as_written};
pub use self::page_lines::{PlacedLine, lines_of, placed_lines_of};
pub use self::placeholder::{name_in as placeholder_name, name_of as photograph_of};
pub use self::placement::Placement;
pub use self::room::lines_left;
pub use self::web_design::{Cloth, Dress, Figure, Page, WebDesign};
pub use self::world::MANUSCRIPT;

use self::world::{EditionWorld, Shared};
use crate::approval::Mark;
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Location, Outcome, PagePlace, Sink, Source};
use crate::edition::Edition;
use crate::fonts::Fonts;
use crate::geom::Length;
use crate::project::{LAYOUTS, Project};
use crate::supervision::Supervision;
use malzama_preflight::Part;
use malzama_preflight::Standard;

/// A laid-out edition, with a placeholder for each photograph.
pub struct LaidOut {
    /// The pages, with placeholders where the layout placed photographs.
    pub document: PagedDocument,
    /// The parts that the layout reports, in page order.
    pub parts: Vec<Part>,
    /// The baseline grid that the layout reports.
    pub grid: Option<Grid>,
}

/// Typesets editions. Fonts and layout files are read once, and content that editions
/// share is laid out once.
pub struct Typesetter {
    shared: Shared,
    bleed: Length,
    ink_limit: f64,
    standard: Standard,
    supervision: Option<Arc<Supervision>>,
}

impl Typesetter {
    /// Creates a typesetter for a project under a print contract.
    pub fn new(project: Project, fonts: Arc<Fonts>, contract: &Contract) -> Self {
        let Contract { bleed, ink_limit, standard, .. } = *contract;
        let (shared, supervision) = (Shared::new(project, fonts), None);
        Self { shared, bleed, ink_limit, standard, supervision }
    }

    /// Returns the typesetter of a process that another one supervises.
    #[must_use]
    pub fn supervised(self, supervision: Option<Arc<Supervision>>) -> Self {
        Self { supervision, ..self }
    }

    /// Forgets the content of layout files, so that changes are seen. Typst's own cache
    /// is keyed by content and remains valid.
    pub fn reset(&mut self) {
        self.shared.reset();
    }

    /// Returns the layout files read so far, by path and digest.
    pub fn layouts_read(&self) -> BTreeMap<String, String> {
        self.shared.files_read()
    }

    /// Lays out an edition from its manuscript, the bytes returned by
    /// [`Manuscript::to_json`].
    ///
    /// # Errors
    /// The layouts fail, or the pages hold something that cannot be printed. Warnings go
    /// to the sink.
    pub fn lay_out(
        &self,
        edition: &Edition,
        manuscript: &[u8],
        warnings: &mut Sink,
    ) -> Outcome<LaidOut> {
        let world = EditionWorld::new(
            &self.shared,
            manuscript.to_vec(),
            edition.photographs(),
            day(edition),
        );
        let Warned { output, warnings: from_typst } =
            limits::compile(&world, edition, self.supervision.as_deref())?;
        let mut found = Sink::new();
        from_typst.iter().for_each(|warning| found.push(translate(&world, warning)));
        let laid_out = match output {
            Ok(document) => {
                let names = edition.names_of_parts();
                let names = names.values().map(String::as_str);
                let document = kashida::fill(document, names);
                page_size::check(edition, &document, self.bleed, &mut found);
                glyphs::check(edition, &document, &mut found);
                colours::check(&document, |span, what| {
                    found.push(forbidden(
                        location_of(&world, span.into()),
                        edition,
                        what,
                    ));
                });
                let faces = self.shared.fonts().faces();
                missing_faces::check(&document, faces, |page, span, message, hint| {
                    let location = location_of(&world, span.into())
                        .unwrap_or_else(|| Location::file(LAYOUTS));
                    let edition = edition.slug.to_owned();
                    found.push(
                        Diagnostic::warning(location, message)
                            .hint(hint)
                            .on_page(PagePlace { edition, page, area: None }),
                    );
                });
                let (parts, grid) = introspect::parts(edition, &document, &mut found);
                let located = |span: Span| location_of(&world, span.into());
                let told = (parts.as_slice(), grid);
                crowding::check(edition, &document, told, located, &mut found);
                let fine = grid.and_then(|grid| grid.fine);
                for fault in fineness::find(edition.slug, &document, fine, self.ink_limit)
                {
                    let location =
                        located(fault.span).unwrap_or_else(|| Location::file(LAYOUTS));
                    let edition = edition.slug.to_owned();
                    let page = PagePlace { edition, page: fault.page, area: None };
                    found.push(
                        Diagnostic::warning(location, fault.message)
                            .hint(fault.hint)
                            .on_page(page),
                    );
                }
                introspect::notes(&document, &mut found);
                Some(LaidOut { document, parts, grid })
            }
            Err(errors) => {
                errors.iter().for_each(|error| found.push(translate(&world, error)));
                None
            }
        };
        found.into_outcome(warnings)?;
        laid_out.ok_or_else(|| {
            let message = message!("layout/unwritable", edition = edition.slug);
            Diagnostic::error(Location::file(LAYOUTS), message).into()
        })
    }

    /// Returns the pages with a drawing in place of each photograph of `paths`, which are
    /// paths as named in the manuscript.
    pub fn stand_in(
        &self,
        document: &PagedDocument,
        paths: &BTreeSet<&str>,
    ) -> PagedDocument {
        stand_in::draw(document, paths, &self.shared)
    }

    /// Returns the pages with a word across each of them that marks it as a proof.
    pub fn stamp(&self, edition: &Edition, document: &PagedDocument) -> PagedDocument {
        proof::stamp(document, edition.settings.language, &self.shared)
    }

    /// Returns the pages as a draft for the board: trimmed, each with a strip for remarks beside it, on
    /// which its paragraphs are numbered and its records named. `hash` tells the draft from others, and
    /// `approved` is the last approval of the edition.
    pub fn annotate(
        &self,
        edition: &Edition,
        document: &PagedDocument,
        parts: &[Part],
        hash: &str,
        approved: Option<&Mark>,
    ) -> PagedDocument {
        let said = remarks::Said { parts, hash, approved };
        remarks::add(edition, document, &said, &self.shared)
    }

    /// Returns the pages with each placeholder cropped to its visible area and numbered,
    /// and the placements in the order of these numbers.
    ///
    /// # Errors
    /// A placeholder cannot be made.
    pub fn place_photographs(
        &self,
        edition: &Edition,
        document: &PagedDocument,
    ) -> Outcome<(PagedDocument, Vec<Placement>)> {
        placement::take(document).map_err(|reason| {
            let slug = edition.slug;
            let message = message!("layout/unplaceable", edition = slug, reason = reason);
            Diagnostic::error(Location::file(LAYOUTS), message).into()
        })
    }
}

/// Returns the project's date, the only date that layouts get to see.
fn day(edition: &Edition) -> Datetime {
    let date = edition.settings.date;
    Datetime::from_ymd_hms(date.year.into(), date.month, date.day, 0, 0, 0)
        .expect("the settings hold only days that exist")
}

/// Returns the error for a colour or image that cannot be printed, located where the
/// layout sets it.
fn forbidden(location: Option<Location>, edition: &Edition, what: Message) -> Diagnostic {
    let message = message!("layout/not-inks", edition = edition.slug, what = what);
    Diagnostic::error(location.unwrap_or_else(|| Location::file(LAYOUTS)), message)
        .hint(message!("hint/use-cmyk"))
}

/// Translates a Typst diagnostic into ours; its hints and call trace become hints.
fn translate(world: &EditionWorld, diagnostic: &SourceDiagnostic) -> Diagnostic {
    // What has no place concerns the file that Typst begins with.
    let main = || Location::file(world.main().vpath().get_without_slash());
    let location = location_of(world, diagnostic.span).unwrap_or_else(main);
    let names = world.names();
    let message = typst_words::message_of(&names.spelled_out(&diagnostic.message));
    let mut translated = match diagnostic.severity {
        Severity::Error => Diagnostic::error(location, message),
        Severity::Warning => Diagnostic::warning(location, message),
    };
    // Skips hints on Typst's command-line flags, which do not exist here.
    for hint in diagnostic.hints.iter().filter(|hint| !hint.v.contains("`--")) {
        let advice = &names.spelled_out(&hint.v);
        translated = translated.hint(match location_of(world, hint.span) {
            Some(at) => message!("hint/typst-at", advice = advice, at = at.to_string()),
            None => message!("hint/typst", advice = advice),
        });
    }
    for point in &diagnostic.trace {
        if let Some(at) = location_of(world, point.span.into()) {
            translated = translated.hint(typst_words::trace(&point.v, &at.to_string()));
        }
    }
    translated
}

/// Finds the location of a span in a layout or another text file. Text whose own place is not known
/// has that of the show rule that it passed; nothing is set there.
fn location_of(world: &EditionWorld, span: DiagSpan) -> Option<Location> {
    let (id, range) = match span.get() {
        DiagSpanKind::Detached => return None,
        DiagSpanKind::Number { id, num, sub_range } => {
            let source = world.source(id).ok()?;
            let range = source.range(num, sub_range)?;
            if source.text().get(range.clone())?.starts_with("show ") {
                return None;
            }
            (id, range)
        }
        DiagSpanKind::Range { id, range } => (id, range),
    };
    Some(match text_of(world, id) {
        Some(text) => {
            let path = id.vpath().get_without_slash().to_owned();
            Location::text(&Arc::new(Source { path, text }), range)
        }
        None => Location::file(id.vpath().get_without_slash()),
    })
}

/// Returns the text of a file; `None` if it is not UTF-8.
fn text_of(world: &EditionWorld, id: FileId) -> Option<String> {
    if let Ok(source) = world.source(id) {
        return Some(source.text().to_owned());
    }
    let bytes = world.file(id).ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}
