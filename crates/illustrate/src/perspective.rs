//! One-point perspective: a camera, boards that face it and a painter's list.

use crate::canvas::{Canvas, Point};
use crate::palette::{Color, Dye, Palette};

/// A place in the scene in metres: right, up, and away from the viewer.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub x: f32,
    pub y: f32,
    pub z: f32,
}

/// Shorthand for a [`Spot`].
pub const fn at(x: f32, y: f32, z: f32) -> Spot {
    Spot { x, y, z }
}

/// Nothing nearer than this is drawn.
const NEAR: f32 = 0.25;

/// A viewer who looks straight ahead, upright lines staying upright.
#[derive(Clone, Copy)]
pub struct Camera {
    /// Where the eye is above the floor and beside the axis.
    pub eye: Point,
    /// Pixels to a metre at a distance of one metre.
    pub focal: f32,
    /// The vanishing point on the picture.
    pub vanishing: Point,
}

impl Camera {
    /// Pixels to a metre at distance `z`.
    pub fn scale(&self, z: f32) -> f32 {
        self.focal / z.max(NEAR)
    }

    /// Where a spot falls on the picture.
    pub fn project(&self, spot: Spot) -> Point {
        let scale = self.scale(spot.z);
        (
            self.vanishing.0 + (spot.x - self.eye.0) * scale,
            self.vanishing.1 - (spot.y - self.eye.1) * scale,
        )
    }

    /// Projects a flat face, cut off where it passes the viewer.
    pub fn face(&self, spots: &[Spot]) -> Vec<Point> {
        clip(spots, |spot| spot.z - NEAR).iter().map(|spot| self.project(*spot)).collect()
    }

    /// A sheet that faces the viewer, standing at `spot`.
    pub fn board(&self, spot: Spot) -> Board {
        Board { origin: self.project(spot), scale: self.scale(spot.z), lean: 1.0 }
    }
}

/// Cuts a polygon down to where `inside` is not negative.
pub fn clip(spots: &[Spot], inside: impl Fn(Spot) -> f32) -> Vec<Spot> {
    let mut kept = Vec::with_capacity(spots.len() + 2);
    for (index, &from) in spots.iter().enumerate() {
        let to = spots[(index + 1) % spots.len()];
        let (start, end) = (inside(from), inside(to));
        if start >= 0.0 {
            kept.push(from);
        }
        if (start >= 0.0) != (end >= 0.0) {
            let share = start / (start - end);
            kept.push(at(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
                from.z + (to.z - from.z) * share,
            ));
        }
    }
    kept
}

/// A sheet parallel to the picture, measured in metres from its foot.
#[derive(Clone, Copy)]
pub struct Board {
    /// The foot of the sheet on the picture.
    pub origin: Point,
    /// Pixels to a metre.
    pub scale: f32,
    /// 1, or -1 for a mirrored sheet.
    pub lean: f32,
}

impl Board {
    /// One place on the sheet.
    pub fn spot(&self, x: f32, y: f32) -> Point {
        (self.origin.0 + x * self.lean * self.scale, self.origin.1 - y * self.scale)
    }

    /// Many places on the sheet.
    pub fn place(&self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|&(x, y)| self.spot(x, y)).collect()
    }

    /// A smaller or larger sheet standing on this one.
    pub fn on(&self, x: f32, y: f32, size: f32) -> Self {
        Self { origin: self.spot(x, y), scale: self.scale * size, lean: self.lean }
    }

    /// The same sheet, mirrored.
    pub fn mirrored(&self) -> Self {
        Self { lean: -self.lean, ..*self }
    }
}

/// Inks seen through the air of a scene.
#[derive(Clone, Copy)]
pub struct Look {
    pub palette: Palette,
    /// The colour that distance dissolves into.
    pub glow: Color,
    /// Where haze begins and where it is complete.
    pub reach: (f32, f32),
    /// How much of the glow complete haze is.
    pub haze: f32,
    /// How deep in shadow the foreground stands.
    pub gloom: f32,
}

impl Look {
    /// Inks as they appear at distance `z`.
    pub fn shade(&self, z: f32) -> Shade {
        let share = ((z - self.reach.0) / (self.reach.1 - self.reach.0)).clamp(0.0, 1.0);
        Shade {
            palette: self.palette,
            glow: self.glow,
            haze: self.haze * share,
            gloom: self.gloom * (1.0 - share).powi(2),
        }
    }
}

/// Inks at one distance.
#[derive(Clone, Copy)]
pub struct Shade {
    pub palette: Palette,
    glow: Color,
    haze: f32,
    gloom: f32,
}

impl Shade {
    /// Any colour, shadowed and hazed.
    pub fn of(&self, color: Color) -> Color {
        color.mix(self.palette.tone(0.04), self.gloom).mix(self.glow, self.haze)
    }

    /// A stone tone.
    pub fn tone(&self, level: f32) -> Color {
        self.of(self.palette.tone(level))
    }

    /// An accent.
    pub fn dye(&self, dye: Dye) -> Color {
        self.of(self.palette.dye(dye))
    }

    /// The same distance, more brightly lit.
    pub fn lit(self, amount: f32) -> Self {
        Self { gloom: self.gloom * (1.0 - amount), ..self }
    }
}

/// One thing to draw, with its distance.
type Item<'a> = (f32, Box<dyn Fn(&mut Canvas) + 'a>);

/// A painter's list: whatever is farther away is drawn first.
#[derive(Default)]
pub struct Stage<'a> {
    items: Vec<Item<'a>>,
}

impl<'a> Stage<'a> {
    /// Remembers something to draw at distance `z`.
    pub fn add(&mut self, z: f32, item: impl Fn(&mut Canvas) + 'a) {
        self.items.push((z, Box::new(item)));
    }

    /// Draws everything from far to near.
    pub fn draw(mut self, canvas: &mut Canvas) {
        self.items.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, item) in &self.items {
            item(canvas);
        }
    }
}
