//! The list of messages in `docs/messages.md`: its codes and texts are those of the
//! catalogue.

use std::fmt::Write;
use std::fs;

use crate::project::here;

/// The line before the list.
const OPENING: &str =
    "<!-- the list below is written by a test, see CONTRIBUTING.md -->\n";

#[test]
fn the_document_lists_every_message_with_its_text() {
    let path = here("docs/messages.md");
    let document = fs::read_to_string(&path).expect("the document");
    let (introduction, listed) = document.split_once(OPENING).expect("the opening");
    let catalogue = fs::read_to_string(here("src/words/en.ftl")).expect("the catalogue");
    let expected = list(&catalogue);
    assert!(expected.matches("| `").count() > 200, "the catalogue was not read");
    if std::env::var_os("UPDATE").is_some() {
        let updated = format!("{introduction}{OPENING}{expected}");
        fs::write(&path, updated).expect("the document can be written");
    } else {
        assert!(listed == expected, "docs/messages.md is old: run with UPDATE=1");
    }
}

/// Formats the messages of a catalogue as tables, one per section.
fn list(catalogue: &str) -> String {
    let mut list = String::new();
    let mut message: Option<(String, String)> = None;
    for line in catalogue.lines().chain([""]) {
        // Indented lines continue a text.
        if line.starts_with(' ') {
            if let Some((_, text)) = &mut message {
                text.push(' ');
                text.push_str(line.trim());
            }
            continue;
        }
        if let Some((code, text)) = message.take() {
            let text = text.replace('|', "\\|");
            let _ = writeln!(list, "| `{code}` | {text} |");
        }
        if let Some(title) = line.strip_prefix("## ") {
            let _ = write!(list, "\n### {title}\n\n| code | text |\n| --- | --- |\n");
        } else if let Some((name, text)) = line.split_once(" = ")
            && name.contains('_')
        {
            message = Some((name.replacen('_', "/", 1), text.to_owned()));
        }
    }
    list
}
