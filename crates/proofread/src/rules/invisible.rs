//! Characters that cannot be seen.

use std::collections::HashSet;

use malzama_message::message;

use super::persian::is_persian;
use crate::letters::{is_invisible, is_letter, is_of_word};
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Role, Rule, Said, Severity};

/// A character without width.
pub(crate) static INVISIBLE_SIGN: Rule = Rule {
    id: "invisible-sign",
    severity: Severity::Warning,
    title: Said { ar: "علامة خفيّة", en: "Invisible sign" },
    explanation: Said {
        ar: "علامة لا تُرى جاءت مع نصّ منسوخ: فراغ بلا عرض، أو فاصل بين حرفين، أو واصلة خفيّة، أو علامة اتّجاه لا عمل لها. تقطع الكلمة وتُفسد البحث. \
             علامات الاتّجاه عند حروف لاتينيّة أو أرقام أو علامات ترقيم لا تُذكر، ولا أزواج العزل السليمة.",
        en: "A sign that cannot be seen came along with pasted text: a space without width, a non-joiner, a soft hyphen, or a direction mark that does nothing. \
             It breaks a word and spoils searching. Direction marks beside Latin letters, digits or punctuation, and pairs of isolates, are passed over.",
    },
    sources: &[
        "Unicode Standard, chapter 23.2: layout controls",
        "UAX #9, Unicode Bidirectional Algorithm, § 2: explicit directional embeddings, overrides and marks",
    ],
    examples: &[("المد\u{200b}ينة", "المدينة")],
};

/// A space that does not break.
pub(crate) static NO_BREAK_SPACE: Rule = Rule {
    id: "no-break-space",
    severity: Severity::Note,
    title: Said { ar: "فراغ لا ينكسر", en: "No-break space" },
    explanation: Said {
        ar: "بين كلمتين فراغ لا ينكسر السطر عنده، أو فراغ ذو عرض خاصّ، كما تتركه برامج الكتابة وصفحات الوِب. مع الأرقام والمختصرات لا يُذكر.",
        en: "Between two words stands a space at which no line breaks, or one of a width of its own, as word processors and web pages leave it. Beside numbers and abbreviations it is passed over.",
    },
    sources: &["Unicode Standard, chapter 6.2: space characters; UAX #14, class GL"],
    examples: &[("سوق\u{a0}المدينة", "سوق المدينة")],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    let unpaired = unpaired_isolates(reading);
    for at in 0..reading.tokens.len() {
        match reading.kind(at) {
            Some(Kind::Sign) => check_sign(reading, at, &unpaired, findings),
            Some(Kind::Space) if !reading.tokens[at].is_quoted => {
                check_space(reading, at, findings);
            }
            _ => {}
        }
    }
}

fn check_sign(
    reading: &Reading,
    at: usize,
    unpaired: &HashSet<usize>,
    findings: &mut Findings,
) {
    let Some(sign) = reading.sign(at).filter(|sign| is_invisible(*sign)) else { return };
    let content = reading.text.content;
    let span = reading.tokens[at].span.clone();
    let before = content[..span.start].chars().next_back();
    let after = content[span.end..].chars().next();
    let is_lawful = match sign {
        // After ه it keeps the shape of the abbreviation «هـ».
        '\u{200d}' => {
            before.is_some_and(is_letter) && !after.is_some_and(is_of_word)
                || !is_arabic(before, after)
        }
        // Emoji and Persian have their own use of joiners.
        '\u{200c}' if is_persian(content) => true,
        '\u{200c}' => !(before.is_some_and(is_of_word) || after.is_some_and(is_of_word)),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            let near = |it: Option<char>| it.is_some_and(is_of_word);
            let line = |text: &str| text.chars().find(|it| *it != ' ');
            let earlier = content[..span.start].chars().rev().find(|it| *it != ' ');
            !(near(earlier) && near(line(&content[span.end..])))
        }
        '\u{2066}'..='\u{2069}' => !unpaired.contains(&at),
        _ => false,
    };
    if !is_lawful {
        let name = format!("U+{:04X}", u32::from(sign));
        let message = message!("proof/invisible-sign", sign = name);
        findings.push(&INVISIBLE_SIGN, span, message, vec![String::new()]);
    }
}

/// Whether a joiner stands beside Arabic letters.
fn is_arabic(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_of_word) || after.is_some_and(is_of_word)
}

/// Returns the isolates that lack their other end in the same line.
fn unpaired_isolates(reading: &Reading) -> HashSet<usize> {
    let mut unpaired = HashSet::new();
    let mut open = Vec::new();
    for at in 0..reading.tokens.len() {
        match (reading.kind(at), reading.sign(at)) {
            (Some(Kind::Break), _) => unpaired.extend(open.drain(..)),
            (_, Some('\u{2066}'..='\u{2068}')) => open.push(at),
            (_, Some('\u{2069}')) if open.pop().is_none() => {
                unpaired.insert(at);
            }
            _ => {}
        }
    }
    unpaired.extend(open);
    unpaired
}

fn check_space(reading: &Reading, at: usize, findings: &mut Findings) {
    let written = reading.written(at);
    let mut signs = written.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return };
    if matches!(sign, ' ' | '\t')
        || matches!(reading.text.role, Role::Phone | Role::Link | Role::Quotation)
    {
        return;
    }
    let is_long = |at: usize| reading.letters(at).chars().count() > 2;
    if at > 0 && is_long(at - 1) && is_long(at + 1) {
        let name = format!("U+{:04X}", u32::from(sign));
        let message = message!("proof/no-break-space", sign = name);
        findings.push(
            &NO_BREAK_SPACE,
            reading.tokens[at].span.clone(),
            message,
            vec![" ".to_owned()],
        );
    }
}
