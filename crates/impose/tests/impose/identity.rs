//! What sheets tell of themselves.

use lopdf::Object;
use malzama_impose::{Binding, Error, Imposition, Scheme, Wording, impose};

use crate::pdf::{Read, Source, imposed, plain, written};

fn text<'a>(read: &'a Read, key: &str) -> &'a [u8] {
    read.get(read.information(), key).as_str().expect("text")
}

fn xmp(read: &Read) -> String {
    let stream = read.get(read.catalog(), "Metadata").as_stream().expect("metadata");
    assert!(!stream.dict.has(b"Filter"), "metadata are not packed");
    String::from_utf8(stream.content.clone()).expect("text")
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bytes = imposed(&Source::new(8), &Imposition::default());
    assert_eq!(bytes, imposed(&Source::new(8), &Imposition::default()));
}

#[test]
fn claims_of_pdf_x4_are_kept_and_identifiers_are_new() {
    let bytes = imposed(&Source::new(8), &plain());
    let read = Read::new(&bytes);
    assert!(bytes.starts_with(b"%PDF-1.6\n"));
    assert_eq!(text(&read, "GTS_PDFXVersion"), b"PDF/X-4");
    let xmp = xmp(&read);
    assert!(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<"));
    assert!(!xmp.contains("old-document") && !xmp.contains("old-instance"));
    let ids = read.get(&read.document.trailer, "ID").as_array().expect("an array");
    assert!(ids.iter().all(|id| id.as_str().is_ok_and(|it| it.len() == 16)));
    assert_eq!(text(&read, "CreationDate"), b"D:20261123000000Z");
    assert_eq!(read.get(read.information(), "Trapped"), &Object::Name(b"False".to_vec()));
    // The title of both is the same.
    let title = lopdf::decode_text_string(read.get(read.information(), "Title"));
    assert_eq!(title.expect("text"), "A title · sheets");
    assert!(xmp.contains(">A title · sheets</rdf:li>"), "{xmp}");
    let intents = read.get(read.catalog(), "OutputIntents").as_array().expect("an array");
    let intent = read.follow(&intents[0]).as_dict().expect("an intent");
    let profile = read.get(intent, "DestOutputProfile").as_stream().expect("a profile");
    assert_eq!(profile.content, b"profile");
}

#[test]
fn claims_of_pdf_x1a_are_kept_in_pdf_1_4() {
    let bytes = imposed(&Source::x1a(8), &Imposition::default());
    let read = Read::new(&bytes);
    assert!(bytes.starts_with(b"%PDF-1.4\n"));
    assert_eq!(text(&read, "GTS_PDFXVersion"), b"PDF/X-1a:2003");
    assert_eq!(text(&read, "GTS_PDFXConformance"), b"PDF/X-1a:2003");
    assert!(!read.catalog().has(b"Metadata"));
    let text = String::from_utf8_lossy(&bytes);
    assert!(
        !text.contains("/ObjStm") && !text.contains("/XRef") && !text.contains("/Group")
    );
    assert!(text.contains("\nxref\n0 "));
}

#[test]
fn identifiers_tell_sheets_apart() {
    let ids = |source: &Source, imposition: &Imposition| {
        let read = Read::new(&imposed(source, imposition));
        let ids = read.get(&read.document.trailer, "ID").as_array().expect("an array");
        [ids[0].clone(), ids[1].clone()]
    };
    let source = Source::new(8);
    let [document, instance] = ids(&source, &plain());
    let [same, other] = ids(&source, &Imposition { binding: Binding::Right, ..plain() });
    assert_eq!(document, same, "made of the same pages");
    assert_ne!(instance, other);
    let [other, _] = ids(&Source::new(12), &plain());
    assert_ne!(document, other);
}

#[test]
fn pages_without_a_claim_get_none() {
    let source = Source::new(4).with(3, "/GTS_PDFXVersion (PDF/X-4)", "").with(
        1,
        "/Metadata 4 0 R",
        "",
    );
    assert_eq!(source.read().standard(), None);
    let bytes = imposed(&source, &plain());
    assert!(!String::from_utf8_lossy(&bytes).contains("GTS_PDFXVersion"));
    // Nor is a claim kept whose metadata cannot be read.
    let source = Source::new(4).with(4, "</x:xmpmeta>", "");
    let bytes = imposed(&source, &plain());
    assert!(!String::from_utf8_lossy(&bytes).contains("GTS_PDFXVersion"));
}

#[test]
fn claims_are_read_from_metadata_too() {
    let source = Source::new(4).with(3, "/GTS_PDFXVersion (PDF/X-4)", "");
    assert_eq!(source.read().standard().as_deref(), Some("PDF/X-4"));
    assert_eq!(source.read().title().as_deref(), Some("A title"));
}

#[test]
fn ganged_booklets_are_of_one_kind() {
    let imposition = Imposition { scheme: Scheme::Gang, ..plain() };
    let gang = |sources: &[Source]| {
        let booklets: Vec<_> = sources.iter().map(Source::read).collect();
        let sheets = impose(&booklets, &imposition, &Wording::default());
        sheets.map(|sheets| written(&sheets))
    };
    let source = Source::new(8);
    let bytes = gang(&[source.clone(), source.clone(), source.clone()]).expect("sheets");
    let read = Read::new(&bytes);
    let profiles = read
        .document
        .objects
        .values()
        .filter(|it| it.as_stream().is_ok_and(|stream| stream.content == b"profile"));
    assert_eq!(profiles.count(), 1);
    let (found, expected) = (4, 8);
    let lengths = Error::GangLengths { booklet: 2, found, expected };
    assert_eq!(gang(&[source.clone(), Source::new(4)]), Err(lengths));
    let other = source.clone().with(1, "FOGRA39", "FOGRA51");
    let conditions = |booklet| Err(Error::GangConditions { booklet });
    assert_eq!(gang(&[source.clone(), source.clone(), other]), conditions(3));
    assert_eq!(gang(&[source.clone(), Source::x1a(8)]), conditions(2));
    let wider = source.clone().with_pages("428.032", "400");
    let trims =
        Error::GangTrims { booklet: 2, found: [138.11, 210.0], expected: [148.0, 210.0] };
    assert_eq!(gang(&[source.clone(), wider]), Err(trims));
    let five = Error::GangSize { found: 5, most: 4 };
    assert_eq!(gang(&vec![source; 5]), Err(five));
}

#[test]
fn the_binding_is_that_of_the_viewer() {
    let source = Source::new(4);
    assert_eq!(source.read().binding(), Binding::Left);
    let right = source.with(
        1,
        "/Type /Catalog",
        "/Type /Catalog /ViewerPreferences << /Direction /R2L >>",
    );
    assert_eq!(right.read().binding(), Binding::Right);
}
