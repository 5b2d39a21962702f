//! Keys that are inserted and removed.

use malzama_edit::{Value, path};

use crate::{check, insert, remove};

const ORDER: [&str; 5] = ["name", "label", "photographs", "body", "end"];

fn text(key: &str) -> malzama_edit::Edit {
    insert(path![key], Value::text("نص"), &ORDER)
}

#[test]
fn keys_go_where_they_usually_stand() {
    let record = "# head\nname: x # a\n\n# of photographs\nphotographs:\n  - a\n  # - b\n\nend: y\n";
    let label = "name: x # a\nlabel: نص\n";
    check(record, &text("label"), &record.replace("name: x # a\n", label));
    let body = "  # - b\nbody: نص\n";
    check(record, &text("body"), &record.replace("  # - b\n", body));
    check(record, &text("other"), &format!("{record}other: نص\n"));
    check("end: y\n", &text("body"), "body: نص\nend: y\n");
    check("# head\nend: y\n", &text("body"), "# head\nbody: نص\nend: y\n");
    check("# head\n\n# c\nend: y\n", &text("body"), "# head\n\nbody: نص\n# c\nend: y\n");
}

#[test]
fn keys_go_after_texts_below_a_bar() {
    for header in ["|", "|-", ">"] {
        let record = |new: &str| format!("body: {header}\n  a\n{new}\n# c\nz: 1\n");
        check(&record(""), &text("end"), &record("end: نص\n"));
    }
    check("body: |+\n  a\n\nz: 1\n", &text("end"), "body: |+\n  a\n\nend: نص\nz: 1\n");
}

#[test]
fn keys_at_the_end_of_a_file_leave_it_open() {
    check("name: x", &text("end"), "name: x\nend: نص");
    check("name: x # c", &text("end"), "name: x # c\nend: نص");
    check("name: x\n# c", &text("end"), "name: x\nend: نص\n# c");
    check("body: |-\n  a", &text("end"), "body: |-\n  a\nend: نص");
    check("body: |\n  a", &text("end"), "body: |\n  a\nend: نص");
    check("body: |+\n  a", &text("end"), "body: |+\n  a\nend: نص");
}

#[test]
fn keys_go_into_mappings_within() {
    let caption =
        |at| insert(path!["p", at, "caption"], Value::text("c"), &["caption", "alt"]);
    let record = "p:\n  - file: a # x\n    # about alt\n    alt: b\n  -   alt: c\n";
    let first = record
        .replace("    # about alt\n    alt", "    caption: c\n    # about alt\n    alt");
    // Comments directly above a key stay with it.
    check(
        record,
        &insert(path!["p", 0, "caption"], Value::text("c"), &["file", "caption"]),
        &first,
    );
    let second = record.replace("  -   alt: c\n", "  -   caption: c\n      alt: c\n");
    check(record, &caption(1), &second);
    check(
        "m:\n    a: 1\nz: 2\n",
        &insert(path!["m", "b"], Value::text("c"), &[]),
        "m:\n    a: 1\n    b: c\nz: 2\n",
    );
    check(
        "m: { a: 1 } # c\n",
        &insert(path!["m", "b"], Value::text("c, d"), &[]),
        "m: { a: 1, b: \"c, d\" } # c\n",
    );
    check(
        "m: {a: 1}\n",
        &insert(path!["m", "b"], Value::text("c"), &["b", "a"]),
        "m: {b: c, a: 1}\n",
    );
}

#[test]
fn missing_and_empty_parents_are_made() {
    let caption = |path| insert(path, Value::text("c"), &ORDER);
    let path = path!["photographs", 0, "caption"];
    let made = "name: x\nphotographs:\n  - caption: c\nend: y\n";
    check("name: x\nend: y\n", &caption(path.clone()), made);
    check("name: x\nphotographs:\nend: y\n", &caption(path.clone()), made);
    check("name: x\nphotographs: []\nend: y\n", &caption(path.clone()), made);
    check("name: x\nphotographs:\n  -\nend: y\n", &caption(path.clone()), made);
    check(
        "name: x\nphotographs: # c\n\nend: y\n",
        &caption(path),
        "name: x\nphotographs: # c\n  - caption: c\n\nend: y\n",
    );
    check(
        "a:\n- b\nm:\n",
        &insert(path!["m", 0], Value::text("c"), &[]),
        "a:\n- b\nm:\n- c\n",
    );
    check(
        "a:\n    b: c\n",
        &insert(path!["m", "d"], Value::text("e"), &[]),
        "a:\n    b: c\nm:\n    d: e\n",
    );
    check(
        "a: [{}, b]\n",
        &insert(path!["a", 0, "k"], Value::text("c"), &[]),
        "a: [{ k: c }, b]\n",
    );
}

#[test]
fn an_empty_file_gets_its_first_key() {
    let name = text("name");
    check("# only this\n", &name, "# only this\nname: نص\n");
    check("# only this", &name, "# only this\nname: نص");
    assert_eq!(crate::edited("", &name).as_deref(), Ok("name: نص\n"));
    check("---\n", &name, "---\nname: نص\n");
}

#[test]
fn keys_that_need_it_are_quoted() {
    let insert = |key: &str| insert(path!["imprint", key], Value::text("x"), &[]);
    check("imprint:\n  a: b\n", &insert("الطبعة"), "imprint:\n  a: b\n  الطبعة: x\n");
    check("imprint:\n  a: b\n", &insert("a: b"), "imprint:\n  a: b\n  \"a: b\": x\n");
    check("imprint:\n  a: b\n", &insert("1948"), "imprint:\n  a: b\n  \"1948\": x\n");
    check("imprint:\n  a: b\n", &insert("a\nb"), "imprint:\n  a: b\n  \"a\\nb\": x\n");
}

#[test]
fn removed_keys_take_the_comments_on_their_lines() {
    let record = "# head\nname: x # a\n\n# of p\np:\n  # first\n  - a\n  # - b\n\n# of end\nend: y\n";
    check(record, &remove(path!["name"]), &record.replace("name: x # a\n", ""));
    check(
        record,
        &remove(path!["p"]),
        "# head\nname: x # a\n\n# of p\n\n# of end\nend: y\n",
    );
    check(record, &remove(path!["end"]), &record.replace("end: y\n", ""));
    check("a: 1\nb: 2", &remove(path!["b"]), "a: 1");
    check("a: 1\nb: 2", &remove(path!["a"]), "b: 2");
    check(
        "a: 1\nbody: |\n  x\n\n  y\n\nb: 2\n",
        &remove(path!["body"]),
        "a: 1\n\nb: 2\n",
    );
    check("a: 1\nbody: |+\n  x\n\nb: 2\n", &remove(path!["body"]), "a: 1\nb: 2\n");
    check("a: 1\nb: 2\nbody: |\n  x", &remove(path!["body"]), "a: 1\nb: 2");
}

#[test]
fn keys_beside_a_dash_are_removed() {
    let record = "p:\n  - file: a # x\n    alt: b\n  - file: c\n    # of alt\n    alt: d\n  - alt: e\n";
    check(record, &remove(path!["p", 0, "alt"]), &record.replace("    alt: b\n", ""));
    check(
        "p:\n  - file: a\n    alt: b\n",
        &remove(path!["p", 0, "file"]),
        "p:\n  - alt: b\n",
    );
    // Comments between keep their lines, and so does what follows them.
    check(record, &remove(path!["p", 0, "file"]), &record.replace(" file: a # x", ""));
    check(record, &remove(path!["p", 1, "file"]), &record.replace(" file: c\n", "\n"));
    check(record, &remove(path!["p", 2, "alt"]), &record.replace("alt: e", "{}"));
    check("m:\n  a: 1 # c\n# d\n", &remove(path!["m", "a"]), "m: {}\n# d\n");
    check(
        "m:\n  # c\n  a: |\n    x\nz: 1\n",
        &remove(path!["m", "a"]),
        "m: {}\n  # c\nz: 1\n",
    );
    check("# c\na: 1\n", &remove(path!["a"]), "# c\n");
    check("m: { a: 1, b: 2, c: 3 }\n", &remove(path!["m", "b"]), "m: { a: 1, c: 3 }\n");
    check("m: { a: 1, b: 2 }\n", &remove(path!["m", "b"]), "m: { a: 1 }\n");
    check("m: { a: 1 }\n", &remove(path!["m", "a"]), "m: {}\n");
}
