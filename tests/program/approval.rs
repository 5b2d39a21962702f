//! Approvals: what is kept, what is told to have changed since, and what is refused.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::project::{Run, TestProject, picture};

/// The record of the small project's group, and words of it.
const GROUP: &str = "data/acre/group.yaml";
const WORDS: &str = "نسيج عكي";

/// Returns the small project, built and approved.
fn approved() -> TestProject {
    let project = TestProject::small();
    build(&project);
    approve(&project);
    project
}

#[track_caller]
fn build(project: &TestProject) -> String {
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    run.stderr
}

#[track_caller]
fn approve(project: &TestProject) -> String {
    let run = project.run(&["approve", "--by", "Board"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    run.stdout
}

/// Runs `diff`, which has to end with this status; returns what it prints, and its page with the pictures
/// left out.
#[track_caller]
fn diff(project: &TestProject, args: &[&str], status: i32) -> (String, String) {
    let run = project.run(&[&["diff"], args].concat());
    assert_eq!(run.status, status, "{}", run.whole());
    let page = String::from_utf8(project.read("out/report/changes.html"));
    (run.stdout, without_pictures(&page.expect("UTF-8")))
}

/// Returns the body of a page with `JPEG` in the place of pictures, and without its script.
fn without_pictures(page: &str) -> String {
    let (_, body) = page.split_once("<body>").expect("a body");
    let (body, _) = body.rsplit_once("<script>").expect("a script");
    let mut parts = body.split("data:image/jpeg;base64,");
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        short.push_str("JPEG");
        short.push_str(&part[part.find('"').unwrap_or_default()..]);
    }
    short
}

/// Returns the names of the files of a folder, sorted.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_file = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|it| it.is_file());
    let names = entries.filter(is_file).map(|it| it.file_name().into_string());
    let mut names: Vec<String> = names.map(|name| name.expect("a plain name")).collect();
    names.sort();
    names
}

/// Returns the only approval.
fn only_approval(project: &TestProject) -> String {
    let files = files(&project.path("approvals"));
    let [file] = &files[..] else { panic!("{files:?}") };
    file.clone()
}

/// Returns the first digits of the hash of the only approval.
fn mark(project: &TestProject) -> String {
    let file = only_approval(project);
    let (_, hash) = file.trim_end_matches(".json").rsplit_once('-').expect("a hash");
    hash.to_owned()
}

/// Gives the city two more groups, and the groups of `order` in this order; others are hidden.
fn with_groups(project: &TestProject, order: &[&str]) {
    let hidden = |group: &str| if order.contains(&group) { "" } else { "hidden: true\n" };
    for (group, words) in [("one", "ألف باء تاء ثاء"), ("two", "جيم حاء خاء دال")]
    {
        let hidden = hidden(group);
        let record = format!("{hidden}name: {group}\nbody: |\n  {words} {group}.\n");
        project.write(&format!("data/acre/{group}.yaml"), &record);
    }
    let record = String::from_utf8(project.read(GROUP)).expect("UTF-8");
    let record = record.trim_start_matches("hidden: true\n");
    project.write(GROUP, &format!("{}{record}", hidden("group")));
    let list: String = order.iter().map(|group| format!("  - {group}\n")).collect();
    let city = format!("name: عكا\nheading: مجموعات عكا\npartners:\n{list}");
    project.write("data/acre/city.yaml", &city);
}

/// Makes each group begin a page of its own, in a part of its name.
fn with_parts(project: &TestProject) {
    project.edit(
        "layouts/main.typ",
        "    heading(partner.name)\n",
        "    pagebreak(weak: true)\n    \
         [#metadata((part: city.slug + \"/\" + partner.slug))<part>]\n    \
         place(bottom, context counter(page).display())\n    heading(partner.name)\n",
    );
}

#[test]
fn nothing_changed_after_a_repeated_build() {
    let project = approved();
    let kept = files(&project.path("approvals/pages"));
    assert!(kept.len() >= 6, "{kept:?}");
    for forced in [false, true] {
        let run = project.run(if forced { &["build", "--force"] } else { &["build"] });
        assert_eq!(run.status, 0, "{}", run.whole());
        assert!(!run.stderr.contains("approved"), "{}", run.stderr);
        let (told, page) = diff(&project, &[], 0);
        for edition in ["acre", "network"] {
            assert!(
                told.contains(&format!("{edition}: nothing changed since 2026-11-23"))
            );
        }
        assert!(!page.contains("JPEG"), "a picture of what did not change");
    }
    fs::remove_dir_all(project.path("out")).expect("it is there");
    fs::remove_dir_all(project.path(".malzama")).expect("it is there");
    build(&project);
    diff(&project, &[], 0);
}

#[test]
fn one_changed_word_marks_its_page_and_no_other() {
    let project = approved();
    let hash = mark(&project);
    project.edit(GROUP, WORDS, "نسيج جديد");
    let warnings = build(&project);
    let warning =
        format!("page 4 of `acre` is not as approved on 2026-11-23 (approval `{hash}`)");
    assert!(warnings.contains(&warning), "{warnings}");
    let (told, page) = diff(&project, &[], 4);
    for edition in ["acre", "network"] {
        let line =
            format!("{edition}: since 2026-11-23 (approval {hash}): page 4 changed\n");
        assert!(told.contains(&line), "{told}");
    }
    assert_eq!(page.matches("class=\"changed\"").count(), 2, "one page of each edition");
    assert_eq!(page.matches("JPEG").count(), 4, "as approved and now");
    assert_eq!(page.matches("class=\"spot\"").count() % 2, 0);
    assert!(page.contains("class=\"spot\""), "no difference is marked");
    assert!(page.contains("<del>عكي</del> <ins>جديد</ins>"), "{page}");
    // The changed word itself is pointed at.
    let place = page.find("data/acre/group.yaml:").map(|at| &page[at..at + 28]);
    assert_eq!(place, Some("data/acre/group.yaml:8:26</b"), "its line and column");
    // Put back, all is as it was approved.
    project.edit(GROUP, "نسيج جديد", WORDS);
    build(&project);
    diff(&project, &[], 0);
}

#[test]
fn reports_tell_the_approval_and_what_differs_from_it() {
    let project = approved();
    let hash = mark(&project);
    let state = |edition: &str| -> Value {
        build(&project);
        let report = serde_json::from_slice(&project.read("out/report.json"));
        let report: Value = report.expect("JSON");
        let files = report["files"].as_array().expect("files").clone();
        let file = files.iter().find(|file| file["file"] == edition);
        file.expect("the edition")["edition"]["approval"].clone()
    };
    let approval = state("acre");
    assert_eq!(approval["hash"], hash.as_str());
    assert_eq!(approval["date"], "2026-11-23");
    assert_eq!(approval["by"], "Board");
    assert_eq!(approval["same"], true);
    project.edit(GROUP, WORDS, "نسيج جديد");
    let approval = state("acre");
    assert_eq!(approval["same"], false);
    assert_eq!(approval["changed_pages"], serde_json::json!([[4, 4]]));
    let page = project.read("out/report/index.html");
    assert!(String::from_utf8_lossy(&page).contains(&hash), "no hash on the page");
    // The terms of the press are part of what was approved.
    project.edit(GROUP, "نسيج جديد", WORDS);
    project.edit("data/press/coated.yaml", "300 %", "290 %");
    let approval = state("acre");
    assert_eq!(approval["other_terms"], true);
    assert_eq!(approval["changed_pages"], serde_json::json!([]));
    let (told, _) = diff(&project, &["acre"], 4);
    assert!(told.contains("another format"), "{told}");
}

#[test]
fn the_foot_of_a_draft_tells_the_last_approval() {
    let project = TestProject::small();
    let draft = || {
        let run = project.run(&["build", "acre", "--draft"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        run.stderr
    };
    draft();
    let before = project.read("out/draft/acre.pdf");
    build(&project);
    approve(&project);
    let told = draft();
    assert!(told.contains("making acre: the last approval"), "{told}");
    assert!(project.read("out/draft/acre.pdf") != before);
    assert!(draft().is_empty(), "it is up to date");
}

#[test]
fn a_moved_group_is_told_from_changes() {
    let project = TestProject::small();
    with_parts(&project);
    with_groups(&project, &["group", "one", "two"]);
    build(&project);
    approve(&project);
    with_groups(&project, &["one", "two", "group"]);
    build(&project);
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(
        told.contains("page 4 is now page 6, 2 pages have other numbers\n"),
        "the moved group, and the two that gave way: {told}"
    );
    assert!(!told.contains("changed"), "{told}");
    assert!(!page.contains("JPEG"), "a page that only moved did not change");
    assert!(page.contains("صفحات انتقلت") && page.contains("Pages that moved"));
    // A word that changes on the way is told as well.
    project.edit(GROUP, WORDS, "نسيج جديد");
    build(&project);
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(told.contains("page 6 changed, page 4 is now page 6, 2 pages"), "{told}");
    assert!(page.contains("<del>عكي</del> <ins>جديد</ins>"), "{page}");
}

#[test]
fn added_pages_and_those_that_are_gone_are_told() {
    let project = TestProject::small();
    with_parts(&project);
    with_groups(&project, &["one", "two"]);
    build(&project);
    approve(&project);
    with_groups(&project, &["one", "group", "two"]);
    build(&project);
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(told.contains("page 5 is new, 1 page has another number\n"), "{told}");
    assert_eq!(page.matches("JPEG").count(), 1);
    with_groups(&project, &["two"]);
    let warnings = build(&project);
    assert!(warnings.contains("page 4 of `acre` is not as approved"), "{warnings}");
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(told.contains("page 4 is gone, 1 page has another number\n"), "{told}");
    assert_eq!(page.matches("JPEG").count(), 1);
}

#[test]
fn a_replaced_photograph_is_told_by_its_name() {
    let project = approved();
    let mut other = picture(300, 400);
    // A comment at the end: other bytes of the same look.
    other.extend(b"other");
    let sharp: Vec<u8> = {
        let pixels = [20, 200, 60].repeat(300 * 400);
        let mut bytes = Vec::new();
        jpeg_encoder::Encoder::new(&mut bytes, 80)
            .encode(&pixels, 300, 400, jpeg_encoder::ColorType::Rgb)
            .expect("a picture");
        bytes
    };
    project.write_bytes("photos/acre/group.jpg", &sharp);
    build(&project);
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(told.contains("page 4 changed\n"), "{told}");
    assert!(page.contains("Another photograph of the same name: "), "{page}");
    assert!(page.contains("<bdi>photos/acre/group.jpg</bdi>"), "{page}");
    assert!(page.contains("class=\"spot\""), "{page}");
    project.write_bytes("photos/acre/other.jpg", &sharp);
    project.edit(GROUP, "acre/group.jpg", "acre/other.jpg");
    build(&project);
    let (_, page) = diff(&project, &["acre"], 4);
    assert!(page.contains("A photograph was replaced: "), "{page}");
    assert!(page.contains("<bdi>photos/acre/other.jpg</bdi>"), "{page}");
    // The bytes changed, and nothing that can be seen.
    project.edit(GROUP, "acre/other.jpg", "acre/group.jpg");
    project.write_bytes("photos/acre/group.jpg", &other);
    build(&project);
    let (_, page) = diff(&project, &["acre"], 4);
    assert!(!page.contains("class=\"spot\""), "{page}");
}

#[test]
fn another_format_is_told_and_compared_by_its_words() {
    let project = approved();
    project.edit("malzama.yaml", "height: 210 mm", "height: 200 mm");
    project.edit(GROUP, WORDS, "نسيج جديد");
    build(&project);
    let (told, page) = diff(&project, &["acre"], 4);
    assert!(told.contains("another format, page 4 changed\n"), "{told}");
    assert!(page.contains("148 × 210") && page.contains("148 × 200"), "{page}");
    assert!(page.contains("the whole booklet was set anew") || page.contains("set anew"));
    assert_eq!(page.matches("JPEG").count(), 2, "the page whose words changed");
    assert!(!page.contains("class=\"spot\""), "pictures of two sizes do not compare");
    assert!(page.contains("<del>عكي</del> <ins>جديد</ins>"), "{page}");
}

#[test]
fn the_same_build_gives_the_same_approval() {
    let (one, other) = (approved(), approved());
    assert_eq!(only_approval(&one), only_approval(&other));
    let pages = files(&one.path("approvals/pages"));
    assert_eq!(pages, files(&other.path("approvals/pages")));
    for page in &pages {
        let path = format!("approvals/pages/{page}");
        assert!(one.read(&path) == other.read(&path), "{page}");
    }
    // The same once more is no other approval, but one on another day or by others is.
    let run = one.run(&["approve", "--by", "Board"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("the last approval says the same"), "{}", run.stderr);
    only_approval(&one);
    let run = one.run(&["approve", "acre", "--by", "Board", "--date", "2026-12-01"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.contains("of 2026-12-01"), "{}", run.stdout);
    assert_eq!(files(&one.path("approvals")).len(), 2);
    assert_eq!(files(&one.path("approvals/pages")), pages, "pages are kept once");
    // The page is the same for the same states.
    one.edit(GROUP, WORDS, "نسيج جديد");
    build(&one);
    diff(&one, &[], 4);
    let page = one.read("out/report/changes.html");
    fs::remove_dir_all(one.path(".malzama")).expect("it is there");
    fs::remove_dir_all(one.path("out")).expect("it is there");
    build(&one);
    diff(&one, &[], 4);
    assert!(one.read("out/report/changes.html") == page);
}

#[test]
fn an_earlier_approval_can_be_compared_with() {
    let project = approved();
    let first = mark(&project);
    project.edit(GROUP, WORDS, "نسيج جديد");
    build(&project);
    approve(&project);
    diff(&project, &[], 0);
    let (told, _) = diff(&project, &["--since", &first[..4]], 4);
    assert!(told.contains(&format!("(approval {first}): page 4 changed")), "{told}");
    let out = project.path("elsewhere/changes.html");
    let run = project.run(&[
        "diff",
        "acre",
        "--since",
        &first,
        "--out",
        out.to_str().expect("a path"),
    ]);
    assert_eq!(run.status, 4, "{}", run.whole());
    assert!(out.is_file());
    let run = project.run(&["diff", "--since", "0000000"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(run.stderr.contains("no single approval `0000000`"), "{}", run.stderr);
    assert!(run.stderr.contains(&first), "known ones are named: {}", run.stderr);
}

/// Runs a command that has to end with a status and say something.
#[track_caller]
fn says(project: &TestProject, args: &[&str], status: i32, words: &[&str]) {
    let run: Run = project.run(args);
    assert_eq!(run.status, status, "{}", run.whole());
    for words in words {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
}

#[test]
fn what_is_not_finished_is_not_approved() {
    let project = TestProject::small();
    let approve = ["approve", "--by", "Board"];
    says(
        &project,
        &approve,
        1,
        &[
            "no finished print file of `acre`",
            "malzama build acre",
            "nothing was approved",
        ],
    );
    says(&project, &["diff"], 1, &["there is no approval yet", "malzama approve --by"]);
    build(&project);
    project.edit(GROUP, WORDS, "نسيج جديد");
    says(&project, &approve, 1, &["`out/print/acre.pdf` is old", "malzama build acre"]);
    project.edit(GROUP, "نسيج جديد", WORDS);
    // One that is not ready keeps all from being approved.
    project.remove("out/print/acre.pdf");
    says(&project, &approve, 1, &["`out/print/acre.pdf` is missing"]);
    assert!(!project.path("approvals").exists(), "something was approved");
    says(&project, &["approve", "network", "--by", "Board"], 0, &[]);
    project.remove("photos/acre/group.jpg");
    project.run(&["build"]);
    says(&project, &approve, 1, &["withheld from print", "nothing was approved"]);
    assert_eq!(files(&project.path("approvals")).len(), 1);
    says(&project, &["approve", "haifa", "--by", "Board"], 2, &["haifa"]);
}

#[test]
fn an_approval_needs_a_name_and_a_day() {
    let project = TestProject::small();
    build(&project);
    says(&project, &["approve"], 2, &["--by"]);
    for (name, words) in [
        ("", "needs the name"),
        (" \u{200b}", "needs the name"),
        ("a\u{202e}b", "U+202E"),
        ("a\tb", "U+0009"),
        (&"a".repeat(300), "more than 120"),
    ] {
        says(&project, &["approve", "--by", name], 2, &[words, "--by \"Board"]);
    }
    let day = ["approve", "--by", "Board", "--date", "2026-02-30"];
    says(&project, &day, 2, &["`2026-02-30` is not a day", "--date 2026-11-23"]);
    assert!(!project.path("approvals").exists(), "something was written");
}

#[test]
fn what_was_never_approved_is_told() {
    let project = TestProject::small();
    build(&project);
    says(&project, &["approve", "acre", "--by", "Board"], 0, &[]);
    // Among all editions it is a warning, by its name an error.
    says(&project, &["diff"], 0, &["`network` is not compared"]);
    let words = ["`network` is not compared", "malzama approve network", "nothing was"];
    says(&project, &["diff", "network"], 1, &words);
    // An edition that is no longer in the project.
    let hash = mark(&project);
    project.write(
        "data/jaffa/city.yaml",
        "name: يافا\nheading: مجموعات يافا\npartners:\n  - yafa\n",
    );
    project.write("data/jaffa/yafa.yaml", "name: مجموعة يافا\nbody: |\n  نص.\n");
    project.edit("malzama.yaml", "  - acre\n", "  - jaffa\n");
    project.run(&["build"]);
    says(&project, &["diff", "--since", &hash], 1, &["`acre` was approved, and is no"]);
}

#[test]
fn damage_is_told_and_costs_nothing_else() {
    let project = approved();
    let path = format!("approvals/{}", only_approval(&project));
    let whole = project.read(&path);
    let restore = "put it back as it was";
    let mut damaged = whole.clone();
    damaged[200] ^= 1;
    for bytes in [&damaged[..], b"", b"{}", &whole[..whole.len() / 2]] {
        project.write_bytes(&path, bytes);
        says(&project, &["diff"], 1, &[&path, "is damaged", restore, "nothing was comp"]);
        // A build only warns of it.
        says(&project, &["build"], 0, &["is damaged"]);
        assert!(project.read(&path) == bytes, "it was touched");
    }
    project.write_bytes(&path, &whole);
    diff(&project, &[], 0);
    // Pages: their texts are always needed, their pictures where something changed.
    project.edit(GROUP, WORDS, "نسيج جديد");
    build(&project);
    diff(&project, &[], 4);
    let page_before = project.read("out/report/changes.html");
    for ending in ["json", "jpg"] {
        let pages = files(&project.path("approvals/pages"));
        let pages: Vec<_> = pages.iter().filter(|it| it.ends_with(ending)).collect();
        let kept: Vec<_> = pages
            .iter()
            .map(|page| project.read(&format!("approvals/pages/{page}")))
            .collect();
        for page in &pages {
            project.write(&format!("approvals/pages/{page}"), "no more");
        }
        says(&project, &["diff"], 1, &["approvals/pages/", "is damaged", restore]);
        for page in &pages {
            project.remove(&format!("approvals/pages/{page}"));
        }
        says(&project, &["diff"], 1, &["approvals/pages/", "there is no", restore]);
        assert!(project.read("out/report/changes.html") == page_before, "it was lost");
        for (page, bytes) in pages.iter().zip(kept) {
            project.write_bytes(&format!("approvals/pages/{page}"), &bytes);
        }
    }
    diff(&project, &[], 4);
}

#[test]
fn an_approval_of_a_newer_program_is_not_misread() {
    let project = approved();
    let old = only_approval(&project);
    let text =
        String::from_utf8(project.read(&format!("approvals/{old}"))).expect("UTF-8");
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_ne!(text, newer);
    let hash = blake3::hash(newer.as_bytes()).to_hex();
    let name = format!("approvals/0002-2026-11-23-{}.json", &hash[..8]);
    project.write(&name, &newer);
    says(&project, &["diff"], 1, &[&name, "a newer version of this program"]);
    // Files that are no approvals do not matter.
    project.remove(&name);
    project.write("approvals/notes.json", "{}");
    project.write("approvals/0002-2026-11-23-01234567 (1).json", "{}");
    diff(&project, &[], 0);
}

#[test]
fn hashes_in_an_approval_lead_nowhere_else() {
    let project = approved();
    let old = only_approval(&project);
    let text =
        String::from_utf8(project.read(&format!("approvals/{old}"))).expect("UTF-8");
    let mut approval: Value = serde_json::from_str(&text).expect("JSON");
    let page = &mut approval["editions"][0]["pages"][0];
    page["content"] = "../../malzama.yaml\u{0}/aaaaaaaaaaaaa".into();
    let text = serde_json::to_string(&approval).expect("JSON");
    let hash = blake3::hash(text.as_bytes()).to_hex();
    project.write(&format!("approvals/0002-2026-11-23-{}.json", &hash[..8]), &text);
    says(&project, &["diff"], 1, &["is damaged"]);
}

#[test]
fn text_of_records_stays_text_on_the_page() {
    let project = TestProject::small();
    build(&project);
    let name = "<script>alert(1)</script>&\"'";
    let run = project.run(&["approve", "--by", name]);
    assert_eq!(run.status, 0, "{}", run.whole());
    project.edit(GROUP, WORDS, "<b>نسيج</b> &amp; جديد");
    build(&project);
    let (_, page) = diff(&project, &["acre"], 4);
    assert!(!page.contains("<script>alert") && !page.contains("<b>نسيج"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"), "{page}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let project = approved();
    let path = format!("approvals/{}", only_approval(&project));
    let before = project.read(&path);
    project.edit(GROUP, WORDS, "نسيج جديد");
    build(&project);
    for folder in ["approvals", "approvals/pages"] {
        let folder = project.path(folder);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("closed");
    }
    let run = project.run_unprivileged(&["approve", "--by", "Board"]);
    for folder in ["approvals", "approvals/pages"] {
        let folder = project.path(folder);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("open");
    }
    // Somebody else may not even take the program for the one that made the files.
    assert_ne!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("nothing was approved"), "{}", run.stderr);
    assert_eq!(project.read(&path), before);
    only_approval(&project);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_refused() {
    let project = TestProject::small();
    let elsewhere = tempfile::tempdir().expect("a folder");
    build(&project);
    std::os::unix::fs::symlink(elsewhere.path(), project.path("approvals"))
        .expect("a link");
    says(
        &project,
        &["approve", "--by", "Board"],
        1,
        &["approvals", "out of the project"],
    );
    says(&project, &["diff"], 1, &["approvals"]);
    assert!(files(elsewhere.path()).is_empty(), "something was written there");
}

#[test]
fn approvals_at_the_same_time_wait_for_each_other() {
    let project = TestProject::small();
    build(&project);
    let run = |name: &'static str| {
        let project = &project;
        move || project.run(&["approve", "--by", name])
    };
    std::thread::scope(|scope| {
        let runs = ["One", "Two", "Three"].map(|name| scope.spawn(run(name)));
        for run in runs {
            let run = run.join().expect("it ends");
            assert_eq!(run.status, 0, "{}", run.whole());
        }
    });
    let approvals = files(&project.path("approvals"));
    let numbers: Vec<&str> = approvals.iter().map(|it| &it[..4]).collect();
    assert_eq!(numbers, ["0001", "0002", "0003"]);
}
