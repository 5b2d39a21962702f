//! The preview where setting, drawing or judging pages panics: layouts that are known to make
//! Typst do so.

use serde_json::Value;

use crate::preview_client::{Preview, codes, image};
use crate::project::TestProject;

const LAYOUT: &str = "layouts/main.typ";

/// The end of the layout, before which a fault is added.
const END: &str = "#for city in manuscript.cities {";

/// Makes the layout of tables panic: <https://github.com/typst/typst/issues/8614>.
const SETTING: &str =
    "#{ set page(height: auto); table(stroke: none, [a#colbreak()\\ b]) }\n";

/// Makes the image of a page panic, because nothing is as flat.
const DRAWING: &str = "#scale(x: 0%, block(clip: true, width: 9mm, height: 9mm, rotate(\
                       10deg, block(clip: true, width: 5mm, height: 5mm, block(clip: \
                       true)[a]))))\n";

/// Makes the export of PDFs panic, because nothing is as large.
const FINISHING: &str = "#scale(x: 1e39 * 100%, y: 1e39 * 100%, link(\
                         \"https://example.org\", box(width: 1mm, height: 1mm)))\n";

fn break_with(project: &TestProject, fault: &str) {
    project.edit(LAYOUT, END, &format!("{fault}{END}"));
}

fn mend(project: &TestProject, fault: &str) {
    project.edit(LAYOUT, fault, "");
}

fn is_current(state: &Value) -> bool {
    state["editions"][0]["current"] == true && codes(state, "problems").is_empty()
}

#[test]
fn a_panic_while_setting_is_told_and_mended() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    preview.wait("the pages", is_current);
    for _ in 0..2 {
        break_with(&project, SETTING);
        let (state, _) = preview.wait("what happened", |state| {
            codes(state, "problems") == ["layout/engine-failed"; 2]
        });
        assert_eq!(state["build"]["state"], "failed");
        let first = &state["editions"][0];
        assert_eq!(first["current"], false, "{first:#}");
        // The last good pages stay.
        assert_eq!(preview.get(&image(&state, 0, 4, "page"), &preview.host).0, 200);
        mend(&project, SETTING);
        preview.wait("the mended pages", is_current);
    }
}

#[test]
fn a_preview_that_starts_with_a_panic_recovers() {
    let project = TestProject::small();
    break_with(&project, SETTING);
    let preview = Preview::of(&project);
    preview.wait("what happened", |state| !codes(state, "problems").is_empty());
    mend(&project, SETTING);
    preview.wait("the mended pages", is_current);
}

#[test]
fn a_panic_while_drawing_is_told_and_mended() {
    let project = TestProject::small();
    break_with(&project, DRAWING);
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_current);
    for size in ["thumb", "page", "page"] {
        assert_eq!(preview.get(&image(&state, 0, 4, size), &preview.host).0, 404);
        assert_eq!(preview.get(&image(&state, 0, 1, size), &preview.host).0, 200);
    }
    let is_told = |state: &Value| codes(state, "findings") == ["preview/drawing-failed"];
    let (state, _) = preview.wait("what happened", is_told);
    assert_eq!(state["findings"][0]["edition"], "acre");
    assert_eq!(state["findings"][0]["page"], 4);
    mend(&project, DRAWING);
    let is_gone = |state: &Value| codes(state, "findings").is_empty();
    let (state, _) = preview.wait("the mended page", is_gone);
    assert_eq!(preview.get(&image(&state, 0, 4, "page"), &preview.host).0, 200);
}

#[test]
fn a_panic_while_making_pdfs_is_told_and_mended() {
    let project = TestProject::small();
    break_with(&project, FINISHING);
    let preview = Preview::with(&project, &[]);
    let (state, _) = preview.wait("what happened", |state| {
        codes(state, "findings").contains(&"preview/finishing-failed")
    });
    assert_ne!(state["build"]["state"], "making");
    mend(&project, FINISHING);
    let (state, _) = preview.wait("the PDFs", |state| {
        let editions = state["editions"].as_array().expect("editions");
        editions.iter().all(|it| it["pdf"]["state"] == "current")
    });
    assert!(!codes(&state, "findings").contains(&"preview/finishing-failed"));
}
