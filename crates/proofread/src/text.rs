//! What is given to be read.

/// A text to be read: the content of one field, one or several paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text as it was written.
    pub content: &'a str,
    /// What the text is for.
    pub role: Role,
    /// The number of the record that the text belongs to: texts of one record are expected to
    /// have the same digits and the same quotation marks.
    pub record: usize,
    /// The slug of the city that the text belongs to, if it belongs to one.
    pub city: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// Takes running text of a record 0 that belongs to no city.
    pub fn prose(content: &'a str) -> Self {
        Self { content, role: Role::Prose, record: 0, city: None }
    }
}

/// What a text is for, which decides how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text, headings, descriptions of pictures.
    Prose,
    /// The name of a group, a person, a place: its spelling is its own.
    Name,
    /// Another form of a name, such as one with the city in front of it.
    Label,
    /// What stands below a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// The words of others: nothing but signs that cannot be seen is told.
    Quotation,
    /// Telephone numbers.
    Phone,
    /// Addresses of web pages and of mail.
    Link,
}

impl Role {
    /// Whether the spelling of such a text is the writer's, and not that of a name, of another
    /// writer or of a machine.
    pub(crate) fn is_spelled(self) -> bool {
        matches!(self, Self::Prose | Self::Caption | Self::Credit)
    }

    /// Whether such a text is written by rules of punctuation at all.
    pub(crate) fn is_written(self) -> bool {
        !matches!(self, Self::Quotation | Self::Phone | Self::Link)
    }
}
