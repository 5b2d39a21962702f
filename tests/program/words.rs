//! What the program says in both languages, as a person sees it: the same situation on an Arabic
//! and on an English system.
//!
//! A table in `tests/words/` lists situations. Each starts from the small project: `--- what it
//! shows`, files to write (`=== path`) or to remove (`=== remove path`), the command line if it is
//! not `check` (`=== run`), and the output in both languages (`=== en`, `=== ar`). In files, `\t`
//! and `\u{a0}` stand for signs that nobody could see. `UPDATE=1 cargo test --release` updates the
//! output; the Arabic one is written without its signs of direction, which have a test of their own.

use std::fmt::Write;
use std::fs;

use crate::preview_client::Preview;
use crate::project::{Run, TestProject, here};

/// The signs that set directions.
const MARKS: [char; 3] = ['\u{2067}', '\u{2068}', '\u{2069}'];

const ARABIC: &str = "ar_PS.UTF-8";
const ENGLISH: &str = "en_US.UTF-8";

/// A situation of a table.
struct Situation<'a> {
    about: &'a str,
    /// The title of each section and what stands below it, without the output.
    sections: Vec<(&'a str, &'a str)>,
    /// The output in English and in Arabic.
    expected: [&'a str; 2],
}

impl Situation<'_> {
    fn run(&self, locale: &str) -> Run {
        let project = TestProject::small();
        let mut command = "check";
        for &(title, text) in &self.sections {
            match title.strip_prefix("remove ") {
                Some(path) => project.remove(path),
                None if title == "run" => command = text.trim(),
                None => project.write(title, &decoded(text)),
            }
        }
        let arguments: Vec<_> =
            command.split(' ').filter(|it| *it != "(nothing)").collect();
        let Run { status, stdout, stderr } = project.run_in(locale, &arguments);
        // The name of a temporary folder is another one every time.
        let name = project.root().file_name().expect("a name").to_string_lossy();
        let [stdout, stderr] =
            [stdout, stderr].map(|it| it.replace(name.as_ref(), "market"));
        Run { status, stdout, stderr }
    }
}

/// Returns what a run printed, with its status.
fn whole(run: &Run) -> String {
    let out = format!("status: {}\n{}{}", run.status, run.stdout, run.stderr);
    out.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

#[test]
fn every_situation_is_told_in_both_languages() {
    let (mut count, mut failures) = (0, String::new());
    for (path, table) in tables() {
        let mut updated = String::new();
        for situation in situations(&table) {
            count += 1;
            let Situation { about, sections, expected } = &situation;
            let [english, arabic] = [ENGLISH, ARABIC].map(|it| whole(&situation.run(it)));
            let found = [english, arabic.replace(MARKS, "")];
            let _ = writeln!(updated, "--- {about}");
            for (title, text) in sections {
                let _ = write!(updated, "=== {title}\n{text}");
            }
            for ((language, found), expected) in
                ["en", "ar"].iter().zip(&found).zip(expected)
            {
                let _ = write!(updated, "=== {language}\n{found}");
                if found != expected {
                    let _ =
                        writeln!(failures, "{about}: expected\n{expected}found\n{found}");
                }
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, updated).expect("a table can be written");
            failures.clear();
        }
    }
    assert!(count >= 40, "only {count} situations were tried");
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn no_line_turns_over_and_no_word_stays_english() {
    let mut lines = 0;
    for (_, table) in tables() {
        for situation in situations(&table) {
            let run = situation.run(ARABIC);
            for line in run.stdout.lines().chain(run.stderr.lines()) {
                let about = format!("{}: {line:?}", situation.about);
                let depth = line.chars().try_fold(0_usize, |depth, sign| match sign {
                    '\u{2067}' | '\u{2068}' => Some(depth + 1),
                    '\u{2069}' => depth.checked_sub(1),
                    _ => Some(depth),
                });
                assert_eq!(depth, Some(0), "{about}");
                // Beside the words, a line has places, quoted lines of files and commands.
                let Some((_, said)) = line.split_once('\u{2067}') else { continue };
                lines += 1;
                let outside = without_isolates(said);
                let is_latin = outside.contains(|it: char| it.is_ascii_alphabetic());
                let is_offer = said.contains("--lang en");
                assert!(!is_latin || is_offer, "{about}");
            }
        }
    }
    assert!(lines > 100, "only {lines} lines were looked at");
}

#[test]
fn an_unknown_language_is_told_and_english_is_used() {
    let project = TestProject::small();
    let run = project.run_with(&[("MALZAMA_LANG", "tlh")], &["check"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.starts_with("the language `tlh` of `MALZAMA_LANG` is not known"));
    assert!(run.stderr.contains("no faults found"), "{}", run.stderr);
}

#[test]
fn a_terminal_that_is_not_utf8_is_spoken_to_in_english() {
    let project = TestProject::small();
    let run = project.run_in("ar_EG.ISO-8859-6", &["check"]);
    assert!(
        run.stderr.starts_with("this terminal is set to `ISO-8859-6`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("no faults found"), "{}", run.stderr);
    let run = project.run_in("ar_EG.ISO-8859-6", &["check", "--lang", "ar"]);
    assert!(run.stderr.contains("لا أخطاء"), "{}", run.stderr);
}

#[test]
fn a_project_decides_where_the_system_says_nothing() {
    let project = TestProject::small();
    assert!(project.run_in("C", &["check"]).stderr.contains("لا أخطاء"));
    project.edit("malzama.yaml", "layout:", "language: en\nlayout:");
    assert!(project.run_in("C", &["check"]).stderr.contains("no faults found"));
}

#[test]
fn json_has_no_language() {
    let project = TestProject::small();
    project.edit("data/acre/group.yaml", "name:", "nmae:");
    let json = ["check", "--format", "json"];
    let [english, arabic] = [ENGLISH, ARABIC].map(|it| project.run_in(it, &json));
    assert_eq!(english.stdout, arabic.stdout);
    assert!(!english.stdout.contains("\"text\""), "{}", english.stdout);
    let run = project.run_in(ENGLISH, &[&json[..], &["--texts"]].concat());
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = &report["findings"][0]["text"];
    assert!(text["en"].to_string().contains("`name`"), "{text}");
    assert!(text["ar"].to_string().contains("الخانة"), "{text}");
}

#[test]
fn preview_and_report_tell_faults_in_both_languages() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build"]).status, 0);
    project.edit("data/acre/group.yaml", "name:", "nmae:");
    assert_eq!(project.run_in(ARABIC, &["build"]).status, 1);
    let report = project.read("out/report/index.html");
    let report = String::from_utf8(report).expect("a page is a text");
    for text in ["غير مكتوبة في ملفّ المجموعة", "`name` is missing from a partner group"]
    {
        assert!(report.contains(text), "the report lacks {text}");
    }
    let preview = Preview::of(&project);
    let has_problems = |state: &serde_json::Value| {
        state["problems"].as_array().is_some_and(|it| !it.is_empty())
    };
    let (state, _) = preview.wait("the fault", has_problems);
    for problem in state["problems"].as_array().expect("a list") {
        for said in [&problem["message"], &problem["hints"][0]] {
            let [ar, en] = ["ar", "en"].map(|it| said[it].as_str().expect("a text"));
            assert!(ar.contains(|sign| ('ا'..='ي').contains(&sign)), "{ar}");
            assert!(!en.is_empty() && ar != en, "{en}");
        }
    }
}

fn tables() -> Vec<(std::path::PathBuf, String)> {
    let folder = fs::read_dir(here("tests/words")).expect("the folder of tables");
    let mut paths: Vec<_> = folder.map(|it| it.expect("a table").path()).collect();
    paths.sort();
    let read = |path| (fs::read_to_string(&path).expect("a text"), path);
    paths.into_iter().map(read).map(|(text, path)| (path, text)).collect()
}

fn situations(table: &str) -> Vec<Situation<'_>> {
    let situations = table.split("--- ").filter(|it| !it.is_empty()).map(|it| {
        let mut parts = it.split("=== ");
        let about = parts.next().unwrap_or_default().trim_end();
        let (mut sections, mut expected) = (Vec::new(), ["", ""]);
        for part in parts {
            let (title, text) = part.split_once('\n').expect("a title");
            match title {
                "en" => expected[0] = text,
                "ar" => expected[1] = text,
                _ => sections.push((title, text)),
            }
        }
        Situation { about, sections, expected }
    });
    situations.collect()
}

/// Replaces the escapes of a table by the signs they stand for.
fn decoded(text: &str) -> String {
    let text = text.replace("\\t", "\t").replace("\\u{a0}", "\u{a0}");
    text.replace("\\u{200f}", "\u{200f}")
}

/// Returns what stands outside of isolated names.
fn without_isolates(text: &str) -> String {
    let mut depth = 0;
    let outside = text.chars().filter(|sign| {
        match sign {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        depth <= 0
    });
    outside.collect()
}
