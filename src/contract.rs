//! A print contract: what a print shop asks for, in one file of `data/press/`.

use crate::diagnostic::{Diagnostic, Sink};
use crate::photo::Intent;
use crate::project::{PathFault, Project, read_bounded};
use crate::records::{ContractRecord, DATA, Text, read_contract};

/// The folder of print contracts.
pub const PRESS: &str = "press";

/// The largest profile that is read; press profiles have one to three mebibytes.
const PROFILE_LIMIT: u64 = 32 << 20;

/// What a print shop asks for.
#[derive(Debug)]
pub struct Contract {
    /// The printing condition's name in the ICC registry.
    pub condition: String,
    /// The ICC output profile of the condition: CMYK, checked.
    pub profile: Vec<u8>,
    /// The most ink on any spot, in percent, all four inks added.
    pub ink_limit: f64,
    /// How colours are brought into the range of the press.
    pub intent: Intent,
    /// Whether the darkest black of the source becomes the darkest of the press.
    pub black_point_compensation: bool,
    /// Pixels an inch that photographs are prepared for, at the size of print.
    pub target_ppi: f64,
    /// Pixels an inch below which a photograph is warned of.
    pub warning_ppi: f64,
    /// Pixels an inch below which a photograph is refused.
    pub error_ppi: f64,
    /// How much edges are strengthened, from 0 (not at all) to 1.
    pub sharpen: f64,
}

impl Contract {
    /// Reads the contract `name` of `data/press/`; `None` if it has faults, which are
    /// reported.
    pub fn read(project: &Project, name: &Text, sink: &mut Sink) -> Option<Self> {
        let path = format!("{DATA}/{PRESS}/{}.yaml", name.value);
        if matches!(project.root().join(&path).try_exists(), Ok(false)) {
            let message = format!("there is no print contract `{path}`");
            sink.push(Diagnostic::error(name.place.clone(), message).hint(format!(
                "write the name of a file of `{DATA}/{PRESS}/`, such as `coated`"
            )));
            return None;
        }
        let mut faults = Sink::new();
        let record = read_contract(project, &path, &mut faults);
        let contract =
            record.and_then(|record| Self::check(project, record, &mut faults));
        let is_sound = !faults.has_errors();
        sink.absorb(faults);
        contract.filter(|_| is_sound)
    }

    fn check(project: &Project, record: ContractRecord, sink: &mut Sink) -> Option<Self> {
        let profile = read_profile(project, &record.profile, sink)?;
        if !(record.error_ppi <= record.warning_ppi
            && record.warning_ppi <= record.target_ppi)
        {
            let message = "the floors of photographs contradict each other";
            sink.push(
                Diagnostic::error(record.photographs_place, message)
                    .hint("`error` is at most `warning`, and `warning` at most `target`"),
            );
        }
        Some(Self {
            condition: record.condition.value,
            profile,
            ink_limit: record.ink_limit,
            intent: record.intent,
            black_point_compensation: record.black_point_compensation,
            target_ppi: record.target_ppi,
            warning_ppi: record.warning_ppi,
            error_ppi: record.error_ppi,
            sharpen: record.sharpen,
        })
    }
}

/// Reads the output profile of a condition, and refuses what is none.
fn read_profile(project: &Project, profile: &Text, sink: &mut Sink) -> Option<Vec<u8>> {
    if profile.value.is_empty() {
        return None; // That its name is missing is reported.
    }
    let path = format!("{DATA}/{PRESS}/{}", profile.value);
    let mut fail = |message: String, hint: &str| {
        sink.push(Diagnostic::error(profile.place.clone(), message).hint(hint));
        None
    };
    let bytes = project
        .resolve(&path)
        .and_then(|real| read_bounded(&real, PROFILE_LIMIT).map_err(PathFault::Io));
    let bytes = match bytes {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return fail(format!("`{path}` is too large"), "use a press profile"),
        Err(PathFault::Outside(outside)) => {
            return fail(outside.message(&profile.value), "copy it below `data/press/`");
        }
        Err(PathFault::Io(error)) => {
            let mut diagnostic = Diagnostic::io(&path, "read", &error);
            diagnostic.place = profile.place.clone();
            sink.push(diagnostic);
            return None;
        }
    };
    match profile_kind(&bytes) {
        Some((b"prtr", b"CMYK")) => Some(bytes),
        Some((class, space)) => fail(
            format!(
                "`{path}` is no CMYK output profile: its class is `{}`, its colours are `{}`",
                String::from_utf8_lossy(class).trim(),
                String::from_utf8_lossy(space).trim()
            ),
            "ask the print shop for the ICC profile of its printing condition",
        ),
        None => fail(
            format!("`{path}` is no ICC profile"),
            "ask the print shop for the ICC profile of its printing condition",
        ),
    }
}

/// Device class and colour space of an ICC profile (ICC.1:2022, 7.2).
fn profile_kind(bytes: &[u8]) -> Option<(&[u8; 4], &[u8; 4])> {
    let field = |at: usize| bytes.get(at..at + 4)?.try_into().ok();
    (field(36)? == b"acsp").then_some((field(12)?, field(16)?))
}
