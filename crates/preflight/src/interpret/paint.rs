//! Painting: whatever is filled, stroked or shown is judged and laid down.

use super::graphics_state::{Side, State};
use super::interpreter::{Interpreter, Scope, bounds_of};
use super::source::Source;
use crate::ink::{Coverage, Laid, Place};
use crate::rules::{Kind, Painted, judge_paint};
use crate::syntax::Space;

/// The shape of something that is painted.
pub(super) struct Shape {
    /// What it covers.
    pub(super) coverage: Option<Coverage>,
    /// Whether it lies on something that can be seen, beside what its coverage tells.
    pub(super) touches: bool,
    /// Its corners in its own coordinates.
    pub(super) bounds: [f64; 4],
}

impl<'f> Interpreter<'f> {
    /// Judges something and lays it down.
    pub(super) fn paint(
        &mut self,
        kind: Kind,
        shape: Shape,
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) {
        let Shape { coverage, touches, bounds } = shape;
        let coverage = state.clip.limit(coverage);
        let on_page = bounds_of(bounds, state.matrix);
        let area = self.area(on_page);
        let source = self.source(side, state, scope);
        if side.paint.pattern.is_none() {
            self.judge_colours(
                &side.paint.space,
                false,
                Some(area),
                kind.object(),
                scope,
            );
        }
        if !self.in_mask {
            let overlaps =
                touches || coverage.as_ref().is_some_and(|it| self.canvas.is_inked(it));
            let painted = Painted {
                kind,
                paint: &side.paint,
                area,
                overprint: side.overprint,
                mode: state.mode,
                is_opaque: side.opacity >= 1.0 && state.is_normal,
                overlaps,
                is_printed: self.is_printed(on_page),
            };
            judge_paint(&painted, &mut self.findings);
            if coverage.is_some() {
                self.inventory.painted(&painted);
            }
        }
        if let Some(coverage) = coverage {
            self.lay(&coverage, &source, side, state);
        }
    }

    /// Where a paint's colours come from.
    pub(super) fn source(
        &mut self,
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) -> Source {
        match &side.paint.pattern {
            Some(name) => self.pattern(name, side, state, scope),
            None => {
                let (inks, plates) = side.paint.inks();
                Source::Flat(inks, plates)
            }
        }
    }

    /// Lays colours down.
    pub(super) fn lay(
        &mut self,
        coverage: &Coverage,
        source: &Source,
        side: &Side,
        state: &State,
    ) {
        let is_cmyk =
            matches!(*side.paint.space, Space::Cmyk) && side.paint.pattern.is_none();
        let is_gray = matches!(*side.paint.space, Space::Gray);
        let opacity = (side.opacity * state.group_opacity) as f32;
        let width = self.canvas.width;
        let soft_mask = state.soft_mask.clone();
        let (overprint, mode, blend) = (side.overprint, state.mode, state.blend);
        self.canvas.lay(coverage, |x, y| {
            let (inks, cover, spoken) = source.at(x, y)?;
            // Overprint leaves inks alone of which a colour does not speak, and in mode 1
            // those of which DeviceCMYK has none (ISO 32000-1, 8.6.7).
            let plates = match overprint {
                true if is_cmyk && mode == 1 => inks.map(|ink| ink != 0.0),
                true if !is_gray => spoken,
                _ => [true; 4],
            };
            let through = soft_mask
                .as_ref()
                .map_or(1.0, |mask| f32::from(mask[y * width + x]) / 255.0);
            Some(Laid { inks, plates, opacity: opacity * cover * through, blend })
        });
    }

    /// The whole canvas.
    pub(super) fn everything(&self) -> Option<Coverage> {
        let (width, height) = (self.canvas.width, self.canvas.height);
        let sides = [0.0, 0.0, width as f64, height as f64];
        Place::around(sides, width, height).map(Coverage::whole)
    }
}
