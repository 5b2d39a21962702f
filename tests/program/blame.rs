//! Faults are told where they are: at the record, the contract or the layout that has them,
//! and not at the machine or the program.

use crate::project::{Run, TestProject};

/// Asserts that the command ends with status 1 and a first error that says and names `words`.
#[track_caller]
fn blames(run: &Run, words: &[&str]) {
    assert_eq!(run.status, 1, "{}", run.whole());
    let all = run.stdout.clone() + &run.stderr;
    let error = all.split("error: ").nth(1).expect("an error");
    for word in words {
        assert!(error.contains(word), "no {word} in {error}");
    }
    assert!(!all.contains("report it") && !all.contains("panicked"), "{all}");
}

#[test]
fn what_is_no_file_is_told_at_the_record_that_names_it() {
    let long = format!("acre/{}.jpg", "x".repeat(300));
    for (written, said) in [
        (".", "it is a folder"),
        ("acre", "it is a folder"),
        ("./acre/", "it is a folder"),
        ("acre/group.jpg/x.jpg", "photos/acre/group.jpg/x.jpg"),
        (long.as_str(), "there is no `photos/acre/xxx"),
        #[cfg(unix)]
        ("acre/loop.jpg", "too many levels of symbolic links"),
    ] {
        let project = TestProject::small();
        #[cfg(unix)]
        std::os::unix::fs::symlink("loop.jpg", project.path("photos/acre/loop.jpg"))
            .expect("a link");
        project.edit("data/acre/group.yaml", "acre/group.jpg", written);
        for command in ["check", "build"] {
            blames(&project.run(&[command]), &[said, "data/acre/group.yaml:4:11"]);
        }
    }
}

#[test]
fn a_profile_that_is_cut_off_is_told_once_at_its_contract() {
    let project = TestProject::small();
    let profile = "data/press/icc/ISOcoated_v2_300_bas.icc";
    let whole = project.read(profile);
    for length in [200, 4000, 100_000, whole.len() - 1] {
        project.write_bytes(profile, &whole[..length]);
        let run = project.run(&["build"]);
        blames(&run, &["is damaged", "data/press/coated.yaml:17:10"]);
        assert_eq!(run.stderr.matches("error: ").count(), 1, "{}", run.whole());
    }
}

#[test]
fn a_profile_is_tried_again_unless_its_bytes_are_known() {
    let project = TestProject::small();
    let profile = "data/press/icc/ISOcoated_v2_300_bas.icc";
    let whole = project.read(profile);
    assert_eq!(project.run(&["build"]).status, 0);
    let known = project.read(".malzama/profile");
    let mut damaged = whole.clone();
    damaged[4000..].fill(0);
    project.write_bytes(profile, &damaged);
    let run = project.run(&["build"]);
    blames(&run, &["is damaged", "data/press/coated.yaml:17:10"]);
    // What is damaged itself is no verdict.
    project.write_bytes(profile, &whole);
    project.write_bytes(".malzama/profile", b"1 ");
    assert_eq!(project.run(&["build"]).status, 0);
    assert_eq!(project.read(".malzama/profile"), known);
}

#[cfg(unix)]
#[test]
fn a_layout_that_cannot_be_read_is_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let layout = "layouts/plain/layout.typ";
    let project = TestProject::small();
    project.remove(layout);
    symlink("layout.typ", project.path(layout)).expect("a link");
    let links = "too many levels of symbolic links";
    blames(&project.run(&["build"]), &[links, layout, "malzama.yaml:8:9"]);
    project.remove(layout);
    std::fs::create_dir(project.path(layout)).expect("a folder");
    blames(&project.run(&["build"]), &["it is a folder", layout, "malzama.yaml:8:9"]);

    let project = TestProject::small();
    let main = project.path("layouts/main.typ");
    std::fs::set_permissions(&main, PermissionsExt::from_mode(0o000))
        .expect("it is closed");
    let run = project.run_unprivileged(&["build"]);
    assert_ne!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("layouts/main.typ"), "{}", run.whole());
}

#[test]
fn a_contract_that_does_not_exist_is_told_in_the_settings() {
    for name in ["coted", "../x", "coated.yaml"] {
        let project = TestProject::small();
        project.edit("malzama.yaml", "press: coated", &format!("press: {name}"));
        for command in ["check", "build"] {
            blames(&project.run(&[command]), &[name, "malzama.yaml:9:8"]);
        }
    }
}

#[cfg(unix)]
#[test]
fn no_name_steers_the_terminal() {
    let project = TestProject::small();
    for name in ["a\x1b[31mred", "b\u{9b}31mred", "c\rd", "e\x07f"] {
        project.write(&format!("data/acre/{name}.yaml"), "name: x\nhidden: true\n");
        project.write(&format!("photos/acre/{name}.jpg"), "x");
    }
    let hostile = "out\x1b[2J";
    for args in [&["check"][..], &["build", "--out", hostile]] {
        let run = project.run(args);
        let all = run.stdout.clone() + &run.stderr;
        let steers = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t');
        assert!(!all.contains(steers), "{all:?}");
    }
    let run = project.run(&["preflight", &format!("{hostile}/print/acre.pdf")]);
    assert!(!run.whole().contains('\x1b'), "{:?}", run.whole());
}
