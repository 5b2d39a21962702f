//! Marks around the pages: where to cut and fold, how to fit plates and judge inks, which sheet
//! this is.

mod lettering;
mod lines;
mod patches;
mod room;
mod slug;
mod targets;

use std::collections::BTreeSet;

use crate::imposition::Marks;
use crate::length::Length;
use crate::side::Side;

pub(crate) use self::lettering::Lettering;

use self::room::Room;

/// A kind of marks of which some or all had no room outside of the bleed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Omitted {
    /// Some crop marks.
    CropMarks,
    /// Some fold marks.
    FoldMarks,
    /// Some registration targets.
    Registration,
    /// Collating marks, for which the gutter has to be 3 mm wide.
    CollatingMarks,
    /// The colour bar.
    ColourBar,
    /// The slug, for lack of room or of a font that can be read.
    Slug,
}

/// The marks of a side, as operators of a content stream.
#[derive(Default)]
pub(crate) struct Drawn {
    /// Those that are the same on sheets of the same kind. They need the colour space `All`.
    pub(crate) fixed: Vec<u8>,
    /// Those of this side alone.
    pub(crate) own: Vec<u8>,
    /// The slug. It needs the glyphs as forms `G…`.
    pub(crate) slug: Vec<u8>,
    pub(crate) omitted: BTreeSet<Omitted>,
}

/// Draws the marks of a side. `collating` is the gutter that has room for collating marks.
pub(crate) fn draw(
    side: &Side,
    marks: &Marks,
    collating: Option<Length>,
    lines: &[String],
    lettering: Option<&mut Lettering<'_>>,
) -> Drawn {
    let mut room = Room::new(side);
    let [mut fixed, mut own, mut slug] = [Vec::new(), Vec::new(), Vec::new()];
    let mut omitted = BTreeSet::new();
    let mut told = |is_whole: bool, kind: Omitted| {
        if !is_whole {
            omitted.insert(kind);
        }
    };
    if marks.crop {
        told(lines::crop(side, &mut room, &mut fixed), Omitted::CropMarks);
    }
    if marks.fold {
        told(lines::fold(side, &mut room, &mut fixed), Omitted::FoldMarks);
    }
    if marks.registration {
        told(targets::draw(side, &mut room, &mut fixed), Omitted::Registration);
    }
    if marks.colour_bar {
        told(patches::bar(side, &mut room, &mut fixed), Omitted::ColourBar);
    }
    if marks.slug && !lines.is_empty() {
        let is_set = lettering.is_some_and(|lettering| {
            slug::draw(side, lines, lettering, &mut room, &mut slug)
        });
        told(is_set, Omitted::Slug);
    }
    match collating {
        Some(gutter) => patches::collating(side, gutter, &mut own),
        None => told(!marks.collating || side.signatures < 2, Omitted::CollatingMarks),
    }
    Drawn { fixed, own, slug, omitted }
}
