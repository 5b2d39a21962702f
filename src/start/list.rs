//! One more item in a list of a YAML file, of which every other byte stays as it is.

use std::path::PathBuf;

use malzama_edit::{Document, Edit, EditError, Value, path};
use malzama_message::message;

use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::{self, write_failure};
use crate::project::{Project, not_utf8, read_bounded};

/// The size of the largest file that is written to, in bytes: that of the largest record.
const LIMIT: u64 = 4 << 20;

/// A file with a list that gets more items.
pub struct ListFile {
    real: PathBuf,
    path: String,
    document: Document,
    key: &'static str,
}

impl ListFile {
    /// Reads the file at `path` with the list under `key`.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(project: &Project, path: &str, key: &'static str) -> Outcome<Self> {
        // Whatever is no plain text is told as everywhere; its bytes are kept as they are.
        project.read_text(path)?;
        let real = project.root().join(path);
        let bytes = read_bounded(&real, LIMIT).map_err(|error| {
            Diagnostic::unreadable(Location::file(path), path, &error)
        })?;
        let text = String::from_utf8(bytes.unwrap_or_default())
            .map_err(|error| not_utf8(path, &error))?;
        let document =
            Document::parse(&text).map_err(|error| refused(path, key, None, &error))?;
        Ok(Self { real, path: path.to_owned(), document, key })
    }

    /// Adds an item: before the item `before` if the list ends with that, otherwise at its end.
    ///
    /// # Errors
    /// The item is in the list already, or the list is written in a way that nothing can be added to.
    pub fn with(mut self, item: &str, before: Option<&str>) -> Outcome<Self> {
        let Self { path, document, key, .. } = &self;
        let items = match document.value(&path![*key]) {
            Some(Value::List(items)) => items,
            _ => Vec::new(),
        };
        let is = |value: &Value, item: &str| matches!(value, Value::Text(text) if text == item);
        if items.iter().any(|it| is(it, item)) {
            let message =
                message!("start/listed-already", name = item, path = path, key = *key);
            Err(Diagnostic::error(Location::file(path), message)
                .hint(message!("hint/another-name")))?;
        }
        let is_before = before.zip(items.last()).is_some_and(|(it, last)| is(last, it));
        let edit = Edit::Insert {
            path: path![*key, items.len() - usize::from(is_before)],
            value: Value::text(item),
            order: Vec::new(),
        };
        let edited = document.apply(&edit);
        self.document = edited.map_err(|error| refused(path, key, Some(item), &error))?;
        Ok(self)
    }

    /// Puts the file in place.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(self) -> Outcome<()> {
        files::replace(&self.real, |out| out.write_all(self.document.text().as_bytes()))
            .map_err(|(path, error)| write_failure(&path, &error))?;
        Ok(())
    }
}

/// Returns the diagnostic of a list that nothing can be added to.
fn refused(path: &str, key: &str, item: Option<&str>, error: &EditError) -> Diagnostic {
    let message = message!("start/list-not-understood", path = path, key = key);
    let diagnostic = Diagnostic::error(Location::file(path), message)
        .hint(message!("hint/reason-is", reason = error.message()));
    match item {
        Some(item) => {
            diagnostic.hint(message!("hint/add-line-to-list", key = key, name = item))
        }
        None => diagnostic.hint(error.hint()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds an item to a list in a file of these bytes; returns the bytes afterwards.
    fn add(bytes: &str, before: Option<&str>) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("its path");
        std::fs::write(root.join("city.yaml"), bytes).expect("a record");
        let file = ListFile::read(&Project::rooted(&root), "city.yaml", "partners");
        file.and_then(|file| file.with("new", before)).and_then(ListFile::put).ok()?;
        Some(std::fs::read_to_string(root.join("city.yaml")).expect("a record"))
    }

    #[test]
    fn an_item_is_added_as_the_list_is_written() {
        for (old, new) in [
            ("partners:\n  - a\n  - b\n", "partners:\n  - a\n  - b\n  - new\n"),
            ("partners:\n- a\nname: x\n", "partners:\n- a\n- new\nname: x\n"),
            (
                "partners:\n    -   a # one\nname: x",
                "partners:\n    -   a # one\n    -   new\nname: x",
            ),
            ("partners:\n  - a", "partners:\n  - a\n  - new"),
            (
                "\u{feff}partners:\r\n  - \"a\"\r\nname: x\r\n",
                "\u{feff}partners:\r\n  - \"a\"\r\n  - new\r\nname: x\r\n",
            ),
            ("partners: [a, b] # flow\n", "partners: [a, b, new] # flow\n"),
            ("partners: []\n", "partners:\n  - new\n"),
        ] {
            assert_eq!(add(old, None).as_deref(), Some(new), "{old}");
        }
    }

    #[test]
    fn an_item_is_added_before_the_last() {
        for (old, new) in [
            (
                "partners:\n  - a\n  # all\n  - network\n",
                "partners:\n  - a\n  - new\n  # all\n  - network\n",
            ),
            ("partners: [a, network]\n", "partners: [a, new, network]\n"),
            (
                "partners:\n  - network\n  - a\n",
                "partners:\n  - network\n  - a\n  - new\n",
            ),
        ] {
            assert_eq!(add(old, Some("network")).as_deref(), Some(new), "{old}");
        }
    }

    #[test]
    fn what_is_no_list_is_left_alone() {
        for old in ["partners: a\n", "partners: [\n", "partners: [new]\n", "- a\n"] {
            assert_eq!(add(old, None), None, "{old}");
        }
    }
}
