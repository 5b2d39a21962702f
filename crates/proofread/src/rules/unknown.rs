//! Words that a dictionary does not know.

use std::ops::Range;

use malzama_message::message;

use crate::dictionary::Dictionary;
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// A word that the dictionary does not know.
pub(crate) static UNKNOWN_WORD: Rule = Rule {
    id: "unknown-word",
    severity: Severity::Note,
    title: Said {
        ar: "كلمة ليست في القاموس", en: "Word that is not in the dictionary"
    },
    explanation: Said {
        ar: "كلمة لا يعرفها القاموس الذي اختاره المشروع. قد تكون صحيحة: اسمًا أو كلمة جديدة أو عاميّة، فتُضاف إلى كلمات المشروع. اللواحق بعد الشرطة المائلة (الفنانين/ات) والأسماء وما بين علامتي التنصيص لا تُذكر.",
        en: "A word that the dictionary which the project chose does not know. It may be right, a name or a new word, and then belongs among the words of the project. Endings behind a slash (الفنانين/ات), names and quotations are passed over.",
    },
    sources: &["Hunspell dictionaries, such as hunspell-ar of the Ayaspell project"],
    examples: &[],
};

pub(crate) fn check(reading: &Reading, dictionary: &Dictionary, findings: &mut Findings) {
    let places = findings.places();
    for at in reading.own_words() {
        let letters = reading.letters(at);
        let is_ending = reading.sign_before(at) == Some('/')
            || reading.sign_before(at) == Some('(')
                && at.checked_sub(2).and_then(|it| reading.kind(it)) == Some(Kind::Word);
        let is_name = || knows_name(reading, letters);
        let span = &reading.tokens[at].span;
        let is_told = |span: &Range<usize>| {
            let next = places.partition_point(|it| it.end <= span.start);
            places.get(next).is_some_and(|it| it.start < span.end)
        };
        let is_short = letters.chars().count() < 3;
        if is_short
            || is_ending
            || is_told(span)
            || dictionary.knows(letters)
            || is_name()
        {
            continue;
        }
        let message = message!("proof/unknown-word", found = reading.written(at));
        findings.push(&UNKNOWN_WORD, span.clone(), message, Vec::new());
    }
}

/// Whether a word is one of the project, with letters joined to it or not.
fn knows_name(reading: &Reading, letters: &str) -> bool {
    let bare = ["وال", "بال", "كال", "فال", "ال", "لل", "و", "ف", "ب", "ك", "ل"];
    let mut rests = bare.iter().filter_map(|it| letters.strip_prefix(it));
    reading.lexicon.knows(letters)
        || rests.any(|rest| {
            reading.lexicon.knows(rest) || reading.lexicon.knows(&["ال", rest].concat())
        })
}
