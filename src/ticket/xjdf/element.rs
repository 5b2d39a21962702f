//! Elements of an XML document, which are written with every sign escaped that needs it.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The spaces by which children are indented.
const INDENT: usize = 2;

/// An element with attributes and either a text or children.
#[derive(Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: Option<String>,
    children: Vec<Element>,
}

impl Element {
    /// Creates an empty element.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), text: None, children: Vec::new() }
    }

    /// Returns its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Adds an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, allowed(&value.into())));
        self
    }

    /// Adds an attribute unless its value is left open.
    pub fn maybe(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value.to_string()),
            None => self,
        }
    }

    /// Sets the text.
    pub fn text(mut self, text: &str) -> Self {
        self.text = Some(allowed(text));
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// Returns a document with this element as its root.
    pub fn document(&self) -> Vec<u8> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', INDENT);
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
        let written =
            writer.write_event(declaration).and_then(|()| self.write(&mut writer));
        written.expect("memory takes all that is written");
        let mut document = writer.into_inner();
        document.push(b'\n');
        document
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, value.as_str()));
        }
        if self.text.is_none() && self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        if let Some(text) = &self.text {
            writer.write_event(Event::Text(BytesText::new(text)))?;
        }
        for child in &self.children {
            child.write(writer)?;
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// Returns a text without signs that no XML document may hold (XML 1.0, 2.2).
fn allowed(text: &str) -> String {
    let is_allowed = |sign: char| match sign {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        sign => sign >= ' ',
    };
    text.chars().filter(|sign| is_allowed(*sign)).collect()
}
