//! Editions for the screen: their pages, links and colours, and what they claim.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::project::TestProject;

/// Returns an edition for the screen.
fn screen(project: &TestProject, edition: &str) -> Document {
    let bytes = project.read(&format!("out/screen/{edition}.pdf"));
    Document::load_mem(&bytes).expect("a PDF")
}

/// Returns the XMP packet of a document.
fn xmp(document: &Document) -> String {
    let xmp = document.catalog().and_then(|it| it.get(b"Metadata")?.as_reference());
    let xmp = document.get_object(xmp.expect("metadata")).and_then(Object::as_stream);
    String::from_utf8_lossy(&xmp.expect("a stream").content).into_owned()
}

/// Whether a document claims PDF/A-2a, and whether PDF/UA-1.
fn claims(document: &Document) -> (bool, bool) {
    let xmp = xmp(document);
    let archival = xmp.contains("<pdfaid:part>2</pdfaid:part>")
        && xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>");
    (archival, xmp.contains("<pdfuaid:part>1</pdfuaid:part>"))
}

/// Returns all dictionaries whose entry `key` is `name`.
fn named<'a>(document: &'a Document, key: &[u8], name: &[u8]) -> Vec<&'a Dictionary> {
    let is_it = |it: &&Dictionary| {
        it.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    let dictionaries = document.objects.values().filter_map(|it| it.as_dict().ok());
    dictionaries.filter(is_it).collect()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    let text = dictionary.get(key).expect("a text");
    lopdf::decode_text_string(text).expect("a text")
}

/// Returns the texts of all elements of a type, in the order of their objects.
fn texts(document: &Document, element: &[u8], key: &[u8]) -> Vec<String> {
    let elements = named(document, b"S", element);
    elements.into_iter().filter(|it| it.has(key)).map(|it| text(it, key)).collect()
}

#[test]
fn an_edition_for_the_screen_is_trimmed_tagged_and_linked() {
    let project = TestProject::real();
    project.edit(
        "data/acre/acre-5000.yaml",
        "name:",
        "phone: 04 991 23 45\nlinks: [example.org/acre, \"@acre5000\"]\nextra:\n  \
         البريد: acre@example.org\nname:",
    );
    for layout in ["market", "reading"] {
        if layout == "reading" {
            project.edit("malzama.yaml", "layout: market", "layout: reading");
        }
        let run = project.run(&["build", "acre", "--screen"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        assert!(!run.stderr.contains("does not reach"), "{}", run.stderr);
        let document = screen(&project, "acre");
        assert_eq!(claims(&document), (true, true), "{layout}");
        for page in document.page_iter() {
            let page = document.get_dictionary(page).expect("a page");
            let sides = page.get(b"MediaBox").and_then(Object::as_array).expect("a box");
            let [width, height] =
                [2, 3].map(|at| sides[at].as_float().expect("a number"));
            assert!((width / 72.0 * 25.4 - 148.0).abs() < 0.01, "{width}");
            assert!((height / 72.0 * 25.4 - 210.0).abs() < 0.01, "{height}");
            for other in [&b"TrimBox"[..], b"BleedBox", b"CropBox", b"ArtBox"] {
                assert!(!page.has(other));
            }
        }
        let mut addresses: Vec<String> = named(&document, b"S", b"URI")
            .into_iter()
            .map(|it| text(it, b"URI"))
            .collect();
        let actions = document.objects.values().filter_map(|it| it.as_dict().ok());
        let actions =
            actions.filter_map(|it| it.get(b"A").and_then(Object::as_dict).ok());
        addresses.extend(actions.filter(|it| it.has(b"URI")).map(|it| text(it, b"URI")));
        addresses.sort();
        addresses.dedup();
        let wanted =
            ["https://example.org/acre", "mailto:acre@example.org", "tel:049912345"];
        assert_eq!(addresses, wanted, "{layout}");
        for link in named(&document, b"Subtype", b"Link") {
            assert!(!text(link, b"Contents").is_empty());
            assert!(link.has(b"StructParent"));
        }
        let root = named(&document, b"S", b"Document");
        let mode = root[0].get(b"A").and_then(Object::as_array).expect("attributes");
        let mode = mode[0].as_dict().and_then(|it| it.get(b"WritingMode")?.as_name());
        assert_eq!(mode.expect("a writing mode"), b"RlTb");
        assert_eq!(texts(&document, b"H2", b"T"), ["مجموعة عكا 5000"], "{layout}");
        let alts = texts(&document, b"Figure", b"Alt");
        assert_eq!(alts.len(), 4, "{layout}: {alts:?}");
        assert!(alts.contains(&"سوق قديم مسقوف بالقناطر في عكا".to_owned()), "{alts:?}");
        assert!(!named(&document, b"S", b"Caption").is_empty());
        let preferences = document.catalog().and_then(|it| it.get(b"ViewerPreferences"));
        let preferences = preferences.and_then(Object::as_dict).expect("preferences");
        let shown = preferences.get(b"DisplayDocTitle").and_then(Object::as_bool);
        assert!(shown.expect("a choice"));
        assert!(!document.objects.values().any(names_inks), "inks are left");
        // What is named on the screen is counted from one in print.
        let bytes = project.read("out/print/acre.pdf");
        let print = Document::load_mem(&bytes).expect("a PDF");
        assert!(!print.catalog().expect("a catalog").has(b"PageLabels"));
        assert!(document.catalog().expect("a catalog").has(b"PageLabels"));
    }
}

fn names_inks(object: &Object) -> bool {
    match object {
        Object::Name(name) => name == b"DeviceCMYK",
        Object::Array(items) => items.iter().any(names_inks),
        Object::Dictionary(dictionary) => dictionary.iter().any(|(_, it)| names_inks(it)),
        Object::Stream(stream) => stream.dict.iter().any(|(_, it)| names_inks(it)),
        _ => false,
    }
}

#[test]
fn what_readers_cannot_hear_is_told_and_not_claimed() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build", "acre", "--screen"]).status, 0);
    assert_eq!(claims(&screen(&project, "acre")), (true, true));
    project.edit(
        "layouts/main.typ",
        "heading(partner.name)",
        "heading(level: 2, partner.name)",
    );
    let run = project.run(&["build", "acre", "--screen"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(claims(&screen(&project, "acre")), (true, false));
    insta::assert_snapshot!("skipped_heading", run.stderr);
    project.edit("layouts/main.typ", ", alt: photo.alt", "");
    let run = project.run(&["build", "acre", "--screen"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(claims(&screen(&project, "acre")), (false, false));
    assert!(run.stderr.contains("does not reach `PDF/A-2a`"), "{}", run.stderr);
    // Print claims and says nothing of all this.
    project.edit("layouts/main.typ", "level: 2", "level: 3");
    let run = project.run(&["build", "acre"]);
    assert!(!run.stderr.contains("does not reach"), "{}", run.stderr);
}

#[test]
fn gradients_lose_their_inks_too() {
    let project = TestProject::small();
    project.edit(
        "layouts/main.typ",
        "#for page",
        "#rect(fill: gradient.linear(space: cmyk, cmyk(0%, 0%, 0%, 0%), cmyk(0%, 100%, 100%, 0%)))\n#for page",
    );
    let run = project.run(&["build", "acre", "--screen"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let document = screen(&project, "acre");
    assert_eq!(claims(&document), (true, true));
    let shadings: Vec<&Dictionary> =
        document.objects.values().filter_map(|it| it.as_dict().ok()).collect();
    let shading = shadings.iter().find(|it| it.has(b"ShadingType")).expect("a shading");
    let space = shading.get(b"ColorSpace").and_then(Object::as_name);
    assert_eq!(space.expect("a space"), b"DeviceRGB");
    let red = document.objects.iter().any(|(_, it): (&ObjectId, &Object)| {
        let end = it.as_dict().and_then(|it| it.get(b"C1")?.as_array());
        end.is_ok_and(|end| {
            let parts: Vec<f32> =
                end.iter().map(|it| it.as_float().expect("a number")).collect();
            parts.len() == 3 && parts[0] > 0.7 && parts[2] < 0.3
        })
    });
    assert!(red, "the end of the gradient is not red");
}
