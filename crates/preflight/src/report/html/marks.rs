//! Where marks stand on the picture of a page.

use super::markup::number;
use crate::finding::Area;

/// A part of a page, in percent of its width and height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Share {
    /// The share of an area; what lies in the bleed is moved to the edge of the trim.
    pub(super) fn of(area: Area, trim: [f64; 2]) -> Self {
        let (left, width) = share(area.x, area.width, trim[0]);
        let (top, height) = share(area.y, area.height, trim[1]);
        Self { left, top, width, height }
    }

    /// How much of the page it is.
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
    fn marks_stay_on_the_page() {
        let outside = Area { x: -3.0, y: f64::NAN, width: 2.0, height: 1.0 };
        let style = Share::of(outside, [148.0, 0.0]).style();
        assert_eq!(style, "left:0%;top:0%;width:0%;height:0%");
        let whole = Area { x: -3.0, y: -3.0, width: 154.0, height: 216.0 };
        let style = Share::of(whole, [148.0, 210.0]).style();
        assert_eq!(style, "left:0%;top:0%;width:100%;height:100%");
    }
}
