//! Chooses which kashidas fill which lines: few, and apart from each other.

use typst::layout::Abs;

use super::joints::{Joint, Kashida};
use super::lines::Line;

/// Lines whose spaces are wider than this multiple of their natural width may be filled.
pub const LOOSE: f64 = 1.35;

/// The width of spaces that filling aims at, as a multiple of their natural width.
const EVEN: f64 = 1.1;

/// What must be worth it in the width of spaces: each kashida, that there is any, a second one, each priority below 9, a second
/// kashida in the next word, and each em by which one is longer than what passes unnoticed. What spares
/// the reader a hole is not counted by number and length.
const COST: f64 = 0.1;
const COST_OF_FIRST: f64 = 0.18;
const COST_OF_SECOND: f64 = 0.15;
const COST_OF_PRIORITY: f64 = 0.03;
const COST_OF_NEIGHBOUR: f64 = 0.1;
const COST_OF_LENGTH: f64 = 0.3;
const UNNOTICED: f64 = 0.5;
const HOLE: f64 = 1.6;

/// Kashidas within this many lines of each other keep this distance, so that none stands under another.
const LINES: usize = 2;
const DISTANCE: f64 = 8.0;

/// A line to be filled, and the joints where it can be.
pub struct Loose<'a> {
    /// The line.
    pub line: &'a Line<'a>,
    /// The number of the line on its page.
    pub row: usize,
    /// The joints.
    pub joints: Vec<Joint>,
}

/// A kashida that was chosen.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    /// Its joint.
    pub joint: &'a Joint,
    /// What stands there.
    pub kashida: Kashida,
}

/// A kashida on a page.
struct Standing {
    page: usize,
    row: usize,
    left: Abs,
    right: Abs,
}

/// Chooses kashidas for lines; those that cannot be filled, or better not, have none. What would stay
/// loosest at its best is filled first, and the others around it.
pub fn choose<'a>(lines: &'a [Loose<'a>]) -> Vec<Vec<Chosen<'a>>> {
    let mut chosen: Vec<Vec<Chosen>> = lines.iter().map(|_| Vec::new()).collect();
    let mut standing: Vec<Standing> = Vec::new();
    let ways: Vec<Vec<(f64, Vec<Chosen>)>> = lines.iter().map(ways).collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let best = |at: usize| ways[at].first().map_or(f64::INFINITY, |it| it.0);
    order.sort_by(|&one, &other| best(other).total_cmp(&best(one)));
    for at in order {
        let loose = &lines[at];
        let free = ways[at].iter().find(|(_, way)| {
            let new = places(loose, way);
            new.iter().all(|it| standing.iter().all(|other| !is_under(it, other)))
        });
        if let Some((_, way)) = free {
            standing.extend(places(loose, way));
            chosen[at].clone_from(way);
        }
    }
    chosen
}

/// Returns all ways to fill a line and what each costs, the best first: with no kashida, with one, or with
/// two in different words; never so that its spaces become narrower than natural.
fn ways<'a>(loose: &'a Loose) -> Vec<(f64, Vec<Chosen<'a>>)> {
    let single = |joint: &'a Joint| {
        joint.kashidas.iter().map(move |&kashida| Chosen { joint, kashida })
    };
    let mut ways = vec![Vec::new()];
    for (number, joint) in loose.joints.iter().enumerate() {
        for one in single(joint) {
            for other in &loose.joints[number + 1..] {
                if other.word != joint.word {
                    ways.extend(single(other).map(|other| {
                        vec![Chosen { joint, kashida: one.kashida }, other]
                    }));
                }
            }
            ways.push(vec![one]);
        }
    }
    ways.retain(|way| looseness(loose.line, way) >= 1.0);
    let mut ways: Vec<_> = ways.into_iter().map(|way| (cost(loose, &way), way)).collect();
    ways.sort_by(|one, other| one.0.total_cmp(&other.0));
    ways
}

/// Returns the width of spaces that a way leaves, as a multiple of their natural width.
fn looseness(line: &Line, way: &[Chosen]) -> f64 {
    let natural: Abs = line.spaces().map(|(natural, _)| natural).sum();
    let stretch: Abs = line.spaces().map(|(_, stretch)| stretch).sum();
    let length: Abs = way.iter().map(|it| it.kashida.length).sum();
    1.0 + (stretch - length) / natural
}

/// Returns what a way costs: how far from even it leaves the spaces, how many kashidas of which priority
/// and length it takes, and whether in neighbouring words.
fn cost(loose: &Loose, way: &[Chosen]) -> f64 {
    let low = |it: &Chosen| f64::from(9 - it.joint.priority);
    let restraint = if loose.line.looseness() < HOLE { 1.0 } else { 0.0 };
    let long = |it: &Chosen| {
        let size = loose.line.runs[it.joint.run].pieces[0].item.size;
        (it.kashida.length / size - UNNOTICED).max(0.0)
    };
    let of_one = |it: &Chosen| {
        COST + COST_OF_PRIORITY * low(it) * (1.0 + restraint) / 2.0
            + restraint * COST_OF_LENGTH * long(it)
    };
    let are_neighbours =
        way.windows(2).any(|it| it[0].joint.word.abs_diff(it[1].joint.word) == 1);
    (looseness(loose.line, way) - EVEN).abs()
        + way.iter().map(of_one).sum::<f64>()
        + if way.is_empty() { 0.0 } else { restraint * COST_OF_FIRST }
        + if way.len() > 1 { restraint * COST_OF_SECOND } else { 0.0 }
        + if are_neighbours { COST_OF_NEIGHBOUR } else { 0.0 }
}

/// Returns where the kashidas of a way stand once the line is filled.
fn places(loose: &Loose, way: &[Chosen]) -> Vec<Standing> {
    let line = loose.line;
    let stretch: Abs = line.spaces().map(|(_, stretch)| stretch).sum();
    let length: Abs = way.iter().map(|it| it.kashida.length).sum();
    let given = length / stretch;
    way.iter()
        .map(|chosen| {
            let x = chosen.joint.x;
            let before = line.runs.iter().flat_map(|run| &run.glyphs);
            let spaces = before.filter(|it| it.x < x).filter_map(|it| it.stretch);
            let longer = way.iter().filter(|it| it.joint.x < x);
            let longer: Abs = longer.map(|it| it.kashida.length).sum();
            let left = x - spaces.sum::<Abs>() * given + longer;
            let right = left + chosen.kashida.length;
            Standing { page: line.page, row: loose.row, left, right }
        })
        .collect()
}

/// Whether one kashida stands under another.
fn is_under(one: &Standing, other: &Standing) -> bool {
    let apart = (one.left - other.right).max(other.left - one.right);
    one.page == other.page
        && one.row.abs_diff(other.row) <= LINES
        && apart < Abs::mm(DISTANCE)
}
