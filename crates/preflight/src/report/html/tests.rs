//! Tests of the page, on an inspection that nobody made.

use super::*;
use crate::finding::{
    Area, Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail,
};
use crate::font_kind::FontKind;
use crate::object::Object;
use crate::report::Origin;
use crate::rule::{Clause, Rule};
use crate::severity::Severity;
use malzama_message::message;

const EVIL: &str = "<script>alert('&\"')</script>";

fn page(number: usize) -> PageFacts {
    let thumbnail = Thumbnail { width: 2, height: 1, jpeg: vec![200; 6] };
    PageFacts { number, trim: [148.0, 210.0], most_ink: Some(271.24), thumbnail }
}

fn finding(rule: Rule, severity: Severity, page: Option<usize>) -> Finding {
    let area = page.map(|_| Area { x: 14.8, y: 21.0, width: 74.0, height: 300.0 });
    let found = message!("found/filter", filter = EVIL);
    let wanted = message!("wanted/claim", standard = EVIL);
    let object = Object::Stream;
    Finding { rule, severity, page, area, object, found, wanted, count: 2 }
}

fn file(name: &str) -> FileReport {
    let area = Area { x: 0.0, y: 0.0, width: 148.0, height: 210.0 };
    let findings = vec![
        finding(Rule::PdfX(Clause::OutputIntent), Severity::Error, None),
        finding(Rule::Gwg(31), Severity::Warning, Some(2)),
    ];
    FileReport {
        name: name.to_owned(),
        bytes: 1_234_567,
        checksum: EVIL.to_owned(),
        inspection: Inspection {
            findings,
            pages: (1..=4).map(page).collect(),
            fonts: vec![FontFacts {
                name: EVIL.to_owned(),
                embedded: true,
                subset: true,
                kind: FontKind::TrueType,
                smallest: Some(8.5),
            }],
            images: vec![ImageFacts {
                page: 2,
                area,
                pixels: [1748, 2480],
                ppi: 300.0,
                colours: message!("found/colour-space", space = EVIL),
            }],
        },
        sources: vec![None, Some(Origin { path: EVIL.to_owned(), line: 4, column: 11 })],
        parts: vec![crate::report::Part {
            part: EVIL.to_owned(),
            page: 2,
            pages: 1,
            raised: 0,
            long: 0,
            closer: 0,
        }],
    }
}

fn written(files: &[FileReport]) -> String {
    let judged = Judged { condition: EVIL.to_owned(), bleed: 3.0, date: EVIL.to_owned() };
    let spec = Spec { ink_limit: 300.0, ..Spec::default() };
    html(files, &judged, &spec)
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    for page in [written(&[file(EVIL)]), written(&[file(EVIL), file(EVIL)])] {
        assert!(!page.contains("<script>alert") && !page.contains("alert('&\""));
        assert_eq!(page.matches("<script").count(), 1);
        assert!(page.contains("&lt;script&gt;alert('&amp;&quot;')&lt;/script&gt;"));
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = written(&[file("acre")]);
    for word in ["http:", "https:", "<link", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn all_is_told_in_both_languages() {
    let page = written(&[file("acre")]);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("لا تطبعوه بعد") && page.contains("Do not print yet"));
    let count = |class: &str| page.matches(&format!("class=\"{class}\"")).count();
    assert_eq!(count("ar"), count("en"));
}

#[test]
fn marks_and_findings_lead_to_each_other() {
    let page = written(&[file("acre")]);
    let mark =
        "id=\"m1-2\" href=\"#f1-2\" style=\"left:10%;top:10%;width:50%;height:90%;";
    assert!(page.contains(mark));
    assert!(page.contains("id=\"f1-2\"") && page.contains("href=\"#m1-2\""));
}

#[test]
fn even_pages_are_on_the_right() {
    let page = written(&[file("acre")]);
    let spreads: Vec<_> = page.split("class=\"spread\"").skip(1).collect();
    assert_eq!(spreads.len(), 3);
    assert!(spreads[0].contains("page left\" id=\"p1-1\""));
    assert!(spreads[1].contains("page right\" id=\"p1-2\""));
    assert!(spreads[1].contains("page left\" id=\"p1-3\""));
    assert!(spreads[2].contains("page right\" id=\"p1-4\""));
}
