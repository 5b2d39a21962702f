//! Sets kashidas into laid-out lines, and writes the lines back into their pages.

use std::collections::BTreeMap;

use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::joints::Inserted;
use super::lines::{Line, Run};

/// How exactly a kashida meets the height of its letters.
const NEAR: Abs = Abs::raw(0.01);

/// New text items of pages and by how much each is moved, by page and number among the page's text items.
pub type Changes = BTreeMap<(usize, usize), (Abs, TextItem)>;

/// Sets kashidas, given for each run of a line, and takes their length from its spaces. Returns `None` if
/// one would not stand at the height of its letters.
pub fn fill(line: &Line, kashidas: &[Vec<Inserted>]) -> Option<Changes> {
    let stretch: Abs = line.spaces().map(|(_, stretch)| stretch).sum();
    let all = line.runs.iter().zip(kashidas);
    let all = all.flat_map(|(run, of_run)| of_run.iter().map(|it| length(run, it)));
    let given = all.sum::<Abs>() / stretch;
    let mut changes = Changes::new();
    let mut moved = Abs::zero();
    let mut from_left: Vec<_> = line.runs.iter().zip(kashidas).collect();
    from_left.sort_by_key(|(run, _)| run.pieces[0].at.x);
    for (run, kashidas) in from_left {
        let hosts: Vec<usize> =
            kashidas.iter().map(|it| host(line, run, it)).collect::<Option<_>>()?;
        let mut items: Vec<(Abs, TextItem)> =
            run.pieces.iter().map(|it| (Abs::zero(), it.item.clone())).collect();
        items.iter_mut().for_each(|(_, item)| item.glyphs.clear());
        for (number, set) in run.glyphs.iter().enumerate() {
            let (by, item) = &mut items[set.place.0];
            let size = item.size;
            // Marks between the kashida and its letter move with the letter.
            for kashida in kashidas.iter().filter(|it| it.before == number) {
                moved += length(run, kashida);
            }
            let hosted = hosts.iter().position(|&host| host == number);
            let hosted = hosted.map(|it| &kashidas[it]);
            if set.place.1 == 0 {
                *by = moved - hosted.map_or(Abs::zero(), |it| length(run, it));
            }
            let glyph = run.glyph(set);
            for shaped in hosted.iter().flat_map(|it| &it.glyphs) {
                item.glyphs.push(Glyph {
                    id: shaped.id,
                    x_advance: shaped.advance,
                    x_offset: shaped.offset,
                    y_advance: Em::zero(),
                    y_offset: Em::zero(),
                    // The letter's own text and place, so that the kashida has none.
                    range: glyph.range.clone(),
                    span: glyph.span,
                });
            }
            let mut glyph = glyph.clone();
            if let Some(stretch) = set.stretch {
                glyph.x_advance -= Em::from_abs(stretch * given, size);
                moved -= stretch * given;
            }
            item.glyphs.push(glyph);
        }
        for (piece, change) in run.pieces.iter().zip(items) {
            changes.insert((line.page, piece.number), change);
        }
    }
    Some(changes)
}

/// Returns the length of a kashida.
fn length(run: &Run, kashida: &Inserted) -> Abs {
    let advance: Em = kashida.glyphs.iter().map(|it| it.advance).sum();
    advance.at(run.pieces[0].item.size)
}

/// Returns the number of the glyph before which a kashida is drawn in the text item of its letter. Marks of
/// the letter that are set apart may come between the two, and move along. `None` if the letter does
/// not stand at the kashida's height.
fn host(line: &Line, run: &Run, kashida: &Inserted) -> Option<usize> {
    let first = run.glyphs.get(kashida.before)?;
    let glyphs = run.glyphs.iter().enumerate().skip(kashida.before);
    let mut of_letter = glyphs.take_while(|(_, it)| it.cluster == first.cluster);
    let (number, letter) = of_letter.find(|(_, it)| run.advance(it) != Abs::zero())?;
    let (piece, index) = letter.place;
    let host = match first.place {
        (same, _) if same == piece => kashida.before,
        (_, 0) => number - index,
        // A mark in the text item of the letter behind the joint would stay behind.
        _ => return None,
    };
    let size = run.pieces[piece].item.size;
    let rise = line.baseline - run.pieces[piece].at.y;
    let mut glyphs = kashida.glyphs.iter();
    glyphs.all(|it| (it.rise.at(size) - rise).abs() < NEAR).then_some(host)
}

/// Returns a document with changed text items.
pub fn changed(mut document: PagedDocument, mut changes: Changes) -> PagedDocument {
    let pages = document.pages().iter().enumerate().map(|(number, page)| {
        let mut of_page = Rewriting { page: number, texts: 0, changes: &mut changes };
        if of_page.changes.range((number, 0)..(number + 1, 0)).next().is_none() {
            return page.clone();
        }
        Page { frame: of_page.frame(&page.frame), ..page.clone() }
    });
    let pages = pages.collect();
    PagedDocument::new(pages, document.info_mut().clone())
}

struct Rewriting<'a> {
    page: usize,
    /// The number of text items seen so far.
    texts: usize,
    changes: &'a mut Changes,
}

impl Rewriting<'_> {
    fn frame(&mut self, frame: &Frame) -> Frame {
        let mut rewritten = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            rewritten.set_baseline(frame.baseline());
        }
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let group =
                        GroupItem { frame: self.frame(&group.frame), ..group.clone() };
                    rewritten.push(*at, FrameItem::Group(group));
                }
                FrameItem::Text(_) => {
                    let change = self.changes.remove(&(self.page, self.texts));
                    self.texts += 1;
                    match change {
                        Some((by, new)) => {
                            rewritten.push(*at + Point::with_x(by), FrameItem::Text(new));
                        }
                        None => rewritten.push(*at, item.clone()),
                    }
                }
                other => rewritten.push(*at, other.clone()),
            }
        }
        rewritten
    }
}
