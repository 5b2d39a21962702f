//! Duplicate faces in `fonts/`, and faces that a layout requests and the project lacks.

use crate::project::{TestProject, here};

/// Reads a font file of the repository.
fn font(path: &str) -> Vec<u8> {
    std::fs::read(here(path)).expect("a font")
}

#[test]
fn two_files_of_one_face_are_named() {
    let project = TestProject::small();
    let run = project.run(&["check"]);
    assert!(!run.stdout.contains("hold the same face"), "{}", run.whole());
    project.write_bytes("fonts/copy.ttf", &font("fonts/amiri/Amiri-Bold.ttf"));
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let expected = "`fonts/amiri/Amiri-Bold.ttf`, `fonts/copy.ttf` hold the same face: \
                `Amiri`, weight 700, upright";
    assert!(run.stdout.contains(expected), "{}", run.whole());
    let run = project.run(&["check", "--format", "json"]);
    assert!(run.stdout.contains("\"code\": \"fonts/doubled-face\""), "{}", run.whole());
}

#[test]
fn a_weight_or_style_that_is_missing_is_told_with_the_line_that_asks_for_it() {
    for (asked, face) in [
        ("weight: 500", "weight 500, upright"),
        ("style: \"italic\"", "weight 400, italic"),
        ("weight: 900, style: \"oblique\"", "weight 900, oblique"),
    ] {
        let project = TestProject::small();
        let text = format!("#text(font: \"Amiri\", {asked})[نص]\n");
        let layout = String::from_utf8(project.read("layouts/main.typ")).expect("a text");
        project.write("layouts/main.typ", &(layout.clone() + &text));
        let run = project.run(&["build", "acre"]);
        let expected =
            format!("the layout asks for `Amiri` of {face}, which `fonts/` lacks");
        assert!(run.stderr.contains(&expected), "{asked}: {}", run.whole());
        let line = layout.lines().count() + 1;
        let place = format!("--> layouts/main.typ:{line}:");
        assert!(run.stderr.contains(&place), "{asked}: {}", run.whole());
        let there = "the faces of `Amiri` are 400 upright, 700 upright";
        assert!(run.stderr.contains(there), "{asked}: {}", run.whole());
    }
}

#[test]
fn what_is_there_is_taken_without_a_word() {
    let project = TestProject::small();
    let layout = String::from_utf8(project.read("layouts/main.typ")).expect("a text");
    let text = "#text(font: \"Amiri\", weight: 700)[نص] #strong[نص]\n";
    project.write("layouts/main.typ", &(layout + text));
    let run = project.run(&["build", "acre"]);
    assert!(!run.stderr.contains("which `fonts/` lacks"), "{}", run.whole());
}

#[test]
fn a_family_that_is_missing_is_named() {
    let project = TestProject::small();
    let layout = String::from_utf8(project.read("layouts/main.typ")).expect("a text");
    let text = "#text(font: (\"Garamond\", \"Amiri\"))[نص]\n";
    project.write("layouts/main.typ", &(layout + text));
    let run = project.run(&["build", "acre"]);
    assert!(run.stderr.contains("there is no font `garamond`"), "{}", run.whole());
}
