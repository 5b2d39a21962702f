//! What the rules say of a file as a whole: structure, identification, output intent, catalog
//! (ISO 15930-4 and ISO 15930-7).

use lopdf::{Dictionary, Object, StringFormat, decode_text_string};

use super::collector::Findings;
use super::xmp::{PDFX_ID, Xmp};
use crate::rule::{Clause, Rule};
use crate::severity::Severity;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::{File, dictionary_of};

/// Judges the file; gives back the profile of its output intent.
pub(crate) fn judge(file: &File, spec: &Spec, findings: &mut Findings) -> Vec<u8> {
    structure(file, spec, findings);
    objects(file, spec, findings);
    identification(file, spec, findings);
    catalog(file, spec, findings);
    output_intent(file, spec, findings)
}

/// Header, cross-references and identifiers.
fn structure(file: &File, spec: &Spec, findings: &mut Findings) {
    let is_old = spec.standard == Standard::X1a;
    if file.is_repaired {
        let found = "its table of objects is damaged or cut off";
        findings.pdf_x(Clause::Content, None, "file", found, "a whole file");
    }
    // The standards do not judge by the header, readers do.
    let most = if is_old { "1.4" } else { "1.6" };
    if file.version.as_str() > most {
        let rule = Rule::PdfX(Clause::Header);
        let found = format!("PDF {}", file.version);
        let wanted = format!("PDF {most}");
        findings.push(rule, Severity::Warning, None, "header", found, &wanted);
    }
    if is_old && file.has_object_streams {
        let wanted = "a plain table of objects";
        findings.pdf_x(Clause::ObjectStreams, None, "file", "streams of objects", wanted);
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
        let wanted = "two identifiers (ID) in the trailer";
        findings.pdf_x(Clause::Identifiers, None, "trailer", "no identifiers", wanted);
    }
}

/// Streams and dictionaries wherever they stand.
fn objects(file: &File, spec: &Spec, findings: &mut Findings) {
    let is_old = spec.standard == Standard::X1a;
    for object in file.document.objects.values() {
        let Some(dictionary) = dictionary_of(object) else { continue };
        if matches!(object, Object::Stream(_)) {
            if dictionary.has(b"F") || dictionary.has(b"FFilter") {
                let wanted = "data within the file";
                findings.pdf_x(
                    Clause::External,
                    None,
                    "stream",
                    "data in another file",
                    wanted,
                );
            }
            let filters = match file.get(dictionary, "Filter") {
                Some(Object::Array(filters)) => {
                    filters.iter().filter_map(|it| file.follow(it)).collect()
                }
                Some(filter) => vec![filter],
                None => Vec::new(),
            };
            for filter in filters.iter().filter_map(|it| it.as_name().ok()) {
                let is_wrong = match filter {
                    b"LZWDecode" => true,
                    b"JPXDecode" | b"JBIG2Decode" => is_old,
                    b"Crypt" => file
                        .dictionary(dictionary, "DecodeParms")
                        .and_then(|it| file.name(it, "Name"))
                        .is_some_and(|name| name != b"Identity"),
                    _ => false,
                };
                if is_wrong {
                    let found = String::from_utf8_lossy(filter).into_owned();
                    findings.pdf_x(
                        Clause::Filters,
                        None,
                        "stream",
                        found,
                        "another filter",
                    );
                }
            }
        }
        if dictionary.has(b"OPI") {
            let wanted = "pictures within the file";
            findings.pdf_x(Clause::External, None, "object", "OPI", wanted);
        }
        if is_embedded_file(file, dictionary) {
            let wanted = "no attached files";
            findings.pdf_x(Clause::External, None, "file", "an attached file", wanted);
        }
    }
}

fn is_embedded_file(file: &File, dictionary: &Dictionary) -> bool {
    file.name(dictionary, "Type") == Some(b"EmbeddedFile")
        || dictionary.has(b"EF") && dictionary.has(b"Type")
}

/// The text of a string entry.
fn text(file: &File, dictionary: &Dictionary, key: &str) -> Option<String> {
    match file.get(dictionary, key)? {
        Object::String(bytes, _) => {
            let string = Object::String(bytes.clone(), StringFormat::Literal);
            Some(
                decode_text_string(&string)
                    .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned()),
            )
        }
        _ => None,
    }
}

/// The claim, the information dictionary and the metadata (ISO 15930-7, 6.2 and 6.9).
fn identification(file: &File, spec: &Spec, findings: &mut Findings) {
    let is_old = spec.standard == Standard::X1a;
    let standard = spec.standard.name();
    let empty = Dictionary::new();
    let information = file.dictionary(&file.document.trailer, "Info");
    if information.is_none() {
        let wanted = "title, dates and trapping";
        findings.pdf_x(Clause::Information, None, "information", "nothing", wanted);
    }
    let information = information.unwrap_or(&empty);
    let entry = |key: &str| text(file, information, key);
    let xmp = Xmp::read(file);
    if !information.is_empty() {
        for key in ["Title", "CreationDate", "ModDate"] {
            if entry(key).is_none_or(|text| text.trim().is_empty()) {
                let found = format!("`{key}` is missing");
                let wanted = "title and dates";
                findings.pdf_x(Clause::Information, None, "information", found, wanted);
            }
        }
    }
    let trapped = file.get(information, "Trapped");
    let trapped = trapped.map(|it| match it {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        other => format!("{} `{}`", other.enum_variant().to_lowercase(), "Trapped"),
    });
    let is_told = matches!(trapped.as_deref(), Some("True" | "False"));
    if !is_told && !information.is_empty() {
        let found = trapped
            .clone()
            .map_or("`Trapped` is missing".into(), |it| format!("`Trapped` is {it}"));
        let wanted = "the name `True` or `False`";
        findings.pdf_x(Clause::Information, None, "information", found, wanted);
    }
    let claimed = entry("GTS_PDFXVersion");
    if is_old {
        if claimed.as_deref() != Some(standard) {
            let found = claimed.unwrap_or_else(|| "no claim".into());
            findings.pdf_x(Clause::Claim, None, "information", found, standard);
        }
        return;
    }
    let xmp = match xmp {
        Ok(xmp) => xmp,
        Err(found) => {
            let wanted = "XMP metadata";
            findings.pdf_x(Clause::Metadata, None, "metadata", found, wanted);
            let wanted = "`pdfxid:GTS_PDFXVersion` in the XMP metadata";
            findings.pdf_x(Clause::Claim, None, "metadata", "no claim", wanted);
            return;
        }
    };
    let in_xmp = xmp.get(PDFX_ID, "GTS_PDFXVersion");
    if in_xmp != Some(standard) {
        let found = in_xmp.unwrap_or("no claim").to_owned();
        findings.pdf_x(Clause::Claim, None, "metadata", found, standard);
    }
    for found in xmp.contradictions(&entry, trapped.as_deref().filter(|_| is_told)) {
        let wanted = "metadata that are there and agree with the information";
        findings.pdf_x(Clause::Metadata, None, "metadata", found, wanted);
    }
}

/// The output intent (ISO 15930-7, 6.2.2, and GWG 2022, R0035); gives back its profile.
fn output_intent(file: &File, spec: &Spec, findings: &mut Findings) -> Vec<u8> {
    let is_old = spec.standard == Standard::X1a;
    let mut fail = |found: &str, wanted: &str| {
        findings.pdf_x(Clause::OutputIntent, None, "output intent", found, wanted);
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
            0 => "no output intent for PDF/X",
            _ => "several output intents for PDF/X",
        };
        fail(found, "one output intent for PDF/X");
        return Vec::new();
    };
    let condition = text(file, intent, "OutputConditionIdentifier");
    if condition.is_none_or(|it| it.trim().is_empty()) {
        fail("no `OutputConditionIdentifier`", "the name of the printing condition");
    }
    let stream = match file.get(intent, "DestOutputProfile") {
        Some(Object::Stream(stream)) => stream,
        _ => {
            // A condition of the registry needs no profile in PDF/X-1a.
            let is_registered = text(file, intent, "RegistryName").is_some();
            if !is_old || !is_registered {
                fail("no `DestOutputProfile`", "the profile of the printing condition");
            }
            return Vec::new();
        }
    };
    if is_old
        && text(file, intent, "RegistryName").is_none()
        && text(file, intent, "Info").is_none()
    {
        fail("neither `RegistryName` nor `Info`", "where the condition is known from");
    }
    let profile = file.unpack(stream).unwrap_or_default();
    let field = |at: usize| profile.get(at..at + 4).unwrap_or_default();
    let told = profile.first_chunk().map(|size| u32::from_be_bytes(*size) as usize);
    // Some makers count the padding at the end, some do not.
    let is_whole = told.is_some_and(|told| told >= 128 && told <= profile.len() + 3);
    if field(36) != b"acsp" || !is_whole {
        fail("a profile that cannot be read", "an ICC output profile");
        return profile;
    }
    if field(12) != b"prtr" {
        let found =
            format!("a profile of the class `{}`", String::from_utf8_lossy(field(12)));
        fail(&found, "an output profile (`prtr`)");
    }
    if !matches!(field(20), b"Lab " | b"XYZ ") {
        fail("a profile without Lab or XYZ", "an ICC output profile");
    }
    let channels = match field(16) {
        b"CMYK" => 4.0,
        b"RGB " => 3.0,
        b"GRAY" => 1.0,
        _ => 0.0,
    };
    if file.number(&stream.dict, "N") != Some(channels) {
        fail("an `N` that is not the profile's", "as many components as the profile has");
    }
    if is_old && field(16) != b"CMYK" {
        fail("a profile that is not for CMYK", "a CMYK output profile");
    }
    let version = profile.get(8).copied().unwrap_or(0);
    if version > spec.standard.profile_version() {
        let found = format!("an ICC profile of version {version}");
        let wanted = format!("at most version {}", spec.standard.profile_version());
        fail(&found, &wanted);
    }
    if field(16) != b"CMYK" {
        let found =
            format!("a profile for `{}`", String::from_utf8_lossy(field(16)).trim());
        findings.gwg(35, None, "output intent", found, "a profile for CMYK");
    }
    profile
}

/// Actions, scripts, forms, layers and what the catalog tells viewers.
fn catalog(file: &File, spec: &Spec, findings: &mut Findings) {
    let Some(catalog) = file.catalog() else { return };
    let mut fail = |clause, found: &str, wanted: &str| {
        findings.pdf_x(clause, None, "catalog", found, wanted);
    };
    if file.dictionary(catalog, "OpenAction").is_some() {
        fail(Clause::Actions, "an action on opening (OpenAction)", "no actions");
    }
    if catalog.has(b"AA") {
        fail(Clause::Actions, "additional actions (AA)", "no actions");
    }
    if let Some(names) = file.dictionary(catalog, "Names") {
        if names.has(b"JavaScript") {
            fail(Clause::Actions, "scripts (JavaScript)", "no scripts");
        }
        if names.has(b"EmbeddedFiles") {
            fail(Clause::External, "attached files (EmbeddedFiles)", "no attached files");
        }
        if names.has(b"AlternatePresentations") {
            fail(Clause::Actions, "alternate presentations", "one way to show the pages");
        }
    }
    if catalog.has(b"AF") {
        fail(Clause::External, "attached files (AF)", "no attached files");
    }
    if let Some(form) = file.dictionary(catalog, "AcroForm")
        && form.has(b"XFA")
    {
        fail(Clause::Actions, "a form (XFA)", "no forms");
    }
    let preferences = file.dictionary(catalog, "ViewerPreferences");
    for key in ["ViewArea", "ViewClip", "PrintArea", "PrintClip"] {
        let area = preferences.and_then(|it| file.name(it, key));
        if area.is_some_and(|it| !matches!(it, b"MediaBox" | b"BleedBox")) {
            let found = format!("`{key}` is another box");
            fail(Clause::Boxes, &found, "MediaBox or BleedBox");
        }
    }
    if let Some(layers) = file.dictionary(catalog, "OCProperties") {
        layers_of(file, layers, spec, findings);
    }
    outlines(file, catalog, findings);
}

/// Layers (optional content), which older standards do not know.
fn layers_of(file: &File, layers: &Dictionary, spec: &Spec, findings: &mut Findings) {
    let mut fail = |found: &str, wanted: &str| {
        findings.pdf_x(Clause::Layers, None, "layers", found, wanted);
    };
    if spec.standard == Standard::X1a {
        return fail("layers", "content that is always shown");
    }
    let Some(settings) = file.dictionary(layers, "D") else {
        return fail("no settings (D)", "settings for the layers");
    };
    let more = file.get(layers, "Configs").and_then(|it| it.as_array().ok());
    let more = more
        .into_iter()
        .flatten()
        .filter_map(|it| file.follow(it).and_then(dictionary_of));
    for settings in std::iter::once(settings).chain(more) {
        if text(file, settings, "Name").is_none_or(|name| name.is_empty()) {
            fail("settings without a name", "a name for all settings");
        }
        if settings.has(b"AS") {
            fail(
                "layers that switch by themselves (AS)",
                "layers that stay as they are set",
            );
        }
    }
}

/// Bookmarks, which may only point at pages.
fn outlines(file: &File, catalog: &Dictionary, findings: &mut Findings) {
    let mut waiting: Vec<&Object> = file
        .dictionary(catalog, "Outlines")
        .and_then(|it| it.get(b"First").ok())
        .into_iter()
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(object) = waiting.pop() {
        let is_new = object.as_reference().is_ok_and(|id| seen.insert(id));
        let Some(item) = file.follow(object).and_then(dictionary_of).filter(|_| is_new)
        else {
            continue;
        };
        if item.has(b"A") {
            let wanted = "bookmarks that only point at pages";
            findings.pdf_x(Clause::Actions, None, "bookmark", "an action", wanted);
        }
        waiting.extend(
            ["Next", "First"].iter().filter_map(|key| item.get(key.as_bytes()).ok()),
        );
    }
}
