//! Sheets of an edition, and its spreads for a screen.

use malzama_impose::{Part, compose};

use super::{Assembler, BuiltAssembly, read, written};
use crate::diagnostic::{Location, Outcome, Sink};
use crate::edition::Edition;
use crate::files;
use crate::imposing::{Slug, explain, warn};
use crate::press::Kind;
use crate::records::Binding;

impl Assembler<'_> {
    /// Imposes an edition on sheets, if they are wanted; one with a cover of its own without it.
    ///
    /// # Errors
    /// Its pages cannot be imposed, or the sheets cannot be written.
    pub(super) fn sheets(
        &self,
        edition: &Edition,
        found: &mut Sink,
    ) -> Outcome<Option<BuiltAssembly>> {
        let Some(terms) = self.terms(edition) else { return Ok(None) };
        let Some((pages, hash)) = self.block(edition) else { return Ok(None) };
        let text = self.workshop.contract().job.text.as_ref();
        let caliper = text.and_then(|it| it.caliper);
        let imposition = terms.imposition(edition.settings.binding, caliper);
        let date = edition.settings.date;
        let date = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        let data = format!("sheets {hash} {imposition:?} {date}");
        let path = self.workshop.out.sheets(edition.slug);
        let built = self.deliver(edition, &path, data.as_bytes(), || {
            let booklets = [read(&pages)?];
            let shown = files::shown(&pages).display().to_string();
            let slug = Slug { name: edition.slug.to_owned(), date: Some(date.clone()) };
            let sheets = slug
                .impose(&booklets, &imposition)
                .map_err(|error| explain(&error, Location::file(&shown)))?;
            warn(&sheets, &shown, found);
            written(|out| sheets.write(out), &path, sheets.sides.len())
        })?;
        Ok(Some(built))
    }

    /// Puts the pages of an edition's screen PDF side by side, if that is wanted.
    ///
    /// # Errors
    /// They cannot be composed or written.
    pub(super) fn spreads(&self, edition: &Edition) -> Outcome<Option<BuiltAssembly>> {
        let path = self.workshop.out.spreads(edition.slug);
        if !self.spreads && self.workshop.manifests.files(&path).is_none() {
            return Ok(None);
        }
        let pages = self.workshop.out.pdf(edition.slug, Kind::Screen);
        let Some(hash) = self.hash(&pages) else { return Ok(None) };
        let data = format!("spreads {hash}");
        let built = self.deliver(edition, &path, data.as_bytes(), || {
            let booklets = [read(&pages)?];
            let rows = spreads(booklets[0].page_count(), edition.settings.binding);
            let composed = compose(&booklets, &rows, " · spreads").map_err(|error| {
                explain(
                    &error,
                    Location::file(files::shown(&pages).display().to_string()),
                )
            })?;
            written(|out| composed.write(out), &path, rows.len())
        })?;
        Ok(Some(built))
    }
}

/// Returns the pages of each spread, from the left: the first and the last page stand alone.
fn spreads(count: usize, binding: Binding) -> Vec<Vec<Part>> {
    let numbers: Vec<usize> = (1..=count).collect();
    let (first, inner) = numbers.split_at(count.min(1));
    let spreads = [first].into_iter().chain(inner.chunks(2)).filter(|it| !it.is_empty());
    spreads
        .map(|spread| {
            let parts = spread.iter().map(|&page| Part::Page { booklet: 0, page });
            match binding {
                // The first page of a spread is on the right.
                Binding::Right => parts.rev().collect(),
                Binding::Left => parts.collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facing_pages_stand_side_by_side() {
        let number = |part: &Part| match *part {
            Part::Page { page, .. } => Some(page),
            Part::Blank { .. } => None,
        };
        let pages = |count, binding| -> Vec<Vec<usize>> {
            let spreads = spreads(count, binding);
            spreads.iter().map(|it| it.iter().filter_map(number).collect()).collect()
        };
        let right = [vec![1], vec![3, 2], vec![5, 4], vec![7, 6], vec![8]];
        assert_eq!(pages(8, Binding::Right), right);
        let left = [vec![1], vec![2, 3], vec![4]];
        assert_eq!(pages(4, Binding::Left), left);
    }
}
