//! The effective resolution of placed photographs.

use malzama_message::{message, number};

use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, PagePlace, Sink};
use crate::edition::Edition;
use crate::typeset::Placement;

/// Checks the effective resolution of every placed photograph against the contract: at or
/// below `error_ppi` is an error, which withholds the edition from print, at or below
/// `warning_ppi` a warning.
///
/// The limits themselves count as too low, as in GWG 2022, R0031; the lower of the
/// horizontal and vertical resolutions is compared.
pub fn check(
    edition: &Edition,
    placements: &[Placement],
    contract: &Contract,
    sink: &mut Sink,
) {
    for placement in placements {
        let Some(photograph) = edition.photograph(&placement.path) else { continue };
        let (width, height) = (placement.width, placement.height);
        let size = [photograph.width, photograph.height];
        let [pixels_wide, pixels_high] = placement.pixels(size);
        let ppi = placement.ppi(size);
        if ppi > contract.warning_ppi {
            continue;
        }
        let too_low = ppi <= contract.error_ppi;
        let floor = if too_low { contract.error_ppi } else { contract.warning_ppi };
        let message = message!(
            "photograph/too-few-pixels",
            path = photograph.project_path(),
            ppi = number(ppi, 0),
            page = placement.page,
            edition = edition.slug,
            pixels_wide = number(pixels_wide, 0),
            pixels_high = number(pixels_high, 0),
            width = number(width.to_mm(), 0),
            height = number(height.to_mm(), 0)
        );
        let hint = message!(
            "hint/pixels-needed",
            floor = number(floor, 0),
            pixels_wide = number(width.to_inches() * floor, 0),
            pixels_high = number(height.to_inches() * floor, 0)
        );
        let location = photograph.file.location.clone();
        let (edition, page) = (edition.slug.to_owned(), placement.page);
        let diagnostic = if too_low {
            Diagnostic::error(location, message).withholding()
        } else {
            Diagnostic::warning(location, message)
        };
        let place = PagePlace { edition, page, area: None };
        sink.push(diagnostic.hint(hint).on_page(place));
    }
}
