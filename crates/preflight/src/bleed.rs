//! Bleed: how far art that reaches the edge of the finished page goes on beyond it.
//!
//! Where an edge is inked is read from the composed plates, and how far the ink goes on from
//! there as well: a bleed box alone holds no ink. What is painted of a pixel tells where within
//! it art ends; what remains in doubt is told in favour of the file.

use malzama_message::{Message, message, number};

use crate::area::Area;
use crate::ink::Canvas;
use crate::interpret::Interpreter;
use crate::object::Object;
use crate::rule::ContractClause;
use crate::rules::{Boxes, Fault};
use crate::severity::Severity;
use crate::units::to_mm;

/// From how much ink an edge is inked, all four added: what is paler shows no gap.
const INKED: f32 = 0.08;

/// Less ink than this is paper.
const PAPER: f32 = 0.01;

/// Bleed that lacks no more than this is let pass, in millimetres: pixels are of 0.54 mm.
const TOLERANCE: f64 = 0.3;

/// The shortest piece of an edge that counts, in millimetres. Ends of lines and parts of letters
/// are shorter.
const SHORTEST: f64 = 2.0;

/// A piece of an edge that is shorter than this lacks no bleed if art goes on so near to it: a
/// motif of many figures ends with gaps here and there, wherever it is cut.
const MOTIF: f64 = 10.0;

/// A side of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Top,
    Right,
    Bottom,
}

impl Side {
    /// All of them, in the order in which reaches are told.
    const ALL: [Self; 4] = [Self::Left, Self::Top, Self::Right, Self::Bottom];

    fn name(self) -> Message {
        match self {
            Self::Left => message!("side/left"),
            Self::Top => message!("side/top"),
            Self::Right => message!("side/right"),
            Self::Bottom => message!("side/bottom"),
        }
    }

    fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }
}

/// An edge of the trim on the canvas, seen from the page outwards.
struct Edge<'a> {
    canvas: &'a Canvas,
    side: Side,
    /// The row or column of pixels in which the trim ends.
    last: i64,
    /// How much of that lies within the trim.
    within: f64,
    /// The pixels along the edge, but for those in the corners.
    along: std::ops::Range<i64>,
}

impl<'a> Edge<'a> {
    /// An edge of a trim in pixels: left, top, right, bottom.
    fn new(canvas: &'a Canvas, side: Side, [left, top, right, bottom]: [f64; 4]) -> Self {
        let (last, within) = match side {
            Side::Left => (left.floor(), left.floor() + 1.0 - left),
            Side::Top => (top.floor(), top.floor() + 1.0 - top),
            Side::Right => (right.ceil() - 1.0, right - right.ceil() + 1.0),
            Side::Bottom => (bottom.ceil() - 1.0, bottom - bottom.ceil() + 1.0),
        };
        let (from, to) = if side.is_upright() { (top, bottom) } else { (left, right) };
        let along = from.ceil() as i64..to.floor() as i64;
        Self { canvas, side, last: last as i64, within, along }
    }

    /// The pixel of a place along the edge, so many steps outwards; none beyond the sheet.
    fn pixel(&self, at: i64, outwards: i64) -> Option<(usize, usize)> {
        let depth = match self.side {
            Side::Left | Side::Top => self.last - outwards,
            Side::Right | Side::Bottom => self.last + outwards,
        };
        let (x, y) = if self.side.is_upright() { (depth, at) } else { (at, depth) };
        let x = usize::try_from(x).ok().filter(|&x| x < self.canvas.width)?;
        let y = usize::try_from(y).ok().filter(|&y| y < self.canvas.height)?;
        Some((x, y))
    }

    /// Whether art reaches the edge at a place.
    fn is_reached(&self, at: i64) -> bool {
        let (inner, whole) = self.inner();
        let Some((x, y)) = self.pixel(at, inner) else { return false };
        let ink: f32 = self.canvas.at(x, y).iter().sum();
        let covered = f64::from(self.canvas.covered(x, y));
        f64::from(ink) >= f64::from(INKED) * whole && covered >= 0.6 * whole
    }

    /// How far art goes on beyond the trim at a place, in pixels, up to `most`.
    fn reach(&self, at: i64, most: i64, is_art: &dyn Fn(usize, usize) -> bool) -> f64 {
        let mut end: f64 = 0.0;
        for step in self.inner().0 + 1..=most {
            let Some((x, y)) = self.pixel(at, step) else { break };
            // Figures of a motif have gaps between them, so that it is the last one that counts.
            if is_art(x, y) {
                let begins = step as f64 - self.within;
                end = begins + f64::from(self.canvas.covered(x, y)).min(1.0);
            }
        }
        end.max(0.0)
    }

    /// The steps outwards to the pixel by which it is judged whether art reaches the edge, and
    /// how much of it lies within the trim: of one that lies mostly beyond, little can be told.
    fn inner(&self) -> (i64, f64) {
        if self.within < 0.35 { (-1, 1.0) } else { (0, self.within) }
    }
}

/// A piece of an edge that lacks bleed.
struct Lacking {
    /// The least bleed, in millimetres.
    reach: f64,
    /// How long all such pieces of the edge are together, in pixels.
    length: i64,
    /// The first and the last pixel along the edge.
    span: [i64; 2],
}

/// Judges the bleed of a page by what the contract wants of it, in millimetres.
pub(crate) fn judge(
    interpreter: &mut Interpreter,
    boxes: &Boxes,
    scale: f64,
    wanted: f64,
) {
    let in_pixels = interpreter.trim_pixels.map(settled);
    let told = boxes.reach();
    let to_millimetres = |pixels: f64| to_mm(pixels / scale);
    for (at, side) in Side::ALL.into_iter().enumerate() {
        let edge = Edge::new(&interpreter.canvas, side, in_pixels);
        let images = &interpreter.inventory.images;
        // White parts of pictures are art that goes on, white grounds are not.
        let is_art = |x: usize, y: usize| {
            let canvas = &interpreter.canvas;
            if canvas.at(x, y).iter().sum::<f32>() > PAPER {
                return true;
            }
            let centre = [x as f64 + 0.5 - in_pixels[0], y as f64 + 0.5 - in_pixels[1]];
            canvas.covered(x, y) > 0.5
                && images.iter().any(|it| holds(it.area, centre.map(to_millimetres)))
        };
        let lacking = lacking(&edge, wanted, told[at], scale, &is_art);
        let Some(Lacking { reach, length, span }) = lacking else { continue };
        let place = place(side, span, in_pixels, scale);
        let found = message!(
            "found/bleed",
            side = side.name(),
            reach = number(reach, 1),
            length = number(to_millimetres(length as f64), 0)
        );
        interpreter.findings.add(
            Fault::contract(ContractClause::Bleed, Severity::Error, Object::Page)
                .at(place),
            found,
            message!("wanted/bleed", bleed = number(wanted, 1)),
        );
    }
}

/// Where an edge lacks bleed; none if it does not, or only in pieces too short to count.
fn lacking(
    edge: &Edge<'_>,
    wanted: f64,
    told: f64,
    scale: f64,
    is_art: &dyn Fn(usize, usize) -> bool,
) -> Option<Lacking> {
    let pixel = to_mm(1.0 / scale);
    let pixels = |mm: f64| (mm / pixel).ceil() as usize;
    let most = (wanted / pixel + edge.within).ceil() as i64 - 1;
    // How far art goes on, pixel by pixel along the edge, in millimetres.
    let reaches: Vec<(bool, f64)> = edge
        .along
        .clone()
        .map(|at| {
            let reach = edge.reach(at, most, is_art) * pixel;
            (edge.is_reached(at), reach.min(told).max(0.0))
        })
        .collect();
    let goes_on = |(_, reach): &(bool, f64)| *reach >= wanted - TOLERANCE;
    let lacks = |place: &(bool, f64)| place.0 && !goes_on(place);
    let mut all: Option<Lacking> = None;
    let mut from = 0;
    for piece in reaches.chunk_by(|one, other| lacks(one) == lacks(other)) {
        let (start, end) = (from, from + piece.len());
        from = end;
        if !piece.first().is_some_and(lacks) || piece.len() < pixels(SHORTEST) {
            continue;
        }
        let near =
            start.saturating_sub(pixels(MOTIF))..(end + pixels(MOTIF)).min(reaches.len());
        if piece.len() < pixels(MOTIF) && reaches[near].iter().any(goes_on) {
            continue;
        }
        let least = piece.iter().map(|&(_, reach)| reach).fold(wanted, f64::min);
        let place = |at: usize| edge.along.start + at as i64;
        let all = all.get_or_insert(Lacking {
            reach: least,
            length: 0,
            span: [place(start), place(start)],
        });
        all.reach = all.reach.min(least);
        all.length += piece.len() as i64;
        all.span[1] = place(end - 1);
    }
    all
}

/// A place in pixels, where what differs by rounding is the same.
fn settled(pixels: f64) -> f64 {
    if (pixels - pixels.round()).abs() < 1e-3 { pixels.round() } else { pixels }
}

/// The strip of the page along which an edge lacks bleed, in millimetres.
fn place(side: Side, span: [i64; 2], trim: [f64; 4], scale: f64) -> Area {
    /// How wide the strip is, in millimetres.
    const STRIP: f64 = 2.0;
    let [left, top, right, bottom] = trim;
    let from = if side.is_upright() { top } else { left };
    let millimetres = |pixels: f64| to_mm(pixels / scale);
    let start = millimetres(span[0] as f64 - from);
    let length = millimetres((span[1] - span[0] + 1) as f64);
    let (width, height) = (millimetres(right - left), millimetres(bottom - top));
    match side {
        Side::Left => Area { x: 0.0, y: start, width: STRIP, height: length },
        Side::Top => Area { x: start, y: 0.0, width: length, height: STRIP },
        Side::Right => Area { x: width - STRIP, y: start, width: STRIP, height: length },
        Side::Bottom => {
            Area { x: start, y: height - STRIP, width: length, height: STRIP }
        }
    }
}

fn holds(area: Area, [x, y]: [f64; 2]) -> bool {
    (area.x..=area.x + area.width).contains(&x)
        && (area.y..=area.y + area.height).contains(&y)
}
