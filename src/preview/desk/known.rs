//! What the preview knows of the records: what was found, and where each is printed.

use serde::Serialize;

use crate::desk::{Findings, Picture};
use crate::preview::locate::photographs;
use crate::preview::shared::{Shared, Shown};
use crate::project::DATA;
use crate::records::CITY_FILE;

/// A page on which a record is printed.
#[derive(Debug, Serialize)]
pub struct PageOf {
    edition: String,
    page: usize,
}

/// Returns what was found in the records as they were read last.
pub fn findings(shared: &Shared) -> Findings {
    let (catalogue, mut findings) = {
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
        (shown.catalogue.clone(), findings)
    };
    if let Some(catalogue) = &catalogue {
        findings.pictures = photographs(catalogue)
            .filter(|it| !it.stand_in)
            .map(|it| {
                let hash = shared.pictures.hash(&it.path);
                let picture = Picture {
                    hash: hash.map(|hash| hash.to_hex().to_string()),
                    width: it.width,
                    height: it.height,
                    illustration: it.illustration,
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
    let rest = path.strip_prefix(DATA).and_then(|it| it.strip_prefix('/'));
    let name = match rest.and_then(|it| it.split_once('/')) {
        Some((city, CITY_FILE)) => city.to_owned(),
        Some((city, file)) => format!("{city}/{}", file.trim_end_matches(".yaml")),
        None => "introduction".to_owned(),
    };
    let pages = shown.editions.iter().filter_map(|edition| {
        let part = edition.parts.iter().find(|part| part.part == name)?;
        Some(PageOf { edition: edition.slug.clone(), page: part.page })
    });
    pages.collect()
}
