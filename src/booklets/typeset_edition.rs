//! An edition laid out as a PDF, with placeholders for its photographs.

use std::time::{Duration, Instant};

use malzama_preflight::Part;

use super::context::Context;
use super::resolution;
use super::up_to_date::StaleEdition;
use crate::diagnostic::{Outcome, Sink};
use crate::typeset::{LaidOut, Placement};

/// A typeset edition.
pub struct TypesetEdition {
    /// The PDF with placeholders.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// The placed photographs, in the order of their placeholders' numbers.
    pub placements: Vec<Placement>,
    /// The parts that the layout reports.
    pub parts: Vec<Part>,
    /// Time spent on typesetting.
    pub time: Duration,
}

impl TypesetEdition {
    /// Typesets an edition and checks the effective resolution of its photographs.
    ///
    /// # Errors
    /// The layouts fail, or the effective resolution of a photograph is too low. Warnings
    /// go to the sink.
    pub fn of(
        stale: &StaleEdition,
        context: &Context,
        warnings: &mut Sink,
    ) -> Outcome<Self> {
        let start = Instant::now();
        let (edition, typesetter) = (&stale.edition, context.typesetter);
        let manuscript = &stale.inputs.manuscript;
        let LaidOut { document, parts, .. } =
            typesetter.lay_out(edition, manuscript, warnings)?;
        let (document, placements) = typesetter.place_photographs(edition, &document)?;
        let mut found = Sink::new();
        resolution::check(edition, &placements, context.contract, &mut found);
        found.into_outcome(warnings)?;
        let pdf = typesetter.export(edition, &document)?;
        let pages = document.pages().len();
        Ok(Self { pdf, pages, placements, parts, time: start.elapsed() })
    }
}
