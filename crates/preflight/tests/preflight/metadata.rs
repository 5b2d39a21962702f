//! Metadata as other makers write them: nested descriptions, languages, name spaces, dates.

use malzama_preflight::text;

use crate::cases::{Case, ERROR, Press, judge};
use crate::pdf::{CATALOG, INFO, INTENT, Pdf, XMP, sound};

#[test]
fn metadata_are_read_as_the_document_means_them() {
    judge(Press::X4, CASES);
}

#[test]
fn dates_and_conditions_of_pdf_x1a_are_judged() {
    judge(Press::X1a, OLD);
}

/// The texts of what was found about the metadata and the claim.
fn found(pdf: &Pdf) -> Vec<String> {
    let inspection = Press::X4.inspect(&pdf.bytes()).expect("a file");
    let findings = inspection.findings.iter();
    let about =
        findings.filter(|it| ["metadata", "information"].contains(&it.object.name()));
    about.map(|it| text(&it.found)).collect()
}

#[test]
fn a_name_space_that_is_misspelt_is_named_once() {
    let mut pdf = sound::x4();
    pdf.replace(XMP, "http://ns.adobe.com/xap/1.0/\"", "http://ns.adobe.com/xap/1.0\"");
    assert_eq!(found(&pdf), ["the name space `http://ns.adobe.com/xap/1.0` for `xmp`"]);
    let mut pdf = sound::x4();
    pdf.replace(XMP, "22-rdf-syntax-ns#", "22-rdf-syntax-ns");
    let told = found(&pdf);
    assert!(told[0].contains("for `rdf`"), "{told:?}");
    assert_eq!(told.len(), 2, "{told:?}");
    let mut pdf = sound::x4();
    pdf.replace(XMP, "http://www.npes.org/pdfx/ns/id/", "http://www.npes.org/pdfx/ns/");
    assert_eq!(
        found(&pdf),
        ["the name space `http://www.npes.org/pdfx/ns/` for `pdfxid`"]
    );
}

#[test]
fn a_file_of_another_standard_is_told_by_its_claim() {
    let told = found(&sound::x1a());
    assert!(told.contains(&"PDF/X-1a:2003".to_owned()), "{told:?}");
}

#[test]
fn an_empty_title_is_called_empty() {
    let mut pdf = sound::x4();
    pdf.set(INFO, "Title", "()");
    pdf.replace(XMP, ">Malzama<", "><");
    assert_eq!(found(&pdf), ["`Title` is empty", "`dc:title` is empty"]);
}

/// A property that holds a description of something else.
fn ingredient(pdf: &mut Pdf, of: &str) {
    let nested = format!(
        "<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description>{of}</rdf:Description></rdf:li>\
         </rdf:Bag></xmpMM:Pantry><pdf:Trapped>"
    );
    pdf.replace(XMP, "<pdf:Trapped>", &nested);
}

const CLAIM: &str = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";

const CASES: &[Case] = &[
    (
        "a claim of an ingredient alone",
        |pdf| {
            pdf.replace(XMP, CLAIM, "");
            ingredient(pdf, CLAIM);
        },
        &[("X-claim", ERROR)],
    ),
    (
        "an ingredient that claims something else",
        |pdf| {
            let claim = CLAIM.replace("X-4", "X-3:2002");
            ingredient(pdf, &claim);
        },
        &[],
    ),
    (
        "a title in another language before that for all",
        |pdf| {
            let arabic = "<rdf:li xml:lang=\"ar\">ملزمة</rdf:li>";
            pdf.replace(XMP, "<rdf:Alt>", &format!("<rdf:Alt>{arabic}"));
        },
        &[],
    ),
    (
        "metadata in sixteen bits",
        |pdf| {
            let stream = pdf.object(XMP).data.take().expect("a stream");
            let text = String::from_utf8(stream).expect("a text");
            let units = text.encode_utf16().flat_map(u16::to_be_bytes);
            pdf.object(XMP).data = Some([0xfe, 0xff].into_iter().chain(units).collect());
        },
        &[],
    ),
    (
        "a date that is none",
        |pdf| pdf.set(INFO, "CreationDate", "(yesterday)"),
        &[("X-information", ERROR), ("X-metadata", ERROR)],
    ),
    (
        "a date of a thirteenth month",
        |pdf| pdf.set(INFO, "ModDate", "(D:20261323120000Z)"),
        &[("X-information", ERROR), ("X-metadata", ERROR)],
    ),
    (
        "a date in another zone",
        |pdf| pdf.set(INFO, "CreationDate", "(D:20261123140000+02'00')"),
        &[],
    ),
    (
        "an action of a field that is on no page",
        |pdf| {
            let field =
                pdf.add("<< /FT /Tx /T (a) /AA << /K << /S /JavaScript /JS () >> >> >>");
            let parent = pdf.add(&format!("<< /T (b) /Kids [{field}] >>"));
            pdf.set(CATALOG, "AcroForm", &format!("<< /Fields [{parent}] >>"));
        },
        &[("X-actions", ERROR)],
    ),
    (
        "a field that is on no page and does nothing",
        |pdf| {
            let field = pdf.add("<< /FT /Tx /T (a) >>");
            pdf.set(CATALOG, "AcroForm", &format!("<< /Fields [{field}] >>"));
        },
        &[],
    ),
];

const OLD: &[Case] = &[
    (
        "a date that is none",
        |pdf| pdf.set(INFO, "CreationDate", "(23 November 2026)"),
        &[("X-information", ERROR)],
    ),
    (
        "a registered condition without its profile",
        |pdf| pdf.unset(INTENT, "DestOutputProfile"),
        &[],
    ),
    (
        "a condition of nobody's registry without its profile",
        |pdf| {
            pdf.unset(INTENT, "DestOutputProfile");
            pdf.set(INTENT, "OutputConditionIdentifier", "(House press 7)");
        },
        &[("X-output-intent", ERROR)],
    ),
];
