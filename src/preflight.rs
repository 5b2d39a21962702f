//! Preflight of PDF files from disk, by a project's print contract or by the defaults of
//! the Ghent Workgroup.

use std::path::Path;

use malzama_message::message;
use malzama_preflight::{FileReport, Judged, Spec, Unreadable, inspect};

use crate::contract::{Contract, ContractFile};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink, io_reason};
use crate::geom::Length;
use crate::project::{Project, read_bounded};
use crate::records::{Date, read_settings};

/// Size limit of an inspected file in bytes; the network edition has 36 MiB.
const FILE_LIMIT: u64 = 512 << 20;

/// Returns the requirements to judge a PDF by: those of the contract `press` if given,
/// otherwise of the project around `start`, otherwise the defaults of the Ghent
/// Workgroup.
///
/// # Errors
/// The contract or the settings have faults.
pub fn judged_by(start: &Path, press: Option<&str>) -> Outcome<(Judged, Spec)> {
    let mut sink = Sink::new();
    let by = match (Project::open(start), press) {
        (Ok(project), typed) => by_project(&project, typed, &mut sink),
        (Err(_), Some(typed)) => {
            let here = Project::rooted(start);
            let file = sink.take(ContractFile::typed(&here, typed));
            file.and_then(|file| by_contract(&file, None, &mut sink))
        }
        (Err(_), None) => {
            let condition = "no print contract".to_owned();
            let judged = Judged { condition, bleed: 0.0, date: String::new() };
            return Ok((judged, Spec::default()));
        }
    };
    match Errors::collected(sink.into_diagnostics()) {
        Some(errors) if by.is_none() => Err(errors),
        _ => Ok(by.unwrap_or_else(|| unreachable!("what is missing was reported"))),
    }
}

/// Returns the requirements of a project: those of the contract `typed` if given,
/// otherwise of the one named in its settings.
fn by_project(
    project: &Project,
    typed: Option<&str>,
    sink: &mut Sink,
) -> Option<(Judged, Spec)> {
    let settings = read_settings(project, sink);
    let date = settings.as_ref().map(|settings| settings.date);
    let file = match (typed, &settings) {
        (Some(typed), _) => ContractFile::typed(project, typed),
        (None, Some(settings)) => ContractFile::named(project, &settings.press),
        (None, None) => return None,
    };
    by_contract(&sink.take(file)?, date, sink)
}

fn by_contract(
    file: &ContractFile,
    date: Option<Date>,
    sink: &mut Sink,
) -> Option<(Judged, Spec)> {
    let contract = Contract::read(file, sink)?;
    Some((judged(&contract, date), contract.spec()))
}

/// Returns the description of a contract for reports.
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

/// Inspects a PDF.
///
/// # Errors
/// The file cannot be read, or is not a PDF that can be inspected.
pub fn inspect_file(path: &Path, spec: &Spec) -> Outcome<FileReport> {
    let name = path.display().to_string();
    let location = || Location::file(&name);
    let bytes = match read_bounded(path, FILE_LIMIT) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let limit = FILE_LIMIT >> 20;
            let message = message!("file/too-large", path = &name, limit = limit);
            return Err(Diagnostic::error(location(), message)
                .hint(message!("hint/let-the-shop-look")))?;
        }
        Err(error) => {
            let reason = io_reason(&error);
            let message = message!("file/cannot-read", path = &name, reason = reason);
            return Err(Diagnostic::failure(location(), message)
                .hint(message!("hint/check-name-and-permissions")))?;
        }
    };
    let inspection = inspect(&bytes, spec).map_err(|unreadable| {
        let reason = unreadable.message();
        let message = message!("preflight/unreadable", path = &name, reason = reason);
        Diagnostic::error(location(), message).hint(match unreadable {
            Unreadable::Encrypted => message!("hint/save-without-password"),
            _ => message!("hint/export-again"),
        })
    })?;
    let sources = vec![None; inspection.findings.len()];
    let checksum = blake3::hash(&bytes).to_hex().to_string();
    let (bytes, parts) = (bytes.len() as u64, Vec::new());
    Ok(FileReport { name, bytes, checksum, inspection, sources, parts })
}
