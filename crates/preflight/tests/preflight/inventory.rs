//! What is told of a file beside its faults, as values, JSON and plain text.

use malzama_preflight::{
    FileReport, Inspection, Judged, Separation, Spec, Unreadable, html, inspect, json,
    json_file, plain,
};
use serde_json::Value;

use crate::pdf::{CATALOG, GROUND, INFO, PAGE, Pdf, sound, text};

fn judged(pdf: &Pdf) -> Inspection {
    inspect(&pdf.bytes(), &Spec::default()).expect("a PDF that can be judged")
}

fn report(inspection: Inspection) -> FileReport {
    FileReport {
        name: "file.pdf".to_owned(),
        bytes: 1,
        checksum: String::new(),
        sources: vec![None; inspection.findings.len()],
        inspection,
        parts: Vec::new(),
        edition: None,
    }
}

fn json_of(inspection: Inspection) -> Value {
    let json = json_file(&report(inspection), &Judged::default(), &Spec::default());
    serde_json::from_str(&json).expect("JSON")
}

#[test]
fn a_file_tells_what_it_is() {
    let mut pdf = sound::x4();
    pdf.set(INFO, "Producer", "(A writer)");
    let told = json_of(judged(&pdf));
    let inventory = &told["inventory"];
    assert_eq!(inventory["pdf_version"], "1.6");
    assert_eq!(inventory["producer"], "A writer");
    assert!(inventory["creator"].is_null());
    assert_eq!(inventory["output_intent"]["identifier"], "FOGRA39");
    let profile = inventory["output_intent"]["profile"].as_str().expect("a profile");
    assert!(profile.contains("ISO"), "{profile}");
    assert_eq!(inventory["transparency"]["used"], false);
}

#[test]
fn boxes_and_bleed_are_told_in_millimetres() {
    let page = json_of(judged(&sound::x4()))["pages"][0].clone();
    let near = |value: &Value, wanted: f64| {
        (value.as_f64().expect("a number") - wanted).abs() < 0.02
    };
    assert!(near(&page["boxes"]["media"]["x"], -10.0), "{page}");
    assert!(near(&page["boxes"]["media"]["width"], 168.0), "{page}");
    assert!(page["boxes"]["crop"].is_null() && page["boxes"]["art"].is_null());
    for side in ["left", "top", "right", "bottom"] {
        assert!(near(&page["bleed"][side], 3.0), "{page}");
    }
    // Without a bleed box, the sheet is what there is.
    let mut pdf = sound::x4();
    pdf.unset(PAGE, "BleedBox");
    let page = json_of(judged(&pdf))["pages"][0].clone();
    assert!(near(&page["bleed"]["left"], 10.0), "{page}");
}

#[test]
fn inks_are_told_with_their_pages() {
    let mut pdf = sound::x4();
    let number = pdf.another_page();
    let spot = "[/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 \
                /C0 [0 0 0 0] /C1 [0 0.2 0.8 0] >>]";
    pdf.resource("ColorSpace", "Gold", spot);
    let content = pdf.stream("", "/Gold cs 1 scn 100 100 50 50 re f\n");
    pdf.set(number, "Contents", &content);
    let found = judged(&pdf);
    let wanted = [
        ("Cyan", false, vec![1]),
        ("Magenta", false, vec![1, 2]),
        ("Yellow", false, vec![1, 2]),
        ("Black", false, vec![1]),
        ("Gold", true, vec![2]),
    ];
    let wanted = wanted.map(|(name, is_spot, pages)| Separation {
        name: name.to_owned(),
        is_spot,
        pages,
    });
    assert_eq!(found.separations(), wanted);
    // A square of 50 points of the trim of 419.5 by 595.3.
    let yellow = found.pages[1].painting.plates.expect("known ink")[2];
    let share = 80.0 * 2500.0 / (419.528 * 595.276);
    assert!((yellow - share).abs() < 0.02, "{yellow}");
}

#[test]
fn a_spot_colour_that_is_declared_and_not_used_is_no_ink() {
    let mut pdf = sound::x4();
    pdf.resource("ColorSpace", "Gold", "[/Separation /Gold /DeviceGray 10 0 R]");
    let found = judged(&pdf).separations();
    assert!(found.iter().all(|ink| !ink.is_spot), "{found:?}");
}

#[test]
fn the_finest_things_are_measured() {
    let mut pdf = sound::x4();
    pdf.draw(GROUND);
    pdf.draw(&text(70.0, 350.0, 8.5, "Malzama"));
    pdf.draw(&("0 0 0 0 k\n".to_owned() + &text(70.0, 400.0, 9.5, "Malzama")));
    // White on bare paper is nothing, and so is what lies beyond the trim.
    pdf.draw(&text(300.0, 550.0, 5.0, "Malzama"));
    pdf.draw("0 0 0 1 K 0.4 w 60 500 m 90 500 l S 0.1 w 5 5 m 20 5 l S\n");
    let painting = &judged(&pdf).pages[0].painting;
    let near = |value: Option<f64>, wanted: f64| {
        value.is_some_and(|value| (value - wanted).abs() < 1e-6)
    };
    assert!(near(painting.smallest_type, 8.5), "{painting:?}");
    assert!(near(painting.smallest_reversed, 9.5), "{painting:?}");
    assert!(near(painting.thinnest_line, 0.4), "{painting:?}");
}

#[test]
fn transparency_is_told_with_its_pages() {
    let mut pdf = sound::x4();
    pdf.blend();
    // A group alone shows nothing through.
    assert!(judged(&pdf).transparent_pages().is_empty());
    pdf.draw_in("/ca 0.5", "0.5 0 0 0 k 100 100 50 50 re f\n");
    let found = judged(&pdf);
    assert_eq!(found.transparent_pages(), [1]);
    let told = json_of(found);
    assert_eq!(told["pages"][0]["transparency"][0], "a colour that is see-through");
    assert_eq!(told["inventory"]["transparency"]["pages"][0], Value::from(vec![1, 1]));
}

#[test]
fn layers_are_told_on_and_off() {
    let mut pdf = sound::x4();
    let on = pdf.add("<< /Type /OCG /Name (Text) >>");
    let off = pdf.add("<< /Type /OCG /Name (Guides) >>");
    let settings = format!("<< /Name (All) /OFF [{off}] >>");
    pdf.set(CATALOG, "OCProperties", &format!("<< /OCGs [{on} {off}] /D {settings} >>"));
    let layers = json_of(judged(&pdf))["inventory"]["layers"].clone();
    assert_eq!((&layers[0]["name"], &layers[0]["on"]), (&"Text".into(), &true.into()));
    assert_eq!((&layers[1]["name"], &layers[1]["on"]), (&"Guides".into(), &false.into()));
}

#[test]
fn pictures_are_counted_and_listed_within_bounds() {
    let mut pdf = sound::x4();
    let entries = "/Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    pdf.image_of(entries, vec![0x55; 400], [4.0, 4.0]);
    pdf.draw(&"q 4 0 0 4 100 150 cm /Image Do Q\n".repeat(3000));
    let found = judged(&pdf);
    assert_eq!(found.inventory.pictures, 3001);
    assert!(found.images.len() <= 200, "{}", found.images.len());
    let report = report(found);
    let (judged, spec) = (Judged::default(), Spec::default());
    assert!(json_file(&report, &judged, &spec).len() < 200_000);
    assert!(plain(&report, &spec).len() < 10_000);
    assert!(html(&[report], &judged, &spec).len() < 400_000);
}

#[test]
fn many_findings_are_grouped_and_counted() {
    let mut pdf = sound::x4();
    for at in 0..150 {
        let grey = f64::from(at) / 200.0;
        pdf.draw(&format!("{grey} 0 0 rg 60 300 50 50 re f\n"));
        pdf.draw(&text(60.0, 200.0, 5.0 + f64::from(at) / 100.0, "M"));
    }
    let found = judged(&pdf);
    let told = json_of(judged(&pdf));
    let groups = told["groups"].as_array().expect("groups");
    assert!(groups.len() < 8, "{groups:?}");
    assert_eq!(told["findings_in_all"], found.findings.len());
    let colour = groups.iter().find(|it| it["rule"] == "R0027").expect("a group");
    assert_eq!(colour["severity"], "error");
    assert_eq!(colour["pages"][0], Value::from(vec![1, 1]));
    assert!(colour["advice"].as_str().is_some_and(|it| it.contains("Convert")));
    assert!(plain(&report(found), &Spec::default()).lines().count() < 80);
}

#[test]
fn the_line_of_a_die_is_not_to_be_turned_into_inks() {
    let mut pdf = sound::x4();
    let spot = |name: &str| {
        format!(
            "[/Separation /{name} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 \
             /C0 [0 0 0 0] /C1 [0 1 0 0] >>]"
        )
    };
    pdf.fill_with(&spot("CutContour"), "1");
    pdf.resource("ColorSpace", "Gold", &spot("Gold"));
    pdf.draw("/Gold cs 1 scn 300 200 50 50 re f\n");
    let told = json_of(judged(&pdf));
    let groups = told["groups"].as_array().expect("groups");
    let advice: Vec<_> = groups
        .iter()
        .filter(|group| group["rule"] == "R0020")
        .map(|group| group["advice"].as_str().expect("advice"))
        .collect();
    assert_eq!(advice.len(), 2);
    assert!(
        advice.iter().any(|it| it.contains("do not turn it into CMYK")),
        "{advice:?}"
    );
    assert!(advice.iter().any(|it| it.contains("Turn it into")), "{advice:?}");
}

#[test]
fn files_that_cannot_be_judged_are_in_the_reports() {
    let spec = Spec::default();
    for reason in [Unreadable::Encrypted, Unreadable::NoPdf] {
        let file = report(reason.inspection());
        let text = plain(&file, &spec);
        assert!(text.contains(&reason.to_string()), "{text}");
        let page = html(std::slice::from_ref(&file), &Judged::default(), &spec);
        assert!(page.contains("Do not print yet"));
        let told: Value = serde_json::from_str(&json(&[file], &Judged::default(), &spec))
            .expect("JSON");
        let file = &told["files"][0];
        assert_eq!((&file["errors"], &file["pages"]), (&1.into(), &Value::Array(vec![])));
    }
}

#[test]
fn plain_text_tells_groups_and_what_the_file_holds() {
    let mut pdf = sound::x4();
    let number = pdf.another_page();
    let content = pdf.stream("", "1 0 0 rg 60 60 50 50 re f\n");
    pdf.set(number, "Contents", &content);
    pdf.draw("1 0 0 rg 60 60 50 50 re f\n");
    let told = plain(&report(judged(&pdf)), &Spec::default());
    let group = "error[R0027]: shape: DeviceRGB; wanted: DeviceCMYK, DeviceGray or \
                 separations\n  --> file.pdf, pages 1–2; first at ";
    assert!(told.contains(group), "{told}");
    for part in [
        "PDF 1.6",
        "`FOGRA39`",
        "TrimBox 148.00 × 210.00 mm",
        "Cyan (page 1)",
        "font `Amiri-Regular` (",
        "transparency: none",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
}
