//! What builds leave behind, and where they write.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use crate::project::{TestProject, in_english};

/// Returns the temporary files below a project's folder.
fn temporary(project: &TestProject) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![project.root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().expect("a kind").is_dir() {
                folders.push(entry.path());
            } else if name.starts_with(".malzama-") {
                found.push(name);
            }
        }
    }
    found
}

#[test]
fn what_a_killed_build_left_is_removed_by_the_next() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build"]).status, 0);
    let folders = [
        "out",
        "out/print",
        "out/draft",
        "out/report",
        ".malzama",
        ".malzama/photographs",
        ".malzama/editions",
        ".malzama/preflight",
    ];
    for folder in folders {
        project.write(&format!("{folder}/.malzama-AbCdEf"), "half a file");
    }
    assert_eq!(temporary(&project).len(), folders.len());
    assert_eq!(project.run(&["build"]).status, 0);
    let left: Vec<_> = temporary(&project);
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_build_that_is_stopped_ends_cleanly() {
    for signal in ["INT", "TERM"] {
        let project = TestProject::small();
        let mut build = in_english(&mut Command::new(env!("CARGO_BIN_EXE_malzama")))
            .arg("build")
            .current_dir(project.root())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        // It has begun as soon as it says what it makes.
        let mut stderr = build.stderr.take().expect("a pipe");
        stderr.read_exact(&mut [0]).expect("it speaks");
        let pid = build.id().to_string();
        let killed = Command::new("kill").args(["-s", signal, &pid]).status();
        assert!(killed.expect("it is sent").success());
        let status = build.wait().expect("it ends");
        let mut said = String::new();
        stderr.read_to_string(&mut said).expect("a text");
        let number = if signal == "INT" { 130 } else { 143 };
        // A build may be done before the signal comes.
        if status.code() != Some(0) {
            assert_eq!(status.code(), Some(number), "{said}");
            assert!(said.contains("stopped"), "{said}");
        }
        assert!(temporary(&project).is_empty(), "{:?}", temporary(&project));
        assert_eq!(project.run(&["build"]).status, 0);
    }
}

#[cfg(unix)]
#[test]
fn links_below_the_output_folder_never_lead_among_the_sources() {
    use std::os::unix::fs::symlink;

    for (link, target) in [
        ("out/print", "data"),
        ("out/report", "layouts"),
        ("out/print/acre.pdf", "data/acre/group.yaml"),
        ("out/print/acre.pdf", "photos/acre/new.jpg"),
        ("out/report.json", "malzama.yaml"),
        ("out/draft", "photos/acre"),
    ] {
        let project = TestProject::small();
        let kept = project.path(target).is_file().then(|| project.read(target));
        let at = project.path(link);
        fs::create_dir_all(at.parent().expect("a folder")).expect("it is made");
        symlink(project.path(target), &at).expect("a link");
        let run = project.run(&["build"]);
        assert_eq!(run.status, 2, "{link}: {}", run.whole());
        assert!(run.stderr.contains("among the project's sources"), "{}", run.whole());
        assert!(run.stderr.contains(link), "{}", run.whole());
        match kept {
            Some(kept) => assert!(project.read(target) == kept, "{target} was replaced"),
            None => assert!(!project.path("photos/acre/new.jpg").exists()),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_so_is_a_pipe() {
    use std::os::unix::fs::{FileTypeExt, symlink};

    let project = TestProject::small();
    let plain = project.run(&["manuscript", "acre", "--out", "-"]).stdout;
    for target in ["there.json", "not/yet.json"] {
        let link = project.path("link.json");
        symlink(target, &link).expect("a link");
        let run = project.run(&["manuscript", "acre", "--out", "link.json"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        assert!(link.is_symlink(), "the link was replaced");
        assert!(project.read(target) == plain.as_bytes());
        project.remove("link.json");
    }
    let pipe = project.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read(pipe).expect("it is read"))
    };
    let run = project.run(&["manuscript", "acre", "--out", "pipe"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(reader.join().expect("no panic") == plain.as_bytes());
    let kind = fs::symlink_metadata(&pipe).expect("it is there").file_type();
    assert!(kind.is_fifo(), "the pipe was replaced");
    // The PDFs of a build have to be read again, so a device cannot take them.
    fs::create_dir_all(project.path("out/print")).expect("a folder");
    fs::rename(&pipe, project.path("out/print/acre.pdf")).expect("it is moved");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 3, "{}", run.whole());
    assert!(run.stderr.contains("out/print/acre.pdf"), "{}", run.whole());
    let run = project.run(&["manuscript", "acre", "--out", "out"]);
    assert_ne!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("it is a folder"), "{}", run.whole());
}
