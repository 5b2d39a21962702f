//! Records with some of their words replaced.

use std::ops::Range;
use std::sync::Arc;

use super::paragraphs::fold;
use super::yaml::{Kind, Node, parse};
use crate::diagnostic::{Location, Sink, Source};

/// Returns the text of a record in which words are replaced: `edits` are ranges of its bytes,
/// in order and without overlap, each with what takes its place.
///
/// Returns `None` unless the new text, when it is parsed, holds just what the old one does with
/// these words replaced: no text begins or ends elsewhere, and no key is another one.
pub fn rewritten(source: &Source, edits: &[(Range<usize>, String)]) -> Option<String> {
    let mut text = String::with_capacity(source.text.len());
    let mut done = 0;
    for (range, words) in edits {
        text.push_str(source.text.get(done..range.start)?);
        text.push_str(words);
        done = range.end;
    }
    text.push_str(source.text.get(done..)?);
    let tree = |text: &str| {
        let source = Source { path: source.path.clone(), text: text.to_owned() };
        parse(&Arc::new(source), &mut Sink::new())
    };
    let [before, after] = [tree(&source.text)?, tree(&text)?];
    agrees(&before, &after, edits).then_some(text)
}

/// Whether a node is the same as before, but for the edits.
fn agrees(before: &Node, after: &Node, edits: &[(Range<usize>, String)]) -> bool {
    match (&before.kind, &after.kind) {
        (Kind::Empty, Kind::Empty) => true,
        (Kind::Text(old), Kind::Text(new)) => {
            text_agrees(before, after, [old, new], edits)
        }
        (Kind::List(old), Kind::List(new)) => {
            old.len() == new.len()
                && old.iter().zip(new).all(|(old, new)| agrees(old, new, edits))
        }
        (Kind::Mapping(old), Kind::Mapping(new)) => {
            let same = old.iter().zip(new).all(|(old, new)| {
                let is_key = |(range, _): &(Range<usize>, String)| {
                    range_of(&old.location).is_some_and(|key| overlap(&key, range))
                };
                (old.key == new.key || edits.iter().any(is_key))
                    && agrees(&old.value, &new.value, edits)
            });
            old.len() == new.len() && same
        }
        _ => false,
    }
}

/// Whether a text is the same as before, but for the edits within it: it stands where it has
/// to, and what is read is what is written there.
fn text_agrees(
    before: &Node,
    after: &Node,
    [old, new]: [&String; 2],
    edits: &[(Range<usize>, String)],
) -> bool {
    let (Some(range), Location::Text { source, range: place }) =
        (range_of(&before.location), &after.location)
    else {
        return false;
    };
    if shifted(range.start, edits) != place.start
        || shifted(range.end, edits) != place.end
    {
        return false;
    }
    if !edits.iter().any(|(edit, _)| overlap(edit, &range)) {
        return old == new;
    }
    let written = &source.text[place.clone()];
    let bare = match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written.trim_matches(quote),
        _ => written,
    };
    fold(bare) == fold(new)
}

/// Returns where a byte of the old text is in the new one.
fn shifted(at: usize, edits: &[(Range<usize>, String)]) -> usize {
    let before = edits.iter().filter(|(range, _)| range.end <= at);
    before.fold(at, |at, (range, words)| at + words.len() - range.len())
}

fn range_of(location: &Location) -> Option<Range<usize>> {
    match location {
        Location::Text { range, .. } => Some(range.clone()),
        Location::File(_) => None,
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "name: جمعية # القدس\r\nbody: |\r\n  ذهبوا الى السوق.\r\n\r\n  \"قال\" له.\r\nextra: {a: الى}\r\n";

    fn replaced(words: &str, by: &str) -> Option<String> {
        let text = RECORD.to_owned();
        let at = text.find(words).expect("the words are in the record");
        let source = Source { path: "data/acre/group.yaml".to_owned(), text };
        rewritten(&source, &[(at..at + words.len(), by.to_owned())])
    }

    #[test]
    fn words_are_replaced_and_nothing_else() {
        for (words, by) in
            [("الى السوق", "إلى السوق"), ("\"قال\"", "«قال»"), ("الى}", "إلى}")]
        {
            let expected = RECORD.replacen(words, by, 1);
            assert_eq!(
                replaced(words, by).as_deref(),
                Some(expected.as_str()),
                "{words}"
            );
        }
    }

    #[test]
    fn words_that_would_read_otherwise_are_not_written() {
        for (words, by) in [
            ("جمعية", "جمعية: أ"),
            ("جمعية", "جمعية #"),
            ("جمعية", "- جمعية"),
            ("جمعية", "&جمعية"),
            ("الى}", "إلى, b: c}"),
            ("السوق", "السوق\r\nfoo: bar"),
        ] {
            assert_eq!(replaced(words, by), None, "{by}");
        }
    }
}
