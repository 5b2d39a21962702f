//! Remains of file names and text that still waits.

use std::collections::HashMap;
use std::sync::LazyLock;

use malzama_message::message;

use crate::reading::{Findings, Reading};
use crate::tokens::{FILE_ENDINGS, Kind};
use crate::{Role, Rule, Said, Severity};

/// The remains of a file name.
pub(crate) static FILE_NAME: Rule = Rule {
    id: "file-name",
    severity: Severity::Warning,
    title: Said { ar: "بقايا اسم ملفّ", en: "Remains of a file name" },
    explanation: Said {
        ar: "شرطة سفليّة عند كلمة، أو لاحقة ملفّ (`.jpg`)، أو اسم صورة من كاميرا أو تطبيق (`IMG_1234`): جاءت مع اسم الملفّ ولا مكان لها في النصّ. الوسوم والعناوين لا تُذكر.",
        en: "An underscore beside a word, the ending of a file (`.jpg`), or the name that a camera or an application gave (`IMG_1234`) came along with a file name and has no place in a text. Hashtags and addresses are passed over.",
    },
    sources: &[
        "Design rule for file systems (DCF), JEITA CP-3461: names of pictures from cameras",
    ],
    examples: &[("جمعية بليبل_", "جمعية بليبل")],
};

/// Text that still waits.
pub(crate) static UNFINISHED_TEXT: Rule = Rule {
    id: "unfinished-text",
    severity: Severity::Warning,
    title: Said { ar: "نصّ لم يكتمل", en: "Unfinished text" },
    explanation: Said {
        ar: "ما يُكتب مكان نصّ سيأتي: `TODO`، `lorem ipsum`، «نصّ تجريبيّ»، «يُضاف لاحقًا»، أقواس فارغة، سطور من النقاط أو الشرطات.",
        en: "What stands in for text to come: TODO, lorem ipsum, «نص تجريبي», «يضاف لاحقا», empty brackets, rows of dots or underscores.",
    },
    sources: &[
        "Own observation of drafts; the Arabic words are those that page generators and writers leave",
    ],
    examples: &[],
};

/// A stand-in for the name of a photographer.
pub(crate) static PLACEHOLDER_CREDIT: Rule = Rule {
    id: "placeholder-credit",
    severity: Severity::Warning,
    title: Said { ar: "اسم مصوّر بديل", en: "Stand-in credit" },
    explanation: Said {
        ar: "«تصوير فلان»، «اسم المصوّر»: اسم ينتظر صاحبه. «فلان» في نصّ الحكايات والشرح كلمة عربيّة صحيحة ولا تُذكر.",
        en: "«تصوير فلان», «اسم المصور»: a name that is still to come. In running text «فلان» is a word like others, and is passed over.",
    },
    sources: &["Own observation of drafts"],
    examples: &[],
};

/// Phrases that stand in for text, by their first word.
static PHRASES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../tables/unfinished.txt").lines();
    let mut phrases: HashMap<&str, Vec<&str>> = HashMap::new();
    for phrase in lines.filter(|line| !line.starts_with('#')) {
        let first = phrase.split(' ').next().unwrap_or_default();
        phrases.entry(first).or_default().push(phrase);
    }
    phrases
});

/// The least number of signs in a row that waits for text.
const DOTS: usize = 6;
const UNDERSCORES: usize = 3;

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    for at in reading.own() {
        match reading.kind(at) {
            Some(Kind::Sign) => check_sign(reading, at, findings),
            Some(Kind::Foreign) => check_foreign(reading, at, findings),
            Some(Kind::Word) => {
                check_phrase(reading, at, findings);
                check_credit(reading, at, findings);
            }
            _ => {}
        }
    }
}

fn check_sign(reading: &Reading, at: usize, findings: &mut Findings) {
    let Some(sign) = reading.sign(at) else { return };
    let start = reading.tokens[at].span.start;
    match sign {
        '_' | '.' | '…' | '-' => {
            if reading.sign_before(at) == Some(sign) {
                return;
            }
            let count = (at..).take_while(|it| reading.sign(*it) == Some(sign)).count();
            let end = reading.tokens[at + count - 1].span.end;
            let is_row = match sign {
                '_' => count >= UNDERSCORES,
                '.' => count >= DOTS,
                '…' => count > 2,
                _ => false,
            };
            if is_row {
                let message = message!("proof/row-of-signs", sign = sign);
                findings.push(&UNFINISHED_TEXT, start..end, message, Vec::new());
            } else if sign == '_' {
                check_underscore(reading, at, end, findings);
            } else if sign == '.' && count == 1 {
                check_ending(reading, at, findings);
            }
        }
        '(' | '[' | '{' => {
            let close = match sign {
                '(' => ')',
                '[' => ']',
                _ => '}',
            };
            let skipped = usize::from(reading.kind(at + 1) == Some(Kind::Space));
            if reading.sign(at + 1 + skipped) == Some(close) && !is_call(reading, at) {
                let span = start..reading.tokens[at + 1 + skipped].span.end;
                findings.push(
                    &UNFINISHED_TEXT,
                    span,
                    message!("proof/empty-brackets"),
                    Vec::new(),
                );
            }
        }
        _ => {}
    }
}

/// Whether empty brackets belong to a name in a program: `build()`.
fn is_call(reading: &Reading, at: usize) -> bool {
    reading.kind_before(at) == Some(Kind::Foreign)
}

/// An underscore beside an Arabic word.
fn check_underscore(reading: &Reading, at: usize, end: usize, findings: &mut Findings) {
    let is_word = |kind: Option<Kind>| kind == Some(Kind::Word);
    let before = is_word(reading.kind_before(at));
    let after = is_word(reading.kind(at + 1))
        || reading.sign(at + 1) == Some('_') && is_word(reading.kind(at + 2));
    let is_apart = |kind: Option<Kind>| {
        !matches!(kind, Some(Kind::Foreign | Kind::Number | Kind::Address))
    };
    if !(before || after)
        || !is_apart(reading.kind_before(at))
        || !is_apart(reading.kind(at + 1))
    {
        return;
    }
    let proposal = if before && after { " " } else { "" };
    let message = message!("proof/underscore");
    findings.push(
        &FILE_NAME,
        reading.tokens[at].span.start..end,
        message,
        vec![proposal.to_owned()],
    );
}

/// The ending of a file behind an Arabic word, or in a name.
fn check_ending(reading: &Reading, at: usize, findings: &mut Findings) {
    let ending = reading.written(at + 1).to_ascii_lowercase();
    let is_file = reading.kind(at + 1) == Some(Kind::Foreign)
        && FILE_ENDINGS.contains(&ending.as_str());
    let is_arabic = reading.kind_before(at) == Some(Kind::Word);
    if is_file && (is_arabic || reading.text.role != Role::Prose) {
        let span = reading.tokens[at].span.start..reading.tokens[at + 1].span.end;
        let message = message!("proof/file-ending", ending = ending);
        findings.push(&FILE_NAME, span, message, vec![String::new()]);
    }
}

fn check_foreign(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let span = reading.tokens[at].span.clone();
    let camera = ["IMG", "DSC", "DSCF", "DSCN", "PXL", "MVIMG", "VID", "DJI", "GOPR"];
    let is_camera = reading.sign(at + 1) == Some('_')
        && matches!(reading.kind(at + 2), Some(Kind::Number))
        && camera.contains(&written)
        || written.len() > 6
            && camera.iter().any(|it| written.strip_prefix(it).is_some_and(is_number));
    let next = reading.kind(at + 1) == Some(Kind::Space);
    let next = if next { reading.written(at + 2) } else { "" };
    let is_application = matches!((written, next), ("WhatsApp", "Image" | "Video"));
    if is_camera || is_application {
        let end = if is_camera { span.end } else { reading.tokens[at + 2].span.end };
        let message =
            message!("proof/camera-name", found = &reading.text.content[span.start..end]);
        findings.push(&FILE_NAME, span.start..end, message, Vec::new());
        return;
    }
    let lower = written.to_ascii_lowercase();
    let is_waiting = matches!(written, "TODO" | "TBD" | "FIXME" | "TBA")
        || written.len() > 2 && lower.bytes().all(|it| it == b'x')
        || lower == "lorem" && next.eq_ignore_ascii_case("ipsum");
    if is_waiting {
        let message = message!("proof/unfinished-text", found = written);
        findings.push(&UNFINISHED_TEXT, span, message, Vec::new());
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// A phrase that stands in for text, as whole words.
fn check_phrase(reading: &Reading, at: usize, findings: &mut Findings) {
    let first = reading.letters(at);
    for phrase in PHRASES.get(first).into_iter().flatten() {
        // Some phrases are sound words within a sentence, and stand in for text alone.
        let (phrase, is_alone) = match phrase.strip_suffix(" !") {
            Some(phrase) => (phrase, true),
            None => (*phrase, false),
        };
        let mut words = phrase.split(' ');
        let mut last = at;
        let is_it = words.next() == Some(first)
            && words.all(|word| {
                let next =
                    reading.next_word(last).filter(|next| reading.letters(*next) == word);
                last = next.unwrap_or(last);
                next.is_some()
            });
        if !is_it {
            continue;
        }
        let span = reading.tokens[at].span.start..reading.tokens[last].span.end;
        let content = reading.text.content.trim_matches(|it: char| {
            !it.is_alphanumeric() && !crate::letters::is_mark(it)
        });
        if is_alone && content.len() != span.len() {
            continue;
        }
        let message = message!(
            "proof/unfinished-text",
            found = &reading.text.content[span.clone()]
        );
        findings.push(&UNFINISHED_TEXT, span, message, Vec::new());
        return;
    }
}

/// Words that announce who made something.
const CREDITS: [&str; 14] = [
    "تصوير",
    "صورة",
    "عدسة",
    "بعدسة",
    "المصور",
    "المصورة",
    "تصميم",
    "كتابة",
    "إعداد",
    "ترجمة",
    "رسم",
    "رسوم",
    "تحرير",
    "كاميرا",
];

fn check_credit(reading: &Reading, at: usize, findings: &mut Findings) {
    let word = reading.letters(at);
    let bare = word.strip_prefix('ل').or(word.strip_prefix('و')).unwrap_or(word);
    let role = reading.text.role;
    let is_anybody = matches!(bare, "فلان" | "فلانة" | "علان" | "فلتان");
    if !is_anybody && word != "اسم" {
        return;
    }
    // Before it there is a word of credits, a colon between them or not.
    let before = (0..at).rev().take(4).find(|it| reading.kind(*it) == Some(Kind::Word));
    let is_announced = before.is_some_and(|it| CREDITS.contains(&reading.letters(it)));
    let is_name_of = word == "اسم"
        && reading.next_word(at).is_some_and(|it| {
            matches!(reading.letters(it), "المصور" | "المصورة" | "الكاتب" | "الكاتبة")
        });
    let end = if is_name_of { at + 2 } else { at };
    let is_credit = matches!(role, Role::Credit | Role::Caption);
    if !(is_anybody && (is_credit || is_announced)
        || is_name_of && (is_announced || role == Role::Credit))
    {
        return;
    }
    let end = match reading.next_word(end) {
        Some(next) if matches!(reading.letters(next), "الفلاني" | "الفلانية") => {
            next
        }
        _ => end,
    };
    let span = reading.tokens[at].span.start..reading.tokens[end].span.end;
    let message =
        message!("proof/placeholder-credit", found = &reading.text.content[span.clone()]);
    findings.push(&PLACEHOLDER_CREDIT, span, message, Vec::new());
}
