//! The digits of numbers in Arabic texts.

/// A set of decimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// ٠١٢٣٤٥٦٧٨٩, with ٫ before the fraction.
    #[default]
    ArabicIndic,
    /// 0123456789
    Latin,
}

impl Digits {
    /// Returns a text with its numbers in these digits. Words that have Latin letters, and what
    /// stands in backticks, are names, and stay as they are written.
    pub fn set(self, text: &str) -> String {
        if self == Self::Latin {
            return text.to_owned();
        }
        let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
            0 => numbers(part),
            _ => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("`")
    }
}

/// The numbers of a text in Arabic-Indic digits.
fn numbers(text: &str) -> String {
    let is_of_word =
        |it: char| it.is_ascii_alphanumeric() || "./-_:\u{202f}".contains(it);
    let mut set = String::with_capacity(text.len() + text.len() / 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end =
            rest.find(|it| is_of_word(it) != is_of_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if is_of_word(first) && !word.contains(|it: char| it.is_ascii_alphabetic()) {
            number(word, &mut set);
        } else {
            set.push_str(word);
        }
        rest = after;
    }
    set
}

/// One number, or several that belong together.
fn number(word: &str, set: &mut String) {
    let characters: Vec<char> = word.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let is_digit = |at: Option<usize>| {
            at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit)
        };
        set.push(match character.to_digit(10) {
            // U+0660 is the Arabic-Indic zero; the ten digits are consecutive.
            Some(digit) => char::from_u32(0x660 + digit).unwrap_or(character),
            None if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => {
                match character {
                    '.' => '٫',
                    // A space would turn the groups of three around.
                    '\u{202f}' => '٬',
                    other => other,
                }
            }
            None => character,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_set_and_names_are_not() {
        let set = |text| Digits::ArabicIndic.set(text);
        assert_eq!(set("148 × 210.5 مم"), "١٤٨ × ٢١٠٫٥ مم");
        assert_eq!(set("PDF/X-4, R0031: 7.9 pt."), "PDF/X-4, R0031: ٧٫٩ pt.");
        assert_eq!(set("`F1 2` 3–7 "), "`F1 2` ٣–٧ ");
        assert_eq!(set("12."), "١٢.");
        assert_eq!(set("1\u{202f}234 بايت"), "١٬٢٣٤ بايت");
        assert_eq!(Digits::Latin.set("148"), "148");
    }
}
