//! Rule: a text that is one line too long for its pages is pulled in, as far as the theme
//! allows.

use std::fs;
use std::ops::Range;

use crate::booklet::{Booklet, LAYOUTS, real_project, typeset};
use crate::project::{TestProject, here};

/// The part whose text is measured.
const GROUP: &str = "acre/acre-5000";

/// Numbers of words within which a text outgrows its first page.
const WORDS: Range<usize> = 40..700;

/// The bounds of a theme that pulls nothing in.
const NO_PULL: &str = "#let pull = (raise: 0, long: 0, unit: grid-unit)";

/// Bounds of the leading: just too wide for another line on a page of these layouts, and
/// just tight enough.
const CLOSE: &str = "#let pull = (raise: 0, long: 0, unit: 17.5pt)";
const CLOSER: &str = "#let pull = (raise: 0, long: 0, unit: 16.8pt)";

#[test]
fn a_line_too_many_is_pulled_in_beside_a_photograph() {
    LAYOUTS.iter().for_each(|layout| pulls_in(layout, true));
}

#[test]
fn a_line_too_many_is_pulled_in_without_a_photograph() {
    LAYOUTS.iter().for_each(|layout| pulls_in(layout, false));
}

#[test]
fn lines_are_set_closer_as_far_as_the_theme_allows() {
    for layout in LAYOUTS {
        let project = real_project(layout);
        let bound = |pull| project.write(&theme(layout), &own_theme(layout, pull));
        bound(NO_PULL);
        let typeset_words = |words| group_booklet(&project, layout, true, words);
        let words = outgrowing(typeset_words);
        let (full, over) = (typeset_words(words - 1), typeset_words(words));
        bound(CLOSE);
        assert_eq!(
            pages(&typeset_words(words)),
            pages(&over),
            "{layout}: closer than the bound"
        );
        bound(CLOSER);
        let closer = typeset_words(words);
        assert_eq!(pages(&closer), pages(&full), "{layout}: a page is saved");
        assert_eq!(lines(&closer), lines(&over), "{layout}: no line is lost");
        let part = closer.parts.iter().find(|it| it.part == GROUP).expect("the group");
        assert_eq!((part.raised, part.long, part.closer), (0, 0, 1), "{layout}");
    }
}

/// Returns the path of a layout's theme.
fn theme(layout: &str) -> String {
    format!("layouts/{layout}/theme.typ")
}

/// Returns a layout's own theme with other bounds for pulling in.
fn own_theme(layout: &str, pull: &str) -> String {
    let own = fs::read_to_string(here(&theme(layout))).expect("a theme");
    let bounds = own.lines().find(|line| line.starts_with("#let pull = "));
    own.replace(bounds.expect("the bounds of pulling"), pull)
}

/// Finds the smallest number of words at which the group needs another page.
fn outgrowing(typeset_words: impl Fn(usize) -> Booklet) -> usize {
    let one_page = pages(&typeset_words(WORDS.start));
    assert!(
        pages(&typeset_words(WORDS.end)) > one_page,
        "the text never outgrows a page"
    );
    let mut range = WORDS;
    while range.len() > 1 {
        let middle = range.start + range.len() / 2;
        if pages(&typeset_words(middle)) > one_page {
            range.end = middle;
        } else {
            range.start = middle;
        }
    }
    range.end
}

/// Finds the shortest text that outgrows its page when nothing may be pulled in; asserts
/// that it fits under the theme's own bounds.
fn pulls_in(layout: &str, pictured: bool) {
    let project = real_project(layout);
    project.write(&theme(layout), &own_theme(layout, NO_PULL));
    let typeset_words = |words| group_booklet(&project, layout, pictured, words);
    let words = outgrowing(typeset_words);
    let (full, over) = (typeset_words(words - 1), typeset_words(words));
    let name = format!("{layout}, {words} words, pictured: {pictured}");
    assert_eq!(lines(&over), lines(&full) + 1, "{name}: one line more");
    assert_eq!(pages(&over), pages(&full) + 1, "{name}: one page more without pulling");
    let own = fs::read_to_string(here(&theme(layout))).expect("a theme");
    project.write(&theme(layout), &own);
    let pulled = typeset_words(words);
    assert_eq!(lines(&pulled), lines(&over), "{name}: no line is lost");
    assert_eq!(pages(&pulled), pages(&full), "{name}: pulled in");
    let part = pulled.parts.iter().find(|it| it.part == GROUP).expect("the group");
    let how = (part.raised, part.long, part.closer);
    assert_ne!(how, (0, 0, 0), "{name}: the layout tells how it pulled");
}

/// Typesets the group with a text of `words` words.
fn group_booklet(
    project: &TestProject,
    layout: &str,
    pictured: bool,
    words: usize,
) -> Booklet {
    let photograph =
        if pictured { "photographs: [{file: acre/acre-5000.jpg}]" } else { "" };
    let text = ["كلمة"].repeat(words).join(" ");
    let record = format!("name: مجموعة عكا\n{photograph}\nbody: |\n  {text}\n");
    project.write("data/acre/acre-5000.yaml", &record);
    let mut booklets = typeset(project, layout, layout, &["acre"]);
    booklets.remove(0)
}

/// Returns the number of pages of the group.
fn pages(booklet: &Booklet) -> usize {
    booklet.range_of(GROUP).expect("the group").count()
}

/// Returns the number of lines of the group's text.
fn lines(booklet: &Booklet) -> usize {
    let range = booklet.range_of(GROUP).expect("the group");
    booklet.running(range).len()
}
