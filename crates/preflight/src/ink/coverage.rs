//! How much of each pixel something covers.

use std::rc::Rc;
use std::sync::Arc;

use tiny_skia::{FillRule, Path};

use super::outline::Outline;
use super::place::Place;
use crate::work::{self, Held};

/// How much of each pixel of a place is covered, 255 being all; nothing is outside of it.
#[derive(Debug, Clone)]
pub(crate) struct Coverage {
    pub(crate) place: Place,
    values: Rc<Values>,
    /// What it was drawn from.
    outline: Option<Outline>,
}

/// Values row by row, and the memory that they hold.
#[derive(Debug)]
struct Values {
    rows: Arc<Vec<u8>>,
    _held: Held,
}

/// The work of a pixel that two have in common.
const PIXEL_WORK: u64 = 1;

impl Coverage {
    /// Everything of a place.
    pub(crate) fn whole(place: Place) -> Self {
        Self::of(place, vec![255; place.width() * place.height()])
    }

    /// By values, row by row.
    pub(crate) fn of(place: Place, values: Vec<u8>) -> Self {
        Self::shared(place, Arc::new(values))
    }

    /// How many pixels its place has.
    pub(crate) fn pixels(&self) -> u64 {
        (self.place.width() * self.place.height()) as u64
    }

    /// The same coverage as that of something with another outline.
    pub(crate) fn drawn_like(self, other: &Self) -> Self {
        Self { outline: other.outline.clone(), ..self }
    }

    /// What it was drawn from, if that is known.
    pub(super) fn outline(&self) -> Option<&Outline> {
        self.outline.as_ref()
    }

    /// What a path covers of each pixel of a place, row by row.
    pub(super) fn filled(
        path: &Path,
        rule: FillRule,
        place: Place,
        values: Arc<Vec<u8>>,
    ) -> Self {
        let outline = Some(Outline::new(path, rule));
        Self { outline, ..Self::shared(place, values) }
    }

    fn shared(place: Place, rows: Arc<Vec<u8>>) -> Self {
        // What is shared counts wherever it is used: by whom it was made is chance.
        let held = Held::new(rows.len());
        Self { place, values: Rc::new(Values { rows, _held: held }), outline: None }
    }

    /// The values of a row, from the place's left.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let width = self.place.width();
        &self.values.rows[(y - self.place.top) * width..][..width]
    }

    /// What both cover, where `other` is what is painted and this what limits it.
    pub(crate) fn intersect(&self, other: &Self) -> Option<Self> {
        let place = self.place.intersect(other.place)?;
        work::spend(PIXEL_WORK * (place.width() * place.height()) as u64);
        let mut values = Vec::with_capacity(place.width() * place.height());
        for y in place.top..place.bottom {
            let one = &self.row(y)[place.left - self.place.left..][..place.width()];
            let two = &other.row(y)[place.left - other.place.left..][..place.width()];
            let both = one.iter().zip(two).map(|(&one, &two)| {
                ((u32::from(one) * u32::from(two) + 127) / 255) as u8
            });
            values.extend(both);
        }
        let outline = match (&other.outline, &self.outline) {
            (Some(own), Some(limit)) => Some(own.within(limit)),
            (own, _) => own.clone(),
        };
        Some(Self { outline, ..Self::of(place, values) })
    }
}
