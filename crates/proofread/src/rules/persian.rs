//! Letters and digits of Persian and Urdu in Arabic words.

use malzama_message::{choices, message};

use crate::letters::{DigitSystem, skeleton};
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// ی ک and their like in an Arabic word.
pub(crate) static PERSIAN_LETTER: Rule = Rule {
    id: "persian-letter",
    severity: Severity::Warning,
    title: Said {
        ar: "حرف فارسيّ في كلمة عربيّة", en: "Persian letter in an Arabic word"
    },
    explanation: Said {
        ar: "حروف تشبه الياء والكاف والهاء العربيّة وليست منها (ی ک ہ ھ)، تأتي من لوحات مفاتيح أخرى: لا يجدها البحث، وقد تختلف صورتها في الخطّ. النصّ الفارسيّ والأرديّ لا يُذكر، ولا حروف گ وپ وچ وڤ في الأعلام.",
        en: "Letters that look like Arabic ones and are others (ی ک ہ ھ) come from the keyboards of other languages: no search finds them, and a font may draw them otherwise. Persian and Urdu text is passed over, and so are گ پ چ ڤ, which names need.",
    },
    sources: &[
        "Unicode Standard, chapter 9.2: U+06CC, U+06A9, U+06C1, U+06BE are letters of Persian, Urdu and others",
        "Unicode CLDR, exemplar characters of the locales `ar`, `fa` and `ur`",
    ],
    examples: &[("کتاب", "كتاب"), ("في ۱۹۴۸", "في ١٩٤٨")],
};

/// The Arabic letter in place of another one; ی stands for two.
fn arabic(letter: char, is_last: bool) -> Option<&'static [&'static str]> {
    Some(match letter {
        'ی' if is_last => &["ي", "ى"],
        'ی' => &["ي"],
        'ې' => &["ي"],
        'ک' | 'ڪ' => &["ك"],
        'ہ' | 'ھ' => &["ه"],
        'ە' => &["ه", "ة"],
        'ۃ' | 'ۀ' => &["ة"],
        _ => return None,
    })
}

/// Words that end in ى, and common ones that end in ي.
const WITH_MAKSURA: &[&str] = &[
    "على",
    "إلى",
    "حتى",
    "متى",
    "لدى",
    "مدى",
    "وعلى",
    "وإلى",
    "وحتى",
    "تعالى",
    "موسى",
    "عيسى",
    "مصطفى",
    "يحيى",
    "ليلى",
    "أخرى",
    "الأخرى",
    "كبرى",
    "الكبرى",
    "رأى",
    "معنى",
    "المعنى",
    "مبنى",
    "المبنى",
    "مستوى",
    "المستوى",
    "مقهى",
    "المقهى",
    "مستشفى",
    "المستشفى",
    "منتدى",
    "المنتدى",
    "ملتقى",
    "الملتقى",
    "إحدى",
    "أعلى",
    "أقصى",
    "الأقصى",
    "ذكرى",
    "قرى",
    "القرى",
];
const WITH_YEH: &[&str] = &[
    "في",
    "وفي",
    "الذي",
    "التي",
    "والتي",
    "والذي",
    "هي",
    "وهي",
    "أي",
    "حي",
    "الحي",
    "كي",
    "لي",
    "بي",
    "الماضي",
    "التالي",
    "الثاني",
    "الأهالي",
    "الفلسطيني",
    "العربي",
    "الثقافي",
    "الاجتماعي",
    "التاريخي",
    "الوطني",
    "الشعبي",
    "الفني",
];

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() || is_persian(reading.text.content) {
        return;
    }
    for at in reading.own() {
        match reading.kind(at) {
            Some(Kind::Word) => check_word(reading, at, findings),
            Some(Kind::Number) => check_number(reading, at, findings),
            _ => {}
        }
    }
}

/// Whether a text is written in Persian or Urdu: letters that no Arabic word has, beside the others.
pub(super) fn is_persian(text: &str) -> bool {
    let own = |sign: char| {
        matches!(sign, 'پ' | 'چ' | 'ژ' | 'گ' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | '\u{200c}')
    };
    let counted = text.chars().filter(|it| own(*it)).count();
    let alike = text.chars().filter(|it| matches!(it, 'ی' | 'ک')).count();
    counted > 1 && alike > 1 && counted * 10 > alike
}

fn check_word(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let letters = reading.letters(at);
    let count = letters.chars().count();
    if !letters.chars().any(|it| arabic(it, true).is_some()) || count < 2 {
        return;
    }
    let last =
        written.char_indices().rev().find(|(_, it)| crate::letters::is_letter(*it));
    let last = last.map_or(0, |(at, _)| at);
    let variants = written
        .char_indices()
        .map(|(at, it)| arabic(it, at == last).map_or(1, <[_]>::len))
        .max()
        .unwrap_or(1);
    let proposals = (0..variants).map(|variant| {
        let mut word = String::with_capacity(written.len());
        for (at, sign) in written.char_indices() {
            match arabic(sign, at == last) {
                Some(letters) => word.push_str(letters[variant.min(letters.len() - 1)]),
                None => word.push(sign),
            }
        }
        word
    });
    let mut proposals: Vec<String> = proposals.collect();
    // Of a few words it is known which of both they have.
    if let [yeh, maksura] = proposals.as_slice() {
        let is = |list: &[&str], word: &str| list.contains(&skeleton(word).as_ref());
        if is(WITH_MAKSURA, maksura) {
            proposals.remove(0);
        } else if is(WITH_YEH, yeh) {
            proposals.truncate(1);
        }
    }
    let message =
        message!("proof/persian-letter", found = written, right = choices(&proposals));
    findings.push(&PERSIAN_LETTER, reading.tokens[at].span.clone(), message, proposals);
}

fn check_number(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    if written.chars().any(|it| DigitSystem::of(it) == Some(DigitSystem::Persian)) {
        let right = DigitSystem::ArabicIndic.write(written);
        let message =
            message!("proof/persian-digit", found = written, right = right.as_str());
        findings.push(
            &PERSIAN_LETTER,
            reading.tokens[at].span.clone(),
            message,
            vec![right],
        );
    }
}
