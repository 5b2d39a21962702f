//! Rule: a draft numbers every paragraph once, beside its first line, and names its record.

use malzama::diagnostic::Sink;
use typst::layout::{Frame, FrameItem, Point, Transform};

use crate::booklet::{LAYOUTS, real_project};
use crate::project::typeset::Opened;

/// The width of a page of A5 in millimetres, beside which the strip lies.
const PAGE: f64 = 148.0;

/// How far a note may stand from the line that it is about, in millimetres.
const NEAR: f64 = 2.5;

struct Run {
    x: f64,
    y: f64,
    text: String,
}

fn collect(frame: &Frame, to_page: Transform, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = to_page
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                collect(&group.frame, within, runs);
            }
            FrameItem::Text(text) => {
                let Point { x, y } = at.transform(to_page);
                runs.push(Run {
                    x: x.to_mm(),
                    y: y.to_mm(),
                    text: text.text.to_string(),
                });
            }
            _ => {}
        }
    }
}

#[test]
fn paragraphs_have_numbers_and_records_beside_them() {
    for layout in LAYOUTS {
        let project = real_project(layout);
        let mut sink = Sink::new();
        let opened = Opened::new(&project, &mut sink);
        let plan = opened.plan(&["jerusalem"]);
        let edition = &plan.editions[0];
        let draft = opened.annotated(edition, "0123abcd", &mut sink).expect("a draft");
        let pages: Vec<Vec<Run>> = draft
            .pages()
            .iter()
            .map(|page| {
                let mut runs = Vec::new();
                collect(&page.frame, Transform::identity(), &mut runs);
                runs
            })
            .collect();
        let mut found = 0;
        for group in edition.cities.iter().flat_map(|city| &city.partners) {
            for (index, paragraph) in group.body.iter().enumerate() {
                let first: String = paragraph.value.chars().take(10).collect();
                let place = pages.iter().find_map(|runs| {
                    let line = runs.iter().find(|it| it.text.starts_with(&first))?;
                    Some((runs, line.y))
                });
                let Some((runs, y)) = place else { continue };
                let number = edition.settings.digits.write(index + 1);
                let is_beside = |it: &&Run| (it.y - y).abs() < NEAR && it.text == number;
                assert!(
                    runs.iter().any(|it| is_beside(&it)),
                    "{layout}: paragraph {} of {} has no number",
                    index + 1,
                    group.slug
                );
                found += 1;
            }
            let path = format!("data/jerusalem/{}.yaml", group.slug);
            let is_named = pages.iter().flatten().any(|it| it.text.contains(&path));
            assert!(is_named, "{layout}: {path} is not named");
        }
        assert!(found >= 6, "{layout}: only {found} paragraphs were found");
        for (index, runs) in pages.iter().enumerate() {
            // The outer side of an even page is on the right.
            let strip = if index % 2 == 1 { PAGE..f64::MAX } else { 0.0..62.0 };
            let mark = runs.iter().find(|it| it.text.contains("0123abcd"));
            let mark = mark
                .unwrap_or_else(|| panic!("{layout}: page {} is unmarked", index + 1));
            assert!(strip.contains(&mark.x), "{layout}: page {}: {}", index + 1, mark.x);
        }
    }
}
