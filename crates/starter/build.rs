//! Packs the files of the repository that a new project begins with into one compressed archive.
//!
//! The files are those of the tree themselves, so that nothing stands twice. What is packed is listed here by
//! folder or file: folders of tests, and whatever a build leaves, are not among them. The archive has neither
//! times nor an order of the disk: the same files give the same bytes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Folders and files of the repository, each with its place in a new project.
const PACKED: [(&str, &str); 20] = [
    ("crates/starter/project", ""),
    ("crates/starter/records", "records"),
    ("data/press", "data/press"),
    ("docs/messages.md", "docs/messages.md"),
    ("docs/organiser.ar.md", "docs/organiser.ar.md"),
    ("docs/organiser.en.md", "docs/organiser.en.md"),
    ("docs/pictures", "docs/pictures"),
    ("docs/preflight.md", "docs/preflight.md"),
    ("docs/print-contract.md", "docs/print-contract.md"),
    ("docs/print-shop.ar.md", "docs/print-shop.ar.md"),
    ("docs/print-shop.en.md", "docs/print-shop.en.md"),
    ("docs/screen.md", "docs/screen.md"),
    ("docs/sheets.md", "docs/sheets.md"),
    ("docs/ticket.md", "docs/ticket.md"),
    ("fonts", "fonts"),
    ("layouts", "layouts"),
    ("LICENSE", "layouts/LICENSE"),
    ("photos/illustrations/acre/market-1.jpg", "illustrations/market-1.jpg"),
    ("photos/illustrations/gaza/culture-arts-center.jpg", "illustrations/group-1.jpg"),
    ("photos/illustrations/nazareth/liwan-cafe.jpg", "illustrations/group-2.jpg"),
];

/// What is compressed already, by its ending.
const COMPRESSED: [&str; 2] = ["jpg", "png"];

fn main() -> io::Result<()> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for (from, to) in PACKED {
        println!("cargo::rerun-if-changed={}", repository.join(from).display());
        collect(&repository.join(from), to, &mut files)?;
    }
    files.sort();
    let out = std::env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let mut archive = ZipWriter::new(File::create(Path::new(&out).join("starter.zip"))?);
    for (name, bytes) in files {
        let is_compressed = COMPRESSED.iter().any(|ending| name.ends_with(ending));
        let method = match is_compressed {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .compression_level((!is_compressed).then_some(9));
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    archive.finish()?;
    Ok(())
}

/// Collects the files of a folder, or a file, under their names in the archive; hidden ones are left out.
fn collect(
    path: &Path,
    name: &str,
    files: &mut Vec<(String, Vec<u8>)>,
) -> io::Result<()> {
    if path.is_file() {
        files.push((name.to_owned(), fs::read(path)?));
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        if !own.starts_with(['.', '_']) && !own.ends_with('~') {
            let whole = if name.is_empty() { own } else { format!("{name}/{own}") };
            collect(&entry.path(), &whole, files)?;
        }
    }
    Ok(())
}
