//! The list of messages in `docs/messages.md`: its codes and texts are those of the
//! catalogues, both languages side by side.

use std::collections::BTreeMap;
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
    let [english, arabic] = ["src/words/en.ftl", "src/words/ar.ftl"]
        .map(|path| fs::read_to_string(here(path)).expect("the catalogue"));
    let expected = list(&english, &arabic);
    assert!(expected.matches("| `").count() > 200, "the catalogue was not read");
    if std::env::var_os("UPDATE").is_some() {
        let updated = format!("{introduction}{OPENING}{expected}");
        fs::write(&path, updated).expect("the document can be written");
    } else {
        assert!(listed == expected, "docs/messages.md is old: run with UPDATE=1");
    }
}

/// Formats the messages of two catalogues as tables, one per section of the first.
fn list(english: &str, arabic: &str) -> String {
    let mut list = String::new();
    let arabic: BTreeMap<_, _> = entries(arabic)
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Message(code, text) => Some((code, text)),
            Entry::Title(_) => None,
        })
        .collect();
    for entry in entries(english) {
        let _ = match entry {
            Entry::Title(title) => write!(
                list,
                "\n### {title}\n\n| code | English | Arabic |\n| --- | --- | --- |\n"
            ),
            Entry::Message(code, text) => {
                let translated = arabic.get(&code).map_or("", String::as_str);
                let [text, translated] =
                    [&text, translated].map(|it| it.replace('|', "\\|"));
                writeln!(list, "| `{code}` | {text} | {translated} |")
            }
        };
    }
    list
}

/// What a catalogue lists.
enum Entry<'a> {
    /// The title of a section.
    Title(&'a str),
    /// A code and its text, in one line.
    Message(String, String),
}

fn entries(catalogue: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for line in catalogue.lines() {
        // Indented lines continue a text.
        if line.starts_with(' ') {
            if let Some(Entry::Message(_, text)) = entries.last_mut() {
                text.push(' ');
                text.push_str(line.trim());
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            entries.push(Entry::Title(title));
        } else if let Some((name, text)) = line.split_once(" = ")
            && name.contains('_')
        {
            let text = text.to_owned();
            entries.push(Entry::Message(name.replacen('_', "/", 1), text));
        }
    }
    entries
}
