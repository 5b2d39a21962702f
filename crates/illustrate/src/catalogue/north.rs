//! The pictures of Nazareth and Nablus.

use super::{Scene, Scenes};
use crate::dome::Dome;
use crate::fittings::Lamp;
use crate::goods::Goods;
use crate::hall::Hall;
use crate::palette::Dye;
use crate::people::Figure::{Cat, Child, Elder, Man, Seated, Woman};
use crate::stairs::Stairs;
use crate::stall::Stall;
use crate::street::{Side, Street};
use crate::vault::Vault;
use crate::views::View;
use crate::windows::{Filling, Room, Windows};

/// Pomegranate: stepped lanes, fruit and cloth.
pub(super) fn nazareth() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Stairs(Stairs {
                goods: Goods::Pomegranates,
                awnings: Dye::First,
                view: View::Hills,
                side: 1.0,
                eye: (-0.3, 1.75),
                vanishing: (0.46, 0.64),
                arches: &[14.0],
                slings: Some(Dye::Second),
                walkers: &[(Woman, 0.3, 6.3, false), (Child, -0.3, 6.5, false)],
                seed: 22,
                ..Stairs::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Stall(Stall {
                shelves: Goods::Pottery,
                counter: Goods::Pomegranates,
                ground: Goods::Pomegranates,
                lamp: Lamp::Lantern,
                dye: Dye::First,
                side: -1.0,
                level: 0.72,
                walkers: &[(Man, -1.0, 4.3, false), (Cat, 1.45, 3.9, false)],
                seed: 23,
                ..Stall::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Street(Street {
                vault: Vault { half: 2.5, spring: 2.2, point: 0.0 },
                bay: 3.0,
                bays: 6,
                first: 3.8,
                eye: (0.9, 1.55),
                vanishing: (0.6, 0.58),
                focal: 1.0,
                lit: 0b101000,
                left: Side::Cloths(Dye::First, Dye::Second),
                right: Side::Shops(Goods::Cloth, Some(Dye::First)),
                slings: Some(Dye::First),
                walkers: &[(Woman, -0.7, 7.4, false), (Woman, 0.1, 11.0, true)],
                seed: 24,
                ..Street::PLAIN
            }),
        ),
        (
            "blebel",
            Scene::Street(Street {
                vault: Vault { half: 2.0, spring: 2.6, point: 0.0 },
                bay: 3.4,
                bays: 3,
                first: 4.4,
                eye: (0.45, 1.6),
                vanishing: (0.54, 0.6),
                lit: 0,
                levels: (0.2, 0.56),
                side: 1.0,
                left: Side::Arcade,
                right: Side::Cloths(Dye::First, Dye::Second),
                lamps: Some((Lamp::Glass, Dye::First)),
                view: View::Hills,
                walkers: &[
                    (Child, -0.3, 8.2, false),
                    (Child, 0.35, 8.7, true),
                    (Woman, 0.95, 9.6, false),
                ],
                seed: 25,
                ..Street::PLAIN
            }),
        ),
        (
            "liwan-cafe",
            Scene::Windows(Windows {
                filling: Filling::Open,
                room: Room::Cafe,
                view: View::Hills,
                lamp: Lamp::Lantern,
                walkers: &[(Seated, -1.95, 5.8, false), (Seated, 1.3, 4.1, true)],
                seed: 26,
                ..Windows::PLAIN
            }),
        ),
    ]
}

/// Olive-soap green: the soap works with its towers.
pub(super) fn nablus() -> Scenes {
    vec![
        (
            "market-1",
            Scene::Hall(Hall {
                vault: Vault { half: 1.7, spring: 2.7, point: 0.12 },
                towers: &[
                    (-0.98, 4.9, 24),
                    (1.02, 5.3, 25),
                    (-1.05, 8.5, 24),
                    (1.05, 9.0, 23),
                    (-1.05, 11.6, 24),
                    (1.05, 12.2, 24),
                    (-3.6, 8.2, 24),
                    (3.7, 8.6, 24),
                    (-4.0, 11.4, 24),
                    (4.0, 11.8, 24),
                ],
                levels: (0.17, 0.66),
                lamp: Some((Lamp::Tin, Dye::First)),
                walkers: &[(Man, -0.1, 9.4, false)],
                seed: 41,
                ..Hall::PLAIN
            }),
        ),
        (
            "market-2",
            Scene::Street(Street {
                vault: Vault { half: 2.0, spring: 2.9, point: 0.1 },
                bay: 3.4,
                bays: 5,
                first: 4.0,
                eye: (0.5, 1.6),
                vanishing: (0.58, 0.6),
                lit: 0b100,
                crossing: Some(4),
                side: 1.0,
                left: Side::Shops(Goods::Soap, Some(Dye::First)),
                right: Side::Shops(Goods::Olives, None),
                lamps: Some((Lamp::Tin, Dye::First)),
                walkers: &[(Woman, 0.55, 7.8, false), (Elder, -0.5, 9.4, true)],
                seed: 42,
                ..Street::PLAIN
            }),
        ),
        (
            "market-3",
            Scene::Stall(Stall {
                arch: Vault { half: 2.0, spring: 2.0, point: 0.05 },
                shelves: Goods::Soap,
                counter: Goods::Olives,
                ground: Goods::Soap,
                lamp: Lamp::Tin,
                focal: 0.96,
                vanishing: (0.5, 0.65),
                walkers: &[(Elder, 1.9, 4.2, true), (Cat, -1.95, 4.7, false)],
                seed: 43,
                ..Stall::PLAIN
            }),
        ),
        (
            "enlightenment-forum",
            Scene::Windows(Windows {
                room: Room::Books,
                view: View::Hills,
                filling: Filling::Lattice,
                lamp: Lamp::Lantern,
                walkers: &[(Seated, 0.2, 4.6, false)],
                side: -1.0,
                seed: 44,
                ..Windows::PLAIN
            }),
        ),
        (
            "yafa-cultural-center",
            Scene::Dome(Dome {
                ribs: 8,
                oculus: 0.3,
                stars: 2,
                windows: 8,
                lamps: 0,
                eye: (-0.5, 0.6),
                sun: 0.62,
                steep: 0.95,
                levels: (0.14, 0.8),
                ..Dome::PLAIN
            }),
        ),
    ]
}
