//! The Arabic side of the page is Arabic, whatever there is to tell: every state of an edition,
//! every rule, every message. A browser sees the same in `tests/outside/browser.py`.

use malzama_message::{Message, latin_lines, message};

use super::html;
use super::tests::{edition, file, finding};
use crate::finding::Finding;
use crate::object::Object;
use crate::report::words::ARABIC_CATALOGUE;
use crate::report::{
    Digits, EditionState, EditionStatus, Fastening, FileReport, Judged, Lacking, Said,
    Spine, Told,
};
use crate::rule::{Clause, ContractClause, GWG, Rule};
use crate::severity::Severity;
use crate::spec::Spec;
use EditionStatus::{Draft, Made, Missing, Old, Rejected, Unchanged, Withheld};

/// What shops know by no other name: colours, formats, standards, checksums.
const KNOWN: [&str; 10] =
    ["BLAKE3", "PDF/X-4", "PDF", "GWG", "CMYK", "RGB", "JPEG", "ZIP", "ICC", "Courier"];

/// What browsers do not show of a page, what names are written in, and elements in English.
const SKIPPED: [&str; 8] = [
    "<bdi",
    "<code",
    "<style",
    "<script",
    "<title",
    "class=\"en\"",
    "lang=\"en\"",
    "<option",
];

/// The elements that have no end.
const VOID: [&str; 3] = ["<meta", "<img", "<!DOCTYPE"];

/// The texts that are seen on the Arabic side, names left out.
fn seen(page: &str) -> Vec<String> {
    let (mut open, mut texts): (Vec<bool>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        if !open.contains(&true) {
            texts.push(text.to_owned());
        }
        let end = after.find('>').expect("the end of a tag");
        let tag = format!("<{}", &after[..end]);
        rest = &after[end + 1..];
        if tag.starts_with("</") {
            open.pop();
        } else if !VOID.iter().any(|it| tag.starts_with(it)) {
            let is_page = tag.starts_with("<html");
            open.push(!is_page && SKIPPED.iter().any(|it| tag.contains(it)));
        }
        // The script and the style have signs of their own.
        for (start, end) in [("<script", "</script>"), ("<style", "</style>")] {
            if tag.starts_with(start) {
                rest = &rest[rest.find(end).expect("its end")..];
            }
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

fn is_arabic(page: &str, about: &str) {
    let texts = seen(page);
    assert!(texts.len() > 50, "{about}: only {} texts", texts.len());
    for text in texts {
        let named = KNOWN.iter().fold(text.clone(), |text, name| text.replace(name, ""));
        // Letters of the letter stand in isolates where they are names.
        let mut parts = named.split('\u{2068}');
        let mut plain = parts.next().unwrap_or_default().to_owned();
        plain.extend(parts.map(|it| it.split_once('\u{2069}').map_or("", |it| it.1)));
        assert_eq!(latin_lines(&plain), [""; 0], "{about}");
        let is_digit = |sign: char| sign.is_ascii_digit();
        assert!(!plain.contains(is_digit), "{about}: {text}");
    }
}

fn written(files: &[FileReport]) -> String {
    let judged = Judged {
        condition: "FOGRA39: Offset printing, coated art".to_owned(),
        bleed: 3.0,
        date: "2026-11-23".to_owned(),
        digits: Digits::ArabicIndic,
        contract: "data/press/coated.yaml".to_owned(),
        spine: Some(Spine::Right),
        fastening: Some(Fastening::SaddleStitch),
    };
    let mut spec = Spec { ink_limit: 300.0, ..Spec::default() };
    spec.wishes.condition = Some("FOGRA39".to_owned());
    spec.wishes.bleed = Some(3.0);
    html(files, &judged, &spec)
}

fn rules() -> Vec<Rule> {
    let clauses = Clause::ALL.iter().map(|&it| Rule::PdfX(it));
    let wishes = ContractClause::ALL.iter().map(|&it| Rule::Contract(it));
    clauses.chain(GWG.map(Rule::Gwg)).chain(wishes).collect()
}

/// Every message of findings, with numbers for its values.
fn messages() -> Vec<Message> {
    let leak = |text: &str| -> &'static str { String::from(text).leak() };
    let all = ARABIC_CATALOGUE.variables().into_iter();
    let found = all.filter(|(code, _)| {
        ["found/", "wanted/", "unreadable/"].iter().any(|it| code.starts_with(it))
    });
    let filled = found.map(|(code, variables)| {
        let message = Message::new(leak(&code));
        variables.iter().fold(message, |message, name| message.with(leak(name), "12.5"))
    });
    filled.collect()
}

#[test]
fn every_rule_and_every_message_is_told_in_arabic() {
    let messages = messages();
    assert!(messages.len() > 150, "{}", messages.len());
    let mut findings: Vec<Finding> = Vec::new();
    for (at, found) in messages.iter().enumerate() {
        let (rules, objects) = (rules(), Object::ALL);
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let page = at.is_multiple_of(2).then_some(at % 4 + 1);
        findings.push(Finding {
            found: found.clone(),
            wanted: messages[(at + 1) % messages.len()].clone(),
            object: objects[at % objects.len()],
            ..finding(rules[at % rules.len()], severities[at % 3], page)
        });
    }
    // Each message is told in its own line, not among those that are only counted.
    for findings in findings.chunks(60) {
        let mut file = file("acre");
        file.inspection.findings = findings.to_vec();
        file.sources = Vec::new();
        is_arabic(&written(&[file]), "messages");
    }
    for spot in ["CutContour", "Spot UV"] {
        let mut file = file("acre");
        let found = message!("found/spot-colour", name = spot);
        file.inspection.findings =
            vec![Finding { found, ..finding(Rule::Gwg(20), Severity::Error, Some(1)) }];
        is_arabic(&written(&[file]), spot);
    }
}

#[test]
fn every_state_of_an_edition_is_told_in_arabic() {
    let told = || Told {
        message: message!("object/page"),
        place: Some("data/acre/group.yaml:1:1".to_owned()),
        text: Said {
            ar: "في الملفّ خطأ".to_owned(), en: "a fault".to_owned()
        },
    };
    let photographs = || vec!["acre/market-1.jpg".to_owned(); 3];
    for status in [Made, Unchanged, Old, Withheld, Draft, Rejected, Missing] {
        for has_print in [true, false] {
            for stand_ins in [0, 12] {
                let mut state = EditionState {
                    stand_ins,
                    changed: Some(vec![1, 4, 5]),
                    proof: Some("../draft/jerusalem.pdf".to_owned()),
                    lacking: (stand_ins > 0).then(|| Lacking {
                        photographs: photographs(),
                        unusable: photographs(),
                        credits: photographs(),
                    }),
                    ..edition(status)
                };
                state.print = state.print.filter(|_| has_print);
                if status == Old {
                    state.since = vec![Told { place: None, ..told() }];
                    state.errors = vec![told()];
                }
                let mut report = file("jerusalem");
                report.inspection.findings = Vec::new();
                report.parts[0].part = "jerusalem/the-group".to_owned();
                let name = "اسم المجموعة".to_owned();
                state.names.insert("jerusalem/the-group".to_owned(), name);
                report.edition = Some(state);
                let about = format!("{status:?}, {has_print}, {stand_ins}");
                let page = written(std::slice::from_ref(&report));
                is_arabic(&page, &about);
                assert!(page.contains("اسم المجموعة"), "{about}");
                let title = "<p class=\"name\"><span class=\"ar\" lang=\"ar\" dir=\"rtl\"><bdi>القدس<";
                assert!(page.contains(title), "{about}");
                is_arabic(&written(&[report, file("acre")]), &about);
            }
        }
    }
}

#[test]
fn the_letter_tells_what_is_known_and_leaves_the_rest_open() {
    let sound = |state: Option<EditionState>| {
        let mut file = file("jerusalem");
        file.inspection.findings = Vec::new();
        // An ink of the page's own has a name that could be anything.
        file.inspection.pages.iter_mut().for_each(|page| page.painting.spots.clear());
        file.edition = state;
        file
    };
    let letter = |page: &str, language: &str| {
        let start = format!("<pre id=\"letter-{language}\"");
        let (_, rest) = page.split_once(&start)?;
        let (text, _) = rest.split_once('>')?.1.split_once("</pre>")?;
        Some(text.replace(['\u{2068}', '\u{2069}'], ""))
    };
    let page = written(&[sound(Some(edition(Made)))]);
    let arabic = letter(&page, "ar").expect("a letter");
    for line in [
        "١. القدس: الملفّ «jerusalem.pdf»، ٤ صفحات\nالكمّيّة: …",
        "القياس بعد القصّ: العرض ١٤٨ مم × الارتفاع ٢١٠ مم\n",
        "التجليد: تدبيس على الطيّة\nجهة الكعب: اليمين",
        "الألوان: أسود، سماويّ، أصفر\nورق الداخل: …",
        "المعيار: PDF/X-4\nشرط الطباعة: FOGRA39 (أوفست على ورق مصقول)\n",
        "حدّ الحبر: ٣٠٠ %\nمواصفات المطبعة: الملفّ «data/press/coated.yaml»\n",
    ] {
        assert!(arabic.contains(line), "`{line}` is not in\n{arabic}");
    }
    let english = letter(&page, "en").expect("a letter");
    for line in [
        "1. القدس: file jerusalem.pdf, 4 pages\nQuantity: …",
        "Trimmed size: width 148 mm × height 210 mm\nBinding: saddle stitch\nSpine: on the right",
        "Colours: black, cyan, yellow\nPaper, inside: …",
    ] {
        assert!(english.contains(line), "`{line}` is not in\n{english}");
    }
    // What no file and no contract tells is left open, and of what is old there is no letter.
    let foreign = html(&[sound(None)], &Judged::default(), &Spec::default());
    let foreign = letter(&foreign, "en").expect("a letter");
    assert!(foreign.contains("Binding: …") && foreign.contains("Side of the spine: …"));
    assert!(!foreign.contains("Bleed") && !foreign.contains("single pages"), "{foreign}");
    for status in [Old, Withheld, Draft, Rejected, Missing] {
        assert_eq!(letter(&written(&[sound(Some(edition(status)))]), "ar"), None);
    }
}
