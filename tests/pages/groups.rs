//! Rule: a group's name is followed by text or a photograph, its photographs are on its
//! pages, and captions are near their photographs.

use crate::booklet::{Booklet, Photograph, REAL, judge, real_project, typeset};
use crate::generated::GENERATED;
use crate::lines::{Line, words};
use crate::paragraphs::pages_of_lines;

/// Minimum number of lines of text below a name.
const LINES_AFTER_NAME: usize = 2;

#[test]
fn no_real_name_stands_at_a_foot() {
    judge(&*REAL, bare_names);
}

#[test]
fn no_generated_name_stands_at_a_foot() {
    judge(&*GENERATED, bare_names);
}

#[test]
fn real_photographs_stand_with_their_group() {
    judge(&*REAL, stray_photographs);
}

#[test]
fn generated_photographs_stand_with_their_group() {
    judge(&*GENERATED, stray_photographs);
}

#[test]
fn real_captions_stand_by_their_photographs() {
    judge(&*REAL, stray_captions);
}

#[test]
fn generated_captions_stand_by_their_photographs() {
    judge(&*GENERATED, stray_captions);
}

#[test]
fn a_text_begins_on_the_first_free_line_below_the_facts() {
    let text = ["كلمة"].repeat(300).join(" ");
    // Lines of the grid from the last fact to the text: one or two of its own stay free in `market`, which sets
    // three lines of facts on two of the grid; `reading` keeps one more free.
    for (layout, most) in [("market", 2.5), ("reading", 3.5)] {
        let project = real_project(layout);
        for count in 4..=12 {
            let fact =
                |number| format!("  رقم {number}: {}\n", ["وصف"].repeat(12).join(" "));
            let facts: String = (1..=count).map(fact).collect();
            project.write(
                "data/acre/acre-5000.yaml",
                &format!("name: عكا\nextra:\n{facts}body: |\n  {text}\n"),
            );
            let booklet = typeset(&project, layout, layout, &["acre"]).remove(0);
            let range = booklet.range_of("acre/acre-5000").expect("the group");
            let page = *range.start();
            let lines = booklet.lines(page);
            let is_fact = |line: &&Line| line.text().contains("وصف");
            let last = lines.iter().rfind(is_fact).expect("a fact").baseline;
            let (_, first) = &booklet.running(page..=page)[0];
            let free = (first.baseline - last) / booklet.tokens.grid;
            assert!(free > 1.5 && free < most, "{layout}, {count} facts: {free}");
        }
    }
}

/// Returns the names that are followed by too little of their group on the same page.
fn bare_names(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    for (part, group) in booklet.groups() {
        let Some(range) = booklet.range_of(&part) else {
            faults.push(format!("the layout does not tell where `{part}` begins"));
            continue;
        };
        let page = *range.start();
        let lines = booklet.lines(page);
        let of_name: Vec<String> = words(&group.name).collect();
        let name: Vec<&Line> = lines
            .iter()
            .filter(|line| line.is_of_name(&booklet.tokens))
            .filter(|line| words(&line.text()).any(|word| of_name.contains(&word)))
            .collect();
        let Some(last) = name.iter().map(|line| line.baseline).reduce(f64::max) else {
            faults.push(format!("{part}: its name is not on page {page}"));
            continue;
        };
        let picture = booklet.sheets[page - 1].pictures.iter().any(|picture| {
            let own = group.photographs.iter().any(|it| it.path == picture.path);
            own && picture.area.bottom > last
        });
        let text = booklet.running(page..=page);
        let follow = text.iter().filter(|(_, line)| line.baseline > last).count();
        let all = pages_of_lines(booklet, range, &group.body)
            .map_or(usize::MAX, |paragraphs| paragraphs.iter().flatten().count());
        if !picture && follow < LINES_AFTER_NAME.min(all) {
            faults.push(format!(
                "{part}: {follow} lines and no picture follow its name on page {page}"
            ));
        }
    }
    faults
}

/// Returns the photographs of groups that are on no page, or on a page of another part.
fn stray_photographs(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    for (part, group) in booklet.groups() {
        let Some(range) = booklet.range_of(&part) else {
            faults.push(format!("the layout does not tell where `{part}` begins"));
            continue;
        };
        for photograph in &group.photographs {
            let pages = pages_of(booklet, photograph);
            if pages.is_empty() || pages.iter().any(|page| !range.contains(page)) {
                faults.push(format!(
                    "`{}` stands on pages {pages:?}, its group on {range:?}",
                    photograph.path
                ));
            }
        }
    }
    faults
}

/// Returns the words of captions and credits that are neither on the page of their
/// photograph nor on the facing one.
fn stray_captions(booklet: &Booklet) -> Vec<String> {
    let words_by_page: Vec<Vec<String>> = booklet
        .pages()
        .map(|page| {
            let lines = booklet.lines(page);
            lines
                .iter()
                .flat_map(|line| words(&line.text()).collect::<Vec<_>>())
                .collect()
        })
        .collect();
    let mut faults = Vec::new();
    for photograph in booklet.captioned() {
        // An even page faces the odd page after it.
        let near: Vec<usize> = pages_of(booklet, photograph)
            .iter()
            .flat_map(|page| [*page, page ^ 1])
            .collect();
        let texts = [&photograph.caption, &photograph.credit];
        for word in texts.into_iter().flat_map(|text| words(text)) {
            let says = |page: &usize| {
                let words =
                    page.checked_sub(1).and_then(|index| words_by_page.get(index));
                words.is_some_and(|words| words.contains(&word))
            };
            if !near.iter().any(says) {
                faults
                    .push(format!("«{word}» is not by `{}`: {near:?}", photograph.path));
            }
        }
    }
    faults
}

/// Returns the pages that show a photograph.
fn pages_of(booklet: &Booklet, photograph: &Photograph) -> Vec<usize> {
    let shows = |page: &usize| {
        let pictures = &booklet.sheets[page - 1].pictures;
        pictures.iter().any(|picture| picture.path == photograph.path)
    };
    booklet.pages().filter(shows).collect()
}
