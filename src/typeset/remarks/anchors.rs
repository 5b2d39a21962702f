//! Finds what a strip stands beside: the first lines of paragraphs, and other texts of records.

use std::collections::BTreeMap;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use crate::diagnostic::Location;
use crate::edition::Edition;
use crate::records::Text;
use crate::typeset::origin::{Records, plain};
use malzama_preflight::Part;

/// The fewest letters by which the first line of a paragraph is known, unless it is the whole of it.
const LETTERS: usize = 6;

/// The least distance between two notes on a strip.
const APART: Abs = Abs::raw(9.0 * 127.0);

/// A note on a strip.
#[derive(Debug, PartialEq)]
pub struct Anchor {
    /// The baseline that it stands beside, from the head of the page.
    pub y: Abs,
    /// The number of a paragraph within its text, from 1.
    pub number: Option<usize>,
    /// The record and line where it is written.
    pub place: String,
}

/// How many paragraphs of each text have been seen on earlier pages, by the place of the text.
#[derive(Default)]
pub struct Numbering(BTreeMap<String, usize>);

/// A run of type on a page.
struct Run {
    y: Abs,
    x: Abs,
    text: String,
}

/// Finds the notes of a page, from its head to its foot.
pub fn anchors(
    edition: &Edition,
    frame: &Frame,
    page: usize,
    parts: &[Part],
    numbering: &mut Numbering,
) -> Vec<Anchor> {
    let mut runs = Vec::new();
    collect(frame, Transform::identity(), &mut runs);
    runs.sort_by(|one, other| {
        one.y
            .to_pt()
            .total_cmp(&other.y.to_pt())
            .then(other.x.to_pt().total_cmp(&one.x.to_pt()))
    });
    let part = parts.iter().rev().find(|part| part.page <= page);
    let name = part.map_or("", |part| part.part.as_str());
    let body = body(edition, name);
    let seen = numbering.0.entry(name.to_owned()).or_default();
    let (network, cities) = (Some(edition.network), edition.cities.as_slice());
    let records = Records { edition: edition.slug, cities, network };
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut told: Option<String> = None;
    for run in &runs {
        // One whose beginning is not known again, as it is set in several runs, stops none after it.
        let begun = body.iter().skip(*seen).position(|text| {
            let (paragraph, run) = (plain(&text.value), plain(&run.text));
            let is_enough = run.chars().count() >= LETTERS || run == paragraph;
            is_enough && paragraph.starts_with(&run)
        });
        let found = if let Some(skipped) = begun {
            *seen += skipped + 1;
            Some((Some(*seen), body[*seen - 1].location.clone()))
        } else {
            let at = records.origin_of(&run.text, page, parts);
            // Further lines of a text say nothing new.
            at.filter(|at| told.as_deref() != Some(at.path())).map(|at| (None, at))
        };
        let Some((number, location)) = found else { continue };
        let is_close = |it: &Anchor| {
            (it.y - run.y).abs() < APART && it.number.is_some() >= number.is_some()
        };
        if anchors.last().is_some_and(is_close) {
            continue;
        }
        let place = shown(&location, told.as_deref());
        told = Some(location.path().to_owned());
        anchors.push(Anchor { y: run.y, number, place });
    }
    anchors
}

/// Returns the paragraphs that a part of a booklet sets.
fn body<'a>(edition: &Edition<'a>, part: &str) -> &'a [Text] {
    if part == "introduction" {
        return &edition.network.introduction;
    }
    let group = part.split_once('/').and_then(|(city, group)| {
        let city = edition.cities.iter().find(|it| it.slug == city)?;
        city.partners.iter().find(|it| it.slug == group)
    });
    group.map_or(&[], |it| &it.body)
}

/// Returns a place as a strip names it: without the path if it is that of the note before.
fn shown(location: &Location, told: Option<&str>) -> String {
    let path = location.path();
    let line =
        location.line_column().map(|(line, _)| format!(":{line}")).unwrap_or_default();
    if told == Some(path) { line } else { format!("{path}{line}") }
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
                let right = Point::new(at.x + text.width(), at.y).transform(to_page);
                runs.push(Run { y: right.y, x: right.x, text: text.text.to_string() });
            }
            _ => {}
        }
    }
}
