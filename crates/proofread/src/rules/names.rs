//! Names spelled in two ways.

use malzama_message::message;

use crate::letters::folded;
use crate::reading::{Findings, Reading};
use crate::respelling::respelled;
use crate::tokens::Kind;
use crate::vocabulary::Name;
use crate::{Role, Rule, Said, Severity};

/// A name of the project, spelled otherwise.
pub(crate) static NAME_SPELLING: Rule = Rule {
    id: "name-spelling",
    severity: Severity::Warning,
    title: Said {
        ar: "اسم كُتب على وجهين", en: "Name spelled in two ways"
    },
    explanation: Said {
        ar: "اسم من أسماء المشروع جاء في نصّ آخر بهمزة أو تاء مربوطة أو ياء مختلفة: «جمعية الجالية الإفريقية» في مكان و«جمعية الجالية الافريقية» في آخر. يُنظر في الأسماء ذات الكلمتين فأكثر وفي الكلمات الطويلة؛ الحركات لا يُنظر فيها.",
        en: "A name of the project stands in another text with other hamzas, ة for ه or ى for ي: «جمعية الجالية الإفريقية» in one place and «جمعية الجالية الافريقية» in another. Names of two words and more, and long words, are looked at; vowel marks are not.",
    },
    sources: &[
        "The project's own names; letters that are confused: Academy of the Arabic Language in Cairo, rules of spelling (قواعد الإملاء)",
    ],
    examples: &[],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    let role = reading.text.role;
    if !role.is_written() || role == Role::Name {
        return;
    }
    for at in reading.own().filter(|at| reading.kind(*at) == Some(Kind::Word)) {
        let letters = reading.letters(at);
        let key = folded(letters);
        let with_letter = ["و", "ف", "ب", "ل", "ك"]
            .iter()
            .find_map(|it| Some((*it, key.strip_prefix(it)?)));
        let whole = ("", key.as_str());
        for (prefix, first) in std::iter::once(whole).chain(with_letter) {
            for name in reading.lexicon.names_beginning(first) {
                if let Some(last) = matched(reading, at, prefix, name) {
                    report(reading, at, last, prefix, name, findings);
                }
            }
        }
    }
}

/// The last word of a name that begins at a word, if it is spelled otherwise there.
fn matched(reading: &Reading, at: usize, prefix: &str, name: &Name) -> Option<usize> {
    let mut last = at;
    let mut is_same = reading.letters(at).strip_prefix(prefix)? == name.letters[0];
    for (letters, wanted) in name.letters.iter().zip(&name.folded).skip(1) {
        last = reading.next_word(last)?;
        let written = reading.letters(last);
        if folded(written) != *wanted {
            return None;
        }
        is_same &= written == letters;
    }
    (!is_same).then_some(last)
}

fn report(
    reading: &Reading,
    at: usize,
    last: usize,
    prefix: &str,
    name: &Name,
    findings: &mut Findings,
) {
    let span = reading.tokens[at].span.start..reading.tokens[last].span.end;
    let found = &reading.text.content[span.clone()];
    // Another name of the project may be spelled so.
    let letters: Vec<&str> =
        (at..=last).step_by(2).map(|it| reading.letters(it)).collect();
    if prefix.is_empty() && reading.lexicon.has_name(&letters)
        || findings.is_told(&NAME_SPELLING, &span)
    {
        return;
    }
    let mut right = String::new();
    for (number, at) in (at..=last).enumerate() {
        match number % 2 {
            0 => {
                let prefix = if number == 0 { prefix } else { "" };
                let word = [prefix, &name.letters[number / 2]].concat();
                right.push_str(&respelled(reading.written(at), &word));
            }
            _ => right.push_str(reading.written(at)),
        }
    }
    let message = message!("proof/name-spelling", found = found, right = right.as_str());
    findings.push(&NAME_SPELLING, span, message, vec![right]);
}
