//! What a photograph is good for, in words: the largest share of a page at which it has the
//! resolution that the print contract asks for, and what it has in its place.

use malzama_message::{Message, message, number};

use crate::contract::Contract;
use crate::preview::shared::Sheet;
use crate::typeset::Placement;

/// Millimetres per inch.
const INCH: f64 = 25.4;

/// Returns what a photograph of this size in pixels is good for on the pages of an edition.
pub fn fits(
    pixels: [u32; 2],
    is_illustration: bool,
    placement: Option<&Placement>,
    sheet: &Sheet,
    contract: &Contract,
) -> Message {
    let floor = contract.warning_ppi;
    if is_illustration {
        let Some(placement) = placement else {
            return message!("desk/photograph-awaited");
        };
        // A resolution at the limit itself is too low.
        let needed = |inches: f64| number((inches * floor).floor() + 1.0, 0);
        return message!(
            "desk/photograph-awaited-here",
            wide = needed(placement.width.to_inches()),
            high = needed(placement.height.to_inches())
        );
    }
    let share = share(pixels, sheet, floor);
    let [wide, high] = pixels.map(|it| number(it.into(), 0));
    let Some(placement) = placement else {
        return message!("desk/photograph-fits", share = share, wide = wide, high = high);
    };
    let ppi = placement.ppi(pixels);
    let here = number(ppi, 0);
    if ppi > floor {
        message!(
            "desk/photograph-fits-here",
            share = share,
            wide = wide,
            high = high,
            ppi = here
        )
    } else {
        message!(
            "desk/photograph-coarse-here",
            share = share,
            wide = wide,
            high = high,
            ppi = here,
            floor = number(floor, 0)
        )
    }
}

/// Returns the largest share of a page that a photograph of this size fills in more than
/// `floor` pixels per inch; a half page lies or stands as the photograph does.
fn share(pixels: [u32; 2], sheet: &Sheet, floor: f64) -> Message {
    // A photograph that fills a page reaches over its trim.
    let (wide, high) =
        (sheet.width + 2.0 * sheet.bleed, sheet.height + 2.0 * sheet.bleed);
    let is_enough = |wide: f64, high: f64| {
        let across = f64::from(pixels[0]) / (wide / INCH);
        let down = f64::from(pixels[1]) / (high / INCH);
        across.min(down) > floor
    };
    if is_enough(wide, high) {
        message!("desk/fits-page")
    } else if is_enough(wide, high / 2.0) || is_enough(wide / 2.0, high) {
        message!("desk/fits-half")
    } else if is_enough(wide / 2.0, high / 2.0) {
        message!("desk/fits-quarter")
    } else {
        message!("desk/fits-less")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Digits;

    #[test]
    fn a_photograph_is_good_for_a_share_of_a_page() {
        let sheet = Sheet {
            width: 148.0,
            height: 210.0,
            bleed: 3.0,
            right_bound: true,
            right_to_left: true,
            digits: Digits::Latin,
            grid: None,
        };
        // At 225 ppi, 154 × 216 mm take 1364.2 × 1913.4 pixels.
        for (pixels, expected) in [
            ([1365, 1914], "desk/fits-page"),
            ([1364, 1914], "desk/fits-half"),
            ([1365, 957], "desk/fits-half"),
            ([683, 1914], "desk/fits-half"),
            ([683, 957], "desk/fits-quarter"),
            ([682, 957], "desk/fits-less"),
        ] {
            assert_eq!(share(pixels, &sheet, 225.0).code(), expected, "{pixels:?}");
        }
    }
}
