//! Incremental builds: which editions are stale and why, and what is reported about the
//! others.

use std::fs;
use std::time::SystemTime;

use serde_json::Value;

use crate::project::{Run, TestProject, picture};

/// The editions of two cities and of the network.
const ALL: [&str; 3] = ["acre", "jaffa", "network"];

/// Builds; asserts which editions are made, and that `reason` is among the reasons given.
#[track_caller]
fn makes(project: &TestProject, arguments: &[&str], made: &[&str], reason: &str) -> Run {
    let before: Vec<_> = ALL.iter().map(|slug| written(project, slug)).collect();
    let run = project.run(&[&["build"], arguments].concat());
    let rebuilt: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| !line.contains("unchanged"))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(rebuilt, made, "{}", run.whole());
    let why: Vec<_> =
        run.stderr.lines().filter(|line| line.starts_with("making ")).collect();
    assert_eq!(why.is_empty(), made.is_empty(), "{}", run.whole());
    assert!(why.join("\n").contains(reason), "no {reason}: {}", run.whole());
    for (slug, before) in ALL.iter().zip(before) {
        if !made.contains(slug) {
            assert_eq!(written(project, slug), before, "`{slug}` was touched");
        }
    }
    run
}

/// Returns the modification time of an edition's PDF.
fn written(project: &TestProject, slug: &str) -> Option<SystemTime> {
    let path = project.path(&format!("out/print/{slug}.pdf"));
    fs::metadata(path).ok()?.modified().ok()
}

fn built() -> TestProject {
    let project = TestProject::two_cities();
    assert_eq!(project.run(&["build"]).status, 0);
    project
}

#[test]
fn nothing_is_made_when_nothing_has_changed() {
    let project = built();
    makes(&project, &[], &[], "");
    let report = project.read("out/report.json");
    let run = makes(&project, &[], &[], "");
    assert_eq!(run.stdout.matches("unchanged").count(), 3, "{}", run.whole());
    assert!(report == project.read("out/report.json"), "the report was touched");
    makes(&project, &["--force"], &ALL, "`--force`");
    makes(&project, &["acre", "--force"], &["acre"], "`--force`");
    makes(&project, &[], &[], "");
}

#[test]
fn an_edition_is_made_for_what_it_reads() {
    let project = built();
    project.edit("data/jaffa/yafa.yaml", "نص.", "نص آخر.");
    makes(&project, &[], &["jaffa", "network"], "`data/jaffa/yafa.yaml`");
    // Every edition prints the names of all cities.
    project.edit("data/jaffa/city.yaml", "name: يافا", "name: مدينة يافا");
    makes(&project, &[], &ALL, "`data/jaffa/city.yaml`");
    project.write_bytes("photos/acre/group.jpg", &picture(300, 401));
    makes(&project, &[], &["acre", "network"], "`photos/acre/group.jpg`");
    project.edit("layouts/main.typ", "// Four plain pages", "// Four very plain pages");
    makes(&project, &[], &ALL, "`layouts/main.typ`");
    // A file that no layout has read makes nothing stale.
    project.write("layouts/other/layout.typ", "");
    makes(&project, &[], &[], "");
    project.edit("data/press/coated.yaml", "warning: 225 ppi", "warning: 226 ppi");
    makes(&project, &[], &ALL, "the print contract");
    project.edit("malzama.yaml", "date: 2026-11-23", "date: 2026-11-24");
    makes(&project, &[], &ALL, "settings");
    makes(&project, &["--draft"], &ALL, "no finished PDF is there");
    let font = "fonts/amiri/Amiri-Regular.ttf";
    let bytes = project.read(font);
    project.write_bytes("fonts/amiri/Copy.ttf", &bytes);
    makes(&project, &["--draft"], &ALL, "`fonts/amiri/Copy.ttf`");
    project.remove("fonts/amiri/Copy.ttf");
    makes(&project, &["--draft"], &ALL, "`fonts/amiri/Copy.ttf`");
}

/// Replaces a file with `bytes` of the same length, and restores its modification time.
#[cfg(unix)]
fn swap(project: &TestProject, path: &str, bytes: &[u8]) {
    let real = project.path(path);
    let before = fs::metadata(&real).expect("the file");
    assert_eq!(before.len(), bytes.len() as u64, "{path}: another size");
    project.write_bytes(path, bytes);
    let file = fs::File::options().append(true).open(&real).expect("the file");
    file.set_modified(before.modified().expect("a time")).expect("its time is set");
}

#[cfg(unix)]
#[test]
fn what_is_put_back_with_its_old_size_and_time_is_noticed() {
    let project = built();
    // The hash of a file is stored only once the file has been unchanged for a while.
    std::thread::sleep(std::time::Duration::from_millis(3100));
    makes(&project, &["--force"], &ALL, "`--force`");
    makes(&project, &[], &[], "");
    let text = |path: &str| String::from_utf8(project.read(path)).expect("a text");
    // Bytes after the end of the image data change the file, but not what it shows.
    let mut photograph = picture(300, 400);
    photograph.extend([0; 2]);
    project.write_bytes("photos/acre/group.jpg", &photograph);
    makes(&project, &[], &["acre", "network"], "`photos/acre/group.jpg`");
    std::thread::sleep(std::time::Duration::from_millis(3100));
    makes(&project, &["--force"], &ALL, "`--force`");
    *photograph.last_mut().expect("a byte") = 1;
    swap(&project, "photos/acre/group.jpg", &photograph);
    makes(&project, &[], &["acre", "network"], "`photos/acre/group.jpg`");
    let record = text("data/jaffa/yafa.yaml").replace("نص.", "صن.");
    swap(&project, "data/jaffa/yafa.yaml", record.as_bytes());
    makes(&project, &[], &["jaffa", "network"], "`data/jaffa/yafa.yaml`");
    let layout = text("layouts/main.typ").replace("// Four", "// four");
    swap(&project, "layouts/main.typ", layout.as_bytes());
    makes(&project, &[], &ALL, "`layouts/main.typ`");
    let font = "fonts/amiri/Amiri-Regular.ttf";
    let mut bytes = project.read(font);
    // The creation time in the table `head` affects no glyph.
    let head = bytes.windows(4).position(|tag| tag == b"head").expect("a table");
    let offset = bytes[head + 8..head + 12].try_into().expect("four bytes");
    bytes[u32::from_be_bytes(offset) as usize + 27] ^= 1;
    swap(&project, font, &bytes);
    makes(&project, &[], &ALL, "`fonts/amiri/Amiri-Regular.ttf`");
    makes(&project, &[], &[], "");
}

#[test]
fn a_pdf_that_is_gone_or_another_one_is_made_again() {
    let project = built();
    project.remove("out/print/acre.pdf");
    makes(&project, &[], &["acre"], "no finished PDF is there");
    project.write("out/print/acre.pdf", "no booklet");
    let reason = "the PDF that is there is not known as the last one made";
    makes(&project, &[], &["acre"], reason);
    let kept = project.read("out/print/acre.pdf");
    assert!(kept.starts_with(b"%PDF-"));
    // The folder of manifests and caches may be deleted at any time.
    fs::remove_dir_all(project.path(".malzama")).expect("the folder of memories");
    makes(&project, &[], &ALL, reason);
    assert!(
        kept == project.read("out/print/acre.pdf"),
        "the same input gave other bytes"
    );
}

#[test]
fn warnings_are_told_again_and_the_report_covers_all() {
    let project = TestProject::two_cities();
    // An effective resolution below the contract's `warning`.
    project.write_bytes("photos/acre/group.jpg", &picture(160, 213));
    let first = project.run(&["build"]);
    assert!(first.stderr.contains(" ppi on page "), "{}", first.whole());
    let again = makes(&project, &[], &[], "");
    let warnings = |run: &Run| {
        let lines = run.stderr.lines().filter(|line| !line.starts_with("making "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(warnings(&first), warnings(&again));
    let report = project.read("out/report.json");
    project.remove("out/report.json");
    makes(&project, &["acre"], &[], "");
    assert!(report == project.read("out/report.json"), "a partial report");
    project.edit("data/jaffa/yafa.yaml", "نص.", "نص آخر.");
    makes(&project, &["jaffa"], &["jaffa"], "`data/jaffa/yafa.yaml`");
    let report = String::from_utf8(project.read("out/report.json")).expect("a text");
    for slug in ALL {
        assert!(report.contains(&format!("\"file\": \"{slug}\"")), "no {slug}: {report}");
    }
}

#[test]
fn pages_that_are_known_are_judged_like_new_ones() {
    // Too much ink on one page, then on another, then on none: the cached result of a
    // page must never be reported for a page that looks different.
    let square = |page: usize, black: usize| {
        format!(
            "#for page in range(3) {{ if page == {page} {{ place(rect(width: 30mm, \
             height: 30mm, fill: cmyk(90%, 90%, 90%, {black}%))) }}"
        )
    };
    let project = built();
    let layout = project.read("layouts/main.typ");
    let steps =
        [square(0, 90), square(2, 90), square(2, 0), "#for page in range(3) {".into()];
    for step in steps {
        let new = TestProject::two_cities();
        for project in [&project, &new] {
            project.write_bytes("layouts/main.typ", &layout);
            project.edit("layouts/main.typ", "#for page in range(3) {", &step);
            assert_eq!(project.run(&["build", "--force"]).status, 0);
        }
        // Which pages have changed is known only where there were other ones.
        let [known, judged] = [&project, &new].map(|project| {
            let report: Value =
                serde_json::from_slice(&project.read("out/report.json")).expect("JSON");
            let mut files = report["files"].clone();
            let all = files.as_array_mut().expect("files");
            all.iter_mut()
                .for_each(|file| file["edition"]["changed_pages"] = Value::Null);
            serde_json::to_vec(&files).expect("JSON")
        });
        assert!(known == judged, "{step}: what was known is not what is there");
        let found = String::from_utf8_lossy(&judged).contains("R0026");
        assert_eq!(found, step.contains("90%)"), "{step}");
    }
}

#[test]
fn a_damaged_report_is_written_anew_though_it_would_tell_the_same() {
    let project = built();
    // Editions that have just been made are told as unchanged from here on.
    assert_eq!(project.run(&["build"]).status, 0);
    let files = ["out/report.json", "out/report/index.html"];
    let contents = files.map(|file| project.read(file));
    for (file, content) in files.iter().zip(&contents) {
        project.write(file, "damaged");
        assert_eq!(project.run(&["build"]).status, 0);
        assert!(project.read(file) == *content, "{file} is left damaged");
    }
    project.edit("data/jaffa/yafa.yaml", "نص.", "نص آخر.");
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let report = String::from_utf8(project.read("out/report.json")).expect("a text");
    assert!(report.contains("\"status\": \"old\""), "{report}");
}
