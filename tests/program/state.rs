//! What the program says of the files in the output folder: new, unchanged, old, withheld
//! or draft; and that it is so.

use lopdf::Document;
use serde_json::Value;

use crate::project::{Run, TestProject, picture};

/// Runs `build` and asserts its exit status.
#[track_caller]
fn build(project: &TestProject, arguments: &[&str], status: i32) -> Run {
    let run = project.run(&[&["build"], arguments].concat());
    assert_eq!(run.status, status, "{}", run.whole());
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

/// Returns what the report says of an edition.
#[track_caller]
fn state(project: &TestProject, slug: &str) -> Value {
    let report: Value =
        serde_json::from_slice(&project.read("out/report.json")).expect("JSON");
    let files = report["files"].as_array().expect("files");
    let file = files.iter().find(|file| file["file"] == slug);
    let state = file.unwrap_or_else(|| panic!("no {slug}: {report}"))["edition"].clone();
    assert!(state.is_object(), "{state}");
    state
}

#[track_caller]
fn says(project: &TestProject, slug: &str, status: &str, print: &str) {
    let state = state(project, slug);
    assert_eq!(state["status"], status, "{slug}: {state}");
    assert_eq!(state["print"], print, "{slug}: {state}");
    let is_current = matches!(status, "made" | "unchanged");
    let ready = is_current && state["stand_ins"] == 0;
    assert_eq!(state["ready"], ready, "{slug}: {state}");
}

/// Whether every page of a PDF has the stroke of the word that marks a proof, or none.
#[track_caller]
fn is_stamped(project: &TestProject, path: &str) -> bool {
    let document = Document::load_mem(&project.read(path)).expect("a PDF");
    let pages: Vec<bool> = document
        .page_iter()
        .map(|page| {
            let content = document.get_page_content(page);
            String::from_utf8_lossy(&content).contains("0 0.6 0.4 0 K")
        })
        .collect();
    assert!(!pages.is_empty(), "{path} has no pages");
    let count = pages.iter().filter(|stamped| **stamped).count();
    assert!(count == 0 || count == pages.len(), "{path}: {count} of {}", pages.len());
    count > 0
}

#[test]
fn a_draft_lies_beside_the_print_file_and_never_replaces_it() {
    let project = TestProject::small();
    build(&project, &[], 0);
    let print = project.read("out/print/acre.pdf");
    let run = build(&project, &["--draft"], 0);
    assert!(run.stdout.contains("out/draft/acre.pdf"), "{}", run.whole());
    assert!(!run.stdout.contains("out/print"), "{}", run.whole());
    assert!(print == project.read("out/print/acre.pdf"), "the print file was touched");
    assert!(is_stamped(&project, "out/draft/acre.pdf"));
    assert!(!is_stamped(&project, "out/print/acre.pdf"));
    says(&project, "acre", "unchanged", "current");
    assert_eq!(state(&project, "acre")["proof"], "../draft/acre.pdf");
    // The draft changes nothing for the print file, which is still up to date.
    let run = build(&project, &[], 0);
    assert_eq!(run.stdout.matches("unchanged").count(), 2, "{}", run.whole());
    project.edit("data/acre/group.yaml", "مجموعة شباب", "مجموعات شباب");
    build(&project, &["--draft"], 0);
    says(&project, "acre", "draft", "old");
    project.remove("out/print/acre.pdf");
    build(&project, &["--draft"], 0);
    says(&project, "acre", "draft", "none");
    assert_eq!(project.run(&["build", "--draft", "--screen"]).status, 2);
}

#[test]
fn the_report_says_what_each_edition_is() {
    let project = TestProject::two_cities();
    build(&project, &[], 0);
    for slug in ["acre", "jaffa", "network"] {
        says(&project, slug, "made", "current");
    }
    build(&project, &[], 0);
    for slug in ["acre", "jaffa", "network"] {
        says(&project, slug, "unchanged", "current");
    }
    // An edition that was not asked for is old once its files have changed.
    project.edit("data/jaffa/yafa.yaml", "نص.", "نص آخر.");
    build(&project, &["acre"], 0);
    says(&project, "acre", "unchanged", "current");
    says(&project, "jaffa", "old", "old");
    let since = &state(&project, "jaffa")["since"][0];
    assert_eq!(since["code"], "reason/file", "{since}");
    assert_eq!(since["values"]["path"], "data/jaffa/yafa.yaml", "{since}");
    assert!(since["text"]["en"].to_string().contains("data/jaffa/yafa.yaml"), "{since}");
    assert!(since["text"]["ar"] != since["text"]["en"], "{since}");
    build(&project, &["jaffa"], 0);
    says(&project, "jaffa", "made", "current");
    says(&project, "network", "old", "old");
    // Errors make an edition old, and are told.
    project.edit("data/jaffa/yafa.yaml", "name:", "nmae:");
    let run = build(&project, &[], 1);
    assert!(
        run.stderr.contains("edition `jaffa` was not made: `out/print/jaffa.pdf` is old"),
        "{}",
        run.stderr
    );
    says(&project, "acre", "unchanged", "current");
    for slug in ["jaffa", "network"] {
        says(&project, slug, "old", "old");
        let errors = state(&project, slug)["errors"].to_string();
        assert!(errors.contains("data/jaffa/yafa.yaml:1:1"), "{slug}: {errors}");
    }
    assert_eq!(state(&project, "acre")["errors"], Value::Array(Vec::new()));
    let page = String::from_utf8(project.read("out/report/index.html")).expect("a text");
    assert_eq!(page.matches("no new one was made").count(), 2, "{page}");
    project.remove("out/print/jaffa.pdf");
    build(&project, &[], 1);
    says(&project, "jaffa", "missing", "none");
}

#[test]
fn a_layout_that_fails_makes_its_edition_old() {
    let project = TestProject::two_cities();
    build(&project, &[], 0);
    project.edit(
        "layouts/main.typ",
        "#for page",
        "#if manuscript.edition.slug == \"jaffa\" { assert(false, message: \"no page for jaffa\") }\n#for page",
    );
    build(&project, &[], 1);
    says(&project, "acre", "made", "current");
    says(&project, "jaffa", "old", "old");
    let errors = state(&project, "jaffa")["errors"].to_string();
    assert!(errors.contains("no page for jaffa"), "{errors}");
}

#[test]
fn settings_that_cannot_be_read_make_all_editions_old() {
    let project = TestProject::two_cities();
    build(&project, &[], 0);
    project.edit("malzama.yaml", "date: 2026-11-23", "date: soon");
    build(&project, &[], 1);
    for slug in ["acre", "jaffa", "network"] {
        says(&project, slug, "old", "old");
        let errors = state(&project, slug)["errors"].to_string();
        assert!(errors.contains("malzama.yaml:"), "{slug}: {errors}");
    }
    // Its name is the last that was known; what it lacks is not.
    let acre = state(&project, "acre");
    assert_eq!(acre["title"], "عكا", "{acre}");
    assert!(acre["lacking"].is_null(), "{acre}");
    project.edit("malzama.yaml", "date: soon", "date: 2026-11-23");
    build(&project, &[], 0);
    says(&project, "acre", "unchanged", "current");
}

#[test]
fn a_file_that_breaks_rules_is_called_so_and_the_last_one_old() {
    let project = TestProject::small();
    build(&project, &[], 0);
    let last = project.read("out/print/acre.pdf");
    project.edit(
        "data/press/coated.yaml",
        "ink-limit-severity: warning",
        "ink-limit-severity: error",
    );
    project.edit(
        "layouts/main.typ",
        "#for page in range(3) {",
        "#for page in range(3) {\n  place(rect(width: 40mm, height: 40mm, \
         fill: cmyk(90%, 90%, 90%, 90%)))",
    );
    build(&project, &["acre"], 1);
    says(&project, "acre", "rejected", "old");
    says(&project, "network", "old", "old");
    assert!(last == project.read("out/print/acre.pdf"), "the last PDF was touched");
    assert!(project.path("out/print/acre.rejected.pdf").exists());
    build(&project, &["network"], 1);
    says(&project, "acre", "rejected", "old");
}

#[test]
fn an_edition_with_an_illustration_is_not_called_ready() {
    let project = TestProject::small();
    let mut illustration = project.read("photos/acre/group.jpg");
    let mark = b"malzama illustration";
    let length = u16::try_from(mark.len() + 2).expect("a short mark").to_be_bytes();
    let segment: Vec<u8> = [&[0xff, 0xfe][..], &length, mark].concat();
    illustration.splice(2..2, segment);
    project.write_bytes("photos/acre/group.jpg", &illustration);
    build(&project, &[], 0);
    says(&project, "acre", "made", "current");
    let acre = state(&project, "acre");
    assert_eq!(acre["stand_ins"], 1, "{acre}");
    assert_eq!(acre["lacking"]["photographs"][0], "acre/group.jpg", "{acre}");
    assert_eq!(acre["print_file"], "../print/acre.pdf", "{acre}");
    let page = String::from_utf8(project.read("out/report/index.html")).expect("a text");
    assert!(!page.contains("Ready to print"), "it is called ready");
    project.write_bytes("photos/acre/group.jpg", &picture(300, 400));
    build(&project, &[], 0);
    let page = String::from_utf8(project.read("out/report/index.html")).expect("a text");
    assert!(page.contains("Ready to print"), "it is not called ready");
}

#[test]
fn an_illustration_is_printed_until_its_photograph_arrives_and_stays() {
    let project = TestProject::small();
    let illustration = picture(300, 400);
    project.remove("photos/acre/group.jpg");
    project.write_bytes("photos/illustrations/acre/group.jpg", &illustration);
    let has_illustration = |file: &str, count: usize| {
        let run = build(&project, &[], 0);
        assert!(!run.stderr.contains("illustrations"), "{}", run.stderr);
        says(&project, "acre", "made", "current");
        assert_eq!(state(&project, "acre")["stand_ins"], count);
        let check = project.run(&["check"]);
        let note = format!("`photos/acre/{file}` is still an illustration");
        assert_eq!(check.stdout.matches(&note).count(), count, "{}", check.whole());
        assert!(illustration == project.read("photos/illustrations/acre/group.jpg"));
    };
    has_illustration("group.jpg", 1);
    project.write_bytes("photos/acre/group.jpg", &picture(400, 300));
    has_illustration("group.jpg", 0);
    project.remove("photos/acre/group.jpg");
    has_illustration("group.jpg", 1);
    // Whatever format the photograph will have.
    project.edit("data/acre/group.yaml", "acre/group.jpg", "acre/group.png");
    has_illustration("group.png", 1);
    // What is there and cannot be used is an error, with an illustration or without.
    project.write("photos/acre/group.png", "no picture");
    build(&project, &[], 1);
    says(&project, "acre", "withheld", "old");
}

#[test]
fn a_build_tells_which_pages_look_different() {
    let project = TestProject::small();
    let run = build(&project, &[], 0);
    assert!(!run.stderr.contains("changed"), "{}", run.stderr);
    let tells = |from: (&str, &str, &str), told: &str| {
        project.edit(from.0, from.1, from.2);
        let run = build(&project, &["acre"], 0);
        assert!(run.stderr.contains(told), "no {told}: {}", run.stderr);
    };
    let pdf = "`out/print/acre.pdf`";
    tells(("data/acre/group.yaml", "شباب", "شبّان"), &format!("{pdf}: page 4 changed"));
    assert_eq!(state(&project, "acre")["changed_pages"].to_string(), "[[4,4]]");
    tells(
        ("data/acre/city.yaml", "name: عكا", "name: عكّا"),
        &format!("{pdf}: pages 1–3 changed"),
    );
    // A comment in a record prints nothing.
    tells(
        ("data/acre/group.yaml", "body:", "# note\nbody:"),
        &format!("{pdf}: no page changed"),
    );
    project.write_bytes("photos/acre/group.jpg", &picture(300, 402));
    let run = build(&project, &["acre"], 0);
    assert!(run.stderr.contains(&format!("{pdf}: page 4 changed")), "{}", run.stderr);
    tells(
        ("layouts/main.typ", "#for page in range(3) {", "#for page in range(3) {\n  [٠]"),
        &format!("{pdf}: pages 1–3 changed"),
    );
    build(&project, &["acre"], 0);
    assert_eq!(state(&project, "acre")["changed_pages"], Value::Null);
}

#[test]
fn pdfs_of_editions_that_are_gone_are_named_and_removed_on_demand() {
    let project = TestProject::two_cities();
    build(&project, &["--screen"], 0);
    project.write("out/print/notes.pdf", "%PDF- of somebody else");
    project.edit("malzama.yaml", "  - jaffa\n", "");
    std::fs::remove_dir_all(project.path("data/jaffa")).expect("the city goes");
    let run = build(&project, &[], 0);
    for path in ["out/print/jaffa.pdf", "out/screen/jaffa.pdf"] {
        let warning = format!("warning: `{path}` is a PDF of `jaffa`");
        assert!(run.stderr.contains(&warning), "{}", run.stderr);
        assert!(project.path(path).exists());
    }
    assert!(!run.stderr.contains("notes.pdf"), "{}", run.stderr);
    let manifests = || {
        let entries = std::fs::read_dir(project.path(".malzama/editions"));
        entries.expect("manifests").count()
    };
    let before = manifests();
    let run = build(&project, &["--prune"], 0);
    assert!(run.stderr.contains("removed `out/print/jaffa.pdf`"), "{}", run.stderr);
    assert!(!project.path("out/print/jaffa.pdf").exists());
    assert!(!project.path("out/screen/jaffa.pdf").exists());
    assert!(project.path("out/print/acre.pdf").exists());
    assert!(project.path("out/print/notes.pdf").exists());
    assert_eq!(before - manifests(), 2);
    // What is not known any more is named, and left to its owner.
    project.edit("malzama.yaml", "  - network\n", "");
    std::fs::remove_dir_all(project.path(".malzama")).expect("the memory goes");
    let run = build(&project, &["--prune"], 0);
    assert!(run.stderr.contains("`out/print/network.pdf` is a PDF"), "{}", run.stderr);
    assert!(project.path("out/print/network.pdf").exists());
}

#[test]
fn a_photograph_that_is_missing_withholds_the_print_file_alone() {
    let project = TestProject::two_cities();
    build(&project, &[], 0);
    let last = project.read("out/print/acre.pdf");
    project.remove("photos/acre/group.jpg");
    let run = build(&project, &[], 1);
    assert!(
        run.stderr.contains("edition `acre` is withheld from print"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("out/draft/acre.pdf"), "{}", run.whole());
    assert!(last == project.read("out/print/acre.pdf"), "the last PDF was touched");
    assert!(is_stamped(&project, "out/draft/acre.pdf"));
    for slug in ["acre", "network"] {
        says(&project, slug, "withheld", "old");
        let state = state(&project, slug);
        assert_eq!(state["stand_ins"], 1);
        assert_eq!(state["proof"], format!("../draft/{slug}.pdf"));
        let errors = state["errors"].as_array().expect("a list");
        assert_eq!(errors.len(), 1, "{state}");
        let error = &errors[0];
        assert_eq!(error["code"], "photograph/missing", "{state}");
        assert_eq!(error["values"]["path"], "photos/acre/group.jpg", "{state}");
        assert_eq!(error["place"], "data/acre/group.yaml:4:11", "{state}");
        assert!(error["text"]["ar"].to_string().contains("للصورة"), "{state}");
    }
    says(&project, "jaffa", "unchanged", "current");
    // Nothing is made again, and the errors are still told.
    let proof = project.read("out/draft/acre.pdf");
    let run = build(&project, &[], 1);
    assert!(!run.stderr.contains("making"), "{}", run.stderr);
    assert!(run.stderr.contains("withheld from print"), "{}", run.stderr);
    assert!(proof == project.read("out/draft/acre.pdf"));
    says(&project, "acre", "withheld", "old");
    // A build of another edition says the same of it.
    build(&project, &["jaffa"], 1);
    says(&project, "acre", "withheld", "old");
    assert_eq!(state(&project, "acre")["proof"], "../draft/acre.pdf");
    // The words go on: an edited text is in the proof.
    project.edit("data/acre/group.yaml", "شباب", "شبّان");
    build(&project, &[], 1);
    assert!(proof != project.read("out/draft/acre.pdf"));
    // The photograph arrives.
    project.write_bytes("photos/acre/group.jpg", &picture(300, 400));
    let run = build(&project, &[], 0);
    assert!(!run.stderr.contains("withheld"), "{}", run.stderr);
    says(&project, "acre", "made", "current");
    assert!(!project.path("out/draft/acre.pdf").exists(), "the proof is out of date");
    assert!(!is_stamped(&project, "out/print/acre.pdf"));
}

#[test]
fn a_withheld_edition_without_a_print_file_is_called_so() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(60, 80));
    build(&project, &[], 1);
    says(&project, "acre", "withheld", "none");
    assert!(state(&project, "acre")["errors"].to_string().contains("60 × 80 pixels"));
    assert!(!project.path("out/print/acre.pdf").exists());
    // The photograph itself is shown, as it is there.
    assert_eq!(state(&project, "acre")["stand_ins"], 0);
    let run = build(&project, &[], 1);
    assert!(run.stderr.contains("60 × 80 pixels"), "{}", run.stderr);
    assert!(!run.stderr.contains("making"), "{}", run.stderr);
}

#[test]
fn a_photograph_of_another_city_takes_no_illustrations_place() {
    let project = TestProject::two_cities();
    let named = "photographs:\n  - file: jaffa/group.jpg\nbody:";
    project.edit("data/jaffa/yafa.yaml", "body:", named);
    project.write_bytes("photos/illustrations/jaffa/group.jpg", &picture(300, 400));
    // `acre/group.jpg` is there.
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let note = "`photos/jaffa/group.jpg` is still an illustration";
    assert!(run.whole().contains(note), "{}", run.whole());
    // In its own folder, it is this one.
    project.write_bytes("photos/jaffa/Group.jpg", &picture(300, 400));
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.whole().contains("there is `jaffa/Group.jpg`"), "{}", run.whole());
}
