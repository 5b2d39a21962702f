//! The 34 pictures and what is to be seen on each.

mod coast;
mod north;
mod south;

use crate::canvas::Canvas;
use crate::court::Court;
use crate::dome::Dome;
use crate::hall::Hall;
use crate::palette::Palette;
use crate::stairs::Stairs;
use crate::stall::Stall;
use crate::street::Street;
use crate::windows::Windows;

/// A scene of any kind.
pub enum Scene {
    Court(Court),
    Dome(Dome),
    Hall(Hall),
    Stairs(Stairs),
    Stall(Stall),
    Street(Street),
    Windows(Windows),
}

impl Scene {
    /// Draws the scene in the inks of a city.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        match self {
            Self::Court(scene) => scene.draw(canvas, palette),
            Self::Dome(scene) => scene.draw(canvas, palette),
            Self::Hall(scene) => scene.draw(canvas, palette),
            Self::Stairs(scene) => scene.draw(canvas, palette),
            Self::Stall(scene) => scene.draw(canvas, palette),
            Self::Street(scene) => scene.draw(canvas, palette),
            Self::Windows(scene) => scene.draw(canvas, palette),
        }
    }
}

/// One picture.
pub struct Plate {
    pub city: &'static str,
    pub name: &'static str,
    /// Whether it is wider than tall.
    pub wide: bool,
    pub scene: Scene,
}

/// Every picture of the booklets.
pub fn plates() -> Vec<Plate> {
    let cities = [
        ("jerusalem", south::jerusalem()),
        ("hebron", south::hebron()),
        ("nazareth", north::nazareth()),
        ("gaza", coast::gaza()),
        ("nablus", north::nablus()),
        ("jaffa", coast::jaffa()),
        ("acre", coast::acre()),
    ];
    let mut plates = Vec::new();
    for (city, scenes) in cities {
        for (name, scene) in scenes {
            // The third market picture of each city runs across the page.
            plates.push(Plate { city, name, wide: name == "market-3", scene });
        }
    }
    plates
}

/// The pictures of one city by name.
type Scenes = Vec<(&'static str, Scene)>;
