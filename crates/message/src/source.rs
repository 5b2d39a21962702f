//! The entries of a Fluent source, each of which is parsed when its text is first asked for: a run tells few
//! of the hundreds of messages that there are.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry as Parsed, Pattern};

/// A message of a Fluent source.
pub(crate) struct Entry {
    text: Box<str>,
    /// What Fluent makes of it: nothing if any of it is not valid.
    parsed: OnceLock<Option<FluentResource>>,
}

impl Entry {
    fn new(text: &str) -> Self {
        Self { text: text.into(), parsed: OnceLock::new() }
    }

    /// Returns the text as Fluent parses it; `None` if it is not valid Fluent.
    pub(crate) fn pattern(&self) -> Option<&Pattern<&str>> {
        let parse = || FluentResource::try_new(self.text.to_string()).ok();
        let mut entries = self.parsed.get_or_init(parse).as_ref()?.entries();
        entries.find_map(|entry| match entry {
            Parsed::Message(message) => message.value.as_ref(),
            _ => None,
        })
    }
}

/// Returns the messages of a source with their identifiers, in its order.
///
/// A message begins with its identifier at the beginning of a line, and goes on to the next one or a comment
/// (Fluent Syntax 1.0, `fluent.ebnf`: what continues a pattern is indented, or closes a placeable).
///
/// # Errors
/// The number of the first line that belongs to no message.
pub(crate) fn entries(source: &str) -> Result<Vec<(&str, Entry)>, usize> {
    let mut entries = Vec::new();
    let mut start = None;
    let mut end_at = |from: &mut Option<usize>, end: usize| {
        if let Some(from) = from.take() {
            let text = &source[from..end];
            let is_of_name =
                |sign: char| sign.is_ascii_alphanumeric() || "_-".contains(sign);
            let name = text.split(|sign| !is_of_name(sign)).next().unwrap_or_default();
            entries.push((name, Entry::new(text)));
        }
    };
    let mut at = 0;
    for (number, line) in (1..).zip(source.split_inclusive('\n')) {
        match line.bytes().next() {
            Some(first) if first.is_ascii_alphabetic() => {
                end_at(&mut start, at);
                start = Some(at);
            }
            Some(b'#') => end_at(&mut start, at),
            _ if start.is_none() && !line.trim().is_empty() => return Err(number),
            _ => {}
        }
        at += line.len();
    }
    end_at(&mut start, at);
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_on_to_the_next_one_or_a_comment() {
        let source = "# note\na_b = { $count ->\n    [one] one\n   *[other] { $count }\n}\n\n    more\n\
                      # note\nb-c = x\r\nd = y";
        let entries = entries(source).expect("a source");
        let texts: Vec<_> = entries.iter().map(|(name, it)| (*name, &*it.text)).collect();
        let [first, second, third] = texts[..] else { panic!("{texts:?}") };
        assert_eq!(first.0, "a_b");
        assert!(first.1.ends_with("}\n\n    more\n"), "{first:?}");
        assert_eq!([second, third], [("b-c", "b-c = x\r\n"), ("d", "d = y")]);
        assert!(entries.iter().all(|(_, it)| it.pattern().is_some()));
    }

    #[test]
    fn what_belongs_to_no_message_is_told_by_its_line() {
        assert_eq!(entries("# note\n\n= text\n").err(), Some(3));
        assert_eq!(entries("a = b\n# note\n  more\n").err(), Some(3));
    }

    #[test]
    fn what_is_not_fluent_has_no_text() {
        let entries = entries("a = { $b\nc = d\ne\n").expect("a source");
        let has_text = |(_, entry): &(&str, Entry)| entry.pattern().is_some();
        let texts: Vec<bool> = entries.iter().map(has_text).collect();
        assert_eq!(texts, [false, true, false]);
    }

    #[test]
    fn a_text_that_goes_on_as_fluent_does_not_read_it_is_not_cut_off() {
        for rest in ["بلا إزاحة", "\ttab", "    [note] more", "= text", "*junk"] {
            let source = format!("a = first\n{rest}\n");
            let entries = entries(&source).expect("a source");
            assert!(entries[0].1.pattern().is_none(), "{source}");
        }
    }
}
