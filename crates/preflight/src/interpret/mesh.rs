//! Meshes (ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8): shadings of triangles and of curved patches, as
//! triangles whose corners have colours.

use lopdf::{Dictionary, Object};

use crate::syntax::{Bits, File, Matrix};
use crate::work;

/// The most triangles of a mesh, some 100 MiB of colours of 32 components.
const TRIANGLE_LIMIT: usize = 1 << 17;

/// The work of a component of a corner.
const CORNER_WORK: u64 = 40;

/// Into how many parts a side of a patch is divided: as its picture is coarse, few are enough.
const PARTS: usize = 4;

/// A corner: its place in the shading's coordinates, and its colour or the input of its function.
#[derive(Debug, Clone)]
pub(super) struct Corner {
    pub(super) place: [f64; 2],
    pub(super) colour: Vec<f64>,
}

/// Three corners.
pub(super) type Triangle = [Corner; 3];

/// How numbers are packed in a mesh.
struct Packing<'a> {
    bits: Bits<'a>,
    flag: u32,
    coordinate: u32,
    component: u32,
    decode: Vec<f64>,
    components: usize,
}

impl Packing<'_> {
    fn number(&mut self, bits: u32, at: usize) -> Option<f64> {
        let most = f64::from(bits).exp2() - 1.0;
        let part = f64::from(self.bits.take(bits)?) / most;
        let [low, high] = *self.decode.get(2 * at..2 * at + 2)? else { return None };
        Some(low + part * (high - low))
    }

    fn place(&mut self) -> Option<[f64; 2]> {
        Some([self.number(self.coordinate, 0)?, self.number(self.coordinate, 1)?])
    }

    fn colour(&mut self) -> Option<Vec<f64>> {
        (0..self.components).map(|at| self.number(self.component, 2 + at)).collect()
    }

    fn corner(&mut self) -> Option<Corner> {
        let place = self.place()?;
        let corner = Corner { place, colour: self.colour()? };
        self.bits.align();
        Some(corner)
    }
}

/// Reads the triangles of a shading of type 4 to 7, whose colours have so many components; `None`
/// if it does not tell how it is packed, or has too many.
pub(super) fn read(
    file: &File,
    object: &Object,
    dictionary: &Dictionary,
    kind: i64,
    components: usize,
) -> Option<Vec<Triangle>> {
    let Object::Stream(stream) = object else { return None };
    let bytes = file.unpack(stream)?;
    let bits = |key: &str| {
        let bits = file.number(dictionary, key)?;
        (1.0..=32.0).contains(&bits).then_some(bits as u32)
    };
    let packing = Packing {
        bits: Bits::new(&bytes),
        flag: if kind == 5 { 0 } else { bits("BitsPerFlag")? },
        coordinate: bits("BitsPerCoordinate")?,
        component: bits("BitsPerComponent")?,
        decode: file.numbers(dictionary, "Decode")?,
        components,
    };
    let triangles = match kind {
        4 => free(packing),
        5 => lattice(packing, file.number(dictionary, "VerticesPerRow")? as usize),
        _ => patches(packing, kind == 7),
    };
    let corners = 3 * triangles.len() * (1 + components);
    work::spend(CORNER_WORK * corners as u64);
    // Of one that has more, too little would be known.
    (triangles.len() < TRIANGLE_LIMIT).then_some(triangles)
}

/// Triangles that share sides with those before them (type 4).
fn free(mut packing: Packing) -> Vec<Triangle> {
    let mut triangles: Vec<Triangle> = Vec::new();
    while triangles.len() < TRIANGLE_LIMIT {
        let Some(flag) = packing.bits.take(packing.flag) else { break };
        let Some(corner) = packing.corner() else { break };
        let next = match (flag & 3, triangles.last()) {
            (1, Some([_, b, c])) => [b.clone(), c.clone(), corner],
            (2, Some([a, _, c])) => [a.clone(), c.clone(), corner],
            _ => {
                let mut more = || {
                    packing.bits.take(packing.flag)?;
                    packing.corner()
                };
                let (Some(two), Some(three)) = (more(), more()) else { break };
                [corner, two, three]
            }
        };
        triangles.push(next);
    }
    triangles
}

/// Corners in rows (type 5).
fn lattice(mut packing: Packing, across: usize) -> Vec<Triangle> {
    let mut corners = Vec::new();
    while corners.len() < TRIANGLE_LIMIT
        && let Some(corner) = packing.corner()
    {
        corners.push(corner);
    }
    grid(&corners, across)
}

/// The triangles between corners in rows.
fn grid(corners: &[Corner], across: usize) -> Vec<Triangle> {
    let mut triangles = Vec::new();
    if across < 2 {
        return triangles;
    }
    let rows: Vec<&[Corner]> = corners.chunks_exact(across).collect();
    for pair in rows.windows(2) {
        for (above, below) in pair[0].windows(2).zip(pair[1].windows(2)) {
            let [a, b, c, d] = [&above[0], &above[1], &below[0], &below[1]];
            triangles.push([a.clone(), b.clone(), c.clone()]);
            triangles.push([b.clone(), c.clone(), d.clone()]);
        }
    }
    triangles
}

/// A patch: twelve points around it, beginning at a corner, and the colours of its four corners.
type Patch = ([[f64; 2]; 12], [Vec<f64>; 4]);

/// Patches that share sides with those before them (types 6 and 7). The points within a patch of
/// type 7 only bend its inside, and are passed over.
fn patches(mut packing: Packing, is_tensor: bool) -> Vec<Triangle> {
    let mut triangles = Vec::new();
    let mut last: Option<Patch> = None;
    while triangles.len() < TRIANGLE_LIMIT {
        let Some(flag) = packing.bits.take(packing.flag) else { break };
        let Some(patch) = patch(&mut packing, flag & 3, last.take(), is_tensor) else {
            break;
        };
        triangles.extend(grid(&divided(&patch), PARTS + 1));
        last = Some(patch);
    }
    triangles
}

fn patch(
    packing: &mut Packing,
    flag: u32,
    last: Option<Patch>,
    is_tensor: bool,
) -> Option<Patch> {
    let mut points = [[0.0; 2]; 12];
    let mut colours: [Vec<f64>; 4] = Default::default();
    let (mut known_points, mut known_colours) = (0, 0);
    if flag > 0 {
        // The side that begins at the corner of the flag's number (table 85).
        let (before, shades) = last?;
        let side = flag as usize;
        for at in 0..4 {
            points[at] = before[(3 * side + at) % 12];
        }
        colours[0] = shades[side].clone();
        colours[1] = shades[(side + 1) % 4].clone();
        (known_points, known_colours) = (4, 2);
    }
    for point in &mut points[known_points..] {
        *point = packing.place()?;
    }
    if is_tensor {
        for _ in 0..4 {
            packing.place()?;
        }
    }
    for colour in &mut colours[known_colours..] {
        *colour = packing.colour()?;
    }
    packing.bits.align();
    Some((points, colours))
}

/// The corners of the parts of a patch, row by row: a Coons patch (8.7.4.5.7).
fn divided((points, colours): &Patch) -> Vec<Corner> {
    let curve = |control: [usize; 4], t: f64| {
        let s = 1.0 - t;
        let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
        let mut place = [0.0; 2];
        for (weight, at) in weights.into_iter().zip(control) {
            place[0] += weight * points[at][0];
            place[1] += weight * points[at][1];
        }
        place
    };
    let part = |at: usize| at as f64 / PARTS as f64;
    let mut corners = Vec::with_capacity((PARTS + 1) * (PARTS + 1));
    for (u, v) in (0..=PARTS).flat_map(|u| (0..=PARTS).map(move |v| (part(u), part(v)))) {
        // `v` goes from point 0 to 3, `u` from there to points 9 and 6.
        let (left, right) = (curve([0, 1, 2, 3], v), curve([9, 8, 7, 6], v));
        let (low, high) = (curve([0, 11, 10, 9], u), curve([3, 4, 5, 6], u));
        let mix = |at: usize| {
            let sides =
                (1.0 - u) * left[at] + u * right[at] + (1.0 - v) * low[at] + v * high[at];
            let corners = (1.0 - u) * ((1.0 - v) * points[0][at] + v * points[3][at])
                + u * ((1.0 - v) * points[9][at] + v * points[6][at]);
            sides - corners
        };
        let place = [mix(0), mix(1)];
        let colour = (0..colours[0].len())
            .map(|at| {
                let [c0, c1, c2, c3] = [0, 1, 2, 3]
                    .map(|corner: usize| colours[corner].get(at).copied().unwrap_or(0.0));
                (1.0 - u) * ((1.0 - v) * c0 + v * c1) + u * ((1.0 - v) * c3 + v * c2)
            })
            .collect();
        corners.push(Corner { place, colour });
    }
    corners
}

/// Calls `each` with every pixel of a picture of `width` and `height` that a triangle covers, and
/// the colour there. The matrix leads from the shading's coordinates to pixels. Returns how many
/// pixels were looked at.
pub(super) fn draw(
    triangle: &Triangle,
    to_pixels: Matrix,
    (width, height): (usize, usize),
    mut each: impl FnMut(usize, usize, &[f64]),
) -> usize {
    let [a, b, c] =
        triangle.each_ref().map(|it| to_pixels.apply(it.place[0], it.place[1]));
    let area = (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let range = |values: [f64; 3], most: usize| {
        let low = values.into_iter().fold(f64::INFINITY, f64::min).floor().max(0.0);
        let high = values.into_iter().fold(f64::NEG_INFINITY, f64::max).ceil();
        (low as usize)..(high.max(0.0) as usize).min(most)
    };
    if area == 0.0 || !area.is_finite() {
        return 0;
    }
    let mut colour = vec![0.0; triangle[0].colour.len()];
    let (rows, columns) = (range([a.1, b.1, c.1], height), range([a.0, b.0, c.0], width));
    let looked_at = rows.len() * columns.len();
    for y in rows {
        for x in columns.clone() {
            let (px, py) = (x as f64 + 0.5, y as f64 + 0.5);
            let one = ((b.0 - px) * (c.1 - py) - (b.1 - py) * (c.0 - px)) / area;
            let two = ((c.0 - px) * (a.1 - py) - (c.1 - py) * (a.0 - px)) / area;
            let three = 1.0 - one - two;
            if one < 0.0 || two < 0.0 || three < 0.0 {
                continue;
            }
            for (at, value) in colour.iter_mut().enumerate() {
                let part =
                    |corner: &Corner| corner.colour.get(at).copied().unwrap_or(0.0);
                *value = one * part(&triangle[0])
                    + two * part(&triangle[1])
                    + three * part(&triangle[2]);
            }
            each(x, y, &colour);
        }
    }
    looked_at
}
