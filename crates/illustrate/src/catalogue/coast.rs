//! The pictures of Gaza, Jaffa and Acre.

use super::{Scene, Scenes};
use crate::court::{Court, Crown, Heart};
use crate::fittings::Lamp;
use crate::goods::Goods;
use crate::palette::Dye;
use crate::people::Figure::{Baker, Cat, Child, Elder, Man, Seated, Woman};
use crate::stairs::Stairs;
use crate::street::{Side, Street};
use crate::vault::Vault;
use crate::views::View;
use crate::windows::{Filling, Room, Windows};

/// Sea turquoise: arches that open to the water.
pub(super) fn gaza() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Street(Street {
                bays: 2,
                bay: 3.0,
                lit: 0,
                levels: (0.18, 0.52),
                view: View::Sea,
                left: Side::Shops(Goods::Fish, None),
                right: Side::Cloths(Dye::First, Dye::Second),
                lamps: Some((Lamp::Glass, Dye::First)),
                walkers: &[(Woman, -0.35, 8.4, false), (Child, 0.25, 8.0, false)],
                seed: 31,
                ..Street::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Street(Street {
                vault: Vault { half: 1.7, spring: 2.1, point: 0.05 },
                bay: 2.4,
                bays: 8,
                first: 3.4,
                eye: (-0.35, 1.55),
                vanishing: (0.44, 0.6),
                focal: 1.05,
                lit: 0b100000,
                side: 1.0,
                dusk: 0.4,
                levels: (0.16, 0.66),
                left: Side::Shops(Goods::Spice, None),
                right: Side::Shops(Goods::Bread, None),
                lamps: Some((Lamp::Tin, Dye::First)),
                walkers: &[(Elder, 0.25, 6.8, false), (Man, -0.2, 10.0, true)],
                seed: 32,
                ..Street::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Court(Court {
                near: &[
                    (-4.0, Vault { half: 1.65, spring: 2.2, point: 0.1 }),
                    (0.0, Vault { half: 1.65, spring: 2.2, point: 0.1 }),
                    (4.0, Vault { half: 1.65, spring: 2.2, point: 0.1 }),
                ],
                heart: Heart::Palms,
                storeys: 1,
                crown: Crown::Domes,
                goods: Some(Goods::Fish),
                bays: 6,
                focal: 0.9,
                vanishing: (0.5, 0.53),
                walkers: &[(Baker, 1.2, 9.0, false), (Woman, -1.3, 8.2, false)],
                seed: 33,
                ..Court::PLAIN
            }),
        ),
        (
            "shababeek",
            Scene::Windows(Windows {
                view: View::Sea,
                walkers: &[(Cat, -0.9, 4.0, false)],
                seed: 34,
                ..Windows::PLAIN
            }),
        ),
        (
            "culture-arts-center",
            Scene::Court(Court {
                heart: Heart::Palms,
                crown: Crown::Plain,
                flags: true,
                dusk: 0.8,
                side: -1.0,
                lamp: Some((Lamp::Lantern, Dye::First)),
                near: &[(0.0, Vault { half: 1.8, spring: 2.6, point: 0.3 })],
                walkers: &[
                    (Seated, 1.6, 9.0, true),
                    (Seated, -1.4, 8.4, false),
                    (Man, 0.2, 9.6, false),
                ],
                seed: 35,
                ..Court::PLAIN
            }),
        ),
    ]
}

/// Orange: crates of fruit and the harbour arch.
pub(super) fn jaffa() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Street(Street {
                vault: Vault { half: 2.2, spring: 2.4, point: 0.05 },
                bays: 1,
                bay: 3.4,
                first: 5.0,
                lit: 0,
                levels: (0.14, 0.4),
                view: View::Harbour,
                left: Side::Shops(Goods::Oranges, None),
                right: Side::Shops(Goods::Oranges, None),
                walkers: &[(Man, 0.85, 7.9, true)],
                lamps: Some((Lamp::Lantern, Dye::First)),
                seed: 51,
                ..Street::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Stairs(Stairs {
                rise: -0.15,
                eye: (0.0, 2.2),
                vanishing: (0.5, 0.46),
                view: View::Sea,
                goods: Goods::Oranges,
                awnings: Dye::First,
                slings: Some(Dye::First),
                arches: &[],
                side: -1.0,
                walkers: &[(Woman, -0.35, 7.4, false), (Cat, 0.9, 4.6, false)],
                seed: 52,
                ..Stairs::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Street(Street {
                vault: Vault { half: 2.8, spring: 2.3, point: 0.0 },
                bay: 3.2,
                bays: 6,
                first: 4.0,
                eye: (-0.9, 1.6),
                vanishing: (0.4, 0.58),
                focal: 0.95,
                lit: 0b1010100,
                side: 1.0,
                dusk: 0.35,
                left: Side::Shops(Goods::Oranges, None),
                right: Side::Shops(Goods::Cloth, Some(Dye::First)),
                lamps: Some((Lamp::Lantern, Dye::First)),
                walkers: &[(Elder, 0.7, 7.4, false), (Woman, -0.3, 10.2, true)],
                seed: 53,
                ..Street::PLAIN
            }),
        ),
        (
            "yafa-group",
            Scene::Court(Court {
                heart: Heart::Tree(Some(Dye::City)),
                crown: Crown::Domes,
                storeys: 2,
                bays: 4,
                near: &[(0.0, Vault { half: 1.7, spring: 2.8, point: 0.0 })],
                lamp: Some((Lamp::Glass, Dye::First)),
                goods: Some(Goods::Oranges),
                flags: true,
                walkers: &[
                    (Child, 1.0, 8.0, false),
                    (Child, 1.9, 8.3, true),
                    (Woman, -2.0, 9.6, false),
                ],
                seed: 54,
                ..Court::PLAIN
            }),
        ),
    ]
}

/// Deep harbour blue: the khan and the sea.
pub(super) fn acre() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Court(Court {
                crown: Crown::Clock,
                heart: Heart::Fountain,
                bays: 6,
                lamp: Some((Lamp::Lantern, Dye::First)),
                walkers: &[
                    (Man, 1.6, 9.0, true),
                    (Woman, -2.2, 10.5, false),
                    (Cat, -1.0, 4.5, false),
                ],
                seed: 61,
                ..Court::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Street(Street {
                vault: Vault { half: 2.3, spring: 2.0, point: 0.12 },
                bay: 2.8,
                bays: 8,
                first: 3.8,
                eye: (0.4, 1.6),
                vanishing: (0.55, 0.62),
                lit: 0b1010100,
                side: -1.0,
                left: Side::Shops(Goods::Fish, None),
                right: Side::Shops(Goods::Spice, Some(Dye::First)),
                lamps: Some((Lamp::Tin, Dye::First)),
                walkers: &[(Baker, -0.2, 7.6, false), (Woman, 0.6, 10.4, true)],
                seed: 62,
                ..Street::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Windows(Windows {
                filling: Filling::Open,
                room: Room::Cafe,
                view: View::Harbour,
                lamp: Lamp::Tin,
                dusk: 0.4,
                vault: Vault { half: 3.6, spring: 2.3, point: 0.1 },
                vanishing: (0.5, 0.54),
                focal: 1.0,
                side: -1.0,
                walkers: &[
                    (Seated, -2.0, 5.8, false),
                    (Woman, -0.55, 6.9, false),
                    (Cat, -2.3, 4.2, false),
                ],
                seed: 63,
            }),
        ),
        (
            "acre-5000",
            Scene::Street(Street {
                vault: Vault { half: 2.0, spring: 2.7, point: 0.25 },
                bays: 6,
                lit: 0,
                levels: (0.16, 0.5),
                eye: (-0.4, 1.6),
                vanishing: (0.45, 0.6),
                left: Side::Plain,
                right: Side::Arcade,
                side: -1.0,
                view: View::Harbour,
                walkers: &[(Man, -0.35, 8.6, false), (Cat, -1.6, 6.3, false)],
                seed: 64,
                ..Street::PLAIN
            }),
        ),
    ]
}
