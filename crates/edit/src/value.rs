//! Values of records, free of how they are written.

use serde::{Deserialize, Serialize};

/// A value of a record. Every single value is a text as the writer spelled it, as it is for
/// whoever reads records: `1990`, `yes` and `3 mm` alike.
///
/// In JSON, `"empty"`, `{"text": "…"}`, `{"paragraphs": ["…"]}`, `{"list": […]}` or
/// `{"mapping": [["key", …]]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Nothing after a key or a dash, or a word that stands for nothing, such as `null`.
    Empty,
    /// A text, with all its line breaks.
    Text(String),
    /// A text in paragraphs, each of which is one line, however it is written. Only for
    /// writing: what is read is [`Self::Text`], and
    /// [`Document::paragraphs`](crate::Document::paragraphs) parts it.
    Paragraphs(Vec<String>),
    /// A list.
    List(Vec<Self>),
    /// Keys with values, in their order.
    Mapping(Vec<(String, Self)>),
}

impl Value {
    /// Creates a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a mapping of keys with texts.
    pub fn fields<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let fields = fields.into_iter();
        Self::Mapping(
            fields.map(|(key, text)| (key.to_owned(), Self::text(text))).collect(),
        )
    }
}
