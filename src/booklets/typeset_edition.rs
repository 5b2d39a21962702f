//! An edition set in type, its photographs still to come.

use std::time::{Duration, Instant};

use malzama_preflight::Part;

use super::context::Context;
use super::resolution;
use super::up_to_date::StaleEdition;
use crate::diagnostic::{Outcome, Sink};
use crate::typeset::{LaidOut, Placement};

/// An edition set in type.
pub struct TypesetEdition {
    /// The pages as a PDF with placeholders.
    pub pdf: Vec<u8>,
    /// How many pages there are.
    pub pages: usize,
    /// Where photographs belong, in the order of the placeholders' numbers.
    pub placements: Vec<Placement>,
    /// The parts that the layout reports.
    pub parts: Vec<Part>,
    /// How long it took.
    pub time: Duration,
}

impl TypesetEdition {
    /// Sets an edition in type, and compares its photographs with the floors of the contract.
    ///
    /// # Errors
    /// The layouts fail on it, or a photograph has too few pixels. Warnings go to the sink.
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
