//! Prepares photographs alone, without a layout: what `benches/peers.py` times
//! against `vipsthumbnail`.
//!
//! usage: photo-step OUT WIDTH FILE...
//!
//! Each FILE becomes a CMYK JPEG `OUT/<name>`, WIDTH pixels wide, by the coated contract.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use malzama::photo::{
    Crop, Header, Intent, MemoryBudget, Order, PressColour, Source, Target, prepare_each,
};

const PROFILE: &[u8] = include_bytes!("../data/press/icc/ISOcoated_v2_300_bas.icc");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), Some(width)) = (arguments.next(), arguments.next()) else {
        return Err("usage: photo-step OUT WIDTH FILE...".into());
    };
    let width: u32 = width.parse()?;
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    fs::create_dir_all(&out)?;
    let mut orders = Vec::new();
    for file in &files {
        let source = Source::File(file.clone());
        let header = Header::read(&source).map_err(|fault| format!("{fault:?}"))?;
        let height = (f64::from(width) / f64::from(header.width)
            * f64::from(header.height))
        .round();
        let hash = source.hash().map_err(|fault| format!("{fault:?}"))?;
        let (crop, height) = (Crop::WHOLE, height as u32);
        orders.push(Order { source, hash, of_size: None, crop, width, height });
    }
    let colour = PressColour {
        profile: PROFILE.into(),
        intent: Intent::RelativeColorimetric,
        black_point_compensation: true,
        ink_limit: 300.0,
    };
    let target = Target::press(colour, 0.3).map_err(|fault| format!("{fault:?}"))?;
    let failed = std::sync::Mutex::new(Vec::new());
    prepare_each(&orders, &target, None, &MemoryBudget::default(), |index, result| {
        let name = files[index].file_name().unwrap_or_default();
        let written = result.map_err(|fault| format!("{fault:?}")).and_then(|prepared| {
            let path = Path::new(&out).join(name);
            fs::write(path, prepared.jpeg).map_err(|error| error.to_string())
        });
        if let (Err(reason), Ok(mut failed)) = (written, failed.lock()) {
            failed.push(format!("{}: {reason}", files[index].display()));
        }
    });
    match failed.into_inner()?.join("\n") {
        failed if failed.is_empty() => Ok(()),
        failed => Err(failed.into()),
    }
}
