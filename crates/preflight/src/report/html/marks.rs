//! Where marks stand on the picture of a page.

use super::markup::number;
use crate::area::Area;

/// A part of a sheet, in percent of its width and height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Share {
    /// The share that an area has of a sheet; what lies beyond is moved to its edge.
    pub(super) fn of(area: Area, sheet: Area) -> Self {
        let (left, width) = share(area.x - sheet.x, area.width, sheet.width);
        let (top, height) = share(area.y - sheet.y, area.height, sheet.height);
        Self { left, top, width, height }
    }

    /// How much of the sheet it is.
    pub(super) fn size(&self) -> f64 {
        self.width * self.height
    }

    /// It as a style.
    pub(super) fn style(&self) -> String {
        let Self { left, top, width, height } = *self;
        let [left, top, width, height] =
            [left, top, width, height].map(|share| number(share, 2));
        format!("left:{left}%;top:{top}%;width:{width}%;height:{height}%")
    }

    /// Where its number stands, in a word of the style sheet: within it if there is room.
    pub(super) fn label(&self) -> &'static str {
        match (self.width < 30.0 || self.height < 22.0, self.top > 10.0) {
            (true, true) => "above",
            (true, false) => "below",
            (false, _) => "inside",
        }
    }

    /// Whether the numbers of both would lie on each other.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let right = |share: &Self| share.left + share.width;
        let near = (right(self) - right(other)).abs() < 12.0;
        near && (self.top - other.top).abs() < 8.0 && self.label() == other.label()
    }
}

/// Where a length starts and how long it is within a whole, in percent.
fn share(from: f64, length: f64, whole: f64) -> (f64, f64) {
    let percent = |at: f64| {
        let share = if whole > 0.0 { at / whole * 100.0 } else { 0.0 };
        if share.is_finite() { share.clamp(0.0, 100.0) } else { 0.0 }
    };
    let start = percent(from);
    (start, (percent(from + length) - start).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_on_the_sheet() {
        let sheet = |width, height| Area { x: -3.0, y: -3.0, width, height };
        let outside = Area { x: -8.0, y: f64::NAN, width: 2.0, height: 1.0 };
        let style = Share::of(outside, sheet(154.0, 0.0)).style();
        assert_eq!(style, "left:0%;top:0%;width:0%;height:0%");
        let whole = Area { x: -9.0, y: -9.0, width: 200.0, height: 300.0 };
        let style = Share::of(whole, sheet(154.0, 216.0)).style();
        assert_eq!(style, "left:0%;top:0%;width:100%;height:100%");
        let half = Area { x: 74.0, y: -3.0, width: 77.0, height: 216.0 };
        let style = Share::of(half, sheet(154.0, 216.0)).style();
        assert_eq!(style, "left:50%;top:0%;width:50%;height:100%");
    }
}
