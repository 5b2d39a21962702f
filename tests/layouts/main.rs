//! Compares pages of the real layouts with reference images at 72 ppi, and lays out
//! difficult cases.
//!
//! The references are kept in `tests/layouts/`; `UPDATE=1 cargo test --release` renders
//! them again. For a page that differs, `target/layouts/<case>.png` shows the page, its
//! reference and the difference side by side.

#[path = "../project/mod.rs"]
mod project;

use std::fs;

use malzama::diagnostic::Sink;
use tiny_skia::Pixmap;
use typst::layout::{Frame, FrameItem};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::project::typeset::{Opened, Pages};
use crate::project::{TestProject, here, picture};

/// Maximum difference of a channel between equal pixels: anti-aliasing varies by a few
/// steps between processors.
const CHANNEL_TOLERANCE: u8 = 16;

/// Cases whose stitches would need references of hundreds of kilobytes. They are rendered
/// at a quarter of the size.
const SMALL: [&str; 3] = ["cover-network", "panel", "panel-facing"];

/// The layouts under test.
const LAYOUTS: [&str; 2] = ["market", "reading"];

/// Maximum number of different pixels on a page: fewer than a page number has.
const PIXEL_TOLERANCE: usize = 8;

/// Pages to compare: the name of the case, the edition, the part, which of the parts of
/// that name (from 0), and which of its pages (from 0).
const PAGES: [(&str, &str, &str, usize, usize); 17] = [
    ("cover", "jerusalem", "cover", 0, 0),
    ("cover-network", "network", "cover", 0, 0),
    ("imprint", "jerusalem", "imprint", 0, 0),
    ("introduction", "jerusalem", "introduction", 0, 0),
    ("contents-right", "network", "contents", 0, 0),
    ("contents-left", "network", "contents", 0, 1),
    ("opener-right", "jerusalem", "jerusalem", 0, 0),
    ("opener-left", "jerusalem", "jerusalem", 0, 1),
    ("partner-picture", "jerusalem", "jerusalem/old-city-youth", 0, 0),
    ("partner-text", "jerusalem", "jerusalem/old-city-youth", 0, 1),
    ("spread", "acre", "spread", 0, 0),
    ("quotation", "jerusalem", "quotation", 0, 0),
    ("plate", "jerusalem", "plate", 0, 0),
    ("plate-wide-right", "network", "plate", 0, 0),
    ("plate-wide-left", "network", "plate", 3, 0),
    ("credits", "network", "credits", 0, 0),
    ("back", "jerusalem", "back", 0, 0),
];

#[test]
fn pages_look_like_their_references() {
    let mut failures = Vec::new();
    for layout in LAYOUTS {
        let project = TestProject::real();
        choose(&project, layout);
        for edition in ["jerusalem", "acre", "network"] {
            let booklet = Booklet::of(&project, layout, edition);
            for &(case, _, part, nth, page) in
                PAGES.iter().filter(|(_, of, ..)| *of == edition)
            {
                failures.extend(booklet.compare(case, part, nth, page));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Difficult records: the name of the case, and the YAML that replaces `name` and
/// `photographs`.
const RECORDS: [(&str, &str); 6] = [
    (
        "long-name",
        "name: جمعية شباب البلدة القديمة للثقافة والفنون والتراث جمعية شباب البلدة القديمة للثقافة والفنون والتراث جمعية شباب البلدة القديمة للثقافة والفنون والتراث جمعية شباب البلدة\nphotographs:\n  - file: acre/acre-5000.jpg\n",
    ),
    (
        "vowels",
        "name: جَمْعِيَّةُ شَبَابِ البَلْدَةِ القَدِيمَةِ لِلثَّقافَةِ\nphotographs:\n  - file: acre/acre-5000.jpg\n",
    ),
    (
        "facts",
        "name: مجموعة عكا\nfounded: ١٩٩٠\nphone: 09-2345678\nlinks: [example.org]\nextra:\n  المقر: البلدة القديمة\nphotographs:\n  - file: acre/acre-5000.jpg\n",
    ),
    (
        "latin-name",
        "name: شركة Team- فريقك (2005)\nphotographs:\n  - file: acre/acre-5000.jpg\n",
    ),
    ("no-photograph", "name: مجموعة عكا\n"),
    (
        "wide",
        "name: مجموعة عكا\nphotographs:\n  - file: acre/market-3.jpg\n    caption: سوق عكا القديم عند باب البحر في صباح يوم من أيام الربيع حين يفتح البحّارة دكاكينهم\n    credit: تصوير فلان\n",
    ),
];

#[test]
fn hard_records_look_like_their_references() {
    let mut failures = Vec::new();
    for layout in LAYOUTS {
        for (case, record) in RECORDS {
            let project = TestProject::real();
            choose(&project, layout);
            project.edit(
                "data/acre/acre-5000.yaml",
                "name: مجموعة عكا 5000\nlabel: عكا مجموعة عكا 5000\n\nphotographs:\n  - file: acre/acre-5000.jpg\n",
                record,
            );
            let booklet = Booklet::of(&project, layout, "acre");
            let case = format!("partner-{case}");
            failures.extend(booklet.compare(&case, "acre/acre-5000", 0, 0));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn hard_editions_look_like_their_references() {
    let mut failures = Vec::new();
    let record = "data/acre/acre-5000.yaml";
    let market = "  - file: acre/market-1.jpg\n    caption: سوق عكا\n    alt: سوق قديم مسقوف بالقناطر في عكا\n  - file: acre/market-2.jpg\n    caption: سوق عكا\n    alt: سوق قديم مسقوف بالقناطر في عكا\n  - file: acre/market-3.jpg\n    caption: سوق عكا\n    alt: سوق قديم مسقوف بالقناطر في عكا\n";
    for layout in LAYOUTS {
        // A short text is set as a statement, and no photograph is left as a filler.
        let project = TestProject::real();
        choose(&project, layout);
        project.write(record, "name: عكا\nbody: |\n  نصّ قصير عن مجموعة صغيرة في عكا.\n");
        project.edit("data/acre/city.yaml", &format!("market:\n{market}"), "");
        let booklet = Booklet::of(&project, layout, "acre");
        failures.extend(booklet.compare("statement", "acre/acre-5000", 0, 0));
        failures.extend(booklet.compare("opener-no-photograph", "acre", 0, 0));
        // A group with several photographs, and page numbers in Latin digits.
        let project = TestProject::real();
        choose(&project, layout);
        project.edit("malzama.yaml", "digits: arabic-indic", "digits: latin");
        project.edit(
            record,
            "  - file: acre/acre-5000.jpg\n",
            "  - file: acre/acre-5000.jpg\n  - file: acre/market-2.jpg\n    caption: سوق عكا القديم\n  - file: acre/market-3.jpg\n    caption: ميناء عكا عند الغروب، من فوق السور\n    credit: تصوير فلان\n",
        );
        let booklet = Booklet::of(&project, layout, "acre");
        failures.extend(booklet.compare("pair", "acre/acre-5000", 0, 2));
        failures.extend(booklet.compare("latin-digits", "acre/acre-5000", 0, 1));
        // The only photograph opens the city, so stitches are the only filler left.
        let project = TestProject::real();
        choose(&project, layout);
        project.write(record, "name: عكا\nbody: |\n  نصّ قصير عن مجموعة صغيرة في عكا.\n");
        let first = market.find("  - file: acre/market-2").expect("a second");
        project.edit("data/acre/city.yaml", market, &market[..first]);
        let booklet = Booklet::of(&project, layout, "acre");
        failures.extend(booklet.compare("panel-city", "panel", 0, 0));
        // Without quotations, stitches fill the last pages of the network edition.
        let project = TestProject::real();
        choose(&project, layout);
        let theme = format!("layouts/{layout}/theme.typ");
        project.edit(&theme, "fill: (\"quotation\", ", "fill: (");
        let fill = String::from_utf8(project.read(&theme)).expect("a text");
        project.write(&theme, &fill.replace("fill: (\"panel\")", "fill: (\"panel\",)"));
        let booklet = Booklet::of(&project, layout, "network");
        failures.extend(booklet.compare("panel", "panel", 0, 0));
        failures.extend(booklet.compare("panel-facing", "panel", 1, 0));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Selects a layout in the project's settings.
fn choose(project: &TestProject, layout: &str) {
    project.edit("malzama.yaml", "layout: market", &format!("layout: {layout}"));
}

/// An edition in one of the layouts.
struct Booklet {
    layout: String,
    pages: Pages,
}

impl Booklet {
    fn of(project: &TestProject, layout: &str, edition: &str) -> Self {
        Self { layout: layout.to_owned(), pages: pages_of(project, edition, false) }
    }

    /// Compares a page of a part, counted from 0, with its reference. A layout may omit a
    /// part, but then it must have no reference for it.
    fn compare(&self, case: &str, part: &str, nth: usize, page: usize) -> Option<String> {
        let Pages { document, parts, .. } = &self.pages;
        let part = parts.iter().filter(|it| it.part == part).nth(nth);
        let case = format!("{}/{case}", self.layout);
        match part.filter(|part| page < part.pages) {
            Some(part) => compare(&case, document, part.page + page),
            None => here(&format!("tests/layouts/{case}.png"))
                .exists()
                .then(|| format!("{case}: the layout has no such page any more")),
        }
    }
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
fn a_stand_in_bears_the_name_of_its_file() {
    let project = TestProject::real();
    project.remove("photos/acre/acre-5000.jpg");
    project.edit(
        "data/acre/city.yaml",
        "acre/market-1.jpg",
        r#"'acre/a long name, «سوق» "1" #[x].jpg'"#,
    );
    let document = typeset_as(&project, "acre", false);
    let pages = 1..=document.pages().len();
    let text: String = pages.map(|page| text_of(&document, page)).collect();
    let words: String = text.split_whitespace().collect();
    for name in ["acre/acre-5000.jpg", "acre/alongname,", "\"1\"#[x].jpg"] {
        assert!(words.contains(name), "no {name}: {text}");
    }
    assert!(!words.contains("acre/market-2.jpg"), "a photograph that is there: {text}");
}

#[test]
fn every_page_count_is_a_multiple_of_four() {
    // One to five groups and no to four market photographs reach every combination of
    // fillers.
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
    let count: usize = (1..=document.pages().len())
        .map(|page| text_of(&document, page).matches(word).count())
        .sum();
    assert_eq!(count, 20_000);
    assert_eq!(document.pages().len() % 4, 0);
}

#[test]
fn typst_syntax_in_a_text_prints_as_it_is() {
    let project = TestProject::real();
    let text = "#read(\"x\") $ * _a_ @b <c> \\ // = #panic() - + 1.";
    project
        .write("data/acre/acre-5000.yaml", &format!("name: مجموعة\nbody: |\n  {text}\n"));
    let document = typeset(&project, "acre");
    let printed: String =
        (1..=document.pages().len()).map(|at| text_of(&document, at)).collect();
    for character in text.chars().filter(|c| c.is_ascii_punctuation() || *c == '$') {
        let count = |text: &str| text.matches(character).count();
        assert!(count(&printed) >= count(text), "`{character}` is lost");
    }
    assert!(printed.contains("read"), "the text was evaluated");
}

/// Returns whether a page holds more than a running head and a folio: an image, or
/// anything between the first and last eighth of its height.
fn is_filled(page: &Frame) -> bool {
    fn holds(frame: &Frame, top: f64, within: &std::ops::Range<f64>) -> bool {
        frame.items().any(|(at, item)| {
            let y = top + at.y.to_pt();
            match item {
                FrameItem::Group(group) => holds(&group.frame, y, within),
                FrameItem::Image(..) => true,
                FrameItem::Text(_) => within.contains(&y),
                // A background starts in the bleed.
                FrameItem::Shape(..) => y <= 0.0 || within.contains(&y),
                FrameItem::Link(..) | FrameItem::Tag(_) => false,
            }
        })
    }
    let height = page.height().to_pt();
    holds(page, 0.0, &(height / 8.0..height * 7.0 / 8.0))
}

/// Typesets an edition of a project; fails on any diagnostic.
fn typeset(project: &TestProject, edition: &str) -> PagedDocument {
    typeset_as(project, edition, false)
}

fn typeset_as(project: &TestProject, edition: &str, draft: bool) -> PagedDocument {
    pages_of(project, edition, draft).document
}

fn pages_of(project: &TestProject, edition: &str, draft: bool) -> Pages {
    let mut sink = Sink::new();
    let opened = Opened::new(project, &mut sink);
    let plan = opened.plan(&[edition]);
    assert!(plan.held_back.is_empty(), "{sink:?}");
    let mut sink = Sink::new();
    let pages = opened.lay_out(&plan.editions[0], draft, &mut sink);
    assert!(sink.diagnostics().is_empty(), "{sink:?}");
    pages.expect("the edition is set")
}

/// Returns all text of a page; pages are numbered from 1.
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

/// Compares a page with its reference; returns a description of the difference.
fn compare(case: &str, document: &PagedDocument, page: usize) -> Option<String> {
    let Some(page) = document.pages().get(page - 1) else {
        return Some(format!("{case}: there is no page {page}"));
    };
    // One pixel per point is 72 ppi.
    let name = case.rsplit('/').next().unwrap_or(case);
    let scale = if SMALL.contains(&name) { 0.25 } else { 1.0 };
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: true };
    let drawn = typst_render::render(page, &options);
    // Pages have no background of their own, and paper is white.
    let mut found =
        Pixmap::new(drawn.width(), drawn.height()).expect("a page has a size");
    found.fill(tiny_skia::Color::WHITE);
    let (paint, at) =
        (tiny_skia::PixmapPaint::default(), tiny_skia::Transform::identity());
    found.draw_pixmap(0, 0, drawn.as_ref(), &paint, at, None);
    let path = here(&format!("tests/layouts/{case}.png"));
    if std::env::var_os("UPDATE").is_some() {
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("the folder of references");
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
    let path = here(&format!("target/layouts/{case}.png"));
    fs::create_dir_all(path.parent().expect("a folder"))
        .expect("a folder for differences");
    let picture = side_by_side(&found, &wanted, &different);
    picture.save_png(path).expect("the difference");
    Some(format!(
        "{case}: {} pixels differ, see target/layouts/{case}.png",
        different.len()
    ))
}

/// Returns an image of the page, its reference, and the differing pixels in black.
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
