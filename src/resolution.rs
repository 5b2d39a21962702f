//! Whether photographs have the pixels for the size at which they are printed.

use crate::build::photograph;
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Sink};
use crate::edition::Edition;
use crate::typeset::Placement;

/// Compares the effective resolution of every placed photograph with the contract's floors;
/// whether none is below the lower one.
///
/// A resolution at the floor itself is too low, as the Ghent Workgroup compares
/// (GWG 2022, R0031), and of the two directions the lower counts.
pub fn check(
    edition: &Edition,
    placements: &[Placement],
    contract: &Contract,
    sink: &mut Sink,
) -> bool {
    let mut is_fit = true;
    for placement in placements {
        let Some(photograph) = photograph(edition, placement) else { continue };
        let (width, height) = (placement.width, placement.height);
        let pixels = (
            f64::from(photograph.width) * placement.crop.width,
            f64::from(photograph.height) * placement.crop.height,
        );
        let ppi = (pixels.0 / width.to_inches()).min(pixels.1 / height.to_inches());
        if ppi > contract.warning_ppi {
            continue;
        }
        let too_low = ppi <= contract.error_ppi;
        let floor = if too_low { contract.error_ppi } else { contract.warning_ppi };
        let message = format!(
            "`{}` has {ppi:.0} pixels an inch on page {} of `{}`: {:.0} × {:.0} pixels for {:.0} × {:.0} mm",
            &photograph.path[1..],
            placement.page,
            edition.slug,
            pixels.0,
            pixels.1,
            width.to_mm(),
            height.to_mm(),
        );
        let hint = format!(
            "more than {floor:.0} an inch are needed, {:.0} × {:.0} pixels: ask for the original file",
            width.to_inches() * floor,
            height.to_inches() * floor,
        );
        let place = photograph.file.place.clone();
        sink.push(if too_low {
            Diagnostic::error(place, message).hint(hint)
        } else {
            Diagnostic::warning(place, message).hint(hint)
        });
        is_fit &= !too_low;
    }
    is_fit
}
