//! Laid-out editions, with the records they were made from.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use malzama::diagnostic::Sink;
use malzama_preflight::Part;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::frames::Sheet;
use crate::lines::{Line, lines};
use crate::project::TestProject;
use crate::project::typeset::Opened;
use crate::tokens::Tokens;

/// The layouts that every rule is checked in.
pub const LAYOUTS: [&str; 2] = ["market", "reading"];

/// Maximum number of faults that a failing test lists.
const NAMED_FAULTS: usize = 60;

/// A laid-out edition.
pub struct Booklet {
    /// The layout and edition, or the recipe it was generated from, as named in messages.
    pub name: String,
    pub tokens: Tokens,
    pub sheets: Vec<Sheet>,
    pub parts: Vec<Part>,
    pub cities: Vec<City>,
    /// The paragraphs of the introduction.
    pub introduction: Vec<String>,
    /// The diagnostics reported while the edition was typeset.
    pub said: Vec<String>,
}

/// A city in the manuscript.
#[derive(Deserialize)]
pub struct City {
    slug: String,
    name: String,
    heading: String,
    cover: Option<Photograph>,
    market: Vec<Photograph>,
    partners: Vec<Group>,
}

/// A group in the manuscript.
#[derive(Deserialize)]
pub struct Group {
    slug: String,
    pub name: String,
    founded: Option<String>,
    links: Vec<String>,
    facts: Vec<Fact>,
    pub photographs: Vec<Photograph>,
    /// The paragraphs of its text.
    pub body: Vec<String>,
}

/// A fact in the manuscript.
#[derive(Deserialize)]
struct Fact {
    label: String,
    value: String,
}

/// A photograph in the manuscript.
#[derive(Deserialize)]
pub struct Photograph {
    pub path: String,
    pub caption: String,
    pub credit: String,
}

impl Booklet {
    /// Returns the lines of a page; pages are numbered from 1.
    pub fn lines(&self, page: usize) -> Vec<Line<'_>> {
        lines(&self.sheets[page - 1])
    }

    /// Returns the range of page numbers.
    pub fn pages(&self) -> RangeInclusive<usize> {
        1..=self.sheets.len()
    }

    /// Returns the lines of running text on pages, each with its page number. On the
    /// pages of an introduction or a group, nothing else is set in the reading face
    /// except names, which use its bold weight.
    pub fn running(&self, pages: RangeInclusive<usize>) -> Vec<(usize, Line<'_>)> {
        let of_page = pages.flat_map(|page| {
            let lines = self.lines(page).into_iter().map(move |line| (page, line));
            lines.filter(|(_, line)| {
                line.family() == self.tokens.reading && !line.is_of_name(&self.tokens)
            })
        });
        of_page.collect()
    }

    /// Iterates over the groups, each with the name of its part.
    pub fn groups(&self) -> impl Iterator<Item = (String, &Group)> {
        self.cities.iter().flat_map(|city| {
            let part = |group: &Group| format!("{}/{}", city.slug, group.slug);
            city.partners.iter().map(move |group| (part(group), group))
        })
    }

    /// Returns every printed text of the records, except names of groups and telephone
    /// numbers.
    pub fn texts(&self) -> Vec<&String> {
        let mut texts: Vec<&String> = self.introduction.iter().collect();
        for City { name, heading, cover, market, partners, .. } in &self.cities {
            texts.extend([name, heading]);
            let of_groups = partners.iter().flat_map(|group| &group.photographs);
            for photograph in cover.iter().chain(market).chain(of_groups) {
                texts.extend([&photograph.caption, &photograph.credit]);
            }
            for Group { founded, links, facts, body, .. } in partners {
                texts.extend(founded.iter().chain(links).chain(body));
                texts.extend(facts.iter().flat_map(|fact| [&fact.label, &fact.value]));
            }
        }
        texts
    }

    /// Iterates over the photographs with captions: all except those on covers.
    pub fn captioned(&self) -> impl Iterator<Item = &Photograph> {
        self.cities.iter().flat_map(|city| {
            let of_groups = city.partners.iter().flat_map(|group| &group.photographs);
            city.market.iter().chain(of_groups)
        })
    }

    /// Returns the page range of a part; `None` if the layout does not report it.
    pub fn range_of(&self, part: &str) -> Option<RangeInclusive<usize>> {
        let part = self.parts.iter().find(|it| it.part == part)?;
        Some(part.page..=(part.page + part.pages).saturating_sub(1).max(part.page))
    }
}

/// All editions of the real project, in every layout.
pub static REAL: LazyLock<Vec<Booklet>> = LazyLock::new(|| {
    LAYOUTS
        .iter()
        .flat_map(|layout| {
            let project = real_project(layout);
            typeset(&project, layout, layout, &[])
        })
        .collect()
});

/// Returns the real project with a layout selected.
pub fn real_project(layout: &str) -> TestProject {
    let project = TestProject::real();
    project.edit("malzama.yaml", "layout: market", &format!("layout: {layout}"));
    project
}

/// Typesets the `editions` of a project; all of them if `editions` is empty.
pub fn typeset(
    project: &TestProject,
    name: &str,
    layout: &str,
    editions: &[&str],
) -> Vec<Booklet> {
    let mut sink = Sink::new();
    let opened = Opened::new(project, &mut sink);
    let plan = opened.plan(editions);
    assert!(plan.held_back.is_empty(), "{name}: {sink:?}");
    let tokens = Tokens::of(layout);
    plan.editions
        .iter()
        .map(|edition| {
            let name = format!("{name}/{}", edition.slug);
            let mut sink = Sink::new();
            let laid_out = opened.lay_out(edition, false, &mut sink);
            let laid_out = laid_out.unwrap_or_else(|| panic!("{name}: {sink:?}"));
            let pages = laid_out.document.pages();
            Booklet {
                name,
                tokens: tokens.clone(),
                sheets: pages
                    .iter()
                    .map(|page| Sheet::read(page, &laid_out.placements))
                    .collect(),
                parts: laid_out.parts,
                cities: read_as_layout(&edition.cities),
                introduction: read_as_layout(&edition.network.introduction),
                said: sink.diagnostics().iter().map(|it| format!("{it:?}")).collect(),
            }
        })
        .collect()
}

/// Reads a part of an edition as a layout does, from its JSON.
fn read_as_layout<T: DeserializeOwned>(part: &impl Serialize) -> T {
    let json = serde_json::to_value(part).expect("an edition is JSON");
    serde_json::from_value(json).expect("a layout sees it all")
}

/// Applies a rule to all booklets; fails with a list of their faults.
#[track_caller]
pub fn judge<'a>(
    booklets: impl IntoIterator<Item = &'a Booklet>,
    rule: impl Fn(&Booklet) -> Vec<String>,
) {
    let faults: Vec<String> = booklets
        .into_iter()
        .flat_map(|booklet| {
            let name = &booklet.name;
            rule(booklet).into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    let named = faults.iter().take(NAMED_FAULTS).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults:\n{named}", faults.len());
}
