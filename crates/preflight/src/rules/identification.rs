//! Rules on how a file names itself: the claim, the information dictionary and the metadata
//! (ISO 15930-7, 6.2 and 6.9).

use lopdf::{Dictionary, Object as Value};
use malzama_message::{Message, message};

use super::collector::{Fault, Findings};
use super::xmp::{PDFX_ID, Xmp, is_date, wrong_space};
use crate::object::Object;
use crate::rule::Clause;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::File;

/// Judges claim, information and metadata.
pub(super) fn judge(file: &File, spec: &Spec, findings: &mut Findings) {
    let information = file.dictionary(&file.document.trailer, "Info");
    if information.is_none() {
        findings.add(
            Fault::pdf_x(Clause::Information, Object::Information),
            message!("found/nothing"),
            message!("wanted/title-dates-trapping"),
        );
    }
    let empty = Dictionary::new();
    let information = information.unwrap_or(&empty);
    let entry = |key: &str| file.text(information, key);
    let trapped = judge_information(file, information, findings);
    let claimed = entry("GTS_PDFXVersion");
    if spec.standard == Standard::X1a {
        return judge_claim(claimed.as_deref(), Object::Information, spec, findings);
    }
    let xmp = match Xmp::read(file) {
        Ok(xmp) => xmp,
        Err(found) => {
            findings.add(
                Fault::pdf_x(Clause::Metadata, Object::Metadata),
                found,
                message!("wanted/xmp"),
            );
            // A file of another standard may claim that where its own wants it.
            let found = match &claimed {
                Some(claim) => message!("found/claim", claim = claim),
                None => message!("found/no-claim"),
            };
            findings.add(
                Fault::pdf_x(Clause::Claim, Object::Metadata),
                found,
                message!("wanted/claim-in-xmp"),
            );
            return;
        }
    };
    let key = "GTS_PDFXVersion";
    match (xmp.get(PDFX_ID, key), xmp.misplaced(PDFX_ID, key)) {
        (None, Some(space)) => findings.add(
            Fault::pdf_x(Clause::Claim, Object::Metadata),
            wrong_space("pdfxid", space),
            message!("wanted/name-space", space = PDFX_ID),
        ),
        (claim, _) => {
            let claim =
                claim.or(claimed.as_deref().filter(|it| *it != spec.standard.name()));
            judge_claim(claim, Object::Metadata, spec, findings);
        }
    }
    for found in xmp.contradictions(&entry, trapped.as_deref()) {
        findings.add(
            Fault::pdf_x(Clause::Metadata, Object::Metadata),
            found,
            message!("wanted/agreeing-metadata"),
        );
    }
}

/// The claim, letter by letter.
fn judge_claim(
    claimed: Option<&str>,
    object: Object,
    spec: &Spec,
    findings: &mut Findings,
) {
    let standard = spec.standard.name();
    if claimed == Some(standard) {
        return;
    }
    let found = match claimed {
        Some(claim) => message!("found/claim", claim = claim),
        None => message!("found/no-claim"),
    };
    findings.add(
        Fault::pdf_x(Clause::Claim, object),
        found,
        message!("wanted/claim", standard = standard),
    );
}

/// Title, dates and trapping; gives back what is told of trapping, where that is right.
fn judge_information(
    file: &File,
    information: &Dictionary,
    findings: &mut Findings,
) -> Option<String> {
    let mut fail = |found: Message, wanted: Message| {
        let fault = Fault::pdf_x(Clause::Information, Object::Information);
        findings.add(fault, found, wanted);
    };
    if information.is_empty() {
        return None;
    }
    for key in ["Title", "CreationDate", "ModDate"] {
        let found = match file.text(information, key) {
            None => message!("found/missing-entry", entry = key),
            Some(text) if text.trim().is_empty() => {
                message!("found/empty-entry", entry = key)
            }
            Some(text) if key != "Title" && !is_date(&text) => {
                message!("found/no-date", entry = key, text = text)
            }
            Some(_) => continue,
        };
        fail(found, message!("wanted/title-and-dates"));
    }
    let found = match file.get(information, "Trapped") {
        Some(Value::Name(name)) => {
            let value = String::from_utf8_lossy(name).into_owned();
            if matches!(value.as_str(), "True" | "False") {
                return Some(value);
            }
            message!("found/trapped-is", value = value)
        }
        Some(other) => {
            let kind = other.enum_variant().to_lowercase();
            message!("found/trapped-kind", kind = kind)
        }
        None => message!("found/missing-entry", entry = "Trapped"),
    };
    fail(found, message!("wanted/true-or-false"));
    None
}
