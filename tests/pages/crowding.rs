//! Rule: what would be cut, covered or broken by a screen is told, with the place to mend.

use std::fs;

use malzama::diagnostic::{Severity, Sink};

use crate::booklet::{LAYOUTS, real_project};
use crate::project::TestProject;
use crate::project::typeset::Opened;

/// The formats in which both layouts hold: landscape, square, large and pocket.
const FORMATS: [(u32, u32); 4] = [(210, 148), (210, 210), (210, 297), (120, 180)];

/// What is said of the layout of an edition: severity, code, place and message.
fn said(project: &TestProject, edition: &str) -> Vec<(Severity, String, String)> {
    let mut sink = Sink::new();
    let opened = Opened::new(project, &mut sink);
    let plan = opened.plan(&[edition]);
    assert!(plan.held_back.is_empty(), "the records are sound: {sink:?}");
    for edition in &plan.editions {
        opened.lay_out(edition, false, &mut sink);
    }
    let told = |it: &malzama::diagnostic::Diagnostic| {
        let place = it.location.to_string();
        (it.severity, it.code().to_owned(), format!("{place} {:?}", it.message))
    };
    let is_of_layouts =
        |code: &str| ["layout/", "typst/"].iter().any(|it| code.starts_with(it));
    let all = sink.diagnostics().iter().filter(|it| is_of_layouts(it.code()));
    all.map(told).collect()
}

/// Asserts that an edition has a finding with a code, whose place and message hold some words.
#[track_caller]
fn assert_said(project: &TestProject, severity: Severity, code: &str, words: &[&str]) {
    let all = said(project, "acre");
    let found = all.iter().any(|(its_severity, its_code, text)| {
        *its_severity == severity
            && its_code == code
            && words.iter().all(|word| text.contains(word))
    });
    assert!(found, "{code} {words:?} in {all:#?}");
}

#[test]
fn both_layouts_hold_in_other_formats() {
    for layout in LAYOUTS {
        for (width, height) in FORMATS {
            let project = real_project(layout);
            let trim = format!("width: {width} mm, height: {height} mm");
            project.edit("malzama.yaml", "width: 148 mm, height: 210 mm", &trim);
            for edition in ["acre", "nablus", "network"] {
                let all = said(&project, edition);
                assert!(
                    all.is_empty(),
                    "{layout} {width} × {height} {edition}: {all:#?}"
                );
            }
        }
    }
}

/// Names of cities, from short to long.
const CITIES: [&str; 5] = ["يافا", "القدس", "الناصرة", "بيت لحم", "باقة الغربية"];

/// Returns the real project with that many cities, each with a group and a photograph; those beyond
/// the seven have no colours.
fn with_cities(layout: &str, count: usize) -> TestProject {
    let project = real_project(layout);
    let real = ["jerusalem", "hebron", "nazareth", "gaza", "nablus", "jaffa", "acre"];
    for city in real {
        fs::remove_dir_all(project.path(&format!("data/{city}"))).expect("a folder");
    }
    let mut editions = "editions:\n".to_owned();
    for number in 0..count {
        let slug = real.get(number).map_or(format!("city-{number}"), ToString::to_string);
        let name = CITIES[number % CITIES.len()];
        editions += &format!("  - {slug}\n");
        project.write(
            &format!("data/{slug}/city.yaml"),
            &format!(
                "name: {name}\nheading: مجموعات {name}\npartners:\n  - group\nmarket:\n  \
                 - file: illustrations/acre/market-1.jpg\n    caption: سوق {name}\n    alt: سوق\n"
            ),
        );
        let body = "تعمل المجموعة مع أهل المدينة منذ عام 2005. ".repeat(6);
        project.write(
            &format!("data/{slug}/group.yaml"),
            &format!("name: مجموعة {name} الثقافية\nbody: |\n  {body}\n"),
        );
    }
    let settings = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    let (before, rest) = settings.split_once("editions:\n").expect("a list");
    let after = rest.split_once("  - network\n").expect("the network").1;
    project.write("malzama.yaml", &format!("{before}{editions}  - network\n{after}"));
    project
}

#[test]
fn both_layouts_hold_any_number_of_cities() {
    for layout in LAYOUTS {
        for (width, height) in [(148, 210), (210, 148), (120, 180)] {
            for count in [1, 8, 20, 40] {
                let project = with_cities(layout, count);
                let trim = format!("width: {width} mm, height: {height} mm");
                project.edit("malzama.yaml", "width: 148 mm, height: 210 mm", &trim);
                let all = said(&project, "network");
                let faults: Vec<_> =
                    all.iter().filter(|it| it.1 != "layout/spare-colours").collect();
                assert!(
                    faults.is_empty(),
                    "{layout} {width} × {height} {count}: {faults:#?}"
                );
                let spare = all.len() - faults.len();
                assert_eq!(spare, count.saturating_sub(7), "{layout} {count}");
            }
        }
    }
}

#[test]
fn both_layouts_hold_on_another_grid() {
    for layout in LAYOUTS {
        let project = real_project(layout);
        project.edit("layouts/house.typ", "grid-unit = 6.25mm", "grid-unit = 7mm");
        let all = said(&project, "nablus");
        assert!(all.is_empty(), "{layout}: {all:#?}");
    }
}

#[test]
fn long_addresses_break_before_they_are_cut() {
    let mail = "a.long.name-of.many_parts@an-example-organisation.example.org";
    let record = format!(
        "name: مجموعة الميناء\nlinks:\n  - {mail}\n  - https://www.example.org/ar/projects/\
         2024/acre-old-city-youth-empowerment-programme?utm_source=booklet&lang=ar\n\
         extra:\n  البريد: {mail}\nphotographs:\n  - file: acre/acre-5000.jpg\n    \
         caption: 'للحجز {mail}'\n    credit: '{mail}'\n    alt: سهرة\nbody: |\n  \
         راسلونا على {mail} دائمًا.\n"
    );
    for layout in LAYOUTS {
        for (width, height) in [(148, 210), (120, 180)] {
            let project = real_project(layout);
            let trim = format!("width: {width} mm, height: {height} mm");
            project.edit("malzama.yaml", "width: 148 mm, height: 210 mm", &trim);
            project.write("data/acre/acre-5000.yaml", &record);
            let all = said(&project, "acre");
            assert!(all.is_empty(), "{layout} {width} × {height}: {all:#?}");
        }
    }
}

#[test]
fn a_word_that_cannot_break_is_told_with_its_field() {
    let project = real_project("market");
    let word = "A".repeat(90);
    let record = format!("name: مجموعة\nextra:\n  الرمز: {word}\nbody: |\n  نص.\n");
    project.write("data/acre/acre-5000.yaml", &record);
    let words = ["data/acre/acre-5000.yaml:3:10", "AAAA"];
    assert_said(&project, Severity::Error, "layout/type-cut", &words);
    // What another field says as well, among other things, is told at the field that says it alone.
    let record = format!(
        "name: مجموعة\nextra:\n  الرمز: ب{word} نص\nphotographs:\n  - file: acre/acre-5000.jpg\n    \
         caption: {word}\n    alt: سوق\nbody: |\n  نص.\n"
    );
    project.write("data/acre/acre-5000.yaml", &record);
    let words = ["data/acre/acre-5000.yaml:6:14", "AAAA"];
    assert_said(&project, Severity::Error, "layout/type-cut", &words);
}

#[test]
fn type_on_type_is_an_error() {
    let project = real_project("market");
    let folio = "    outside: theme.margins.outside,\n    top: line-top(theme.folio-line, size: size),";
    project.edit(
        "layouts/market/leaf.typ",
        folio,
        "    outside: theme.margins.outside + 40mm,\n    top: line-top(10, size: size),",
    );
    assert_said(&project, Severity::Error, "layout/type-on-type", &["acre"]);
}

#[test]
fn type_on_a_picture_is_an_error_unless_it_is_asked_for() {
    let project = real_project("market");
    let words =
        |mark: &str| format!("put(book, number, outside: 60mm, top: 100mm, [{mark}سوق])");
    let picture = "    folio\n  })\n}\n\n/// Shows a plate across";
    let with = |words: &str| format!("    {words}\n{picture}");
    project.edit("layouts/market/plates.typ", picture, &with(&words("")));
    assert_said(&project, Severity::Error, "layout/type-on-picture", &["سوق"]);
    let asked = words("#metadata(none)<on-picture>");
    let project = real_project("market");
    project.edit("layouts/market/plates.typ", picture, &with(&asked));
    assert_eq!(said(&project, "acre"), []);
}

#[test]
fn type_near_an_edge_is_a_warning_by_the_bounds_of_the_layout() {
    let project = real_project("market");
    project.edit(
        "layouts/market/leaf.typ",
        "put(book, number, section, outside: outside, top: top)",
        "put(book, number, section, outside: outside, top: 4mm)",
    );
    assert_said(&project, Severity::Warning, "layout/type-near-trim", &["acre"]);
    project.edit("layouts/house.typ", "#let safe = 6mm", "#let safe = 2mm");
    assert_eq!(said(&project, "acre"), []);
    project.edit("layouts/house.typ", "#let fold = 12mm", "#let fold = 17mm");
    let inside = "put(book, number, inside: theme.margins.inside, top: line-top(first";
    project.edit(
        "layouts/market/plates.typ",
        inside,
        &inside.replace("theme.margins.inside", "16mm"),
    );
    assert_said(&project, Severity::Warning, "layout/type-near-fold", &["عكا"]);
}

#[test]
fn figures_beyond_the_trim_are_told() {
    let figure = |outside: &str| {
        let project = real_project("market");
        project.edit(
            "layouts/market/leaf.typ",
            "  if slug != none {\n    put(\n",
            &format!(
                "  if slug != none {{\n    put(book, number, outside: {outside}, top: 90mm, \
                 rect(width: 8mm, height: 8mm, fill: theme.inks.black))\n    put(\n"
            ),
        );
        project
    };
    assert_said(&figure("-2mm"), Severity::Error, "layout/figure-cut", &["leaf.typ"]);
    assert_said(&figure("-30mm"), Severity::Error, "layout/figure-lost", &["leaf.typ"]);
    assert_eq!(said(&figure("-3mm"), "acre"), [], "it bleeds");
}

#[test]
fn what_a_screen_would_break_is_told() {
    let project = real_project("reading");
    project.edit(
        "layouts/house.typ",
        "black: cmyk(0%, 0%, 0%, 100%)",
        "black: cmyk(0%, 0%, 0%, 62%)",
    );
    assert_said(&project, Severity::Warning, "layout/screened-type", &[]);
    let project = real_project("reading");
    project.edit("layouts/reading/theme.typ", "folio: 0.42mm", "folio: 0.11mm");
    assert_said(&project, Severity::Warning, "layout/thin-line", &["motif.typ"]);
    let project = real_project("reading");
    project.edit("layouts/reading/theme.typ", "folio: 0.42mm", "folio: 0.26mm");
    project.edit(
        "layouts/reading/leaf.typ",
        "beside(none, theme.stitch.folio, size, yarn(slug, theme.stitch.folio))",
        "beside(none, theme.stitch.folio, size, colours(slug).ground)",
    );
    assert_said(&project, Severity::Warning, "layout/screened-line", &["motif.typ"]);
    let project = real_project("market");
    project.edit(
        "layouts/house.typ",
        "cmyk(100%, 74%, 0%, 46%)",
        "cmyk(100%, 94%, 90%, 86%)",
    );
    assert_said(&project, Severity::Warning, "layout/too-much-ink", &["370"]);
}

#[test]
fn a_city_without_colours_takes_spare_ones_with_a_note() {
    for layout in LAYOUTS {
        let project = real_project(layout);
        project.edit("layouts/house.typ", "  acre: (", "  haifa: (");
        project.remove("layouts/motifs/acre.txt");
        assert_said(&project, Severity::Note, "layout/spare-colours", &["acre"]);
    }
}

#[test]
fn a_faulty_figure_is_told_with_its_row() {
    let fault = |text: &str, words: &[&str]| {
        let project = real_project("market");
        project.write("layouts/motifs/acre.txt", text);
        assert_said(&project, Severity::Error, "typst/stopped", words);
    };
    fault("; a note\n#.#\n#.\n", &["acre.txt", "row 3", "2 signs"]);
    fault("#.#\n#x#\n", &["row 2", "`x`"]);
    fault("; only a note\n\n", &["acre.txt", "no rows"]);
}

#[test]
fn justification_does_not_depend_on_the_size_of_type() {
    let project = real_project("market");
    project.edit("layouts/market/theme.typ", "body: 10.8pt", "body: 13pt");
    let booklets = crate::booklet::typeset(&project, "large", "market", &["nablus"]);
    let booklet = &booklets[0];
    let page = booklet.range_of("nablus/tanweeri").unwrap_or(7..=7);
    let lines = booklet.running(page);
    // Points hang over the edge, which is where most lines end.
    let mut lefts: Vec<f64> = lines.iter().map(|(_, line)| line.left).collect();
    lefts.sort_by(f64::total_cmp);
    let edge = lefts[lefts.len() / 2];
    let full = lefts.iter().filter(|left| (*left - edge).abs() < 0.2).count();
    assert!(full * 2 > lines.len(), "{full} of {} lines fill the width", lines.len());
}
