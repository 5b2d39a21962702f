//! Places of values.

use malzama_edit::{Document, Edit, Path, Value, path};

const RECORD: &str = "\
name: مجموعة
photographs: # c
  - file: a.jpg

    caption: نص
empty:
body: |
  one

  two
";

#[test]
fn values_are_found_by_line_and_column() {
    let document = Document::parse(RECORD).expect("it is sound");
    let cases = [
        ((1, 1), path!["name"]),
        ((1, 9), path!["name"]),
        ((1, 99), path!["name"]),
        ((2, 3), path!["photographs"]),
        ((3, 3), path!["photographs", 0]),
        ((3, 12), path!["photographs", 0, "file"]),
        ((5, 15), path!["photographs", 0, "caption"]),
        ((6, 7), path!["empty"]),
        ((7, 1), path!["body"]),
        ((8, 3), path!["body"]),
        ((10, 5), path!["body"]),
        ((99, 1), Path::root()),
        ((0, 0), path!["name"]),
    ];
    for ((line, column), path) in cases {
        assert_eq!(document.path_at(line, column), path, "{line}:{column}");
    }
}

#[test]
fn fields_are_listed_with_their_bytes() {
    let document = Document::parse(RECORD).expect("it is sound");
    let fields = document.fields();
    let written: Vec<_> = fields
        .iter()
        .map(|field| (field.path.to_string(), &document.text()[field.span.clone()]))
        .collect();
    let wanted = [
        ("name", "مجموعة"),
        ("photographs[0].file", "a.jpg"),
        ("photographs[0].caption", "نص"),
        ("empty", ""),
        ("body", "|\n  one\n\n  two"),
    ];
    assert_eq!(written, wanted.map(|(path, text)| (path.to_owned(), text)));
    assert_eq!(document.value(&path!["empty"]), Some(Value::Empty));
    assert_eq!(document.value(&path!["photographs", 1]), None);
    assert_eq!(document.span(&path!["photographs", 0]), Some(40..70));
}

#[test]
fn edits_come_from_json() {
    let json = r#"{"kind":"insert","path":["photographs",1],"value":{"mapping":[["file",{"text":"b.jpg"}]]}}"#;
    let edit: Edit = serde_json::from_str(json).expect("it is an edit");
    let value = Value::fields([("file", "b.jpg")]);
    assert_eq!(edit, crate::insert(path!["photographs", 1], value, &[]));
    let json = r#"{"kind":"set","path":["body"],"value":{"paragraphs":["a","b"]}}"#;
    let edit: Edit = serde_json::from_str(json).expect("it is an edit");
    assert_eq!(edit, crate::set_paragraphs(path!["body"], &["a", "b"]));
}
