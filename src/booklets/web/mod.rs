//! Makes the web editions: each a folder with a page, its style sheet, fonts and
//! photographs, which any web server can offer and any browser can open from disk.

mod folder;
mod fonts;
mod photographs;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::time::Instant;

pub use self::folder::remove;

use self::folder::{Named, WebFolder};
use self::photographs::WebPhotographs;
use super::context::Context;
use super::editions::side_by_side;
use super::pdf_record::{Built, PdfRecord};
use super::up_to_date::EditionInputs;
use super::web_record::{BuiltWeb, WebRecord};
use super::workshop::Workshop;
use crate::diagnostic::{Outcome, Sink};
use crate::edition::{Edition, Plan};
use crate::files::write_failure;
use crate::model::diagnose;
use crate::press::Kind;
use crate::typeset::{Manuscript, Typesetter};
use crate::web_edition::{self, Content, Picture, Size};

/// An edition whose web edition is to be made.
pub struct StaleWeb<'a> {
    edition: &'a Edition<'a>,
    inputs: EditionInputs,
}

/// What web editions are made with and delivered to.
pub struct Web<'a> {
    /// The caches and settings of the build.
    pub context: &'a Context<'a>,
    workshop: &'a Workshop<'a>,
    typesetter: Typesetter,
}

/// Iterates over the editions that may be published: those whose print PDF, among `pdfs`, is
/// there and not withheld.
pub fn publishable<'e>(
    plan: &'e Plan<'e>,
    pdfs: &[Built],
) -> impl Iterator<Item = &'e Edition<'e>> {
    let is_print = |pdf: &&PdfRecord| pdf.kind == Kind::Print && !pdf.withheld;
    let printed = pdfs.iter().map(|built| &built.pdf).filter(is_print);
    let printed: BTreeSet<&str> = printed.map(|pdf| pdf.edition.as_str()).collect();
    plan.editions.iter().filter(move |edition| printed.contains(edition.slug))
}

impl<'a> Web<'a> {
    /// Prepares to make web editions.
    pub fn new(workshop: &'a Workshop<'a>, context: &'a Context<'a>) -> Self {
        // A web edition depends on other layout files than a PDF.
        Self { context, workshop, typesetter: workshop.typesetter() }
    }

    /// Makes the web editions of `editions` that are not up to date, or all of them if
    /// `forced`; `on_delivered` is called after each of them.
    ///
    /// A failing edition does not stop the others. Errors go to the sink.
    pub fn make<'e>(
        &self,
        editions: impl Iterator<Item = &'e Edition<'e>>,
        forced: bool,
        on_delivered: &(dyn Fn() + Sync),
        sink: &mut Sink,
    ) -> Vec<BuiltWeb> {
        let (mut built, mut stale) = (Vec::new(), Vec::new());
        for edition in editions {
            let inputs = EditionInputs::gather(edition, self.workshop.basis);
            let page = self.workshop.out.web_page(edition.slug);
            let current =
                self.workshop.manifests.current_web(&page, &inputs, self.workshop.basis);
            match current.filter(|_| !forced) {
                Some(web) => {
                    built.push(BuiltWeb { web, time: None });
                    on_delivered();
                }
                None => stale.push(StaleWeb { edition, inputs }),
            }
        }
        if stale.is_empty() {
            return built;
        }
        let photographs = WebPhotographs::prepare(&stale, self.context);
        let Some(photographs) = sink.take(photographs) else { return built };
        let size = |stale: &StaleWeb| stale.edition.cities.len();
        let jobs = self.context.jobs;
        let made = side_by_side(&stale, size, jobs, sink, |stale, found| {
            let start = Instant::now();
            let web = self.deliver(stale, &photographs, found);
            on_delivered();
            Ok(web?.map(|web| (web, start.elapsed())))
        });
        for ((made, _), stale) in made.into_iter().zip(&stale) {
            let Some(Some((web, time))) = made else { continue };
            let (inputs, layouts) =
                (&stale.inputs.digests, self.typesetter.layouts_read());
            self.workshop.manifests.put_web(&web, inputs, layouts);
            built.push(BuiltWeb { web, time: Some(time) });
        }
        built
    }

    /// Writes a web edition; `None` if a photograph cannot be used, which is an error that
    /// goes to `found`.
    ///
    /// # Errors
    /// The layouts do not tell its design, or a file cannot be written.
    fn deliver(
        &self,
        stale: &StaleWeb,
        photographs: &WebPhotographs,
        found: &mut Sink,
    ) -> Outcome<Option<WebRecord>> {
        let edition = stale.edition;
        let manuscript =
            Manuscript::of(edition, self.workshop.basis.contract.bleed, false);
        let design = self.typesetter.web_design(edition, &manuscript.to_json())?;
        let fail = |(path, error): (PathBuf, io::Error)| write_failure(&path, &error);
        let mut is_whole = true;
        for photograph in edition.photographs() {
            if let Err(fault) = photographs.of(stale, photograph) {
                let path = photograph.project_path();
                found.push(diagnose(path, &photograph.file, &fault).withholding());
                is_whole = false;
            }
        }
        if !is_whole {
            return Ok(None);
        }
        let mut folder = WebFolder::new(self.workshop.out.web_page(edition.slug));
        let mut pictures = BTreeMap::new();
        for photograph in edition.photographs() {
            let Ok(sizes) = photographs.of(stale, photograph) else { continue };
            let mut picture = Picture { sizes: Vec::new() };
            for size in sizes {
                let named = Named {
                    folder: "photographs",
                    stem: &format!("{}-{}", photograph.stem(), size.spooled.width),
                    ending: "jpg",
                    hash: size.hash,
                    bytes: size.spooled.length,
                };
                let file = folder
                    .put(&named, |file| photographs.spool.copy(&size.spooled, file))
                    .map_err(fail)?;
                let (width, height) = (size.spooled.width, size.spooled.height);
                picture.sizes.push(Size { file, width, height });
            }
            pictures.insert(photograph.path.clone(), picture);
        }
        let fonts = fonts::put(
            self.workshop.basis.project,
            self.workshop.basis.fonts,
            &design,
            &mut folder,
        )
        .map_err(fail)?;
        let style = web_edition::style(edition, &design, &fonts);
        let named = Named::of("", "style", "css", style.as_bytes());
        let style =
            folder.put(&named, |file| file.write_all(style.as_bytes())).map_err(fail)?;
        let content =
            Content { edition, design: &design, pictures: &pictures, style: &style };
        let page = web_edition::page(&content);
        Ok(Some(folder.finish(edition.slug, &page).map_err(fail)?))
    }
}
