//! Builds the outline from the events of the parser, and refuses what records do not use.

use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StructureStyle, options,
};

use super::scalar::{NOTHING, scalar, word};
use super::{Collection, Entry, Item, Kind, Node};
use crate::error::{EditError, Reason};
use crate::lines::{after_trivia, beginning, line_end, line_start};

/// The most lists and mappings within one another: records have four.
const DEEPEST: usize = 16;

/// Builds the outline of a text.
///
/// # Errors
/// The text is not YAML, or has several documents, directives, anchors, aliases, tags, keys
/// that are no texts, keys after a question mark, or keys that are written twice.
pub(crate) fn outline(text: &str) -> Result<Node, EditError> {
    let start = beginning(text);
    // Old line endings would be lines to the parser, and none to us.
    let lone = text.match_indices('\r').find(|(at, _)| !text[at + 1..].starts_with('\n'));
    if let Some((at, _)) = lone {
        return Err(EditError::at(Reason::LoneReturn, at..at + 1));
    }
    if text[start..].starts_with('%') {
        return Err(EditError::at(Reason::Directive, start..line_end(text, start)));
    }
    let options = options! { emit_comments: false };
    let parser = Parser::new_from_str_with_options(text, options);
    Builder { text, depth: 0, parser }.document(start)
}

/// The parser with its text.
struct Builder<'a> {
    text: &'a str,
    /// The number of lists and mappings that the next value is in.
    depth: usize,
    parser: Parser<'a, granit_parser::StrInput<'a>>,
}

impl<'a> Builder<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>, Span), EditError> {
        match self.parser.next() {
            Some(Ok((event, span))) => {
                let end = self.text.len();
                let place = |marker: granit_parser::Marker| marker.byte_offset();
                let start = place(span.start).unwrap_or(end).min(end);
                let range = start..place(span.end).unwrap_or(end).clamp(start, end);
                Ok((event, range, span))
            }
            Some(Err(error)) => Err(self.fault(&error)),
            None => Err(EditError::whole(Reason::NotYaml)),
        }
    }

    /// Translates an error of the parser.
    fn fault(&self, error: &ScanError) -> EditError {
        let end = self.text.len();
        let at = error.marker().byte_offset().unwrap_or(end).min(end);
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let place =
            |at: usize| at..at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        match error.kind() {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar => {
                // The parser may have stopped on the line before.
                let line = line_start(self.text, at);
                let tab = self.text[line..].find('\t').map_or(at, |tab| line + tab);
                EditError::at(Reason::Tab, place(tab))
            }
            ErrorKind::UnknownAnchor => EditError::at(Reason::Alias, word(self.text, at)),
            _ => EditError::at(Reason::NotYaml, place(at)),
        }
    }

    /// Reads the one document.
    fn document(&mut self, start: usize) -> Result<Node, EditError> {
        let mut root = None;
        loop {
            let (event, range, _) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(EditError::at(Reason::SeveralDocuments, range));
                }
                Event::DocumentStart(_, Some(_)) => {
                    return Err(EditError::at(Reason::Directive, range));
                }
                Event::DocumentStart(is_explicit, None) => {
                    let from = if is_explicit { range.end } else { start };
                    root = Some(self.node(from)?);
                }
                _ => return Err(EditError::at(Reason::NotYaml, range)),
            }
        }
        Ok(root.unwrap_or(Node {
            kind: Kind::Empty,
            from: start,
            span: start..start,
            end: start,
        }))
    }

    /// Reads the next value, which is written after `from`.
    fn node(&mut self, from: usize) -> Result<Node, EditError> {
        let (event, range, span) = self.next()?;
        self.value(event, range, &span, from)
    }

    /// Reads the value that `event` begins.
    fn value(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        span: &Span,
        from: usize,
    ) -> Result<Node, EditError> {
        self.refuse_properties(&event, &range, span)?;
        if let Event::Scalar(value, style, ..) = event {
            let value = value.into_owned();
            return scalar(self.text, value, style, range, span.indent, from);
        }
        if self.depth >= DEEPEST {
            return Err(EditError::at(Reason::TooDeep, range));
        }
        self.depth += 1;
        let node = match event {
            Event::SequenceStart(style, ..) => self.list(style, range, from),
            Event::MappingStart(style, ..) => self.mapping(style, range, from),
            _ => Err(EditError::at(Reason::NotYaml, range)),
        };
        self.depth -= 1;
        node
    }

    fn refuse_properties(
        &self,
        event: &Event,
        range: &Range<usize>,
        span: &Span,
    ) -> Result<(), EditError> {
        let (anchor, tag) = match event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag),
            Event::SequenceStart(_, anchor, tag)
            | Event::MappingStart(_, anchor, tag) => (*anchor, tag),
            Event::Alias(_) => {
                return Err(EditError::at(Reason::Alias, range.clone()));
            }
            _ => return Ok(()),
        };
        if tag.is_some() {
            let at = span.tag_start.and_then(|at| at.byte_offset());
            let at = at.unwrap_or(range.start).min(range.start);
            return Err(EditError::at(Reason::Tag, word(self.text, at)));
        }
        if anchor > 0 {
            let at = self.text[..range.start].rfind('&').unwrap_or(range.start);
            return Err(EditError::at(Reason::Anchor, word(self.text, at)));
        }
        Ok(())
    }

    fn list(
        &mut self,
        style: StructureStyle,
        opening: Range<usize>,
        from: usize,
    ) -> Result<Node, EditError> {
        let is_flow = style == StructureStyle::Flow;
        let mut parts: Vec<Item> = Vec::new();
        let mut end = if is_flow { opening.end } else { from };
        loop {
            let (event, range, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                if is_flow {
                    end = range.end;
                }
                let start = match parts.first() {
                    Some(first) if !is_flow => first.start,
                    _ => opening.start,
                };
                return Ok(self.collection(
                    Kind::List(Collection { is_flow, parts }),
                    from,
                    start,
                    end,
                ));
            }
            let start = after_trivia(self.text, end);
            if !is_flow && !self.text[start..].starts_with('-') {
                return Err(EditError::at(Reason::NotYaml, range));
            }
            let node =
                self.value(event, range, &span, end.max(start + usize::from(!is_flow)))?;
            end = node.end;
            let start = if is_flow { node.span.start } else { start };
            parts.push(Item { start, node });
        }
    }

    fn mapping(
        &mut self,
        style: StructureStyle,
        opening: Range<usize>,
        from: usize,
    ) -> Result<Node, EditError> {
        let is_flow = style == StructureStyle::Flow;
        let mut parts: Vec<Entry> = Vec::new();
        let mut keys = BTreeSet::new();
        let mut end = if is_flow { opening.end } else { from };
        loop {
            let (event, range, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                // Within brackets, a single key with its value may go without braces.
                if is_flow && !range.is_empty() {
                    end = range.end;
                }
                let start = match parts.first() {
                    Some(first) if !is_flow => first.key_span.start,
                    _ => opening.start,
                };
                return Ok(self.collection(
                    Kind::Mapping(Collection { is_flow, parts }),
                    from,
                    start,
                    end,
                ));
            }
            self.refuse_properties(&event, &range, &span)?;
            let key = match event {
                Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => {
                    return Err(EditError::at(Reason::QuestionMark, range));
                }
                Event::Scalar(key, style, ..) => {
                    let is_nothing = style == ScalarStyle::Plain
                        && (range.is_empty() || NOTHING.contains(&&*key));
                    if is_nothing {
                        return Err(EditError::at(Reason::KeyNotText, range));
                    }
                    key.into_owned()
                }
                _ => return Err(EditError::at(Reason::KeyNotText, range)),
            };
            let mut expected = after_trivia(self.text, end);
            if is_flow && self.text[expected..].starts_with(',') {
                expected = after_trivia(self.text, expected + 1);
            }
            if expected != range.start {
                let place = expected.min(range.start)..range.start;
                return Err(EditError::at(Reason::QuestionMark, place));
            }
            if !keys.insert(key.clone()) {
                return Err(EditError::at(Reason::DoubledKey { key }, range));
            }
            let colon = after_trivia(self.text, range.end);
            let after = match self.text[colon..].starts_with(':') {
                true => colon + 1,
                false => range.end,
            };
            let node = self.node(after)?;
            end = node.end;
            parts.push(Entry { key, key_span: range, node });
        }
    }

    fn collection(&self, kind: Kind, from: usize, start: usize, end: usize) -> Node {
        let shown = self.text[..end].trim_end_matches(['\r', '\n']).len();
        Node { kind, from, span: start..shown.max(start), end }
    }
}
