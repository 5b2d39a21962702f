//! Random edits of all records of the project, and of what people could make of them.
//!
//! What must hold is told here in other ways than the crate goes: bytes are compared from both
//! ends, comments are found by their words, and wanted values are made anew.

mod checks;
mod edits;
mod generator;
mod mangle;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use malzama_edit::{Document, Edit, Reason};

use self::checks::{check_bytes, check_comments, check_form, check_values};
use self::edits::{edit, inverse, name};
use self::generator::Random;
use self::mangle::mangled;

/// Returns the records of the project.
pub(super) fn records() -> Vec<String> {
    let root = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = vec![root.join("malzama.yaml")];
    collect(&root.join("data"), &mut files);
    assert!(files.len() > 20, "{files:?}");
    files.iter().map(|file| fs::read_to_string(file).expect("it is read")).collect()
}

fn collect(folder: &FilePath, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("it is listed");
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
}

#[test]
fn random_edits_of_all_records_change_nothing_else() {
    let mut random = Random::new(1);
    let records = records();
    let mut done = Done::default();
    for at in 0.. {
        try_one(&mut random, &records[at % records.len()], &mut done);
        if done.made == 1_000 {
            break;
        }
    }
    assert_eq!(done.refused, [""; 0]);
    done.judge(1_000);
}

#[test]
fn random_edits_of_mangled_records_change_nothing_else() {
    let mut random = Random::new(2);
    let records = records();
    let mut done = Done::default();
    for at in 0..200 {
        let text = mangled(&mut random, &records[at % records.len()]);
        assert!(Document::parse(&text).is_ok(), "{text}");
        for _ in 0..10 {
            try_one(&mut random, &text, &mut done);
        }
    }
    done.judge(1_700);
}

#[test]
fn edits_follow_one_another() {
    let mut random = Random::new(3);
    let records = records();
    let mut done = Done::default();
    for at in 0..40 {
        let mut text = mangled(&mut random, &records[at % records.len()]);
        for _ in 0..25 {
            text = try_one(&mut random, &text, &mut done).unwrap_or(text);
        }
    }
    done.judge(700);
}

/// What was made of edits.
#[derive(Default)]
struct Done {
    made: usize,
    kinds: BTreeMap<&'static str, usize>,
    refused: Vec<String>,
    not_kept: usize,
}

impl Done {
    /// Checks that enough edits of every kind were made, and refused ones had a reason.
    fn judge(&self, least: usize) {
        assert!(self.made >= least, "{} made; {:#?}", self.made, self.refused);
        assert!(self.not_kept * 100 <= self.made, "{} not kept", self.not_kept);
        for kind in ["set", "paragraphs", "insert", "remove", "move"] {
            let count = self.kinds.get(kind).copied().unwrap_or_default();
            assert!(count > 20, "{kind}: {count}");
        }
    }
}

/// Tries one edit of a record, and returns what it made.
fn try_one(random: &mut Random, text: &str, done: &mut Done) -> Option<String> {
    let document = Document::parse(text).expect("it is sound");
    let edit = edit(random, &document)?;
    let context = || format!("{edit:?}\n--- of\n{text}");
    let edited = match document.apply(&edit) {
        Ok(edited) => edited,
        Err(error) => {
            // Brackets with comments within may not be edited. A text below a sign may take in
            // what comes to follow it, so that something else cannot be removed or moved.
            let is_known = match error.reason {
                Reason::CommentWithinBrackets { .. } | Reason::ListBesideDash { .. } => {
                    true
                }
                Reason::NotKept { .. } => !matches!(edit, Edit::Set { .. }),
                _ => false,
            };
            done.not_kept += usize::from(matches!(error.reason, Reason::NotKept { .. }));
            assert!(is_known, "{error}: {}", context());
            done.refused.push(error.to_string());
            return None;
        }
    };
    done.made += 1;
    *done.kinds.entry(name(&edit)).or_default() += 1;
    let after = edited.text();
    let context = || format!("{}\n--- became\n{after}", context());

    check_values(&document, &edited, &edit, &context);
    check_bytes(&document, &edited, &edit, &context);
    check_comments(text, after, &edit, &context);
    check_form(text, after, &edit, &context);
    if let Some(inverse) = inverse(&document, &edited, &edit) {
        let back = edited.apply(&inverse);
        let back = back.map(Document::into_text);
        assert_eq!(back.as_deref(), Ok(text), "back by {inverse:?}\n{}", context());
    }
    Some(after.to_owned())
}
