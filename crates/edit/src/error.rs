//! Why a text is not edited.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use malzama_message::{Message, message};

use crate::Path;
use crate::words;

/// The reason why a text is not edited, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError {
    /// The reason.
    pub reason: Reason,
    /// The bytes of the text that it lies in, if it lies in some.
    pub span: Option<Range<usize>>,
}

/// The reasons why a text is not edited.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The text is not YAML.
    NotYaml,
    /// A line is indented with a tab.
    Tab,
    /// A line ends with a carriage return alone, as old systems wrote it.
    LoneReturn,
    /// There is a `%` directive.
    Directive,
    /// There is more than one document.
    SeveralDocuments,
    /// A value has an anchor (`&`).
    Anchor,
    /// A value is an alias (`*`).
    Alias,
    /// A value has a tag (`!`).
    Tag,
    /// A key follows a question mark.
    QuestionMark,
    /// A key is a list, a mapping, or nothing.
    KeyNotText,
    /// A key is written twice in one mapping.
    DoubledKey {
        /// The key.
        key: String,
    },
    /// Lists and mappings stand too deep within one another.
    TooDeep,
    /// The reader of records refuses the text, as it does one with too many values.
    Refused,
    /// The reader of records does not read what the editor does.
    ReadersDiffer,
    /// There is no value at the path.
    NotThere {
        /// The path.
        path: Path,
    },
    /// There is a value at the path already.
    AlreadyThere {
        /// The path.
        path: Path,
    },
    /// The value is of another kind than the edit needs.
    OtherKind {
        /// The path of the value.
        path: Path,
    },
    /// A comment stands where an edit within brackets would lose it.
    CommentWithinBrackets {
        /// The path of the value.
        path: Path,
    },
    /// The list begins on the line of another dash, and its items cannot be moved.
    ListBesideDash {
        /// The path of the item.
        path: Path,
    },
    /// The edited text would not have read as wanted, and is not returned.
    NotKept {
        /// The path that was to be edited.
        path: Path,
    },
}

impl EditError {
    /// Creates an error that lies in some bytes.
    pub(crate) const fn at(reason: Reason, span: Range<usize>) -> Self {
        Self { reason, span: Some(span) }
    }

    /// Creates an error of the text as a whole.
    pub(crate) const fn whole(reason: Reason) -> Self {
        Self { reason, span: None }
    }

    /// Returns what is wrong, as a message of the catalogues
    /// [`ENGLISH`](crate::ENGLISH) and [`ARABIC`](crate::ARABIC).
    pub fn message(&self) -> Message {
        match &self.reason {
            Reason::NotYaml => message!("edit/not-yaml"),
            Reason::Tab => message!("edit/tab"),
            Reason::LoneReturn => message!("edit/lone-return"),
            Reason::Directive => message!("edit/directive"),
            Reason::SeveralDocuments => message!("edit/several-documents"),
            Reason::Anchor => message!("edit/anchor"),
            Reason::Alias => message!("edit/alias"),
            Reason::Tag => message!("edit/tag"),
            Reason::QuestionMark => message!("edit/question-mark"),
            Reason::KeyNotText => message!("edit/key-not-text"),
            Reason::DoubledKey { key } => message!("edit/doubled-key", key = key),
            Reason::TooDeep => message!("edit/too-deep"),
            Reason::Refused => message!("edit/refused"),
            Reason::ReadersDiffer => message!("edit/readers-differ"),
            Reason::NotThere { path } => message!("edit/not-there", path = shown(path)),
            Reason::AlreadyThere { path } => {
                message!("edit/already-there", path = shown(path))
            }
            Reason::OtherKind { path } => message!("edit/other-kind", path = shown(path)),
            Reason::CommentWithinBrackets { path } => {
                message!("edit/comment-within-brackets", path = shown(path))
            }
            Reason::ListBesideDash { path } => {
                message!("edit/list-beside-dash", path = shown(path))
            }
            Reason::NotKept { path } => message!("edit/not-kept", path = shown(path)),
        }
    }

    /// Returns what to do about it.
    pub fn hint(&self) -> Message {
        match &self.reason {
            Reason::NotYaml
            | Reason::TooDeep
            | Reason::Refused
            | Reason::ReadersDiffer => {
                message!("edit/hint-check")
            }
            Reason::Tab => message!("edit/hint-spaces"),
            Reason::LoneReturn => message!("edit/hint-save-again"),
            Reason::Directive | Reason::SeveralDocuments => {
                message!("edit/hint-one-record")
            }
            Reason::Anchor | Reason::Alias | Reason::Tag => message!("edit/hint-quote"),
            Reason::QuestionMark | Reason::KeyNotText => message!("edit/hint-key"),
            Reason::DoubledKey { .. } => message!("edit/hint-keep-one"),
            Reason::NotThere { .. } | Reason::AlreadyThere { .. } => {
                message!("edit/hint-reload")
            }
            Reason::OtherKind { .. }
            | Reason::CommentWithinBrackets { .. }
            | Reason::ListBesideDash { .. }
            | Reason::NotKept { .. } => message!("edit/hint-by-hand"),
        }
    }
}

/// Returns a path as people read it; the record as a whole as a dot.
fn shown(path: &Path) -> String {
    match path.to_string() {
        empty if empty.is_empty() => ".".to_owned(),
        path => path,
    }
}

impl Display for EditError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(&words::text(&self.message()))
    }
}

impl std::error::Error for EditError {}
