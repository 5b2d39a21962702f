//! What is refused, and where it lies.

use malzama_edit::{Document, Reason, Value, path};

use crate::{edited, insert, remove, set, shift};

#[test]
fn what_records_do_not_use_is_refused_with_its_place() {
    let cases: [(&str, Reason, &str); 22] = [
        ("a: [b\n", Reason::NotYaml, "["),
        ("a: b: c\n", Reason::NotYaml, ":"),
        ("a:\n\tb: c\n", Reason::Tab, "\t"),
        ("a:\n  b: c\n\td: e\n", Reason::Tab, "\t"),
        ("a: b\n\tc: d\n", Reason::Tab, "\t"),
        ("a: b\rc: d\n", Reason::LoneReturn, "\r"),
        ("%YAML 1.2\n---\na: b\n", Reason::Directive, "%YAML 1.2"),
        ("a: b\n---\nc: d\n", Reason::SeveralDocuments, "---"),
        ("a: &x b\n", Reason::Anchor, "&x"),
        ("a: &x\n  b: c\n", Reason::Anchor, "&x"),
        ("a: &x [b]\nc: *x\n", Reason::Anchor, "&x"),
        ("a: *x\n", Reason::Alias, "*x"),
        ("a: !t b\n", Reason::Tag, "!t"),
        ("a: ! b\n", Reason::Tag, "!"),
        ("&x a: b\n", Reason::Anchor, "&x"),
        ("? a\n: b\n", Reason::QuestionMark, "? "),
        ("? |\n  a\n: b\n", Reason::QuestionMark, "a\n"),
        ("[a]: b\n", Reason::KeyNotText, "["),
        ("~: b\n", Reason::KeyNotText, "~"),
        ("a: b\nc: d\na: e\n", Reason::DoubledKey { key: "a".into() }, "a"),
        ("a: {b: c, 'b': d}\n", Reason::DoubledKey { key: "b".into() }, "'b'"),
        ("a: b\n  c: d\n", Reason::NotYaml, ":"),
    ];
    for (text, reason, written) in cases {
        let error = Document::parse(text).expect_err(text);
        assert_eq!(error.reason, reason, "{text:?}");
        let span = error.span.clone().expect("it has a place");
        assert_eq!(&text[span], written, "{text:?}");
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn edits_that_do_not_fit_are_refused() {
    let record = "a: x\nl: [1, 2]\nm:\n  k: v\n";
    let reason = |edit| edited(record, &edit).expect_err("it does not fit").reason;
    let not_there = |path| Reason::NotThere { path };
    let other_kind = |path| Reason::OtherKind { path };
    let text = || Value::text("x");
    assert_eq!(reason(set(path!["b"], "x")), not_there(path!["b"]));
    assert_eq!(reason(set(path!["l", 2], "x")), not_there(path!["l", 2]));
    assert_eq!(reason(set(path!["a", "k"], "x")), not_there(path!["a", "k"]));
    assert_eq!(reason(set(path!["l"], "x")), other_kind(path!["l"]));
    assert_eq!(reason(set(path![], "x")), other_kind(path![]));
    assert_eq!(reason(remove(path!["b"])), not_there(path!["b"]));
    assert_eq!(reason(remove(path![])), other_kind(path![]));
    assert_eq!(reason(shift(path!["l", 0], 2)), not_there(path!["l", 2]));
    assert_eq!(reason(shift(path!["m", "k"], 0)), other_kind(path!["m", "k"]));
    let there = Reason::AlreadyThere { path: path!["a"] };
    assert_eq!(reason(insert(path!["a"], text(), &[])), there);
    assert_eq!(reason(insert(path!["l", 3], text(), &[])), not_there(path!["l", 3]));
    assert_eq!(reason(insert(path!["m", 0], text(), &[])), other_kind(path!["m"]));
    assert_eq!(reason(insert(path!["a", "k"], text(), &[])), other_kind(path!["a"]));
    assert_eq!(reason(insert(path!["n", 1], text(), &[])), not_there(path!["n", 1]));
    assert_eq!(reason(insert(path![], text(), &[])), other_kind(path![]));
}

#[test]
fn forms_that_would_lose_something_are_refused() {
    let reason = |text, edit| edited(text, &edit).expect_err(text).reason;
    let lost = Reason::CommentWithinBrackets { path: path!["l"] };
    assert_eq!(reason("l: [a, # of a\n  b]\n", remove(path!["l", 0])), lost);
    assert_eq!(reason("l: [ # c\n  a]\n", remove(path!["l", 0])), lost);
    let beside = Reason::ListBesideDash { path: path![0] };
    assert_eq!(reason("- - a\n  - b\n", shift(path![0, 0], 1)), beside);
}

#[test]
fn what_cannot_be_kept_is_not_returned() {
    // A key longer than readers look ahead for its colon.
    let key = "k".repeat(2000);
    let error = edited("a: b\n", &insert(path![&*key], Value::text("x"), &[]));
    let error = error.expect_err("no reader knows the key");
    assert_eq!(error.reason, Reason::NotKept { path: path![&*key] });
}

#[test]
fn size_is_bounded_as_for_records() {
    let error = Document::parse(&"- a\n".repeat(300_000)).expect_err("it is large");
    assert_eq!((error.reason, error.span), (Reason::Refused, None));
}

#[test]
fn depth_is_bounded() {
    for opening in ["[", "- ", "{a: "] {
        let error = Document::parse(&opening.repeat(100_000)).expect_err("it is deep");
        assert!(matches!(error.reason, Reason::TooDeep | Reason::NotYaml), "{error:?}");
    }
    assert!(Document::parse(&("- ".repeat(16) + "a\n")).is_ok());
    let error = Document::parse(&("- ".repeat(17) + "a\n")).expect_err("it is deep");
    assert_eq!(error.reason, Reason::TooDeep);
}
