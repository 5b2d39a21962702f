//! Drafts for the board: a strip beside each page for remarks.

use lopdf::Document;

use crate::project::TestProject;

/// The width of a page of A5 and of its strip, and the height, in points.
const SIZE: [f32; 2] = [595.28, 595.28];

#[test]
fn a_draft_has_a_strip_beside_each_page() {
    let project = TestProject::small();
    let run = project.run(&["build", "acre", "--draft"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let document =
        Document::load_mem(&project.read("out/draft/acre.pdf")).expect("a PDF");
    let pages: Vec<_> = document.page_iter().collect();
    assert!(pages.len() >= 4);
    for page in pages {
        let page = document.get_dictionary(page).expect("a page");
        let media = page.get(b"MediaBox").and_then(|it| it.as_array()).expect("a box");
        let sides: Vec<f32> =
            media.iter().map(|it| it.as_float().expect("a number")).collect();
        assert!((sides[2] - sides[0] - SIZE[0]).abs() < 0.1, "{sides:?}");
        assert!((sides[3] - sides[1] - SIZE[1]).abs() < 0.1, "{sides:?}");
    }
}

#[test]
fn two_drafts_are_told_apart_by_what_they_show() {
    let project = TestProject::small();
    let draft = || {
        let run = project.run(&["build", "acre", "--draft"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        project.read("out/draft/acre.pdf")
    };
    let first = draft();
    project.remove("out/draft/acre.pdf");
    assert!(first == draft(), "the same records give the same draft");
    project.edit("data/acre/group.yaml", "مجموعة شباب", "مجموعات شباب");
    assert!(first != draft());
}
