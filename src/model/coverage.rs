//! Checks that the fonts have a glyph for every printed character.

use std::collections::BTreeSet;

use malzama_message::{Value, message, names};

use crate::diagnostic::{Diagnostic, Sink};
use crate::fonts::Fonts;
use crate::records::{Text, is_invisible};

/// The number of characters that one message names.
const NAMED_CHARACTERS: usize = 6;

/// The characters, up to the last Arabic ones, that are asked for once in all texts.
const KNOWN: usize = 0x0800;

/// Reports the characters of each text that no font covers, at the location of the first.
pub fn report<'a>(texts: impl Iterator<Item = &'a Text>, fonts: &Fonts, sink: &mut Sink) {
    if fonts.faces().families().is_empty() {
        return; // Loading the fonts has reported that there are none.
    }
    let mut reported = BTreeSet::new();
    // Nearly all characters are of the same few.
    let mut known = [false; KNOWN];
    let mut is_covered = |it: char| {
        let known = known.get_mut(it as usize);
        if known.as_ref().is_some_and(|it| **it) {
            return true;
        }
        let is_covered = is_invisible(it) || fonts.cover(it);
        if let Some(known) = known {
            *known = is_covered;
        }
        is_covered
    };
    for text in texts {
        let uncovered = text.value.chars().filter(|&it| !is_covered(it));
        let mut seen = BTreeSet::new();
        let characters: Vec<char> = uncovered.filter(|&it| seen.insert(it)).collect();
        let Some(&first) = characters.first() else { continue };
        let location = text.location.find(first);
        // A label can also be a caption; each location is reported once.
        if !reported.insert((location.path().to_owned(), location.start())) {
            continue;
        }
        let named = characters.iter().take(NAMED_CHARACTERS).map(|&it| {
            let code = format!("{:04X}", u32::from(it));
            message!("sign/with-code", sign = it, code = code)
        });
        let named = Value::Messages(named.collect());
        let more = characters.len().saturating_sub(NAMED_CHARACTERS);
        let message = message!("text/no-glyphs", characters = named, more = more);
        let hint = message!("hint/fonts-are", families = names(fonts.faces().families()));
        sink.push(Diagnostic::error(location, message).hint(hint));
    }
}
