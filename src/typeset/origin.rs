//! Finds where a text on a page is written in the records.

use std::sync::Arc;

use crate::diagnostic::Location;
use crate::model::{City, Network, Partner};
use crate::records::Text;
use malzama_preflight::Part;

/// The most characters of a text that a message quotes.
const QUOTED: usize = 60;

/// The records that an edition is made from.
pub struct Records<'a> {
    /// The slug of the edition.
    pub edition: &'a str,
    /// The cities whose texts it may print.
    pub cities: &'a [&'a City],
    /// What all editions share.
    pub network: Option<&'a Network>,
}

impl Records<'_> {
    /// Finds a text of a page in the records: in the group whose page it is, then in its
    /// city, then in everything else; on pages that are of no city, such as the introduction, first
    /// in what all editions share. `None` if no record contains it, or if it is a single
    /// character.
    pub fn origin_of(&self, text: &str, page: usize, parts: &[Part]) -> Option<Location> {
        let wanted = plain(text);
        if wanted.chars().count() < 2 {
            return None;
        }
        let part = parts.iter().rev().find(|part| part.page <= page);
        let (city, group) = match part.and_then(|part| part.part.split_once('/')) {
            Some((city, group)) => (city, Some(group)),
            None => (part.map_or(self.edition, |part| part.part.as_str()), None),
        };
        let named =
            |slug: &str| self.cities.iter().copied().find(|city| city.slug == slug);
        let here = named(city).or_else(|| named(self.edition));
        let own = here
            .and_then(|city| city.partners.iter().find(|it| Some(&*it.slug) == group));
        let network = self.network.into_iter();
        let is_of_city = named(city).is_some();
        let mut nearest_first: [Vec<&Text>; 4] = [
            own.into_iter().flat_map(Partner::texts).collect(),
            here.into_iter().flat_map(City::texts).collect(),
            network.flat_map(Network::texts).collect(),
            self.cities.iter().flat_map(|city| city.texts()).collect(),
        ];
        if !is_of_city {
            nearest_first.swap(1, 2);
        }
        // A text that says nothing else is meant before one that says it among other things.
        let folded_wanted = folded(&wanted);
        let same =
            nearest_first.iter().flatten().find(|it| folded(&it.value) == folded_wanted);
        same.and_then(|text| within(text, &wanted)).or_else(|| {
            nearest_first.iter().flatten().find_map(|text| within(text, &wanted))
        })
    }
}

/// Returns a text as its writer typed it: white space folded, without the invisible signs that
/// layouts and Typst insert.
pub fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|&it| !is_inserted(it)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text of a page as [`plain`] does, and the characters of that before a byte of the text
/// as it is set.
pub fn as_written(text: &str, byte: usize) -> (String, usize) {
    let words = plain(text);
    let before = &text[..text.floor_char_boundary(byte)];
    let mut letters = plain(before).chars().count();
    // A space before the byte is one only if something follows it.
    if letters > 0
        && before.chars().rfind(|&it| !is_inserted(it)).is_some_and(char::is_whitespace)
    {
        letters += 1;
    }
    (words.clone(), letters.min(words.chars().count()))
}

/// Returns a text without what layouts set otherwise than their writers: vowels and doublings,
/// which display type leaves out.
fn folded(text: &str) -> String {
    let kept = plain(text);
    kept.chars().filter(|it| !matches!(it, '\u{64b}'..='\u{652}' | '\u{670}')).collect()
}

/// Returns a text as a message quotes it: as its writer typed it, and shortened.
pub fn quoted(words: &str) -> String {
    let words = plain(words);
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// Whether a character is one that a layout inserts to order a text, or to break it or not.
fn is_inserted(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// Returns the location of `wanted` within a record's text, if the text contains it.
fn within(text: &Text, wanted: &str) -> Option<Location> {
    if !folded(&text.value).contains(&folded(wanted)) {
        return None;
    }
    let Location::Text { source, range } = &text.location else {
        return Some(text.location.clone());
    };
    // Words that stand on one line of the source are located exactly; a phrase folded
    // over several lines is located only at the start of its text.
    let written = source.text.get(range.start..)?;
    let end = range.len().max(text.value.len() + text.value.len() / 4);
    let head = &written[..written.floor_char_boundary(end)];
    Some(match head.find(wanted) {
        Some(at) => {
            let start = range.start + at;
            Location::text(&Arc::clone(source), start..start + wanted.len())
        }
        None => text.location.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_before_a_place_are_those_of_the_record() {
        let set = "\u{2067} سوق\u{a0}\u{2060}القدس \u{2069}";
        let at = |words: &str| set.find(words).expect("words");
        assert_eq!(as_written(set, 0), ("سوق القدس".to_owned(), 0));
        assert_eq!(as_written(set, at("وق")).1, 1);
        assert_eq!(as_written(set, at("القدس")).1, 4);
        assert_eq!(as_written(set, at("قدس")).1, 6);
        assert_eq!(as_written(set, set.len()).1, 9);
    }

    #[test]
    fn a_name_without_its_vowels_is_found_as_written() {
        assert_eq!(folded("جمعيّةُ  \u{2060}الجاليةِ"), folded("جمعية الجالية"));
        assert_ne!(folded("جمعية"), folded("جمعيه"));
    }
}
