//! Marks above and below letters: without a letter, twice on one, on the wrong one.

use malzama_message::message;

use crate::letters::{is_letter, is_plain_mark};
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

const SOURCES: &[&str] = &[
    "Unicode Standard, chapter 9.2: combining marks follow the letter that they belong to",
    "UTR #53, Unicode Arabic Mark Rendering: which marks a letter may have together",
];

/// A mark without a letter.
pub(crate) static LONE_MARK: Rule = Rule {
    id: "lone-mark",
    severity: Severity::Warning,
    title: Said { ar: "حركة بلا حرف", en: "Mark without a letter" },
    explanation: Said {
        ar: "حركة أو شدّة لا حرف قبلها: في أوّل الكلمة أو بعد فراغ. الحركة بين قوسين أو علامتي تنصيص (حديثًا عنها) لا تُذكر.",
        en: "A vowel mark or shadda with no letter before it: at the beginning of a word, or behind a space. A mark in brackets or quotation marks (as when it is spoken of) is passed over.",
    },
    sources: SOURCES,
    examples: &[("في \u{651}المدينة", "في المدينة")],
};

/// Two marks on a letter that exclude one another.
pub(crate) static DOUBLED_MARK: Rule = Rule {
    id: "doubled-mark",
    severity: Severity::Warning,
    title: Said { ar: "حركتان على حرف", en: "Doubled mark" },
    explanation: Said {
        ar: "على الحرف حركة مكرّرة أو حركتان لا تجتمعان. الشدّة مع حركة واحدة صحيحة، بأيّ ترتيب كُتبتا.",
        en: "A letter has the same mark twice, or two that exclude one another. A shadda with one vowel is right, in whichever order they were typed.",
    },
    sources: SOURCES,
    examples: &[("المدينة\u{64f}\u{64f}", "المدينة\u{64f}")],
};

/// A mark on the wrong letter.
pub(crate) static MISPLACED_MARK: Rule = Rule {
    id: "misplaced-mark",
    severity: Severity::Warning,
    title: Said {
        ar: "حركة على غير حرفها", en: "Mark on the wrong letter"
    },
    explanation: Said {
        ar: "ألف في آخر الكلمة عليها ضمّة أو كسرة (موروثاُ) حيث يُراد تنوين الفتح، أو شدّة على أوّل الكلمة (سّكان) حيث تُراد على ما بعده. النصوص المشكولة والقرآنيّة لا تُذكر.",
        en: "A final alef with a damma or kasra (موروثاُ) where the tanwin of the accusative is meant, or a shadda on the first letter of a word (سّكان) that belongs to the next. Vowelled and Quranic texts are passed over.",
    },
    sources: SOURCES,
    examples: &[
        ("موروثاُ ثقافيا", "موروثاً ثقافيا"),
        ("شكر سّكان المدينة", "شكر سكّان المدينة"),
    ],
};

const SHADDA: char = '\u{651}';

/// The share of vowel marks to letters above which a text is vowelled.
const VOWELLED: f64 = 0.2;

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    let is_vowelled = is_vowelled(reading.text.content);
    for at in reading.own().filter(|at| reading.kind(*at) == Some(Kind::Word)) {
        let written = reading.written(at);
        if !written.chars().any(is_plain_mark) {
            continue;
        }
        check_lone(reading, at, findings);
        check_doubled(reading, at, findings);
        check_alef(reading, at, findings);
        if !is_vowelled {
            check_first(reading, at, findings);
        }
    }
}

fn is_tanwin(sign: char) -> bool {
    matches!(sign, '\u{64b}'..='\u{64d}')
}

fn is_vowelled(text: &str) -> bool {
    let letters = text.chars().filter(|it| is_letter(*it)).count();
    let vowels =
        text.chars().filter(|it| matches!(it, '\u{64e}'..='\u{650}' | '\u{652}')).count();
    vowels as f64 > letters as f64 * VOWELLED
}

fn check_lone(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let end = written.find(|sign| !is_plain_mark(sign)).unwrap_or(written.len());
    let is_enclosed =
        matches!(reading.sign_before(at), Some('(' | '[' | '«' | '"' | '“' | '‘'));
    // A sign that another system draws as a letter may carry a mark: ◌ُ.
    let is_carried = matches!(reading.sign_before(at), Some('◌'));
    if end == 0 || is_enclosed || is_carried {
        return;
    }
    let start = reading.tokens[at].span.start;
    let message = message!("proof/lone-mark");
    findings.push(&LONE_MARK, start..start + end, message, vec![String::new()]);
}

fn check_doubled(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let start = reading.tokens[at].span.start;
    let signs: Vec<(usize, char)> = written.char_indices().collect();
    let is_new = |at: usize| at == 0 || !is_plain_mark(signs[at - 1].1);
    for first in (0..signs.len()).filter(|at| is_plain_mark(signs[*at].1) && is_new(*at))
    {
        let marks: Vec<char> = signs[first..]
            .iter()
            .map(|it| it.1)
            .take_while(|it| is_plain_mark(*it))
            .collect();
        if marks.len() < 2 || first == 0 {
            continue;
        }
        let mut unique: Vec<char> = Vec::new();
        for mark in &marks {
            if !unique.contains(mark) {
                unique.push(*mark);
            }
        }
        let vowels = unique.iter().filter(|it| **it != SHADDA).count();
        let is_repeated = unique.len() < marks.len();
        if !is_repeated && vowels < 2 {
            continue;
        }
        let end = signs.get(first + marks.len()).map_or(written.len(), |it| it.0);
        // The letter is shown with its marks.
        let letter = signs[first - 1];
        let span = start + letter.0..start + end;
        let found = &written[letter.0..end];
        let message = message!("proof/doubled-mark", found = found);
        let right = std::iter::once(letter.1).chain(unique).collect();
        let proposals = if vowels < 2 { vec![right] } else { Vec::new() };
        findings.push(&DOUBLED_MARK, span, message, proposals);
    }
}

/// A final alef carries the tanwin of the accusative or nothing.
fn check_alef(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let mut signs = written.chars().rev();
    let (Some(mark), Some('ا')) = (signs.next(), signs.next()) else { return };
    // A shadda is often written above لا as a whole: «إلاّ».
    let is_wrong = matches!(mark, '\u{64f}' | '\u{64c}' | '\u{64d}' | '\u{650}');
    // The alef after the و of a plural is silent, and the Quran marks it so.
    let is_plural = signs.next() == Some('و');
    if !is_wrong || is_plural || reading.letters(at).chars().count() < 4 {
        return;
    }
    let start = reading.tokens[at].span.end - mark.len_utf8() - 'ا'.len_utf8();
    let message = message!("proof/mark-on-alef", found = written);
    let span = start..reading.tokens[at].span.end;
    findings.push(&MISPLACED_MARK, span, message, vec!["ا\u{64b}".to_owned()]);
}

/// A shadda on the first letter of a word belongs to the next one, unless the word before is
/// assimilated in a vowelled text.
fn check_first(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let mut signs = written.char_indices();
    let (Some((_, first)), Some((_, mark))) = (signs.next(), signs.next()) else {
        return;
    };
    let is_follow = reading.letters(at).chars().count() > 2;
    if !is_letter(first) || mark != SHADDA || !is_follow {
        return;
    }
    let before = reading.previous_word(at).map_or("", |before| reading.written(before));
    // «مِن رَّبّ», «هدًى لّلناس»: the mark of reading aloud, in words that are vowelled.
    let is_vowelled =
        written.chars().any(|it| matches!(it, '\u{64e}'..='\u{650}' | '\u{652}'));
    let is_assimilated = is_vowelled
        || before.ends_with(['ن', 'م'])
        || before.chars().rev().take(3).any(is_tanwin);
    let (Some((second_at, second)), third) = (signs.next(), signs.next()) else { return };
    if is_assimilated {
        return;
    }
    let takes = is_letter(second)
        && !matches!(second, 'ا' | 'أ' | 'إ' | 'آ' | 'ى' | 'ة' | 'ء')
        && third.is_none_or(|(_, it)| !is_plain_mark(it));
    let end = third.map_or(written.len(), |(at, _)| at);
    let proposals = match takes {
        true => vec![format!("{first}{second}{SHADDA}")],
        false => Vec::new(),
    };
    let start = reading.tokens[at].span.start;
    let end = if takes { end } else { second_at };
    let message = message!("proof/shadda-on-first-letter", found = written);
    findings.push(&MISPLACED_MARK, start..start + end, message, proposals);
}
