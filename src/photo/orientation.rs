//! Which way up: the eight ways in which a camera may have stored a picture.

/// A way in which a picture is stored, as EXIF numbers them; the default is upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orientation {
    /// Rows are stored as columns.
    swapped: bool,
    /// Stored columns run from right to left.
    mirrored_x: bool,
    /// Stored rows run from bottom to top.
    mirrored_y: bool,
}

impl Orientation {
    /// The orientation with EXIF's `number`; an unknown number means upright.
    pub fn from_exif(number: u16) -> Self {
        let (swapped, mirrored_x, mirrored_y) = match number {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, false, true),
            7 => (true, true, true),
            8 => (true, true, false),
            _ => (false, false, false),
        };
        Self { swapped, mirrored_x, mirrored_y }
    }

    /// The orientation within an EXIF block; nonsense means upright.
    pub(super) fn from_exif_block(block: &[u8]) -> Self {
        let number = image::metadata::Orientation::from_exif_chunk(block)
            .map_or(1, image::metadata::Orientation::to_exif);
        Self::from_exif(u16::from(number))
    }

    /// Whether rows are stored as columns.
    pub fn swaps_sides(self) -> bool {
        self.swapped
    }

    /// A size turned upright, or an upright size turned back.
    pub(super) fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.swapped { (height, width) } else { (width, height) }
    }

    /// The stored place of an upright rectangle (left, top, width, height), all of 0 to 1.
    pub(super) fn stored(self, [left, top, width, height]: [f64; 4]) -> [f64; 4] {
        let [mut left, mut top, width, height] = if self.swapped {
            [top, left, height, width]
        } else {
            [left, top, width, height]
        };
        if self.mirrored_x {
            left = 1.0 - left - width;
        }
        if self.mirrored_y {
            top = 1.0 - top - height;
        }
        [left, top, width, height]
    }

    /// Turns stored pixels of `width` × `height` upright.
    pub(super) fn turn<T: Copy>(
        self,
        pixels: &[T],
        width: usize,
        height: usize,
    ) -> Vec<T> {
        let (across, down) = if self.swapped { (height, width) } else { (width, height) };
        let mut turned = Vec::with_capacity(pixels.len());
        for y in 0..down {
            turned.extend((0..across).map(|x| {
                let (x, y) = if self.swapped { (y, x) } else { (x, y) };
                let x = if self.mirrored_x { width - 1 - x } else { x };
                let y = if self.mirrored_y { height - 1 - y } else { y };
                pixels[y * width + x]
            }));
        }
        turned
    }
}
