//! Orientation: the eight ways in which a camera may store a picture.

/// An EXIF orientation: how the stored rows and columns lie in the upright picture, which is
/// the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Orientation {
    /// Whether rows are stored as columns.
    swapped: bool,
    /// Whether stored columns are in reverse order.
    mirrored_x: bool,
    /// Whether stored rows are in reverse order.
    mirrored_y: bool,
}

impl Orientation {
    /// Returns the orientation with an EXIF number (1 to 8); others mean upright.
    pub(super) fn from_exif(number: u16) -> Self {
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

    /// Returns the orientation within an EXIF block; a malformed block means upright.
    pub(super) fn from_exif_block(block: &[u8]) -> Self {
        let number = image::metadata::Orientation::from_exif_chunk(block)
            .map_or(1, image::metadata::Orientation::to_exif);
        Self::from_exif(u16::from(number))
    }

    /// Converts a stored size to an upright one, or an upright size to a stored one.
    pub(super) fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.swapped { (height, width) } else { (width, height) }
    }

    /// Converts an upright rectangle (left, top, width, height, in shares of 0 to 1) to the
    /// stored one.
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

    /// Turns stored pixels, `width` × `height` of them, upright.
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
