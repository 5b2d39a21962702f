//! Lays out what goes along with an edition, such as its spine or its job ticket, from a layout file of
//! its own.

use malzama_message::message;
use typst::World;
use typst::diag::{FileError, Warned};
use typst_layout::PagedDocument;

use super::world::{EditionWorld, file_id};
use super::{
    Typesetter, colours, day, forbidden, glyphs, limits, location_of, translate,
};
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::edition::Edition;

/// A layout file that companions of editions begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Companion {
    /// The spine and the flaps of a cover.
    Cover,
    /// The job ticket.
    Ticket,
}

impl Companion {
    /// Returns the path of the file, from the project's root.
    pub fn path(self) -> &'static str {
        match self {
            Self::Cover => "layouts/cover.typ",
            Self::Ticket => "layouts/ticket.typ",
        }
    }
}

impl Typesetter {
    /// Lays out a companion of an edition. `data` are the bytes of a JSON file, which it reads as
    /// `/manuscript.json`.
    ///
    /// # Errors
    /// There is no such layout file, it fails, or its pages hold something that cannot be printed.
    /// Warnings go to the sink.
    pub fn lay_out_companion(
        &self,
        companion: Companion,
        edition: &Edition,
        data: &[u8],
        warnings: &mut Sink,
    ) -> Outcome<PagedDocument> {
        let path = companion.path();
        let photographs = std::iter::empty();
        let world =
            EditionWorld::new(&self.shared, data.to_vec(), photographs, day(edition))
                .beginning_with(file_id(path));
        if let Err(FileError::NotFound(_)) = world.source(file_id(path)) {
            let message = message!("companion/no-layout", path = path);
            Err(Diagnostic::error(Location::file(path), message)
                .hint(message!("hint/copy-companion", path = path)))?;
        }
        let Warned { output, warnings: from_typst } =
            limits::compile(&world, edition, self.supervision.as_deref())?;
        let mut found = Sink::new();
        from_typst.iter().for_each(|warning| found.push(translate(&world, warning)));
        match &output {
            Ok(document) => {
                glyphs::check(edition, document, &mut found);
                colours::check(document, |span, what| {
                    let location = location_of(&world, span.into());
                    found.push(forbidden(location, edition, what));
                });
            }
            Err(errors) => {
                errors.iter().for_each(|error| found.push(translate(&world, error)));
            }
        }
        found.into_outcome(warnings)?;
        output.map_err(|_| {
            let message = message!("layout/unwritable", edition = edition.slug);
            Diagnostic::error(Location::file(path), message).into()
        })
    }
}
