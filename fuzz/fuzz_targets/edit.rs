//! Throws texts and edits at the editor of records, which must make or refuse them: never panic,
//! and never return a text in which another value has changed.

#![no_main]

use malzama_edit::{Document, Edit, Path, Value};

libfuzzer_sys::fuzz_target!(|input: (String, String, u8)| {
    let (record, text, choice) = input;
    let Ok(document) = Document::parse(&record) else { return };
    let fields = document.fields();
    let field = &fields[usize::from(choice) % fields.len()];
    let path = field.path.clone();
    let paragraphs = || text.split("\n\n").map(str::to_owned).collect();
    let edits = [
        Edit::Set { path: path.clone(), value: Value::text(&*text) },
        Edit::Set { path: path.clone(), value: Value::Paragraphs(paragraphs()) },
        Edit::Remove { path: path.clone() },
        Edit::Move { path: path.clone(), to: usize::from(choice) },
        Edit::Insert { path: Path::from([&*text]), value: Value::text("x"), order: Vec::new() },
    ];
    for edit in edits {
        let Ok(edited) = document.apply(&edit) else { continue };
        if let Edit::Set { .. } = edit {
            for other in fields.iter().filter(|other| other.path != path) {
                assert_eq!(edited.value(&other.path), document.value(&other.path));
            }
        }
        assert!(Document::parse(edited.text()).is_ok());
    }
});
