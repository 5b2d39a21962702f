//! A colour as it is laid down, and how it meets what lies below it.

use crate::syntax::Inks;

/// How a colour meets what lies below it (ISO 32000-1, 11.3.5). Modes that are not told apart
/// here cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Blend {
    #[default]
    Cover,
    Multiply,
    Screen,
    Darken,
    Lighten,
}

/// A colour as it is laid down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Laid {
    pub(crate) inks: Inks,
    /// The inks that are laid down or taken away; the others stay as they are.
    pub(crate) plates: [bool; 4],
    /// How much of what is below it covers, of 0 to 1.
    pub(crate) opacity: f32,
    pub(crate) blend: Blend,
}

impl Laid {
    /// Lays so much of the colour down on a pixel, of 0 to 1.
    pub(super) fn blended(&self, below: &mut Inks, part: f32) {
        for ((below, s), plate) in below.iter_mut().zip(self.inks).zip(self.plates) {
            if !plate {
                continue;
            }
            let b = *below;
            // Inks take light away: what is multiplied are the lights that are left.
            let mixed = match self.blend {
                Blend::Cover => s,
                Blend::Multiply => 1.0 - (1.0 - b) * (1.0 - s),
                Blend::Screen => b * s,
                Blend::Darken => b.max(s),
                Blend::Lighten => b.min(s),
            };
            *below = b + part * (mixed - b);
        }
    }
}

/// The same on all plates where it covers, which is how most is laid down.
pub(super) fn mix(below: &mut Inks, inks: Inks, part: f32) {
    for (below, ink) in below.iter_mut().zip(inks) {
        *below += part * (ink - *below);
    }
}
