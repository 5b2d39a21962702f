//! JSON Schemas: those of the tree are the program's own, and every YAML file leads editors to its own.
//! `outside/schema.py` lets another program judge files by them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{TestProject, here, in_english};

/// What begins the line that names the schema of a file.
const LINE: &str = "# yaml-language-server: $schema=";

fn printed(kind: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
    let output = in_english(&mut command)
        .args(["schema", kind])
        .current_dir(std::env::temp_dir())
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{kind}");
    String::from_utf8(output.stdout).expect("a text")
}

#[test]
fn the_schemas_of_the_tree_are_those_of_the_program() {
    for kind in ["settings", "network", "city", "partner", "contract"] {
        let path = here(&format!("schema/{kind}.json"));
        let text = printed(kind);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).expect("it is written");
        }
        let there = fs::read_to_string(&path).expect("a schema");
        assert!(there == text, "schema/{kind}.json is old: run with UPDATE=1");
    }
}

#[test]
fn all_schemas_are_written_into_a_project() {
    let project = TestProject::small();
    let run = project.run(&["schema", "--write"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(project.read("schema/city.json"), printed("city").into_bytes());
    let run = project.run(&["schema"]);
    let all: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(all.as_object().map(serde_json::Map::len), Some(5));
    let run = project.run(&["schema", "cities"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(
        run.stderr.contains("the values are `settings`, `network`"),
        "{}",
        run.stderr
    );
}

/// Returns the YAML files of a project below a folder.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(yaml_files(&path));
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
    files
}

#[test]
fn every_file_leads_editors_to_its_schema() {
    let mut files = yaml_files(&here("data"));
    files.push(here("malzama.yaml"));
    assert!(files.len() > 20, "{} files", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("a file");
        let first = text.lines().next().unwrap_or_default();
        let schema =
            first.strip_prefix(LINE).unwrap_or_else(|| panic!("{path:?}: {first}"));
        let schema = path.parent().expect("a folder").join(schema);
        assert!(schema.is_file(), "{path:?}: {schema:?}");
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        let kind = match name {
            "malzama.yaml" => "settings",
            "network.yaml" => "network",
            "city.yaml" => "city",
            _ if path.parent().is_some_and(|it| it.ends_with("press")) => "contract",
            _ => "partner",
        };
        assert!(schema.ends_with(format!("{kind}.json")), "{path:?}: {schema:?}");
    }
}
