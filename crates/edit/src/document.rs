//! Documents: records that are known to be sound, and can be edited.

use std::ops::Range;

use crate::change::{Source, ground};
use crate::error::{EditError, Reason};
use crate::layout::Layout;
use crate::lines::{line_end, line_start, next_line};
use crate::outline::{Kind, Node, deepest_at, locate, outline, walk};
use crate::{Edit, Path, Value, comments, read, splice};

/// A record as text, with the places of its values.
#[derive(Debug)]
pub struct Document {
    text: String,
    root: Node,
}

/// A value of a record that is no list or mapping with parts, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The path of the value.
    pub path: Path,
    /// The bytes of the value; empty after the colon or dash if there is none. Those of a text
    /// below `|` or `>` begin at this sign.
    pub span: Range<usize>,
}

impl Document {
    /// Parses a record. A byte order mark at its beginning stays.
    ///
    /// # Errors
    /// The text is not YAML, or uses what records do not use: several documents, directives,
    /// anchors, aliases, tags, keys that are not texts on one line, keys that are written
    /// twice.
    pub fn parse(text: &str) -> Result<Self, EditError> {
        let root = outline(text)?;
        // A file of nothing but comments is no document, and the reader has nothing to say.
        if !matches!(root.kind, Kind::Empty) {
            match read::read(text) {
                None => return Err(EditError::whole(Reason::Refused)),
                Some(value) if value != root.value() => {
                    return Err(EditError::whole(Reason::ReadersDiffer));
                }
                Some(_) => {}
            }
        }
        Ok(Self { text: text.to_owned(), root })
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text, and drops the rest.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Returns the outline.
    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    /// Returns the value at a path; `None` if there is none.
    pub fn value(&self, path: &Path) -> Option<Value> {
        locate(&self.root, path).map(Node::value)
    }

    /// Returns the paragraphs of the text at a path, each on one line, as they are printed;
    /// none of anything else; `None` if there is no value.
    pub fn paragraphs(&self, path: &Path) -> Option<Vec<String>> {
        locate(&self.root, path).map(|node| node.paragraphs(&self.text))
    }

    /// Returns the bytes of the value at a path, as [`Field::span`] tells them; of a list or
    /// a mapping from its first dash, key or bracket to the end of its last value or bracket.
    pub fn span(&self, path: &Path) -> Option<Range<usize>> {
        locate(&self.root, path).map(|node| node.span.clone())
    }

    /// Returns all values that are no lists or mappings with parts, as written.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        walk(&self.root, &Path::root(), &mut |path, node| {
            fields.push(Field { path, span: node.span.clone() });
        });
        fields
    }

    /// Returns the path of the innermost value at a place, that of its key or dash included:
    /// the root between values. Line and column are counted from one, the column in
    /// characters, as in messages; a place beyond the end of a line is at its end.
    pub fn path_at(&self, line: usize, column: usize) -> Path {
        let mut start = line_start(&self.text, 0);
        for _ in 1..line {
            start = next_line(&self.text, start);
        }
        let text = &self.text[start..line_end(&self.text, start)];
        let offset = text.char_indices().nth(column.saturating_sub(1));
        deepest_at(&self.root, start + offset.map_or(text.len(), |(offset, _)| offset))
    }

    /// Edits the record: returns it with the change made, and all other bytes as they were.
    /// The result has been read again, and holds the wanted value, otherwise the same ones, and
    /// the same comments, but for those that were removed with a value or moved with it.
    ///
    /// # Errors
    /// The edit does not fit the record, or no way to write it reads as wanted
    /// ([`Reason::NotKept`]).
    pub fn apply(&self, edit: &Edit) -> Result<Self, EditError> {
        let not_kept = || {
            let span = locate(&self.root, edit.path()).map(|node| node.span.clone());
            EditError { reason: Reason::NotKept { path: edit.path().clone() }, span }
        };
        let change = ground(&self.root, edit)?;
        let wanted = change.wanted(self.root.value()).ok_or_else(not_kept)?;
        let layout = Layout::of(&self.text, &self.root);
        let source = Source { text: &self.text, root: &self.root, layout };
        for way in change.ways(source)? {
            let text = splice::apply(&self.text, &way);
            if let Ok(edited) = Self::parse(&text)
                && edited.root.holds(&wanted, &text)
                && comments::are_kept(self, &edited, edit)
            {
                return Ok(edited);
            }
        }
        Err(not_kept())
    }
}
