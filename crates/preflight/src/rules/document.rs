//! Rules on a file as a whole: its structure and its objects (ISO 15930-4 and ISO 15930-7).

use lopdf::{Dictionary, Object as Value, Stream};
use malzama_message::message;

use super::collector::{Fault, Findings};
use super::{catalog, identification, output_intent};
use crate::object::Object;
use crate::rule::{Clause, Rule};
use crate::severity::Severity;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::{File, TreeFault, dictionary_of};

/// Judges the file; gives back the profile of its output intent.
pub(crate) fn judge(file: &File, spec: &Spec, findings: &mut Findings) -> Vec<u8> {
    structure(file, spec, findings);
    for object in file.document.objects.values() {
        if let Some(dictionary) = dictionary_of(object) {
            judge_object(file, object, dictionary, spec, findings);
        }
    }
    identification::judge(file, spec, findings);
    catalog::judge(file, spec, findings);
    output_intent::judge(file, spec, findings)
}

/// Header, cross-references and identifiers.
fn structure(file: &File, spec: &Spec, findings: &mut Findings) {
    let is_old = spec.standard == Standard::X1a;
    if file.is_repaired {
        findings.add(
            Fault::pdf_x(Clause::Content, Object::File),
            message!("found/damaged-table"),
            message!("wanted/whole-file"),
        );
    }
    if file.is_encrypted {
        findings.add(
            Fault::pdf_x(Clause::Encryption, Object::File),
            message!("found/encrypted"),
            message!("wanted/no-encryption"),
        );
    }
    if file.unread_streams > 0 {
        findings.add(
            Fault::pdf_x(Clause::Content, Object::File),
            message!("found/much-in-object-streams", count = file.unread_streams),
            message!("wanted/objects-that-can-be-held"),
        );
    }
    for fault in &file.tree_faults {
        let found = match fault {
            TreeFault::Endless => message!("found/endless-tree"),
            TreeFault::TooMany => message!("found/endless-pages"),
            TreeFault::Repeated => message!("found/repeated-page"),
            TreeFault::Count(told, pages) => {
                message!("found/page-count", told = *told, pages = *pages)
            }
        };
        let wanted = message!("wanted/page-tree");
        findings.add(Fault::pdf_x(Clause::Content, Object::File), found, wanted);
    }
    // The standards do not judge by the header, readers do.
    let most = if is_old { "1.4" } else { "1.6" };
    if file.version.as_str() > most {
        let rule = Rule::PdfX(Clause::Header);
        findings.add(
            Fault::new(rule, Severity::Warning, Object::Header),
            message!("found/pdf-version", version = &file.version),
            message!("wanted/pdf-version", version = most),
        );
    }
    if is_old && file.has_object_streams {
        findings.add(
            Fault::pdf_x(Clause::ObjectStreams, Object::File),
            message!("found/object-streams"),
            message!("wanted/plain-table"),
        );
    }
    let identifiers =
        file.get(&file.document.trailer, "ID").and_then(|it| it.as_array().ok());
    let is_right = identifiers.is_some_and(|it| {
        it.len() == 2
            && it.iter().all(|part| {
                file.follow(part)
                    .is_some_and(|it| it.as_str().is_ok_and(|it| !it.is_empty()))
            })
    });
    if !is_right {
        findings.add(
            Fault::pdf_x(Clause::Identifiers, Object::Trailer),
            message!("found/no-identifiers"),
            message!("wanted/identifiers"),
        );
    }
}

/// A stream or dictionary, wherever it stands.
fn judge_object(
    file: &File,
    object: &Value,
    dictionary: &Dictionary,
    spec: &Spec,
    findings: &mut Findings,
) {
    if let Value::Stream(stream) = object {
        judge_stream(file, stream, spec, findings);
    }
    if dictionary.has(b"OPI") {
        findings.add(
            Fault::pdf_x(Clause::External, Object::Object),
            message!("found/opi"),
            message!("wanted/pictures-within"),
        );
    }
    let is_embedded_file = file.name(dictionary, "Type") == Some(b"EmbeddedFile")
        || dictionary.has(b"EF") && dictionary.has(b"Type");
    if is_embedded_file {
        findings.add(
            Fault::pdf_x(Clause::External, Object::File),
            message!("found/attached-file"),
            message!("wanted/no-attached-files"),
        );
    }
}

/// Where a stream has its data, and how they are packed.
fn judge_stream(file: &File, stream: &Stream, spec: &Spec, findings: &mut Findings) {
    let dictionary = &stream.dict;
    if dictionary.has(b"F") || dictionary.has(b"FFilter") {
        findings.add(
            Fault::pdf_x(Clause::External, Object::Stream),
            message!("found/external-data"),
            message!("wanted/data-within"),
        );
    }
    if file.number(dictionary, "Length").is_none() {
        findings.add(
            Fault::pdf_x(Clause::Content, Object::Stream),
            message!("found/no-entry", entry = "Length"),
            message!("wanted/whole-stream"),
        );
    }
    let filters = match file.get(dictionary, "Filter") {
        Some(Value::Array(filters)) => {
            filters.iter().filter_map(|it| file.follow(it)).collect()
        }
        Some(filter) => vec![filter],
        None => Vec::new(),
    };
    for (at, filter) in filters.into_iter().enumerate() {
        let Ok(filter) = filter.as_name() else {
            findings.add(
                Fault::pdf_x(Clause::Filters, Object::Stream),
                message!("found/no-filter"),
                message!("wanted/other-filter"),
            );
            continue;
        };
        let is_wrong = match filter {
            b"LZWDecode" => true,
            b"JPXDecode" | b"JBIG2Decode" => spec.standard == Standard::X1a,
            b"Crypt" => {
                let parameters = match file.get(dictionary, "DecodeParms") {
                    Some(Value::Array(each)) => {
                        each.get(at).and_then(|it| file.follow(it))
                    }
                    one => one,
                };
                let name = parameters.and_then(dictionary_of);
                name.and_then(|it| file.name(it, "Name"))
                    .is_some_and(|name| name != b"Identity")
            }
            _ => false,
        };
        if is_wrong {
            let filter = String::from_utf8_lossy(filter);
            findings.add(
                Fault::pdf_x(Clause::Filters, Object::Stream),
                message!("found/filter", filter = &*filter),
                message!("wanted/other-filter"),
            );
        }
    }
}
