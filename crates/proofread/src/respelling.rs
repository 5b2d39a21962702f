//! Words spelled anew with the marks that they had.

use crate::letters::{TATWEEL, is_mark};

/// Spells a word with other letters, and keeps the marks of all letters that stay. `right` is given
/// without marks.
pub(crate) fn respelled(written: &str, right: &str) -> String {
    // Each letter with the marks and tatweels after it.
    let mut parts: Vec<(char, String)> = Vec::new();
    let mut lead = String::new();
    for sign in written.chars() {
        if is_mark(sign) || sign == TATWEEL {
            match parts.last_mut() {
                Some((_, marks)) => marks.push(sign),
                None => lead.push(sign),
            }
        } else {
            parts.push((sign, String::new()));
        }
    }
    let letters: Vec<char> = right.chars().collect();
    let same = parts
        .iter()
        .zip(&letters)
        .take_while(|(part, letter)| part.0 == **letter)
        .count();
    let rest = parts.len().min(letters.len()) - same;
    let ends = parts.iter().rev().zip(letters.iter().rev());
    let same_end =
        ends.take(rest).take_while(|(part, letter)| part.0 == **letter).count();
    let is_alike = parts.len() == letters.len();
    let mut respelled = lead;
    for (at, letter) in letters.iter().enumerate() {
        respelled.push(*letter);
        let kept = if at < same || is_alike {
            Some(at)
        } else if at >= letters.len() - same_end {
            Some(parts.len() - (letters.len() - at))
        } else {
            None
        };
        let Some((old, marks)) = kept.map(|at| &parts[at]) else { continue };
        match letter {
            // آ is long by itself.
            'آ' if old != letter => {}
            // The kasra of إ is in its seat, and contradicts a fatha.
            _ => respelled.push_str(marks),
        }
    }
    respelled
}

/// Returns where the letters of a word begin that follow so many letters, in bytes: behind the marks
/// of those before.
pub(crate) fn letter_at(written: &str, letters: usize) -> usize {
    let is_of_letter = |sign: char| !is_mark(sign) && sign != TATWEEL;
    let mut places = written.char_indices().filter(|(_, sign)| is_of_letter(*sign));
    places.nth(letters).map_or(written.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_on_their_letters() {
        assert_eq!(respelled("الأُسرَة", "الأسرة"), "الأُسرَة");
        assert_eq!(respelled("الافريقيّة", "الإفريقية"), "الإفريقيّة");
        assert_eq!(respelled("لاكِنَّ", "لكن"), "لكِنَّ");
        assert_eq!(respelled("الواتي", "اللواتي"), "اللواتي");
        assert_eq!(respelled("ايضاً", "أيضا"), "أيضاً");
        assert_eq!(respelled("الاَن", "الآن"), "الآن");
    }
}
