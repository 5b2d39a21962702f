//! Files in the folders of records that are none, groups set aside, and free values.

use serde_json::json;

use crate::project::TestProject;

const GROUP: &str = "name: مجموعة الميناء\nbody: |\n  نص.\n";

/// Returns what `check` prints, which must not be an error.
#[track_caller]
fn sound(project: &TestProject) -> String {
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    run.stdout
}

/// Returns the manuscript of the network edition.
fn manuscript(project: &TestProject) -> serde_json::Value {
    let run = project.run(&["manuscript", "network", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    serde_json::from_str(&run.stdout).expect("a manuscript is JSON")
}

#[test]
fn what_systems_and_editors_leave_behind_is_not_spoken_of() {
    let project = TestProject::small();
    let before = sound(&project);
    for folder in ["data", "data/acre"] {
        for name in [
            "desktop.ini",
            "Thumbs.db",
            ".DS_Store",
            "~$group.docx",
            "group.yaml~",
            "#group.yaml#",
            ".group.yaml.swp",
            "group.yaml.bak",
            "group.yaml.orig",
        ] {
            project.write(&format!("{folder}/{name}"), "x");
        }
    }
    project.write("photos/acre/Thumbs.db", "x");
    project.write("data/__MACOSX/._acre", "x");
    assert_eq!(sound(&project), before);
}

#[test]
fn copies_of_records_are_called_that_and_stop_nothing() {
    for (name, conflict) in [
        ("group (Nour's conflicted copy 2026-11-25)", true),
        ("group (نسخة متعارضة من Nour 2026-11-25)", true),
        ("group.sync-conflict-20261125-101010-ABCDEF7", true),
        ("group-DESKTOP-AB12CD3", true),
        ("city (conflicted copy 2026-11-25 101010)", true),
        ("group - Copy", false),
        ("group - نسخة", false),
        ("نسخة من group", false),
        ("group (1)", false),
    ] {
        let project = TestProject::small();
        let path = format!("data/acre/{name}.yaml");
        project.write(&path, "<<<<<<< HEAD\n");
        let kind = if conflict { "a conflict copy" } else { "a copy" };
        let of = if name.contains("city") { "city" } else { "group" };
        let warning = format!("warning: `{path}` is {kind} of `data/acre/{of}.yaml`");
        let found = sound(&project);
        assert!(found.contains(&warning), "{found}");
    }
    let project = TestProject::small();
    project.write("data/network (conflicted copy).yaml", "x");
    project.write("data/acre - Copy/city.yaml", "x");
    project.write("data/notes.txt", "x");
    let found = sound(&project);
    assert!(found.contains("a conflict copy of `data/network.yaml`"), "{found}");
    assert!(found.contains("`data/acre - Copy` is a copy of `data/acre`"), "{found}");
    assert!(found.contains("`data/notes.txt` is not a record"), "{found}");
}

#[test]
fn a_hidden_group_is_in_no_edition_whether_it_is_listed_or_not() {
    for (listed, hidden) in [(true, "true"), (false, "نعم"), (true, "Yes")] {
        let project = TestProject::small();
        project.write_bytes("photos/acre/port.jpg", &crate::project::picture(300, 400));
        let before = manuscript(&project);
        let record = format!(
            "name: ميناء\nhidden: {hidden}\nphotographs:\n  - file: acre/port.jpg\n"
        );
        project.write("data/acre/port.yaml", &record);
        if listed {
            project.edit("data/acre/city.yaml", "  - group\n", "  - port\n  - group\n");
        }
        assert_eq!(manuscript(&project), before);
        let found = sound(&project);
        assert!(
            found.contains("note: data/acre/port.yaml: `data/acre/port.yaml` is hidden")
        );
        // Neither its missing text nor its photograph is spoken of.
        assert!(!found.contains("port.jpg") && !found.contains("text"), "{found}");
    }
}

#[test]
fn a_group_is_printed_unless_it_is_hidden() {
    let project = TestProject::small();
    project.write("data/acre/port.yaml", &format!("hidden: false\n{GROUP}"));
    assert_eq!(project.run(&["check"]).status, 1, "no list names it");
    project.edit("data/acre/city.yaml", "  - group\n", "  - port\n  - group\n");
    let partners = &manuscript(&project)["cities"][0]["partners"];
    assert_eq!(partners.as_array().map(Vec::len), Some(2));
    project.edit("data/acre/port.yaml", "hidden: false", "hidden: maybe");
    let run = project.run(&["check"]);
    let expected = "expected `true` or `false` for `hidden`, found `maybe`";
    assert!(run.stdout.contains(expected), "{}", run.whole());
}

#[test]
fn a_city_whose_groups_are_all_hidden_is_an_error() {
    let project = TestProject::small();
    project.edit("data/acre/group.yaml", "name:", "hidden: true\nname:");
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("all groups of `acre` are hidden"), "{}", run.whole());
}

#[test]
fn free_values_of_network_and_city_reach_the_manuscript_in_their_order() {
    let project = TestProject::small();
    let extra = "extra:\n  ز: 007\n  أ:\n    - نعم\n    - { ب: 1e3 }\n  links: []\n";
    for path in ["data/network.yaml", "data/acre/city.yaml"] {
        let record = String::from_utf8(project.read(path)).expect("a text");
        project.write(path, &format!("{record}{extra}"));
    }
    let manuscript = manuscript(&project);
    let expected = json!({ "ز": "007", "أ": ["نعم", { "ب": "1e3" }], "links": [] });
    assert_eq!(manuscript["network"]["extra"], expected);
    assert_eq!(manuscript["cities"][0]["extra"], expected);
    let written = project.run(&["manuscript", "network", "--out", "-"]).stdout;
    let place = |label: &str| written.find(&format!("\"{label}\": ")).expect("a label");
    assert!(place("ز") < place("أ") && place("أ") < place("links"));
}

#[test]
fn free_values_are_checked_like_other_texts() {
    let project = TestProject::small();
    let city = String::from_utf8(project.read("data/acre/city.yaml")).expect("a text");
    let extra = "extra:\n  أ:\n    - \u{1f338}\n  ب:\n  أ: ج\n  د: [\"\"]\n";
    project.write("data/acre/city.yaml", &format!("{city}{extra}"));
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1);
    for expected in [
        "no font has `\u{1f338}` (U+1F338)",
        "`ب` in `extra` is empty",
        "`أ` appears twice in `extra`",
        "an item of `extra` is empty",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.whole());
    }
}
