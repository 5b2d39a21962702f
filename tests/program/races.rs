//! Files that change while a build reads them, and builds beside each other: what is
//! delivered in the end is what a build from nothing makes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{BuildOptions, Built, OutFolder, Progress, build};

use crate::project::{TestProject, picture};

const PHOTOGRAPH: &str = "photos/acre/group.jpg";
const RECORD: &str = "data/acre/group.yaml";

/// Builds all editions through the library, which tells `on_progress` how far it is.
fn build_with(
    project: &TestProject,
    on_progress: &(dyn Fn(&Progress<'_>) + Sync),
) -> Vec<Built> {
    let options = BuildOptions {
        editions: Vec::new(),
        contract: None,
        out: OutFolder::new(project.path("out")),
        jobs: 1,
        room: malzama::ROOM,
        make: malzama::Make::default(),
        force: false,
        prune: false,
        tells_findings: false,
        scope: malzama::Scope::Whole,
        shared_cache: None,
        supervision: None,
    };
    let opened = Project::open(project.root()).expect("a project");
    let built =
        build(&opened, options, &|progress| on_progress(&progress), &mut Sink::new());
    built.map_or(Vec::new(), |built| built.pdfs)
}

/// Asserts that the next build ends with the PDFs of a build from nothing.
#[track_caller]
fn settles(project: &TestProject) {
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let built = ["acre", "network"].map(|slug| format!("out/print/{slug}.pdf"));
    let now = built.each_ref().map(|path| project.read(path));
    std::fs::remove_dir_all(project.path("out")).expect("PDFs");
    std::fs::remove_dir_all(project.path(".malzama")).expect("what is kept");
    assert_eq!(project.run(&["build"]).status, 0);
    for (path, now) in built.iter().zip(now) {
        assert!(project.read(path) == now, "{path} is not what the files say");
    }
}

#[test]
fn a_photograph_that_changes_and_changes_back_does_not_stay_in_the_pdf() {
    let (original, other) = (picture(300, 400), picture(302, 400));
    // A picture of the same size, and one whose size the layout did not know of.
    let same_size = {
        let mut bytes = picture(300, 400);
        bytes.extend([0; 2]);
        bytes
    };
    for meanwhile in [&same_size, &other] {
        let project = TestProject::small();
        build_with(&project, &|progress| match progress {
            Progress::Begun(_) => project.write_bytes(PHOTOGRAPH, meanwhile),
            Progress::Delivered => project.write_bytes(PHOTOGRAPH, &original),
            _ => {}
        });
        settles(&project);
    }
}

#[test]
fn a_build_that_was_delayed_never_passes_for_the_newest() {
    let project = TestProject::small();
    let old = String::from_utf8(project.read(RECORD)).expect("a text");
    let new = old.replace("شباب/ات", "شابّات");
    assert_ne!(old, new);
    let (go_on, wait) = mpsc::channel::<()>();
    let (begun, is_begun) = mpsc::channel::<()>();
    let (wait, first) = (Mutex::new(wait), AtomicBool::new(true));
    std::thread::scope(|scope| {
        let delayed = scope.spawn(|| {
            build_with(&project, &|progress| {
                if matches!(progress, Progress::Begun(_)) {
                    begun.send(()).expect("it is heard");
                    wait.lock().expect("nobody panicked").recv().expect("it goes on");
                }
            });
        });
        is_begun.recv().expect("it begins");
        project.write(RECORD, &new);
        build_with(&project, &|progress| {
            // The delayed one ends while this one waits for it, or between its deliveries.
            let is_moment = matches!(progress, Progress::Waiting | Progress::Delivered);
            if is_moment && first.swap(false, Ordering::Relaxed) {
                go_on.send(()).expect("it is heard");
                while !matches!(progress, Progress::Waiting) && !delayed.is_finished() {
                    std::thread::yield_now();
                }
            }
        });
    });
    settles(&project);
}

#[test]
fn a_second_build_waits_for_the_first_and_says_so() {
    let project = TestProject::small();
    let (begun, is_begun) = mpsc::channel::<()>();
    let (go_on, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            build_with(&project, &|progress| {
                if matches!(progress, Progress::Begun(_)) {
                    begun.send(()).expect("it is heard");
                    wait.lock().expect("nobody panicked").recv().expect("it goes on");
                }
            })
        });
        is_begun.recv().expect("it begins");
        let waited = AtomicBool::new(false);
        let second = build_with(&project, &|progress| match progress {
            Progress::Waiting => {
                waited.store(true, Ordering::Relaxed);
                go_on.send(()).expect("it is heard");
            }
            _ => assert!(waited.load(Ordering::Relaxed), "it does not wait"),
        });
        let first = first.join().expect("no panic");
        assert!(first.iter().all(|built| built.time.is_some()), "{first:?}");
        assert!(second.iter().all(|built| built.time.is_none()), "{second:?}");
        assert_eq!((first.len(), second.len()), (2, 2));
    });
}
