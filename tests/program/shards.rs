//! Many editions: the plan, shards that make parts of it, what is gathered, and the report in parts.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::project::{Run, TestProject};

/// Creates a project of so many cities with a group each, and the network.
fn cities(count: usize) -> TestProject {
    let project = TestProject::small();
    let mut listed = String::from("  - acre\n");
    for number in 2..=count {
        let slug = format!("city-{number}");
        listed += &format!("  - {slug}\n");
        project.write(
            &format!("data/{slug}/city.yaml"),
            &format!("name: مدينة {number}\nheading: مجموعات\npartners:\n  - group\n"),
        );
        project.write(
            &format!("data/{slug}/group.yaml"),
            &format!("name: مجموعة {number}\nbody: |\n  نص.\n"),
        );
    }
    project.edit("malzama.yaml", "  - acre\n", &listed);
    project
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Returns all files of the output folder.
fn out(project: &TestProject) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![project.path("out")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(project.path("out")).expect("within");
                let bytes = fs::read(&path).expect("it is read");
                files.insert(name.display().to_string(), bytes);
            }
        }
    }
    files
}

#[test]
fn a_plan_tells_editions_inputs_files_and_cost() {
    let project = cities(3);
    let run = project.run(&["plan", "--json", "--screen"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(run.stdout, project.run(&["plan", "--json", "--screen"]).stdout);
    let plan = json(&run);
    assert_eq!(plan["schema"], 1);
    assert_eq!(plan["make"]["screen"], true);
    let slugs: Vec<_> = plan["editions"].as_array().expect("a list").iter().collect();
    let slugs: Vec<_> = slugs.iter().map(|it| it["edition"].as_str()).collect();
    assert_eq!(slugs, ["acre", "city-2", "city-3", "network"].map(Some));
    let acre = &plan["editions"][0];
    assert_eq!(acre["files"], serde_json::json!(["print/acre.pdf", "screen/acre.pdf"]));
    let inputs: Vec<&String> =
        acre["inputs"].as_object().expect("a map").keys().collect();
    for input in ["data/acre/city.yaml", "data/acre/group.yaml", "data/network.yaml"] {
        assert!(inputs.iter().any(|it| *it == input), "{inputs:?}");
    }
    assert!(inputs.iter().any(|it| *it == "photos/acre/group.jpg"), "{inputs:?}");
    let shared = plan["shared"].as_object().expect("a map");
    assert!(shared.contains_key("layouts/main.typ") && shared.contains_key("contract"));
    let cost = |at: usize| plan["editions"][at]["cost"].as_u64().expect("a number");
    assert_eq!(plan["cost"], (0..4).map(cost).sum::<u64>());
    assert!(cost(3) > cost(0) && cost(0) > cost(1), "the network costs most");
    assert!(!project.path("out").exists(), "a plan makes nothing");
    // A record with a fault is told, and its edition is held back; the others are planned.
    project.edit("data/city-2/group.yaml", "name:", "nmae:");
    let run = project.run(&["plan", "--json"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert_eq!(json(&run)["held_back"], serde_json::json!(["city-2", "network"]));
}

#[test]
fn shards_make_what_one_build_makes() {
    let (one, sharded) = (cities(6), cities(6));
    for _ in 0..2 {
        assert_eq!(one.run(&["build", "--screen"]).status, 0);
    }
    let plan = sharded.run(&["plan", "--json", "--screen"]).stdout;
    sharded.write("plan.json", &plan);
    for shard in ["2/3", "3/3", "1/3"] {
        let run = sharded.run(&["build", "--shard", shard, "--plan", "plan.json"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        assert!(!sharded.path("out/report.json").exists(), "a shard reports on its own");
    }
    let run = sharded.run(&["gather", "--plan", "plan.json"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(run.stdout.matches("unchanged").count(), 14, "{}", run.whole());
    let (one, sharded) = (out(&one), out(&sharded));
    assert_eq!(one.len(), 7 * 2 + 2, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), sharded.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(sharded[name] == *bytes, "{name} differs");
    }
}

#[test]
fn what_is_missing_or_old_is_told_by_whoever_gathers() {
    let project = cities(4);
    project.write("plan.json", &project.run(&["plan", "--json"]).stdout);
    assert_eq!(project.run(&["build", "--shard", "1/2"]).status, 0);
    let run = project.run(&["gather", "--plan", "plan.json"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("has not been made: no finished PDF"), "{}", run.whole());
    assert!(run.stderr.contains("malzama build --shard 2/2"), "{}", run.whole());
    assert!(project.path("out/report.json").exists(), "it reports on what is there");
    assert_eq!(project.run(&["build", "--shard", "2/2"]).status, 0);
    assert_eq!(project.run(&["gather", "--plan", "plan.json"]).status, 0);
    // What is there and not as it was made counts as missing.
    project.write("out/print/acre.pdf", "%PDF-1.7 other");
    let run = project.run(&["gather"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("edition `acre` has not been made"), "{}", run.whole());
    project.edit("data/acre/group.yaml", "body: |", "body: |\n  كلمة.\n");
    for command in [&["gather"][..], &["build", "--shard", "1/1"]] {
        let run = project.run(&[command, &["--plan", "plan.json"]].concat());
        assert_eq!(run.status, 1, "{}", run.whole());
        assert!(run.stderr.contains("is older than the project"), "{}", run.whole());
        assert!(run.stderr.contains("`data/acre/group.yaml`"), "{}", run.whole());
    }
}

#[test]
fn a_layout_that_fails_for_one_edition_fails_when_it_is_gathered() {
    let project = cities(3);
    let main = String::from_utf8(project.read("layouts/main.typ")).expect("UTF-8");
    let fails =
        "#if json(\"/manuscript.json\").edition.slug == \"city-2\" { panic(\"no\") }\n";
    project.write("layouts/main.typ", &format!("{fails}{main}"));
    let statuses: Vec<i32> =
        ["1/2", "2/2"].map(|it| project.run(&["build", "--shard", it]).status).into();
    assert_eq!(statuses.iter().sum::<i32>(), 1, "one shard alone: {statuses:?}");
    let run = project.run(&["gather"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("the layout stops: no"), "{}", run.whole());
    assert!(!run.stderr.contains("has not been made"), "{}", run.whole());
}

#[test]
fn a_share_that_is_none_is_refused() {
    let project = TestProject::small();
    for shard in ["0/3", "5/3", "3", "a/b", "1/0"] {
        let run = project.run(&["build", "--shard", shard]);
        assert_eq!(run.status, 2, "{}", run.whole());
        assert!(
            run.stderr.contains(&format!("`{shard}` is no share")),
            "{}",
            run.whole()
        );
    }
    for (plan, said) in [("{", "is not a plan"), ("{\"schema\": 7}", "another version")] {
        project.write("plan.json", plan);
        let run = project.run(&["build", "--shard", "1/2", "--plan", "plan.json"]);
        assert_eq!(run.status, 2, "{}", run.whole());
        assert!(run.stderr.contains(said), "{}", run.whole());
    }
    let run = project.run(&["gather", "--plan", "none.json"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(run.stderr.contains("cannot be read"), "{}", run.whole());
}

#[test]
fn the_report_of_very_many_editions_is_in_parts() {
    let project = cities(45);
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let report: Value =
        serde_json::from_slice(&project.read("out/report.json")).expect("JSON");
    assert_eq!(report["files"], serde_json::json!([]));
    let parts = report["parts"].as_array().expect("a list");
    assert_eq!(parts.len(), 46);
    for part in parts {
        let path = part["path"].as_str().expect("a path");
        let file: Value =
            serde_json::from_slice(&project.read(&format!("out/{path}"))).expect("JSON");
        assert_eq!(file["file"], part["file"]);
        assert_eq!(file["checksum"], part["checksum"]);
        assert_eq!(part["status"], "made");
    }
    let index = String::from_utf8(project.read("out/report/index.html")).expect("UTF-8");
    assert_eq!(index.matches("href=\"edition-").count(), 46);
    assert!(!index.contains("data:image"), "pictures of pages stand in the parts");
    let page =
        String::from_utf8(project.read("out/report/edition-city-7.html")).expect("UTF-8");
    assert!(page.contains("data:image/jpeg") && page.contains("href=\"index.html\""));
    // An edit changes the part of its edition, of the network, and the index.
    let before = out(&project);
    project.edit("data/city-7/group.yaml", "نص.", "نص آخر.");
    assert_eq!(project.run(&["build"]).status, 0);
    let after = out(&project);
    let changed: Vec<&str> = after
        .iter()
        .filter(|(name, bytes)| before.get(*name) != Some(bytes))
        .map(|(name, _)| name.as_str())
        .filter(|name| name.starts_with("report/edition-"))
        .collect();
    let expected = ["city-7.html", "city-7.json", "network.html", "network.json"];
    assert_eq!(changed, expected.map(|name| format!("report/edition-{name}")));
    // With fewer editions it is one page again.
    for number in 10..=45 {
        project.edit("malzama.yaml", &format!("  - city-{number}\n"), "");
        fs::remove_dir_all(project.path(&format!("data/city-{number}")))
            .expect("a folder");
    }
    assert_eq!(project.run(&["build", "--prune"]).status, 0);
    let left: Vec<String> =
        out(&project).into_keys().filter(|it| it.starts_with("report/")).collect();
    assert_eq!(left, ["report/index.html"]);
}

#[test]
fn a_shared_cache_that_cannot_be_used_is_told_once() {
    let project = TestProject::small();
    let run = project.run(&["build", "--cache", "shared"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let entries = fs::read_dir(project.path("shared/photographs")).expect("a folder");
    assert!(entries.count() > 0, "nothing is kept");
    let wanted = project.read("out/print/acre.pdf");
    // Another machine takes its photographs from there.
    for kept in [".malzama", "out"] {
        fs::remove_dir_all(project.path(kept)).expect("it is removed");
    }
    assert_eq!(project.run(&["build", "--cache", "shared"]).status, 0);
    assert!(project.read("out/print/acre.pdf") == wanted);
    project.write("file", "no folder");
    let run = project.run(&["build", "--force", "--cache", "file/shared"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(run.stderr.matches("was left alone").count(), 1, "{}", run.whole());
}

#[test]
#[cfg(not(feature = "object-store"))]
fn object_storage_needs_a_program_that_was_built_for_it() {
    let project = TestProject::small();
    let run = project.run(&["build", "--cache", "s3://key:secret@bucket/cache"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(run.stderr.contains("--features object-store"), "{}", run.whole());
    assert!(!run.whole().contains("secret"), "{}", run.whole());
    assert!(!project.path("s3:").exists() && !project.path("out").exists());
    let run = project.run(&["build", "--cache", "gs://bucket/cache"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(run.stderr.contains("`gs:`"), "{}", run.whole());
}
