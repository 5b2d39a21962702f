//! Tatweels within words.

use malzama_message::message;

use crate::letters::{TATWEEL, is_letter, is_mark};
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// A tatweel that stretches a word.
pub(crate) static STRAY_TATWEEL: Rule = Rule {
    id: "stray-tatweel",
    severity: Severity::Warning,
    title: Said { ar: "تطويل داخل كلمة", en: "Stray tatweel" },
    explanation: Said {
        ar: "مَدّة كُتبت باليد داخل كلمة: تُفسد البحث والنسخ، والتصميم هو الذي يمدّ السطر. ما كان في آخر حرف منفصل (هـ، بـ، الـ) وفي أوّل لاحقة (ـه) لا يُذكر.",
        en: "A kashida that was typed within a word: it spoils searching and copying, and it is the layout that fills lines. At the end of a single letter (هـ, بـ, الـ) and at the beginning of an ending (ـه) it is passed over.",
    },
    sources: &[
        "Unicode Standard, chapter 9.2: U+0640 ARABIC TATWEEL",
        "W3C, Text Layout Requirements for the Arabic Script (alreq), on justification and elongation",
    ],
    examples: &[("جمــيل", "جميل")],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    for at in reading.own().filter(|at| reading.kind(*at) == Some(Kind::Word)) {
        let written = reading.written(at);
        if !written.contains(TATWEEL) || !reading.is_plain(at) {
            continue;
        }
        let kept = without_strays(written, reading.kind(at + 1) != Some(Kind::Foreign));
        if kept != written {
            let message = message!("proof/stray-tatweel", found = written);
            let span = reading.tokens[at].span.clone();
            findings.push(&STRAY_TATWEEL, span, message, vec![kept]);
        }
    }
}

/// Returns a word without the tatweels that stretch it. One at its beginning belongs to an ending
/// («ـه»); at the end of a prefix («الـ», «لـ») it shows that something follows, which at the end of a
/// longer word, `is_whole`, nothing does.
fn without_strays(written: &str, is_whole: bool) -> String {
    let first = written.find(is_letter).unwrap_or(written.len());
    let last = written.rfind(is_letter).unwrap_or(written.len());
    let count = written.chars().filter(|it| is_letter(*it)).count();
    let is_stray =
        |at: usize| first < at && at < last || at > last && is_whole && count > 3;
    let kept = written.char_indices().filter(|(at, sign)| {
        *sign != TATWEEL || !is_stray(*at) || carries_mark(written, *at)
    });
    kept.map(|(_, sign)| sign).collect()
}

/// Whether a tatweel carries a mark of its own.
fn carries_mark(written: &str, at: usize) -> bool {
    written[at + TATWEEL.len_utf8()..].starts_with(is_mark)
}
