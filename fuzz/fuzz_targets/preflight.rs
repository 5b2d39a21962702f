//! Throws bytes at the preflight, which must judge or refuse them: never panic, hang, or take
//! more than it may.

#![no_main]

use malzama_preflight::{Spec, Standard, Unreadable, Variant, inspect};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for (standard, variant) in
        [(Standard::X4, Variant::Cmyk), (Standard::X1a, Variant::CmykRgb)]
    {
        let spec = Spec { standard, variant, ..Spec::default() };
        // A panic is caught and told as damage; here it must not happen at all.
        assert_ne!(inspect(bytes, &spec).err(), Some(Unreadable::Unforeseen));
    }
});
