//! Shadings (ISO 32000-1, 8.7.4.5): the colours of those along an axis or between circles;
//! others count as the colour at their middle.

use lopdf::{Dictionary, Object};

use crate::syntax::{File, Function, Inks, Space, dictionary_of, space_in};

/// A shading.
pub(super) struct Shading {
    pub(super) space: Space,
    kind: Kind,
    function: Option<Function>,
    domain: [f64; 2],
    extend: [bool; 2],
}

enum Kind {
    Axis([f64; 4]),
    Circles([f64; 6]),
    Other,
}

impl Shading {
    /// Reads a shading.
    pub(super) fn read(
        file: &File,
        object: &Object,
        resources: Option<&Dictionary>,
    ) -> Option<Self> {
        let dictionary = dictionary_of(object)?;
        let coords = file.numbers(dictionary, "Coords").unwrap_or_default();
        let kind = match file.number(dictionary, "ShadingType")? as i64 {
            2 => coords.try_into().map_or(Kind::Other, Kind::Axis),
            3 => coords.try_into().map_or(Kind::Other, Kind::Circles),
            _ => Kind::Other,
        };
        let function = file.get(dictionary, "Function");
        let domain = file.numbers(dictionary, "Domain").and_then(|it| it.try_into().ok());
        let extend = file.get(dictionary, "Extend").and_then(|it| it.as_array().ok());
        let extends = |at: usize| {
            let flag = extend.and_then(|it| it.get(at)?.as_bool().ok());
            flag.unwrap_or(false)
        };
        Some(Self {
            space: space_in(file, object, resources)?,
            kind,
            function: function.and_then(|it| Function::read(file, it)),
            domain: domain.unwrap_or([0.0, 1.0]),
            extend: [extends(0), extends(1)],
        })
    }

    /// The inks at a point of its own coordinates; none where it does not paint.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<Inks> {
        let place = match self.kind {
            Kind::Axis([x0, y0, x1, y1]) => {
                let (dx, dy) = (x1 - x0, y1 - y0);
                let length = dx * dx + dy * dy;
                let place = ((x - x0) * dx + (y - y0) * dy) / length;
                if length == 0.0 { None } else { self.within(place) }
            }
            Kind::Circles(circles) => self.between(circles, x, y),
            Kind::Other => Some(0.5),
        }?;
        let [low, high] = self.domain;
        let colour = self.function.as_ref()?.call(&[low + place * (high - low)]);
        Some(self.space.inks(&colour).0)
    }

    /// A place along the shading, if it paints there.
    fn within(&self, place: f64) -> Option<f64> {
        match place {
            place if place < 0.0 => self.extend[0].then_some(0.0),
            place if place > 1.0 => self.extend[1].then_some(1.0),
            place => Some(place),
        }
    }

    /// The place of the last circle that goes through a point.
    fn between(&self, [x0, y0, r0, x1, y1, r1]: [f64; 6], x: f64, y: f64) -> Option<f64> {
        let (dx, dy, dr) = (x1 - x0, y1 - y0, r1 - r0);
        let (px, py) = (x - x0, y - y0);
        let a = dx * dx + dy * dy - dr * dr;
        let b = px * dx + py * dy + r0 * dr;
        let c = px * px + py * py - r0 * r0;
        let places = if a.abs() < 1e-9 {
            [c / (2.0 * b), f64::NAN]
        } else {
            let root = (b * b - a * c).sqrt();
            let (one, other) = ((b + root) / a, (b - root) / a);
            [one.max(other), one.min(other)]
        };
        places
            .into_iter()
            .filter(|place| place.is_finite() && r0 + place * dr >= 0.0)
            .find_map(|place| self.within(place))
    }
}
