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
        "W3C, Text Layout Requirements for the Arabic Script (alreq), § 3.4: tatweel is not recommended in text",
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
        let signs: Vec<char> = written.chars().collect();
        let is_stray = |at: usize| {
            // Marks of the Quran may stand on one of their own: «هـٰذا».
            let before = signs[..at].iter().rev().find(|it| !is_mark(**it));
            let after = signs.get(at + 1);
            signs[at] == TATWEEL
                && before.is_some_and(|it| is_letter(*it) || *it == TATWEEL)
                && after.is_some_and(|it| is_letter(*it) || *it == TATWEEL)
        };
        let letters = signs.iter().filter(|it| is_letter(**it)).count();
        let ends_stretched = signs.iter().rev().take_while(|it| **it == TATWEEL).count();
        // At the end of a whole word it is as stray as within one; of a prefix it is not.
        let is_ended = ends_stretched > 0
            && letters > 3
            && reading.kind(at + 1) != Some(Kind::Foreign);
        let strays = (0..signs.len()).filter(|at| is_stray(*at)).count();
        if letters == 0 || strays == 0 && !is_ended || signs[0] == TATWEEL && strays == 0
        {
            continue;
        }
        let kept: String = signs
            .iter()
            .enumerate()
            .filter(|(at, sign)| {
                let is_end = *at >= signs.len() - ends_stretched;
                **sign != TATWEEL
                    || !is_stray(*at) && !(is_ended && is_end)
                    || is_end && letters == 1 && *at == signs.len() - 1
            })
            .map(|(_, sign)| *sign)
            .collect();
        if kept == written {
            continue;
        }
        let message = message!("proof/stray-tatweel", found = written);
        findings.push(
            &STRAY_TATWEEL,
            reading.tokens[at].span.clone(),
            message,
            vec![kept],
        );
    }
}
