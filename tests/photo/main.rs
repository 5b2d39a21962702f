//! Photographs of every kind, sound and malformed, prepared for the press and the screen.

#![expect(
    clippy::unwrap_used,
    reason = "a test that fails at its preparation has failed"
)]

mod cache;
mod camera_raw;
mod colour;
mod concurrency;
mod formats;
mod heic;
mod ink_limit;
mod malformed;
mod orientation;
mod pictures;
mod resolution;
mod soundness;
mod told_colours;

use malzama::photo::{
    Crop, Intent, MemoryBudget, Order, PhotoFault, Prepared, PressColour, Source, Target,
    prepare,
};

const COATED: &str = "data/press/icc/ISOcoated_v2_300_bas.icc";
const UNCOATED: &str = "data/press/icc/Uncoated_FOGRA29L_300.icc";

/// The colour of a print contract for the press condition of `profile`.
fn press_colour(profile: &str) -> PressColour {
    PressColour {
        profile: std::fs::read(profile).unwrap().into(),
        intent: Intent::RelativeColorimetric,
        black_point_compensation: true,
        ink_limit: 300.0,
    }
}

fn press(profile: &str, sharpening: f64) -> Target {
    Target::press(press_colour(profile), sharpening).unwrap()
}

fn screen() -> Target {
    Target::screen(press_colour(COATED), 0.0).unwrap()
}

/// An order for a source as it is now.
fn order(source: Source, crop: Crop, width: u32, height: u32) -> Order {
    let hash = source.hash().unwrap_or(blake3::hash(b""));
    Order { source, hash, of_size: None, crop, width, height }
}

/// Prepares one photograph.
fn make(
    bytes: &[u8],
    target: &Target,
    crop: Crop,
    width: u32,
    height: u32,
) -> Result<Prepared, PhotoFault> {
    let order = order(Source::Bytes(bytes.into()), crop, width, height);
    prepare(&[order], target, None, &MemoryBudget::default()).remove(0)
}

/// The pixels of a square photograph on the screen, at its own size.
fn on_screen(bytes: &[u8], side: u32) -> Vec<u8> {
    rgb(&make(bytes, &screen(), Crop::WHOLE, side, side).unwrap())
}

/// The inks of a square photograph for the coated press, at its own size.
fn on_press(bytes: &[u8], side: u32) -> Vec<u8> {
    inks(&make(bytes, &press(COATED, 0.0), Crop::WHOLE, side, side).unwrap())
}

/// Makes sure that a file is refused for a reason of its own.
#[track_caller]
fn fails(bytes: &[u8]) -> PhotoFault {
    let fault = make(bytes, &press(COATED, 0.0), Crop::WHOLE, 32, 32).unwrap_err();
    assert!(matches!(fault, PhotoFault::Photograph(_)), "{fault:?}");
    assert_ne!(fault.message().code(), "photo/decoder-panicked");
    fault
}

/// The inks that a reader decodes, none being zero.
fn inks(prepared: &Prepared) -> Vec<u8> {
    let mut decoder = jpeg_decoder::Decoder::new(&prepared.jpeg[..]);
    let inks = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    assert_eq!(info.pixel_format, jpeg_decoder::PixelFormat::CMYK32);
    assert_eq!(
        (u32::from(info.width), u32::from(info.height)),
        (prepared.width, prepared.height)
    );
    inks
}

/// The RGB samples that a reader decodes.
fn rgb(prepared: &Prepared) -> Vec<u8> {
    jpeg_decoder::Decoder::new(&prepared.jpeg[..]).decode().unwrap()
}

#[track_caller]
fn near(found: &[u8], expected: &[u8], tolerance: u8) {
    assert!(
        largest_difference(found, expected) <= tolerance,
        "expected {expected:?}, found {found:?}"
    );
}

#[track_caller]
fn largest_difference(one: &[u8], other: &[u8]) -> u8 {
    assert_eq!(one.len(), other.len());
    let differences = one.iter().zip(other).map(|(one, other)| one.abs_diff(*other));
    differences.max().expect("there are samples to compare")
}
