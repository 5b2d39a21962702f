//! What a new city can look like: colours of the layouts and stitched figures that no city has yet.

use std::collections::BTreeSet;

use malzama_message::{Digits, Message, message};
use malzama_preflight::Said;
use serde::Serialize;

use super::Desk;
use crate::diagnostic::{Outcome, Sink};
use crate::edition::{self, Edition, Kind};
use crate::model::motifs;
use crate::project::LAYOUTS;
use crate::typeset::{Manuscript, Typesetter};
use crate::words::in_both;

/// How many colours are offered.
const COLOURS: usize = 3;

/// The figure that many cities may share.
const PLAIN: &str = "plain";

/// What a new city can look like.
#[derive(Debug, Default, Serialize)]
pub struct Offers {
    choices: Vec<Colours>,
    motifs: Vec<Motif>,
}

/// Colours of a city, as `#rrggbb`.
#[derive(Debug, Serialize)]
struct Colours {
    colour: String,
    ground: String,
    thread: String,
    label: Said,
}

/// A stitched figure, in rows of `#` for a stitch and `.` for none.
#[derive(Debug, Serialize)]
struct Motif {
    motif: String,
    rows: Vec<String>,
    label: Said,
}

impl Desk {
    /// Returns colours and figures that no city of the project has yet. Layouts that tell no
    /// colours, or cannot be asked because of a fault, offer none.
    pub fn dresses(&self) -> Offers {
        let mut sink = Sink::new();
        let told = self.told_by_layouts(&mut sink);
        sink.take(told).flatten().unwrap_or_default()
    }

    fn told_by_layouts(&self, sink: &mut Sink) -> Outcome<Option<Offers>> {
        let Some(checked) = crate::check(&self.project, None, sink) else {
            return Ok(None);
        };
        let plan = edition::plan(&checked.catalogue, &[])?;
        // The edition of all cities knows the colours of each.
        let network = plan.editions.iter().find(|it| it.kind == Kind::Network);
        let Some(edition) = network.or(plan.editions.first()) else { return Ok(None) };
        let (fonts, contract) = (checked.fonts.clone(), &checked.contract);
        let typesetter = Typesetter::new(self.project.clone(), fonts, contract);
        let manuscript = Manuscript::of(edition, contract.bleed, false).to_json();
        let design = typesetter.web_design(edition, &manuscript)?;
        let used: BTreeSet<&str> =
            design.cities.values().map(|it| it.ground.as_str()).collect();
        let chosen = edition.all_cities.iter().filter_map(|it| it.colours);
        let chosen: BTreeSet<&str> = chosen.map(|it| it.value.as_str()).collect();
        let is_free = |name: &str, ground: &str| {
            !used.contains(ground) && !chosen.contains(name) && !has_city(edition, name)
        };
        let free = design.palette.into_iter().filter(|it| is_free(&it.name, &it.ground));
        let choices = free.take(COLOURS).map(|it| Colours {
            label: said(&it.name),
            colour: it.name,
            ground: it.ground,
            thread: it.thread,
        });
        Ok(Some(Offers { choices: choices.collect(), motifs: self.free_motifs(edition) }))
    }

    /// Returns the figures that no city has, the plain one first.
    fn free_motifs(&self, edition: &Edition) -> Vec<Motif> {
        let chosen = edition.all_cities.iter().filter_map(|it| it.motif);
        let chosen: BTreeSet<&str> = chosen.map(|it| it.value.as_str()).collect();
        let mut free: Vec<String> = motifs(&self.project);
        free.retain(|name| {
            name == PLAIN || !chosen.contains(name.as_str()) && !has_city(edition, name)
        });
        free.sort_by_key(|name| name != PLAIN);
        let read = free.into_iter().filter_map(|name| {
            let file = format!("{LAYOUTS}/motifs/{name}.txt");
            let text = self.project.read_text(&file).ok()?.text;
            let rows = text.lines().map(str::trim);
            let rows = rows.filter(|row| !row.is_empty() && !row.starts_with(';'));
            let rows = rows.map(str::to_owned).collect();
            Some(Motif { label: said(&name), rows, motif: name })
        });
        read.collect()
    }
}

/// Whether the project has a city of this name, which then has the colours and the figure of it.
fn has_city(edition: &Edition, name: &str) -> bool {
    edition.all_cities.iter().any(|it| it.slug == name)
}

/// Returns the words for colours or a figure; those that a designer has added have their name.
fn said(name: &str) -> Said {
    in_both(&label(name), Digits::ArabicIndic)
}

fn label(name: &str) -> Message {
    match name {
        "plum" => message!("dress/plum"),
        "clay" => message!("dress/clay"),
        "pine" => message!("dress/pine"),
        "mulberry" => message!("dress/mulberry"),
        "slate" => message!("dress/slate"),
        "ochre" => message!("dress/ochre"),
        PLAIN => message!("dress/plain"),
        "jerusalem" => message!("dress/jerusalem"),
        "hebron" => message!("dress/hebron"),
        "nazareth" => message!("dress/nazareth"),
        "gaza" => message!("dress/gaza"),
        "nablus" => message!("dress/nablus"),
        "jaffa" => message!("dress/jaffa"),
        "acre" => message!("dress/acre"),
        _ => message!("dress/own", name = name),
    }
}
