//! Terms of a contract that say how a booklet is cut and bound.

use malzama_message::message;

use crate::diagnostic::Diagnostic;
use crate::geom::Length;
use crate::records::{Fields, TRIM_BOUNDS, length};

/// The widest bleed that is not asked about, in millimetres: binders ask for 3 to 5.
const WIDE: f64 = 15.0;

/// How a booklet is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// Folded sheets, stapled through the fold.
    SaddleStitch,
    /// Leaves that are glued at the spine.
    Perfect,
}

impl Binding {
    /// All of them, as contracts name them.
    pub const NAMES: [(&'static str, Self); 2] =
        [("saddle-stitch", Self::SaddleStitch), ("perfect", Self::Perfect)];

    /// Returns how many pages a sheet or leaf has, which the page count is a multiple of.
    pub fn sheet_pages(self) -> usize {
        match self {
            Self::SaddleStitch => 4,
            Self::Perfect => 2,
        }
    }
}

/// Reads the bleed; none at all, or a very wide one, is more often a slip than a wish.
pub fn bleed(fields: &mut Fields) -> Option<Length> {
    let location = fields.key_location("bleed");
    let bleed = length(fields, "bleed", 0.0..=20.0, "3 mm")?;
    let asked = if bleed.to_mm() <= 0.0 {
        message!("contract/no-bleed")
    } else if bleed.to_mm() > WIDE {
        message!("contract/wide-bleed", bleed = bleed.shown())
    } else {
        return Some(bleed);
    };
    fields
        .sink()
        .push(Diagnostic::warning(location, asked).hint(message!("hint/usual-bleed")));
    Some(bleed)
}

/// Reads the trim, which may be missing; that of the project counts then.
pub fn trim(fields: &mut Fields) -> Option<[Length; 2]> {
    let node = fields.node("trim")?;
    let mut trim = Fields::open(node, message!("noun/trim"), fields.sink())?;
    let sides = [("width", "148 mm"), ("height", "210 mm")]
        .map(|(key, example)| length(&mut trim, key, TRIM_BOUNDS, example));
    trim.finish();
    let [width, height] = sides;
    Some([width?, height?])
}
