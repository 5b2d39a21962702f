//! Judges PDFs by the rules of the Ghent Workgroup and writes one report of all of them as JSON:
//!
//! ```sh
//! cargo run --release -p malzama-preflight --example judge -- FILE.pdf…
//! ```
//!
//! A profiler sees the preflight here without the program around it.

use std::io::{self, Write};

use malzama_preflight::{FileReport, Inspector, Judged, Spec, json};

fn main() -> io::Result<()> {
    let inspector = Inspector::new(Spec::default()).without_pictures();
    let mut reports = Vec::new();
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let inspection = match inspector.inspect(&bytes) {
            Ok(inspection) => inspection,
            // Why a file cannot be judged is a finding of its report.
            Err(unreadable) => unreadable.inspection(),
        };
        reports.push(FileReport {
            name,
            bytes: bytes.len() as u64,
            checksum: blake3::hash(&bytes).to_hex().to_string(),
            sources: vec![None; inspection.findings.len()],
            inspection,
            parts: Vec::new(),
            edition: None,
        });
    }
    let report = json(&reports, &Judged::default(), inspector.spec());
    io::stdout().lock().write_all(report.as_bytes())
}
