//! The pages of the real layouts against reference pictures at 72 ppi, and hard cases that
//! must lay out at all.
//!
//! References stand in `tests/layouts/`. `UPDATE=1 cargo test --release` draws them anew;
//! a page that differs leaves `target/layouts/<case>.png`: found, wanted, difference.

mod project;

use std::fs;

use malzama::diagnostic::Sink;
use malzama::plan;
use malzama::project::Project;
use malzama::typeset::Typesetter;
use tiny_skia::Pixmap;
use typst::layout::{Frame, FrameItem};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::project::{TestProject, here, picture};

/// How far a channel may be off before a pixel counts as different: anti-aliasing differs
/// by a few steps between processors.
const CHANNEL_TOLERANCE: u8 = 16;

/// Cases whose stitches would make a reference of hundreds of kilobytes: they are drawn
/// at a quarter of the size.
const SMALL: [&str; 2] = ["cover-network", "panel"];

/// How many pixels may be different: fewer than a page number has.
const PIXEL_TOLERANCE: usize = 8;

/// A name for a page, its edition, and its number from one.
const PAGES: [(&str, &str, usize); 17] = [
    ("cover", "jerusalem", 1),
    ("cover-network", "network", 1),
    ("imprint", "jerusalem", 2),
    ("introduction", "jerusalem", 3),
    ("contents-right", "network", 4),
    ("contents-left", "network", 5),
    ("opener-right", "jerusalem", 4),
    ("opener-left", "jerusalem", 5),
    ("partner-picture", "jerusalem", 6),
    ("partner-text", "jerusalem", 7),
    ("spread", "jerusalem", 12),
    ("plate", "jerusalem", 14),
    ("plate-cloth", "network", 15),
    ("pair", "hebron", 10),
    ("panel", "network", 60),
    ("credits", "jerusalem", 15),
    ("back", "jerusalem", 16),
];

#[test]
fn pages_look_like_their_references() {
    let project = TestProject::real();
    let mut failures = Vec::new();
    for edition in ["jerusalem", "hebron", "network"] {
        let document = typeset(&project, edition);
        for (case, _, page) in PAGES.iter().filter(|(_, of, _)| *of == edition) {
            failures.extend(compare(case, &document, *page));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn hard_pages_look_like_their_references() {
    let mut failures = Vec::new();
    let long_name = "جمعية شباب البلدة القديمة للثقافة والفنون والتراث ".repeat(6);
    for (case, page, edit) in [
        ("partner-long-name", 6, format!("name: {long_name}")),
        (
            "partner-facts",
            6,
            "name: مجموعة عكا\nfounded: ١٩٩٠\nphone: 09-2345678\n\
             links: [example.org]\nextra:\n  المقر: البلدة القديمة"
                .to_owned(),
        ),
        ("partner-latin-name", 6, "name: شركة Team- فريقك (2005)".to_owned()),
    ] {
        let project = TestProject::real();
        project.edit("data/acre/acre-5000.yaml", "name: مجموعة عكا 5000", &edit);
        failures.extend(compare(case, &typeset(&project, "acre"), page));
    }
    let project = TestProject::real();
    project.edit(
        "data/acre/acre-5000.yaml",
        "photographs:\n  - file: acre/acre-5000.jpg\n",
        "",
    );
    failures.extend(compare("partner-no-photograph", &typeset(&project, "acre"), 6));
    project.edit("malzama.yaml", "digits: arabic-indic", "digits: latin");
    failures.extend(compare("partner-latin-digits", &typeset(&project, "acre"), 6));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_draft_marks_its_illustrations() {
    let project = TestProject::real();
    let plain = picture(60, 80);
    let mark = b"malzama illustration";
    let marked = [&plain[..2], &[0xff, 0xfe, 0, 22], &mark[..], &plain[2..]].concat();
    project.write_bytes("photos/acre/acre-5000.jpg", &marked);
    let count = |draft| {
        let document = typeset_as(&project, "acre", draft);
        text_of(&document, 6).matches("توضيحي").count()
    };
    assert!(count(true) > count(false), "a draft looks like the final booklet");
}

#[test]
fn every_page_count_is_a_multiple_of_four() {
    // From one group to five, none to four pictures of the market: every way of filling.
    for groups in 1..=5 {
        for pictures in 0..=4 {
            let project = TestProject::real();
            let mut city = "name: عكا\nheading: مجموعات عكا\npartners:\n".to_owned();
            let record = String::from_utf8(project.read("data/acre/acre-5000.yaml"));
            let record = record.expect("a record");
            project.remove("data/acre/acre-5000.yaml");
            for group in 0..groups {
                city += &format!("  - group-{group}\n");
                project.write(&format!("data/acre/group-{group}.yaml"), &record);
            }
            city += "market:\n";
            for picture in 0..pictures {
                city += &format!("  - file: acre/market-{}.jpg\n", picture % 3 + 1);
            }
            project.write("data/acre/city.yaml", &city);
            let document = typeset(&project, "acre");
            let pages = document.pages().len();
            assert_eq!(
                pages % 4,
                0,
                "{groups} groups, {pictures} pictures: {pages} pages"
            );
            for (index, page) in document.pages().iter().enumerate() {
                assert!(
                    is_filled(&page.frame),
                    "{groups} groups, {pictures} pictures: page {} is blank",
                    index + 1
                );
            }
        }
    }
}

#[test]
fn a_text_of_20_000_words_flows() {
    let project = TestProject::real();
    let word = "كلمة";
    let paragraph = format!("  {}\n\n", [word; 200].join(" "));
    let body = paragraph.repeat(100);
    project
        .write("data/acre/acre-5000.yaml", &format!("name: مجموعة عكا\nbody: |\n{body}"));
    let document = typeset(&project, "acre");
    let set: usize = (1..=document.pages().len())
        .map(|page| text_of(&document, page).matches(word).count())
        .sum();
    assert_eq!(set, 20_000);
    assert_eq!(document.pages().len() % 4, 0);
}

#[test]
fn typst_syntax_in_a_text_prints_as_it_is() {
    let project = TestProject::real();
    let text = "#read(\"x\") $ * _a_ @b <c> \\ // = #panic() - + 1.";
    project
        .write("data/acre/acre-5000.yaml", &format!("name: مجموعة\nbody: |\n  {text}\n"));
    let document = typeset(&project, "acre");
    let set: String =
        (1..=document.pages().len()).map(|at| text_of(&document, at)).collect();
    for character in text.chars().filter(|c| c.is_ascii_punctuation() || *c == '$') {
        let count = |text: &str| text.matches(character).count();
        assert!(count(&set) >= count(text), "`{character}` is lost");
    }
    assert!(set.contains("read"), "the text was evaluated");
}

/// Whether a page holds more than a running head and a folio: a picture, or anything
/// between the first eighth of its height and the last.
fn is_filled(page: &Frame) -> bool {
    fn holds(frame: &Frame, top: f64, within: &std::ops::Range<f64>) -> bool {
        frame.items().any(|(at, item)| {
            let y = top + at.y.to_pt();
            match item {
                FrameItem::Group(group) => holds(&group.frame, y, within),
                FrameItem::Image(..) => true,
                FrameItem::Text(_) => within.contains(&y),
                // A ground begins in the bleed.
                FrameItem::Shape(..) => y <= 0.0 || within.contains(&y),
                FrameItem::Link(..) | FrameItem::Tag(_) => false,
            }
        })
    }
    let height = page.height().to_pt();
    holds(page, 0.0, &(height / 8.0..height * 7.0 / 8.0))
}

/// Sets one edition of a project, which must succeed without a warning.
fn typeset(project: &TestProject, edition: &str) -> PagedDocument {
    typeset_as(project, edition, false)
}

fn typeset_as(project: &TestProject, edition: &str, draft: bool) -> PagedDocument {
    let project = Project::open(project.root()).expect("the project opens");
    let mut sink = Sink::new();
    let checked = malzama::check(&project, None, &mut sink).expect("sound settings");
    let plan = plan::plan(&checked.catalogue, &[edition.to_owned()]).expect("an edition");
    assert!(plan.held_back.is_empty(), "{sink:?}");
    let typesetter = Typesetter::new(project, checked.fonts, &checked.contract, draft);
    let mut sink = Sink::new();
    let laid_out = typesetter.typeset(&plan.editions[0], &mut sink);
    assert!(sink.diagnostics().is_empty(), "{sink:?}");
    laid_out.expect("the edition is set").document
}

/// All text of a page, numbered from one.
fn text_of(document: &PagedDocument, page: usize) -> String {
    let mut text = String::new();
    collect_text(&document.pages()[page - 1].frame, &mut text);
    text
}

fn collect_text(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_text(&group.frame, text),
            FrameItem::Text(item) => {
                text.push_str(&item.text);
                text.push(' ');
            }
            _ => {}
        }
    }
}

/// Compares a page with its reference; says what differs.
fn compare(case: &str, document: &PagedDocument, page: usize) -> Option<String> {
    let Some(page) = document.pages().get(page - 1) else {
        return Some(format!("{case}: there is no page {page}"));
    };
    // One pixel a point is 72 ppi.
    let scale = if SMALL.contains(&case) { 0.25 } else { 1.0 };
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: true };
    let drawn = typst_render::render(page, &options);
    // Pages have no ground of their own; paper is white.
    let mut found =
        Pixmap::new(drawn.width(), drawn.height()).expect("a page has a size");
    found.fill(tiny_skia::Color::WHITE);
    let (paint, at) =
        (tiny_skia::PixmapPaint::default(), tiny_skia::Transform::identity());
    found.draw_pixmap(0, 0, drawn.as_ref(), &paint, at, None);
    let path = here(&format!("tests/layouts/{case}.png"));
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(here("tests/layouts")).expect("the folder of references");
        found.save_png(&path).expect("a reference can be written");
        return None;
    }
    let Ok(wanted) = Pixmap::load_png(&path) else {
        return Some(format!("{case}: no reference; run with UPDATE=1 and look at it"));
    };
    if (wanted.width(), wanted.height()) != (found.width(), found.height()) {
        return Some(format!("{case}: the size of the page has changed"));
    }
    let differs = |at: usize| {
        let (a, b) = (&found.data()[at * 4..][..4], &wanted.data()[at * 4..][..4]);
        a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > CHANNEL_TOLERANCE)
    };
    let count = found.data().len() / 4;
    let different: Vec<usize> = (0..count).filter(|&at| differs(at)).collect();
    if different.len() <= PIXEL_TOLERANCE {
        return None;
    }
    let folder = here("target/layouts");
    fs::create_dir_all(&folder).expect("a folder for differences");
    let picture = side_by_side(&found, &wanted, &different);
    picture.save_png(folder.join(format!("{case}.png"))).expect("the difference");
    Some(format!(
        "{case}: {} pixels differ, see target/layouts/{case}.png",
        different.len()
    ))
}

/// Found, wanted, and the difference in black.
fn side_by_side(found: &Pixmap, wanted: &Pixmap, different: &[usize]) -> Pixmap {
    let (width, height) = (found.width() as usize, found.height() as usize);
    let mut picture =
        Pixmap::new(found.width() * 3, found.height()).expect("three pages");
    picture.fill(tiny_skia::Color::WHITE);
    let data = picture.data_mut();
    for (column, source) in [found, wanted].into_iter().enumerate() {
        for row in 0..height {
            let target = (row * 3 + column) * width * 4;
            data[target..][..width * 4]
                .copy_from_slice(&source.data()[row * width * 4..][..width * 4]);
        }
    }
    for at in different {
        let target = ((at / width * 3 + 2) * width + at % width) * 4;
        data[target..][..3].fill(0);
    }
    picture
}
