//! Text pasted from PDFs: shapes in place of letters, and letters in the wrong order.

use malzama_message::message;
use unicode_normalization::UnicodeNormalization;

use crate::letters::{DigitSystem, is_mark, is_presentation_form, skeleton};
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// Shapes in place of letters.
pub(crate) static PRESENTATION_FORM: Rule = Rule {
    id: "presentation-form",
    severity: Severity::Warning,
    title: Said {
        ar: "أشكال حروف بدل الحروف", en: "Presentation forms"
    },
    explanation: Said {
        ar: "نصّ منسوخ من ملفّ قديم فيه صور الحروف (ﻣﺪﻳﻨﺔ) لا الحروف نفسها: لا يُبحث فيه ولا تقبله الخطوط. وقد يكون معكوسًا، فيُعاد ترتيبه. علامات مثل ﷺ و﷼ و﴿﴾ صحيحة ولا تُذكر.",
        en: "Text pasted from an old file has the shapes of letters (ﻣﺪﻳﻨﺔ) and not the letters: it cannot be searched, and few fonts have them all. If the order of the shapes shows that it is reversed, it is turned. Signs such as ﷺ, ﷼ and ﴿﴾ are right.",
    },
    sources: &[
        "Unicode Standard, chapter 9.2: Arabic Presentation Forms-A and -B are for compatibility alone",
        "UAX #15, Unicode Normalization Forms: NFKC",
    ],
    examples: &[("ﻣﺪﻳﻨﺔ", "مدينة")],
};

/// Letters in the order in which they are seen.
pub(crate) static REVERSED_TEXT: Rule = Rule {
    id: "reversed-text",
    severity: Severity::Warning,
    title: Said { ar: "نصّ معكوس", en: "Reversed text" },
    explanation: Said {
        ar: "نصّ منسوخ من ملفّ `PDF` جاءت حروفه من آخرها إلى أوّلها (ةنيدملا): كلمات تبدأ بتاء مربوطة أو ألف مقصورة وتنتهي بأل معكوسة. يُقترح ترتيبه الصحيح.",
        en: "Text pasted from a PDF has its letters in reverse (ةنيدملا): words begin with ة or ى, and end with the article turned around. The right order is proposed.",
    },
    sources: &["UAX #9, Unicode Bidirectional Algorithm: visual and logical order"],
    examples: &[("ةميدقلا ةدلبلا", "البلدة القديمة")],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if reading.text.content.chars().any(is_presentation_form) {
        check_forms(reading, findings);
    }
    if reading.text.role.is_written() {
        check_order(reading, findings);
    }
}

/// Reports each run of words with shapes.
fn check_forms(reading: &Reading, findings: &mut Findings) {
    let has_forms = |at: usize| {
        reading.kind(at) == Some(Kind::Word)
            && reading.written(at).chars().any(is_presentation_form)
    };
    let mut at = 0;
    while at < reading.tokens.len() {
        if !has_forms(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        while reading.next_word(end).is_some_and(has_forms) {
            end += 2;
        }
        let span = reading.tokens[at].span.start..reading.tokens[end].span.end;
        let found = &reading.text.content[span.clone()];
        let plain: String = found.nfkc().collect();
        let right = if is_turned(found) { turned(&plain) } else { plain };
        // Some of the block's numbers stand for no letter.
        let is_sound = !right.is_empty() && !right.contains(is_presentation_form);
        // Long runs are shown by their first word.
        let message = message!("proof/presentation-form", found = reading.written(at));
        let proposals = if is_sound { vec![right] } else { Vec::new() };
        findings.push(&PRESENTATION_FORM, span, message, proposals);
        at = end + 1;
    }
}

/// Whether shapes stand in reverse: more words begin with the shape of a last letter and end with
/// that of a first one than the other way round.
fn is_turned(found: &str) -> bool {
    let mut balance = 0_i32;
    for word in found.split_whitespace() {
        let shapes: Vec<Joining> = word.chars().filter_map(Joining::of).collect();
        if let [first, .., last] = shapes.as_slice() {
            balance += i32::from(first.follows) + i32::from(last.leads);
            balance -= i32::from(first.leads) + i32::from(last.follows);
        }
    }
    balance > 0
}

/// On which sides a shape is joined.
struct Joining {
    /// To the letter before it.
    follows: bool,
    /// To the letter after it.
    leads: bool,
}

impl Joining {
    /// Returns the joints of a shape of Forms-B: isolated and final for letters that join on one side,
    /// and initial and medial besides for others.
    fn of(shape: char) -> Option<Self> {
        if !matches!(shape, '\u{fe80}'..='\u{fefc}') {
            return None;
        }
        // The shapes of a letter follow one another; its first is that whose predecessor is another's.
        let same = |code: u32| {
            char::from_u32(code).is_some_and(|it| {
                matches!(it, '\u{fe80}'..='\u{fefc}') && it.nfkc().eq(shape.nfkc())
            })
        };
        let code = u32::from(shape);
        let place = (1..4).take_while(|back| same(code - back)).count();
        Some(match place {
            0 => Self { follows: false, leads: false },
            1 => Self { follows: true, leads: false },
            2 => Self { follows: false, leads: true },
            _ => Self { follows: true, leads: true },
        })
    }
}

/// Reports each line part that is reversed.
fn check_order(reading: &Reading, findings: &mut Findings) {
    let mut at = 0;
    while at < reading.tokens.len() {
        let is_start =
            reading.kind(at) == Some(Kind::Word) && !reading.tokens[at].is_quoted;
        if !is_start {
            at += 1;
            continue;
        }
        // A run of words, with spaces between them.
        let mut end = at;
        while let Some(next) =
            reading.next_word(end).filter(|next| !reading.tokens[*next].is_quoted)
        {
            end = next;
        }
        let words = (at..=end).step_by(2).map(|it| reading.letters(it));
        if is_reversed(words) {
            let span = reading.tokens[at].span.start..reading.tokens[end].span.end;
            let right = turned(&reading.text.content[span.clone()]);
            // What looks reversed either way is no text at all.
            let letters: Vec<_> = right.split_whitespace().map(skeleton).collect();
            if !is_reversed(letters.iter().map(AsRef::as_ref)) {
                let message =
                    message!("proof/reversed-text", found = reading.written(at));
                findings.push(&REVERSED_TEXT, span, message, vec![right]);
            }
        }
        at = end + 1;
    }
}

/// Whether words, given by their letters, are reversed: many begin with a letter that only ends words,
/// or end with the article.
fn is_reversed<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut count, mut certain, mut likely, mut plain) = (0, 0, 0, 0);
    for word in words {
        count += 1;
        certain += usize::from(is_impossible(word));
        likely += usize::from(ends_in_article(word));
        plain += usize::from(word.starts_with("ال"));
    }
    certain > 0 && (certain + likely) * 3 >= count && plain <= certain
}

/// Whether no word begins like this one: with ة or ى.
fn is_impossible(letters: &str) -> bool {
    letters.starts_with(['ة', 'ى']) && letters.chars().count() > 2
}

/// Whether a word ends with the letters of the article in reverse, and has others before them.
fn ends_in_article(letters: &str) -> bool {
    letters.ends_with("لا") && letters.chars().count() > 3
}

/// Turns a text around, letter by letter, with the marks of each letter behind it and numbers as they
/// are.
fn turned(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut is_number = false;
    for sign in text.chars() {
        let is_digit = DigitSystem::of(sign).is_some();
        match parts.last_mut() {
            Some(part) if is_mark(sign) || is_digit && is_number => part.push(sign),
            _ => parts.push(sign.to_string()),
        }
        is_number = is_digit;
    }
    parts.iter().rev().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_turned() {
        assert_eq!(turned("ةميدقلا ةدلبلا"), "البلدة القديمة");
        assert_eq!(turned("1948 ماع"), "عام 1948");
    }

    #[test]
    fn shapes_tell_their_order() {
        assert!(!is_turned("ﻣﺪﻳﻨﺔ"));
        assert!(is_turned("ﺔﻨﻳﺪﻣ"));
        assert!(!is_turned("ﺍﻟﻘﺪﺱ"));
    }
}
