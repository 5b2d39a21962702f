//! The hamza at the beginning of words: missing, or written where none is spoken.

mod affixes;
mod particle;
mod table;
mod verbal_noun;

use malzama_message::message;

use crate::letters::is_plain_mark;
use crate::reading::{Findings, Reading};
use crate::respelling::respelled;
use crate::{Rule, Said, Severity};

pub(crate) use self::table::Table;

/// A hamza that is missing or stands where none belongs.
pub(crate) static HAMZA: Rule = Rule {
    id: "hamza",
    severity: Severity::Warning,
    title: Said { ar: "همزة القطع وهمزة الوصل", en: "Hamza" },
    explanation: Said {
        ar: "همزة ناقصة في كلمة تُقطع همزتها (الى، اسوار، الاساسية)، أو زائدة في كلمة همزتها وصل (الإستثمار، إسم). \
             يُنظر في قائمة مراجَعة من الكلمات مع ما يتّصل بها من أوّلها وآخرها، وفي أوزان لا لبس فيها: افتعال وانفعال واستفعال، وجمع أفعال. \
             ما يُقرأ على وجهين (اعلام، اثار) لا يُذكر، ولا الأسماء ولا ما بين علامتي التنصيص.",
        en: "A hamza that is missing (الى, اسوار, الاساسية), or stands in a word that is joined to the one before it (الإستثمار, إسم). \
             The rule knows a reviewed list of words with their prefixes and suffixes, and patterns that leave no doubt: verbal nouns of forms VII, VIII and X, and the plural أفعال. \
             Words that can be read in two ways (اعلام, اثار), names and quotations are passed over.",
    },
    sources: &[
        "Academy of the Arabic Language in Cairo, rules of spelling (قواعد الإملاء): همزة الوصل وهمزة القطع",
        "W. Wright, A Grammar of the Arabic Language, 3rd ed., part first, on the elif conjunctionis",
    ],
    examples: &[
        ("قد تشق الطريق الى المستقبل", "قد تشق الطريق إلى المستقبل"),
        ("أهمية الإستثمار في السوق", "أهمية الاستثمار في السوق"),
        ("إعادة إنعاشها واحيائها", "إعادة إنعاشها وإحيائها"),
    ],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    for at in reading.own_words() {
        let letters = reading.letters(at);
        let written = reading.written(at);
        let rights = match table::hamza().right(reading, at) {
            rights if !rights.is_empty() => rights,
            _ => match particle::right(reading, at) {
                Some(right) => vec![right],
                None => verbal_noun::right(letters),
            },
        };
        // A name keeps its spelling, unless the project has it in the right one too.
        let is_name = reading.lexicon.knows(letters)
            && !rights.iter().any(|right| reading.lexicon.knows(right));
        if rights.is_empty() || is_name || is_vowelled(written, letters) {
            continue;
        }
        let proposals: Vec<String> =
            rights.iter().map(|right| respelled(written, right)).collect();
        let message = match proposals.as_slice() {
            [one] => message!("proof/hamza", found = written, right = one),
            all => message!(
                "proof/hamza",
                found = written,
                right = malzama_message::choices(all)
            ),
        };
        findings.push(&HAMZA, reading.tokens[at].span.clone(), message, proposals);
    }
}

/// Whether a word is vowelled, and so spelled with care: what looks like a noun that lacks its hamza is
/// an imperative or another form («وَارَى», «ابْسُطْ»).
fn is_vowelled(written: &str, letters: &str) -> bool {
    let marks = written.chars().filter(|it| is_plain_mark(*it)).count();
    marks > 2 && marks * 2 >= letters.chars().count()
}
