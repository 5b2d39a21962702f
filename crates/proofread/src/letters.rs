//! Kinds of characters in Arabic text, by the blocks of the Unicode Standard (chapter 9.2, Arabic),
//! and words without their marks.

use std::borrow::Cow;

/// The sign that stretches a joint.
pub(crate) const TATWEEL: char = '\u{640}';

/// Whether a character is a letter of the Arabic script, presentation forms included.
pub(crate) fn is_letter(sign: char) -> bool {
    matches!(
        sign,
        '\u{620}'..='\u{63f}'
            | '\u{641}'..='\u{64a}'
            | '\u{66e}'..='\u{66f}'
            | '\u{671}'..='\u{6d3}'
            | '\u{6d5}'
            | '\u{6ee}'..='\u{6ef}'
            | '\u{6fa}'..='\u{6fc}'
            | '\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{8a0}'..='\u{8c9}'
    ) || is_presentation_form(sign)
}

/// Whether a character is a mark above or below a letter: vowels, tanwin, shadda, sukun, and
/// those of the Quran, with its small letters.
pub(crate) fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
            | '\u{8ca}'..='\u{8e1}'
            | '\u{8e3}'..='\u{8ff}'
    )
}

/// Whether a mark is one of plain writing: tanwin, vowels, shadda, sukun.
pub(crate) fn is_plain_mark(sign: char) -> bool {
    matches!(sign, '\u{64b}'..='\u{652}')
}

/// Whether a character is the shape of a letter at one place in a word, or of several letters
/// (blocks Arabic Presentation Forms-A and -B). Ornate parentheses, the signs of honorifics and
/// of currency, and the name of God are signs of their own, and none of these.
pub(crate) fn is_presentation_form(sign: char) -> bool {
    matches!(sign, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}'
        | '\u{fdf0}'..='\u{fdf1}' | '\u{fdf3}'..='\u{fdf9}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character is drawn as nothing.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}')
}

/// Whether a sign belongs to an Arabic word: a letter, a mark or a tatweel.
pub(crate) fn is_of_word(sign: char) -> bool {
    is_letter(sign) || is_mark(sign) || sign == TATWEEL
}

/// The systems of decimal digits in Arabic text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DigitSystem {
    /// 0 1 2 3, as in the Maghreb.
    Latin,
    /// ٠ ١ ٢ ٣, as in the Mashriq.
    ArabicIndic,
    /// ۰ ۱ ۲ ۳ of Persian and Urdu.
    Persian,
}

impl DigitSystem {
    /// Returns the system of a digit.
    pub(crate) fn of(sign: char) -> Option<Self> {
        match sign {
            '0'..='9' => Some(Self::Latin),
            '\u{660}'..='\u{669}' => Some(Self::ArabicIndic),
            '\u{6f0}'..='\u{6f9}' => Some(Self::Persian),
            _ => None,
        }
    }

    /// Writes a number's digits in this system; other signs stay.
    pub(crate) fn write(self, number: &str) -> String {
        let zero = match self {
            Self::Latin => '0',
            Self::ArabicIndic => '\u{660}',
            Self::Persian => '\u{6f0}',
        };
        let written = number.chars().map(|sign| match value(sign) {
            Some(value) => char::from_u32(zero as u32 + value).unwrap_or(sign),
            None => sign,
        });
        written.collect()
    }
}

/// The value of a digit of any of the systems.
fn value(sign: char) -> Option<u32> {
    let zero = match DigitSystem::of(sign)? {
        DigitSystem::Latin => '0',
        DigitSystem::ArabicIndic => '\u{660}',
        DigitSystem::Persian => '\u{6f0}',
    };
    Some(sign as u32 - zero as u32)
}

/// Returns the letters of a word, without marks and tatweels.
pub(crate) fn skeleton(word: &str) -> Cow<'_, str> {
    if word.contains(|sign| is_mark(sign) || sign == TATWEEL) {
        Cow::Owned(word.chars().filter(|it| !is_mark(*it) && *it != TATWEEL).collect())
    } else {
        Cow::Borrowed(word)
    }
}

/// Returns the letters of a word with all that writers often confuse made equal: the seats of
/// hamza, ة and ه, ى and ي, Persian letters.
pub(crate) fn folded(word: &str) -> String {
    let letters = word.chars().filter(|it| !is_mark(*it) && *it != TATWEEL);
    let letters = letters.map(|letter| match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' | 'ہ' | 'ە' => 'ه',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ک' => 'ك',
        other => other,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_marks_and_keep_their_letters() {
        assert_eq!(skeleton("مُحمّـدٌ"), "محمد");
        assert!(matches!(skeleton("محمد"), Cow::Borrowed(_)));
        assert_eq!(folded("الإفريقيّةُ"), folded("الافريقيه"));
    }

    #[test]
    fn digits_change_their_system_and_nothing_else() {
        assert_eq!(DigitSystem::ArabicIndic.write("1948–1967"), "١٩٤٨–١٩٦٧");
        assert_eq!(DigitSystem::Latin.write("۱۲٫٥"), "12٫5");
    }

    #[test]
    fn signs_of_their_own_are_no_presentation_forms() {
        for sign in ['ﷺ', 'ﷲ', '﷼', '﴾', '﴿', '﷽', 'ﷻ'] {
            assert!(!is_presentation_form(sign), "{sign}");
        }
        for sign in ['ﻻ', 'ﺍ', 'ﯾ', 'ﱠ'] {
            assert!(is_presentation_form(sign), "{sign}");
        }
    }
}
