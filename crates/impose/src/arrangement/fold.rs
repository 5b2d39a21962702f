//! A folded sheet, opened again: which page lies where.
//!
//! A folded sheet is a pile of leaves. Opening a fold takes the upper half of the pile and turns
//! it over about the edge of the fold: its leaves come to lie beside the lower half in reversed
//! order, each with its other side up. All folds opened, each place holds one leaf, which shows
//! one of its pages; the other one is behind it.

use crate::rectangle::Edge;
use crate::scheme::{Binding, Fold};

/// What happens between two columns or rows of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// The fold at the spine, where pages meet.
    Spine,
    /// A fold that is trimmed off afterwards.
    Fold,
    /// A cut.
    Cut,
}

/// A page on one side of a folded sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its number within the sheet, from 1.
    pub(super) page: usize,
    /// From the left, from 0.
    pub(super) column: usize,
    /// From the top, from 0.
    pub(super) row: usize,
    /// Whether its head points down.
    pub(super) turned: bool,
    /// The edge, as it lies, at which it is bound.
    pub(super) spine: Edge,
}

/// Both sides of a sheet, each seen from its own side, the sheet being turned about its vertical
/// axis.
#[derive(Debug, Clone)]
pub(super) struct Forme {
    pub(super) columns: Vec<Line>,
    pub(super) rows: Vec<Line>,
    pub(super) front: Vec<Cell>,
    pub(super) back: Vec<Cell>,
}

/// An edge of a pile about which its upper half opens.
#[derive(Clone, Copy)]
enum Hinge {
    Left,
    Right,
    Top,
    Bottom,
}

#[derive(Clone, Copy)]
struct Leaf {
    number: usize,
    /// Whether its even page is up.
    verso: bool,
    turned: bool,
}

struct Piles {
    columns: usize,
    rows: usize,
    /// From left to right, from top to bottom; each from its uppermost leaf down.
    piles: Vec<Vec<Leaf>>,
}

impl Piles {
    fn open(self, hinge: Hinge) -> Self {
        let (columns, rows) = match hinge {
            Hinge::Left | Hinge::Right => (2 * self.columns, self.rows),
            Hinge::Top | Hinge::Bottom => (self.columns, 2 * self.rows),
        };
        let mut piles = vec![Vec::new(); columns * rows];
        for (at, mut upper) in self.piles.into_iter().enumerate() {
            let (column, row) = (at % self.columns, at / self.columns);
            let lower = upper.split_off(upper.len() / 2);
            upper.reverse();
            for leaf in &mut upper {
                leaf.verso = !leaf.verso;
                leaf.turned ^= matches!(hinge, Hinge::Top | Hinge::Bottom);
            }
            // Where the lower half stays, and where the upper one comes to lie.
            let (stays, goes) = match hinge {
                Hinge::Left => {
                    ((self.columns + column, row), (self.columns - 1 - column, row))
                }
                Hinge::Right => ((column, row), (2 * self.columns - 1 - column, row)),
                Hinge::Top => ((column, self.rows + row), (column, self.rows - 1 - row)),
                Hinge::Bottom => ((column, row), (column, 2 * self.rows - 1 - row)),
            };
            piles[stays.1 * columns + stays.0] = lower;
            piles[goes.1 * columns + goes.0] = upper;
        }
        Self { columns, rows, piles }
    }
}

/// The edges about which a folded sheet opens, its front page up and its spine at the left.
fn hinges(fold: Fold) -> &'static [Hinge] {
    const ALL: [Hinge; 4] = [Hinge::Left, Hinge::Top, Hinge::Right, Hinge::Bottom];
    match fold {
        Fold::Folio => &ALL[..1],
        Fold::Quarto => &ALL[..2],
        Fold::Octavo => &ALL[..3],
        Fold::Sextodecimo => &ALL,
    }
}

/// Opens a folded sheet. Its first page is on the front.
pub(super) fn open(fold: Fold, binding: Binding) -> Forme {
    let leaf = |number| Leaf { number, verso: false, turned: false };
    let pile = (0..fold.pages() / 2).map(leaf).collect();
    let folded = Piles { columns: 1, rows: 1, piles: vec![pile] };
    let open = hinges(fold).iter().fold(folded, |piles, &hinge| piles.open(hinge));
    let Piles { columns, rows, piles } = open;
    let mut forme = Forme {
        columns: (1..columns).map(|at| [Line::Fold, Line::Spine][at % 2]).collect(),
        rows: vec![Line::Fold; rows - 1],
        front: Vec::new(),
        back: Vec::new(),
    };
    // The first leaf lies in the lower half of every pile that is opened after the spine, so that
    // its even page is up: this is the back.
    for (at, leaf) in piles.iter().flatten().enumerate() {
        let (column, row) = (at % columns, at / columns);
        let page = 2 * leaf.number + 1;
        let (up, down) = if leaf.verso { (page + 1, page) } else { (page, page + 1) };
        let mirrored = columns - 1 - column;
        let (back, front) = match binding {
            Binding::Left => (column, mirrored),
            Binding::Right => (mirrored, column),
        };
        forme.back.push(cell(up, back, row, leaf.turned, binding));
        forme.front.push(cell(down, front, row, leaf.turned, binding));
    }
    for side in [&mut forme.front, &mut forme.back] {
        side.sort_by_key(|cell| (cell.row, cell.column));
    }
    forme
}

fn cell(page: usize, column: usize, row: usize, turned: bool, binding: Binding) -> Cell {
    let spine = binding.spine(page);
    let spine = if turned { spine.opposite() } else { spine };
    Cell { page, column, row, turned, spine }
}

/// Puts front and back on one plate, for a sheet that is turned about its vertical axis.
pub(super) fn side_by_side(forme: &Forme) -> Forme {
    let columns = forme.columns.len() + 1;
    let moved =
        forme.back.iter().map(|cell| Cell { column: cell.column + columns, ..*cell });
    let mut front: Vec<Cell> = forme.front.iter().copied().chain(moved).collect();
    front.sort_by_key(|cell| (cell.row, cell.column));
    let lines = forme.columns.iter();
    let columns = lines.clone().chain([&Line::Cut]).chain(lines).copied().collect();
    Forme { columns, rows: forme.rows.clone(), back: front.clone(), front }
}

/// Puts front and back on one plate, for a sheet that is turned about its horizontal axis: the
/// back is turned by half a circle and stands below.
pub(super) fn head_over_foot(forme: &Forme) -> Forme {
    let (columns, rows) = (forme.columns.len() + 1, forme.rows.len() + 1);
    let moved = forme.back.iter().map(|cell| Cell {
        column: columns - 1 - cell.column,
        row: 2 * rows - 1 - cell.row,
        turned: !cell.turned,
        spine: cell.spine.opposite(),
        ..*cell
    });
    let mut front: Vec<Cell> = forme.front.iter().copied().chain(moved).collect();
    front.sort_by_key(|cell| (cell.row, cell.column));
    let lines = forme.rows.iter();
    let rows = lines.clone().chain([&Line::Cut]).chain(lines).copied().collect();
    Forme { columns: forme.columns.clone(), rows, back: front.clone(), front }
}
