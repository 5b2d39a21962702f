//! Rule: kashidas make loose lines even, with restraint, and leave the text as it is.
//!
//! The same editions are laid out with and without them. `cargo test --release --test pages kashida --
//! --nocapture` prints the figures that `layouts/README.md` gives.
#![expect(
    clippy::print_stdout,
    reason = "the figures of `layouts/README.md` are read off here"
)]

use std::sync::LazyLock;

use malzama::diagnostic::Sink;
use typst::text::Glyph;

use crate::booklet::{LAYOUTS, real_project};
use crate::frames::{Piece, Sheet};
use crate::lines::{Line, lines};
use crate::project::TestProject;
use crate::project::typeset::Opened;

/// Lines whose spaces are wider than this multiple of their natural width may be filled.
const LOOSE: f64 = 1.35;

/// The shortest and the longest kashida, in ems.
const LENGTHS: [f64; 2] = [0.3, 0.9];

/// The least distance in millimetres of kashidas that are at most two lines apart.
const APART: f64 = 8.0;

/// A layout that sets the texts of all groups in a column of 60 mm.
const COLUMN: &str = r#"
#import "base.typ": base, reading
#let manuscript = json("/manuscript.json")
#set page(width: 148mm, height: 210mm, bleed: 3mm, margin: 24mm)
#show: base.with(manuscript)
#for city in manuscript.cities {
  for group in city.partners { block(width: 60mm, reading(group.body)) }
}
"#;

/// Editions laid out without and with kashidas.
struct Both {
    name: &'static str,
    without: Vec<Sheet>,
    with: Vec<Sheet>,
}

/// Columns of 60 mm, and the real editions of each layout.
static BOTH: LazyLock<Vec<Both>> = LazyLock::new(|| {
    let narrow = real_project("reading");
    narrow.write("layouts/main.typ", COLUMN);
    let mut all = vec![both("60 mm", &narrow, "reading", &["network"])];
    for layout in LAYOUTS {
        all.push(both(layout, &real_project(layout), layout, &[]));
    }
    all
});

/// A kashida on a page.
struct Kashida {
    page: usize,
    /// The number of its line on the page.
    line: usize,
    left: f64,
    right: f64,
    /// Its length in ems.
    length: f64,
    word: String,
}

/// What the spaces of justified lines measure, as multiples of their natural width.
struct Spaces {
    widest: f64,
    deviation: f64,
}

#[test]
fn narrow_columns_become_even() {
    let both = of("60 mm");
    let (without, with) = (spaces(both, &both.without), spaces(both, &both.with));
    println!("60 mm: {} kashidas in {} lines", kashidas(both).len(), filled(both));
    let (widest, deviation) =
        (with.widest / without.widest, with.deviation / without.deviation);
    assert!(widest <= 0.7, "the widest space is only {widest:.2} of what it was");
    assert!(deviation <= 0.75, "spaces differ by {deviation:.2} of what they did");
}

#[test]
fn no_space_of_real_editions_is_wide() {
    for name in LAYOUTS {
        let both = of(name);
        let (without, with) = (spaces(both, &both.without), spaces(both, &both.with));
        println!("{name}: {} kashidas in {} lines", kashidas(both).len(), filled(both));
        assert!(without.widest > 1.8, "{name}: there is nothing to be done");
        assert!(with.widest <= 1.8, "{name}: a space of {:.2}", with.widest);
    }
}

#[test]
fn lines_break_and_read_as_without() {
    for both in &*BOTH {
        for (without, with) in both.without.iter().zip(&both.with) {
            let texts = |sheet: &Sheet| -> Vec<String> {
                sheet.pieces.iter().map(|it| it.item.text.to_string()).collect()
            };
            assert_eq!(texts(without), texts(with), "{}", both.name);
            let lines = (lines(without), lines(with));
            assert_eq!(lines.0.len(), lines.1.len(), "{}", both.name);
            for (one, other) in lines.0.iter().zip(&lines.1) {
                let off = (one.left - other.left).abs() + (one.right - other.right).abs();
                assert!(off < 0.001, "{}: {} is {off} mm off", both.name, one.name());
                assert_eq!(one.text(), other.text());
            }
        }
        assert_eq!(both.without.len(), both.with.len());
        assert!(!kashidas(both).is_empty(), "{}: none is set", both.name);
    }
}

#[test]
fn only_loose_lines_have_kashidas_and_few() {
    for both in &*BOTH {
        let kashidas = kashidas(both);
        for kashida in &kashidas {
            let Kashida { page, line, length, word, .. } = kashida;
            let name = format!("{}, page {page}, {word}", both.name);
            let on_line: Vec<_> = kashidas
                .iter()
                .filter(|it| it.page == *page && it.line == *line)
                .collect();
            assert!(on_line.len() <= 2, "{name}: {} in one line", on_line.len());
            let same = on_line.iter().filter(|it| it.word == *word).count();
            assert_eq!(same, 1, "{name}: in one word");
            let looseness = looseness(&lines(&both.without[*page])[*line]);
            assert!(looseness > LOOSE, "{name}: in a line of {looseness:.2}");
            let is_allowed = (LENGTHS[0]..LENGTHS[1] + 1e-9).contains(length);
            assert!(is_allowed, "{name}: {length} em long");
            let is_letter =
                |it: char| ('\u{620}'..='\u{6d3}').contains(&it) && !it.is_numeric();
            let signs = "«»()[]\"“”.,:!?،؛؟…-–";
            let is_plain = word.chars().all(|it| is_letter(it) || signs.contains(it));
            assert!(is_plain && !word.contains('ـ'), "{name}: no plain word");
        }
    }
}

#[test]
fn no_kashida_stands_under_another() {
    for both in &*BOTH {
        let kashidas = kashidas(both);
        for (number, one) in kashidas.iter().enumerate() {
            for other in &kashidas[number + 1..] {
                let is_near =
                    one.page == other.page && one.line.abs_diff(other.line) <= 2;
                let apart = (one.left - other.right).max(other.left - one.right);
                assert!(
                    !is_near || apart >= APART,
                    "{}, page {}: {} and {} are {apart:.1} mm apart",
                    both.name,
                    one.page,
                    one.word,
                    other.word
                );
            }
        }
    }
}

#[test]
fn names_stay_as_they_are() {
    let is_name = |word: &str| word.contains("الناصرة");
    let both = of("60 mm");
    let loose = both.without.iter().flat_map(lines);
    let loose = loose.filter(|line| looseness(line) > LOOSE);
    let names = loose.filter(|line| line.text().split(' ').any(is_name)).count();
    assert!(names > 0, "no loose line has the name of a city");
    let elongated = kashidas(both).into_iter().find(|it| is_name(&it.word));
    assert!(elongated.is_none_or(|it| panic!("{} is elongated", it.word)));
}

#[test]
fn layouts_without_the_token_have_none() {
    let project = real_project("market");
    let with = lay_out(&project, &["acre"]);
    switch(&project, "market", false);
    let without = lay_out(&project, &["acre"]);
    for (one, other) in with.iter().zip(&without) {
        for (one, other) in one.pieces.iter().zip(&other.pieces) {
            assert!(one.item == other.item && one.left == other.left);
        }
    }
    assert!(with.iter().any(|it| !it.pieces.is_empty()) && with.len() == without.len());
}

fn of(name: &str) -> &'static Both {
    BOTH.iter().find(|it| it.name == name).expect("laid out")
}

fn both(
    name: &'static str,
    project: &TestProject,
    layout: &str,
    editions: &[&str],
) -> Both {
    let [without, with] = [false, true].map(|is_on| {
        switch(project, layout, is_on);
        lay_out(project, editions)
    });
    Both { name, without, with }
}

/// Sets the token of a layout, whatever it is in the house or in the layout itself.
fn switch(project: &TestProject, layout: &str, is_on: bool) {
    let path = format!("layouts/{layout}/theme.typ");
    let theme = String::from_utf8(project.read(&path)).expect("a text");
    project.write(&path, &format!("{theme}\n#let kashida = {is_on}\n"));
}

fn lay_out(project: &TestProject, editions: &[&str]) -> Vec<Sheet> {
    let mut sink = Sink::new();
    let opened = Opened::new(project, &mut sink);
    let plan = opened.plan(editions);
    let mut sheets = Vec::new();
    for edition in &plan.editions {
        let pages = opened.lay_out(edition, false, &mut sink);
        let pages = pages.unwrap_or_else(|| panic!("{sink:?}"));
        let all = pages.document.pages().iter();
        sheets.extend(all.map(|page| Sheet::read(page, &pages.placements)));
    }
    sheets
}

/// Returns the width of a glyph as a multiple of its natural width, if it is a space that is stretched.
fn space(piece: &Piece, glyph: &Glyph) -> Option<f64> {
    let is_space = piece.item.text[glyph.range()].starts_with([' ', '\u{a0}']);
    let natural = piece.item.font.x_advance(glyph.id)?;
    (is_space && glyph.x_advance.get() > 0.0).then(|| glyph.x_advance / natural)
}

/// Returns the spaces of a line of running text.
fn spaces_of(line: &Line) -> Vec<f64> {
    let running = line.pieces.iter().filter(|it| it.family() == "Amiri" && !it.is_bold());
    running
        .flat_map(|it| it.item.glyphs.iter().filter_map(|glyph| space(it, glyph)))
        .collect()
}

/// Returns the width of the spaces of a line; 1 if it has none.
fn looseness(line: &Line) -> f64 {
    let spaces = spaces_of(line);
    if spaces.is_empty() { 1.0 } else { spaces.iter().sum::<f64>() / spaces.len() as f64 }
}

/// Measures the spaces of the lines that are justified without kashidas, and prints them.
fn spaces(both: &Both, sheets: &[Sheet]) -> Spaces {
    let mut all = Vec::new();
    let (mut justified, mut loose) = (0, 0);
    for (without, sheet) in both.without.iter().zip(sheets) {
        for (plain, line) in lines(without).iter().zip(lines(sheet)) {
            if (looseness(plain) - 1.0).abs() > 1e-4 {
                justified += 1;
                loose += usize::from(looseness(&line) > LOOSE);
                all.extend(spaces_of(&line));
            }
        }
    }
    let count = all.len() as f64;
    let mean = all.iter().sum::<f64>() / count;
    let variance = all.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / count;
    let (widest, deviation) = (all.iter().copied().fold(0.0, f64::max), variance.sqrt());
    println!(
        "{}: {justified} justified lines, {loose} looser than {LOOSE}; {count} spaces: \
         {mean:.3} on average, {deviation:.3} standard deviation, {widest:.2} at most",
        both.name
    );
    Spaces { widest, deviation }
}

/// Counts the lines that have kashidas.
fn filled(both: &Both) -> usize {
    let mut lines: Vec<_> = kashidas(both).iter().map(|it| (it.page, it.line)).collect();
    lines.dedup();
    lines.len()
}

/// Finds the kashidas: the glyphs that are not there without them. Fails if any other glyph differs
/// but in the width of spaces.
fn kashidas(both: &Both) -> Vec<Kashida> {
    let mut kashidas = Vec::new();
    for (page, (without, with)) in both.without.iter().zip(&both.with).enumerate() {
        assert_eq!(without.pieces.len(), with.pieces.len());
        let mut found = Vec::new();
        for (plain, piece) in without.pieces.iter().zip(&with.pieces) {
            let mut rest = plain.item.glyphs.iter().peekable();
            for (glyph, (_, x, _)) in piece.item.glyphs.iter().zip(piece.glyphs()) {
                if rest.peek().is_some_and(|it| it.id == glyph.id) {
                    let of_plain = rest.next().expect("a glyph");
                    let is_same = of_plain.x_offset == glyph.x_offset
                        && of_plain.range == glyph.range
                        && of_plain.span == glyph.span
                        && (of_plain.x_advance == glyph.x_advance
                            || space(piece, glyph).is_some());
                    assert!(is_same, "{}: {:?} differs", both.name, piece.item.text);
                } else {
                    let em = piece.size * 25.4 / 72.0;
                    let x = x - glyph.x_offset.get() * em;
                    found.push((piece.baseline, x, glyph.x_advance.get(), em));
                }
            }
            assert!(
                rest.next().is_none(),
                "{}: {:?} lacks a glyph",
                both.name,
                piece.item.text
            );
        }
        for (number, line) in lines(with).iter().enumerate() {
            let of_line = found.iter().filter(|(baseline, left, _, em)| {
                (baseline - line.baseline).abs() < em * 0.4
                    && (line.left..line.right).contains(left)
            });
            for (_, left, length, em) in of_line {
                let (page, line_number) = (page, number);
                kashidas.push(Kashida {
                    page,
                    line: line_number,
                    left: *left,
                    right: left + length * em,
                    length: *length,
                    word: word_at(line, *left),
                });
            }
        }
    }
    kashidas
}

/// Returns the word of a line at a distance from the left edge of its page.
fn word_at(line: &Line, at: f64) -> String {
    let mut glyphs: Vec<(f64, &Piece, &Glyph)> = Vec::new();
    for piece in &line.pieces {
        let places = piece.item.glyphs.iter().zip(piece.glyphs());
        glyphs.extend(places.map(|(glyph, (_, x, _))| (x, *piece, glyph)));
    }
    let is_space =
        |(_, piece, glyph): &(f64, &Piece, &Glyph)| space(piece, glyph).is_some();
    let right = glyphs.iter().filter(|it| is_space(it) && it.0 > at);
    let right = right.map(|it| it.0).fold(f64::INFINITY, f64::min);
    let left = glyphs.iter().filter(|it| is_space(it) && it.0 <= at);
    let left = left.map(|it| it.0).fold(f64::NEG_INFINITY, f64::max);
    let mut of_word: Vec<_> =
        glyphs.into_iter().filter(|it| it.0 > left && it.0 < right).collect();
    of_word.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut word = String::new();
    let mut last = None;
    for (_, piece, glyph) in of_word {
        if last != Some(glyph.span) {
            word.push_str(piece.item.text[glyph.range()].trim());
        }
        last = Some(glyph.span);
    }
    word
}
