//! Clauses that PDF/X-4 and PDF/X-1a share on the output intent.

use crate::cases::{Case, ERROR, judge_both};
use crate::pdf::{CATALOG, COATED, INTENT, PROFILE, Pdf, packed};

#[test]
fn faults_of_the_output_intent_are_found() {
    judge_both(INTENTS);
}

/// Changes some bytes of the output intent's profile.
pub fn patch_profile(pdf: &mut Pdf, profile: &[u8], at: usize, bytes: &[u8]) {
    let mut profile = profile.to_vec();
    profile[at..at + bytes.len()].copy_from_slice(bytes);
    pdf.object(PROFILE).data = Some(packed(&profile));
}

const INTENTS: &[Case] = &[
    (
        "no output intents",
        |pdf| pdf.unset(CATALOG, "OutputIntents"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "no output intent in the array",
        |pdf| pdf.set(CATALOG, "OutputIntents", "[]"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "an output intent of PDF/A only",
        |pdf| pdf.set(INTENT, "S", "/GTS_PDFA1"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "two output intents of PDF/X",
        |pdf| {
            let intent = pdf.object(INTENT).clone();
            pdf.objects.push(intent);
            let number = pdf.objects.len();
            pdf.set(CATALOG, "OutputIntents", &format!("[7 0 R {number} 0 R]"));
        },
        &[("X-output-intent", ERROR)],
    ),
    (
        "no identifier of the condition",
        |pdf| pdf.unset(INTENT, "OutputConditionIdentifier"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile of a scanner",
        |pdf| patch_profile(pdf, COATED, 12, b"scnr"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile of a screen's class",
        |pdf| patch_profile(pdf, COATED, 12, b"mntr"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile without its signature",
        |pdf| patch_profile(pdf, COATED, 36, b"none"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile in three channels, as the stream says",
        |pdf| pdf.set(PROFILE, "N", "3"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile without a count of channels",
        |pdf| pdf.unset(PROFILE, "N"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "a profile of a hundred bytes",
        |pdf| pdf.object(PROFILE).data = Some(packed(&COATED[..100])),
        &[("X-output-intent", ERROR)],
    ),
];
