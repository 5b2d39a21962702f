//! What is told of findings and pages, as values and as JSON.

use malzama_preflight::{FileReport, Inspection, Judged, Severity, json_file};
use serde_json::Value;

use crate::cases::Press;
use crate::pdf::{self, GROUND, sound, text};

#[test]
fn a_sound_file_is_told_to_be_sound() {
    for (press, standard, variant) in [
        (Press::X4, "PDF/X-4", "SheetCMYK CMYK"),
        (Press::X4Rgb, "PDF/X-4", "SheetCMYK CMYK + RGB"),
        (Press::X1a, "PDF/X-1a:2003", "SheetCMYK CMYK"),
    ] {
        let report = json(press, inspect(press, &press.sound()));
        assert_eq!(report["schema"], 6);
        assert_eq!(report["file"], "file.pdf");
        assert_eq!(report["standard"], standard);
        assert_eq!(report["variant"], variant);
        assert_eq!(report["pages"].as_array().map(Vec::len), Some(1));
        assert_eq!(report["pages"][0]["page"], 1);
        assert_eq!(report["fonts"][0]["name"], "Amiri-Regular");
        assert_eq!(report["findings"], Value::Array(Vec::new()));
    }
}

#[test]
fn a_finding_tells_its_page_and_its_place() {
    let mut pdf = sound::x4();
    let number = pdf.another_page();
    // A square of 20 mm, 50 mm from the left and 100 mm from the head of the trim.
    let [x, y] = [28.346 + 50.0 / 25.4 * 72.0, 623.622 - 120.0 / 25.4 * 72.0];
    let square = format!("1 0 0 rg {x} {y} 56.693 56.693 re f");
    let content = pdf.stream("", square.clone() + "\n" + &square);
    pdf.set(number, "Contents", &content);
    let report = json(Press::X4, inspect(Press::X4, &pdf));
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 2, "{findings:?}");
    for finding in findings {
        let message = &finding["found_message"];
        assert_eq!(message["code"], "found/colour-space", "{finding}");
        assert_eq!(message["values"]["space"], "DeviceRGB", "{finding}");
        let rule = finding["rule"].as_str().expect("a rule");
        let gwg = if rule == "X4-colour" { "R0001" } else { "R0027" };
        assert_eq!(finding["gwg"], gwg, "{finding}");
        assert_eq!(finding["severity"], "error", "{finding}");
        assert_eq!(finding["page"], 2, "{finding}");
        assert_eq!(finding["count"], 2, "{finding}");
        assert_eq!(finding["object"], "shape", "{finding}");
        assert_eq!(finding["found"], "DeviceRGB", "{finding}");
        let area = ["x", "y", "width", "height"];
        for (key, wanted) in area.into_iter().zip([50.0, 100.0, 20.0, 20.0]) {
            let found = finding["area"][key].as_f64().expect("a number");
            assert!((found - wanted).abs() < 0.2, "{key} of {finding}");
        }
    }
}

#[test]
fn a_finding_about_the_whole_file_has_no_page() {
    let mut pdf = sound::x4();
    pdf.unset(pdf::INFO, "Trapped");
    let report = json(Press::X4, inspect(Press::X4, &pdf));
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "X4-information", "{finding}");
    assert!(finding["page"].is_null() && finding["area"].is_null(), "{finding}");
}

#[test]
fn the_most_ink_of_a_page_is_measured() {
    let mut pdf = sound::x4();
    pdf.draw("0.8 0.8 0.8 0.85 k 200 300 56.693 56.693 re f\n");
    let number = pdf.another_page();
    let content = pdf.stream("", "0.8 0.8 0.8 0.85 k 200 300 39.685 39.685 re f\n");
    pdf.set(number, "Contents", &content);
    let inspection = inspect(Press::X4, &pdf);
    for (page, wanted) in [(0, 325.0), (1, 283.1)] {
        let found = inspection.pages[page].most_ink.expect("known ink");
        assert!((found - wanted).abs() < 3.0, "page {page}: {found}");
    }
}

#[test]
fn a_warning_is_no_error() {
    let mut pdf = sound::x4();
    pdf.draw(GROUND);
    pdf.draw(&("0 0 0 0 k\n".to_owned() + &text(70.0, 350.0, 6.0, "Malzama")));
    let inspection = inspect(Press::X4, &pdf);
    let count = |severity| inspection.count(severity);
    assert_eq!((count(Severity::Warning), count(Severity::Error)), (1, 0));
}

fn inspect(press: Press, pdf: &pdf::Pdf) -> Inspection {
    press.inspect(&pdf.bytes()).expect("a PDF that can be judged")
}

fn json(press: Press, inspection: Inspection) -> Value {
    let file = FileReport {
        name: "file.pdf".to_owned(),
        bytes: 1,
        checksum: String::new(),
        sources: vec![None; inspection.findings.len()],
        inspection,
        parts: Vec::new(),
        edition: None,
    };
    let judged = Judged::default();
    serde_json::from_str(&json_file(&file, &judged, &press.spec())).expect("JSON")
}
