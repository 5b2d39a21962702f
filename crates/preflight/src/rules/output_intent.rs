//! Rules on the output intent (ISO 15930-7, 6.2.2, and GWG 2022, R0035).

use lopdf::{Dictionary, Object as Value, Stream};
use malzama_message::{Message, message};

use super::collector::{Fault, Findings};
use crate::object::Object;
use crate::rule::Clause;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::{File, dictionary_of, folded};

/// The least bytes of an ICC profile: its header (ICC.1:2010, 7.2).
const PROFILE_HEADER: usize = 128;

/// Judges the output intent; gives back its profile.
pub(super) fn judge(file: &File, spec: &Spec, findings: &mut Findings) -> Vec<u8> {
    let is_old = spec.standard == Standard::X1a;
    let mut fail = |found: Message, wanted: Message| {
        let fault = Fault::pdf_x(Clause::OutputIntent, Object::OutputIntent);
        findings.add(fault, found, wanted);
    };
    let intents =
        file.catalog().and_then(|it| file.get(it, "OutputIntents")?.as_array().ok());
    let intents: Vec<&Dictionary> = intents
        .into_iter()
        .flatten()
        .filter_map(|it| file.follow(it).and_then(dictionary_of))
        .filter(|it| file.name(it, "S") == Some(b"GTS_PDFX"))
        .collect();
    let [intent] = intents.as_slice() else {
        let found = match intents.len() {
            0 => message!("found/no-output-intent"),
            _ => message!("found/output-intents"),
        };
        fail(found, message!("wanted/one-output-intent"));
        return Vec::new();
    };
    let has = |key: &str| file.text(intent, key).is_some();
    let condition = file.text(intent, "OutputConditionIdentifier");
    if condition.as_deref().is_none_or(|it| it.trim().is_empty()) {
        let found = message!("found/no-entry", entry = "OutputConditionIdentifier");
        fail(found, message!("wanted/condition-name"));
    }
    let Some(Value::Stream(stream)) = file.get(intent, "DestOutputProfile") else {
        // A condition of the registry needs no profile in PDF/X-1a.
        let is_registered = has("RegistryName")
            && condition.as_deref().is_some_and(|it| is_registered(it.trim()));
        if !is_old || !is_registered {
            let found = message!("found/no-entry", entry = "DestOutputProfile");
            fail(found, message!("wanted/condition-profile"));
        }
        return Vec::new();
    };
    if is_old && !has("RegistryName") && !has("Info") {
        let found = message!("found/unknown-condition");
        fail(found, message!("wanted/condition-source"));
    }
    let profile = file.unpack(stream).unwrap_or_default();
    judge_profile(file, stream, &profile, spec, findings);
    profile
}

/// Whether a printing condition is one of the registry that `http://www.color.org` stands for: the
/// characterization data of CGATS, Fogra, IFRA, Eurostandard and Japan Color (ICC
/// Characterization Data Registry). Versions of a set, such as `FOGRA39L`, count as the set.
fn is_registered(condition: &str) -> bool {
    let name = folded(condition);
    let numbered = |prefix: &str, numbers: std::ops::RangeInclusive<u32>| {
        let number = name.strip_prefix(prefix).map(|it| it.trim_end_matches('L'));
        number.is_some_and(|it| it.parse().is_ok_and(|it| numbers.contains(&it)))
    };
    let others = [
        "EUROSB104",
        "EUROSB204",
        "IFRA22",
        "IFRA26",
        "IFRA28",
        "IFRA30",
        "JC200103",
        "JC200104",
        "JCN2002",
        "JCW2003",
    ];
    numbered("FOGRA", 27..=61)
        || numbered("CGATSTR", 1..=6)
        || numbered("CGATS21CRPC", 1..=7)
        || numbered("CGATS212CRPC", 1..=7)
        || others.contains(&name.as_str())
}

/// The profile of the output intent: its class, spaces, size and version.
fn judge_profile(
    file: &File,
    stream: &Stream,
    profile: &[u8],
    spec: &Spec,
    findings: &mut Findings,
) {
    let mut fail = |found: Message, wanted: Message| {
        let fault = Fault::pdf_x(Clause::OutputIntent, Object::OutputIntent);
        findings.add(fault, found, wanted);
    };
    let field = |at: usize| profile.get(at..at + 4).unwrap_or_default();
    let told = profile.first_chunk().map(|size| u32::from_be_bytes(*size) as usize);
    // Some makers count the padding at the end, some do not.
    let is_whole =
        told.is_some_and(|told| told >= PROFILE_HEADER && told <= profile.len() + 3);
    if field(36) != b"acsp" || !is_whole {
        let found = message!("found/unreadable-profile");
        return fail(found, message!("wanted/output-profile"));
    }
    if field(12) != b"prtr" {
        let class = String::from_utf8_lossy(field(12));
        let found = message!("found/profile-class", class = &*class);
        fail(found, message!("wanted/printer-class"));
    }
    if !matches!(field(20), b"Lab " | b"XYZ ") {
        fail(message!("found/profile-space"), message!("wanted/output-profile"));
    }
    let channels = match field(16) {
        b"CMYK" => 4.0,
        b"RGB " => 3.0,
        b"GRAY" => 1.0,
        _ => 0.0,
    };
    if file.number(&stream.dict, "N") != Some(channels) {
        let found = message!("found/profile-components");
        fail(found, message!("wanted/profile-components"));
    }
    if spec.standard == Standard::X1a && field(16) != b"CMYK" {
        fail(message!("found/profile-not-cmyk"), message!("wanted/cmyk-profile"));
    }
    let version = profile.get(8).copied().unwrap_or(0);
    let most = spec.standard.profile_version();
    if version > most {
        let found = message!("found/profile-version", version = version);
        fail(found, message!("wanted/profile-version", version = most));
    }
    if field(16) != b"CMYK" {
        let colours = String::from_utf8_lossy(field(16));
        findings.add(
            Fault::gwg(35, Object::OutputIntent),
            message!("found/profile-colours", colours = colours.trim()),
            message!("wanted/profile-for-cmyk"),
        );
    }
}
