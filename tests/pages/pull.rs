//! A text that is a line too long for its page is pulled in, as far as the theme allows.

use std::fs;
use std::ops::Range;

use crate::booklet::{Booklet, LAYOUTS, real_project, typeset};
use crate::project::{TestProject, here};

/// The group whose text is measured.
const GROUP: &str = "acre/acre-5000";

/// The words between which a text outgrows its first page.
const WORDS: Range<usize> = 40..700;

/// The bounds of a theme that lets nothing be pulled in.
const NO_PULL: &str = "#let pull = (raise: 0, long: 0, unit: grid-unit)";

#[test]
fn a_line_too_many_is_pulled_in_beside_a_photograph() {
    LAYOUTS.iter().for_each(|layout| pulls_in(layout, true));
}

#[test]
fn a_line_too_many_is_pulled_in_without_a_photograph() {
    LAYOUTS.iter().for_each(|layout| pulls_in(layout, false));
}

/// Finds the first text that outgrows its page when nothing may be pulled in, and judges
/// that it does not by the theme's own bounds.
fn pulls_in(layout: &str, pictured: bool) {
    let project = real_project(layout);
    let theme = format!("layouts/{layout}/theme.typ");
    let own = fs::read_to_string(here(&theme)).expect("a theme");
    let bounds = own.lines().find(|line| line.starts_with("#let pull = "));
    let rigid = own.replace(bounds.expect("the bounds of pulling"), NO_PULL);
    project.write(&theme, &rigid);
    let set = |words| set(&project, layout, pictured, words);
    let one_page = pages(&set(WORDS.start));
    assert!(
        pages(&set(WORDS.end)) > one_page,
        "{layout}: the text never outgrows a page"
    );
    let mut range = WORDS;
    while range.len() > 1 {
        let middle = range.start + range.len() / 2;
        if pages(&set(middle)) > one_page {
            range.end = middle;
        } else {
            range.start = middle;
        }
    }
    let (full, over) = (set(range.start), set(range.end));
    let name = format!("{layout}, {} words, pictured: {pictured}", range.end);
    assert_eq!(lines(&over), lines(&full) + 1, "{name}: one line more");
    assert_eq!(pages(&over), pages(&full) + 1, "{name}: one page more without pulling");
    project.write(&theme, &own);
    let pulled = set(range.end);
    assert_eq!(lines(&pulled), lines(&over), "{name}: no line is lost");
    assert_eq!(pages(&pulled), pages(&full), "{name}: pulled in");
    let part = pulled.parts.iter().find(|it| it.part == GROUP).expect("the group");
    let how = (part.raised, part.long, part.closer);
    assert_ne!(how, (0, 0, 0), "{name}: the layout tells how it pulled");
}

/// Sets the group with a text of so many words.
fn set(project: &TestProject, layout: &str, pictured: bool, words: usize) -> Booklet {
    let photograph =
        if pictured { "photographs: [{file: acre/acre-5000.jpg}]" } else { "" };
    let text = ["كلمة"].repeat(words).join(" ");
    let record = format!("name: مجموعة عكا\n{photograph}\nbody: |\n  {text}\n");
    project.write("data/acre/acre-5000.yaml", &record);
    let mut booklets = typeset(project, layout, layout, &["acre"]);
    booklets.remove(0)
}

/// The pages of the group.
fn pages(booklet: &Booklet) -> usize {
    booklet.range_of(GROUP).expect("the group").count()
}

/// The lines of the group's text.
fn lines(booklet: &Booklet) -> usize {
    let range = booklet.range_of(GROUP).expect("the group");
    booklet.running(range).len()
}
