//! Rule: running text, captions and folios stand on the baseline grid.

use crate::booklet::{Booklet, REAL, judge};
use crate::lines::Line;
use crate::tokens::{Tokens, is_size, off};

/// Maximum distance of a baseline from the grid in millimetres.
const TOLERANCE: f64 = 0.1;

/// Leading of small type as a share of the grid unit: three lines take up two units.
const SMALL_SHARE: f64 = 2.0 / 3.0;

#[test]
fn running_text_stands_on_the_grid() {
    judge(&*REAL, |booklet| {
        let parts = booklet.groups().map(|(part, _)| part);
        let parts = parts.chain(["introduction", "contents"].map(Into::into));
        let pages = parts.filter_map(|part| booklet.range_of(&part));
        let lines: Vec<_> = pages.flat_map(|pages| booklet.running(pages)).collect();
        off_grid(booklet, &lines)
    });
}

#[test]
fn folios_stand_on_the_grid() {
    judge(&*REAL, |booklet| {
        let Tokens { folio, caption, .. } = &booklet.tokens;
        let lines = booklet.pages().flat_map(|page| {
            booklet.lines(page).into_iter().map(move |line| (page, line))
        });
        let is_folio =
            |line: &Line| is_size(line.size, *folio) && line.family() == caption;
        let folios: Vec<_> = lines.filter(|(_, line)| is_folio(line)).collect();
        off_grid(booklet, &folios)
    });
}

#[test]
fn captions_begin_on_the_grid_and_go_by_thirds() {
    judge(&*REAL, |booklet| {
        let tokens = &booklet.tokens;
        let mut faults = Vec::new();
        for page in booklet.pages() {
            let lines = booklet.lines(page);
            let small = lines.iter().filter(|line| is_size(line.size, tokens.small));
            for block in blocks(small, tokens.grid * SMALL_SHARE) {
                let (first, last) = (block[0], block[block.len() - 1]);
                let off_grid = tokens.off_grid(first.baseline);
                if off_grid.abs() > TOLERANCE {
                    faults.push(format!(
                        "page {page}, {}, the first of {} lines: {off_grid:+.2} mm off the \
                         grid (the last: {:+.2} mm)",
                        first.name(),
                        block.len(),
                        tokens.off_grid(last.baseline),
                    ));
                }
                for line in block {
                    let distance = line.baseline - first.baseline;
                    let off = off(distance, tokens.grid / 3.0);
                    if off.abs() > TOLERANCE {
                        let name = line.name();
                        faults.push(format!(
                            "page {page}, {name}: {off:+.2} mm off the thirds of the grid"
                        ));
                    }
                }
            }
        }
        faults
    });
}

/// Returns the lines that are off the grid; fails if there are no lines at all.
fn off_grid(booklet: &Booklet, lines: &[(usize, Line)]) -> Vec<String> {
    assert!(!lines.is_empty(), "{}: no such line is set", booklet.name);
    let off = |line: &Line| booklet.tokens.off_grid(line.baseline);
    let beside = lines.iter().filter(|(_, line)| off(line).abs() > TOLERANCE);
    beside
        .map(|(page, line)| {
            format!("page {page}, {}: {:+.2} mm off the grid", line.name(), off(line))
        })
        .collect()
}

/// Groups lines, in order from the top of the page, into blocks: each line is below
/// another of its block by at most one line of small type.
fn blocks<'a, 'b: 'a>(
    lines: impl Iterator<Item = &'a Line<'b>>,
    unit: f64,
) -> Vec<Vec<&'a Line<'b>>> {
    let mut blocks: Vec<Vec<&Line>> = Vec::new();
    for line in lines {
        let block = blocks.iter_mut().find(|block| {
            // A line may be split into several at the same height.
            block.iter().any(|above| {
                let distance = line.baseline - above.baseline;
                let beside = distance.abs() < TOLERANCE
                    && (above.left - line.right).abs() < unit * 1.2;
                beside || distance < unit + TOLERANCE && line.is_over(above)
            })
        });
        match block {
            Some(block) => block.push(line),
            None => blocks.push(vec![line]),
        }
    }
    blocks
}
