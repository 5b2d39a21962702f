//! Where places are on sheets of all schemes.

use malzama_impose::{
    Binding, Edge, Error, Face, Flip, Fold, Imposition, Length, Line, Marks, Scheme,
    SheetSize, Side, SignatureLength, Wording, Working, impose,
};

use crate::pdf::{Read, Source, plain, written};

fn sides(pages: usize, imposition: &Imposition) -> Vec<Side> {
    let booklets = [Source::new(pages).read()];
    impose(&booklets, imposition, &Wording::default()).expect("sheets").sides
}

fn mm(length: Length) -> f64 {
    (length.to_mm() * 100.0).round() / 100.0
}

fn size(text: &str) -> Option<SheetSize> {
    Some(text.parse().expect("a size"))
}

/// Every place has the same place behind it, within a thousandth of a point.
#[test]
fn places_lie_on_one_another() {
    for working in [Working::Sheetwise, Working::WorkAndTurn, Working::WorkAndTumble] {
        for fold in [Fold::Folio, Fold::Quarto, Fold::Octavo] {
            let scheme = Scheme::Saddle { fold, working };
            let gripper = Length::mm(12.0);
            let imposition = Imposition {
                scheme,
                gripper,
                sheet: size("930x1300"),
                ..Imposition::default()
            };
            let sides = sides(44, &imposition);
            for front in sides.iter().filter(|side| side.face != Face::Back) {
                let back = match front.face {
                    Face::Both => front,
                    _ => sides
                        .iter()
                        .find(|it| it.sheet == front.sheet && it.face == Face::Back)
                        .expect("a back"),
                };
                for placed in &front.places {
                    let (size, trim) = (front.size, placed.trim);
                    let (left, bottom) = match working {
                        Working::WorkAndTumble => (trim.left, size.height - trim.top),
                        _ => (size.width - trim.right, trim.bottom),
                    };
                    let slack = Length::points(0.0015);
                    let near = |one: Length, other: Length| {
                        one - other <= slack && other - one <= slack
                    };
                    let behind = back
                        .places
                        .iter()
                        .find(|it| {
                            near(it.trim.left, left) && near(it.trim.bottom, bottom)
                        })
                        .expect("a place behind");
                    // One leaf: an odd page and the one that follows.
                    let pages = [placed.place.position, behind.place.position];
                    assert_eq!(pages[0].div_ceil(2), pages[1].div_ceil(2), "{pages:?}");
                    assert_ne!(pages[0], pages[1]);
                }
            }
        }
    }
}

#[test]
fn sheets_of_a_remainder_have_the_trim_of_all_others() {
    let scheme = Scheme::saddle(8, Working::Sheetwise).expect("a scheme");
    let sides = sides(28, &Imposition { scheme, sheet: size("B2"), ..plain() });
    let trims: Vec<_> = sides.iter().map(|side| side.trim).collect();
    assert_eq!((sides.len(), sides[0].places.len(), sides[5].places.len()), (6, 8, 2));
    assert!(trims.iter().all(|trim| *trim == trims[0]), "{trims:?}");
    let [left, right] = [sides[5].places[0].trim, sides[5].places[1].trim];
    assert_eq!(left.right, right.left);
    assert_eq!(mm(left.right), 353.5, "the spine is in the middle");
    assert_eq!(mm(left.bottom), 145.0);
}

#[test]
fn clips_do_not_overlap() {
    for scheme in [
        Scheme::saddle(8, Working::WorkAndTumble).expect("a scheme"),
        Scheme::OneSided { across: 3, down: 2 },
        Scheme::Signatures {
            length: SignatureLength::ThirtyTwo,
            fold: Fold::Sextodecimo,
            working: Working::Sheetwise,
        },
    ] {
        let imposition = Imposition {
            scheme,
            gutter: Length::mm(4.0),
            sheet: size("1000x1400"),
            ..Imposition::default()
        };
        for side in sides(64, &imposition) {
            for (index, placed) in side.places.iter().enumerate() {
                assert!(placed.trim.is_within(&side.trim));
                assert!(placed.clip.is_within(&side.bleed));
                for other in &side.places[index + 1..] {
                    assert!(!placed.clip.overlaps(&other.clip));
                }
            }
        }
    }
}

#[test]
fn pages_meet_at_the_spine_and_part_at_the_gutter() {
    let at_spine = |gutter: f64| {
        let imposition =
            Imposition { gutter: Length::mm(gutter), binding: Binding::Right, ..plain() };
        let side = sides(8, &imposition).remove(0);
        let [left, right] = [side.places[0], side.places[1]];
        assert_eq!(left.place.spine, Some(Edge::Right));
        assert_eq!(side.columns, [(side.size.width / 2, Line::Spine)]);
        let apart = mm(right.trim.left - left.trim.right);
        (apart, mm(left.clip.right - left.trim.right))
    };
    assert_eq!(at_spine(0.0), (0.0, 0.0));
    assert_eq!(at_spine(4.0), (4.0, 2.0));
    // No more shows than there is bleed.
    assert_eq!(at_spine(10.0), (10.0, 3.0));
}

#[test]
fn folds_are_trimmed_on_both_sides() {
    let scheme = Scheme::saddle(4, Working::Sheetwise).expect("a scheme");
    let between = |bleed: f64| {
        let bleed = Some(Length::mm(bleed));
        let side = sides(8, &Imposition { scheme, bleed, ..plain() }).remove(0);
        let [upper, lower] = [side.places[0], side.places[2]];
        mm(upper.trim.bottom - lower.trim.top)
    };
    assert_eq!([between(3.0), between(5.0), between(0.0)], [6.0, 10.0, 6.0]);
}

#[test]
fn sheets_are_turned_as_pages_need_it() {
    let lies = |scheme, sheet: &str| {
        let imposition = Imposition { scheme, sheet: size(sheet), ..plain() };
        let side = sides(8, &imposition).remove(0);
        (side.size.is_landscape(), side.flip)
    };
    let folio = Imposition::default().scheme;
    assert_eq!(lies(folio, "SRA3"), (true, Some(Flip::ShortEdge)));
    let quarto = Scheme::saddle(4, Working::Sheetwise).expect("a scheme");
    assert_eq!(lies(quarto, "450x320"), (false, Some(Flip::LongEdge)));
    let turn = Scheme::saddle(8, Working::WorkAndTurn).expect("a scheme");
    assert_eq!(lies(turn, "B2"), (true, Some(Flip::ShortEdge)));
    let tumble = Scheme::saddle(4, Working::WorkAndTumble).expect("a scheme");
    assert_eq!(lies(tumble, "SRA3"), (false, Some(Flip::ShortEdge)));
    let single = Scheme::OneSided { across: 1, down: 1 };
    assert_eq!(lies(single, "SRA4"), (false, None));
}

#[test]
fn pages_stand_above_the_gripper() {
    let gripper = Length::mm(12.0);
    let sheet = size("320x235");
    let side = sides(8, &Imposition { gripper, sheet, ..plain() }).remove(0);
    assert_eq!(side.bleed.bottom, gripper);
    let sheet = size("320x300");
    let side = sides(8, &Imposition { gripper, sheet, ..plain() }).remove(0);
    assert_eq!(mm(side.bleed.bottom), 42.0, "in the middle where there is room");
}

#[test]
fn copy_shop_sheets_are_scaled_to_what_the_printer_reaches() {
    let imposition = Imposition {
        scheme: Scheme::copy_shop(),
        marks: Marks::NONE,
        binding: Binding::Right,
        ..Imposition::default()
    };
    let booklets = [Source::new(8).read()];
    let sheets = impose(&booklets, &imposition, &Wording::default()).expect("sheets");
    let side = &sheets.sides[0];
    assert_eq!(side.size.to_string(), "A4");
    // 200 mm of height for 210.
    assert_eq!(side.scale, 0.9523);
    assert!(side.trim.is_within(&side.printable));
    assert_eq!(side.trim, side.bleed);
    assert_eq!(mm(side.printable.left), 5.0);
    assert_eq!(side.flip, Some(Flip::ShortEdge));
    let read = Read::new(&written(&sheets));
    let preferences = read.dictionary(read.catalog(), "ViewerPreferences");
    assert_eq!(
        read.get(preferences, "PrintScaling").as_name().ok(),
        Some(b"None".as_slice())
    );
    // Large paper does not make pages larger.
    let sheet = size("A3");
    assert_eq!(sides(8, &Imposition { sheet, ..imposition })[0].scale, 1.0);
    // With a line of text there is less room, and nothing else stands around the pages.
    let font = crate::pdf::font();
    let wording = Wording { font: Some(&font), ..Wording::default() };
    let with_text = Imposition { marks: Marks::ALL, ..imposition };
    let sheets = impose(&booklets, &with_text, &wording).expect("sheets");
    assert_eq!((sheets.sides[0].scale, sheets.omitted.len()), (0.9333, 0));
    assert_eq!(Read::new(&written(&sheets)).forms(0), ["P1", "P8", "Slug"]);
    let sheet = size("100x140");
    let refused =
        impose(&booklets, &Imposition { sheet, ..imposition }, &Wording::default());
    assert!(matches!(refused.err(), Some(Error::SheetTooSmall { .. })));
}

#[test]
fn ganged_booklets_go_on_the_smallest_sheet() {
    let imposition = Imposition { scheme: Scheme::Gang, ..plain() };
    let on = |count: usize| {
        let booklets: Vec<_> = (0..count).map(|_| Source::new(8).read()).collect();
        let sheets = impose(&booklets, &imposition, &Wording::default()).expect("sheets");
        let side = &sheets.sides[0];
        (side.size.to_string(), side.size.is_landscape(), side.places.len())
    };
    assert_eq!(on(1), ("SRA4".into(), true, 2));
    assert_eq!(on(2), ("SRA3".into(), false, 4));
    assert_eq!(on(3), ("B2".into(), false, 6));
    assert_eq!(on(4), ("B2".into(), true, 8));
}

#[test]
fn sides_tell_in_plain_words_what_they_are() {
    let told = |imposition: &Imposition| {
        sides(8, imposition).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(&plain())[1], "sheet 1 of 2 · back · flip on short edge");
    let scheme = Scheme::OneSided { across: 1, down: 1 };
    assert_eq!(
        told(&Imposition { scheme, ..plain() })[7],
        "sheet 8 of 8 · front · one-sided"
    );
}
