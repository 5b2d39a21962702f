//! Items that are inserted, removed and moved.

use malzama_edit::{Value, path};

use crate::{check, insert, remove, shift};

const RECORD: &str = "\
partners: # in the order of their pages
  # the oldest
  - acre # a

  - jaffa
  # the youngest
  # of all
  - haifa
  # - nazareth

# after
end: x
";

#[test]
fn items_are_inserted_as_the_others_are() {
    let item = |at| insert(path!["partners", at], Value::text("lydda"), &[]);
    let before = |old: &str, new: &str| RECORD.replace(old, &format!("{new}{old}"));
    check(RECORD, &item(0), &before("  # the oldest\n", "  - lydda\n"));
    check(RECORD, &item(1), &before("\n  - jaffa", "  - lydda\n"));
    check(RECORD, &item(2), &before("  # the youngest", "  - lydda\n"));
    check(RECORD, &item(3), &before("  # - nazareth", "  - lydda\n"));
    check(
        "l:\n- a\n- b\n",
        &insert(path!["l", 2], Value::text("c"), &[]),
        "l:\n- a\n- b\n- c\n",
    );
    check(
        "l:\n    -   a",
        &insert(path!["l", 1], Value::text("- c"), &[]),
        "l:\n    -   a\n    -   \"- c\"",
    );
    check("- a\n", &insert(path![1], Value::text("c"), &[]), "- a\n- c\n");
    check(
        "- - a\n  - b\n",
        &insert(path![0, 0], Value::text("c"), &[]),
        "- - c\n  - a\n  - b\n",
    );
    check("l: [a, b]\n", &insert(path!["l", 0], Value::text("c"), &[]), "l: [c, a, b]\n");
    check(
        "l: [ a, b ] # d\n",
        &insert(path!["l", 2], Value::text("c"), &[]),
        "l: [ a, b, c ] # d\n",
    );
}

#[test]
fn mappings_are_inserted_as_items() {
    let photograph =
        Value::fields([("file", "a.jpg"), ("caption", "yes"), ("alt", "x\ny\n")]);
    let item = |at| insert(path!["p", at], photograph.clone(), &[]);
    let lines = "  - file: a.jpg\n    caption: \"yes\"\n    alt: |\n      x\n      y\n";
    check("p:\n  - file: b\n", &item(1), &format!("p:\n  - file: b\n{lines}"));
    check(
        "p:\n  - file: b\nz: 1\n",
        &item(0),
        &format!("p:\n{lines}  - file: b\nz: 1\n"),
    );
    check("p:\n", &item(0), &format!("p:\n{lines}"));
    check(
        "p: [{a: b}]\n",
        &item(1),
        "p: [{a: b}, { file: a.jpg, caption: \"yes\", alt: \"x\\ny\\n\" }]\n",
    );
    let nested = Value::List(vec![
        Value::List(vec![Value::text("a"), Value::Empty]),
        Value::fields([]),
    ]);
    check(
        "p:\n  - x\n",
        &insert(path!["p", 1], nested, &[]),
        "p:\n  - x\n  - - - a\n      -\n    - {}\n",
    );
}

#[test]
fn removed_items_take_the_comments_on_their_lines() {
    check(RECORD, &remove(path!["partners", 0]), &RECORD.replace("  - acre # a\n", ""));
    check(RECORD, &remove(path!["partners", 1]), &RECORD.replace("  - jaffa\n", ""));
    check(RECORD, &remove(path!["partners", 2]), &RECORD.replace("  - haifa\n", ""));
    let record =
        "p:\n  - file: a\n    # within\n    alt: b\n    # still\n  # of c\n  - file: c";
    check(record, &remove(path!["p", 0]), "p:\n  # of c\n  - file: c");
    check(record, &remove(path!["p", 1]), &record.replace("\n  - file: c", ""));
    check("p:\n  - a # x\nz: 1\n", &remove(path!["p", 0]), "p: []\nz: 1\n");
    check("p: # c\n  - a", &remove(path!["p", 0]), "p: [] # c");
    check("p:\n  # c\n  - a\nz: 1\n", &remove(path!["p", 0]), "p: []\n  # c\nz: 1\n");
    check("- a\n", &remove(path![0]), "");
    check("- - a\n  - b\n", &remove(path![0, 0]), "- - b\n");
    check("- - a\n", &remove(path![0, 0]), "- []\n");
    check("l: [a, b, c]\n", &remove(path!["l", 0]), "l: [b, c]\n");
    check("l: [a, b, c]\n", &remove(path!["l", 2]), "l: [a, b]\n");
    check("l: [ a ]\n", &remove(path!["l", 0]), "l: []\n");
    check("l: [a,\n  b,\n  c]\n", &remove(path!["l", 1]), "l: [a,\n  c]\n");
}

#[test]
fn moved_items_take_the_comments_above_them() {
    let moved = "\
partners: # in the order of their pages
  # the youngest
  # of all
  - haifa

  # the oldest
  - acre # a
  - jaffa
  # - nazareth

# after
end: x
";
    check(RECORD, &shift(path!["partners", 2], 0), moved);
    check(moved, &shift(path!["partners", 0], 2), RECORD);
    check(RECORD, &shift(path!["partners", 1], 1), RECORD);
    let record = "p:\n  - file: a\n    # within\n    alt: b\n    # still\n  - file: c";
    let moved = "p:\n  - file: c\n  - file: a\n    # within\n    alt: b\n    # still";
    check(record, &shift(path!["p", 0], 1), moved);
    check(
        "l: [a, {b: c}, \"d\" ] # e\n",
        &shift(path!["l", 2], 0),
        "l: [\"d\", a, {b: c} ] # e\n",
    );
    check("l: [a, # of a\n  b]\n", &shift(path!["l", 1], 0), "l: [b, # of a\n  a]\n");
    check("- |\n  a\n\n- b\n", &shift(path![0], 1), "- b\n\n- |\n  a\n");
}
