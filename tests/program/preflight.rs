//! Output and exit status of `malzama preflight`. Its rules are tested in
//! `crates/preflight/tests`, without the command.

use std::fmt::Write as _;

use serde_json::Value;

use crate::project::{Run, TestProject, picture};

#[test]
fn a_sound_file_passes() {
    let project = project();
    project.write_bytes("file.pdf", &pdf(""));
    let run = project.run(&["preflight", "file.pdf", "--press", "x1a"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let expected = "\nfile.pdf: 0 errors, 0 warnings by PDF/X-1a:2003 and SheetCMYK CMYK; \
                1 page, most ink 60 % (mean of a square of 15 mm)\n";
    assert!(run.stdout.ends_with(expected), "{}", run.stdout);
    assert!(run.stdout.starts_with("  PDF 1.4, written by "), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn a_finding_is_told_with_its_rule_and_its_place() {
    let project = project();
    project.write_bytes("file.pdf", &pdf("1 0 0 rg 60 300 50 50 re f"));
    let run = project.run(&["preflight", "file.pdf", "--press", "x1a"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    let expected = "error[X1A-colour]: shape: DeviceRGB; \
                wanted: DeviceCMYK, DeviceGray or separations\n  \
                --> file.pdf, page 1, 11 mm from the left and 97 mm from the head of the trim\n";
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
    assert!(run.stdout.contains("file.pdf: 2 errors, 0 warnings"), "{}", run.stdout);
}

#[test]
fn a_file_that_cannot_be_judged_is_refused_with_its_reason() {
    let project = project();
    project.write_bytes("file.pdf", "كتاب".as_bytes());
    let run = project.run(&["preflight", "file.pdf"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.whole());
    let expected = "error: `file.pdf` cannot be judged: it is no PDF";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
}

#[test]
fn a_file_that_cannot_be_judged_is_in_the_reports_for_programs_and_browsers() {
    let project = project();
    project.write_bytes("file.pdf", "كتاب".as_bytes());
    let (run, report) = judge(&project, "x1a");
    assert_eq!(run.status, 1, "{}", run.whole());
    assert_eq!(report["findings"][0]["found"], "it is no PDF");
    assert!(run.stderr.contains("cannot be judged"), "{}", run.stderr);
    let run = project.run(&["preflight", "file.pdf", "--format", "html"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stdout.contains("it is no PDF"), "{}", run.stdout);
}

#[test]
fn many_files_are_judged_and_named() {
    let project = project();
    project.write_bytes("one.pdf", &pdf(""));
    project.write_bytes("two.pdf", &pdf("1 0 0 rg 60 300 50 50 re f"));
    project.write_bytes("three.pdf", b"no PDF");
    let press = ["--press", "x1a"];
    let run = project.run(&[&["preflight", "one.pdf", "two.pdf"][..], &press].concat());
    assert_eq!(run.status, 1, "{}", run.whole());
    for told in ["one.pdf: 0 errors", "two.pdf: 2 errors"] {
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
    let files = ["preflight", "one.pdf", "two.pdf", "three.pdf", "--format"];
    let run = project.run(&[&files[..], &["json"], &press].concat());
    assert_eq!(run.status, 1, "{}", run.whole());
    let report = report(&run);
    let errors: Vec<_> = report["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|it| &it["errors"])
        .collect();
    assert_eq!(errors, [0, 2, 1]);
    let run = project.run(&[&files[..], &["html"], &press].concat());
    assert!(run.stdout.contains("href=\"#file-3\""), "{}", run.whole());
    // The worst of all statuses counts, and the others are judged all the same.
    let files = ["preflight", "one.pdf", "nowhere.pdf", "--format", "json"];
    let run = project.run(&[&files[..], &press].concat());
    assert_eq!(run.status, 3, "{}", run.whole());
    assert_eq!(self::report(&run)["files"][0]["file"], "one.pdf");
}

#[test]
fn files_are_compared_with_the_contract() {
    let project = project();
    // A ground up to the trim, and one page where a stitched booklet has four.
    project.write_bytes("file.pdf", &pdf("28.346 28.346 419.528 100 re f"));
    let contract = String::from_utf8(project.read("data/press/x1a.yaml"));
    let stitched = contract.expect("a text") + "binding: saddle-stitch\n";
    project.write("data/press/stitched.yaml", &stitched);
    let (run, report) = judge(&project, "stitched");
    assert_eq!(run.status, 1, "{}", run.whole());
    let groups = report["groups"].as_array().expect("groups");
    let rules: Vec<_> = groups.iter().map(|group| &group["rule"]).collect();
    assert_eq!(rules, ["C-bleed", "C-pages"], "{}", run.stdout);
    // The trim of the project counts where the contract has none.
    project.edit("malzama.yaml", "width: 148 mm", "width: 140 mm");
    let (_, report) = judge(&project, "x1a");
    let groups = report["groups"].as_array().expect("groups");
    assert!(groups.iter().any(|group| group["rule"] == "C-trim"), "{groups:?}");
}

#[test]
fn warnings_alone_do_not_stop_the_job() {
    let project = project();
    project.write_bytes(
        "file.pdf",
        &pdf("0 0.3 0 0 k 50 290 60 20 re f 0 0 0 1 K 1 w 60 300 m 90 300 l S"),
    );
    let (run, report) = judge(&project, "x1a");
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(report["findings"][0]["rule"], "R0010", "{}", run.stdout);
}

#[test]
fn the_lower_of_two_limits_of_ink_counts() {
    let project = project();
    project.write_bytes("file.pdf", &pdf("0.8 0.8 0.8 0.7 k 200 300 60 60 re f"));
    for (press, rules) in [("x1a", vec![]), ("x1a-300", vec!["R0026"])] {
        let (run, report) = judge(&project, press);
        assert_eq!(run.status, 0, "{}", run.whole());
        let findings = report["findings"].as_array().expect("findings");
        let found: Vec<_> = findings.iter().map(|it| &it["rule"]).collect();
        assert_eq!(found, rules, "{press}: {}", run.stdout);
    }
}

#[test]
fn the_contract_of_the_project_is_taken_if_none_is_named() {
    let project = project();
    project.write_bytes("file.pdf", &pdf(""));
    let run = project.run(&["preflight", "file.pdf", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert_eq!(report(&run)["standard"], "PDF/X-4");
    project.edit("malzama.yaml", "press: coated", "press: x1a");
    let run = project.run(&["preflight", "file.pdf", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(report(&run)["standard"], "PDF/X-1a:2003");
}

#[test]
fn a_page_of_html_is_written() {
    let project = project();
    project.write_bytes("file.pdf", &pdf(""));
    let args = ["preflight", "file.pdf", "--press", "x1a", "--format", "html"];
    let run = project.run(&args);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.starts_with("<!DOCTYPE html>"), "{}", run.stdout);
    assert!(run.stdout.contains("Ready to print"), "{}", run.stdout);
}

#[test]
fn our_own_files_pass() {
    let project = project();
    // Enough pixels for the effective resolution of the contract.
    let photograph = picture(400, 533);
    project.write_bytes("photos/acre/group.jpg", &photograph);
    for press in ["coated", "uncoated", "x1a"] {
        let run = project.run(&["build", "acre", "--press", press]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let judge =
            ["preflight", "out/print/acre.pdf", "--format", "json", "--press", press];
        let run = project.run(&judge);
        assert_eq!(run.status, 0, "{press}: {}", run.whole());
        let report = report(&run);
        let findings = report["findings"].as_array().expect("findings");
        // The layout of the small project leaves pages blank.
        let others = findings.iter().filter(|finding| finding["rule"] != "R0005");
        assert_eq!(others.count(), 0, "{press}: {}", run.stdout);
    }
}

#[test]
fn how_the_command_ends_tells_what_is_wrong() {
    let project = project();
    project.write_bytes("file.pdf", &pdf(""));
    for (arguments, status) in [
        (&["preflight", "file.pdf", "--press", "x1a"][..], 0),
        (&["preflight", "file.pdf", "--format", "json", "--press", "coated"], 1),
        (&["preflight"], 2),
        (&["preflight", "file.pdf", "--format", "poetry"], 2),
        (&["preflight", "nowhere.pdf"], 3),
        (&["preflight", "data"], 3),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}", run.whole());
        if status > 1 {
            assert!(!run.stderr.is_empty(), "{arguments:?} says nothing");
        }
    }
}

#[test]
fn a_file_is_never_changed() {
    let project = project();
    let bytes = pdf("");
    project.write_bytes("file.pdf", &bytes);
    judge(&project, "x1a");
    assert!(project.read("file.pdf") == bytes, "the file was changed");
}

/// Returns the small project with two contracts for PDF/X-1a: `x1a`, whose ink limit is
/// above that of the Ghent Workgroup, so that the latter applies, and `x1a-300`, whose
/// limit is below it.
fn project() -> TestProject {
    let project = TestProject::small();
    let contract = String::from_utf8(project.read("data/press/coated.yaml"));
    let contract = contract.expect("a text");
    let contract = contract.replace("standard: PDF/X-4\n", "standard: PDF/X-1a:2003\n");
    // The files have one page.
    let contract = contract.replace("binding: saddle-stitch\n", "");
    project.write("data/press/x1a-300.yaml", &contract);
    let contract = contract.replace("ink-limit: 300 %", "ink-limit: 400 %");
    project.write("data/press/x1a.yaml", &contract);
    project
}

/// Inspects `file.pdf` by a contract; returns the run and its JSON report.
fn judge(project: &TestProject, press: &str) -> (Run, Value) {
    let args = ["preflight", "file.pdf", "--format", "json", "--press", press];
    let run = project.run(&args);
    let report = report(&run);
    (run, report)
}

fn report(run: &Run) -> Value {
    serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", run.whole()))
}

/// Returns a conforming PDF/X-1a with one A5 page: a filled square, followed by the
/// operators in `more`.
fn pdf(more: &str) -> Vec<u8> {
    let content = format!("0.1 0.2 0.3 0 k 60 60 60 60 re f {more}");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /OutputIntents [6 0 R] >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 476.22 651.97] /Resources << >> \
         /TrimBox [28.346 28.346 447.874 623.622] /Contents 4 0 R >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Title (A) /CreationDate (D:20261123120000Z) /ModDate (D:20261123120000Z) \
         /Trapped /False /GTS_PDFXVersion (PDF/X-1a:2003) >>"
            .to_owned(),
        "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) \
         /RegistryName (http://www.color.org) >>"
            .to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = write!(text, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    let _ = write!(
        text,
        "xref\n0 7\n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 5 0 R /ID [<00> <01>] >>\n\
         startxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}
