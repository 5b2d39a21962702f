//! The README has the commands to run, and the table of `docs/developers.md` lists exactly the
//! dependencies.

use std::collections::BTreeSet;
use std::fs;

use crate::project::here;

#[test]
fn the_two_commands_stand_alone_on_their_lines() {
    let readme = fs::read_to_string(here("README.md")).expect("the README");
    for command in ["cargo run --release -- build", "cargo test --release"] {
        assert!(readme.lines().any(|line| line == command), "no line `{command}`");
    }
}

#[test]
fn the_table_names_every_dependency_and_no_other() {
    let mut wanted = BTreeSet::new();
    for path in [
        "Cargo.toml",
        "crates/edit/Cargo.toml",
        "crates/message/Cargo.toml",
        "crates/objects/Cargo.toml",
        "crates/preflight/Cargo.toml",
    ] {
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
    let guide = fs::read_to_string(here("docs/developers.md")).expect("the guide");
    let (_, table) = guide.split_once("| dependency | why |").expect("the table");
    let named: BTreeSet<String> = table
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    assert_eq!(named, wanted);
}
