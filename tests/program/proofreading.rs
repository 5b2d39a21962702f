//! What `check` tells of the texts of records, and what `check --fix` writes.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::project::{TestProject, in_english};

const GROUP: &str = "data/acre/group.yaml";

/// A finding of the proof-reader.
struct Finding {
    rule: String,
    path: String,
    line: usize,
    column: usize,
    /// The words, and what is proposed in their place, if that is one text.
    proposal: Option<(String, String)>,
}

/// Returns what the proof-reader finds.
fn findings(project: &TestProject) -> Vec<Finding> {
    let run = project.run(&["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("findings").iter();
    let number = |value: &Value| {
        usize::try_from(value.as_u64().expect("a number")).expect("a place")
    };
    findings
        .filter_map(|it| {
            let rule = it["code"].as_str()?.strip_prefix("proof/")?.to_owned();
            let hints = it["hints"].as_array().expect("hints").iter();
            let proposal = hints
                .filter(|hint| hint["code"] == "hint/write-instead")
                .find_map(|hint| {
                    let value =
                        |name: &str| Some(hint["values"][name].as_str()?.to_owned());
                    Some((value("words")?, value("text")?))
                });
            let path = it["path"].as_str().expect("a path").to_owned();
            let (line, column) = (number(&it["line"]), number(&it["column"]));
            Some(Finding { rule, path, line, column, proposal })
        })
        .collect()
}

/// Returns the rules that find something.
fn rules(project: &TestProject) -> Vec<String> {
    findings(project).into_iter().map(|it| it.rule).collect()
}

/// A small project whose group has this record.
fn with_group(record: &str) -> TestProject {
    let project = TestProject::small();
    project.write(GROUP, record);
    project
}

#[test]
fn a_finding_is_told_at_its_words() {
    let project = with_group("name: مجموعة\nbody: |\n  ذهبوا\n  الى السوق.\n");
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("data/acre/group.yaml:4:3"), "{}", run.stdout);
    assert!(run.stdout.contains("hint: write `إلى`"), "{}", run.stdout);
    assert_eq!(run.status, 0, "a matter of words does not stop a booklet");
    assert!(run.stderr.contains("malzama check --fix hamza"), "{}", run.stderr);
}

#[test]
fn nothing_is_written_but_what_is_asked_for() {
    // A byte order mark, line breaks of Windows, comments, and a line without an end.
    let record = "\u{feff}# اول\r\nname: 'مجموعة الشباب'   # الى\r\nextra: {الى: \"ذهبوا الى\"}\r\n\
                  body: |\r\n  ذهبوا الى  السوق على على الدرب.\r\n\r\n  الى هنا";
    let project = with_group(record);
    let run = project.run(&["check", "--fix", "hamza", "--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.contains("- ") && run.stdout.contains("+ "), "{}", run.stdout);
    assert_eq!(project.read(GROUP), record.as_bytes(), "a trial writes nothing");
    let run = project.run(&["check", "--fix", "hamza"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let expected = record
        .replace("\"ذهبوا الى\"", "\"ذهبوا إلى\"")
        .replace("{الى:", "{إلى:")
        .replace("  ذهبوا الى", "  ذهبوا إلى")
        .replace("  الى هنا", "  إلى هنا");
    let found = String::from_utf8(project.read(GROUP)).expect("a text");
    assert_eq!(found, expected);
    assert!(run.stderr.contains("4 changes written to 1 file"), "{}", run.stderr);
    // A place names one finding alone.
    let place = findings(&project).into_iter().find(|it| it.rule == "doubled-word");
    let Finding { path, line, column, .. } = place.expect("doubled words");
    let run = project.run(&["check", "--fix", &format!("{path}:{line}:{column}")]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(project.read(GROUP), expected.replace("على على", "على").as_bytes());
    let run = project.run(&["check", "--fix", "hamza"]);
    assert_eq!((run.status, run.stderr.trim()), (0, "nothing to write"));
}

#[test]
fn all_proposals_for_the_real_records_keep_every_other_byte() {
    let project = TestProject::real();
    let mut wanted: BTreeMap<String, Vec<(usize, usize, String, String)>> =
        BTreeMap::new();
    let mut rules = Vec::new();
    for Finding { rule, path, line, column, proposal } in findings(&project) {
        if let Some((words, proposal)) = proposal {
            wanted.entry(path).or_default().push((line, column, words, proposal));
            rules.push(rule);
        }
    }
    rules.sort();
    rules.dedup();
    assert!(rules.len() >= 4, "{rules:?}");
    let before: BTreeMap<_, _> = wanted
        .keys()
        .map(|path| (path, String::from_utf8(project.read(path)).expect("a text")))
        .collect();
    let mut arguments = vec!["check", "--fix"];
    arguments.extend(rules.iter().map(String::as_str));
    let run = project.run(&arguments);
    assert_eq!(run.status, 0, "{}", run.whole());
    for (path, places) in &wanted {
        let after = String::from_utf8(project.read(path)).expect("a text");
        let before: Vec<&str> = before[path].split('\n').collect();
        let after: Vec<&str> = after.split('\n').collect();
        assert_eq!(before.len(), after.len(), "{path}: lines stay lines");
        for (number, (old, new)) in before.iter().zip(after).enumerate() {
            let edits: Vec<_> =
                places.iter().filter(|(line, ..)| *line == number + 1).collect();
            if edits.is_empty() {
                assert_eq!(*old, new, "{path}:{}", number + 1);
                continue;
            }
            // What lies between the edits is as it was, and in the same order.
            let (mut rest, mut done) = (new, 0);
            for (_, column, words, proposal) in edits {
                let start = old.char_indices().nth(column - 1).map(|(at, _)| at);
                let start = start.expect("a character of the line");
                rest = rest.strip_prefix(&old[done..start]).expect("what stands before");
                rest = rest.strip_prefix(proposal.as_str()).expect("the proposal");
                done = start + words.len();
            }
            assert_eq!(&old[done..], rest, "{path}:{}", number + 1);
        }
    }
    // Nothing is left to write, and the records are still records.
    assert!(findings(&project).iter().all(|it| it.proposal.is_none()));
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn names_of_no_rule_are_refused() {
    let project = with_group("name: مجموعة\nbody: ذهبوا الى السوق\n");
    let before = project.read(GROUP);
    let run = project.run(&["check", "--fix", "hamzah"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("did you mean `hamza`?"), "{}", run.stderr);
    assert_eq!(project.run(&["check", "--fix", "data/acre/group.yaml:9:9"]).status, 2);
    assert_eq!(project.run(&["check", "--dry-run"]).status, 2);
    assert_eq!(project.read(GROUP), before);
    // A rule that finds nothing here is no fault.
    assert_eq!(project.run(&["check", "--fix", "doubled-word"]).status, 0);
}

#[cfg(unix)]
#[test]
fn a_record_that_must_not_be_written_stays() {
    use std::os::unix::fs::PermissionsExt;

    let project = with_group("name: مجموعة\nbody: ذهبوا الى السوق\n");
    project.edit("data/network.yaml", "تم بناء", "الى هنا تم بناء");
    let paths = [GROUP, "data/network.yaml"];
    let before = paths.map(|path| project.read(path));
    let permissions = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(project.path(GROUP), permissions).expect("read-only");
    let run = project.run(&["check", "--fix", "hamza"]);
    assert_eq!(run.status, 3, "{}", run.whole());
    assert!(run.stderr.contains("data/acre/group.yaml"), "{}", run.stderr);
    assert_eq!(paths.map(|path| project.read(path)), before, "all or nothing");
}

#[test]
fn ten_thousand_findings_are_told_and_written() {
    let text = "الى اخرى الى اخرى\n\n  ".repeat(2_500);
    let project = with_group(&format!("name: مجموعة\nbody: |\n  {text}\n"));
    let run = project.run(&["check"]);
    assert!(run.stdout.len() < 200_000, "{} bytes", run.stdout.len());
    // One more for the photograph that no record names now.
    assert!(run.stderr.contains("10001 warnings"), "{}", run.stderr);
    let run = project.run(&["check", "--fix", "hamza"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.len() < 1_000_000, "{} bytes", run.stdout.len());
    let found = String::from_utf8(project.read(GROUP)).expect("a text");
    assert_eq!(
        (found.matches("إلى").count(), found.matches("أخرى").count()),
        (5_000, 5_000)
    );
}

#[test]
fn a_record_allows_what_it_gives_a_reason_for() {
    let record = "name: مجموعة\nbody: ذهبوا الى السوق ثم الى البحر\n";
    let allow =
        "allow:\n  - rule: hamza\n    words: الى\n    reason: هكذا في الأصل المنقول\n";
    let project = with_group(&format!("{record}{allow}"));
    assert_eq!(rules(&project), [""; 0]);
    // Other words, and other records, are told all the same.
    project.edit("data/network.yaml", "تم بناء", "الى هنا تم بناء");
    assert_eq!(rules(&project), ["hamza"]);
    for (from, to, told) in [
        ("rule: hamza", "rule: hamzah", "did you mean `hamza`?"),
        ("words: الى", "words: اخرى", "this allows nothing"),
        ("    reason: هكذا في الأصل المنقول\n", "", "`reason`"),
    ] {
        let project = with_group(&format!("{record}{}", allow.replace(from, to)));
        let run = project.run(&["check"]);
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
}

#[test]
fn words_of_the_project_are_right() {
    let project = with_group("name: مجموعة\nbody: ذهبوا الى السوق\n");
    assert_eq!(rules(&project), ["hamza"]);
    project.edit("malzama.yaml", "layout:", "words: [الى]\nlayout:");
    assert_eq!(rules(&project), [""; 0]);
}

#[test]
fn what_is_to_go_is_not_told_as_a_change_to_nothing() {
    let project = with_group("name: مجموعة\nbody: ذهبوا معًا_ اليوم\n");
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("hint: take `_` away"), "{}", run.stdout);
    assert!(run.stderr.contains("malzama check --fix "), "{}", run.stderr);
    let rule = rules(&project).pop().expect("a finding");
    assert_eq!(project.run(&["check", "--fix", &rule]).status, 0);
    assert_eq!(project.read(GROUP), "name: مجموعة\nbody: ذهبوا معًا اليوم\n".as_bytes());
}

#[test]
fn a_dictionary_is_read_from_the_project() {
    let project = with_group("name: مجموعة\nbody: ذهبوا إلى السوقق\n");
    project.edit("malzama.yaml", "layout:", "dictionary: words/ar.dic\nlayout:");
    // Looked up from the project's root, wherever the command is run.
    let check = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
        let command = in_english(&mut command).args(["check", "--format", "json"]);
        let command = command.arg("--project").arg(project.root());
        let output = command.current_dir("/").output().expect("the binary runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let codes = ["no-dictionary", "odd-dictionary", "unknown-word"];
    let told = || codes.map(|code| check().contains(code));
    assert_eq!(told(), [true, false, false]);
    let run = project.run(&["check"]);
    let told_at = "the dictionary `words/ar.dic` cannot be read";
    assert!(run.stdout.contains(told_at), "{}", run.stdout);
    assert!(run.stdout.contains("malzama.yaml:"), "{}", run.stdout);
    project.write("words/ar.aff", "SET UTF-8\n");
    project.write("words/ar.dic", "4\nمجموعة\nذهبوا\nإلى\nالسوق\n");
    assert_eq!(told(), [false, false, true]);
    let unknown = || {
        let found = findings(&project).into_iter().filter(|it| it.path == GROUP);
        found.map(|it| (it.rule, it.line)).collect::<Vec<_>>()
    };
    assert_eq!(unknown(), [("unknown-word".to_owned(), 2)]);
    project.edit("malzama.yaml", "layout:", "words: [السوقق]\nlayout:");
    assert_eq!(unknown(), [], "words of the project are right");
    project.write("words/ar.aff", "SET no-such-set\nSFX x\n");
    assert_eq!(told(), [false, true, false]);
}
