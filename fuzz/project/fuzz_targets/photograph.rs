//! Throws bytes at the reader of photographs, which must prepare or refuse them: never panic, hang,
//! or take more than it may.

#![no_main]

use std::sync::{Arc, LazyLock};

use malzama::photo::{
    Crop, Header, Intent, MemoryBudget, Order, PhotoFault, PressColour, Source, Target,
    prepare,
};

/// The profile of the press.
const PROFILE: &[u8] = include_bytes!("../../../data/press/icc/ISOcoated_v2_300_bas.icc");

/// The most memory that preparing one may take.
const MEMORY: u64 = 256 << 20;

/// The most pixels of those that are prepared, so that a run is fast; the headers of all are read.
const PIXELS: u64 = 1 << 22;

/// The wanted width and height.
const SIDE: u32 = 64;

static TARGETS: LazyLock<[Target; 2]> = LazyLock::new(|| {
    let press = PressColour {
        profile: PROFILE.into(),
        intent: Intent::RelativeColorimetric,
        black_point_compensation: true,
        ink_limit: 300.0,
    };
    [
        Target::press(press.clone(), 0.5).expect("a press of four inks"),
        Target::screen(press, 0.0).expect("a screen"),
    ]
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source::Bytes(Arc::from(bytes));
    let header = Header::read(&source);
    let Ok(header) = header else { return };
    if u64::from(header.width) * u64::from(header.height) > PIXELS {
        return;
    }
    let crop = Crop { left: 0.125, top: 0.0, width: 0.75, height: 1.0 };
    let hash = blake3::hash(bytes);
    let order = Order { source, hash, of_size: None, crop, width: SIDE, height: SIDE };
    for target in TARGETS.iter() {
        let budget = MemoryBudget::new(MEMORY);
        let prepared = prepare(std::slice::from_ref(&order), target, None, &budget);
        let [result] = prepared.as_slice() else { panic!("one order has one result") };
        match result {
            Ok(made) => {
                assert!(made.width <= SIDE && made.height <= SIDE, "larger than wanted");
                assert!(made.jpeg.starts_with(&[0xff, 0xd8]), "no JPEG");
            }
            // A panic is caught and told as a fault of the program; here there must be none.
            Err(PhotoFault::Internal(reason)) => panic!("{}", reason.code()),
            Err(_) => {}
        }
    }
});
