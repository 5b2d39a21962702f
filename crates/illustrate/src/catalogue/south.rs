//! The pictures of Jerusalem and Hebron.

use super::{Scene, Scenes};
use crate::court::{Court, Crown, Heart};
use crate::dome::Dome;
use crate::fittings::Lamp;
use crate::goods::Goods;
use crate::palette::Dye;
use crate::people::Figure::{Baker, Ball, Child, Elder, Man, Woman};
use crate::stairs::Stairs;
use crate::stall::Stall;
use crate::street::{Side, Street};
use crate::vault::Vault;
use crate::views::View;

/// Stone gold: spices, bread and the long covered markets.
pub(super) fn jerusalem() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Street(Street {
                vault: Vault { half: 2.1, spring: 2.6, point: 0.2 },
                levels: (0.24, 0.68),
                left: Side::Shops(Goods::Spice, None),
                right: Side::Shops(Goods::Spice, Some(Dye::First)),
                lamps: Some((Lamp::Lantern, Dye::First)),
                lit: 0b10100,
                walkers: &[
                    (Woman, -0.62, 9.2, false),
                    (Baker, 0.42, 6.8, false),
                    (Man, -0.1, 15.0, true),
                ],
                seed: 3,
                ..Street::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Stairs(Stairs {
                goods: Goods::Bread,
                view: View::GoldenDome,
                awnings: Dye::Second,
                arches: &[12.0],
                walkers: &[(Elder, 0.35, 6.0, false), (Woman, -0.4, 8.8, true)],
                seed: 4,
                ..Stairs::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Street(Street {
                vault: Vault { half: 2.7, spring: 2.3, point: 0.12 },
                bay: 3.9,
                bays: 5,
                first: 3.6,
                eye: (-0.6, 1.6),
                vanishing: (0.43, 0.58),
                focal: 1.2,
                crossing: Some(2),
                lit: 0b10000,
                side: -1.0,
                levels: (0.27, 0.64),
                left: Side::Shops(Goods::Cloth, None),
                right: Side::Cloths(Dye::First, Dye::Second),
                lamps: Some((Lamp::Lantern, Dye::Second)),
                walkers: &[
                    (Man, 0.9, 8.6, true),
                    (Woman, -0.7, 8.0, false),
                    (Child, -0.1, 8.2, false),
                ],
                seed: 6,
                ..Street::PLAIN
            }),
        ),
        (
            "old-city-youth",
            Scene::Street(Street {
                vault: Vault { half: 1.9, spring: 2.5, point: 0.3 },
                bays: 1,
                bay: 3.0,
                first: 4.2,
                lit: 0,
                levels: (0.13, 0.46),
                dusk: 0.35,
                view: View::GoldenDome,
                walkers: &[
                    (Child, -0.62, 6.2, false),
                    (Man, 0.05, 6.9, true),
                    (Woman, 0.72, 6.4, false),
                ],
                lamps: Some((Lamp::Lantern, Dye::First)),
                seed: 5,
                ..Street::PLAIN
            }),
        ),
        (
            "african-community",
            Scene::Court(Court {
                heart: Heart::Tree(None),
                crown: Crown::Domes,
                storeys: 1,
                bays: 5,
                lamp: Some((Lamp::Lantern, Dye::First)),
                flags: true,
                walkers: &[
                    (Elder, 1.3, 9.0, true),
                    (Child, 0.6, 8.2, false),
                    (Child, -2.4, 10.0, true),
                ],
                seed: 8,
                ..Court::PLAIN
            }),
        ),
        (
            "burj-al-luqluq",
            Scene::Street(Street {
                vault: Vault { half: 2.2, spring: 2.9, point: 0.2 },
                bays: 1,
                bay: 2.4,
                first: 4.4,
                lit: 0,
                levels: (0.16, 0.5),
                eye: (0.1, 1.5),
                vanishing: (0.5, 0.62),
                view: View::Tower,
                walkers: &[(Child, -0.7, 6.2, false), (Child, 0.0, 6.5, true)],
                seed: 9,
                ..Street::PLAIN
            }),
        ),
    ]
}

/// Blown-glass blue: glass and pottery.
pub(super) fn hebron() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Stall(Stall {
                walkers: &[(Woman, 1.15, 4.2, false)],
                dye: Dye::Second,
                level: 0.64,
                seed: 11,
                ..Stall::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Street(Street {
                vault: Vault { half: 1.55, spring: 2.5, point: 0.32 },
                bay: 2.6,
                bays: 8,
                first: 3.7,
                eye: (0.35, 1.55),
                vanishing: (0.56, 0.6),
                focal: 1.1,
                lit: 0b1001000,
                side: -1.0,
                left: Side::Shops(Goods::Pottery, None),
                right: Side::Cloths(Dye::First, Dye::Second),
                lamps: Some((Lamp::Glass, Dye::Second)),
                walkers: &[(Man, -0.15, 6.4, false), (Woman, 0.4, 11.0, true)],
                seed: 12,
                ..Street::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Street(Street {
                vault: Vault { half: 2.5, spring: 2.6, point: 0.2 },
                bay: 3.3,
                bays: 6,
                first: 4.3,
                eye: (-0.5, 1.6),
                vanishing: (0.42, 0.56),
                focal: 1.1,
                lit: 0,
                levels: (0.2, 0.62),
                left: Side::Shops(Goods::Glass, None),
                right: Side::Arcade,
                side: -1.0,
                lamps: Some((Lamp::Glass, Dye::Second)),
                walkers: &[
                    (Woman, -0.5, 8.6, false),
                    (Child, 0.05, 8.4, false),
                    (Elder, 0.6, 12.4, true),
                ],
                seed: 13,
                ..Street::PLAIN
            }),
        ),
        ("masahat", Scene::Dome(Dome { ..Dome::PLAIN })),
        (
            "fareeqak",
            Scene::Stairs(Stairs {
                goods: Goods::Pottery,
                awnings: Dye::First,
                slings: Some(Dye::First),
                view: View::Hills,
                arches: &[10.8],
                side: -1.0,
                walkers: &[
                    (Child, -0.5, 5.6, false),
                    (Child, 0.35, 5.9, true),
                    (Child, 0.1, 8.4, false),
                    (Ball, -0.02, 4.9, false),
                ],
                seed: 14,
                ..Stairs::PLAIN
            }),
        ),
    ]
}
