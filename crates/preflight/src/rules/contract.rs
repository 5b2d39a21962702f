//! What a print contract wishes of a file: its printing condition with the profile, its trim, and
//! as many pages as the binding takes.

use malzama_message::{Value, message, names, number};

use super::collector::{Fault, Findings};
use crate::facts::IntentFacts;
use crate::object::Object;
use crate::rule::ContractClause;
use crate::severity::Severity;
use crate::spec::Spec;
use crate::syntax::{Profile, condition_of_name};

/// A trim that differs by no more than this is the one that is wanted, in millimetres: many
/// programs round to whole points.
const SAME_SIZE: f64 = 0.2;

/// Judges the output intent by the condition and profile that are wanted.
pub(crate) fn judge_intent(
    intent: Option<&IntentFacts>,
    profile: &[u8],
    spec: &Spec,
    findings: &mut Findings,
) {
    // Without an output intent, PDF/X is broken, which is told there.
    let (Some(intent), Some(wanted)) = (intent, &spec.wishes.condition) else { return };
    if let Some(found) = &intent.identifier
        && !is_same(found, wanted)
    {
        let fault = Fault::contract(
            ContractClause::Condition,
            Severity::Error,
            Object::OutputIntent,
        );
        findings.add(
            fault,
            message!("found/condition", condition = found),
            message!("wanted/condition", condition = wanted),
        );
    }
    judge_profile(intent, profile, wanted, spec, findings);
}

/// Warns of a profile that was made for another condition, by what it says of itself.
fn judge_profile(
    intent: &IntentFacts,
    bytes: &[u8],
    wanted: &str,
    spec: &Spec,
    findings: &mut Findings,
) {
    let Some(profile) = Profile::of(bytes) else { return };
    if spec.wishes.profile.as_deref() == Some(bytes) {
        return;
    }
    let own = spec.wishes.profile.as_deref().and_then(Profile::of);
    let own = own.and_then(Profile::description);
    let conditions = profile.conditions();
    let is_right = if conditions.is_empty() || condition_of_name(wanted).is_none() {
        // Profiles that name no condition are told apart by their names.
        own.is_none() || intent.profile == own
    } else {
        conditions.iter().any(|condition| is_same(condition, wanted))
    };
    if is_right {
        return;
    }
    let description: Value = match &intent.profile {
        Some(description) => description.into(),
        None => message!("found/unnamed").into(),
    };
    let found = match conditions.is_empty() {
        true => message!("found/other-profile", profile = description),
        false => message!(
            "found/profile-of",
            profile = description,
            conditions = names(conditions)
        ),
    };
    let wanted = match own {
        Some(own) => {
            message!("wanted/profile-named", profile = own, condition = wanted)
        }
        None => message!("wanted/profile-of", condition = wanted),
    };
    let fault =
        Fault::contract(ContractClause::Profile, Severity::Warning, Object::OutputIntent);
    findings.add(fault, found, wanted);
}

/// Judges how many pages there are by how they will be bound.
pub(crate) fn judge_pages(count: usize, spec: &Spec, findings: &mut Findings) {
    let Some(sheet) = spec.wishes.sheet_pages.filter(|&sheet| sheet > 0) else { return };
    if !count.is_multiple_of(sheet) {
        let fault =
            Fault::contract(ContractClause::Pages, Severity::Warning, Object::File);
        findings.add(
            fault,
            message!("found/pages", count = count),
            message!("wanted/pages", sheet = sheet),
        );
    }
}

/// Judges the trim of a page, in millimetres.
pub(crate) fn judge_trim(
    [width, height]: [f64; 2],
    spec: &Spec,
    findings: &mut Findings,
) {
    let Some(wanted) = spec.wishes.trim else { return };
    let is_same =
        (width - wanted[0]).abs() <= SAME_SIZE && (height - wanted[1]).abs() <= SAME_SIZE;
    if !is_same {
        let fault = Fault::contract(ContractClause::Trim, Severity::Error, Object::Page);
        findings.add(
            fault,
            message!("found/trim", width = number(width, 1), height = number(height, 1)),
            message!(
                "wanted/trim",
                width = number(wanted[0], 1),
                height = number(wanted[1], 1)
            ),
        );
    }
}

/// Whether two names mean one printing condition.
fn is_same(one: &str, other: &str) -> bool {
    match (condition_of_name(one), condition_of_name(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.trim().eq_ignore_ascii_case(other.trim()),
    }
}
