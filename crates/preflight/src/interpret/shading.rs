//! Shadings (ISO 32000-1, 8.7.4.5): their colours, by a function of the place, along an axis,
//! between circles, or of a mesh.

use lopdf::{Dictionary, Object};

use super::mesh::{self, Triangle};
use crate::syntax::{File, Function, Inks, Matrix, Space, dictionary_of, space_in};
use crate::work;

/// A shading.
pub(super) struct Shading {
    pub(super) space: Space,
    kind: Kind,
    function: Option<Function>,
    domain: [f64; 2],
    extend: [bool; 2],
    /// The work of telling the inks at a point.
    work: u64,
}

enum Kind {
    Axis([f64; 4]),
    Circles([f64; 6]),
    /// By a function of a place: the matrix leads there from the shading's coordinates, and the
    /// limits are those of both numbers.
    Plane(Matrix, [f64; 4]),
    Mesh(Vec<Triangle>),
}

/// How many pixels of a mesh, and how many bytes of a program for each of them, count as an
/// operator.
const PIXELS: usize = 50;
const STEP: usize = 64;

/// The work of a pixel of a mesh that is looked at, and of a component of its colour.
const PIXEL_WORK: u64 = 8;
const COMPONENT_WORK: u64 = 8;

impl Shading {
    /// Reads a shading.
    pub(super) fn read(
        file: &File,
        object: &Object,
        resources: Option<&Dictionary>,
    ) -> Option<Self> {
        let dictionary = dictionary_of(object)?;
        let coords = file.numbers(dictionary, "Coords").unwrap_or_default();
        let space = space_in(file, object, resources)?;
        let function = file.get(dictionary, "Function");
        let kind = match file.number(dictionary, "ShadingType")? as i64 {
            1 => {
                let matrix = file.numbers(dictionary, "Matrix");
                let matrix = matrix.and_then(|it| Matrix::from_numbers(&it));
                let domain = file.numbers(dictionary, "Domain");
                let domain = domain.and_then(|it| it.try_into().ok());
                let back = matrix.unwrap_or(Matrix::IDENTITY).inverse()?;
                Kind::Plane(back, domain.unwrap_or([0.0, 1.0, 0.0, 1.0]))
            }
            2 => Kind::Axis(coords.try_into().ok()?),
            3 => Kind::Circles(coords.try_into().ok()?),
            kind @ 4..=7 => {
                let components = if function.is_some() { 1 } else { space.components() };
                Kind::Mesh(mesh::read(file, object, dictionary, kind, components)?)
            }
            _ => return None,
        };
        let read = function.and_then(|it| Function::read(file, it));
        if read.is_none() && (function.is_some() || !matches!(kind, Kind::Mesh(_))) {
            return None;
        }
        let domain = file.numbers(dictionary, "Domain").and_then(|it| it.try_into().ok());
        let extend = file.get(dictionary, "Extend").and_then(|it| it.as_array().ok());
        let extends = |at: usize| {
            let flag = extend.and_then(|it| it.get(at)?.as_bool().ok());
            flag.unwrap_or(false)
        };
        let work = read.as_ref().map_or(0, Function::work) + space.work();
        Some(Self {
            space,
            kind,
            work,
            function: read,
            domain: domain.unwrap_or([0.0, 1.0]),
            extend: [extends(0), extends(1)],
        })
    }

    /// As how many operators a shading counts on a canvas of so many pixels: a mesh is drawn and
    /// programs are run for each of them.
    pub(super) fn cost(file: &File, object: &Object, pixels: usize) -> usize {
        let Some(dictionary) = dictionary_of(object) else { return 0 };
        let is_mesh = file.number(dictionary, "ShadingType").is_some_and(|it| it >= 4.0);
        let function = file.get(dictionary, "Function");
        let length = |it: &Object| match it {
            Object::Stream(stream) => stream.content.len(),
            _ => 0,
        };
        let programs = match function {
            Some(Object::Array(each)) => {
                each.iter().filter_map(|it| file.follow(it)).map(length).sum()
            }
            Some(one) => length(one),
            None => 0,
        };
        let mesh = if is_mesh { pixels / PIXELS } else { 0 };
        mesh + programs.saturating_mul(pixels) / (PIXELS * STEP)
    }

    /// The work of telling the inks at a point.
    pub(super) fn work(&self) -> u64 {
        self.work
    }

    /// The inks at a point of its own coordinates; none where it does not paint.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<Inks> {
        let place = match &self.kind {
            &Kind::Axis([x0, y0, x1, y1]) => {
                let (dx, dy) = (x1 - x0, y1 - y0);
                let length = dx * dx + dy * dy;
                let place = ((x - x0) * dx + (y - y0) * dy) / length;
                if length == 0.0 { None } else { self.within(place) }
            }
            &Kind::Circles(circles) => self.between(circles, x, y),
            &Kind::Plane(back, [left, right, low, high]) => {
                let (x, y) = back.apply(x, y);
                let is_within = (left..=right).contains(&x) && (low..=high).contains(&y);
                return is_within.then(|| self.colour(&[x, y]));
            }
            Kind::Mesh(_) => None,
        }?;
        let [low, high] = self.domain;
        Some(self.colour(&[low + place * (high - low)]))
    }

    /// The inks of the function's value, or of a colour if there is no function.
    fn colour(&self, input: &[f64]) -> Inks {
        match &self.function {
            Some(function) => self.space.inks(&function.call(input)).0,
            None => self.space.inks(input).0,
        }
    }

    /// The inks of each pixel of a picture of a width and height, row by row, if it is a mesh.
    pub(super) fn mesh(
        &self,
        to_pixels: Matrix,
        size: (usize, usize),
    ) -> Option<Vec<Option<Inks>>> {
        let Kind::Mesh(triangles) = &self.kind else { return None };
        let mut inks = vec![None; size.0 * size.1];
        work::spend(PIXEL_WORK * inks.len() as u64);
        for triangle in triangles {
            let looked_at = mesh::draw(triangle, to_pixels, size, |x, y, colour| {
                if work::affords(self.work + COMPONENT_WORK * colour.len() as u64) {
                    inks[y * size.0 + x] = Some(self.colour(colour));
                }
            });
            if !work::affords(PIXEL_WORK * (1 + looked_at as u64)) {
                break;
            }
        }
        Some(inks)
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
