//! Finds type that would be cut, and type that stands on other type or on pictures.

use std::collections::BTreeMap;

use typst::layout::{Abs, Axes, Rect};
use typst::syntax::Span;
use typst_layout::PagedDocument;

use super::super::introspect::Grid;
use super::page_content::{Figure, PageContent, Run, common};
use crate::geom::Length;
use crate::records::Binding;

/// What is wrong with a piece of type or a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crowded {
    /// Type reaches beyond the trim.
    TypeCut,
    /// A figure reaches beyond the trim, but not to the end of the bleed.
    FigureCut,
    /// A figure lies beyond the trim.
    FigureLost,
    /// Type stands on other type.
    OnType,
    /// Type stands on a picture, or a picture on type.
    OnPicture,
    /// Type is nearer to the trim than its layout allows.
    NearTrim,
    /// Type is nearer to the fold than its layout allows.
    NearFold,
}

/// A fault of a page.
#[derive(Debug)]
pub struct Crowding {
    /// What is wrong.
    pub kind: Crowded,
    /// The first page that has it, counted from 1.
    pub page: usize,
    /// The words, if it is type.
    pub words: String,
    /// The other words, if they stand on each other.
    pub others: String,
    /// How far it reaches too far, or overlaps, at most.
    pub by: Length,
    /// Where it is on that page.
    pub area: Rect,
    /// Where its layout draws it.
    pub span: Span,
    /// How many more pages have the same from the same line of a layout.
    pub more: usize,
}

/// How far ink may overlap or reach beyond a bound: less than the tolerance of a press.
const TOLERANCE: Abs = Abs::raw(0.15);

/// The least overlap of two glyphs, as a share of the smaller type size, that is no kerning.
const KERNING: f64 = 0.12;

/// Finds the faults of all pages, each kind of a layout's line once. A front cover is page 1, and in
/// a booklet bound at the right it has the fold on its right.
pub fn find(
    document: &PagedDocument,
    grid: Option<Grid>,
    binding: Binding,
) -> Vec<Crowding> {
    let mut found: BTreeMap<(Crowded, Option<u64>, String), Crowding> = BTreeMap::new();
    for (page, number) in document.pages().iter().zip(1..) {
        let content = PageContent::read(page);
        let mut report = |crowding: Crowding| {
            let line = (!crowding.span.is_detached()).then(|| crowding.span.into_raw());
            // What repeats on every page, such as folios, differs in its words.
            let words = match line {
                Some(_) if !crowding.kind.is_of_words() => String::new(),
                _ => crowding.words.clone(),
            };
            let key = (crowding.kind, line.map(u64::from), words);
            match found.get_mut(&key) {
                Some(known) => known.more += usize::from(known.page != number),
                None => {
                    found.insert(key, crowding);
                }
            }
        };
        let of_page = Page { content: &content, number };
        of_page.edges(grid, binding, &mut report);
        of_page.figures(&mut report);
        of_page.overlaps(&mut report);
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|it| (it.kind.is_of_bounds(), it.page, it.kind));
    found
}

impl Crowded {
    /// Whether it is a matter of taste: a bound that the layout itself sets.
    pub fn is_of_bounds(self) -> bool {
        matches!(self, Self::NearTrim | Self::NearFold)
    }

    /// Whether each text with it is told, and not only each line of a layout.
    fn is_of_words(self) -> bool {
        matches!(self, Self::OnType | Self::OnPicture)
    }
}

/// A page that is looked at.
struct Page<'a> {
    content: &'a PageContent<'a>,
    number: usize,
}

impl Page<'_> {
    /// Looks for type beyond the trim, and beyond the bounds of its layout.
    fn edges(
        &self,
        grid: Option<Grid>,
        binding: Binding,
        report: &mut impl FnMut(Crowding),
    ) {
        let length =
            |it: Option<Length>| it.map_or(Abs::zero(), |it| Abs::mm(it.to_mm()));
        let safe = length(grid.and_then(|grid| grid.safe));
        let fold = length(grid.and_then(|grid| grid.fold));
        let is_at_right = (binding == Binding::Right) == (self.number % 2 == 1);
        let trim = self.content.trim;
        let inset = |by: Abs| {
            let by = Axes::splat(by).to_point();
            Rect::new(trim.min + by, trim.max - by)
        };
        let safe = inset(safe);
        let mut kept = trim;
        if is_at_right {
            kept.max.x -= fold;
        } else {
            kept.min.x += fold;
        }
        for run in &self.content.runs {
            let bounds = [
                (trim, Crowded::TypeCut),
                (safe, Crowded::NearTrim),
                (kept, Crowded::NearFold),
            ];
            if bounds.iter().all(|(bound, _)| beyond(run.reach, *bound) <= TOLERANCE) {
                continue;
            }
            let Some(ink) = run.ink().reduce(around) else { continue };
            // Of several, the worst is told.
            let fault = bounds
                .into_iter()
                .map(|(bound, kind)| (beyond(ink, bound), kind))
                .find(|(by, _)| *by > TOLERANCE);
            if let Some((by, kind)) = fault {
                report(self.fault(kind, run, None, by, ink));
            }
        }
    }

    /// Looks for figures that are cut or lost. What bleeds reaches to the end of the bleed.
    fn figures(&self, report: &mut impl FnMut(Crowding)) {
        let PageContent { trim, bleed, figures, .. } = self.content;
        for figure in figures {
            let by = beyond(figure.area, *trim);
            if by <= TOLERANCE {
                continue;
            }
            let kind = if is_apart(figure.area, *trim) {
                Crowded::FigureLost
            } else if is_cut(figure.area, *trim, *bleed) {
                Crowded::FigureCut
            } else {
                continue;
            };
            report(Crowding {
                kind,
                page: self.number,
                words: String::new(),
                others: String::new(),
                by: Length::mm(by.to_mm()),
                area: figure.area,
                span: figure.span,
                more: 0,
            });
        }
    }

    /// Looks for type on type, and on pictures.
    fn overlaps(&self, report: &mut impl FnMut(Crowding)) {
        let PageContent { runs, figures, .. } = self.content;
        for (at, run) in runs.iter().enumerate() {
            for other in &runs[at + 1..] {
                if let Some((by, area)) = over(run, other) {
                    report(self.fault(Crowded::OnType, other, Some(run), by, area));
                }
            }
            let pictures = figures.iter().filter(|it| it.own.is_some());
            for picture in pictures.filter(|it| !run.belongs_to(it)) {
                if let Some((by, area)) = on_picture(run, picture) {
                    report(self.fault(Crowded::OnPicture, run, None, by, area));
                }
            }
        }
    }

    fn fault(
        &self,
        kind: Crowded,
        run: &Run,
        other: Option<&Run>,
        by: Abs,
        area: Rect,
    ) -> Crowding {
        Crowding {
            kind,
            page: self.number,
            words: run.item.text.trim().to_owned(),
            others: other.map_or_else(String::new, |it| it.item.text.trim().to_owned()),
            by: Length::mm(by.to_mm()),
            area,
            span: run.span(),
            more: 0,
        }
    }
}

/// Returns how far one run stands on another, and where; `None` if it does not.
///
/// Their lines overlap by more than kerning in both directions, and so do two of their glyphs.
/// Marks and tails that reach into the next line, or below the next word, are what type does.
fn over(one: &Run, other: &Run) -> Option<(Abs, Rect)> {
    let lines = common(one.line, other.line)?;
    let size = one.size.min(other.size);
    let lines = lines.max - lines.min;
    if lines.x.min(lines.y) <= size * KERNING {
        return None;
    }
    let least = size * KERNING;
    let others: Vec<Rect> = other.ink().collect();
    let mut worst: Option<(Abs, Rect)> = None;
    for ink in one.ink() {
        for &ink_of_other in &others {
            let Some(area) = common(ink, ink_of_other) else { continue };
            let size = area.max - area.min;
            if size.x > least
                && size.y > least
                && worst.is_none_or(|(by, _)| by < size.x.min(size.y))
            {
                worst = Some((size.x.min(size.y), area));
            }
        }
    }
    worst
}

/// Returns how far type stands on a picture, and where; `None` if it does not.
fn on_picture(run: &Run, picture: &Figure) -> Option<(Abs, Rect)> {
    common(run.reach, picture.area)?;
    let areas = run.ink().filter_map(|ink| common(ink, picture.area));
    let depth = |area: &Rect| {
        let size = area.max - area.min;
        size.x.min(size.y)
    };
    let worst = areas.max_by_key(depth)?;
    (depth(&worst) > TOLERANCE).then(|| (depth(&worst), worst))
}

/// Returns how far an area reaches beyond a bound on its worst side; negative within it.
fn beyond(area: Rect, bound: Rect) -> Abs {
    let sides = [
        bound.min.x - area.min.x,
        bound.min.y - area.min.y,
        area.max.x - bound.max.x,
        area.max.y - bound.max.y,
    ];
    sides.into_iter().fold(-Abs::inf(), Abs::max)
}

/// Whether an area lies wholly beyond the trim and does not touch it, as a strip that only fills
/// the bleed does.
fn is_apart(area: Rect, trim: Rect) -> bool {
    area.max.x < trim.min.x - TOLERANCE
        || area.min.x > trim.max.x + TOLERANCE
        || area.max.y < trim.min.y - TOLERANCE
        || area.min.y > trim.max.y + TOLERANCE
}

/// Whether an area crosses a side of the trim and ends within the bleed.
fn is_cut(area: Rect, trim: Rect, bleed: Rect) -> bool {
    let crosses =
        |beyond: Abs, room: Abs| beyond > TOLERANCE && beyond < room - TOLERANCE;
    crosses(trim.min.x - area.min.x, trim.min.x - bleed.min.x)
        || crosses(trim.min.y - area.min.y, trim.min.y - bleed.min.y)
        || crosses(area.max.x - trim.max.x, bleed.max.x - trim.max.x)
        || crosses(area.max.y - trim.max.y, bleed.max.y - trim.max.y)
}

/// Returns the upright box around two others.
fn around(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.min(other.min), one.max.max(other.max))
}
