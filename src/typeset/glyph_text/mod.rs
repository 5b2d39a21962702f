//! Gives every glyph the part of the text that it stands for, so that a PDF can be searched and copied
//! letter by letter.
//!
//! Shapers know the text of a *cluster* only: a letter and its marks come as several glyphs that all bear
//! the text of the whole. Typst furthermore splits a run wherever glyphs are raised or lowered, and both
//! parts bear the text of the cluster between them. A PDF can tell such text in one way, `ActualText`
//! (ISO 32000-1, 14.9.4), which few readers get right in text from right to left.
//!
//! Here the parts are joined again, and each character gets one glyph: its own if it has one, else a
//! blank one at the edge of its letter. Marks and separate dots are painted without text, because
//! readers take a shifted glyph for the beginning of a word or a line.

mod cluster;
mod direction;
mod run;

use rayon::prelude::*;
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};

use self::cluster::is_split;

/// The text of a glyph that is painted without one: a joiner, which no reader shows.
pub(super) const SILENT: char = '\u{200d}';

/// Returns the pages with each glyph bearing its own text. They look the same.
pub(super) fn assign(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().par_iter();
    let pages: Vec<Page> =
        pages.map(|page| Page { frame: assigned(&page.frame), ..page.clone() }).collect();
    let info = document.clone().info_mut().clone();
    PagedDocument::new(pages.into(), info)
}

/// Returns a frame with each glyph bearing its own text.
pub(super) fn assigned(frame: &Frame) -> Frame {
    let mut result = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        result.set_baseline(frame.baseline());
    }
    let mut line: Vec<(Point, &TextItem)> = Vec::new();
    for (at, item) in frame.items() {
        if let FrameItem::Text(text) = item {
            if !line.last().is_none_or(|&(last, _)| is_beside(last, *at, text)) {
                write_line(&mut line, &mut result);
            }
            line.push((*at, text));
            continue;
        }
        write_line(&mut line, &mut result);
        match item {
            FrameItem::Group(group) => {
                let group = GroupItem { frame: assigned(&group.frame), ..group.clone() };
                result.push(*at, FrameItem::Group(group));
            }
            other => result.push(*at, other.clone()),
        }
    }
    write_line(&mut line, &mut result);
    result
}

/// Whether a text stands on the same line as the one at `last`.
fn is_beside(last: Point, at: Point, text: &TextItem) -> bool {
    (last.y - at.y).abs() < text.size / 2.0
}

/// Writes the items of a line from left to right, the order in which readers expect them, and as few as
/// can be: a reader breaks words and lines where one ends.
fn write_line(line: &mut Vec<(Point, &TextItem)>, frame: &mut Frame) {
    line.sort_by_key(|(at, _)| at.x);
    let mut written: Vec<(Point, TextItem)> = Vec::new();
    for run in line.chunk_by(|&one, &next| is_split(one, next)) {
        let items = match run::joined(run) {
            Some(item) => vec![item],
            // Too long for one item.
            None => run.iter().map(|(at, item)| (*at, (*item).clone())).collect(),
        };
        for item in items {
            if !written.last_mut().is_some_and(|last| run::append(last, &item)) {
                written.push(item);
            }
        }
    }
    written.iter_mut().for_each(|(_, item)| direction::guide(item));
    frame.push_multiple(written.into_iter().map(|(at, it)| (at, FrameItem::Text(it))));
    line.clear();
}
