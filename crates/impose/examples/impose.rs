//! Imposes a PDF and tells how long it took and how much memory it needed at most.
//!
//! `cargo run --release -p malzama-impose --example impose -- OUT.pdf SCHEME BINDING SHEET FONT
//! IN.pdf…`, where a scheme is one of those below, a binding `left` or `right`, a sheet `auto`, a
//! name or `W×H`, and a font a file or `none`.

#![expect(clippy::print_stdout, reason = "an example tells what it measured")]

use std::error::Error;
use std::io::{BufWriter, Write};
use std::time::Instant;

use malzama_impose::{
    Binding, Booklet, Creep, Fold, Imposition, Length, Scheme, SignatureLength, Wording,
    Working, impose,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [out, scheme, binding, sheet, font, files @ ..] = arguments.as_slice() else {
        return Err("expected OUT.pdf SCHEME BINDING SHEET FONT IN.pdf…".into());
    };
    let font = match font.as_str() {
        "none" => None,
        path => Some(std::fs::read(path)?),
    };
    let sheet = match sheet.as_str() {
        "auto" => None,
        size => Some(size.parse()?),
    };
    let binding = if binding == "right" { Binding::Right } else { Binding::Left };
    let scheme = scheme_of(scheme).ok_or("no such scheme")?;
    let is_gathered = matches!(scheme, Scheme::Signatures { .. });
    let imposition = Imposition {
        scheme,
        binding,
        sheet,
        creep: Creep::Caliper { millimetres: 0.12, fit: 1.0 },
        gutter: if is_gathered { Length::mm(6.0) } else { Length::ZERO },
        gripper: Length::ZERO,
        ..Imposition::default()
    };
    let start = Instant::now();
    let mut booklets = Vec::new();
    for file in files {
        booklets.push(Booklet::read(&std::fs::read(file)?)?);
    }
    let read = start.elapsed();
    let wording = Wording { font: font.as_deref(), ..Wording::default() };
    let sheets = impose(&booklets, &imposition, &wording)?;
    let mut file = BufWriter::new(std::fs::File::create(out)?);
    sheets.write(&mut file)?;
    file.flush()?;
    let (took, read) = (start.elapsed().as_secs_f64(), read.as_secs_f64());
    let (sides, size) = (sheets.sides.len(), sheets.sides[0].size);
    println!("{sides} sides on {size}, {} blank pages", sheets.padding());
    println!("left out: {:?}", sheets.omitted);
    println!("{took:.3} s, of which reading {read:.3} s; most memory {}", peak());
    Ok(())
}

fn scheme_of(name: &str) -> Option<Scheme> {
    let fold = Fold::Octavo;
    let length = SignatureLength::Sixteen;
    let working = Working::Sheetwise;
    match name {
        "2up" => Scheme::saddle(2, working),
        "4up" => Scheme::saddle(4, working),
        "8up" => Scheme::saddle(8, working),
        "4turn" => Scheme::saddle(4, Working::WorkAndTurn),
        "8turn" => Scheme::saddle(8, Working::WorkAndTurn),
        "4tumble" => Scheme::saddle(4, Working::WorkAndTumble),
        "8tumble" => Scheme::saddle(8, Working::WorkAndTumble),
        "folios" => Some(Scheme::Signatures { length, fold: Fold::Folio, working }),
        "signatures" => Some(Scheme::Signatures { length, fold, working }),
        "gang" => Some(Scheme::Gang),
        "copy-shop" => Some(Scheme::copy_shop()),
        "single" => Some(Scheme::OneSided { across: 1, down: 1 }),
        "4single" => Some(Scheme::OneSided { across: 2, down: 2 }),
        _ => None,
    }
}

/// The most memory that the process held, as Linux tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
