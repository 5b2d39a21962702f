//! Editions laid out in process, so that tests can look at their frames.

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::typeset::{Grid, LaidOut, Manuscript, Placement, Typesetter};
use malzama::{Checked, Edition, Plan, check, plan};
use malzama_preflight::Part;
use typst_layout::PagedDocument;

use super::TestProject;

/// A checked project, ready to be laid out.
pub struct Opened {
    checked: Checked,
    typesetter: Typesetter,
}

/// A laid-out edition.
pub struct Pages {
    /// The pages, whose placeholders are numbered and cropped to their visible area.
    pub document: PagedDocument,
    /// The placements, in the order of their placeholders' numbers.
    pub placements: Vec<Placement>,
    /// The parts that the layout reports.
    pub parts: Vec<Part>,
    /// The baseline grid that the layout reports.
    pub grid: Option<Grid>,
}

impl Opened {
    /// Opens and checks a project, whose settings must be valid.
    pub fn new(project: &TestProject, sink: &mut Sink) -> Self {
        let project = Project::open(project.root());
        let project = sink.take(project).expect("the project opens");
        let checked = check(&project, None, sink).expect("sound settings");
        let fonts = checked.fonts.clone();
        let typesetter = Typesetter::new(project, fonts, &checked.contract);
        Self { checked, typesetter }
    }

    /// Plans the `editions`, which must exist; all of them if `editions` is empty.
    pub fn plan(&self, editions: &[&str]) -> Plan<'_> {
        let wanted: Vec<String> = editions.iter().map(|&it| it.to_owned()).collect();
        plan(&self.checked.catalogue, &wanted).expect("editions that exist")
    }

    /// Lays out an edition as a draft with strips for remarks; `None` if that fails.
    #[allow(dead_code, reason = "only some test programs look at drafts")]
    pub fn annotated(
        &self,
        edition: &Edition,
        hash: &str,
        sink: &mut Sink,
    ) -> Option<PagedDocument> {
        let Pages { document, parts, .. } = self.lay_out(edition, true, sink)?;
        Some(self.typesetter.annotate(edition, &document, &parts, hash, None))
    }

    /// Lays out an edition; returns `None` if that fails, with the reasons in the sink.
    pub fn lay_out(
        &self,
        edition: &Edition,
        draft: bool,
        sink: &mut Sink,
    ) -> Option<Pages> {
        let manuscript = Manuscript::of(edition, self.checked.contract.bleed, draft);
        let laid_out = self.typesetter.lay_out(edition, &manuscript.to_json(), sink);
        let LaidOut { document, parts, grid } = sink.take(laid_out)?;
        let document = self.typesetter.stand_in(&document, &edition.missing());
        let placed = self.typesetter.place_photographs(edition, &document);
        let (document, placements) = sink.take(placed)?;
        Some(Pages { document, placements, parts, grid })
    }

    /// Exports the pages of an edition as a PDF.
    pub fn export(&self, edition: &Edition, pages: &Pages) -> Vec<u8> {
        self.typesetter
            .export(edition, &pages.document)
            .expect("pages can be written")
            .bytes
    }
}
