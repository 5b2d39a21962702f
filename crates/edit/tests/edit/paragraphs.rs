//! Texts in paragraphs.

use malzama_edit::{Document, Value, path};

use crate::{check, edited, insert, set_paragraphs};

#[track_caller]
fn becomes(old: &str, paragraphs: &[&str], new: &str) {
    let record = |body: &str| format!("name: x\nbody: {body}z: 1\n");
    check(&record(old), &set_paragraphs(path!["body"], paragraphs), &record(new));
}

#[test]
fn paragraphs_that_stay_keep_their_lines() {
    let old = "|\n  one\n   on two lines \n\n\n  two\n\n  three\n\n";
    let one = "one on two lines";
    becomes(old, &[one, "two", "three"], old);
    becomes(old, &[one, "2", "three"], &old.replace("two\n\n", "2\n\n"));
    becomes(
        old,
        &[one, "two", "three", "four"],
        &old.replace("three", "three\n\n  four"),
    );
    becomes(old, &[one, "three"], &old.replace("\n\n\n  two", ""));
    becomes(old, &[one], &old.replace("\n\n\n  two\n\n  three", ""));
    becomes(old, &["three"], "|\n  three\n\n");
    becomes(
        old,
        &["zero", one, "two", "three"],
        &old.replace("  one", "  zero\n\n  one"),
    );
    becomes(old, &["a", "b"], "|\n  a\n\n  b\n\n");
    becomes(old, &[], "|\n\n");
    becomes("|\n", &["a", "b"], "|\n  a\n\n  b\n");
}

#[test]
fn headers_of_all_kinds_stay() {
    for header in ["|", "|-", "|+", "|2", "|2+", ">", ">-", ">+", "| # c", ">2-"] {
        let old = format!("{header}\n  a\n  b\n\n  c\n\n");
        becomes(&old, &["a b", "d"], &format!("{header}\n  a\n  b\n\n  d\n\n"));
        becomes(
            &old,
            &["a b", "c", "d"],
            &format!("{header}\n  a\n  b\n\n  c\n\n  d\n\n"),
        );
    }
    becomes("|\n      a\n", &["b", "c"], "|\n      b\n\n      c\n");
}

#[test]
fn other_styles_stay_as_far_as_they_can() {
    becomes("a\n", &["b"], "b\n");
    becomes("a\n", &["b: c"], "|\n  b: c\n");
    becomes("a # c\n", &["b", "c"], "| # c\n  b\n\n  c\n");
    becomes("a\n  b\n\n  c\n", &["d", "e"], "|\n  d\n\n  e\n");
    becomes("'a'\n", &["it's", "b"], "'it''s\n\n  b'\n");
    becomes("\"a\"\n", &["b \"c\"", "d"], "\"b \\\"c\\\"\n\n  d\"\n");
    becomes("\"a\\nb\"\n", &["a", "b"], "\"a\\nb\"\n");
    becomes("'a'\n", &["b"], "'b'\n");
    becomes("'a'\n", &[], "''\n");
    becomes("\n", &["b"], "|\n  b\n");
    becomes("# c\n", &["b", "c"], "| # c\n  b\n\n  c\n");
}

#[test]
fn paragraphs_are_folded_and_blank_ones_left_out() {
    becomes("|\n  a\n", &[" b\n c\u{85}d ", " \u{200f}", "#e"], "|\n  b c d\n\n  #e\n");
}

#[test]
fn paragraphs_at_the_end_of_a_file_leave_it_open() {
    let set = |paragraphs| set_paragraphs(path!["body"], paragraphs);
    check("body: |\n  a", &set(&["b", "c"]), "body: |\n  b\n\n  c");
    check("body: |\n  a\n\n  b", &set(&["a"]), "body: |\n  a");
    check("body: |\n  a\n\n  b", &set(&[]), "body: |");
    check("body: |", &set(&["a"]), "body: |\n  a");
    check("body: a", &set(&["a", "b"]), "body: |\n  a\n\n  b");
}

#[test]
fn new_paragraphs_stand_below_a_bar() {
    let value = |paragraphs: &[&str]| {
        Value::Paragraphs(paragraphs.iter().map(|&it| it.to_owned()).collect())
    };
    let body = insert(path!["body"], value(&["a: b", "c"]), &[]);
    check("name: x\n", &body, "name: x\nbody: |\n  a: b\n\n  c\n");
    check("name: x", &body, "name: x\nbody: |\n  a: b\n\n  c");
    let body = insert(path!["body"], value(&[]), &[]);
    check("name: x\n", &body, "name: x\nbody:\n");
}

#[test]
fn paragraphs_within_brackets_stay_in_quotation_marks() {
    let set = set_paragraphs(path!["k", "a"], &["x", "y"]);
    let after = edited("k: { a: b, c: d }\n", &set).expect("it is edited");
    let document = Document::parse(&after).expect("it is sound");
    assert_eq!(
        document.paragraphs(&path!["k", "a"]).as_deref(),
        Some(&["x".to_owned(), "y".to_owned()][..])
    );
}
