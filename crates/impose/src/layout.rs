//! Layout: from places in columns and rows to lengths on a sheet.

use crate::arrangement::{Arrangement, Line, Place, SheetPlan};
use crate::error::Error;
use crate::imposition::Imposition;
use crate::length::Length;
use crate::rectangle::{Edge, Rectangle};
use crate::scheme::{Scheme, Working};
use crate::sheet_size::SheetSize;
use crate::side::{Face, Flip, PlacedPage, Side};

/// What is trimmed off on each side of a fold at least, in millimetres, so that it opens.
const FOLD_TRIM: f64 = 3.0;

/// The least by which pages are scaled for office printers.
const LEAST_SCALE: f64 = 0.5;

/// How much larger than its room a block of pages may be in millimetres: lengths are rounded. The
/// boxes of the sheet end where the sheet does.
const SLACK: f64 = 0.02;

/// The scale down to which a sheet is taken as large enough when none is wanted.
const GOOD_SCALE: f64 = 0.9;

/// The strip for text at the foot of copy-shop sheets, in millimetres.
pub(crate) const SLUG_STRIP: f64 = 4.0;

/// The least gutter in which collating marks find room, in millimetres, and their width.
pub(crate) const COLLATING_GUTTER: f64 = 3.0;
pub(crate) const COLLATING_WIDTH: f64 = 2.0;

/// All that places are measured by.
pub(crate) struct Layout<'a> {
    pub(crate) arrangement: &'a Arrangement,
    pub(crate) imposition: &'a Imposition,
    /// Width and height of a page's trim.
    pub(crate) page: [Length; 2],
    pub(crate) bleed: Length,
}

/// Where columns and rows begin, measured from the lower left corner of the first trim.
struct Block {
    lefts: Vec<Length>,
    bottoms: Vec<Length>,
    width: Length,
    height: Length,
}

/// A sheet as it lies, and what all its blocks of pages have in common.
pub(crate) struct Frame {
    size: SheetSize,
    scale: f64,
    /// Width and height of what holds the block of every sheet.
    block: [Length; 2],
}

impl Layout<'_> {
    fn block(&self, plan: &SheetPlan, scale: f64) -> Block {
        let [page_width, page_height] = self.page.map(|side| side.scaled(scale));
        let gap = |line: &Line| match line {
            Line::Spine => self.imposition.gutter,
            Line::Fold => self.bleed.max(Length::mm(FOLD_TRIM)) * 2,
            Line::Cut => self.bleed * 2,
        };
        let starts = |lines: &mut dyn Iterator<Item = &Line>, size: Length| {
            let mut starts = vec![Length::ZERO];
            let mut at = Length::ZERO;
            for line in lines {
                at += size + gap(line);
                starts.push(at);
            }
            (starts, at + size)
        };
        let (lefts, width) = starts(&mut plan.columns.iter(), page_width);
        let (mut bottoms, height) = starts(&mut plan.rows.iter().rev(), page_height);
        bottoms.reverse();
        Block { lefts, bottoms, width, height }
    }

    /// What can be printed on of a sheet.
    fn printable(&self, size: SheetSize) -> Rectangle {
        let sheet = size.rectangle();
        if let Scheme::CopyShop { margin } = self.imposition.scheme {
            return sheet.grown(-margin);
        }
        let gripper = self.imposition.gripper;
        // All sheets are printed the same way.
        let first = self.arrangement.sheets.first();
        let is_tumbled = first.is_some_and(|plan| plan.working == Working::WorkAndTumble);
        let top = if is_tumbled { sheet.top - gripper } else { sheet.top };
        Rectangle { bottom: gripper, top, ..sheet }
    }

    /// What pages with their bleed may take of a sheet.
    fn room(&self, size: SheetSize) -> Rectangle {
        let printable = self.printable(size);
        let has_strip = matches!(self.imposition.scheme, Scheme::CopyShop { .. })
            && self.imposition.marks.slug;
        let strip = if has_strip { Length::mm(SLUG_STRIP) } else { Length::ZERO };
        Rectangle { bottom: printable.bottom + strip, ..printable }
    }

    /// By how much pages are scaled to go on a sheet; `None` if they do not.
    fn scale(&self, size: SheetSize) -> Option<f64> {
        let room = self.room(size);
        let slack = match self.imposition.scheme {
            Scheme::CopyShop { .. } => Length::ZERO,
            _ => Length::mm(SLACK),
        };
        let around = self.bleed * 2 - slack;
        let (width, height) = (room.width() - around, room.height() - around);
        let scale = |plan: &SheetPlan| {
            let block = self.block(plan, 1.0);
            // The gutter is not scaled, and rounding must not make a block too large.
            let gutter = self.imposition.gutter;
            let across =
                (width - gutter).to_points() / (block.width - gutter).to_points();
            let down = height.to_points() / block.height.to_points();
            let scale = (across.min(down) * 1e4).floor() / 1e4;
            match self.imposition.scheme {
                Scheme::CopyShop { .. } => {
                    Some(scale.min(1.0)).filter(|it| *it >= LEAST_SCALE)
                }
                _ => (block.width <= width && block.height <= height).then_some(1.0),
            }
        };
        let scales = self.arrangement.sheets.iter().map(scale);
        scales.reduce(|one, other| Some(one?.min(other?))).flatten()
    }

    /// Whether pages keep a good size on a sheet, if they are scaled at all.
    pub(crate) fn is_good(&self, size: SheetSize) -> bool {
        self.scale(size).is_some_and(|scale| scale >= GOOD_SCALE)
    }

    /// Why pages do not go on a sheet that has been turned either way.
    pub(crate) fn too_small(&self, size: SheetSize) -> Error {
        let least = match self.imposition.scheme {
            Scheme::CopyShop { .. } => LEAST_SCALE,
            _ => 1.0,
        };
        let room = self.room(size);
        let around = [size.width - room.width(), size.height - room.height()];
        let mut needed = [Length::ZERO; 2];
        for plan in &self.arrangement.sheets {
            let block = self.block(plan, least);
            let sides = [block.width, block.height];
            for axis in 0..2 {
                let side = sides[axis] + self.bleed * 2 + around[axis];
                needed[axis] = needed[axis].max(side);
            }
        }
        let hundredths = |length: Length| (length.to_mm() * 100.0).round() / 100.0;
        let needed = needed.map(hundredths);
        // Told as it lies, so that both can be compared.
        let turned = (needed[0] > needed[1]) != size.is_landscape();
        let size = if turned { size.turned() } else { size };
        Error::SheetTooSmall { needed, found: [size.width, size.height].map(hundredths) }
    }

    /// Width and height of what holds the block of every sheet.
    fn largest(&self, scale: f64) -> [Length; 2] {
        let blocks = self.arrangement.sheets.iter().map(|plan| self.block(plan, scale));
        blocks.fold([Length::ZERO; 2], |[width, height], block| {
            [width.max(block.width), height.max(block.height)]
        })
    }

    /// Whether the largest sheet of pages is wider than high.
    pub(crate) fn is_landscape(&self) -> bool {
        let [width, height] = self.largest(1.0);
        width > height
    }

    /// The frame of all sheets of a size; `None` if pages do not go there.
    pub(crate) fn frame(&self, size: SheetSize) -> Option<Frame> {
        let scale = self.scale(size)?;
        Some(Frame { size, scale, block: self.largest(scale) })
    }

    /// The sides of a sheet (`number` from 0) that are printed, measured.
    pub(crate) fn sides(&self, number: usize, frame: &Frame) -> Vec<Side> {
        let plan = &self.arrangement.sheets[number];
        let front = if plan.has_one_plate() { Face::Both } else { Face::Front };
        let mut sides = vec![self.side(number, frame, front)];
        if !plan.has_one_plate() && !plan.back.is_empty() {
            sides.push(self.side(number, frame, Face::Back));
        }
        sides
    }

    fn side(&self, number: usize, frame: &Frame, face: Face) -> Side {
        let Frame { size, scale, block: [frame_width, frame_height] } = *frame;
        let plan = &self.arrangement.sheets[number];
        let block = self.block(plan, scale);
        let room = self.room(size);
        // In the middle of the sheet, so that both sides lie on one another however it is turned;
        // above a gripper margin that would not be left free. The largest block frames all others,
        // so that all sheets are trimmed to the same size.
        let frame_left = (size.width - frame_width) / 2;
        let frame_bottom =
            ((size.height - frame_height) / 2).max(room.bottom + self.bleed);
        let trim = Rectangle::at(frame_left, frame_bottom, frame_width, frame_height);
        let left = frame_left + (frame_width - block.width) / 2;
        let bottom = frame_bottom + (frame_height - block.height) / 2;
        let sheet = size.rectangle();
        let [width, height] = self.page.map(|side| side.scaled(scale));
        let trim_of = |place: &Place| {
            let left = left + block.lefts[place.column];
            Rectangle::at(left, bottom + block.bottoms[place.row], width, height)
        };
        let middles =
            |starts: &[Length], origin: Length, size: Length, lines: &[Line]| {
                let pairs = starts.windows(2).zip(lines);
                let middle = |(pair, line): (&[Length], &Line)| {
                    let (low, high) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
                    (origin + (low + size + high) / 2, *line)
                };
                pairs.map(middle).collect::<Vec<_>>()
            };
        let places = if face == Face::Back { &plan.back } else { &plan.front };
        Side {
            sheet: number + 1,
            sheets: self.arrangement.sheets.len(),
            signature: plan.signature,
            signatures: self.arrangement.signatures,
            face,
            flip: flip(plan, size),
            fold: plan.fold,
            size,
            scale,
            trim: trim.within(&sheet),
            bleed: trim.grown(self.bleed).within(&sheet),
            printable: self.printable(size),
            columns: middles(&block.lefts, left, width, &plan.columns),
            rows: middles(&block.bottoms, bottom, height, &plan.rows),
            places: places
                .iter()
                .map(|place| self.placed(place, trim_of(place)))
                .collect(),
        }
    }

    fn placed(&self, place: &Place, trim: Rectangle) -> PlacedPage {
        let last = self.arrangement.last_step;
        let shift = Length::mm(self.imposition.shift(place.creep_step, last));
        let mut clip = trim.grown(self.bleed);
        let over = self.over_spine();
        let shift = match place.spine {
            Some(Edge::Left) => {
                clip.left = trim.left - over;
                -shift
            }
            Some(Edge::Right) => {
                clip.right = trim.right + over;
                shift
            }
            None => Length::ZERO,
        };
        PlacedPage { place: *place, trim, clip, shift }
    }

    /// How far a page shows over its trim at the spine: half the gutter, less what collating marks
    /// need in its middle, and no more than the bleed.
    fn over_spine(&self) -> Length {
        let gutter = self.imposition.gutter;
        let kept = match self.has_collating_marks() {
            true => Length::mm(COLLATING_WIDTH),
            false => Length::ZERO,
        };
        ((gutter - kept) / 2).min(self.bleed)
    }

    /// Whether signatures are gathered and have a gutter for collating marks.
    pub(crate) fn has_collating_marks(&self) -> bool {
        matches!(self.imposition.scheme, Scheme::Signatures { .. })
            && self.imposition.marks.collating
            && self.imposition.gutter >= Length::mm(COLLATING_GUTTER)
    }
}

/// How a sheet is turned: about the vertical axis, or about the horizontal one to tumble it.
fn flip(plan: &SheetPlan, size: SheetSize) -> Option<Flip> {
    let is_tumbled = plan.working == Working::WorkAndTumble;
    match plan.back.is_empty() {
        true => None,
        false if is_tumbled == size.is_landscape() => Some(Flip::LongEdge),
        false => Some(Flip::ShortEdge),
    }
}
