//! What the command prints, and how it ends.

use serde_json::Value;

use crate::base;
use crate::cases::{Press, project, report, run};
use crate::pdf::{self, GROUND, text};
use crate::project::{TestProject, picture};

#[test]
fn a_clean_file_is_told_to_be_clean() {
    let project = project();
    for (press, standard, variant) in [
        (Press::X4, "PDF/X-4", "SheetCMYK CMYK"),
        (Press::X4Rgb, "PDF/X-4", "SheetCMYK CMYK + RGB"),
        (Press::X1a, "PDF/X-1a:2003", "SheetCMYK CMYK"),
    ] {
        let run = run(&project, press, &press.clean().bytes());
        assert_eq!(run.status, 0, "{}", run.whole());
        let report = report(&run).expect("a report");
        assert_eq!(report["schema"], 1);
        assert_eq!(report["file"], "file.pdf");
        assert_eq!(report["standard"], standard);
        assert_eq!(report["variant"], variant);
        assert_eq!(report["pages"].as_array().map(Vec::len), Some(1));
        assert_eq!(report["pages"][0]["page"], 1);
        assert_eq!(report["findings"], Value::Array(Vec::new()));
    }
}

#[test]
fn a_finding_tells_its_page_and_its_place() {
    let project = project();
    let mut pdf = base::x4();
    let number = pdf.another_page();
    // A square of 20 mm, 50 mm from the left and 100 mm from the head of the trim.
    let [x, y] = [28.346 + 50.0 / 25.4 * 72.0, 623.622 - 120.0 / 25.4 * 72.0];
    let square = format!("1 0 0 rg {x} {y} 56.693 56.693 re f");
    let content = pdf.stream("", square.clone() + "\n" + &square);
    pdf.set(number, "Contents", &content);
    let run = run(&project, Press::X4, &pdf.bytes());
    assert_eq!(run.status, 1, "{}", run.whole());
    let report = report(&run).expect("a report");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 2, "{}", run.stdout);
    for finding in findings {
        let rule = finding["rule"].as_str().expect("a rule");
        let gwg = if rule == "X4-colour" { "R0001" } else { "R0027" };
        assert_eq!(finding["gwg"], gwg, "{finding}");
        assert_eq!(finding["severity"], "error", "{finding}");
        assert_eq!(finding["page"], 2, "{finding}");
        assert_eq!(finding["count"], 2, "{finding}");
        for key in ["object", "found", "wanted"] {
            let text = finding[key].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "no `{key}` in {finding}");
        }
        let area = ["x", "y", "width", "height"];
        for (key, wanted) in area.into_iter().zip([50.0, 100.0, 20.0, 20.0]) {
            let found = finding["area"][key].as_f64().expect("a number");
            assert!((found - wanted).abs() < 0.2, "{key} of {finding}");
        }
    }
}

#[test]
fn what_concerns_the_whole_file_has_no_page() {
    let project = project();
    let mut pdf = base::x4();
    pdf.unset(pdf::INFO, "Trapped");
    let run = run(&project, Press::X4, &pdf.bytes());
    let report = report(&run).expect("a report");
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "X4-information", "{}", run.stdout);
    assert!(finding["page"].is_null() && finding["area"].is_null(), "{finding}");
}

#[test]
fn the_most_ink_of_a_page_is_measured() {
    let project = project();
    let mut pdf = base::x4();
    pdf.draw("0.8 0.8 0.8 0.85 k 200 300 56.693 56.693 re f\n");
    let number = pdf.another_page();
    let content = pdf.stream("", "0.8 0.8 0.8 0.85 k 200 300 39.685 39.685 re f\n");
    pdf.set(number, "Contents", &content);
    let run = run(&project, Press::X4, &pdf.bytes());
    let report = report(&run).expect("a report");
    for (page, wanted) in [(0, 325.0), (1, 283.1)] {
        let found = report["pages"][page]["most_ink"].as_f64().expect("a number");
        assert!((found - wanted).abs() < 3.0, "page {page}: {found}");
    }
}

#[test]
fn the_lower_of_two_limits_of_ink_counts() {
    let project = project();
    let mut pdf = base::x4();
    pdf.draw("0.8 0.8 0.8 0.7 k 200 300 56.693 56.693 re f\n");
    project.write_bytes("file.pdf", &pdf.bytes());
    for (press, rules) in [("x4", vec![]), ("coated", vec!["R0026"])] {
        let run =
            project.run(&["preflight", "file.pdf", "--format", "json", "--press", press]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let report = report(&run).expect("a report");
        let findings = report["findings"].as_array().expect("findings");
        let found: Vec<_> = findings.iter().map(|it| &it["rule"]).collect();
        assert_eq!(found, rules, "{press}: {}", run.stdout);
    }
}

#[test]
fn a_warning_is_no_error() {
    let project = project();
    let mut pdf = base::x4();
    pdf.draw(GROUND);
    pdf.draw(&("0 0 0 0 k\n".to_owned() + &text(70.0, 350.0, 6.0, "Malzama")));
    let run = run(&project, Press::X4, &pdf.bytes());
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(report(&run).expect("a report")["findings"][0]["severity"], "warning");
}

#[test]
fn the_contract_of_the_project_is_taken_if_none_is_named() {
    let project = project();
    project.write_bytes("file.pdf", &base::x1a().bytes());
    let run = project.run(&["preflight", "file.pdf", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert_eq!(report(&run).expect("a report")["standard"], "PDF/X-4");
    project.edit("malzama.yaml", "press: coated", "press: x1a");
    let run = project.run(&["preflight", "file.pdf", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.whole());
}

#[test]
fn our_own_files_pass() {
    let project = TestProject::small();
    // A photograph of enough pixels for the size that it is printed at.
    let photograph = picture(400, 533);
    project.write_bytes("photos/acre/group.jpg", &photograph);
    let old = String::from_utf8(project.read("data/press/coated.yaml")).expect("a text");
    project.write("data/press/old.yaml", &old.replace("PDF/X-4\n", "PDF/X-1a:2003\n"));
    for press in ["coated", "uncoated", "old"] {
        let run = project.run(&["build", "acre", "--press", press]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let judge =
            ["preflight", "out/print/acre.pdf", "--format", "json", "--press", press];
        let run = project.run(&judge);
        assert_eq!(run.status, 0, "{press}: {}", run.whole());
        let report = report(&run).expect("a report");
        let findings = report["findings"].as_array().expect("findings");
        // The layout of the small project leaves pages blank.
        let others = findings.iter().filter(|finding| finding["rule"] != "R0005");
        assert_eq!(others.count(), 0, "{press}: {}", run.stdout);
    }
}

#[test]
fn how_the_command_ends_tells_what_is_wrong() {
    let project = project();
    project.write_bytes("file.pdf", &base::x4().bytes());
    for (arguments, status) in [
        (&["preflight", "file.pdf"][..], 0),
        (&["preflight", "file.pdf", "--format", "json", "--press", "x1a"], 1),
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
    let bytes = base::x4().bytes();
    run(&project, Press::X4, &bytes);
    assert!(project.read("file.pdf") == bytes, "the file was changed");
}
