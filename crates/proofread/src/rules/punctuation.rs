//! Latin punctuation where Arabic stands, and punctuation that stands twice.

use malzama_message::message;

use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Rule, Said, Severity};

/// `,` `;` `?` in Arabic text.
pub(crate) static LATIN_PUNCTUATION: Rule = Rule {
    id: "latin-punctuation",
    severity: Severity::Warning,
    title: Said {
        ar: "علامات ترقيم لاتينيّة", en: "Latin punctuation"
    },
    explanation: Said {
        ar: "للعربيّة فاصلتها (،) وفاصلتها المنقوطة (؛) وعلامة سؤالها (؟). العلامات بين كلمات لاتينيّة وفي الأرقام والعناوين تبقى كما هي.",
        en: "Arabic has a comma (،), a semicolon (؛) and a question mark (؟) of its own. Signs between Latin words, in numbers and in addresses stay as they are.",
    },
    sources: &[
        "Unicode Standard, chapter 9.2: U+060C, U+061B, U+061F",
        "Unicode CLDR, locale `ar`, exemplar punctuation",
    ],
    examples: &[("القدس, يافا", "القدس، يافا"), ("من أين?", "من أين؟")],
};

/// The same sign twice.
pub(crate) static DOUBLED_PUNCTUATION: Rule = Rule {
    id: "doubled-punctuation",
    severity: Severity::Warning,
    title: Said { ar: "علامة ترقيم مكرّرة", en: "Doubled punctuation" },
    explanation: Said {
        ar: "فاصلتان متتاليتان، أو فاصلة تليها نقطة. علامات التعجّب والسؤال المكرّرة والنقاط (… و..) لا تُذكر.",
        en: "Two commas in a row, or a comma and a full stop. Repeated exclamation and question marks and dots (… and ..) are passed over.",
    },
    sources: &[
        "Academy of the Arabic Language in Cairo, rules of punctuation (علامات الترقيم)",
    ],
    examples: &[("المدينة،، والسوق", "المدينة، والسوق"), ("في السوق،.", "في السوق.")],
};

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if !reading.text.role.is_written() {
        return;
    }
    for at in reading.own() {
        let Some(sign) = reading.sign(at) else { continue };
        check_doubled(reading, at, sign, findings);
        let arabic = match sign {
            ',' => "،",
            ';' => "؛",
            '?' => "؟",
            _ => continue,
        };
        if is_in_arabic(reading, at) {
            let span = reading.tokens[at].span.clone();
            let message =
                message!("proof/latin-punctuation", found = sign, right = arabic);
            findings.push(&LATIN_PUNCTUATION, span, message, vec![arabic.to_owned()]);
        }
    }
}

/// Whether a sign ends a part of an Arabic sentence: by the word before it, or, behind a number, a
/// bracket or a foreign word, by the word after it.
fn is_in_arabic(reading: &Reading, at: usize) -> bool {
    // &#1548; and &quot; are left over from a web page.
    let is_entity = reading.sign(at) == Some(';')
        && (at.saturating_sub(3)..at).any(|it| reading.sign(it) == Some('&'));
    // ;) and ;-) are faces.
    let is_face = reading.kind_before(at) == Some(Kind::Space)
        && matches!(reading.sign(at + 1), Some(')' | '(' | '-'));
    let is_between =
        |it: &usize| !matches!(reading.kind(*it), Some(Kind::Space | Kind::Sign));
    let before = (0..at).rev().take(4).find(is_between);
    let Some(before) = before.filter(|_| !is_face && !is_entity) else { return false };
    match reading.kind(before) {
        Some(Kind::Word) => true,
        Some(Kind::Foreign | Kind::Number | Kind::Address) => {
            let after = (at + 1..reading.tokens.len()).take(4).find(is_between);
            reading.kind(at + 1) == Some(Kind::Space)
                && after.is_some_and(|it| reading.kind(it) == Some(Kind::Word))
        }
        _ => false,
    }
}

fn check_doubled(reading: &Reading, at: usize, sign: char, findings: &mut Findings) {
    let is_first = reading.sign_before(at) != Some(sign);
    let Some(next) = reading.sign(at + 1).filter(|_| is_first) else { return };
    let right = match (sign, next) {
        ('،', '،') => "،",
        ('؛', '؛') => "؛",
        ('،', '.') if reading.sign(at + 2) != Some('.') => ".",
        ('،', '؛') | ('؛', '،') => "؛",
        _ => return,
    };
    let mut end = at + 1;
    while reading.sign(end + 1) == Some(next) {
        end += 1;
    }
    let span = reading.tokens[at].span.start..reading.tokens[end].span.end;
    let found = &reading.text.content[span.clone()];
    let message = message!("proof/doubled-punctuation", found = found);
    findings.push(&DOUBLED_PUNCTUATION, span, message, vec![right.to_owned()]);
}
