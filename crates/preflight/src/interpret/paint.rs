//! Painting: whatever is filled, stroked or shown is judged and laid down.

use super::graphics_state::{Side, State};
use super::interpreter::{Interpreter, Scope, bounds_of};
use super::source::{CellPlace, Source};
use crate::ink::{Blend, Coverage, Laid, Place};
use crate::rules::{ColourUse, Kind, Painted, judge_paint};
use crate::syntax::{Inks, Space};
use crate::work;

/// The shape of something that is painted.
pub(super) struct Shape {
    /// What it covers.
    pub(super) coverage: Option<Coverage>,
    /// What a line thinner than a pixel would cover if it were a pixel wide: the rasterizer may
    /// lose parts of it between its samples.
    pub(super) wide: Option<Coverage>,
    /// Its corners in its own coordinates.
    pub(super) bounds: [f64; 4],
    /// Whether it is stroked and not filled.
    pub(super) is_stroke: bool,
    /// Whether it lies on something, if that was found out before its own fill was laid down.
    pub(super) overlaps: Option<bool>,
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
        let kind = state.kind(kind);
        let Shape { coverage, wide, bounds, is_stroke, overlaps } = shape;
        let coverage = state.clip.limit(coverage);
        let on_page = bounds_of(bounds, state.matrix);
        let area = self.area(on_page);
        let is_printed = side.opacity > 0.0 && self.is_printed(coverage.as_ref());
        let is_on_ink = match (&side.paint.pattern, &coverage) {
            (Some(_), Some(coverage)) if is_printed => self.is_on_ink(coverage, true),
            _ => false,
        };
        let source = self.source(side, CellPlace { is_printed, is_on_ink }, scope);
        if side.paint.pattern.is_none() {
            let role = ColourUse { is_picture: false, is_printed };
            let space = &side.paint.space;
            self.judge_colours(space, role, Some(area), kind.object(), scope);
        }
        if is_printed && !self.in_mask {
            let mut painted = Painted {
                kind,
                paint: &side.paint,
                area,
                overprint: side.overprint,
                mode: state.mode,
                is_opaque: side.opacity >= 1.0 && state.is_normal,
                is_stroke,
                overlaps: false,
            };
            if painted.depends_on_overlap() {
                let of_drawing = state.drawing.map(|drawing| drawing.overlaps);
                painted.overlaps = of_drawing
                    .or(overlaps)
                    .unwrap_or_else(|| self.overlaps(coverage.as_ref(), wide, state));
            }
            judge_paint(&painted, &mut self.findings);
            if coverage.is_some() {
                self.inventory.painted(&painted);
            }
        }
        if let Some(coverage) = coverage {
            self.lay(&coverage, &source, side, state);
        }
    }

    /// Whether something lies on anything that can be seen, by what its line would cover if it were
    /// a pixel wide, or else by what it covers within the clip.
    pub(super) fn overlaps(
        &mut self,
        coverage: Option<&Coverage>,
        wide: Option<Coverage>,
        state: &State,
    ) -> bool {
        match (state.clip.limit(wide), coverage) {
            (Some(wide), _) => self.is_on_ink(&wide, false),
            (None, Some(coverage)) => self.is_on_ink(coverage, true),
            (None, None) => false,
        }
    }

    /// Whether something lies on anything that can be seen: on the canvas, or below the pattern
    /// whose cell that is.
    pub(super) fn is_on_ink(&mut self, coverage: &Coverage, is_exact: bool) -> bool {
        self.cell_place.is_some_and(|place| place.is_on_ink)
            || self.canvas.is_on_ink(coverage, is_exact)
    }

    /// Where a paint's colours come from.
    pub(super) fn source(
        &mut self,
        side: &Side,
        place: CellPlace,
        scope: Scope<'f>,
    ) -> Source {
        match &side.paint.pattern {
            Some(name) => self.pattern(name, side, place, scope),
            None => {
                let (inks, plates) = side.paint.inks();
                Source::Flat(inks, plates)
            }
        }
    }

    /// Lays colours down; those of a layer that is off leave no ink.
    pub(super) fn lay(
        &mut self,
        coverage: &Coverage,
        source: &Source,
        side: &Side,
        state: &State,
    ) {
        if self.is_hidden || !work::affords(source.work() * coverage.pixels()) {
            return;
        }
        let is_cmyk =
            matches!(*side.paint.space, Space::Cmyk) && side.paint.pattern.is_none();
        let is_gray = matches!(*side.paint.space, Space::Gray);
        let opacity = side.opacity as f32;
        let width = self.canvas.width;
        let (overprint, mode, blend) = (side.overprint, state.mode, state.blend);
        let laid = |inks: Inks, spoken, opacity| {
            // Overprint leaves inks alone of which a colour does not speak, and in mode 1
            // those of which DeviceCMYK has none (ISO 32000-1, 8.6.7).
            let plates = match overprint {
                true if is_cmyk && mode == 1 => inks.map(|ink| ink != 0.0),
                true if !is_gray => spoken,
                _ => [true; 4],
            };
            Laid { inks, plates, opacity, blend }
        };
        match source {
            Source::Flat(inks, spoken) if state.soft_mask.is_none() => {
                self.canvas.lay_flat(coverage, laid(*inks, *spoken, opacity));
            }
            source => {
                let tiles = source.tiles(coverage.place);
                if blend == Blend::Cover && !overprint && state.soft_mask.is_none() {
                    return self.canvas.lay_over(coverage, |x, y| {
                        let (inks, cover, _) = source.at(x, y, tiles.as_ref())?;
                        Some((inks, opacity * cover))
                    });
                }
                self.canvas.lay(coverage, |x, y| {
                    let (inks, cover, spoken) = source.at(x, y, tiles.as_ref())?;
                    let through = state.let_through(y * width + x);
                    Some(laid(inks, spoken, opacity * cover * through))
                });
            }
        }
    }

    /// The whole canvas.
    pub(super) fn everything(&self) -> Option<Coverage> {
        let (width, height) = (self.canvas.width, self.canvas.height);
        let sides = [0.0, 0.0, width as f64, height as f64];
        Place::around(sides, width, height).map(Coverage::whole)
    }
}
