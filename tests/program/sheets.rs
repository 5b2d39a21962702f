//! What is put together from finished PDFs: sheets, covers, texts and spreads.

use lopdf::{Dictionary, Document, Object};

use crate::project::{Run, TestProject};

/// Terms of a glued booklet, whose 8 pages of text make a spine of 4 mm.
const GLUED: &str = "binding: perfect\n\
    paper:\n  text: { caliper: 1 mm }\n\
    flaps: 60 mm\n\
    sheets: { scheme: signatures-8, gutter: 6 mm }\n";

fn with_terms(project: &TestProject, terms: &str) {
    let path = "data/press/coated.yaml";
    let contract = String::from_utf8(project.read(path)).expect("a text");
    let without = contract.replace("binding: saddle-stitch\n", "");
    project.write(path, &format!("{without}\n{terms}"));
}

fn run(project: &TestProject, arguments: &[&str], status: i32) -> Run {
    let run = project.run(arguments);
    assert_eq!(run.status, status, "{arguments:?}: {}", run.whole());
    run
}

fn document(project: &TestProject, path: &str) -> Document {
    Document::load_mem(&project.read(path)).expect("a PDF")
}

fn pages(project: &TestProject, path: &str) -> usize {
    document(project, path).get_pages().len()
}

/// Returns the size of a box of the first page in millimetres.
fn size(project: &TestProject, path: &str, key: &[u8]) -> [f64; 2] {
    let document = document(project, path);
    let id = document.page_iter().next().expect("a page");
    let page: &Dictionary = document.get_dictionary(id).expect("a page");
    let edges = page.get(key).and_then(Object::as_array).expect("a box");
    let edges: Vec<f64> =
        edges.iter().map(|it| f64::from(it.as_float().expect("a number"))).collect();
    [edges[2] - edges[0], edges[3] - edges[1]].map(|it| it / 72.0 * 25.4)
}

fn is_near(one: [f64; 2], other: [f64; 2]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.01)
}

#[test]
fn any_pdf_is_imposed_beside_itself() {
    let project = TestProject::small();
    run(&project, &["build", "acre"], 0);
    let count = pages(&project, "out/print/acre.pdf");
    let told = run(&project, &["impose", "out/print/acre.pdf"], 0).stdout;
    let sheets = count.div_ceil(4);
    assert!(told.contains("out/print/acre-sheets.pdf"), "{told}");
    assert_eq!(pages(&project, "out/print/acre-sheets.pdf"), 2 * sheets);
    let trim = size(&project, "out/print/acre-sheets.pdf", b"TrimBox");
    assert!(is_near(trim, [296.0, 210.0]), "{trim:?}");
    let first = project.read("out/print/acre-sheets.pdf");
    run(&project, &["impose", "out/print/acre.pdf", "--out", "again.pdf"], 0);
    assert!(first == project.read("again.pdf"), "the same pages give the same sheets");
}

#[test]
fn options_of_sheets_are_taken() {
    let project = TestProject::small();
    run(&project, &["build", "acre"], 0);
    let file = "out/print/acre.pdf";
    let all = [
        "impose",
        file,
        "--scheme",
        "copy-shop",
        "--sheet",
        "A4",
        "--binding",
        "left",
        "--out",
        "a.pdf",
    ];
    run(&project, &all, 0);
    assert!(is_near(size(&project, "a.pdf", b"MediaBox"), [297.0, 210.0]));
    let creep = [
        "impose",
        file,
        "--sheet",
        "450x320",
        "--creep",
        "caliper",
        "--caliper",
        "0.12 mm",
        "--no-marks",
        "--out",
        "b.pdf",
    ];
    run(&project, &creep, 0);
    assert!(is_near(size(&project, "b.pdf", b"MediaBox"), [450.0, 320.0]));
    run(&project, &["impose", file, file, "--sheet", "B2", "--out", "c.pdf"], 0);
    assert!(is_near(size(&project, "c.pdf", b"MediaBox"), [500.0, 707.0]));
}

#[test]
fn what_cannot_be_imposed_is_told_and_nothing_written() {
    let project = TestProject::small();
    run(&project, &["build", "acre"], 0);
    let file = "out/print/acre.pdf";
    let mut untrimmed = document(&project, file);
    let ids: Vec<_> = untrimmed.page_iter().collect();
    for id in ids {
        untrimmed.get_dictionary_mut(id).expect("a page").remove(b"TrimBox");
    }
    let mut bytes = Vec::new();
    untrimmed.save_to(&mut bytes).expect("memory takes all");
    project.write_bytes("untrimmed.pdf", &bytes);
    project.write("text.pdf", "no PDF at all");
    let mut mixed = document(&project, file);
    let second = mixed.page_iter().nth(1).expect("a page");
    let smaller: Vec<Object> = [10, 10, 200, 300].map(Object::Integer).to_vec();
    mixed.get_dictionary_mut(second).expect("a page").set("TrimBox", smaller);
    let mut bytes = Vec::new();
    mixed.save_to(&mut bytes).expect("memory takes all");
    project.write_bytes("mixed.pdf", &bytes);
    let cases: [(&[&str], i32, &str); 9] = [
        (&["untrimmed.pdf"], 1, "page 1 of `untrimmed.pdf` has no TrimBox"),
        (&["text.pdf"], 1, "`text.pdf` is no PDF that can be read"),
        (&["mixed.pdf"], 1, "page 2 of `mixed.pdf` is cut to"),
        (&["missing.pdf"], 2, "there is no `missing.pdf`"),
        (&[file, "--sheet", "A4"], 1, "need a sheet of"),
        (&[file, "--sheet", "A9"], 2, "`A9` is no value for `--sheet`"),
        (&[file, "--scheme", "origami"], 2, "`origami` is no value for `--scheme`"),
        (&[file, "--creep", "caliper"], 2, "the thickness of a leaf is missing"),
        (&[file, "--creep", "caliper", "--caliper", "3 mm"], 2, "`3 mm` is no value"),
    ];
    for (arguments, status, message) in cases {
        let all = [&["impose"][..], arguments, &["--out", "sheets.pdf"]].concat();
        let told = project.run(&all);
        assert!(told.stderr.contains(message), "{arguments:?}: {}", told.whole());
        assert_eq!(told.status, status, "{arguments:?}: {}", told.whole());
        assert!(!project.path("sheets.pdf").exists(), "{arguments:?}");
    }
}

#[test]
fn a_glued_booklet_has_cover_text_and_sheets() {
    let project = TestProject::real();
    with_terms(&project, GLUED);
    run(&project, &["build", "acre"], 0);
    assert_eq!(pages(&project, "out/print/acre.pdf"), 12);
    assert_eq!(pages(&project, "out/print/acre-text.pdf"), 8);
    assert!(is_near(
        size(&project, "out/print/acre-text.pdf", b"TrimBox"),
        [148.0, 210.0]
    ));
    // Outside and inside: two flaps, front and back, and half as many leaves as pages of text.
    assert_eq!(pages(&project, "out/print/acre-cover.pdf"), 2);
    let width = 2.0 * 60.0 + 2.0 * 148.0 + 4.0;
    assert!(is_near(
        size(&project, "out/print/acre-cover.pdf", b"TrimBox"),
        [width, 210.0]
    ));
    assert!(is_near(
        size(&project, "out/print/acre-cover.pdf", b"MediaBox"),
        [width + 6.0, 216.0]
    ));
    // One sheet of eight pages.
    assert_eq!(pages(&project, "out/sheets/acre.pdf"), 2);
    let files =
        ["out/print/acre-text.pdf", "out/print/acre-cover.pdf", "out/sheets/acre.pdf"];
    let before = files.map(|it| project.read(it));
    let again = run(&project, &["build", "acre"], 0);
    assert_eq!(again.stdout.matches("unchanged").count(), 4, "{}", again.whole());
    run(&project, &["build", "acre", "--force"], 0);
    assert!(before == files.map(|it| project.read(it)), "the same bytes");
    // What is ordered changes no page of the booklet, and the paper changes the cover alone.
    project.edit("data/press/coated.yaml", "caliper: 1 mm", "caliper: 0.9 mm");
    let thinner = run(&project, &["build", "acre"], 0);
    assert_eq!(thinner.stdout.matches("unchanged").count(), 3, "{}", thinner.whole());
    assert!(is_near(
        size(&project, "out/print/acre-cover.pdf", b"TrimBox"),
        [width - 0.4, 210.0]
    ));
    // They belong to their edition, and go with it.
    let settings = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    project.write("malzama.yaml", &settings.replace("  - acre\n", ""));
    std::fs::remove_dir_all(project.path("data/acre")).expect("the folder of the city");
    let gone = run(&project, &["build", "gaza", "--prune"], 0);
    for file in files {
        assert!(!project.path(file).exists(), "{file}: {}", gone.whole());
    }
}

#[test]
fn a_pack_has_the_cover_of_the_paper_that_is_ordered_now() {
    let project = TestProject::real();
    with_terms(&project, GLUED);
    run(&project, &["build", "acre"], 0);
    let first = project.read("out/print/acre-cover.pdf");
    project.edit("data/press/coated.yaml", "caliper: 1 mm", "caliper: 0.9 mm");
    let packed = run(&project, &["pack", "acre"], 0);
    assert!(first != project.read("out/print/acre-cover.pdf"), "{}", packed.whole());
    let archive = project.read("out/pack/acre.zip");
    let has = |name: &str| archive.windows(name.len()).any(|it| it == name.as_bytes());
    for name in ["print/acre-cover.pdf", "print/acre-text.pdf", "sheets/acre.pdf"] {
        assert!(has(name), "{name}");
    }
    // A booklet that is stapled now has neither, and nothing old is left to be sent.
    project.edit("data/press/coated.yaml", "binding: perfect", "binding: saddle-stitch");
    run(&project, &["build", "acre"], 0);
    assert!(!project.path("out/print/acre-cover.pdf").exists());
    assert!(!project.path("out/print/acre-text.pdf").exists());
}

#[test]
fn a_cover_that_breaks_a_rule_is_not_made() {
    let project = TestProject::real();
    with_terms(&project, GLUED);
    // A ground that ends at the trim.
    project.edit(
        "layouts/wrap.typ",
        "composed(ground: layout.at(\"flap\", default: book => none)(book), [])",
        "composed(place(std.top + left, rect(width: 100%, height: book.sheet.height, \
         fill: cmyk(100%, 50%, 0%, 0%), stroke: none)))",
    );
    let told = run(&project, &["build", "acre"], 1);
    assert!(told.stderr.contains("the cover of `acre` breaks rule"), "{}", told.whole());
    assert!(project.path("out/print/acre.pdf").exists());
    assert!(!project.path("out/print/acre-cover.pdf").exists());
    // Sheets of all pages would be those of a booklet without a cover.
    assert!(!project.path("out/sheets/acre.pdf").exists(), "{}", told.whole());
}

#[test]
fn without_the_thickness_of_paper_there_is_no_cover_and_why_is_told() {
    let project = TestProject::real();
    with_terms(&project, "binding: perfect\n");
    let told = run(&project, &["build", "acre"], 0);
    let message = "the cover of `acre` is not made: its spine depends on the thickness";
    assert!(told.stderr.contains(message), "{}", told.whole());
    assert!(!project.path("out/print/acre-cover.pdf").exists());
}

#[test]
fn a_few_pages_have_no_cover_of_their_own_and_why_is_told() {
    let project = TestProject::small();
    with_terms(&project, "binding: perfect\npaper: { text: { caliper: 0.1 mm } }\n");
    let told = run(&project, &["build", "acre"], 0);
    let message = "`acre` has 4 pages: too few for a cover of its own";
    assert!(told.stderr.contains(message), "{}", told.whole());
    assert!(!project.path("out/print/acre-cover.pdf").exists());
}

#[test]
fn what_is_glued_is_gathered_from_signatures_unless_told_otherwise() {
    let project = TestProject::real();
    with_terms(&project, "binding: perfect\npaper: { text: { caliper: 0.1 mm } }\n");
    run(&project, &["build", "network", "--sheets"], 0);
    // 60 pages of text: in signatures of 16, page 16 faces the first sheet's back, not page 60.
    let sheets = document(&project, "out/sheets/network.pdf");
    let first = sheets.page_iter().next().expect("a side");
    let (resources, _) = sheets.get_page_resources(first).expect("resources");
    let forms = resources.expect("resources").get(b"XObject").and_then(Object::as_dict);
    let names: Vec<_> =
        forms.expect("forms").iter().map(|(name, _)| name.clone()).collect();
    let has = |name: &str| names.iter().any(|it| it == name.as_bytes());
    assert!(has("P1") && has("P16") && !has("P60"), "{names:?}");
}

#[test]
fn nothing_old_is_folded_when_the_cover_is_no_longer_made() {
    let project = TestProject::real();
    with_terms(&project, GLUED);
    run(&project, &["build", "acre"], 0);
    project.edit("data/press/coated.yaml", "paper:\n  text: { caliper: 1 mm }\n", "");
    project.edit("data/acre/acre-5000.yaml", "مجموعة", "مجموعات");
    run(&project, &["build", "acre"], 0);
    assert!(!project.path("out/print/acre-text.pdf").exists());
    // Without a text by itself, all pages as they are now are folded.
    let sheets = document(&project, "out/sheets/acre.pdf");
    let forms: usize = sheets
        .page_iter()
        .map(|page| {
            let (resources, _) = sheets.get_page_resources(page).expect("resources");
            let resources = resources.expect("resources");
            let forms =
                resources.get(b"XObject").and_then(Object::as_dict).expect("forms");
            forms.iter().filter(|(name, _)| name.starts_with(b"P")).count()
        })
        .sum();
    assert_eq!(forms, 12);
}

#[test]
fn a_pack_without_its_cover_is_refused_and_the_last_one_stays() {
    let project = TestProject::real();
    with_terms(&project, GLUED);
    run(&project, &["build", "acre"], 0);
    run(&project, &["pack", "acre"], 0);
    let last = project.read("out/pack/acre.zip");
    project.edit("data/press/coated.yaml", "caliper: 1 mm", "caliper: 0.9 mm");
    project.edit(
        "layouts/wrap.typ",
        "draw(book, spine-width * 1mm)",
        "[] + panic(\"no spine\")",
    );
    run(&project, &["pack", "acre"], 1);
    assert!(last == project.read("out/pack/acre.zip"));
}

#[test]
fn several_files_go_on_one_sheet_in_one_way() {
    let project = TestProject::small();
    run(&project, &["build", "acre"], 0);
    let file = "out/print/acre.pdf";
    let told = run(&project, &["impose", file, file, "--scheme", "signatures-8"], 2);
    assert!(told.stderr.contains("`--scheme` is for one file alone"), "{}", told.whole());
    let told = run(&project, &["impose", file, file, file, file, "missing.pdf"], 2);
    assert!(
        told.stderr.contains("5 booklets do not go on one sheet"),
        "{}",
        told.whole()
    );
}

#[test]
fn sheets_never_replace_their_pages_or_a_record() {
    let project = TestProject::small();
    run(&project, &["build", "acre"], 0);
    let file = "out/print/acre.pdf";
    let (pages, record) = (project.read(file), project.read("data/acre/group.yaml"));
    let told = run(&project, &["impose", file, "--out", file], 2);
    assert!(told.stderr.contains("the sheets would replace"), "{}", told.whole());
    let told = run(&project, &["impose", file, "--out", "data/acre/group.yaml"], 2);
    assert!(told.stderr.contains("data/acre/group.yaml"), "{}", told.whole());
    assert!(
        pages == project.read(file) && record == project.read("data/acre/group.yaml")
    );
}

#[test]
fn a_stapled_booklet_with_a_cover_of_other_paper_has_it_by_itself() {
    let project = TestProject::real();
    with_terms(
        &project,
        "binding: saddle-stitch\npaper: { cover: { weight: 250 g/m2 } }\n",
    );
    run(&project, &["build", "acre"], 0);
    assert_eq!(pages(&project, "out/print/acre-cover.pdf"), 4);
    assert_eq!(pages(&project, "out/print/acre-text.pdf"), 8);
    assert!(is_near(
        size(&project, "out/print/acre-cover.pdf", b"TrimBox"),
        [148.0, 210.0]
    ));
}

#[test]
fn spreads_show_facing_pages_side_by_side() {
    let project = TestProject::small();
    let told = run(&project, &["build", "acre", "--spreads"], 0);
    let count = pages(&project, "out/screen/acre.pdf");
    assert_eq!(
        pages(&project, "out/screen/acre-spreads.pdf"),
        count / 2 + 1,
        "{}",
        told.whole()
    );
    assert_eq!(project.run(&["build", "acre", "--spreads", "--draft"]).status, 2);
}

#[test]
fn terms_of_sheets_that_mean_nothing_are_told() {
    let project = TestProject::small();
    with_terms(
        &project,
        "sheets: { scheme: origami, size: huge, creep: much, gripper: 60 mm, fold: 2 }\n",
    );
    let told = run(&project, &["check"], 1);
    for message in [
        "for `scheme`, found `origami`",
        "for `size`, found `huge`",
        "for `creep`, found `much`",
        "for `gripper`, found `60 mm`",
        "unknown key `fold` in the sheets",
    ] {
        assert!(told.whole().contains(message), "{message}: {}", told.whole());
    }
}
