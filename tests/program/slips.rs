//! Slips of the hand in a record, each with the place and the words that users see.
//!
//! A table in `tests/slips/` lists cases: a line `--- what the case shows`, the record of
//! a group, and after each `=>` a finding, as `line:column severity message`, with its
//! hints on the lines below; `=> nothing` where there is nothing to tell. In records,
//! `\u{a0}`, `\t` and `\r` stand for signs that nobody could see. `UPDATE=1 cargo test
//! --release` updates the findings.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::project::{TestProject, here};

const RECORD: &str = "data/acre/group.yaml";

/// Findings that are not about slips, but about what is missing from the records here.
const ASIDE: [&str; 2] = ["photograph/no-words", "photograph/unused"];

#[test]
fn every_slip_is_told_where_it_is_and_how_to_mend_it() {
    let mut paths: Vec<_> = fs::read_dir(here("tests/slips"))
        .expect("the folder of tables")
        .map(|entry| entry.expect("a table").path())
        .collect();
    paths.sort();
    let mut count = 0;
    let mut failures = String::new();
    for path in paths {
        let table = fs::read_to_string(&path).expect("a table is a text");
        let mut updated = String::new();
        for case in table.split("--- ").filter(|case| !case.is_empty()) {
            count += 1;
            let (about, rest) = case.split_once('\n').expect("a line of description");
            let (record, expected) = match rest.find("\n=> ") {
                Some(end) => rest.split_at(end + 1),
                None => (rest, ""),
            };
            let found = findings(decoded(record).as_bytes());
            let _ = write!(updated, "--- {about}\n{record}{found}");
            if found != expected {
                let _ =
                    writeln!(failures, "{about}:\nexpected\n{expected}found\n{found}");
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, updated).expect("a table can be written");
            failures.clear();
        }
    }
    assert!(count > 100, "only {count} slips were tried");
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn no_message_quotes_the_parser() {
    let catalogue = fs::read_to_string(here("src/words/en.ftl")).expect("the catalogue");
    let unreadable = catalogue.lines().find(|line| line.starts_with("yaml_unreadable"));
    let text = unreadable.expect("the message for what nothing explains");
    assert!(!text.contains('$'), "{text}");
}

#[test]
fn files_that_are_no_plain_text_are_named() {
    let record = "name: مجموعة عكا\nbody: |\n  نص المجموعة.\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        record.encode_utf16().flat_map(bytes).collect()
    };
    let marked: Vec<u8> =
        [vec![0xff, 0xfe], utf16(u16::to_le_bytes)].into_iter().flatten().collect();
    // `name: المجموعة` and `body: نص` in Windows-1256.
    let windows = b"name: \xc7\xe1\xe3\xcc\xe3\xe6\xda\xc9\nbody: \xe4\xd5\n";
    let utf16_text = "a text in UTF-16 (“Unicode”)";
    for (bytes, expected) in [
        (b"{\\rtf1\\ansi name: x}".to_vec(), "a formatted text (RTF)"),
        (
            b"PK\x03\x04\x14\0\x06\0".to_vec(),
            "a document of Word or another office program",
        ),
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), "a PDF"),
        (b"<!DOCTYPE html><html>".to_vec(), "a web page (HTML)"),
        (b"\xff\xd8\xff\xe0".to_vec(), "a picture"),
        (marked, utf16_text),
        (utf16(u16::to_le_bytes), utf16_text),
        (utf16(u16::to_be_bytes), utf16_text),
        (windows.to_vec(), "a text in Windows-1256 (“ANSI”, Arabic)"),
    ] {
        let found = findings(&bytes);
        let start =
            format!("=> error `{RECORD}` is {expected}, not a plain text in UTF-8\n");
        assert!(found.starts_with(&start), "{found}");
        assert!(found.contains("    hint: "), "{found}");
    }
}

#[test]
fn values_stay_as_they_are_written() {
    let project = TestProject::small();
    let written = [
        "0598123456",
        "+970 59 812",
        "٠٤-٩٩١",
        "0o17",
        "0x1F",
        "1e3",
        "12:30",
        "2005-01-01",
        "1_000",
        "yes",
        ".nan",
        "5000",
        "100% عكا",
        "عكا & يافا",
        "أ؛ ب",
    ];
    for value in written {
        project.write(RECORD, &format!("name: عكا\nphone: {value}\nbody: |\n  نص.\n"));
        let run = project.run(&["manuscript", "acre", "--out", "-"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let manuscript: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        assert_eq!(manuscript["cities"][0]["partners"][0]["phone"], value);
    }
}

/// Formats what `check` finds in a record, one finding after another.
fn findings(record: &[u8]) -> String {
    let project = TestProject::small();
    project.write_bytes(RECORD, record);
    let run = project.run(&["check", "--format", "json", "--texts"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("findings are JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut found = String::new();
    for finding in report["findings"].as_array().expect("a list of findings") {
        if finding["path"] != RECORD || ASIDE.contains(&text(&finding["code"]).as_str()) {
            continue;
        }
        let place = match (&finding["line"], &finding["column"]) {
            (Value::Null, _) => String::new(),
            (line, column) => format!("{line}:{column} "),
        };
        let severity = text(&finding["severity"]);
        let _ = writeln!(found, "=> {place}{severity} {}", text(&finding["text"]["en"]));
        for hint in finding["hints"].as_array().expect("a list of hints") {
            let _ = writeln!(found, "    hint: {}", text(&hint["text"]["en"]));
        }
    }
    if found.is_empty() { "=> nothing\n".to_owned() } else { found }
}

/// Replaces the escapes of a table by the signs they stand for.
fn decoded(record: &str) -> String {
    let mut text = record.replace("\\t", "\t").replace("\\r", "\r");
    while let Some(start) = text.find("\\u{") {
        let end = start + text[start..].find('}').expect("a closing brace");
        let code = u32::from_str_radix(&text[start + 3..end], 16).expect("a code");
        let sign = char::from_u32(code).expect("a character");
        text.replace_range(start..=end, &sign.to_string());
    }
    text
}
