//! `data/press/<name>.yaml`: a print contract as a print shop filled it in.

use super::fields::{Fields, Text};
use super::values::{choice, quantity};
use crate::diagnostic::{Place, Sink};
use crate::photo::Intent;
use crate::project::Project;

/// A print contract as written; faults are reported and usual values stand in.
#[derive(Debug)]
pub struct ContractRecord {
    /// The printing condition's name in the ICC registry.
    pub condition: Text,
    /// The profile's file, from the folder of contracts.
    pub profile: Text,
    /// The most ink on any spot, in percent.
    pub ink_limit: f64,
    /// How colours are brought into the range of the press.
    pub intent: Intent,
    /// Whether black is compensated for.
    pub black_point_compensation: bool,
    /// Resolutions of photographs, in pixels an inch.
    pub target_ppi: f64,
    /// Below it, a photograph is warned of.
    pub warning_ppi: f64,
    /// Below it, a photograph is refused.
    pub error_ppi: f64,
    /// How much edges are strengthened, from 0 to 1.
    pub sharpen: f64,
    /// Where the resolutions stand.
    pub photographs_place: Place,
}

/// Reads a print contract.
pub fn read_contract(
    project: &Project,
    path: &str,
    sink: &mut Sink,
) -> Option<ContractRecord> {
    let node = super::read(project, path, sink)?;
    let mut fields = Fields::open(node, "a print contract", sink)?;
    let condition = fields.required("condition");
    let profile = fields.required("profile");
    let ink_limit = quantity(&mut fields, "ink-limit", "%", 100.0..=400.0);
    let intent = choice(
        &mut fields,
        "intent",
        &[
            ("relative-colorimetric", Intent::RelativeColorimetric),
            ("perceptual", Intent::Perceptual),
        ],
    );
    let black_point_compensation = choice(
        &mut fields,
        "black-point-compensation",
        &[("true", true), ("false", false)],
    );
    let photographs_place = fields.key_place("photographs");
    let mut resolutions = [None; 3];
    let mut sharpen = None;
    match fields.node("photographs") {
        Some(node) => {
            if let Some(mut photographs) =
                Fields::open(node, "the photographs", fields.sink())
            {
                for (value, key) in
                    resolutions.iter_mut().zip(["target", "warning", "error"])
                {
                    *value = quantity(&mut photographs, key, "ppi", 1.0..=1200.0);
                }
                sharpen = quantity(&mut photographs, "sharpen", "%", 0.0..=100.0);
                photographs.finish();
            }
        }
        None => fields.missing("photographs", "copy these lines from another contract"),
    }
    fields.finish();
    let [target, warning, error] = resolutions;
    Some(ContractRecord {
        condition,
        profile,
        ink_limit: ink_limit.unwrap_or(300.0),
        intent: intent.unwrap_or(Intent::RelativeColorimetric),
        black_point_compensation: black_point_compensation.unwrap_or(true),
        target_ppi: target.unwrap_or(300.0),
        warning_ppi: warning.unwrap_or(225.0),
        error_ppi: error.unwrap_or(150.0),
        sharpen: sharpen.unwrap_or(0.0) / 100.0,
        photographs_place,
    })
}
