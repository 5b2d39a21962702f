//! Stand-ins: what is drawn where a photograph is missing or cannot be used.

use std::collections::BTreeSet;

use typst::foundations::Repr;
use typst::layout::{Frame, FrameItem, GroupItem, Size};
use typst_layout::{Page, PagedDocument};

use super::placeholder;
use super::placement::View;
use super::snippet;
use super::world::Shared;

/// The width of a letter in a name by its size, roughly; a name is set to fit its frame.
const LETTER: f64 = 0.62;

/// The sizes of a name, in points.
const SIZES: std::ops::RangeInclusive<f64> = 4.0..=11.0;

/// Returns the pages with a drawing in place of each photograph of `paths`, which bears
/// the name of its file.
pub(super) fn draw(
    document: &PagedDocument,
    paths: &BTreeSet<&str>,
    shared: &Shared,
) -> PagedDocument {
    if paths.is_empty() {
        return document.clone();
    }
    let pages = document.pages().iter().map(|page| {
        let frame = replaced(&page.frame, View::of_page(page), paths, shared);
        Page { frame, ..page.clone() }
    });
    let pages = pages.collect();
    let info = document.clone().info_mut().clone();
    PagedDocument::new(pages, info)
}

fn replaced(frame: &Frame, view: View, paths: &BTreeSet<&str>, shared: &Shared) -> Frame {
    let mut drawn = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        drawn.set_baseline(frame.baseline());
    }
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let within = view.within(*at, group);
                let frame = replaced(&group.frame, within, paths, shared);
                drawn.push(*at, FrameItem::Group(GroupItem { frame, ..group.clone() }));
            }
            FrameItem::Image(image, size, _) => {
                match placeholder::name_of(image).filter(|name| paths.contains(name)) {
                    Some(name) => {
                        // In the part that is seen, so that no crop cuts the name off.
                        let Some((at, size)) = view.seen_of(*at, *size) else { continue };
                        if let Some(stand_in) = stand_in(name, size, shared) {
                            drawn.push_frame(at, stand_in);
                        }
                    }
                    None => drawn.push(*at, item.clone()),
                }
            }
            other => drawn.push(*at, other.clone()),
        }
    }
    drawn
}

/// Draws the stand-in for a photograph: sand-coloured paper with its diagonals, and the
/// name of its file below `photos/`.
fn stand_in(path: &str, size: Size, shared: &Shared) -> Option<Frame> {
    let (width, height) = (size.x.to_pt(), size.y.to_pt());
    let name =
        path.trim_start_matches('/').split_once('/').map_or(path, |(_, name)| name);
    let letters = name.chars().count().max(1) as f64;
    let fitting = width * 0.8 / (letters * LETTER);
    let text = fitting.clamp(*SIZES.start(), *SIZES.end());
    let name = name.repr();
    // Digits and Latin letters read from left to right, whatever the edition's language.
    let markup = format!(
        "#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n\
         #set text(size: {text}pt, fill: cmyk(0%, 0%, 0%, 80%), dir: ltr)\n\
         #let thread = cmyk(0%, 20%, 40%, 20%) + 0.75pt\n\
         #place(rect(width: 100%, height: 100%, fill: cmyk(0%, 6%, 18%, 4%)))\n\
         #place(line(end: (100%, 100%), stroke: thread))\n\
         #place(line(start: (0%, 100%), end: (100%, 0%), stroke: thread))\n\
         #place(dx: 1.5pt, dy: 1.5pt, \
         rect(width: 100% - 3pt, height: 100% - 3pt, stroke: thread))\n\
         #align(center + horizon, box(fill: cmyk(0%, 6%, 18%, 4%), inset: {inset}pt, text({name})))",
        inset = text / 2.0
    );
    let mut frame = snippet::set(shared, markup)?;
    frame.clip(typst::visualize::Curve::rect(size));
    Some(frame)
}
