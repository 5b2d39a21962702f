//! What photographs are prepared for: a press or the screen.

use super::cache::Key;
use super::colour::{Colour, PressColour};
use super::fault::PhotoFault;
use super::order::{Crop, Order};

/// To be raised whenever the same order would give other bytes than before.
const VERSION: u32 = 2;

/// The quality of JPEGs for the press.
const PRESS_QUALITY: u8 = 90;

/// The quality of JPEGs for the screen.
const SCREEN_QUALITY: u8 = 85;

/// What photographs are prepared for.
pub struct Target {
    pub(super) colour: Colour,
    pub(super) sharpening: f64,
    pub(super) quality: u8,
    /// The hash of all that decides about the outcome, besides the order.
    hash: blake3::Hash,
}

impl Target {
    /// CMYK for a press; `sharpening` is 0 (off) to 1.
    ///
    /// # Errors
    /// The profile is not one of a press of four inks.
    pub fn press(press: PressColour, sharpening: f64) -> Result<Self, PhotoFault> {
        Ok(Self::new(Colour::press(press)?, sharpening, PRESS_QUALITY))
    }

    /// sRGB for the screen; CMYK pictures without a profile are taken as those of `press`.
    ///
    /// # Errors
    /// The profile is not one of a press of four inks.
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

    /// The name under which the outcome of an order is kept.
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
