//! Texts that are set: how they are quoted.

use malzama_edit::{Value, path};

use crate::{check, edited, set};

/// Sets the value of `name` in `name: OLD` and checks what stands there.
#[track_caller]
fn becomes(old: &str, text: &str, new: &str) {
    let record = |value: &str| format!("# above\nname: {value}  # beside\nlabel: x\n");
    check(&record(old), &set(path!["name"], text), &record(new));
}

#[test]
fn the_style_of_the_old_text_stays() {
    becomes("عكا", "يافا", "يافا");
    becomes("'عكا'", "يافا", "'يافا'");
    becomes("\"عكا\"", "يافا", "\"يافا\"");
    becomes("'عكا'", "o'clock", "'o''clock'");
    becomes("\"عكا\"", "a \"b\" \\c", r#""a \"b\" \\c""#);
    becomes("'a'", "a\nb", r#""a\nb""#);
    becomes("عكا", "عكا", "عكا");
    becomes("عكا\n  على البحر", "يافا", "يافا");
    becomes("'عكا\n\n  على البحر'", "يافا", "'يافا'");
}

#[test]
fn a_text_that_means_something_else_is_quoted() {
    let texts = [
        "yes",
        "no",
        "on",
        "Off",
        "null",
        "~",
        "1990",
        "3.5",
        "2026-11-23",
        "12:30",
        "- a",
        "? a",
        ": a",
        "#a",
        "&a",
        "*a",
        "!a",
        "| a",
        "> a",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "a: b",
        "a:",
        "a #b",
        " a",
        "a ",
        "[a]",
        "{a}",
        "",
        "---",
        "...",
        "=",
        "<<",
        "a\u{a0}",
    ];
    for text in texts {
        becomes("عكا", text, &format!("\"{text}\""));
    }
    becomes("عكا", "\"a\" b", "'\"a\" b'");
    becomes("عكا", "a\tb", r#""a\tb""#);
    becomes("عكا", "a\u{85}b\u{2028}c\u{7}", r#""a\Nb\Lc\u0007""#);
}

#[test]
fn a_text_that_means_itself_is_not() {
    let long = "نص طويل ".repeat(600).trim().to_owned();
    let texts = [
        "«عكا»، يافا؛ حيفا؟",
        "\u{200f}عكا\u{200e}",
        "🌿 زيتون",
        "a:b",
        "a#b",
        "-a",
        "a, b [c] {d}",
        "300 %",
        "3 mm",
        "it's",
        "say \"a\"",
        "https://example.org/a?b=c#d",
        "٣٠",
        &long,
    ];
    for text in texts {
        becomes("عكا", text, text);
    }
}

#[test]
fn numbers_and_booleans_stay_plain_among_themselves() {
    becomes("1990", "1991", "1991");
    becomes("2026-11-23", "2026-12-01", "2026-12-01");
    becomes("true", "false", "false");
    becomes("1990", "yes", "\"yes\"");
    becomes("true", "1", "\"1\"");
}

#[test]
fn empty_values_are_filled() {
    check("a:\nb: 2\n", &set(path!["a"], "x"), "a: x\nb: 2\n");
    check("a: # later\nb: 2\n", &set(path!["a"], "x"), "a: x # later\nb: 2\n");
    check("a: null\nb: 2\n", &set(path!["a"], "x"), "a: x\nb: 2\n");
    check("a:  \nb: 2\n", &set(path!["a"], "x: y"), "a: \"x: y\"\nb: 2\n");
    check("b: 2\na:", &set(path!["a"], "x"), "b: 2\na: x");
    check("- a\n-\n- c\n", &set(path![1], "x"), "- a\n- x\n- c\n");
    check("k: {a: , b: c}\n", &set(path!["k", "a"], "x"), "k: {a: x , b: c}\n");
    check("k: {a, b: c}\n", &set(path!["k", "a"], "x"), "k: {a: x, b: c}\n");
    check("a:\nb: 2\n", &set(path!["a"], "x\ny\n"), "a: |\n  x\n  y\nb: 2\n");
    check("a: # c\nb: 2\n", &set(path!["a"], "x\ny"), "a: |- # c\n  x\n  y\nb: 2\n");
}

#[test]
fn a_value_on_the_next_line_stays_there() {
    check("a:\n  # c\n  text\nb: 2\n", &set(path!["a"], "x"), "a:\n  # c\n  x\nb: 2\n");
    let below = "a:\n  # c\n  |\n  x\n  y\nb: 2\n";
    check("a:\n  # c\n  text\nb: 2\n", &set(path!["a"], "x\ny\n"), below);
}

#[test]
fn a_text_below_a_bar_keeps_its_header_where_it_can() {
    let cases = [
        ("|\n  a\n", "x\n\ny\n", "|\n  x\n\n  y\n"),
        ("|\n    a\n\n", "x\n", "|\n    x\n\n"),
        ("|  # c\n  a\n\n# d\n", "x\n", "|  # c\n  x\n\n# d\n"),
        ("|-\n  a\n\n", "x", "|-\n  x\n\n"),
        ("|+\n  a\n\n\n", "x\n\n\n\n", "|+\n  x\n\n\n\n"),
        ("|+\n  a\n\n\n", "x\n", "|+\n  x\n"),
        ("|4\n    a\n", "x\n", "|4\n    x\n"),
        ("|2\n   a\n", " x\n", "|2\n   x\n"),
        ("|\n  a\n", "  x\ny\n", "|2\n    x\n  y\n"),
        ("|\n  a\n", "x", "|-\n  x\n"),
        ("|-\n  a\n", "x\n", "|\n  x\n"),
        ("|\n  a\n", "x\n\n", "|+\n  x\n\n"),
        ("|\n\n  a\n", "\nx\n", "|\n\n  x\n"),
        (">\n  a\n  b\n\n  c\n", "x\ny\n", ">\n  x\n\n  y\n"),
        (">-\n  a\n", "x", ">-\n  x\n"),
        (">\n  a\n", "x\n  y\nz\n", "|\n  x\n    y\n  z\n"),
        ("|\n  a\n", "", "\"\"\n"),
        ("| # c\n  a\n", "x\u{85}y", "\"x\\Ny\" # c\n"),
        ("|\n", "x\n", "|\n  x\n"),
        ("|\n  # no comment\n", "# none\n", "|\n  # none\n"),
    ];
    for (old, text, new) in cases {
        let (before, after) =
            (format!("body: {old}z: 1\n"), format!("body: {new}z: 1\n"));
        check(&before, &set(path!["body"], text), &after);
    }
}

#[test]
fn the_end_of_the_file_stays_as_it_is() {
    check("a: x", &set(path!["a"], "b"), "a: b");
    check("a: |\n  x", &set(path!["a"], "b\n"), "a: |\n  b");
    check("a: |-\n  x", &set(path!["a"], "b"), "a: |-\n  b");
    check("a: |\n  x", &set(path!["a"], "b"), "a: |-\n  b");
    check("a: |\n  x", &set(path!["a"], ""), "a: \"\"");
    check("a: x", &set(path!["a"], "b\nc"), "a: |-\n  b\n  c");
    check("a: |", &set(path!["a"], "b"), "a: |-\n  b");
    // Only with a last line ending does this text end with two line breaks.
    check("a: |\n  x", &set(path!["a"], "b\n\n"), "a: |+\n  b\n\n");
}

#[test]
fn texts_within_brackets_are_set() {
    let before = "trim: { width: 148 mm, height: 210 mm } # c\nl: [a, 'b', \"c\"]\n";
    let after = before.replace("148 mm", "\"1, 2\"");
    check(before, &set(path!["trim", "width"], "1, 2"), &after);
    check(before, &set(path!["l", 0], "[x]"), &before.replace("[a", "[\"[x]\""));
    check(before, &set(path!["l", 1], "x"), &before.replace("'b'", "'x'"));
    check(before, &set(path!["l", 2], "x\ny"), &before.replace("\"c\"", "\"x\\ny\""));
}

#[test]
fn a_text_that_is_there_changes_nothing() {
    let record = "a: 'x'\nb: \"\\u0628\"\nc: x\n  y\nd: >\n  a\n  b\n\n";
    for (key, text) in [("a", "x"), ("b", "ب"), ("c", "x y"), ("d", "a b\n")] {
        check(record, &set(path![key], text), record);
    }
}

#[test]
fn marks_and_documents_around_a_record_stay() {
    check("---\na: x\n...\n", &set(path!["a"], "b"), "---\na: b\n...\n");
    check("--- # c\na: x\n", &set(path!["a"], "b"), "--- # c\na: b\n");
}

#[test]
fn lists_and_mappings_fill_empty_values_alone() {
    let list = malzama_edit::Edit::Set {
        path: path!["a"],
        value: Value::List(vec![
            Value::text("x"),
            Value::fields([("k", "v"), ("l", "w")]),
        ]),
    };
    check("a: [] # c\nb: 1\n", &list, "a: # c\n  - x\n  - k: v\n    l: w\nb: 1\n");
    check(
        "a: # c\n\n  []  # d\nb: 1\n",
        &list,
        "a: # c\n\n  - x\n  - k: v\n    l: w  # d\nb: 1\n",
    );
    check("a:\n  # c\nb: 1\n", &list, "a:\n  # c\n  - x\n  - k: v\n    l: w\nb: 1\n");
    check("a:", &list, "a:\n  - x\n  - k: v\n    l: w");
    assert!(edited("a: x\n", &list).is_err());
    assert!(edited("a: [x]\n", &list).is_err());
}
