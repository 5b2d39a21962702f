//! The README is true: it has the commands to run, its table lists exactly the
//! dependencies, and its record is valid.

use std::collections::BTreeSet;
use std::fs;

use crate::project::{TestProject, here};

fn readme() -> String {
    fs::read_to_string(here("README.md")).expect("the README")
}

#[test]
fn the_two_commands_stand_alone_on_their_lines() {
    let readme = readme();
    for command in ["cargo run --release -- build", "cargo test --release"] {
        assert!(readme.lines().any(|line| line == command), "no line `{command}`");
    }
}

#[test]
fn the_table_names_every_dependency_and_no_other() {
    let mut wanted = BTreeSet::new();
    for path in ["Cargo.toml", "crates/message/Cargo.toml", "crates/preflight/Cargo.toml"]
    {
        let manifest = fs::read_to_string(here(path)).expect("the manifest");
        let mut within = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                within = line.ends_with("dependencies]");
            } else if let (true, Some((name, _))) = (within, line.split_once(" = ")) {
                wanted.insert(name.trim_end_matches(".workspace").to_owned());
            }
        }
    }
    // The workspace's own crates are not dependencies to explain.
    wanted.retain(|name| !name.starts_with("malzama-"));
    let readme = readme();
    let (_, table) = readme.split_once("| dependency | why |").expect("the table");
    let named: BTreeSet<String> = table
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    assert_eq!(named, wanted);
}

#[test]
fn the_record_of_the_readme_is_sound() {
    let readme = readme();
    let (_, rest) = readme.split_once("```yaml\n").expect("a record");
    let (record, _) = rest.split_once("```").expect("the record's end");
    let project = TestProject::real();
    project.write("data/acre/acre-5000.yaml", record);
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
}
