//! Layouts that never end, or use up the memory: the edition is an error with its place,
//! and the others are made.

use std::time::{Duration, Instant};

use crate::project::{Run, TestProject};

/// The time within which a run has to end, whatever its layout does.
const SOON: Duration = Duration::from_secs(100);

const MAIN: &str = "layouts/main.typ";

/// Creates a project of two cities, whose layout runs `code` for the first of them after
/// its line `from` on.
fn project(code: &str) -> TestProject {
    let project = TestProject::two_cities();
    let own = format!("#if manuscript.edition.slug == \"acre\" {{\n{code}\n}}\n");
    project.edit(MAIN, "#for page in range(3)", &format!("{own}#for page in range(3)"));
    limit(&project, "time: 2 s, memory: 600 MiB, pages: 50");
    project
}

fn limit(project: &TestProject, limits: &str) {
    let press = "press: coated\n";
    project.edit("malzama.yaml", press, &format!("{press}limits: {{ {limits} }}\n"));
}

/// Builds, and expects an error with its place for the first city alone.
#[track_caller]
fn build(project: &TestProject, error: &str, place: &str) -> Run {
    let start = Instant::now();
    let run = project.run(&["build"]);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    assert_eq!(run.status, 1, "{}", run.whole());
    let wanted = format!("error: {error}\n");
    let (_, rest) =
        run.stderr.split_once(&wanted).unwrap_or_else(|| panic!("{}", run.whole()));
    let found = rest.lines().next().unwrap_or_default().trim_start();
    assert_eq!(found, format!("--> {place}"), "{}", run.whole());
    assert!(!run.stderr.contains("panicked"), "{}", run.whole());
    for edition in ["jaffa", "network"] {
        assert!(project.path(&format!("out/print/{edition}.pdf")).exists(), "{edition}");
        assert!(run.stdout.contains(edition), "{}", run.whole());
    }
    assert!(project.path("out/report/index.html").exists());
    run
}

#[test]
fn a_loop_without_end_is_stopped_and_its_line_named() {
    let code =
        "  for a in range(1000000) {\n    for b in range(1000) { let c = a * b }\n  }";
    let project = project("");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let before = project.read("out/print/acre.pdf");
    project.edit(MAIN, "== \"acre\" {\n", &format!("== \"acre\" {{\n{code}\n"));
    let stopped = "laying out `acre` was stopped after 2 s";
    let run = build(&project, stopped, "layouts/main.typ:12:5");
    assert!(run.stderr.contains("hint: look for a loop or a function"), "{}", run.stderr);
    assert!(project.read("out/print/acre.pdf") == before, "the last PDF stays");
}

#[test]
fn a_function_that_calls_itself_for_ever_is_stopped() {
    let code = "  let f(n, x) = if n > 0 { f(n - 1, 2 * x) + f(n - 1, 2 * x + 1) } else { x }\n  [#f(60, 0)]";
    let project = project(code);
    project.edit("malzama.yaml", "time: 2 s, memory: 600 MiB", "time: 1 s");
    build(&project, "laying out `acre` was stopped after 1 s", "layouts/main.typ:11:3");
    let deep = "  let f(n) = f(n + 1) + 1\n  [#f(0)]";
    let run = self::project(deep).run(&["build"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(
        run.stderr.contains("maximum function call depth exceeded"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_layout_that_uses_up_the_memory_is_stopped() {
    let code = "  let all = ()\n  for a in range(100000) {\n    for b in range(10) { all.push(\"x\" * 100000) }\n  }";
    let project = project(code);
    let limits = "time: 2 s, memory: 600 MiB";
    project.edit("malzama.yaml", limits, "time: 100 s, memory: 300 MiB");
    let stopped = "laying out `acre` was stopped at 300 MiB of memory";
    build(&project, stopped, "layouts/main.typ:13:5");
}

#[test]
fn a_layout_that_asks_for_more_memory_than_there_is_is_an_error() {
    let code = "  [#(\"x\" * 1000000000000000).len()]";
    let broke = "laying out `acre` broke off: it asked for more memory than there is, or nested too deep";
    build(&project(code), broke, "layouts/plain/layout.typ");
}

#[test]
fn too_many_pages_are_an_error_where_they_begin() {
    let code = "  for page in range(60) {\n    [page #page]\n    pagebreak()\n  }";
    let many = "edition `acre` has 64 pages; it may have 50";
    build(&project(code), many, "layouts/main.typ:12:6");
}

#[test]
fn a_million_pages_are_stopped() {
    let code = "  for page in range(1000000) {\n    [page #page]\n    pagebreak()\n  }";
    let project = project(code);
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("laying out `acre` was stopped"), "{}", run.stderr);
    assert!(project.path("out/print/network.pdf").exists());
}

#[test]
fn limits_are_numbers_with_units() {
    let project = TestProject::small();
    limit(&project, "time: 2, memory: 1 MiB, pages: 2.5, size: 1");
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1);
    for error in [
        "expected a number from 1 to 86400 s for `time`, found `2`",
        "expected a number from 64 to 1048576 MiB for `memory`, found `1 MiB`",
        "expected a whole number from 1 to 100000 for `pages`, found `2.5`",
        "unknown key `size` in the limits of a layout",
    ] {
        assert!(run.stdout.contains(error), "{error}: {}", run.stdout);
    }
}
