//! Preflight of PDF files from disk, by a project's print contract or by the defaults of
//! the Ghent Workgroup.

use std::io::ErrorKind;
use std::path::Path;

use malzama_message::message;
use malzama_preflight::{
    Digits, Fastening, FileReport, Inspection, Inspector, Judged, Spec, Spine, Unreadable,
};

use crate::contract::{Binding, Contract, ContractFile};
use crate::diagnostic::{
    Diagnostic, Errors, Location, Outcome, Severity, Sink, io_reason,
};
use crate::geom::Length;
use crate::project::{Project, read_bounded};
use crate::records::{self, Settings, read_settings};

/// Size limit of an inspected file in bytes; the network edition has 36 MiB.
const FILE_LIMIT: u64 = 512 << 20;

/// Returns the requirements to judge a PDF by: those of the contract `press` if given,
/// otherwise of the project around `start`, otherwise the defaults of the Ghent
/// Workgroup. What the contract is warned of goes to `warnings`.
///
/// # Errors
/// The contract or the settings have faults.
pub fn judged_by(
    start: &Path,
    press: Option<&str>,
    warnings: &mut Sink,
) -> Outcome<(Judged, Spec)> {
    let mut sink = Sink::new();
    let by = match (Project::open(start), press) {
        (Ok(project), typed) => by_project(&project, typed, &mut sink),
        (Err(_), Some(typed)) => {
            let here = Project::rooted(start);
            let file = sink.take(ContractFile::typed(&here, typed));
            file.and_then(|file| by_contract(&file, None, &mut sink))
        }
        (Err(_), None) => {
            return Ok((Judged::default(), Spec::default()));
        }
    };
    let diagnostics = sink.into_diagnostics();
    let has_errors = diagnostics.iter().any(|it| it.severity == Severity::Error);
    // Settings with faults are read as far as they go: what they lack would be made up.
    if let Some(by) = by.filter(|_| !has_errors) {
        let is_warning = |it: &Diagnostic| it.severity == Severity::Warning;
        warnings.add_new(diagnostics.into_iter().filter(is_warning));
        return Ok(by);
    }
    let errors = Errors::collected(diagnostics);
    Err(errors.unwrap_or_else(|| unreachable!("what is missing was reported")))
}

/// Returns the requirements of a project: those of the contract `typed` if given,
/// otherwise of the one named in its settings.
fn by_project(
    project: &Project,
    typed: Option<&str>,
    sink: &mut Sink,
) -> Option<(Judged, Spec)> {
    let settings = read_settings(project, sink);
    let file = match (typed, &settings) {
        (Some(typed), _) => ContractFile::typed(project, typed),
        (None, Some(settings)) => ContractFile::named(project, &settings.press),
        (None, None) => return None,
    };
    by_contract(&sink.take(file)?, settings.as_ref(), sink)
}

fn by_contract(
    file: &ContractFile,
    settings: Option<&Settings>,
    sink: &mut Sink,
) -> Option<(Judged, Spec)> {
    let contract = Contract::read(file, sink)?;
    Some((judged(&contract, settings), spec(&contract, settings)))
}

/// Returns what a preflight judges by: the contract, and the trim of the project unless the
/// contract has one of its own.
pub fn spec(contract: &Contract, settings: Option<&Settings>) -> Spec {
    let mut spec = contract.spec();
    let trim = settings.map(|it| [it.width, it.height].map(Length::to_mm));
    spec.wishes.trim = spec.wishes.trim.or(trim);
    spec
}

/// Returns the description of a contract for reports.
pub fn judged(contract: &Contract, settings: Option<&Settings>) -> Judged {
    let Contract { path, condition, description, bleed, binding, .. } = contract;
    let date = settings.map(|settings| settings.date.to_string());
    let digits = settings.map(|settings| settings.digits.into()).unwrap_or_default();
    Judged {
        condition: format!("{condition}: {description}"),
        bleed: Length::to_mm(*bleed),
        date: date.unwrap_or_default(),
        digits,
        contract: path.clone(),
        spine: settings.map(|settings| match settings.binding {
            records::Binding::Right => Spine::Right,
            records::Binding::Left => Spine::Left,
        }),
        fastening: binding.map(|binding| match binding {
            Binding::SaddleStitch => Fastening::SaddleStitch,
            Binding::Perfect => Fastening::Perfect,
        }),
    }
}

impl From<records::Digits> for Digits {
    fn from(digits: records::Digits) -> Self {
        match digits {
            records::Digits::ArabicIndic => Self::ArabicIndic,
            records::Digits::Latin => Self::Latin,
        }
    }
}

/// Inspects a PDF, and calls `watch` with the count of its pages whenever one is judged. For a
/// file that is there but cannot be judged, returns a report that says so, and the reason as
/// an error in the sink.
///
/// # Errors
/// The file cannot be read.
pub fn inspect_file(
    path: &Path,
    inspector: &Inspector,
    watch: &(dyn Fn(usize) + Sync),
    sink: &mut Sink,
) -> Outcome<FileReport> {
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
            let hint = match error.kind() {
                ErrorKind::OutOfMemory => message!("hint/close-programs"),
                _ => message!("hint/check-name-and-permissions"),
            };
            return Err(Diagnostic::failure(location(), message).hint(hint))?;
        }
    };
    let inspection = match inspector.inspect_watched(&bytes, watch) {
        Ok(inspection) => inspection,
        Err(unreadable) => {
            let reason = unreadable.message();
            let message = message!("preflight/unreadable", path = &name, reason = reason);
            sink.push(Diagnostic::error(location(), message).hint(match unreadable {
                Unreadable::Encrypted => message!("hint/save-without-password"),
                _ => message!("hint/export-again"),
            }));
            unreadable.inspection()
        }
    };
    let checksum = blake3::hash(&bytes).to_hex().to_string();
    Ok(report(name, bytes.len() as u64, checksum, inspection))
}

/// Returns the report on a file that no record is known of.
fn report(
    name: String,
    bytes: u64,
    checksum: String,
    inspection: Inspection,
) -> FileReport {
    let sources = vec![None; inspection.findings.len()];
    FileReport {
        name,
        bytes,
        checksum,
        inspection,
        sources,
        parts: Vec::new(),
        edition: None,
    }
}
