//! Room for marks: what of a sheet is neither within the bleed nor taken by another mark.

use crate::length::Length;
use crate::rectangle::Rectangle;
use crate::side::Side;

/// What is left for marks on a side of a sheet. A mark gets its place here, or has none: so that
/// none can come within the bleed.
pub(super) struct Room {
    printable: Rectangle,
    taken: Vec<Rectangle>,
}

/// A side of the area of the pages, around which marks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    Top,
    Right,
    Bottom,
    Left,
}

impl Around {
    pub(super) const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    pub(super) fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }
}

impl Room {
    pub(super) fn new(side: &Side) -> Self {
        Self { printable: side.printable, taken: vec![side.bleed] }
    }

    /// Takes a place, if nothing is there.
    pub(super) fn take(&mut self, place: Rectangle) -> bool {
        let is_free = place.is_within(&self.printable)
            && !self.taken.iter().any(|taken| taken.overlaps(&place));
        if is_free {
            self.taken.push(place);
        }
        is_free
    }

    /// Takes a strip along a side of the pages: `distance` away from the bleed, beginning `from`
    /// the left or lower edge of the sheet, as long and as thick as told.
    pub(super) fn take_strip(
        &mut self,
        side: &Side,
        around: Around,
        distance: Length,
        from: Length,
        [length, thickness]: [Length; 2],
    ) -> Option<Rectangle> {
        let bleed = side.bleed;
        let place = match around {
            Around::Top => Rectangle::at(from, bleed.top + distance, length, thickness),
            Around::Bottom => Rectangle::at(
                from,
                bleed.bottom - distance - thickness,
                length,
                thickness,
            ),
            Around::Right => {
                Rectangle::at(bleed.right + distance, from, thickness, length)
            }
            Around::Left => {
                Rectangle::at(bleed.left - distance - thickness, from, thickness, length)
            }
        };
        self.take(place).then_some(place)
    }
}
