//! Brackets and quotation marks without their other half.

use malzama_message::message;

use crate::quotations::is_paragraph_end;
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Role, Rule, Said, Severity};

/// A bracket or quotation mark without its other half.
pub(crate) static UNPAIRED_BRACKET: Rule = Rule {
    id: "unpaired-bracket",
    severity: Severity::Warning,
    title: Said {
        ar: "قوس أو علامة تنصيص بلا أختها",
        en: "Unpaired bracket or quotation mark",
    },
    explanation: Said {
        ar: "قوس فُتح ولم يُغلق، أو أُغلق ولم يُفتح، أو علامتان مقلوبتان (»نصّ«). أرقام القوائم (١) وأ) لا تُذكر، ولا الاقتباس الذي تبدأ كلّ فقرة منه بعلامة.",
        en: "A bracket that is opened and not closed, or closed and not opened, or a pair that is turned around (»نصّ«). Numbers of lists, 1) and أ), are passed over, and so is a quotation that opens each of its paragraphs.",
    },
    sources: &[
        "Academy of the Arabic Language in Cairo, rules of punctuation (علامات الترقيم): brackets and guillemets stand in pairs",
        "UAX #9, Unicode Bidirectional Algorithm, § 3.1.3: paired brackets, which are mirrored and must not be typed the other way round",
    ],
    examples: &[("سوق »الخليل«", "سوق «الخليل»")],
};

/// Opening signs with their closing ones.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»')];

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    if matches!(reading.text.role, Role::Phone | Role::Link) {
        return;
    }
    let mut open = OpenSigns::default();
    let mut lone: Vec<usize> = Vec::new();
    let mut straight: Option<usize> = None;
    let last = reading.tokens.len();
    for at in 0..=last {
        let is_end = at == last
            || reading.kind(at) == Some(Kind::Break)
                && is_paragraph_end(reading.written(at));
        if is_end {
            lone.extend(straight.take());
            lone.extend(open.end_paragraph());
        }
        let Some(sign) = reading.sign(at) else { continue };
        if sign == '"' {
            let is_inch =
                reading.kind_before(at) == Some(Kind::Number) && straight.is_none();
            if !is_inch && straight.take().is_none() {
                straight = Some(at);
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|it| it.0 == sign) {
            // Each paragraph of a quotation begins with its sign.
            let is_next = *close == '»' && open.has('»') && is_line_start(reading, at);
            if !is_next && !is_face(reading, at) {
                open.push(at, *close);
            }
        } else if PAIRS.iter().any(|it| it.1 == sign) {
            match open.close(sign) {
                Some(within) => lone.extend(within),
                None if is_list_number(reading, at) || is_face(reading, at) => {}
                None => lone.push(at),
            }
        }
    }
    lone.append(&mut open.quotations);
    lone.sort_unstable();
    report(reading, &lone, findings);
}

/// The signs that are open.
#[derive(Default)]
struct OpenSigns {
    /// Those of this paragraph, each with the sign that closes it.
    signs: Vec<(usize, char)>,
    /// Quotations of former paragraphs: they may go on in the next one, which a bracket may not.
    quotations: Vec<usize>,
    /// How many of this paragraph wait for each of the signs that close, so that none is looked for in
    /// vain.
    waiting: [usize; PAIRS.len()],
}

impl OpenSigns {
    fn kind(close: char) -> usize {
        PAIRS.iter().position(|pair| pair.1 == close).unwrap_or_default()
    }

    fn has(&self, close: char) -> bool {
        self.waiting[Self::kind(close)] > 0 || close == '»' && !self.quotations.is_empty()
    }

    fn push(&mut self, at: usize, close: char) {
        self.signs.push((at, close));
        self.waiting[Self::kind(close)] += 1;
    }

    /// Closes the last sign that waits for this one, and returns those that were opened after it; none
    /// if no sign waits for it.
    fn close(&mut self, close: char) -> Option<Vec<usize>> {
        if self.waiting[Self::kind(close)] == 0 {
            let is_quotation = close == '»' && self.quotations.pop().is_some();
            return is_quotation.then(Vec::new);
        }
        let mut within = Vec::new();
        while let Some((at, other)) = self.signs.pop() {
            self.waiting[Self::kind(other)] -= 1;
            if other == close {
                break;
            }
            within.push(at);
        }
        Some(within)
    }

    /// Returns the signs that are lost at the end of a paragraph.
    fn end_paragraph(&mut self) -> Vec<usize> {
        self.waiting = [0; PAIRS.len()];
        let (quotations, lost): (Vec<_>, Vec<_>) =
            self.signs.drain(..).partition(|it| it.1 == '»');
        self.quotations.extend(quotations.into_iter().map(|it| it.0));
        lost.into_iter().map(|it| it.0).collect()
    }
}

/// Reports lone signs; two that are turned around are one fault.
fn report(reading: &Reading, lone: &[usize], findings: &mut Findings) {
    let mut at = 0;
    while at < lone.len() {
        let first = lone[at];
        let pair = lone.get(at + 1).filter(|second| is_turned(reading, first, **second));
        let Some(sign) = reading.sign(first) else { break };
        let start = reading.tokens[first].span.start;
        if let Some(second) = pair {
            let span = start..reading.tokens[*second].span.end;
            let inside = &reading.text.content
                [reading.tokens[first].span.end..reading.tokens[*second].span.start];
            let other = reading.written(*second);
            let message = message!("proof/turned-brackets", sign = sign);
            findings.push(
                &UNPAIRED_BRACKET,
                span,
                message,
                vec![[other, inside, &sign.to_string()].concat()],
            );
            at += 2;
        } else {
            let message = message!("proof/unpaired-bracket", sign = sign);
            findings.push(
                &UNPAIRED_BRACKET,
                reading.tokens[first].span.clone(),
                message,
                Vec::new(),
            );
            at += 1;
        }
    }
}

/// Whether two lone signs are a pair that is turned around: a closing one directly before a word, its
/// opening one directly behind one of the same line, and not far.
fn is_turned(reading: &Reading, first: usize, second: usize) -> bool {
    let signs = (reading.sign(first), reading.sign(second));
    let is_pair = PAIRS.iter().any(|pair| signs == (Some(pair.1), Some(pair.0)));
    let is_word = |kind: Option<Kind>| {
        matches!(kind, Some(Kind::Word | Kind::Number | Kind::Foreign))
    };
    is_pair
        && second - first < 60
        && is_word(reading.kind(first + 1))
        && is_word(reading.kind_before(second))
        && !is_word(reading.kind_before(first))
        && !(first..second).any(|it| reading.kind(it) == Some(Kind::Break))
}

fn is_line_start(reading: &Reading, at: usize) -> bool {
    let before = (0..at).rev().find(|it| reading.kind(*it) != Some(Kind::Space));
    before.is_none_or(|it| reading.kind(it) == Some(Kind::Break))
}

/// Whether a closing bracket ends the number of a list: `1)`, `أ)`, also within a line: «أولًا: أ) … ب) …».
fn is_list_number(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_short = reading.kind(before) == Some(Kind::Number)
        && reading.written(before).chars().count() < 4
        || reading.letters(before).chars().count() == 1
        || reading.kind(before) == Some(Kind::Foreign)
            && reading.written(before).chars().count() == 1;
    let leads = before.checked_sub(1).and_then(|it| reading.kind(it));
    is_short && matches!(leads, None | Some(Kind::Space | Kind::Break))
}

/// Whether a bracket is the mouth of a face: `:)`, `;-(`, `:D`.
fn is_face(reading: &Reading, at: usize) -> bool {
    let eyes = match reading.sign_before(at) {
        Some('-') => at.checked_sub(2).and_then(|it| reading.sign(it)),
        other => other,
    };
    let is_apart = |kind: Option<Kind>| {
        matches!(kind, None | Some(Kind::Space | Kind::Break | Kind::Sign))
    };
    matches!(eyes, Some(':' | ';' | '=')) && is_apart(reading.kind(at + 1))
}
