//! Sheets are printed, cut, folded, nested and gathered as a bookbinder does it, leaf by leaf; what
//! comes out must read from the first page to the last.

use malzama_impose::{
    Arrangement, Binding, Edge, Fold, Line, Place, Scheme, SheetPlan, SignatureLength,
    Working,
};

use crate::random::Random;

/// One side of a piece of paper, told as seen from the upper side of the pile, through the paper
/// if it is the lower side.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Print {
    booklet: usize,
    position: usize,
    page: Option<usize>,
    creep: usize,
    head_up: bool,
    spine_left: bool,
}

#[derive(Debug, Clone, Copy)]
struct Leaf {
    upper: Print,
    lower: Print,
}

impl Leaf {
    /// Turned over as a page of a book.
    fn over(self) -> Self {
        let side = |it: Print| Print { spine_left: !it.spine_left, ..it };
        Self { upper: side(self.lower), lower: side(self.upper) }
    }

    /// Turned over as a page of a calendar.
    fn down(self) -> Self {
        let side = |it: Print| Print { head_up: !it.head_up, ..it };
        Self { upper: side(self.lower), lower: side(self.upper) }
    }
}

type Pile = Vec<Leaf>;

/// A piece of paper with creases, or several in a pile: rows of piles, each from its uppermost leaf.
#[derive(Debug, Clone)]
struct Paper(Vec<Vec<Pile>>);

impl Paper {
    /// Prints a sheet. Its front is up.
    fn printed(sheet: &SheetPlan) -> Self {
        let (columns, rows) = (sheet.columns.len() + 1, sheet.rows.len() + 1);
        let find = |places: &[Place], column, row| {
            let mut all = places.iter().filter(|it| (it.column, it.row) == (column, row));
            let place = *all.next().expect("a page at every place");
            assert!(all.next().is_none(), "two pages at a place");
            Print {
                booklet: place.booklet,
                position: place.position,
                page: place.page,
                creep: place.creep_step,
                head_up: !place.turned,
                spine_left: place.spine == Some(Edge::Left),
            }
        };
        let leaf = |column, row| {
            let upper = find(&sheet.front, column, row);
            let lower = match sheet.working {
                // Turned as a page of a book: left and right change places.
                Working::Sheetwise | Working::WorkAndTurn => {
                    let back = find(&sheet.back, columns - 1 - column, row);
                    Print { spine_left: !back.spine_left, ..back }
                }
                // Turned as a page of a calendar: head and foot change places.
                Working::WorkAndTumble => {
                    let back = find(&sheet.back, column, rows - 1 - row);
                    Print { head_up: !back.head_up, ..back }
                }
            };
            vec![Leaf { upper, lower }]
        };
        Self(
            (0..rows)
                .map(|row| (0..columns).map(|column| leaf(column, row)).collect())
                .collect(),
        )
    }

    fn width(&self) -> usize {
        self.0[0].len()
    }

    /// Cuts along lines, from left to right and from top to bottom.
    fn cut(&self, sheet: &SheetPlan) -> Vec<Self> {
        let parts = |lines: &[Line]| {
            let mut parts = vec![vec![0]];
            for (index, line) in lines.iter().enumerate() {
                if *line == Line::Cut {
                    parts.push(Vec::new());
                }
                parts.last_mut().expect("a part").push(index + 1);
            }
            parts
        };
        let mut pieces = Vec::new();
        for rows in parts(&sheet.rows) {
            for columns in parts(&sheet.columns) {
                let row = |row: &usize| {
                    columns.iter().map(|column| self.0[*row][*column].clone()).collect()
                };
                pieces.push(Self(rows.iter().map(row).collect()));
            }
        }
        pieces
    }

    /// Turns the paper over as a page of a book.
    fn over(self) -> Self {
        let pile = |pile: Pile| pile.into_iter().rev().map(Leaf::over).collect();
        let row = |row: Vec<Pile>| row.into_iter().rev().map(pile).collect();
        Self(self.0.into_iter().map(row).collect())
    }

    /// Turns the paper by half a circle, as it lies.
    fn around(self) -> Self {
        let side =
            |it: Print| Print { head_up: !it.head_up, spine_left: !it.spine_left, ..it };
        let leaf = |it: Leaf| Leaf { upper: side(it.upper), lower: side(it.lower) };
        let pile = |pile: Pile| pile.into_iter().map(leaf).collect();
        let row = |row: Vec<Pile>| row.into_iter().rev().map(pile).collect();
        Self(self.0.into_iter().rev().map(row).collect())
    }

    /// Folds the left half over the right one.
    fn left_over_right(self) -> Self {
        let row = |mut row: Vec<Pile>| {
            let right = row.split_off(row.len() / 2);
            let over = row
                .into_iter()
                .rev()
                .map(|pile| -> Pile { pile.into_iter().rev().map(Leaf::over).collect() });
            over.zip(right).map(|(over, under)| [over, under].concat()).collect()
        };
        Self(self.0.into_iter().map(row).collect())
    }

    /// Folds the right half over the left one.
    fn right_over_left(self) -> Self {
        let row = |mut row: Vec<Pile>| {
            let right = row.split_off(row.len() / 2);
            let over = right
                .into_iter()
                .rev()
                .map(|pile| -> Pile { pile.into_iter().rev().map(Leaf::over).collect() });
            over.zip(row).map(|(over, under)| [over, under].concat()).collect()
        };
        Self(self.0.into_iter().map(row).collect())
    }

    /// Folds the upper half over the lower one, or the lower one over the upper one.
    fn lengthwise(mut self, is_upper_over: bool) -> Self {
        let lower = self.0.split_off(self.0.len() / 2);
        let (over, under) = if is_upper_over { (self.0, lower) } else { (lower, self.0) };
        let rows = over.into_iter().rev().zip(under).map(|(over, under)| {
            let piles = over.into_iter().zip(under).map(|(over, under)| {
                over.into_iter().rev().map(Leaf::down).chain(under).collect()
            });
            piles.collect()
        });
        Self(rows.collect())
    }

    /// Folds a sheet whose back is up as the docs of [`Fold`] tell it.
    fn folded(self, fold: Fold, binding: Binding) -> Pile {
        let mut paper = self;
        let spine_over = |paper: Self| match binding {
            Binding::Left => paper.left_over_right(),
            Binding::Right => paper.right_over_left(),
        };
        if fold == Fold::Sextodecimo {
            paper = paper.lengthwise(false);
        }
        if fold >= Fold::Octavo {
            paper = match binding {
                Binding::Left => paper.right_over_left(),
                Binding::Right => paper.left_over_right(),
            };
        }
        if fold >= Fold::Quarto {
            paper = paper.lengthwise(true);
        }
        assert_eq!((paper.0.len(), paper.width()), (1, 2), "a sheet of another size");
        spine_over(paper).0.concat().concat()
    }
}

/// All copies of the booklets that come out of the sheets of a scheme.
fn bind(arrangement: &Arrangement, scheme: Scheme, binding: Binding) -> Vec<Pile> {
    let copies = match scheme {
        Scheme::Saddle { working, .. } | Scheme::Signatures { working, .. } => {
            if working == Working::Sheetwise { 1 } else { 2 }
        }
        Scheme::Gang => arrangement.sheets[0].front.len() / 2,
        Scheme::CopyShop { .. } | Scheme::OneSided { .. } => 1,
    };
    let mut bound = vec![Pile::new(); copies];
    let mut signatures: Vec<Vec<Pile>> = vec![Vec::new(); copies];
    let mut current = 0;
    for sheet in &arrangement.sheets {
        if sheet.signature != current {
            gather(&mut bound, &mut signatures);
            current = sheet.signature;
        }
        let mut pieces = Paper::printed(sheet).cut(sheet);
        assert_eq!(pieces.len(), copies);
        if sheet.has_one_plate() {
            // The second copy has its back up. A tumbled one is upside down too.
            let second = pieces.remove(1).over();
            let is_tumbled = sheet.working == Working::WorkAndTumble;
            pieces.push(if is_tumbled { second.around() } else { second });
        }
        for (piece, sheets) in pieces.into_iter().zip(&mut signatures) {
            let fold = sheet.fold.expect("a folded sheet");
            sheets.push(piece.over().folded(fold, binding));
        }
    }
    gather(&mut bound, &mut signatures);
    bound
}

/// Puts each folded sheet into the middle of those around it, and the signature on the pile.
fn gather(bound: &mut [Pile], signatures: &mut [Vec<Pile>]) {
    for (pile, sheets) in bound.iter_mut().zip(signatures) {
        let mut signature = Pile::new();
        for sheet in sheets.drain(..) {
            let middle = signature.len() / 2;
            signature.splice(middle..middle, sheet);
        }
        pile.extend(signature);
    }
}

fn check(pages: usize, scheme: Scheme, binding: Binding) {
    let told = format!("{pages} pages, {scheme:?}, {binding:?}");
    let booklets = if scheme == Scheme::Gang { 1 + pages % 4 } else { 1 };
    let arrangement =
        Arrangement::new(pages, booklets, scheme, binding).expect("a sound arrangement");
    let padded = pages + arrangement.padding;
    assert!(arrangement.padding < 4, "{told}");
    let bound = bind(&arrangement, scheme, binding);
    for (number, pile) in bound.iter().enumerate() {
        let read: Vec<Print> = pile.iter().flat_map(|it| [it.upper, it.lower]).collect();
        assert_eq!(read.len(), padded, "{told}");
        let mut found = Vec::new();
        for (index, print) in read.iter().enumerate() {
            assert_eq!(print.position, index + 1, "{told}");
            assert!(print.head_up, "{told}: page {} upside down", index + 1);
            let is_left = binding == Binding::Left;
            assert_eq!(
                print.spine_left,
                is_left,
                "{told}: the spine of page {}",
                index + 1
            );
            let booklet = if scheme == Scheme::Gang { number } else { 0 };
            assert_eq!(print.booklet, booklet, "{told}");
            found.extend(print.page);
        }
        assert_eq!(found, (1..=pages).collect::<Vec<_>>(), "{told}");
        assert!(pages == 1 || read[padded - 1].page == Some(pages), "{told}");
        for leaf in pile {
            assert_eq!(leaf.upper.creep, leaf.lower.creep, "{told}");
        }
    }
}

/// All schemes whose sheets are folded.
fn schemes() -> Vec<Scheme> {
    const WORKINGS: [Working; 3] =
        [Working::Sheetwise, Working::WorkAndTurn, Working::WorkAndTumble];
    const LENGTHS: [SignatureLength; 3] =
        [SignatureLength::Eight, SignatureLength::Sixteen, SignatureLength::ThirtyTwo];
    let mut schemes = vec![Scheme::Gang, Scheme::copy_shop()];
    for working in WORKINGS {
        for fold in Fold::ALL {
            schemes.push(Scheme::Saddle { fold, working });
            for length in LENGTHS {
                if fold.pages() <= length.pages() {
                    schemes.push(Scheme::Signatures { length, fold, working });
                }
            }
        }
    }
    schemes
}

#[test]
fn folded_sheets_read_in_order_for_a_thousand_page_counts() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 2 + 12 + 27);
    let mut random = Random::new(18);
    // An unoptimised build takes a minute for a hundred of them.
    let (count, most) = if cfg!(debug_assertions) { (100, 200) } else { (960, 500) };
    let counts = (1..=40).chain((0..count).map(|_| 1 + random.below(most)));
    for pages in counts {
        for scheme in &schemes {
            for binding in [Binding::Left, Binding::Right] {
                check(pages, *scheme, binding);
            }
        }
    }
}

#[test]
fn two_thousand_pages_and_more_read_in_order() {
    for pages in [1999, 2000, 2001] {
        for scheme in schemes() {
            check(pages, scheme, Binding::Right);
        }
    }
}
