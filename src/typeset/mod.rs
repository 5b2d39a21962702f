//! Runs the layouts over a manuscript, and turns what Typst says into our diagnostics.

mod colours;
mod glyphs;
mod introspect;
mod layout;
mod manuscript;
mod page_size;
mod placeholder;
mod placement;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::World;
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::{Datetime, Smart};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use self::introspect::Grid;
pub use self::layout::find_layout;
pub use self::manuscript::{LANGUAGE, Manuscript};
pub use self::placeholder::{name_in as placeholder_name, name_of as photograph_of};
pub use self::placement::Placement;
pub use self::world::MANUSCRIPT;

use self::world::{EditionWorld, Shared};
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Place, Sink, Source};
use crate::edition::Edition;
use crate::fonts::Fonts;
use crate::geom::Length;
use crate::project::{LAYOUTS, Project};
use malzama_preflight::Part;
use malzama_preflight::Standard;

/// What to do about a colour that cannot go to press.
pub const INKS: &str = "write every colour of a layout as `cmyk(…)`, and bring photographs through \
    the records: what else there is cannot be turned into the inks of the press";

/// An edition laid out, with light placeholders for its photographs.
pub struct LaidOut {
    /// The pages; each placeholder is numbered and shows the part that is seen of its
    /// photograph.
    pub document: PagedDocument,
    /// Where the photographs stand, by the numbers of their placeholders.
    pub placements: Vec<Placement>,
    /// What the layout says stands where.
    pub parts: Vec<Part>,
}

/// Sets editions in type. Fonts, layouts and whatever two editions have in common are
/// read and laid out once.
pub struct Typesetter {
    shared: Shared,
    bleed: Length,
    standard: Standard,
    draft: bool,
}

impl Typesetter {
    /// A typesetter for a project under a contract; in a draft, illustrations are marked.
    pub fn new(project: Project, fonts: Fonts, contract: &Contract, draft: bool) -> Self {
        let Contract { bleed, standard, .. } = *contract;
        Self { shared: Shared::new(project, fonts), bleed, standard, draft }
    }

    /// The files of layouts that were read so far, by path and digest.
    pub fn layouts_read(&self) -> BTreeMap<String, String> {
        self.shared.files_read()
    }

    /// Sets one edition in type.
    ///
    /// `None` if the layouts fail on it; why is in the sink.
    pub fn typeset(&self, edition: &Edition, sink: &mut Sink) -> Option<LaidOut> {
        let (document, ..) = self.lay_out(edition, sink)?;
        self.take(edition, &document, sink)
    }

    /// The pages of an edition, whole placeholders in place of its photographs; its parts, and
    /// the grid that its layout tells of.
    ///
    /// `None` if the layouts fail on it; why is in the sink.
    pub fn lay_out(
        &self,
        edition: &Edition,
        sink: &mut Sink,
    ) -> Option<(PagedDocument, Vec<Part>, Option<Grid>)> {
        let manuscript = Manuscript::of(edition, self.bleed, self.draft);
        let world = EditionWorld::new(
            &self.shared,
            manuscript.to_json(),
            edition.photographs(),
            day(edition),
        );
        let result = typst::compile::<PagedDocument>(&world);
        for warning in &result.warnings {
            sink.push(translate(&world, warning));
        }
        match result.output {
            Ok(document) => {
                let sized = page_size::check(edition, &document, self.bleed, sink);
                let whole = glyphs::check(edition, &document, sink);
                let allowed = colours::check(&document, |span, what| {
                    sink.push(forbidden(place_of(&world, span.into()), edition, what));
                });
                (sized && whole && allowed).then(|| {
                    let (parts, grid) =
                        (introspect::parts(&document), introspect::grid(&document));
                    (document, parts, grid)
                })
            }
            Err(errors) => {
                for error in &errors {
                    sink.push(translate(&world, error));
                }
                None
            }
        }
    }

    /// Reads where the photographs stand.
    fn take(
        &self,
        edition: &Edition,
        document: &PagedDocument,
        sink: &mut Sink,
    ) -> Option<LaidOut> {
        let parts = introspect::parts(document);
        match placement::take(document) {
            Ok((document, placements)) => Some(LaidOut { document, placements, parts }),
            Err(reason) => {
                let message = format!(
                    "the photographs of `{}` cannot be placed: {reason}",
                    edition.slug
                );
                sink.push(Diagnostic::error(Place::File(LAYOUTS.into()), message));
                None
            }
        }
    }

    /// Writes the pages of an edition as a PDF with the bleed that its layout set.
    ///
    /// `None` if something on the pages cannot be written; why is in the sink.
    pub fn export(
        &self,
        edition: &Edition,
        document: &PagedDocument,
        sink: &mut Sink,
    ) -> Option<Vec<u8>> {
        let version = match self.standard {
            Standard::X4 => PdfStandard::V_1_6,
            Standard::X1a => PdfStandard::V_1_4,
        };
        let options = PdfOptions {
            ident: Smart::Custom(format!("malzama/{}", edition.slug)),
            standards: PdfStandards::new(&[version]).unwrap_or_default(),
            creator: Smart::Custom(Some(format!(
                "Malzama {}",
                env!("CARGO_PKG_VERSION")
            ))),
            timestamp: Some(Timestamp::new_utc(day(edition))),
            // Structure is for screen readers; on press it is only weight.
            tagged: false,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(document, &options) {
            Ok(bytes) => Some(bytes),
            Err(errors) => {
                let world = EditionWorld::new(
                    &self.shared,
                    Vec::new(),
                    edition.photographs(),
                    day(edition),
                );
                for error in &errors {
                    sink.push(translate(&world, error));
                }
                None
            }
        }
    }
}

/// The project's date as the only moment Typst knows.
fn day(edition: &Edition) -> Datetime {
    let date = edition.settings.date;
    Datetime::from_ymd_hms(date.year.into(), date.month, date.day, 0, 0, 0)
        .expect("the settings hold only days that exist")
}

/// A colour or a kind of picture that cannot go to press, where the layout sets it.
fn forbidden(place: Option<Place>, edition: &Edition, what: &str) -> Diagnostic {
    let message = format!("`{}` is printed with {what}", edition.slug);
    Diagnostic::error(place.unwrap_or_else(|| Place::File(LAYOUTS.into())), message)
        .hint(INKS)
}

/// Turns a diagnostic of Typst into ours, with the calls that led to it as hints.
fn translate(world: &EditionWorld, diagnostic: &SourceDiagnostic) -> Diagnostic {
    let place = place_of(world, diagnostic.span)
        .unwrap_or_else(|| Place::File(LAYOUTS.to_owned()));
    let message = diagnostic.message.as_str();
    let mut translated = match diagnostic.severity {
        Severity::Error => Diagnostic::error(place, message),
        Severity::Warning => Diagnostic::warning(place, message),
    };
    // Hints on flags speak of Typst's own command line, which nobody here has typed.
    for hint in diagnostic.hints.iter().filter(|hint| !hint.v.contains("`--")) {
        let at =
            place_of(world, hint.span).map(|it| format!(" ({it})")).unwrap_or_default();
        translated = translated.hint(format!("{}{at}", hint.v));
    }
    for point in &diagnostic.trace {
        if let Some(at) = place_of(world, point.span.into()) {
            translated = translated.hint(format!("{} at {at}", point.v));
        }
    }
    translated
}

/// The place of a span in a layout or another text file.
fn place_of(world: &EditionWorld, span: DiagSpan) -> Option<Place> {
    let (id, range) = match span.get() {
        DiagSpanKind::Detached => return None,
        DiagSpanKind::Number { id, num, sub_range } => {
            (id, world.source(id).ok()?.range(num, sub_range)?)
        }
        DiagSpanKind::Range { id, range } => (id, range),
    };
    Some(match text_of(world, id) {
        Some(text) => {
            let path = id.vpath().get_without_slash().to_owned();
            Place::text(&Arc::new(Source { path, text }), range)
        }
        None => Place::File(id.vpath().get_without_slash().to_owned()),
    })
}

/// The text of a file, if it is one.
fn text_of(world: &EditionWorld, id: FileId) -> Option<String> {
    if let Ok(source) = world.source(id) {
        return Some(source.text().to_owned());
    }
    let bytes = world.file(id).ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}
