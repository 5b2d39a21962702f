//! Draws the illustrations that stand in for photographs until those arrive.
//!
//! Run it with `cargo run --release -p malzama-illustrate -- OUTDIR`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is a command line of its own"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "its pictures are drawn once, and kept in `photos/`"
)]

mod canvas;
mod catalogue;
mod court;
mod dome;
mod fittings;
mod goods;
mod hall;
mod jpeg;
mod masonry;
mod palette;
mod people;
mod perspective;
mod random;
mod stairs;
mod stall;
mod street;
mod vault;
mod views;
mod windows;

use catalogue::Plate;
use rayon::prelude::*;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draws one picture and writes it below `folder`.
fn print(plate: &Plate, folder: &Path) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let (width, height) = if plate.wide { (4000, 3000) } else { (3000, 4000) };
    let palette = palette::of_city(plate.city)
        .ok_or_else(|| format!("no palette for {}", plate.city))?;
    let mut canvas = canvas::Canvas::new(width, height, palette.tone(0.1));
    plate.scene.draw(&mut canvas, palette);
    let file = jpeg::photograph(&canvas)?;
    let city = folder.join(plate.city);
    std::fs::create_dir_all(&city)?;
    std::fs::write(city.join(plate.name).with_extension("jpg"), &file)?;
    Ok(file.len())
}

/// Draws all pictures into the folder that is the only argument.
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: illustrate OUTDIR");
        return ExitCode::FAILURE;
    };
    let plates = catalogue::plates();
    let sizes: Result<Vec<usize>, _> =
        plates.par_iter().map(|plate| print(plate, &folder)).collect();
    match sizes {
        Ok(sizes) => {
            println!("{} pictures, {} bytes", sizes.len(), sizes.iter().sum::<usize>());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("illustrate: {error}");
            ExitCode::FAILURE
        }
    }
}
