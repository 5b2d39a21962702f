//! Targets that photographs are prepared for: a press or the screen.

use super::cache::Key;
use super::colour::Colour;
use super::fault::PhotoFault;
use super::order::{Crop, Order};
use super::press_colour::PressColour;

/// Version of the processing, to be raised whenever the same order would give other bytes.
pub(super) const VERSION: u32 = 4;

/// JPEG quality for the press, of 100.
const PRESS_QUALITY: u8 = 90;

/// JPEG quality for the screen, of 100.
const SCREEN_QUALITY: u8 = 85;

/// The output that photographs are prepared for: colours, sharpening and JPEG quality.
pub struct Target {
    pub(super) colour: Colour,
    pub(super) sharpening: f64,
    pub(super) quality: u8,
    /// Hash of everything but the order that determines the result.
    hash: blake3::Hash,
}

impl Target {
    /// Creates a target in CMYK for a press; `sharpening` is 0 (off) to 1.
    ///
    /// # Errors
    /// The profile is not that of a press with four inks.
    pub fn press(press: PressColour, sharpening: f64) -> Result<Self, PhotoFault> {
        Ok(Self::new(Colour::press(press)?, sharpening, PRESS_QUALITY))
    }

    /// Creates a target in sRGB for the screen; CMYK photographs without a profile are read
    /// through that of `press`. `sharpening` is 0 (off) to 1.
    ///
    /// # Errors
    /// The profile is not that of a press with four inks.
    pub fn screen(press: PressColour, sharpening: f64) -> Result<Self, PhotoFault> {
        Ok(Self::new(Colour::screen(press)?, sharpening, SCREEN_QUALITY))
    }

    fn new(colour: Colour, sharpening: f64, quality: u8) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&VERSION.to_le_bytes());
        hasher.update(&sharpening.to_le_bytes());
        hasher.update(&[quality]);
        colour.hash(&mut hasher);
        Self { colour, sharpening, quality, hash: hasher.finalize() }
    }

    /// Returns the cache key of an order for this target.
    pub(super) fn key(&self, order: &Order) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.hash.as_bytes());
        hasher.update(order.hash.as_bytes());
        let Crop { left, top, width, height } = order.crop;
        for number in [left, top, width, height] {
            hasher.update(&number.to_le_bytes());
        }
        hasher.update(&order.width.to_le_bytes());
        hasher.update(&order.height.to_le_bytes());
        Key(hasher.finalize())
    }
}
