//! What stands on the pages of an edition as they are set, for approvals.

use malzama_preflight::Part;
use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::up_to_date::StaleEdition;
use crate::approval::{PageContent, PlacedPhotograph};
use crate::typeset::{Placement, lines_of, look_without_folio};

/// Returns the content of each page. `document` has the pages as they are printed, and `looks` the hash of
/// the look of each.
pub fn page_contents(
    stale: &StaleEdition,
    document: &PagedDocument,
    looks: &[u128],
    parts: &[Part],
    placements: &[Placement],
) -> Vec<PageContent> {
    let hash = |path: &str| {
        let photograph = stale.edition.photograph(path)?;
        stale.inputs.photograph(photograph.project_path())
    };
    let content = |(index, (page, look)): (usize, (_, &u128))| {
        let number = index + 1;
        let part = parts.iter().rev().find(|part| part.page <= number);
        let photographs = placements.iter().filter(|it| it.page == number);
        PageContent {
            look: format!("{look:032x}"),
            look_without_folio: format!(
                "{:032x}",
                look_without_folio(page, number, &hash)
            ),
            part: part.map(|part| part.part.clone()).unwrap_or_default(),
            lines: lines_of(page, number),
            photographs: photographs.map(|it| placed(stale, it)).collect(),
        }
    };
    document.pages().par_iter().zip(looks).enumerate().map(content).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shares of a photograph, and lengths on a page"
)]
fn placed(stale: &StaleEdition, placement: &Placement) -> PlacedPhotograph {
    let photograph = stale.edition.photograph(&placement.path);
    let file = photograph.map_or(placement.path.as_str(), |it| it.project_path());
    let hash = stale.inputs.photograph(file).map(|hash| hash.to_hex().to_string());
    let crop = placement.crop;
    let millionths = |share: f64| (share * 1e6).round() as u32;
    let micrometres = |length: crate::geom::Length| (length.to_mm() * 1e3).round() as u32;
    PlacedPhotograph {
        file: file.to_owned(),
        hash: hash.unwrap_or_default(),
        crop: [crop.left, crop.top, crop.width, crop.height].map(millionths),
        size: [placement.width, placement.height].map(micrometres),
    }
}
