//! What the preview knows of the records: what was found, and where each is printed.

use serde::Serialize;

use super::capacity::{Capacity, capacity};
use super::fits::fits;
use crate::contract::Contract;
use crate::desk::{Findings, Picture};
use crate::model::Photograph;
use crate::preview::locate::photographs;
use crate::preview::shared::{Shared, Shown, ShownEdition};
use crate::project::DATA;
use crate::records::CITY_FILE;
use crate::typeset::Placement;
use malzama_preflight::Part;

/// A page on which a record is printed.
#[derive(Debug, Serialize)]
pub struct PageOf {
    edition: String,
    page: usize,
}

/// A record as an edition prints it.
pub struct Printed {
    edition: ShownEdition,
    /// The part that it is set in; layouts need not tell.
    part: Option<Part>,
}

/// Returns what was found in the records as they were read last, and what their photographs are
/// good for where `printed` has them.
pub fn findings(shared: &Shared, printed: Option<&Printed>) -> Findings {
    let (catalogue, contract, mut findings) = {
        let shown = shared.look();
        let all = shown.problems.iter().chain(&shown.warnings);
        // What the proof-reader found is taken from his own list, with his proposals.
        let others = all.filter(|it| !it.code().starts_with("proof/"));
        let findings = Findings {
            digits: shown.digits(),
            remarks: shown.remarks.clone(),
            diagnostics: others.cloned().collect(),
            ..Findings::default()
        };
        (shown.catalogue.clone(), shown.contract.clone(), findings)
    };
    if let Some(catalogue) = &catalogue {
        findings.pictures = photographs(catalogue)
            .filter(|it| !it.stand_in)
            .map(|it| {
                let hash = shared.pictures.hash(&it.path);
                let placement = printed.and_then(|printed| printed.placement(it));
                let picture = Picture {
                    hash: hash.map(|hash| hash.to_hex().to_string()),
                    width: it.width,
                    height: it.height,
                    illustration: it.illustration,
                    aspect: placement.map(|it| it.width.to_mm() / it.height.to_mm()),
                    fits: printed
                        .zip(contract.as_deref())
                        .map(|(printed, contract)| printed.fits(it, placement, contract)),
                };
                (it.file.value.clone(), picture)
            })
            .collect();
    }
    findings
}

/// Returns the pages on which a record begins: of a group its own in each edition, of a city the
/// page before its groups, of the network the introductions.
pub fn pages_of(path: &str, shown: &Shown) -> Vec<PageOf> {
    let pages = shown.editions.iter().filter_map(|edition| {
        let part = part_in(path, edition)?;
        Some(PageOf { edition: edition.slug.clone(), page: part.page })
    });
    pages.collect()
}

/// Returns a record as the `wanted` edition prints it, or, if that does not have it, the first
/// one that does; where layouts tell of none, the edition that is wanted.
pub fn printed(path: &str, wanted: Option<&str>, shown: &Shown) -> Option<Printed> {
    let wanted = wanted.and_then(|slug| shown.edition(slug));
    let editions = || wanted.into_iter().chain(&shown.editions);
    let edition = editions()
        .find(|edition| part_in(path, edition).is_some())
        .or_else(|| editions().next())?;
    let part = part_in(path, edition).cloned();
    Some(Printed { edition: edition.clone(), part })
}

impl Printed {
    /// Returns what the running text of the record takes of its pages.
    pub fn capacity(&self, shared: &Shared) -> Option<Capacity> {
        let (catalogue, digits) = {
            let shown = shared.look();
            (shown.catalogue.clone()?, shown.digits())
        };
        capacity(&self.edition, self.part.as_ref()?, &catalogue, digits)
    }

    /// Returns where a photograph is placed: on pages of the record, if it is there too.
    fn placement(&self, photograph: &Photograph) -> Option<&Placement> {
        let own = self.part.as_ref().map_or(0..0, |it| it.page..it.page + it.pages);
        let placed = || self.edition.placements.iter();
        let mut placed = placed().filter(|it| it.path == photograph.path).peekable();
        let first = placed.peek().copied();
        placed.find(|it| own.contains(&it.page)).or(first)
    }

    fn fits(
        &self,
        photograph: &Photograph,
        placement: Option<&Placement>,
        contract: &Contract,
    ) -> malzama_message::Message {
        let pixels = [photograph.width, photograph.height];
        let sheet = &self.edition.sheet;
        fits(pixels, photograph.illustration, placement, sheet, contract)
    }
}

/// Returns the part of an edition that a record is set in, or that begins it.
fn part_in<'a>(path: &str, edition: &'a ShownEdition) -> Option<&'a Part> {
    let rest = path.strip_prefix(DATA).and_then(|it| it.strip_prefix('/'));
    let name = match rest.and_then(|it| it.split_once('/')) {
        Some((city, CITY_FILE)) => city.to_owned(),
        Some((city, file)) => format!("{city}/{}", file.trim_end_matches(".yaml")),
        None => "introduction".to_owned(),
    };
    edition.parts.iter().find(|part| part.part == name)
}
