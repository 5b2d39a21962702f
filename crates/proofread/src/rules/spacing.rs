//! Spaces: too many, before punctuation, none after it, after و.

use malzama_message::message;

use crate::reading::{Findings, Reading};
use crate::tokens::{Kind, is_break};
use crate::{Rule, Said, Severity};

const SOURCES: &[&str] = &[
    "Academy of the Arabic Language in Cairo, rules of punctuation (علامات الترقيم): a mark joins the word before it, a space follows",
    "W3C, Text Layout Requirements for the Arabic Script (alreq), on punctuation",
];

/// More than one space.
pub(crate) static DOUBLE_SPACE: Rule = Rule {
    id: "double-space",
    severity: Severity::Note,
    title: Said { ar: "فراغات زائدة", en: "More than one space" },
    explanation: Said {
        ar: "بين الكلمتين أكثر من فراغ، أو مسافة جدولة (Tab). الفراغات في أوّل السطر وفي آخره لا تُذكر، ولا فراغات الشعر ذي الشطرين (أربعة فأكثر).",
        en: "More than one space between two words, or a tab. Spaces at the ends of lines are passed over, and so is the gap between the halves of a verse (four spaces or more).",
    },
    sources: SOURCES,
    examples: &[("من السوق  ويعود تاريخه", "من السوق ويعود تاريخه")],
};

/// A space before punctuation, or within brackets.
pub(crate) static SPACE_BEFORE: Rule = Rule {
    id: "space-before-punctuation",
    severity: Severity::Warning,
    title: Said {
        ar: "فراغ قبل علامة الترقيم", en: "Space before punctuation"
    },
    explanation: Said {
        ar: "تلتصق الفاصلة والنقطة وعلامتا السؤال والتعجّب والقوس المغلق بالكلمة التي قبلها، ويلتصق القوس المفتوح بالكلمة التي بعده: قد تسقط العلامة وحدها في أوّل السطر.",
        en: "A comma, full stop, question or exclamation mark and a closing bracket join the word before them, an opening bracket the word after it: alone, the sign may fall to the beginning of a line.",
    },
    sources: SOURCES,
    examples: &[
        ("المدينة ، والسوق", "المدينة، والسوق"),
        ("في ( القدس ) اليوم", "في (القدس) اليوم"),
    ],
};

/// No space after punctuation, or around brackets.
pub(crate) static SPACE_AFTER: Rule = Rule {
    id: "no-space-after-punctuation",
    severity: Severity::Warning,
    title: Said {
        ar: "لا فراغ بعد علامة الترقيم", en: "No space after punctuation"
    },
    explanation: Said {
        ar: "بعد الفاصلة والنقطة والفاصلة المنقوطة وعلامتي السؤال والتعجّب فراغ. المختصرات ذات الحروف المنفردة (ق.م، ص.ب) والأرقام والعناوين لا تُذكر.",
        en: "A comma, semicolon, full stop, question or exclamation mark is followed by a space. Abbreviations of single letters (ق.م, ص.ب), numbers and addresses are passed over.",
    },
    sources: SOURCES,
    examples: &[
        ("المدينة،والسوق", "المدينة، والسوق"),
        ("البلدة(القديمة)", "البلدة (القديمة)"),
    ],
};

/// A space after و.
pub(crate) static SPACE_AFTER_WAW: Rule = Rule {
    id: "space-after-waw",
    severity: Severity::Warning,
    title: Said { ar: "فراغ بعد واو العطف", en: "Space after و" },
    explanation: Said {
        ar: "تُكتب واو العطف ملتصقة بالكلمة التي بعدها؛ بفراغ بينهما قد تبقى وحدها في آخر السطر. حروف التعداد (أ، ب، و) لا تُذكر.",
        en: "و joins the word that follows; with a space between them it may be left alone at the end of a line. Letters of enumerations are passed over.",
    },
    sources: &[
        "Academy of the Arabic Language in Cairo, rules of spelling (قواعد الإملاء): words of one letter are joined to what follows",
    ],
    examples: &[("دعم المرأة و مشروع الشباب", "دعم المرأة ومشروع الشباب")],
};

/// The number of spaces with which the halves of a verse are set apart.
const VERSE_GAP: usize = 4;

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    for at in 0..reading.tokens.len() {
        let is_own = !reading.tokens[at].is_quoted;
        match reading.kind(at) {
            // The space at a quotation mark is the writer's, though it stands within the quotation.
            Some(Kind::Space) if is_own || is_at_guillemet(reading, at) => {
                check_space(reading, at, findings);
            }
            _ if !is_own => {}
            Some(Kind::Sign) => check_after(reading, at, findings),
            Some(Kind::Word) => check_waw(reading, at, findings),
            _ => {}
        }
    }
}

fn is_at_guillemet(reading: &Reading, at: usize) -> bool {
    let is_guillemet = |sign: Option<char>| matches!(sign, Some('«' | '»'));
    is_guillemet(reading.sign_before(at)) || is_guillemet(reading.sign(at + 1))
}

fn check_space(reading: &Reading, at: usize, findings: &mut Findings) {
    let is_edge =
        |kind: Option<Kind>| kind.is_none() || matches!(kind, Some(Kind::Break));
    let (before, after) = (reading.kind_before(at), reading.kind(at + 1));
    if is_edge(before) || is_edge(after) {
        return;
    }
    let span = reading.tokens[at].span.clone();
    if is_closing(reading, at + 1) || is_opening(reading, at - 1) {
        let sign = if is_closing(reading, at + 1) { at + 1 } else { at - 1 };
        let sign = reading.written(sign);
        // The sign belongs to what is replaced: a finding is what people see.
        let (span, proposal) = match is_closing(reading, at + 1) {
            true => (span.start..reading.tokens[at + 1].span.end, sign.to_owned()),
            false => (reading.tokens[at - 1].span.start..span.end, sign.to_owned()),
        };
        let message = message!("proof/space-before-punctuation", sign = sign);
        findings.push(&SPACE_BEFORE, span, message, vec![proposal]);
        return;
    }
    let written = reading.written(at);
    let count = written.chars().count();
    let is_tab = written.contains('\t');
    if (count > 1 || is_tab) && count < VERSE_GAP {
        let message = message!("proof/double-space", count = count);
        findings.push(&DOUBLE_SPACE, span, message, vec![" ".to_owned()]);
    }
}

/// Whether a sign joins what stands before it, and stands behind a word or a number.
fn is_closing(reading: &Reading, at: usize) -> bool {
    let Some(sign) = reading.sign(at) else { return false };
    let Some(before) = at.checked_sub(2) else { return false };
    let follows_word =
        matches!(reading.kind(before), Some(Kind::Word | Kind::Number | Kind::Foreign))
            || matches!(reading.sign(before), Some(')' | ']' | '»' | '”'));
    let next = reading.written(at + 1);
    match sign {
        '،' | '؛' | '؟' => follows_word,
        // Rows of dots stand alone, a dot before a letter begins an ending, :) is a face.
        '.' => follows_word && (next.is_empty() || next.starts_with(char::is_whitespace)),
        '!' => follows_word && (next.is_empty() || next.starts_with(char::is_whitespace)),
        ')' | ']' => follows_word && is_opened(reading, at),
        '»' => follows_word && is_opened(reading, at),
        ':' => {
            let is_word = reading.kind(before) == Some(Kind::Word);
            is_word && next.starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

/// Whether a sign joins what stands behind it, which is a word.
fn is_opening(reading: &Reading, at: usize) -> bool {
    let is_bracket = matches!(reading.sign(at), Some('(' | '[' | '«'));
    let follows = matches!(reading.kind(at + 2), Some(Kind::Word | Kind::Number));
    let Some(close) = reading.sign(at).map(closing_of) else { return false };
    let near = (at + 2..reading.tokens.len()).take(200);
    is_bracket
        && follows
        && near
            .take_while(|it| reading.kind(*it) != Some(Kind::Break))
            .any(|it| reading.sign(it) == Some(close))
}

/// Whether a closing sign has an opening one before it in the same line.
fn is_opened(reading: &Reading, at: usize) -> bool {
    let Some(close) = reading.sign(at) else { return false };
    let near = (0..at).rev().take(200);
    near.take_while(|it| reading.kind(*it) != Some(Kind::Break))
        .filter_map(|it| reading.sign(it))
        .find(|sign| *sign == close || closing_of(*sign) == close)
        .is_some_and(|sign| sign != close)
}

fn closing_of(sign: char) -> char {
    match sign {
        '(' => ')',
        '[' => ']',
        '«' => '»',
        other => other,
    }
}

/// Looks at what follows a sign without a space, and at what stands before an opening bracket.
fn check_after(reading: &Reading, at: usize, findings: &mut Findings) {
    let Some(sign) = reading.sign(at) else { return };
    let span = reading.tokens[at].span.clone();
    let before = at.checked_sub(1).map_or("", |before| reading.letters(before));
    let after = reading.letters(at + 1);
    let length = |word: &str| word.chars().count();
    let is_missing = match sign {
        '،' | '؛' | '؟' | ',' | ';' | '?' => {
            let follows =
                !after.is_empty() || matches!(reading.kind(at + 1), Some(Kind::Number));
            let leads = !before.is_empty()
                || matches!(reading.sign_before(at), Some(')' | ']' | '»' | '”' | '"'))
                || reading.kind_before(at) == Some(Kind::Number) && !after.is_empty();
            follows && leads
        }
        // Abbreviations have single letters: ق.م، د.سامي، ص.ب.
        '.' | '!' => length(before) > 2 && length(after) > 1 && !is_ending(before),
        ':' => length(before) > 2 && length(after) > 2,
        ')' | ']' => length(after) > 1 && is_opened(reading, at),
        '»' => length(after) > 1 && is_opened(reading, at),
        _ => false,
    };
    if is_missing {
        let message = message!("proof/no-space-after-punctuation", sign = sign);
        findings.push(
            &SPACE_AFTER,
            span,
            message,
            vec![format!("{} ", reading.written(at))],
        );
    } else if sign == '(' && length(before) > 2 && is_opening_before_word(reading, at) {
        let message = message!("proof/no-space-before-bracket", sign = sign);
        findings.push(
            &SPACE_AFTER,
            span,
            message,
            vec![format!(" {}", reading.written(at))],
        );
    }
}

/// Whether a bracket encloses a word or a number of its own, and not the ending of the word before it,
/// as in «الزائر(ة)» and «المعلّم(ون)».
fn is_opening_before_word(reading: &Reading, at: usize) -> bool {
    let inside = reading.letters(at + 1);
    let is_single = reading.sign(at + 2) == Some(')');
    inside.chars().count() > 3
        || !inside.is_empty() && !is_single
        || reading.kind(at + 1) == Some(Kind::Number) && reading.written(at + 1).len() > 4
}

/// Whether a word is an abbreviation that keeps its full stop, such as «إلخ.».
fn is_ending(word: &str) -> bool {
    matches!(word, "إلخ" | "الخ" | "ألخ")
}

fn check_waw(reading: &Reading, at: usize, findings: &mut Findings) {
    let is_waw = reading.letters(at) == "و" && reading.text.role.is_written();
    let Some(next) = reading.next_word(at).filter(|_| is_waw) else { return };
    let is_single = |word: &str| word.chars().count() < 2;
    // Before it there is a word or a sign, and no letter of an enumeration: «أ ب و».
    let line_start = matches!(reading.kind_before(at), None | Some(Kind::Break));
    let after_space = reading.kind_before(at) == Some(Kind::Space);
    let before = at.checked_sub(2);
    let is_listed = before.is_some_and(|it| {
        let word = reading.letters(it);
        !word.is_empty() && is_single(word) || is_letter_word(word)
    });
    let is_own = !reading.tokens[next].is_quoted;
    if !is_own
        || is_listed
        || is_single(reading.letters(next))
        || !(line_start || after_space)
    {
        return;
    }
    // The gap may hold the end of a line only in hard-wrapped text, which has its own spaces.
    if reading.written(at + 1).contains(is_break) {
        return;
    }
    let span = reading.tokens[at].span.start..reading.tokens[next].span.start;
    let message = message!("proof/space-after-waw", next = reading.written(next));
    findings.push(&SPACE_AFTER_WAW, span, message, vec![reading.written(at).to_owned()]);
}

/// Whether a word announces a letter: «حرف و», «الواو و».
fn is_letter_word(word: &str) -> bool {
    matches!(
        word,
        "حرف"
            | "الحرف"
            | "بحرف"
            | "البند"
            | "بند"
            | "الفقرة"
            | "فقرة"
            | "حرفي"
            | "الحرفين"
    )
}
