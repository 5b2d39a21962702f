//! What builds leave behind, and where they write.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::project::{TestProject, in_english};

/// Returns the temporary files below a project's folder.
fn temporary(project: &TestProject) -> Vec<String> {
    temporary_but(project, Path::new(""))
}

/// Returns the temporary files below a project's folder that do not lie in `other`.
fn temporary_but(project: &TestProject, other: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![project.root().to_owned()];
    while let Some(folder) = folders.pop() {
        if folder == other {
            continue;
        }
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
fn a_build_that_is_stopped_leaves_nothing_at_once_or_after_the_next() {
    use std::os::unix::process::ExitStatusExt;

    for (signal, number) in [("INT", 130), ("TERM", 143), ("HUP", 129), ("KILL", 9)] {
        let project = TestProject::small();
        fs::create_dir_all(project.path(".malzama")).expect("a folder");
        let folder = project.path("temporary");
        fs::create_dir(&folder).expect("a folder");
        let build = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
            in_english(&mut command).arg("build").current_dir(project.root());
            command.env("TMPDIR", &folder).stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().expect("it starts")
        };
        let left = || fs::read_dir(&folder).expect("a folder").count();
        // It waits for another build, so that it is certainly at work when the signal comes.
        let lock = fs::File::create(project.path(".malzama/lock")).expect("a file");
        lock.lock().expect("it is locked");
        let mut stopped = build();
        let mut stderr = stopped.stderr.take().expect("a pipe");
        stderr.read_exact(&mut [0]).expect("it speaks");
        assert_ne!(left(), 0, "what its processes tell each other is not seen here");
        let pid = stopped.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &pid]).status();
        assert!(sent.expect("it is sent").success());
        let status = stopped.wait().expect("it ends");
        drop(lock);
        let mut said = String::new();
        stderr.read_to_string(&mut said).expect("a text");
        assert_eq!(status.code().or(status.signal()), Some(number), "{said}");
        if signal != "KILL" {
            assert_eq!(said.matches("stopped: files").count(), 1, "{said}");
            assert_eq!(left(), 0, "{signal}");
        }
        assert!(temporary_but(&project, &folder).is_empty(), "{signal}");
        assert!(build().wait().expect("it ends").success());
        assert_eq!(left(), 0, "{signal}");
        assert!(temporary(&project).is_empty(), "{signal}");
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
