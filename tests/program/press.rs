//! The content of finished PDFs: their structure under each standard, overprint, and
//! photographs for print and screen.

use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, Stream};

use crate::project::{TestProject, copy_folder, here, picture};

/// Returns the images of a PDF.
fn images(project: &TestProject, path: &str) -> Vec<Stream> {
    let document = Document::load_mem(&project.read(path)).expect("a PDF");
    document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(is_image))
        .cloned()
        .collect()
}

fn is_image(subtype: &Object) -> bool {
    subtype.as_name().is_ok_and(|name| name == b"Image")
}

fn number(image: &Stream, key: &[u8]) -> i64 {
    image.dict.get(key).and_then(Object::as_i64).expect("a number")
}

#[test]
fn photographs_are_cmyk_jpegs_of_the_size_of_print() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(1500, 2000));
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let images = images(&project, "out/print/acre.pdf");
    let [image] = images.as_slice() else { panic!("{} images", images.len()) };
    // 20 mm at 300 ppi, and the height in a ratio of 4 to 3.
    assert_eq!((number(image, b"Width"), number(image, b"Height")), (236, 315));
    assert_eq!(number(image, b"BitsPerComponent"), 8);
    let name = |key| image.dict.get(key).and_then(Object::as_name).expect("a name");
    assert_eq!(name(b"ColorSpace"), b"DeviceCMYK");
    assert_eq!(name(b"Filter"), b"DCTDecode");
    assert!(image.content.starts_with(b"\xff\xd8"));
    for trace in [&b"Exif"[..], b"ICC_PROFILE", b"http://ns.adobe.com", b"malzama"] {
        let found = image.content.windows(trace.len()).any(|window| window == trace);
        assert!(!found, "a photograph carries `{}`", String::from_utf8_lossy(trace));
    }
}

#[test]
fn the_binding_says_how_spreads_are_shown() {
    for (binding, wanted) in [("right", b"R2L"), ("left", b"L2R")] {
        let project = TestProject::small();
        project.edit("malzama.yaml", "binding: right", &format!("binding: {binding}"));
        assert_eq!(project.run(&["build", "acre", "--screen"]).status, 0);
        for path in ["out/print/acre.pdf", "out/screen/acre.pdf"] {
            let document = Document::load_mem(&project.read(path)).expect("a PDF");
            let preferences = document
                .catalog()
                .and_then(|catalog| catalog.get(b"ViewerPreferences"))
                .and_then(Object::as_dict)
                .expect("preferences");
            let direction = preferences.get(b"Direction").and_then(Object::as_name);
            assert_eq!(direction.expect("a direction"), wanted, "{path}");
        }
    }
}

#[test]
fn photographs_are_never_enlarged() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(180, 240));
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let images = images(&project, "out/print/acre.pdf");
    assert_eq!((number(&images[0], b"Width"), number(&images[0], b"Height")), (180, 240));
}

#[test]
fn photographs_for_the_screen_are_small_and_in_srgb() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(1500, 2000));
    assert_eq!(project.run(&["build", "acre", "--screen"]).status, 0);
    let images = images(&project, "out/screen/acre.pdf");
    assert_eq!((number(&images[0], b"Width"), number(&images[0], b"Height")), (118, 157));
    let colours = images[0].dict.get(b"ColorSpace").and_then(Object::as_array);
    let kind = colours.expect("an array")[0].as_name().expect("a name");
    assert_eq!(kind, b"ICCBased");
}

#[test]
fn the_uncoated_contract_gives_other_inks() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let coated = images(&project, "out/print/acre.pdf");
    let build = ["build", "acre", "--press", "uncoated"];
    assert_eq!(project.run(&build).status, 0);
    let uncoated = images(&project, "out/print/acre.pdf");
    assert!(coated[0].content != uncoated[0].content, "the contract changes nothing");
    project.edit("malzama.yaml", "press: coated", "press: uncoated");
    let first = project.read("out/print/acre.pdf");
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    assert!(first == project.read("out/print/acre.pdf"), "two ways to one contract");
}

#[test]
fn a_contract_may_lie_anywhere_with_its_profile_beside_it() {
    let shop = tempfile::TempDir::new().expect("a folder");
    copy_folder(&here("data/press"), shop.path());
    let contract = shop.path().join("uncoated.yaml");
    let project = TestProject::small();
    let typed = contract.to_str().expect("a plain path");
    assert_eq!(project.run(&["build", "acre", "--press", typed]).status, 0);
    let found = project.read("out/print/acre.pdf");
    assert_eq!(project.run(&["build", "acre", "--press", "uncoated"]).status, 0);
    assert!(found == project.read("out/print/acre.pdf"), "the same contract elsewhere");
    for typed in ["glossy", "nowhere/shop.yaml"] {
        let run = project.run(&["build", "acre", "--press", typed]);
        insta::assert_snapshot!(format!("press_{}", &typed[..6]), run.whole());
    }
}

#[test]
fn a_print_pdf_has_the_structure_of_its_standard() {
    let project = TestProject::small();
    for (name, standard) in [("x4", "PDF/X-4"), ("x1a", "PDF/X-1a:2003")] {
        let contract = String::from_utf8(project.read("data/press/coated.yaml"));
        let contract =
            contract.expect("a text").replace("PDF/X-4\n", &format!("{standard}\n"));
        project.write(&format!("data/press/{name}.yaml"), &contract);
        assert_eq!(project.run(&["build", "acre", "--press", name]).status, 0);
        let bytes = project.read("out/print/acre.pdf");
        insta::assert_snapshot!(format!("structure_{name}"), structure(&bytes));
    }
}

#[test]
fn a_file_is_named_by_what_is_in_it() {
    let project = TestProject::small();
    let identifiers = || {
        assert_eq!(project.run(&["build", "acre"]).status, 0);
        let bytes = project.read("out/print/acre.pdf");
        let document = Document::load_mem(&bytes).expect("a PDF");
        let id = document.trailer.get(b"ID").and_then(Object::as_array).expect("an ID");
        let [document, instance] =
            [0, 1].map(|at| id[at].as_str().expect("bytes").to_vec());
        (document, instance)
    };
    let first = identifiers();
    project.remove("out/print/acre.pdf");
    assert_eq!(identifiers(), first, "the same again");
    project.edit("data/acre/group.yaml", "يتجلى نهج", "يتجلى  هنا نهج");
    let changed = identifiers();
    assert_eq!(changed.0, first.0, "the same document");
    assert_ne!(changed.1, first.1, "another file");
}

#[test]
fn fine_black_overprints_and_nothing_else_does() {
    let project = TestProject::small();
    project.edit(
        "layouts/main.typ",
        "#for page in range(3)",
        r#"#let black = cmyk(0%, 0%, 0%, 100%)
           #let ground = cmyk(100%, 74%, 0%, 20%)
           #rect(width: 60mm, height: 30mm, fill: ground)
           #{
             text(11.9pt)[ا]
             text(12pt)[ا]
             text(11pt, fill: cmyk(0%, 0%, 0%, 0%))[ا]
             text(11pt, fill: cmyk(0%, 0%, 0%, 99%))[ا]
             scale(50%, text(20pt)[ا])
             line(length: 20mm, stroke: 1.9pt + black)
             line(length: 20mm, stroke: 2pt + black)
             line(length: 20mm, stroke: 1pt + ground)
             rect(width: 20mm, height: 1pt, fill: black)
             rect(width: 20mm, height: 5mm, fill: black)
             rect(stroke: 1pt + black, fill: black)
           }
           #pagebreak()
           #for page in range(2)"#,
    );
    let run = project.run(&["build", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let document =
        Document::load_mem(&project.read("out/print/acre.pdf")).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let content = Content::decode(&document.get_page_content(page)).expect("a content");
    // The overprint of fill and stroke at every painting operator.
    let (mut found, mut state, mut stack) = (Vec::new(), "none".to_owned(), Vec::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "q" => stack.push(state.clone()),
            "Q" => state = stack.pop().expect("a state"),
            "gs" => {
                let name = operation.operands[0].as_name().expect("a name");
                state = String::from_utf8_lossy(name).replace("Mz", "").to_lowercase();
            }
            "Tj" | "TJ" => found.push(format!("text {state}")),
            "f" | "S" | "B" => found.push(format!("{} {state}", operation.operator)),
            _ => {}
        }
    }
    assert_eq!(
        found,
        [
            "f none",
            // The letters of a line are written from left to right.
            "text none", // 99 %
            "text none", // white
            "text none", // 12 pt
            "text fill", // 11.9 pt
            "text fill", // 20 pt at half the size
            "S stroke",
            "S none",
            "S none",
            "f fill",
            "f none",
            "B stroke",
        ]
    );
}

#[test]
fn colours_that_are_no_inks_are_refused_where_a_layout_sets_them() {
    let project = TestProject::small();
    project.write(
        "layouts/mark.svg",
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>"#,
    );
    project.write_bytes("layouts/mark.jpg", &picture(8, 8));
    let plain = String::from_utf8(project.read("layouts/main.typ")).expect("a text");
    for code in [
        "#text(fill: red)[ا]",
        "#text(fill: luma(20%))[ا]",
        "#rect(stroke: oklab(40%, 0.1, 0.1), fill: none)",
        "#rect(fill: gradient.linear(cmyk(0%, 0%, 0%, 0%), cmyk(0%, 0%, 0%, 100%)))",
        "#rect(fill: tiling(size: (9pt, 9pt), square(size: 3pt, fill: rgb(1, 2, 3))))",
        r#"#image("mark.svg")"#,
        r#"#image("mark.jpg", width: 3mm)"#,
    ] {
        let changed = plain.replace("#for page", &format!("{code}\n#for page"));
        project.write("layouts/main.typ", &changed);
        let run = project.run(&["build", "acre"]);
        assert_eq!(run.status, 1, "{code}: {}", run.whole());
        assert!(run.stderr.contains("layouts/main.typ:10:"), "{code}: {}", run.stderr);
        assert!(run.stderr.contains("`acre` is printed with "), "{code}: {}", run.stderr);
    }
    let inks = "#rect(fill: gradient.linear(space: cmyk, cmyk(0%, 0%, 0%, 0%), cmyk(0%, 9%, 0%, 0%)))";
    project.write(
        "layouts/main.typ",
        &plain.replace("#for page", &format!("{inks}\n#for page")),
    );
    let run = project.run(&["build", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
}

#[test]
fn what_a_placed_pdf_brings_is_refused_by_page_and_place() {
    let project = TestProject::small();
    let old = String::from_utf8(project.read("data/press/coated.yaml")).expect("a text");
    project.write("data/press/old.yaml", &old.replace("PDF/X-4\n", "PDF/X-1a:2003\n"));
    project.edit(
        "layouts/main.typ",
        "#for page in range(3) {",
        "#for page in range(3) {\n  if page == 1 { place(dx: 10mm, dy: 20mm, image(\"mark.pdf\", width: 20mm)) }",
    );
    let mut said = String::new();
    for (what, content, state) in [
        ("rgb", "1 0 0 rg 0 0 40 40 re f", ""),
        ("spot", "/Gold cs 1 scn 0 0 40 40 re f", ""),
        ("see-through", "/See gs 0 0 0 1 k 0 0 40 40 re f", "/ca 0.5"),
        ("inks", "0 0 0 1 k 0 0 40 40 re f", ""),
    ] {
        project.write_bytes("layouts/mark.pdf", &small_pdf(content, state));
        for press in ["coated", "old"] {
            let run = project.run(&["build", "acre", "--press", press]);
            let _ = writeln!(said, "=== {what}, {press}: {}", run.status);
            for line in run.stderr.lines().filter(|line| line.starts_with("error: ")) {
                let _ = writeln!(said, "{line}");
            }
        }
        if what == "see-through" {
            let bytes = project.read("out/print/acre.pdf");
            let document = Document::load_mem(&bytes).expect("a PDF");
            let group = |object: &Object| {
                let dictionary = match object {
                    Object::Stream(stream) => &stream.dict,
                    other => other.as_dict().ok()?,
                };
                dictionary.get(b"Group").and_then(Object::as_dict).ok().cloned()
            };
            let groups: Vec<Dictionary> =
                document.objects.values().filter_map(group).collect();
            assert!(!groups.is_empty(), "transparency without a group");
            for group in groups {
                let space = group.get(b"CS").and_then(Object::as_name);
                assert_eq!(space.expect("a colour space"), b"DeviceCMYK");
            }
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn pages_have_the_trim_and_bleed_that_they_are_cut_by() {
    let project = TestProject::small();
    project.edit("data/press/coated.yaml", "bleed: 3 mm", "bleed: 5 mm");
    let run = project.run(&["build", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let bytes = project.read("out/print/acre.pdf");
    let document = Document::load_mem(&bytes).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a page");
    let width = |key| {
        let sides = page.get(key).and_then(Object::as_array).expect("a box");
        let [left, right] = [0, 2].map(|at| sides[at].as_float().expect("a number"));
        (right - left) / 72.0 * 25.4
    };
    assert!((width(b"TrimBox") - 148.0).abs() < 0.01);
    assert!((width(b"BleedBox") - 158.0).abs() < 0.01);
    project.edit("layouts/main.typ", "bleed: manuscript.page.bleed * 1mm", "bleed: 3mm");
    insta::assert_snapshot!("another_bleed", project.run(&["build", "acre"]).whole());
    project.edit(
        "layouts/main.typ",
        "height: manuscript.page.height * 1mm",
        "height: 297mm",
    );
    insta::assert_snapshot!("another_trim", project.run(&["build", "acre"]).whole());
}

/// Returns a PDF of one page with a spot colour `Gold`, and a graphics state `See` with
/// the entries in `state`.
fn small_pdf(content: &str, state: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 40 40] /Contents 4 0 R /Resources << \
             /ColorSpace << /Gold [/Separation /Gold /DeviceCMYK << /FunctionType 2 /N 1 \
             /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .8 0] >>] >> \
             /ExtGState << /See << /Type /ExtGState {state} >> >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(
        format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

/// Describes the catalog, information dictionary, first page and metadata of a PDF as
/// text.
fn structure(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).expect("a PDF");
    let information = document.trailer.get(b"Info").and_then(Object::as_reference);
    let information = document.get_dictionary(information.expect("a reference"));
    let page = document.page_iter().next().expect("a page");
    let xmp = document.catalog().and_then(|it| it.get(b"Metadata")?.as_reference());
    let xmp = document.get_object(xmp.expect("metadata")).and_then(Object::as_stream);
    let xmp =
        String::from_utf8_lossy(&xmp.expect("a stream").content).replace("><", ">\n<");
    // The instance ID depends on every byte of the file; another test covers it.
    let instance = xmp.find("InstanceID>").expect("an instance") + "InstanceID>".len();
    let end = instance + xmp[instance..].find('<').expect("its end");
    let xmp = format!("{}…{}", &xmp[..instance], &xmp[end..]);
    let mut text = format!("PDF {}\n", document.version);
    let mut say = |title: &str, dictionary: &Dictionary| {
        let _ = writeln!(text, "{title}");
        for (key, value) in dictionary {
            let key = String::from_utf8_lossy(key);
            let _ = writeln!(text, "  {key} {}", spelled(&document, value, 0));
        }
    };
    say("catalog", document.catalog().expect("a catalog"));
    say("information", information.expect("information"));
    say("page", document.get_dictionary(page).expect("a page"));
    let _ = writeln!(text, "metadata\n{xmp}");
    text
}

/// Formats an object as text, with the objects it refers to, except for parents and
/// contents.
fn spelled(document: &Document, object: &Object, depth: usize) -> String {
    match document.dereference(object).expect("an object").1 {
        Object::Dictionary(dictionary) if depth < 3 => {
            let entries = dictionary.iter().map(|(key, value)| {
                let key = String::from_utf8_lossy(key).into_owned();
                let value = match key.as_str() {
                    "Parent" | "First" | "Last" | "Kids" | "Font" => "…".into(),
                    _ => spelled(document, value, depth + 1),
                };
                format!("{key} {value}")
            });
            format!("<< {} >>", entries.collect::<Vec<_>>().join(", "))
        }
        Object::Dictionary(_) => "<< … >>".into(),
        Object::Array(items) => {
            let items = items.iter().map(|item| spelled(document, item, depth + 1));
            format!("[{}]", items.collect::<Vec<_>>().join(" "))
        }
        Object::Stream(stream) => {
            let filter = stream.dict.get(b"Filter").ok();
            let filter =
                filter.map(|it| spelled(document, it, depth)).unwrap_or_default();
            format!("stream {filter}").trim().to_owned()
        }
        Object::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
        Object::String(text, _) => {
            lopdf::decode_text_string(&Object::string_literal(text.clone()))
                .map_or_else(|_| "bytes".into(), |text| format!("({text})"))
        }
        Object::Real(number) => format!("{number:.2}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_template_for_print_shops_is_a_contract() {
    let project = TestProject::small();
    let run = project.run(&["build", "acre", "--press", "template"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let faults: Vec<_> =
        run.stderr.lines().filter(|line| !line.starts_with("making ")).collect();
    assert!(faults.is_empty(), "{}", run.stderr);
    // The documentation of the contract names all of its keys.
    let page = std::fs::read_to_string(here("docs/print-contract.md")).expect("the page");
    let template = String::from_utf8(project.read("data/press/template.yaml"));
    let template = template.expect("a text");
    let keys = template.lines().filter_map(|line| line.trim().split_once(':'));
    for (key, _) in keys.filter(|(key, _)| !key.starts_with('#')) {
        assert!(
            page.contains(&format!("`{key}`")),
            "docs/print-contract.md lacks `{key}`"
        );
    }
}

#[test]
fn what_breaks_a_rule_is_put_aside_and_the_last_good_file_stays() {
    let project = TestProject::two_cities();
    assert_eq!(project.run(&["build"]).status, 0);
    let last = project.read("out/print/acre.pdf");
    // An image of 20 pixels on 20 mm, below the effective resolution of any contract.
    let coarse = format!(
        "q 40 0 0 40 0 0 cm BI /W 20 /H 20 /BPC 8 /CS /G /F /AHx ID {}> EI Q",
        "80".repeat(400)
    );
    project.write_bytes("layouts/mark.pdf", &small_pdf(&coarse, ""));
    let place = "#context if here().page() == 1 and manuscript.edition.slug == \"acre\" \
                 { place(bottom + left, image(\"mark.pdf\", width: 20mm)) }\n#for page in range(3) {";
    project.edit("layouts/main.typ", "#for page in range(3) {", place);
    let run = project.run(&["build"]);
    insta::assert_snapshot!("rejected", run.whole());
    assert!(last == project.read("out/print/acre.pdf"), "the last good PDF was touched");
    assert!(project.path("out/print/acre.rejected.pdf").exists());
    assert!(project.path("out/print/jaffa.pdf").exists(), "the sound city is missing");
    let report = String::from_utf8(project.read("out/report.json")).expect("a text");
    assert!(report.contains("\"R0031\""), "{report}");
    let page = String::from_utf8(project.read("out/report/index.html")).expect("a text");
    assert!(page.contains("R0031") && page.contains("jaffa"));
    // Once the fault is fixed, the rejected file is removed.
    project.edit("layouts/main.typ", "width: 20mm", "width: 2mm");
    assert_eq!(project.run(&["build"]).status, 0);
    assert!(!project.path("out/print/acre.rejected.pdf").exists());
    assert!(last != project.read("out/print/acre.pdf"));
}
