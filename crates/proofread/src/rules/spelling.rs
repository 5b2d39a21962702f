//! Words that are always misspelled, and particles before the wrong words.

use std::sync::LazyLock;

use malzama_message::message;

use super::hamza::Table;
use crate::letters::is_mark;
use crate::reading::{Findings, Reading};
use crate::respelling::respelled;
use crate::{Rule, Said, Severity};

/// A misspelled word.
pub(crate) static SPELLING: Rule = Rule {
    id: "spelling",
    severity: Severity::Warning,
    title: Said { ar: "إملاء شائع الخطأ", en: "Common misspelling" },
    explanation: Said {
        ar: "كلمات كثيرًا ما يُخطأ فيها وليس لها وجه آخر: هاذا، لاكن، ذالك، شئ، الواتي، إنشاء الله، والهاء مكان التاء المربوطة بعد أل التعريف (المدرسه)، والألف بعد همزة التنوين (مساءاً). ما له وجهان (مسئول ومسؤول، شكرًا وشكراً) لا يُذكر.",
        en: "Words that are often misspelled and cannot be anything else: هاذا, لاكن, ذالك, شئ, الواتي, إنشاء الله; ه in place of ة behind the article (المدرسه); an alef behind a hamza with tanwin (مساءاً). What has two lawful spellings (مسئول and مسؤول, شكرًا and شكراً) is passed over.",
    },
    sources: &[
        "Academy of the Arabic Language in Cairo, rules of spelling (قواعد الإملاء): ة and ه, ى and ي, the alef of tanwin",
        "W. Wright, A Grammar of the Arabic Language, 3rd ed., part second, on demonstrative and relative pronouns",
    ],
    examples: &[
        ("النساء الواتي يسكنّ المدينة", "النساء اللواتي يسكنّ المدينة"),
        ("لاكن المدرسه قريبة", "لكن المدرسة قريبة"),
    ],
};

/// أنّ before a verb.
pub(crate) static ANNA_BEFORE_VERB: Rule = Rule {
    id: "anna-before-verb",
    severity: Severity::Warning,
    title: Said {
        ar: "أنّ قبل الفعل المضارع", en: "أنّ before a verb"
    },
    explanation: Said {
        ar: "يأتي الفعل المضارع بعد «أنْ» لا بعد «أنّ» المشدّدة: «على أمل أن يخلق». لا يُنظر إلّا في أفعال لا تُقرأ أسماء.",
        en: "A verb of the present follows أن, never أنّ with its shadda, which takes a noun. Only verbs that cannot be read as nouns are looked at.",
    },
    sources: &[
        "W. Wright, A Grammar of the Arabic Language, 3rd ed., part third: أنْ takes a verb, أنّ a noun",
    ],
    examples: &[("على أمل أنّ يخلق العمل", "على أمل أن يخلق العمل")],
};

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../tables/spelling.tsv")));

/// Verbs of the present that are no nouns, without their subject endings.
const VERBS: &str = include_str!("../tables/present_verbs.txt");

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    for at in reading.own_words() {
        let letters = reading.letters(at);
        check_anna(reading, at, findings);
        if reading.lexicon.knows(letters) || check_god_willing(reading, at, findings) {
            continue;
        }
        let written = reading.written(at);
        let right = TABLE.right(reading, at).into_iter().next();
        let right = right
            .or_else(|| feminine(letters))
            .or_else(|| swapped_ligature(letters))
            .map(|right| respelled(written, &right))
            .or_else(|| tanwin(written, letters));
        if let Some(right) = right.filter(|right| right != written) {
            let message =
                message!("proof/spelling", found = written, right = right.as_str());
            findings.push(
                &SPELLING,
                reading.tokens[at].span.clone(),
                message,
                vec![right],
            );
        }
    }
}

/// «إنشاء الله» is «إن شاء الله».
fn check_god_willing(reading: &Reading, at: usize, findings: &mut Findings) -> bool {
    let letters = reading.letters(at);
    let is_together =
        matches!(letters, "انشاءالله" | "إنشاءالله" | "انشالله" | "إنشالله");
    let next = reading.next_word(at).filter(|next| reading.letters(*next) == "الله");
    let is_pair = |first: &str| letters == first && next.is_some();
    let is_parted = matches!(letters, "ان")
        && reading.next_word(at).is_some_and(|it| reading.letters(it) == "شاء")
        && reading.next_word(at + 2).is_some_and(|it| reading.letters(it) == "الله");
    let end = if is_together {
        at
    } else if is_pair("إنشاء") || is_pair("انشاء") {
        at + 2
    } else if is_parted {
        at + 4
    } else {
        return false;
    };
    let span = reading.tokens[at].span.start..reading.tokens[end].span.end;
    let found = &reading.text.content[span.clone()];
    let right = "إن شاء الله";
    let message = message!("proof/spelling", found = found, right = right);
    findings.push(&SPELLING, span, message, vec![right.to_owned()]);
    true
}

/// A PDF may give the ligature لأ with its letters in the wrong order: «األرض» is «الأرض».
fn swapped_ligature(letters: &str) -> Option<String> {
    let at = letters.find("األ").or(letters.find("اإل")).or(letters.find("اآل"))?;
    let (before, rest) = letters.split_at(at);
    let mut signs = rest.chars().skip(1);
    let hamza = signs.next()?;
    let is_article = matches!(before, "" | "و" | "ب" | "ف" | "ك" | "وب" | "فب" | "وك");
    let after: String = signs.skip(1).collect();
    (is_article && after.chars().count() > 1).then(|| format!("{before}ال{hamza}{after}"))
}

/// A relative adjective behind the article that ends in ـيه: «الثقافيه». Nouns in ـيه are short:
/// «التنبيه»، «الفقيه».
fn feminine(letters: &str) -> Option<String> {
    const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];
    let rest = ARTICLES.iter().find_map(|article| letters.strip_prefix(article))?;
    let stem = rest.strip_suffix("يه")?;
    let is_adjective = stem.chars().count() > 3 && !stem.ends_with('و');
    is_adjective.then(|| [&letters[..letters.len() - "ه".len()], "ة"].concat())
}

/// An alef behind a final hamza that has its tanwin: «مساءاً» is «مساءً».
fn tanwin(written: &str, letters: &str) -> Option<String> {
    letters.strip_suffix("اءا").filter(|stem| !stem.is_empty())?;
    let has_tanwin = written.chars().rev().take(3).any(|it| it == TANWIN);
    let is_known = matches!(
        letters.strip_prefix('و').unwrap_or(letters),
        "مساءا"
            | "بناءا"
            | "ابتداءا"
            | "استثناءا"
            | "سواءا"
            | "هباءا"
            | "جزاءا"
            | "هناءا"
            | "انتهاءا"
            | "رجاءا"
    );
    if !has_tanwin && !is_known {
        return None;
    }
    let (stem, marks) = written.rsplit_once('ا')?;
    let end = if has_tanwin { "" } else { "\u{64b}" };
    Some([stem, marks, end].concat())
}

const TANWIN: char = '\u{64b}';

/// أنّ with its shadda before a verb of the present.
fn check_anna(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let letters = reading.letters(at);
    let is_anna = matches!(letters, "أن" | "وأن" | "بأن" | "لأن" | "فأن");
    let tail = written.rsplit('ن').next().unwrap_or_default();
    if !is_anna || !tail.contains('\u{651}') {
        return;
    }
    let Some(next) = reading.next_word(at) else { return };
    if !is_present_verb(reading.letters(next))
        || reading.written(next).contains('\u{651}')
            && reading.letters(next).starts_with('ت')
    {
        return;
    }
    let right: String = written.chars().filter(|it| !is_mark(*it)).collect();
    let message = message!(
        "proof/anna-before-verb",
        found = written,
        next = reading.written(next),
        right = right.as_str()
    );
    findings.push(
        &ANNA_BEFORE_VERB,
        reading.tokens[at].span.clone(),
        message,
        vec![right],
    );
}

/// Whether letters are a verb of the present and no noun.
fn is_present_verb(letters: &str) -> bool {
    let Some(first) = letters.chars().next() else { return false };
    let rest = &letters[first.len_utf8()..];
    let count = rest.chars().count();
    if !matches!(first, 'ي' | 'ت' | 'ن') {
        return false;
    }
    // Form X, and the plural without its ن, are verbs whatever their root; names and nouns are not:
    // «يوسف», «تستر».
    let is_tenth = matches!(first, 'ي' | 'ن') && rest.starts_with("ست") && count > 4;
    let is_plural = matches!(first, 'ي' | 'ت') && rest.ends_with("وا") && count > 3;
    const OBJECTS: [&str; 9] = ["", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "كم"];
    let is_known = || {
        OBJECTS.iter().any(|object| {
            rest.strip_suffix(object).is_some_and(|stem| {
                VERBS.lines().any(|verb| {
                    verb == stem || verb.strip_prefix('ي') == Some(stem) && first == 'ي'
                })
            })
        })
    };
    is_tenth || is_plural || is_known()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_nouns() {
        for verb in ["يخلق", "تجعل", "يساعدهم", "تستهدف", "يستهدفهم", "يجذبوا", "يكون"]
        {
            assert!(is_present_verb(verb), "{verb}");
        }
        for noun in [
            "يافا",
            "تاريخ",
            "يوسف",
            "نابلس",
            "تعاون",
            "تطور",
            "يوم",
            "تكوين",
            "نضال",
            "تشارك",
            "يدا",
            "نساء",
        ] {
            assert!(!is_present_verb(noun), "{noun}");
        }
    }

    #[test]
    fn ligatures_are_put_in_order() {
        assert_eq!(swapped_ligature("األرض").as_deref(), Some("الأرض"));
        assert_eq!(swapped_ligature("باإلضافة").as_deref(), Some("بالإضافة"));
        assert_eq!(swapped_ligature("الأرض"), None);
    }

    #[test]
    fn only_adjectives_behind_the_article_end_in_ta() {
        assert_eq!(feminine("الثقافيه").as_deref(), Some("الثقافية"));
        for word in ["التنبيه", "الترفيه", "الفقيه", "التشويه", "ثقافيه", "والتوجيه"]
        {
            assert_eq!(feminine(word), None, "{word}");
        }
    }
}
