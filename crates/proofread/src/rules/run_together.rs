//! Two words written as one.

use malzama_message::message;

use crate::letters::is_letter;
use crate::reading::{Findings, Reading};
use crate::respelling::letter_at;
use crate::{Rule, Said, Severity};

/// No space between two words.
pub(crate) static RUN_TOGETHER: Rule = Rule {
    id: "run-together",
    severity: Severity::Warning,
    title: Said { ar: "كلمتان ملتصقتان", en: "Words run together" },
    explanation: Said {
        ar: "سقط الفراغ بين كلمتين. تدلّ عليه التاء المربوطة والألف المقصورة، فلا تأتيان إلّا في آخر الكلمة (المدينةالقديمة، علىالأرض)، \
             والأدوات التي لا تلتصق بما بعدها (وفقالخطة، وفقرؤية، هذاالمشروع). ما يحتمل أن يكون كلمة واحدة لا يُذكر.",
        en: "The space between two words is missing. ة and ى show it, as they stand only at the end of a word (المدينةالقديمة, علىالأرض), \
             and so do particles that never join what follows (وفقالخطة, وفقرؤية, هذاالمشروع). What may be one word is passed over.",
    },
    sources: &[
        "Unicode Standard, chapter 9.2, joining types: teh marbuta and alef maksura have no medial form in Arabic",
        "Academy of the Arabic Language in Cairo, rules of spelling (قواعد الإملاء): what is joined and what is parted (الفصل والوصل)",
    ],
    examples: &[
        ("وفقرؤية المشروع", "وفق رؤية المشروع"),
        ("في المدينةالقديمة", "في المدينة القديمة"),
    ],
};

/// Particles that never join what follows, if the article follows.
const BEFORE_ARTICLE: &[&str] = &[
    "هذا", "هذه", "ذلك", "تلك", "وفق", "عبر", "ضمن", "خلال", "حول", "نحو", "منذ", "غير",
    "التي", "الذي", "كان", "كانت", "أمام", "بين", "تحت", "فوق", "ليس", "مثل", "لدى",
    "ثم", "أو", "إلا", "هي", "هو", "مع", "عند", "رغم", "ضد", "تجاه",
];

/// The same for particles of two letters, which need a longer word after the article: فيال…, منال…, عنال…
const SHORT_BEFORE_ARTICLE: &[&str] = &["في", "عن", "من"];

/// What may follow «منال» and «فيال» within one word: «منالهم», «فيالقهم».
const WITHIN: &[&str] =
    &["نا", "هم", "ها", "هما", "هن", "كم", "ق", "قه", "قها", "قهم", "ه", "ك", "ي"];

/// Particles that never join what follows, with words that often follow them.
const PAIRS: &[(&str, &[&str])] = &[
    (
        "وفق",
        &[
            "رؤية",
            "خطة",
            "خطط",
            "سياسة",
            "سياسات",
            "آلية",
            "آليات",
            "رسالة",
            "قاعدة",
            "قواعد",
            "طريقة",
            "نظرية",
            "منهج",
            "منهجية",
            "معايير",
            "أنظمة",
            "نظام",
            "قانون",
            "القانون",
            "برنامج",
            "جدول",
            "شروط",
            "تقارير",
            "تقديرات",
            "بيان",
            "مصادر",
            "أحكام",
            "أسس",
            "أهداف",
            "مبادئ",
            "هذا",
            "هذه",
            "ذلك",
            "ما",
        ],
    ),
    (
        "من",
        &[
            "خلال",
            "أجل",
            "قبل",
            "ناحية",
            "جهة",
            "ضمن",
            "أهم",
            "أبرز",
            "أجلها",
            "خلالها",
            "خلاله",
        ],
    ),
    ("عن", &["طريق", "طريقة", "غير"]),
    (
        "في",
        &["هذا", "هذه", "ذلك", "تلك", "سبيل", "كل", "مدينة", "مجال", "غضون", "ظل", "حين"],
    ),
    ("بعد", &["ذلك", "هذا", "هذه", "أن"]),
    ("قبل", &["ذلك", "هذا", "هذه", "أن"]),
    ("غير", &["أن", "ذلك", "حكومية", "ربحية", "رسمية"]),
    ("كل", &["هذا", "هذه", "ذلك", "شيء", "يوم", "عام", "منهم", "منها"]),
    ("هذا", &["وقد", "هو", "ما"]),
    ("أن", &["يكون", "تكون", "هذا", "هذه", "ذلك"]),
    ("لا", &["شك", "يمكن", "يوجد", "توجد", "يزال", "تزال", "بد"]),
    ("ما", &["يلي"]),
];

/// Pairs that are a single word after all.
const SINGLE: &[&str] =
    &["فيما", "ممن", "عما", "كلما", "حينما", "لابد", "ولابد", "مايلي", "كلهذا"];

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    for at in reading.own_words() {
        let letters = reading.letters(at);
        if letters.len() < 10 || letters.len() > 120 || reading.lexicon.knows(letters) {
            continue;
        }
        let Some(length) = split(letters) else { continue };
        let written = reading.written(at);
        let place = letter_at(written, letters[..length].chars().count());
        let proposal = format!("{} {}", &written[..place], &written[place..]);
        let message = message!("proof/run-together", found = written);
        let span = reading.tokens[at].span.clone();
        findings.push(&RUN_TOGETHER, span, message, vec![proposal]);
    }
}

/// The length of the first of two words, in bytes; none if the letters are one word.
fn split(letters: &str) -> Option<usize> {
    by_final_letter(letters).or_else(|| by_particle(letters))
}

/// ة and ى end a word: what follows begins another.
fn by_final_letter(letters: &str) -> Option<usize> {
    let is_final = |letter: char| matches!(letter, 'ة' | 'ى');
    let (at, last) = letters.char_indices().find(|(_, letter)| is_final(*letter))?;
    let end = at + last.len_utf8();
    let (first, second) = letters.split_at(end);
    let is_word = |word: &str| {
        word.chars().count() > 2 && word.chars().filter(|it| is_letter(*it)).count() > 2
    };
    // A pronoun behind ة or ى is another fault: «مدرسةهم», «مستوىها».
    let is_ending = matches!(second, "هما" | "كما" | "تين" | "تان");
    (is_word(first) && is_word(second) && !is_ending && !second.starts_with(is_final))
        .then_some(end)
}

fn by_particle(letters: &str) -> Option<usize> {
    if SINGLE.contains(&letters) {
        return None;
    }
    let bare = letters.strip_prefix('و').unwrap_or(letters);
    // The particle itself may begin with و, as وفق does.
    [letters, bare].into_iter().find_map(|word| {
        let lead = letters.len() - word.len();
        // The article can only stand behind the particle.
        let has_article = word.get(4..).is_some_and(|rest| rest.contains("ال"));
        let particles =
            |list: &'static [&'static str]| if has_article { list } else { &[] };
        let article =
            particles(BEFORE_ARTICLE).iter().find(|it| is_before_article(word, it, 2));
        let short = particles(SHORT_BEFORE_ARTICLE)
            .iter()
            .find(|it| is_before_article(word, it, 3));
        let pair = PAIRS
            .iter()
            .filter(|(first, _)| word.starts_with(first))
            .find(|(first, seconds)| seconds.contains(&&word[first.len()..]))
            .map(|(first, _)| first);
        let first = pair.or(article).or(short)?;
        Some(lead + first.len())
    })
}

/// Whether a word is a particle with the article and at least so many letters behind it.
fn is_before_article(word: &str, particle: &str, least: usize) -> bool {
    let Some(noun) = word.strip_prefix(particle).and_then(|it| it.strip_prefix("ال"))
    else {
        return false;
    };
    noun.chars().count() > least && !WITHIN.contains(&noun) && !is_one_word(word)
}

/// Whether letters that begin with a particle are a word of their own all the same.
fn is_one_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "حوالات",
        "حوالة",
        "بينالي",
        "مثاليون",
        "معالي",
        "معالم",
        "معالجة",
        "معالجات",
        "معالج",
        "معالجون",
        "معالجين",
        "معاليم",
        "ضدال",
        "هواليك",
        "أوالي",
        "أوالف",
        "ثمالة",
        "ثمالات",
        "كانالات",
        "معالمها",
        "معالمه",
        "معالجتها",
        "معالجته",
        "معاليه",
        "عندالة",
        "ليسالي",
        "نحوالي",
    ];
    ["معال", "ثمال", "هيال", "هوال", "أوال", "بينال", "حوال"]
        .iter()
        .any(|it| word.starts_with(it))
        || WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str) -> Option<(&str, &str)> {
        split(word).map(|at| word.split_at(at))
    }

    #[test]
    fn words_are_parted() {
        for (word, want) in [
            ("وفقرؤية", ("وفق", "رؤية")),
            ("وفقالخطة", ("وفق", "الخطة")),
            ("المدينةالقديمة", ("المدينة", "القديمة")),
            ("علىالأرض", ("على", "الأرض")),
            ("وهذاالمشروع", ("وهذا", "المشروع")),
            ("فيالمدينة", ("في", "المدينة")),
            ("منخلال", ("من", "خلال")),
            ("التيالتقت", ("التي", "التقت")),
        ] {
            assert_eq!(parted(word), Some(want), "{word}");
        }
    }

    #[test]
    fn single_words_stay_whole() {
        for word in [
            "وفقرات",
            "وفقراؤهم",
            "وفقاعات",
            "فيالقهم",
            "منالهم",
            "بعدالة",
            "معالجة",
            "حوالات",
            "مدرسته",
            "كلالة",
            "عندليب",
            "ضدان",
            "وفقهاؤنا",
            "وفقدانها",
            "وفقارية",
            "غيرالها",
            "منالها",
            "معالمها",
            "فيالق",
            "وعنالهم",
            "مستواها",
        ] {
            assert_eq!(parted(word), None, "{word}");
        }
    }
}
