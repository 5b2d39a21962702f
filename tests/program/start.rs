//! The start of a project: `new`, `new city`, `new partner`, and the binary alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::project::{TestProject, copy_folder, copy_program, in_english};

/// A folder with nothing but the binary, of a user without anything else.
struct Alone {
    folder: TempDir,
}

impl Alone {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("home")).expect("a home");
        copy_program(&folder.path().join("malzama"));
        Self { folder }
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    /// Runs the binary in a folder, with no environment but an empty home.
    fn run(&self, folder: &str, args: &[&str]) -> Output {
        Command::new(self.path("malzama"))
            .args(args)
            .current_dir(self.path(folder))
            .env_clear()
            .env("PATH", "")
            .env("HOME", self.path("home"))
            .output()
            .expect("it runs")
    }

    /// Runs it, and expects the status 0; returns what it says.
    #[track_caller]
    fn done(&self, folder: &str, args: &[&str]) -> (String, String) {
        let output = self.run(folder, args);
        let [out, err] = [output.stdout, output.stderr]
            .map(|it| String::from_utf8_lossy(&it).into_owned());
        assert!(output.status.success(), "{args:?}\n{out}\n{err}");
        (out, err)
    }
}

/// Returns all files below a folder, by their paths from it.
fn files_of(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let path = path.strip_prefix(folder).expect("below it");
                    files.insert(path.to_str().expect("a plain name").to_owned());
                }
            }
        }
    }
    files
}

#[test]
fn the_binary_alone_makes_a_project_that_builds_for_print() {
    let alone = Alone::new();
    let (out, _) = alone.done(".", &["new", "demo"]);
    assert!(out.starts_with("`demo`: "), "{out}");
    let begun = files_of(&alone.path("demo"));
    let (_, err) = alone.done("demo", &["--lang", "en", "build"]);
    assert!(!err.contains("error") && !err.contains("warning"), "{err}");
    for name in ["sample-city", "network"] {
        assert!(
            alone.path("demo/out/print").join(format!("{name}.pdf")).is_file(),
            "{name}"
        );
        assert!(
            !alone.path("demo/out/draft").join(format!("{name}.pdf")).exists(),
            "{name}"
        );
    }
    let report = fs::read(alone.path("demo/out/report.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
    let files = report["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    for file in files {
        for count in ["errors", "warnings", "findings_in_all"] {
            assert_eq!(file[count], 0, "{count} of {}", file["file"]);
        }
        assert_eq!(file["standard"], "PDF/X-4");
    }
    let (out, _) = alone.done("demo", &["--lang", "en", "check"]);
    assert!(!out.contains("error") && !out.contains("warning"), "{out}");
    assert_eq!(out.matches("is still an illustration").count(), 3, "{out}");
    // The home of the user stays as empty as it was, and nothing of the project was changed.
    assert_eq!(files_of(&alone.path("home")).len(), 0);
    let kept = files_of(&alone.path("demo"));
    assert!(begun.is_subset(&kept));
    let made = kept.difference(&begun).filter(|it| !it.starts_with("out/"));
    assert!(
        made.clone().all(|it| it.starts_with(".malzama/")),
        "{:?}",
        made.collect::<Vec<_>>()
    );
}

#[test]
fn comments_are_in_the_language_of_the_program() {
    let alone = Alone::new();
    alone.done(".", &["--lang", "en", "new", "english"]);
    alone.done(".", &["--lang", "ar", "new", "arabic"]);
    let [english, arabic] = ["english", "arabic"].map(|it| files_of(&alone.path(it)));
    assert_eq!(english, arabic);
    let mut differing = BTreeSet::new();
    for path in &english {
        let [one, other] = ["english", "arabic"]
            .map(|it| fs::read(alone.path(it).join(path)).expect("a file"));
        if one != other {
            differing.insert(path.as_str());
        }
        let text = String::from_utf8_lossy(&one).into_owned();
        assert!(!text.contains("#ar ") && !text.contains("#en "), "{path}");
    }
    let expected: BTreeSet<&str> = [
        "data/network.yaml",
        "data/sample-city/city.yaml",
        "data/sample-city/sample-group.yaml",
        "data/sample-city/second-sample-group.yaml",
        "malzama.yaml",
    ]
    .into();
    assert_eq!(differing, expected);
    // Nothing is made of the clock or of chance.
    alone.done(".", &["--lang", "ar", "new", "again"]);
    for path in &arabic {
        let [one, other] = ["again", "arabic"]
            .map(|it| fs::read(alone.path(it).join(path)).expect("a file"));
        assert!(one == other, "{path}");
    }
}

#[test]
fn the_guides_of_a_new_project_speak_of_what_is_there() {
    let alone = Alone::new();
    alone.done(".", &["new", "demo"]);
    let files = files_of(&alone.path("demo"));
    let mut links = 0;
    for path in files.iter().filter(|it| it.ends_with(".md")) {
        let text = fs::read_to_string(alone.path("demo").join(path)).expect("a guide");
        assert!(!text.contains("cargo run"), "{path} speaks of cargo");
        assert!(!text.contains("<!-- source") && !text.contains("program:end"), "{path}");
        let folder = Path::new(path).parent().expect("a folder");
        for target in text.split("](").skip(1).filter_map(|it| it.split(')').next()) {
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            let file = target.split('#').next().unwrap_or_default();
            let there = alone.path("demo").join(folder).join(file);
            assert!(there.exists(), "{path}: nothing is at {target}");
            links += 1;
        }
    }
    assert!(links > 40, "{links} links");
    for path in ["LICENSE", "README.md"] {
        assert!(files.contains(&format!("layouts/{path}")), "no {path}");
    }
    // `version.json` tells what the program tells.
    let told = fs::read_to_string(alone.path("demo/version.json")).expect("a version");
    let (out, _) = alone.done(".", &["--version", "--json"]);
    assert_eq!(told, out);
    let version: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(version["parts"]["layouts"]["blake3"].as_str().map(str::len), Some(16));
}

/// Runs `new` in the folder of a project, which must refuse it; returns what is said.
#[track_caller]
fn refused(project: &TestProject, args: &[&str], status: i32) -> String {
    let before = files_of(project.root());
    let run = project.run(args);
    assert_eq!(run.status, status, "{}", run.whole());
    assert_eq!(files_of(project.root()), before, "something was left behind");
    run.stderr
}

#[test]
fn a_folder_that_is_taken_is_left_alone() {
    let project = TestProject::small();
    project.write("old/letter.txt", "a");
    project.write("old/.hidden", "a");
    project.write("file", "a");
    let said = refused(&project, &["new", "old"], 2);
    assert!(said.contains("`old` is not empty: `letter.txt` is in it"), "{said}");
    let said = refused(&project, &["new", "."], 2);
    assert!(said.contains("it has 7 files and folders"), "{said}");
    let said = refused(&project, &["new", "file"], 2);
    assert!(said.contains("`file` is a file"), "{said}");
    let said = refused(&project, &["new", "nowhere/demo"], 2);
    assert!(said.contains("no folder in which"), "{said}");
    let said = refused(&project, &["new", "file/demo"], 3);
    assert!(said.contains("file/demo"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let project = TestProject::small();
    project.write("shut/keep/a", "a");
    let shut = project.path("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).expect("it is shut");
    let run = project.run_unprivileged(&["new", "shut/demo"]);
    assert_eq!(run.status, 3, "{}", run.whole());
    assert!(run.stderr.contains("permission denied"), "{}", run.stderr);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).expect("it is opened");
    assert_eq!(files_of(&shut).len(), 1);
}

#[test]
fn an_empty_folder_is_filled_and_stays_the_same_one() {
    let alone = Alone::new();
    fs::create_dir_all(alone.path("demo/.git")).expect("a folder");
    fs::write(alone.path("demo/.DS_Store"), "x").expect("a file");
    alone.done("demo", &["new", "."]);
    let left: Vec<_> = fs::read_dir(alone.path("demo")).expect("a folder").collect();
    assert!(alone.path("demo/malzama.yaml").is_file());
    assert!(alone.path("demo/.gitignore").is_file());
    assert_eq!(left.len(), 12, "{left:?}");
}

#[test]
fn a_new_group_changes_one_line_of_the_city() {
    let project = TestProject::real();
    let cities = ["jerusalem", "hebron", "nazareth", "gaza", "nablus", "jaffa", "acre"];
    for city in cities {
        let record = format!("data/{city}/city.yaml");
        let before = project.read(&record);
        let run =
            project.run(&["new", "partner", city, "added", "--name", "مجموعة: جديدة"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let after = project.read(&record);
        assert_eq!(after.len(), before.len() + "  - added\n".len());
        let common =
            before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let end = &before[common..];
        assert!(after.ends_with(end), "{city}");
    }
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let text = String::from_utf8(project.read("data/acre/added.yaml")).expect("a text");
    assert!(text.contains("name: \"مجموعة: جديدة\"\n"), "{text}");
}

#[test]
fn a_new_city_goes_before_the_network_and_is_built() {
    let project = TestProject::small();
    let before = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    let run = project.run(&["new", "city", "haifa", "--name", "حيفا"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let after = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    assert_eq!(after, before.replacen("  - network\n", "  - haifa\n  - network\n", 1));
    let run = project.run(&["build", "حيفا"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    // A city can be named by its name; and what waits for its own words is told until it has them.
    let run = project.run(&["new", "partner", "حيفا", "carmel"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    for record in ["carmel", "sample-group"] {
        let place = format!("data/haifa/{record}.yaml");
        let told = run.stdout.split("\n\n").find(|it| it.contains(&place));
        let told = told.unwrap_or_default();
        assert!(told.contains("stands in for text to come"), "{record}: {}", run.stdout);
    }
}

#[test]
fn every_commented_key_of_a_new_group_can_be_used() {
    let project = TestProject::small();
    for language in ["ar", "en"] {
        let slug = format!("all-{language}");
        let run = project.run(&["--lang", language, "new", "partner", "acre", &slug]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let path = format!("data/acre/{slug}.yaml");
        let text = String::from_utf8(project.read(&path)).expect("a text");
        let mut keys = 0;
        let opened = text.lines().map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or_default();
            let key = bare.split(':').next().unwrap_or_default();
            let is_key = [
                "label",
                "founded",
                "phone",
                "links",
                "photographs",
                "  - file",
                "    caption",
                "    credit",
                "    alt",
                "    focus",
                "extra",
                "  …",
                "hidden",
            ]
            .contains(&key);
            keys += usize::from(is_key);
            if is_key { bare } else { line }
        });
        let opened: Vec<&str> = opened.collect();
        project.write(&path, &(opened.join("\n") + "\n"));
        project.write_bytes(
            &format!("photos/acre/{slug}.jpg"),
            &project.read("photos/acre/group.jpg"),
        );
        assert_eq!(keys, 13, "{text}");
    }
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.contains("is hidden"), "{}", run.stdout);
}

#[test]
fn names_that_cannot_be_are_refused() {
    let project = TestProject::small();
    for (args, said) in [
        (&["new", "city", "Haifa"][..], "did you mean `haifa`?"),
        (&["new", "city", "حيفا"], "use up to 64 of the letters a to z"),
        (&["new", "city", "press"], "choose another name"),
        (&["new", "city", "network"], "choose another name"),
        (&["new", "city", "../x"], "use up to 64 of the letters a to z"),
        (&["new", "city", "acre"], "`data/acre` is there already"),
        (&["new", "partner", "acre", "group"], "`data/acre/group.yaml` is there already"),
        (&["new", "partner", "acre", "city"], "choose another name"),
        (&["new", "partner", "acra", "x"], "did you mean `acre`?"),
        (&["new", "partner", "zz", "x"], "the cities are `acre (عكا)`"),
    ] {
        let heard = refused(&project, args, 2);
        assert!(heard.contains(said), "{args:?}: {heard}");
    }
}

#[test]
fn a_list_that_is_not_understood_is_left_alone() {
    let project = TestProject::small();
    let old = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    for (list, status, said) in [
        ("editions: acre\n", 1, "add `- haifa` to it by hand"),
        ("editions: [acre, network]\n", 0, ""),
        ("editions:\n  - acre\n  - haifa\n", 1, "`haifa` stands in `editions`"),
        ("editions: [acre\n", 1, "error"),
    ] {
        let rest = old.split_once("trim:").expect("the trim").1;
        let written = format!("{list}trim:{rest}");
        project.write("malzama.yaml", &written);
        let run = project.run(&["new", "city", "haifa"]);
        assert_eq!(run.status, status, "{list}{}", run.whole());
        assert!(run.stderr.contains(said), "{list}{}", run.stderr);
        let now = String::from_utf8(project.read("malzama.yaml")).expect("a text");
        if status == 0 {
            assert_eq!(now, written.replace(", network", ", haifa, network"));
            fs::remove_dir_all(project.path("data/haifa")).expect("it is there");
        } else {
            assert_eq!(now, written);
            assert!(!project.path("data/haifa").exists());
        }
    }
}

#[test]
fn projects_of_the_tree_and_new_ones_have_the_same_parts() {
    let alone = Alone::new();
    alone.done(".", &["new", "demo"]);
    // The layouts of a new project are those of the tree, so that tests of these hold for both.
    let tree = TempDir::new().expect("a folder");
    for folder in ["layouts", "fonts", "data/press", "schema"] {
        copy_folder(&crate::project::here(folder), &tree.path().join(folder));
    }
    let mut count = 0;
    for path in files_of(tree.path()).iter().filter(|it| !it.ends_with(".md")) {
        let there = fs::read(alone.path("demo").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(there == fs::read(tree.path().join(path)).expect("a file"), "{path}");
        count += 1;
    }
    assert!(count > 80, "{count} files");
    let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
    let output = in_english(&mut command).arg("--version").output().expect("it runs");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        format!("malzama {}\n", env!("CARGO_PKG_VERSION"))
    );
}
