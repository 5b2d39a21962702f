//! Words that stand twice in a row.

use malzama_message::message;

use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// A word written twice.
pub(crate) static DOUBLED_WORD: Rule = Rule {
    id: "doubled-word",
    severity: Severity::Warning,
    title: Said { ar: "كلمة مكرّرة", en: "Doubled word" },
    explanation: Said {
        ar: "كلمة كُتبت مرّتين متتاليتين سهوًا. يُنظر في الأدوات التي لا تتكرّر قصدًا (على على، في في، التي التي)، وفي الأسماء المعرّفة بأل. \
             أمّا التوكيد اللفظيّ (لا لا، هيهات هيهات) والأحوال المكرّرة (رويدًا رويدًا، بابًا بابًا) والشعر والأسماء فلا تُذكر.",
        en: "A word that was typed twice by mistake. Particles that nobody repeats on purpose are looked at (على على, في في, التي التي), \
             and nouns with the article. Emphasis (لا لا, هيهات هيهات), repeated adverbs (رويدًا رويدًا, بابًا بابًا), poetry and names are passed over.",
    },
    sources: &[
        "Ibn ʿAqīl, commentary on the Alfiyya, chapter on emphasis (التوكيد): what is repeated on purpose",
        "W. Wright, A Grammar of the Arabic Language, 3rd ed., part third, on the accusative: repeated adverbs",
    ],
    examples: &[("تعمل على على توثيق الحكايا", "تعمل على توثيق الحكايا")],
};

/// Particles, pronouns and prepositions that nobody writes twice on purpose.
const PARTICLES: &str = include_str!("../tables/never_twice.txt");

/// The article with a preposition or conjunction before it.
const JOINED: [&str; 5] = ["وال", "بال", "لل", "فال", "كال"];

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    for at in reading.own() {
        if reading.kind(at) != Some(Kind::Word) {
            continue;
        }
        let Some(second) = second(reading, at) else { continue };
        let word = reading.letters(at);
        if word != reading.letters(second) || !is_never_twice(reading, at, second) {
            continue;
        }
        // A third one is found with the second.
        let start = reading.tokens[at].span.start;
        let span = start..reading.tokens[second].span.end;
        let message = message!("proof/doubled-word", found = reading.written(at));
        findings.push(&DOUBLED_WORD, span, message, vec![reading.written(at).to_owned()]);
    }
}

/// The word after a word: behind a space, or behind the end of a line that ends no paragraph.
fn second(reading: &Reading, at: usize) -> Option<usize> {
    let is_gap = match reading.kind(at + 1)? {
        Kind::Space => true,
        Kind::Break => reading.written(at + 1).trim_matches(' ').len() == 1,
        _ => false,
    };
    let second = at + 2;
    (is_gap && reading.kind(second)? == Kind::Word && !reading.tokens[second].is_quoted)
        .then_some(second)
}

fn is_never_twice(reading: &Reading, at: usize, second: usize) -> bool {
    let word = reading.letters(at);
    let bare = word.strip_prefix('و').filter(|it| it.chars().count() > 1).unwrap_or(word);
    let is_particle =
        PARTICLES.lines().any(|it| !it.starts_with('#') && (it == word || it == bare));
    // «كان يا ما كان كان هناك ملك»
    let is_clause =
        reading.previous_word(at).is_some_and(|it| reading.letters(it) == "ما");
    if is_particle && !is_clause {
        // على may be the name علي written in the Egyptian way, and marks may tell words apart:
        // «مِن مَن», «إنَّ إنْ».
        return same_marks(reading.written(at), reading.written(second));
    }
    // A noun with the article stands twice in emphasis («الصلاةَ الصلاةَ») and as subject and object
    // («يظلم المسلم المسلم»); with a preposition or conjunction before it, or if it is long, hardly ever.
    let is_end = matches!(reading.sign(second + 1), Some('!' | '؟'));
    let follows = reading.next_word(second).is_some();
    let leads = reading.previous_word(at).is_some();
    let count = word.chars().count();
    let is_plain = reading.written(at) == reading.written(second)
        && reading.written(at).chars().filter(|it| crate::letters::is_mark(*it)).count()
            < 2;
    is_plain
        && !is_end
        && follows
        && reading.kind(at + 1) == Some(Kind::Space)
        && (JOINED.iter().any(|it| word.starts_with(it)) && count > 6
            || word.starts_with("ال") && count > 8 && leads)
        && !reading.lexicon.knows(word)
}

/// Whether two words of the same letters do not differ in their marks, as far as both have any.
fn same_marks(one: &str, other: &str) -> bool {
    let has_marks = |word: &str| word.chars().any(crate::letters::is_mark);
    one == other || !has_marks(one) || !has_marks(other)
}
