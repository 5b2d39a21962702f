//! Throws bytes at the preflight, which must judge or refuse them: never panic, hang, or take
//! more than it may.
//!
//! The room is taken in by its path, so that a fuzzing build need not compile typesetting.

#![no_main]
#![allow(dead_code, unused_imports, reason = "only the reader is under test")]

#[path = "../../src/parts.rs"]
mod parts;
#[path = "../../src/pdf/mod.rs"]
mod pdf;
#[path = "../../src/preflight/mod.rs"]
mod preflight;

#[path = "../../src/contract/standard.rs"]
mod standard;

mod contract {
    pub use crate::standard::Standard;

    /// The part of a contract that a preflight asks.
    #[derive(Debug)]
    pub struct Contract {
        pub standard: Standard,
        pub variant: crate::preflight::Variant,
        pub ink_limit: f64,
        pub error_ppi: f64,
        pub warning_ppi: f64,
    }
}

mod diagnostic {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Severity {
        Note,
        Warning,
        Error,
    }

    impl Severity {
        pub fn name(self) -> &'static str {
            match self {
                Self::Note => "note",
                Self::Warning => "warning",
                Self::Error => "error",
            }
        }
    }
}

/// Judges, and sees through the net that is spread for panics.
fn judge(bytes: &[u8], spec: &preflight::Spec) {
    let pictures = preflight::Pictures::default();
    if let Err(refused) = preflight::inspect(bytes, spec, &pictures, None) {
        assert!(!refused.to_string().contains("not foreseen"), "{refused}");
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut spec = preflight::Spec::default();
    judge(bytes, &spec);
    spec.standard = contract::Standard::X1a;
    spec.variant = preflight::Variant::CmykRgb;
    judge(bytes, &spec);
});
