//! Judges PDFs from the disk by the contract of a project, or by none.

use std::path::Path;

use crate::contract::{Contract, ContractFile};
use crate::diagnostic::{Diagnostic, Fault, Place, Sink, io_reason};
use crate::geom::Length;
use crate::project::{Project, read_bounded};
use crate::records::{Date, read_settings};
use malzama_preflight::{FileReport, Judged, Pictures, Spec, Unreadable, inspect};

/// The largest file that is judged; the network edition has 36 MiB.
const FILE_LIMIT: u64 = 512 << 20;

/// What files are judged by: the contract that was typed, that of the project that `start`
/// lies in, or what the Ghent Workgroup asks where there is neither.
///
/// # Errors
/// What is wrong with the contract or the settings.
pub fn judged_by(start: &Path, press: Option<&str>) -> Result<(Judged, Spec), Sink> {
    let mut sink = Sink::new();
    let project = Project::open(start);
    let (file, date) = match (&project, press) {
        (Ok(project), typed) => {
            let settings = read_settings(project, &mut sink);
            let date = settings.as_ref().map(|settings| settings.date);
            let file = match (typed, &settings) {
                (Some(typed), _) => ContractFile::typed(project, typed),
                (None, Some(settings)) => ContractFile::named(project, &settings.press),
                (None, None) => return Err(sink),
            };
            (file, date)
        }
        (Err(_), Some(typed)) => {
            let here = Project::rooted(start);
            (ContractFile::typed(&here, typed), None)
        }
        (Err(_), None) => {
            let spec = Spec::default();
            let condition = "no print contract".to_owned();
            return Ok((Judged { condition, bleed: 0.0, date: String::new() }, spec));
        }
    };
    let contract = match file {
        Ok(file) => Contract::read(&file, &mut sink),
        Err(diagnostic) => {
            sink.push(diagnostic);
            None
        }
    };
    match contract {
        Some(contract) => Ok((judged(&contract, date), contract.spec())),
        None => Err(sink),
    }
}

/// What a report says of a contract.
pub fn judged(contract: &Contract, date: Option<Date>) -> Judged {
    let Contract { condition, description, bleed, .. } = contract;
    let date =
        date.map(|Date { year, month, day }| format!("{year:04}-{month:02}-{day:02}"));
    Judged {
        condition: format!("{condition}: {description}"),
        bleed: Length::to_mm(*bleed),
        date: date.unwrap_or_default(),
    }
}

/// Judges a PDF.
///
/// # Errors
/// It cannot be read, or is nothing that can be judged.
pub fn inspect_file(path: &Path, spec: &Spec) -> Result<FileReport, Diagnostic> {
    let name = path.display().to_string();
    let place = || Place::File(name.clone());
    let bytes = match read_bounded(path, FILE_LIMIT) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let message = format!("`{name}` is larger than {} MiB", FILE_LIMIT >> 20);
            return Err(Diagnostic::error(place(), message)
                .hint("let the print shop look at a file of this size"));
        }
        Err(error) => {
            let message = format!("failed to read `{name}`: {}", io_reason(&error));
            let mut diagnostic = Diagnostic::error(place(), message)
                .hint("check the name, and the permissions of the file and its folder");
            diagnostic.fault = Fault::Machine;
            return Err(diagnostic);
        }
    };
    let inspection =
        inspect(&bytes, spec, &Pictures::default(), None).map_err(|unreadable| {
            let message = format!("`{name}` cannot be judged: {unreadable}");
            Diagnostic::error(place(), message).hint(match unreadable {
                Unreadable::Encrypted => {
                    "save it again without a password or restrictions"
                }
                _ => "make or export the file again",
            })
        })?;
    let sources = vec![None; inspection.findings.len()];
    let checksum = blake3::hash(&bytes).to_hex().to_string();
    let (bytes, parts) = (bytes.len() as u64, Vec::new());
    Ok(FileReport { name, bytes, checksum, inspection, sources, parts })
}
