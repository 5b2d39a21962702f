//! What is seen of a sheet while it is folded.
//!
//! A sheet lies with its back up, so that its front comes out. Each place holds a pile of leaves, at first one;
//! a fold turns the piles of one half over onto those of the other.

use malzama_impose::{Binding as Side, Fold, Place, SheetPlan};

/// A half of a sheet that is turned over onto the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The left half, over the right one.
    Left,
    /// The right half, over the left one.
    Right,
    /// The upper half, over the lower one.
    Top,
    /// The lower half, over the upper one.
    Bottom,
}

/// A page as it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// The place on the sheet, which tells the page.
    pub place: Place,
    /// Whether its head points down.
    pub turned: bool,
}

/// A page that is seen at a place of a folded sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The page.
    pub face: Face,
    /// The column, from the left, from 0.
    pub column: usize,
    /// The row, from the top, from 0.
    pub row: usize,
}

/// A fold of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldStep {
    /// Which half is turned over.
    pub half: Half,
    /// How many columns the sheet has before.
    pub columns: usize,
    /// How many rows the sheet has before.
    pub rows: usize,
    /// What is seen before, row by row.
    pub before: Vec<Seen>,
    /// What is seen afterwards of the half that was turned over, which is all; row by row.
    pub after: Vec<Seen>,
}

/// A leaf of a pile.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    up: Face,
    /// The other side, as it is seen once the leaf is turned about its vertical axis.
    down: Face,
}

/// A sheet between two folds.
struct Piles {
    columns: usize,
    rows: usize,
    /// Row by row; each from its uppermost leaf down.
    piles: Vec<Vec<Leaf>>,
}

/// Returns the folds of a sheet that was printed on both sides, in their order; none if it is not folded.
pub fn steps(sheet: &SheetPlan, binding: Side) -> Vec<FoldStep> {
    fold(sheet, binding).0
}

/// Folds a sheet; returns the steps, and the pile that comes of them.
fn fold(sheet: &SheetPlan, binding: Side) -> (Vec<FoldStep>, Piles) {
    let mut piles = Piles::flat(sheet);
    let halves = sheet.fold.map(|fold| halves(fold, binding)).unwrap_or_default();
    let steps = halves.into_iter().map(|half| piles.turn_over(half)).collect();
    (steps, piles)
}

/// Returns the halves that are turned over one after another; the last fold is the spine.
fn halves(fold: Fold, binding: Side) -> Vec<Half> {
    let (near, far) = match binding {
        Side::Left => (Half::Left, Half::Right),
        Side::Right => (Half::Right, Half::Left),
    };
    let all = [Half::Bottom, far, Half::Top, near];
    let folds = match fold {
        Fold::Folio => 1,
        Fold::Quarto => 2,
        Fold::Octavo => 3,
        Fold::Sextodecimo => 4,
    };
    all[all.len() - folds..].to_vec()
}

impl Piles {
    /// Lays a sheet down with its back up.
    fn flat(sheet: &SheetPlan) -> Self {
        let (columns, rows) = (sheet.columns.len() + 1, sheet.rows.len() + 1);
        let face = |places: &[Place], column, row| {
            let found = places.iter().find(|it| (it.column, it.row) == (column, row));
            found.map(|&place| Face { place, turned: place.turned })
        };
        let leaf = |at: usize| {
            let (column, row) = (at % columns, at / columns);
            let up = face(&sheet.back, column, row)?;
            let down = face(&sheet.front, columns - 1 - column, row)?;
            Some(Leaf { up, down })
        };
        let piles = (0..columns * rows).map(|at| leaf(at).into_iter().collect());
        Self { columns, rows, piles: piles.collect() }
    }

    /// Turns a half over onto the other one.
    fn turn_over(&mut self, half: Half) -> FoldStep {
        let before = self.seen();
        let is_sideways = matches!(half, Half::Left | Half::Right);
        let (columns, rows) = (self.columns, self.rows);
        let (wide, high) =
            if is_sideways { (columns / 2, rows) } else { (columns, rows / 2) };
        let mut folded = Vec::with_capacity(wide * high);
        for row in 0..high {
            for column in 0..wide {
                let mirrored = match is_sideways {
                    true => (columns - 1 - column, row),
                    false => (column, rows - 1 - row),
                };
                let (here, there) = match half {
                    Half::Right | Half::Bottom => ((column, row), mirrored),
                    Half::Left => ((wide + column, row), (wide - 1 - column, row)),
                    Half::Top => ((column, high + row), (column, high - 1 - row)),
                };
                let pile = |(column, row)| &self.piles[row * columns + column];
                let turned = pile(there).iter().rev().map(|leaf| leaf.over(!is_sideways));
                folded.push(turned.chain(pile(here).iter().copied()).collect());
            }
        }
        *self = Self { columns: wide, rows: high, piles: folded };
        FoldStep { half, columns, rows, before, after: self.seen() }
    }

    /// Returns what is seen from above.
    fn seen(&self) -> Vec<Seen> {
        let tops = self.piles.iter().enumerate();
        tops.filter_map(|(at, pile)| {
            let (column, row) = (at % self.columns, at / self.columns);
            Some(Seen { face: pile.first()?.up, column, row })
        })
        .collect()
    }
}

impl Leaf {
    /// Returns the leaf turned over, about its horizontal axis or its vertical one.
    fn over(&self, is_head_over_foot: bool) -> Self {
        let turn = |face: Face| Face { turned: face.turned ^ is_head_over_foot, ..face };
        Self { up: turn(self.down), down: turn(self.up) }
    }
}

#[cfg(test)]
mod tests {
    use malzama_impose::{Arrangement, Scheme, SignatureLength, Working};

    use super::*;

    /// Folds the sheets of each signature, nests them and reads them leaf by leaf.
    fn read(arrangement: &Arrangement, binding: Side) -> Vec<Face> {
        let mut read = Vec::new();
        for signature in 1..=arrangement.signatures {
            let (mut upper, mut lower) = (Vec::new(), Vec::new());
            let sheets = arrangement.sheets.iter();
            for sheet in sheets.filter(|it| it.signature == signature) {
                let (_, mut piles) = fold(sheet, binding);
                assert_eq!((piles.columns, piles.rows), (1, 1));
                let mut pile = piles.piles.remove(0);
                let below = pile.split_off(pile.len() / 2);
                upper.extend(pile);
                lower.splice(0..0, below);
            }
            let leaves = upper.into_iter().chain(lower);
            read.extend(leaves.flat_map(|leaf| [leaf.up, leaf.down]));
        }
        read
    }

    #[test]
    fn folded_sheets_read_in_order() {
        let saddle =
            Fold::ALL.map(|fold| Scheme::Saddle { fold, working: Working::Sheetwise });
        let signatures = [
            (SignatureLength::Eight, Fold::Quarto),
            (SignatureLength::Sixteen, Fold::Octavo),
            (SignatureLength::ThirtyTwo, Fold::Sextodecimo),
            (SignatureLength::ThirtyTwo, Fold::Folio),
        ]
        .map(|(length, fold)| Scheme::Signatures {
            length,
            fold,
            working: Working::Sheetwise,
        });
        for scheme in saddle.into_iter().chain(signatures) {
            for binding in [Side::Left, Side::Right] {
                for pages in 1..=100 {
                    let arranged = Arrangement::new(pages, 1, scheme, binding);
                    let read = read(&arranged.expect("it is arranged"), binding);
                    let about = format!("{scheme:?} {binding:?} {pages}");
                    let positions: Vec<_> =
                        read.iter().map(|face| face.place.position).collect();
                    let all: Vec<_> = (1..=positions.len()).collect();
                    assert_eq!(positions, all, "{about}");
                    assert!(read.iter().all(|face| !face.turned), "{about}");
                }
            }
        }
    }

    #[test]
    fn a_fold_shows_what_was_below() {
        let scheme = Scheme::Saddle { fold: Fold::Quarto, working: Working::Sheetwise };
        let arranged = Arrangement::new(8, 1, scheme, Side::Right).expect("eight pages");
        let steps = steps(&arranged.sheets[0], Side::Right);
        let halves: Vec<_> = steps.iter().map(|step| step.half).collect();
        assert_eq!(halves, [Half::Top, Half::Right]);
        let pages = |seen: &[Seen]| -> Vec<usize> {
            seen.iter().map(|it| it.face.place.position).collect()
        };
        // What lies open is the back; then, to be folded last, the centre spread.
        let back: Vec<_> = arranged.sheets[0].back.iter().map(|it| it.position).collect();
        assert_eq!(pages(&steps[0].before), back);
        assert_eq!(steps[0].after, steps[1].before);
        assert_eq!(pages(&steps[1].before), [5, 4]);
        assert_eq!(pages(&steps[1].after), [1]);
    }
}
