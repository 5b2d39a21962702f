//! Two ways of writing within one record: digits, quotation marks.

use std::collections::BTreeMap;
use std::ops::Range;

use malzama_message::message;

use crate::letters::DigitSystem;
use crate::reading::Reading;
use crate::tokens::Kind;
use crate::{Finding, Role, Rule, Said, Severity};

/// Two systems of digits in one record.
pub(crate) static MIXED_DIGITS: Rule = Rule {
    id: "mixed-digits",
    severity: Severity::Note,
    title: Said { ar: "أرقام بشكلين", en: "Two systems of digits" },
    explanation: Said {
        ar: "في السجلّ نفسه أرقام عربيّة (0123) وأرقام هنديّة (٠١٢٣). كلاهما صحيح، والنصّ الواحد يلتزم شكلًا واحدًا: تُذكر الأرقام التي هي الأقلّ. الأسماء وأرقام الهواتف والعناوين لا تُذكر.",
        en: "One record has both Latin (0123) and Arabic-Indic digits (٠١٢٣). Both are right, but a text keeps to one of them: the numbers of the rarer kind are told. Names, telephone numbers and addresses are passed over.",
    },
    sources: &["Unicode CLDR, locale `ar`: numbering systems `arab` and `latn`"],
    examples: &[("عام ١٩٩١ و٣٠ عامًا و9 دونمات", "عام ١٩٩١ و٣٠ عامًا و٩ دونمات")],
};

/// Two kinds of quotation marks in one record.
pub(crate) static MIXED_QUOTES: Rule = Rule {
    id: "mixed-quotes",
    severity: Severity::Note,
    title: Said {
        ar: "علامتا تنصيص بشكلين", en: "Two kinds of quotation marks"
    },
    explanation: Said {
        ar: "في السجلّ نفسه أكثر من شكل لعلامتي التنصيص: «…» و\"…\" و“…”، أو الصفحة نفسها تضع الاقتباسات بين «…» والسجلّ بين غيرهما. النصّ الواحد يلتزم شكلًا واحدًا، والعربيّة أكثره «…». الاقتباس داخل اقتباس يأخذ شكلًا آخر ولا يُذكر.",
        en: "One record has more than one of «…», \"…\" and “…”, or the page itself sets quotations in «…» and the record in others. A text keeps to one of them, which in Arabic mostly is «…». A quotation within another takes other marks, and is passed over.",
    },
    sources: &[
        "W3C, Text Layout Requirements for the Arabic Script (alreq), on quotations; Unicode CLDR, locale `ar`, delimiters",
    ],
    examples: &[("«السوق» و\"المدينة\"", "«السوق» و«المدينة»")],
};

/// The digits and quotation marks of all texts of a record, as far as they have been read.
pub(crate) struct Mixture {
    /// Whether the page sets quotations in guillemets, whatever a record has.
    has_guillemets: bool,
    records: BTreeMap<usize, Record>,
}

#[derive(Default)]
struct Record {
    numbers: Vec<(usize, Range<usize>, DigitSystem)>,
    /// Each with what would stand there as a guillemet, and as a curly mark.
    quotes: Vec<(usize, Range<usize>, Quote, &'static str, &'static str)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Quote {
    Guillemet,
    Curly,
    Straight,
}

impl Mixture {
    /// Begins with no text; `has_guillemets` says that the page sets quotations of its own in «…».
    pub(crate) fn on_page(has_guillemets: bool) -> Self {
        Self { has_guillemets, records: BTreeMap::new() }
    }

    /// Takes down digits and quotation marks of a text.
    pub(crate) fn read(&mut self, reading: &Reading, text: usize) {
        if matches!(
            reading.text.role,
            Role::Phone | Role::Link | Role::Name | Role::Label | Role::Quotation
        ) {
            return;
        }
        let record = self.records.entry(reading.text.record).or_default();
        let (mut straight, mut curly) = (0_usize, 0_usize);
        for at in 0..reading.tokens.len() {
            let span = reading.tokens[at].span.clone();
            match reading.kind(at) {
                Some(Kind::Break) => (straight, curly) = (0, 0),
                Some(Kind::Number)
                    if !reading.tokens[at].is_quoted && !is_of_machine(reading, at) =>
                {
                    // A number of both systems counts for both.
                    let written = reading.written(at);
                    let has = |it: &DigitSystem| {
                        written.chars().any(|sign| DigitSystem::of(sign) == Some(*it))
                    };
                    let systems = [DigitSystem::Latin, DigitSystem::ArabicIndic]
                        .into_iter()
                        .filter(has);
                    record
                        .numbers
                        .extend(systems.map(|system| (text, span.clone(), system)));
                }
                Some(Kind::Sign) if !reading.tokens[at].is_quoted => {
                    let is_inch = reading.kind_before(at) == Some(Kind::Number)
                        && straight % 2 == 0;
                    let quote = match reading.sign(at) {
                        Some('«') => (Quote::Guillemet, "«", "“"),
                        Some('»') => (Quote::Guillemet, "»", "”"),
                        // Both curly marks open on some keyboards, so they are told apart in turn.
                        Some(sign @ ('"' | '“' | '”')) if sign != '"' || !is_inch => {
                            let (kind, count) = match sign {
                                '"' => (Quote::Straight, &mut straight),
                                _ => (Quote::Curly, &mut curly),
                            };
                            *count += 1;
                            match opens(reading, at).unwrap_or(*count % 2 == 1) {
                                true => (kind, "«", "“"),
                                false => (kind, "»", "”"),
                            }
                        }
                        _ => continue,
                    };
                    record.quotes.push((text, span, quote.0, quote.1, quote.2));
                }
                _ => {}
            }
        }
    }

    /// Reports the rarer kind of each record. `content` returns a text by its number.
    pub(crate) fn report<'a>(
        self,
        content: impl Fn(usize) -> &'a str,
        findings: &mut Vec<Finding>,
    ) {
        for record in self.records.into_values() {
            record.report_digits(&content, findings);
            record.report_quotes(self.has_guillemets, findings);
        }
    }
}

/// Whether a quotation mark opens, by what stands beside it; none if that does not tell.
fn opens(reading: &Reading, at: usize) -> Option<bool> {
    let is_text = |kind: Option<Kind>| {
        matches!(kind, Some(Kind::Word | Kind::Number | Kind::Foreign | Kind::Address))
    };
    let is_end =
        matches!(reading.sign_before(at), Some('.' | '!' | '؟' | '…' | ')' | '»'));
    match (is_text(reading.kind_before(at)) || is_end, is_text(reading.kind(at + 1))) {
        (false, true) => Some(true),
        (true, false) => Some(false),
        _ => None,
    }
}

/// Whether a number is part of a name of a machine's, a version or a code.
fn is_of_machine(reading: &Reading, at: usize) -> bool {
    let is_latin =
        |kind: Option<Kind>| matches!(kind, Some(Kind::Foreign | Kind::Address));
    let is_joiner =
        |sign: Option<char>| matches!(sign, Some('_' | '-' | '+' | '@' | '#'));
    is_latin(reading.kind_before(at))
        || is_latin(reading.kind(at + 1))
        || is_joiner(reading.sign_before(at))
            && at.checked_sub(2).is_some_and(|it| is_latin(reading.kind(it)))
        || matches!(reading.sign_before(at), Some('+' | '#'))
}

impl Record {
    fn report_digits<'a>(
        &self,
        content: &impl Fn(usize) -> &'a str,
        findings: &mut Vec<Finding>,
    ) {
        let count = |system| self.numbers.iter().filter(|it| it.2 == system).count();
        let (latin, arabic) =
            (count(DigitSystem::Latin), count(DigitSystem::ArabicIndic));
        if latin == 0 || arabic == 0 {
            return;
        }
        let kept =
            if latin > arabic { DigitSystem::Latin } else { DigitSystem::ArabicIndic };
        for (text, span, system) in &self.numbers {
            if *system == kept {
                continue;
            }
            let found = &content(*text)[span.clone()];
            let right = kept.write(found);
            let message =
                message!("proof/mixed-digits", found = found, right = right.as_str());
            findings.push(Finding {
                rule: &MIXED_DIGITS,
                text: *text,
                span: span.clone(),
                message,
                proposals: vec![right],
            });
        }
    }

    fn report_quotes(&self, has_guillemets: bool, findings: &mut Vec<Finding>) {
        let of_page = has_guillemets.then_some(Quote::Guillemet);
        let of_record = self.quotes.iter().map(|it| it.2);
        let is_mixed = of_record.clone().min() != of_record.clone().max();
        let Some(kept) = of_record.chain(of_page).min() else { return };
        for (text, span, quote, guillemet, curly) in &self.quotes {
            if *quote == kept {
                continue;
            }
            let right = if kept == Quote::Guillemet { guillemet } else { curly };
            let message = match is_mixed {
                true => message!("proof/mixed-quotes", right = *right),
                false => message!("proof/other-quotes"),
            };
            findings.push(Finding {
                rule: &MIXED_QUOTES,
                text: *text,
                span: span.clone(),
                message,
                proposals: vec![(*right).to_owned()],
            });
        }
    }
}
