//! Tests of the page, on an inspection that nobody made.

use super::*;
use crate::area::Area;
use crate::facts::{BoxFacts, IntentFacts, Inventory, LayerFacts, Painting};
use crate::finding::{Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail};
use crate::font_kind::FontKind;
use crate::object::Object;
use crate::report::{
    Companion, CompanionKind, Dummy, DummyPlace, DummySheet, EditionState, EditionStatus,
    Lacking, Origin, Said, Told,
};
use crate::rule::{Clause, Rule};
use crate::severity::Severity;
use malzama_message::message;

const EVIL: &str = "<script>alert('&\"')</script>";

fn page(number: usize) -> PageFacts {
    let trim = Area { x: 0.0, y: 0.0, width: 148.0, height: 210.0 };
    let boxes = BoxFacts {
        media: Area { x: -6.0, y: -5.0, width: 160.0, height: 220.0 },
        crop: None,
        bleed: Some(Area { x: -3.0, y: -3.0, width: 154.0, height: 216.0 }),
        trim: Some(trim),
        art: None,
        reach: [3.0; 4],
    };
    let painting = Painting {
        plates: Some([10.0, 0.0, 5.5, 20.0]),
        spots: vec![EVIL.to_owned()],
        transparency: vec![message!("found/blend")],
        smallest_type: Some(7.9),
        ..Painting::default()
    };
    PageFacts {
        number,
        trim: [148.0, 210.0],
        most_ink: Some(271.24),
        boxes,
        painting,
        thumbnail: Thumbnail { width: 160, height: 220, jpeg: vec![200; 6] },
    }
}

pub(super) fn finding(rule: Rule, severity: Severity, page: Option<usize>) -> Finding {
    let area = page.map(|_| Area { x: 14.8, y: 21.0, width: 74.0, height: 300.0 });
    let found = message!("found/filter", filter = EVIL);
    let wanted = message!("wanted/claim", standard = EVIL);
    let object = Object::Stream;
    Finding { rule, severity, page, area, object, found, wanted, count: 2 }
}

pub(super) fn file(name: &str) -> FileReport {
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
            inventory: Inventory {
                version: EVIL.to_owned(),
                producer: Some(EVIL.to_owned()),
                creator: None,
                intent: Some(IntentFacts {
                    identifier: Some(EVIL.to_owned()),
                    profile: Some(EVIL.to_owned()),
                }),
                layers: vec![LayerFacts { name: EVIL.to_owned(), is_on: false }],
                pictures: 1,
            },
        },
        sources: vec![None, Some(Origin { path: EVIL.to_owned(), line: 4, column: 11 })],
        parts: vec![crate::report::Part {
            part: EVIL.to_owned(),
            page: 2,
            pages: 1,
            raised: 0,
            long: 0,
            closer: 0,
            start: None,
        }],
        edition: None,
    }
}

fn written(files: &[FileReport]) -> String {
    let judged = Judged {
        condition: EVIL.to_owned(),
        bleed: 3.0,
        date: EVIL.to_owned(),
        digits: Digits::ArabicIndic,
        ..Judged::default()
    };
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
    // The area begins 14.8 mm within the trim, which is 6 mm within the sheet of 160 mm.
    let mark = "id=\"m1-2\" href=\"#f1-2\" style=\"left:13%;top:11.82%;width:46.25%;";
    assert!(page.contains(mark));
    assert!(page.contains("id=\"f1-2\"") && page.contains("href=\"#m1-2\""));
}

#[test]
fn findings_of_a_rule_are_one_with_all_of_its_pages() {
    let mut file = file("acre");
    file.inspection
        .findings
        .extend([3, 4].map(|page| finding(Rule::Gwg(31), Severity::Warning, Some(page))));
    file.sources = Vec::new();
    let page = written(&[file]);
    assert_eq!(page.matches("class=\"finding\"").count(), 2);
    assert_eq!(page.matches("class=\"shown\"").count(), 1);
    let (_, group) = page.split_once("id=\"f1-2\"").expect("the group");
    let (_, told) = group.split_once("class=\"what\"").expect("its rule");
    let (told, _) = told.split_once("</p>").expect("its pages");
    assert!(told.contains("href=\"#p1-2\"") && told.contains("٢") && told.contains("٤"));
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

fn evil() -> Told {
    let text = Said { ar: EVIL.to_owned(), en: EVIL.to_owned() };
    Told { message: message!("object/page"), place: Some(EVIL.to_owned()), text }
}

pub(super) fn edition(status: EditionStatus) -> EditionState {
    EditionState {
        title: Some("القدس".to_owned()),
        status,
        print: Some("../print/acre.pdf".to_owned()),
        stand_ins: 0,
        changed: None,
        errors: Vec::new(),
        since: Vec::new(),
        proof: None,
        lacking: Some(Lacking::default()),
        dummy: None,
        approval: None,
        companions: Vec::new(),
        names: BTreeMap::new(),
    }
}

#[test]
fn only_an_edition_that_nothing_is_against_is_ready() {
    let sound = |state: EditionState| FileReport {
        inspection: Inspection { findings: Vec::new(), ..file("acre").inspection },
        edition: Some(state),
        ..file("acre")
    };
    let says = |state: EditionState, verdict: &str| {
        let page = written(&[sound(state.clone())]);
        assert!(page.contains(verdict), "{state:?} is not `{verdict}`");
        let is_ready = verdict == "Ready to print";
        assert_eq!(page.contains("nothing to mend"), is_ready, "{state:?}");
        let count = |class: &str| page.matches(&format!("class=\"{class}\"")).count();
        assert_eq!(count("ar"), count("en"), "{state:?}");
    };
    use EditionStatus::{Draft, Made, Missing, Old, Rejected, Unchanged, Withheld};
    for status in [Made, Unchanged] {
        says(edition(status), "Ready to print");
        says(EditionState { stand_ins: 2, ..edition(status) }, "Look at this first");
        let errors = vec![evil()];
        says(EditionState { errors, ..edition(status) }, "Do not print yet");
    }
    for status in [Draft, Missing, Old, Rejected, Withheld] {
        says(edition(status), "Do not print yet");
        says(EditionState { print: None, ..edition(status) }, "Do not print yet");
    }
}

#[test]
fn what_is_against_an_edition_is_listed_and_stays_text() {
    let state = EditionState {
        errors: vec![evil()],
        since: vec![evil()],
        changed: Some(vec![4, 7, 8, 9]),
        proof: Some("../draft/acre.pdf".to_owned()),
        ..edition(EditionStatus::Old)
    };
    for files in [1, 2] {
        let files: Vec<_> = (0..files)
            .map(|_| FileReport { edition: Some(state.clone()), ..file("acre") })
            .collect();
        let page = written(&files);
        assert!(!page.contains("<script>alert"));
        assert_eq!(page.matches("<ul class=\"told errors\"").count(), files.len());
        assert!(page.contains("href=\"../draft/acre.pdf\""));
        assert!(page.contains("٧–٩") && page.contains("7–9"), "the pages are not told");
    }
}

#[test]
fn sheets_show_their_pages_where_they_are_printed() {
    let place = |page, column, turned| DummyPlace { page, column, row: 0, turned };
    let sheet = DummySheet {
        signature: None,
        columns: 2,
        front: vec![place(Some(1), 0, false), place(Some(4), 1, true)],
        back: vec![place(None, 0, false), place(Some(2), 1, false)],
        has_one_plate: false,
    };
    let companion =
        |kind, path: &str| Companion { kind, path: format!("../{path}{EVIL}") };
    let state = EditionState {
        dummy: Some(Dummy { sheets: vec![sheet], is_without_cover: true }),
        companions: vec![
            companion(CompanionKind::Sheets, "sheets/acre.pdf"),
            companion(CompanionKind::Ticket, "ticket/acre.pdf"),
        ],
        ..edition(EditionStatus::Made)
    };
    let one = FileReport { edition: Some(state), ..file("acre") };
    let page = written(&[one]);
    let (_, dummy) = page.split_once("<details class=\"dummy\"").expect("the dummy");
    let (dummy, _) = dummy.split_once("</details>").expect("its end");
    let places: Vec<_> = dummy.split("<span class=\"place").skip(1).collect();
    assert_eq!(places.len(), 4);
    // The trim begins 6 mm within the sheet of 160 mm, of which 148 are seen.
    let first =
        "data-of=\"p1-1\" style=\"left:-4.05%;top:-2.38%;width:108.11%;height:104.76%\"";
    assert!(places[0].contains("grid-area:1/1") && places[0].contains(first), "{dummy}");
    assert!(places[1].contains(" turned") && places[1].contains("data-of=\"p1-4\""));
    assert!(!places[2].contains("<img") && places[2].contains("بيضاء"));
    assert!(
        places[3].contains("grid-area:1/2") && places[3].contains("data-of=\"p1-2\"")
    );
    assert!(dummy.contains("يُطبع وحده"));
    // No picture is there twice, and what is not a page stays text.
    assert_eq!(
        page.matches("data:image/jpeg").count(),
        page.matches("class=\"sheet\"").count()
    );
    assert!(page.contains("href=\"../sheets/acre.pdf&lt;script&gt;"));
    let count = |class: &str| page.matches(&format!("class=\"{class}\"")).count();
    assert_eq!(count("ar"), count("en"));
}
