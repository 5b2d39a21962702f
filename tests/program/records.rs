//! Every fault of a record, as a case file with the message that users see.
//!
//! A case in `tests/records/` starts from the small project. After a line that says what
//! it shows, it lists files to write (`=== path`), files to remove (`=== remove path`),
//! and finally the output of `malzama check` (`=== expected`). `UPDATE=1 cargo test
//! --release` updates the expected output.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::project::{TestProject, here};

const EXPECTED: &str = "expected";

#[test]
fn every_fault_has_its_message() {
    let mut paths: Vec<_> = fs::read_dir(here("tests/records"))
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases found");
    let failures: Vec<String> = paths.iter().filter_map(|path| run_case(path)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Runs a case; returns a description of the difference.
fn run_case(path: &Path) -> Option<String> {
    let case = fs::read_to_string(path).expect("a case is a text");
    let (about, sections) = sections(&case);
    let project = TestProject::small();
    let mut expected = "";
    for &(title, text) in &sections {
        if let Some(path) = title.strip_prefix("remove ") {
            project.remove(path);
        } else if title == EXPECTED {
            expected = text;
        } else {
            project.write(title, text);
        }
    }
    let run = project.run(&["check"]);
    let found = format!("status: {}\n{}{}", run.status, run.stdout, run.stderr);
    if found == expected {
        return None;
    }
    if std::env::var_os("UPDATE").is_some() {
        let mut updated = about.to_owned();
        for (title, text) in sections.iter().filter(|(title, _)| *title != EXPECTED) {
            let _ = write!(updated, "=== {title}\n{text}");
        }
        let _ = write!(updated, "=== {EXPECTED}\n{found}");
        fs::write(path, updated).expect("a case can be written");
        return None;
    }
    Some(format!("{}:\nexpected\n{expected}\nfound\n{found}", path.display()))
}

/// Splits a case into its first lines and its sections, each a title with its text.
fn sections(case: &str) -> (&str, Vec<(&str, &str)>) {
    let mut parts = case.split("=== ");
    let about = parts.next().unwrap_or_default();
    let sections = parts.filter_map(|part| part.split_once('\n')).collect();
    (about, sections)
}
