//! Small figures seen from behind or from the side, as cut-paper silhouettes.

mod grown;
mod others;

use crate::canvas::{Canvas, Point, smooth};
use crate::palette::Dye;
use crate::perspective::{Board, Camera, Shade, Spot, at};

/// Who walks through the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A woman in a long embroidered dress.
    Woman,
    /// A man in a jacket.
    Man,
    /// A baker's boy with a tray of bread on his head.
    Baker,
    /// A child with a satchel.
    Child,
    /// An old man with a stick.
    Elder,
    /// Somebody on a low stool, seen from the side.
    Seated,
    /// A cat that has sat down.
    Cat,
    /// A football.
    Ball,
}

/// The part of a figure that decides its ink.
#[derive(Clone, Copy)]
enum Cloth {
    Deep,
    Coat,
    Accent(Dye),
    Pale,
}

/// A closed outline with its cloth; figures are one unit tall.
type Part = (Cloth, Vec<Point>);

/// Mirrors a half outline that runs from the crown down the right side.
fn mirrored(half: &[Point]) -> Vec<Point> {
    let mut ring = half.to_vec();
    ring.extend(half.iter().rev().map(|&(x, y)| (-x, y)));
    smooth(&ring)
}

/// The outlines of a figure, from back to front.
fn parts(figure: Figure) -> Vec<Part> {
    match figure {
        Figure::Woman => grown::woman(),
        Figure::Man => grown::man(),
        Figure::Baker => others::baker(),
        Figure::Child => others::child(),
        Figure::Elder => grown::elder(),
        Figure::Seated => others::seated(),
        Figure::Cat => others::cat(),
        Figure::Ball => others::ball(),
    }
}

impl Figure {
    /// How tall the figure stands in metres.
    pub fn height(self) -> f32 {
        match self {
            Self::Woman => 1.64,
            Self::Man => 1.76,
            Self::Baker => 1.78,
            Self::Child => 1.15,
            Self::Elder => 1.66,
            Self::Seated => 1.5,
            Self::Cat => 0.38,
            Self::Ball => 0.27,
        }
    }
}

/// How a figure stands in a scene.
#[derive(Clone, Copy)]
pub struct Walker {
    pub figure: Figure,
    pub foot: Spot,
    /// Whether it faces the other way.
    pub turned: bool,
    /// Where its shadow falls for each metre of height: sideways and nearer.
    pub shadow: Point,
}

/// Draws a figure, its shadow on the floor and a rim of light.
pub fn walker(canvas: &mut Canvas, camera: &Camera, walker: Walker, shade: &Shade) {
    let Walker { figure, foot, turned, shadow } = walker;
    let height = figure.height();
    let lean = if turned { -1.0 } else { 1.0 };
    let outlines = parts(figure);
    if shadow != (0.0, 0.0) {
        let cast = shade.tone(0.08).veil(0.42);
        let thrown: Vec<Vec<Point>> = outlines
            .iter()
            .map(|(_, outline)| {
                let spots: Vec<Spot> = outline
                    .iter()
                    .map(|&(x, y)| {
                        let up = y.max(0.0) * height;
                        at(
                            foot.x + x * lean * height + up * shadow.0,
                            foot.y,
                            foot.z - up * shadow.1,
                        )
                    })
                    .collect();
                camera.face(&spots)
            })
            .collect();
        canvas.together(&thrown, cast);
    }
    figure_on(canvas, &camera.board(foot), figure, turned, shade);
}

/// Draws a figure without a shadow.
pub fn figure_on(
    canvas: &mut Canvas,
    board: &Board,
    figure: Figure,
    turned: bool,
    shade: &Shade,
) {
    let mut sheet = board.on(0.0, 0.0, figure.height());
    let rim =
        Board { origin: (sheet.origin.0 + 0.014 * sheet.scale, sheet.origin.1), ..sheet };
    let mut rim = rim;
    if turned {
        sheet = sheet.mirrored();
        rim = rim.mirrored();
    }
    let outlines = parts(figure);
    for (_, outline) in &outlines {
        canvas.fill(&rim.place(outline), shade.tone(0.92));
    }
    for (cloth, outline) in &outlines {
        let ink = match cloth {
            Cloth::Deep => shade.tone(0.06),
            Cloth::Coat => shade.tone(0.2),
            Cloth::Accent(dye) => shade.dye(*dye).mix(shade.tone(0.06), 0.18),
            Cloth::Pale => shade.tone(0.74),
        };
        canvas.fill(&sheet.place(outline), ink);
    }
}
