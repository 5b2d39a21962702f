//! Where two pictures of a page differ.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// The side of a cell, in pixels: that of the blocks by which JPEGs are coded, which spread a
/// difference over the whole of them.
const CELL: usize = 8;

/// By how much a pixel differs at least, of 255: less is what coding leaves.
const SEEN: u8 = 20;

/// How many empty cells lie between two areas that are marked apart.
const APART: usize = 2;

/// The most areas that are marked; more hide the page, and the whole they lie in is marked instead.
const AREAS: usize = 16;

/// The longest side of a picture that is decoded, in pixels.
const SIDE: usize = 8000;

/// A part of a picture that differs: left, top, width and height in shares of the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From the left.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// Returns where two JPEGs differ visibly: nowhere if they look the same. `None` if they cannot be laid
/// upon each other, as they are of different sizes or cannot be decoded.
pub fn differences(was: &[u8], is: &[u8]) -> Option<Vec<Area>> {
    if was == is {
        return Some(Vec::new());
    }
    let (was, is) = (Pixels::of(was)?, Pixels::of(is)?);
    if (was.width, was.height) != (is.width, is.height) {
        return None;
    }
    let (columns, rows) = (was.width.div_ceil(CELL), was.height.div_ceil(CELL));
    let mut cells = vec![false; columns * rows];
    for (at, (one, other)) in
        was.rgb.chunks_exact(3).zip(is.rgb.chunks_exact(3)).enumerate()
    {
        if one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > SEEN) {
            let (x, y) = (at % was.width, at / was.width);
            cells[y / CELL * columns + x / CELL] = true;
        }
    }
    let size = [was.width, was.height];
    Some(boxes(&cells, columns, rows).into_iter().map(|it| it.area(size)).collect())
}

/// A decoded picture.
struct Pixels {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Pixels {
    fn of(jpeg: &[u8]) -> Option<Self> {
        let options = DecoderOptions::default()
            .jpeg_set_out_colorspace(ColorSpace::RGB)
            .set_max_width(SIDE)
            .set_max_height(SIDE);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
        let rgb = decoder.decode().ok()?;
        let info = decoder.info()?;
        let (width, height) = (usize::from(info.width), usize::from(info.height));
        (rgb.len() == width * height * 3 && width > 0).then_some(Self {
            width,
            height,
            rgb,
        })
    }
}

/// A box of cells, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cells {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Cells {
    fn reaches(&self, other: &Self) -> bool {
        self.left <= other.right + APART
            && other.left <= self.right + APART
            && self.top <= other.bottom + APART
            && other.top <= self.bottom + APART
    }

    fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn area(&self, [width, height]: [usize; 2]) -> Area {
        let (right, bottom) = (
            ((self.right + 1) * CELL).min(width),
            ((self.bottom + 1) * CELL).min(height),
        );
        let (left, top) = (self.left * CELL, self.top * CELL);
        let share = |pixels: usize, all: usize| pixels as f64 / all as f64;
        Area {
            left: share(left, width),
            top: share(top, height),
            width: share(right - left, width),
            height: share(bottom - top, height),
        }
    }
}

/// Returns boxes around all marked cells, no two of which reach each other.
fn boxes(cells: &[bool], columns: usize, rows: usize) -> Vec<Cells> {
    let mut boxes: Vec<Cells> = Vec::new();
    for top in 0..rows {
        let row = &cells[top * columns..(top + 1) * columns];
        let mut column = 0;
        while column < columns {
            if !row[column] {
                column += 1;
                continue;
            }
            let run = row[column..].iter().take_while(|it| **it).count();
            add(
                &mut boxes,
                Cells { left: column, top, right: column + run - 1, bottom: top },
            );
            column += run;
        }
    }
    if boxes.len() > AREAS {
        let whole = boxes.iter().copied().reduce(|one, other| one.around(&other));
        boxes = whole.into_iter().collect();
    }
    boxes.sort_by_key(|it| (it.top, it.left));
    boxes
}

/// Adds a box, and takes in all that it reaches.
fn add(boxes: &mut Vec<Cells>, mut new: Cells) {
    while let Some(at) = boxes.iter().position(|it| it.reaches(&new)) {
        new = boxes.swap_remove(at).around(&new);
    }
    boxes.push(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey JPEG with black squares of 16 pixels at these places.
    fn picture(width: u16, height: u16, squares: &[[usize; 2]]) -> Vec<u8> {
        let mut rgb = vec![200; usize::from(width) * usize::from(height) * 3];
        for [left, top] in squares {
            for y in *top..top + 16 {
                let start = (y * usize::from(width) + left) * 3;
                rgb[start..start + 16 * 3].fill(0);
            }
        }
        let mut jpeg = Vec::new();
        jpeg_encoder::Encoder::new(&mut jpeg, 72)
            .encode(&rgb, width, height, jpeg_encoder::ColorType::Rgb)
            .expect("a picture");
        jpeg
    }

    #[test]
    fn what_differs_is_marked_and_nothing_else() {
        let plain = picture(160, 320, &[[0, 0]]);
        assert_eq!(differences(&plain, &plain), Some(Vec::new()));
        let other = picture(160, 320, &[[0, 0], [64, 160]]);
        let areas = differences(&plain, &other).expect("the same size");
        let [area] = areas[..] else { panic!("{areas:?}") };
        assert_eq!(area, Area { left: 0.4, top: 0.5, width: 0.1, height: 0.05 });
        let far = picture(160, 320, &[[0, 0], [64, 160], [64, 240]]);
        assert_eq!(differences(&plain, &far).expect("the same size").len(), 2);
        assert_eq!(differences(&other, &far).expect("the same size").len(), 1);
    }

    #[test]
    fn pictures_that_do_not_lie_upon_each_other_have_no_areas() {
        let one = picture(160, 320, &[]);
        assert_eq!(differences(&one, &picture(168, 320, &[])), None);
        assert_eq!(differences(&one, b"no picture"), None);
    }

    #[test]
    fn many_areas_become_one() {
        let squares: Vec<[usize; 2]> =
            (0..6).flat_map(|x| (0..6).map(move |y| [x * 48, y * 48])).collect();
        let areas = differences(&picture(320, 320, &[]), &picture(320, 320, &squares));
        assert_eq!(areas.map(|it| it.len()), Some(1));
    }
}
