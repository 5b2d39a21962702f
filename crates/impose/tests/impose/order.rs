//! Which page lies where, by tables of the trade.

use std::collections::BTreeMap;

use malzama_impose::{
    Arrangement, Binding, Error, Fold, Place, Scheme, SignatureLength, Working,
};

/// Rows of a side: page numbers, below 0 where the head points down.
fn rows(places: &[Place]) -> Vec<Vec<i64>> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, i64>> = BTreeMap::new();
    for place in places {
        let page = place.position as i64;
        let page = if place.turned { -page } else { page };
        rows.entry(place.row).or_default().insert(place.column, page);
    }
    rows.into_values().map(|row| row.into_values().collect()).collect()
}

fn saddle(up: usize, working: Working) -> Scheme {
    Scheme::saddle(up, working).expect("a number of pages that sheets have")
}

fn arrange(pages: usize, scheme: Scheme, binding: Binding) -> Arrangement {
    Arrangement::new(pages, 1, scheme, binding).expect("a sound arrangement")
}

/// Front and back of all sheets of one row.
fn folios(pages: usize, binding: Binding) -> Vec<[Vec<i64>; 2]> {
    let arrangement = arrange(pages, saddle(2, Working::Sheetwise), binding);
    let sheets = arrangement.sheets.iter();
    sheets.map(|it| [rows(&it.front).concat(), rows(&it.back).concat()]).collect()
}

#[test]
fn folios_of_8_pages_follow_the_table() {
    assert_eq!(folios(8, Binding::Left), [[[8, 1], [2, 7]], [[6, 3], [4, 5]]]);
    assert_eq!(folios(8, Binding::Right), [[[1, 8], [7, 2]], [[3, 6], [5, 4]]]);
}

#[test]
fn folios_of_16_pages_follow_the_table() {
    let left =
        [[[16, 1], [2, 15]], [[14, 3], [4, 13]], [[12, 5], [6, 11]], [[10, 7], [8, 9]]];
    let right =
        [[[1, 16], [15, 2]], [[3, 14], [13, 4]], [[5, 12], [11, 6]], [[7, 10], [9, 8]]];
    assert_eq!(folios(16, Binding::Left), left);
    assert_eq!(folios(16, Binding::Right), right);
}

/// The usual formes of folded sheets, as every book on imposition has them.
#[test]
fn folded_sheets_follow_the_usual_formes() {
    let sides = |up, pages, binding| {
        let arrangement = arrange(pages, saddle(up, Working::Sheetwise), binding);
        assert_eq!(arrangement.sheets.len(), 1);
        [rows(&arrangement.sheets[0].front), rows(&arrangement.sheets[0].back)]
    };
    assert_eq!(sides(4, 8, Binding::Left), [[[-5, -4], [8, 1]], [[-3, -6], [2, 7]]]);
    assert_eq!(sides(4, 8, Binding::Right), [[[-4, -5], [1, 8]], [[-6, -3], [7, 2]]]);
    assert_eq!(
        sides(8, 16, Binding::Left),
        [[[-5, -12, -9, -8], [4, 13, 16, 1]], [[-7, -10, -11, -6], [2, 15, 14, 3]]]
    );
    assert_eq!(
        sides(8, 16, Binding::Right),
        [[[-8, -9, -12, -5], [1, 16, 13, 4]], [[-6, -11, -10, -7], [3, 14, 15, 2]]]
    );
}

#[test]
fn one_plate_holds_front_and_back() {
    let plate = |up, pages, working| {
        let arrangement = arrange(pages, saddle(up, working), Binding::Right);
        let [sheet] = arrangement.sheets.as_slice() else { panic!("one sheet") };
        assert!(sheet.has_one_plate());
        assert_eq!(sheet.front, sheet.back);
        rows(&sheet.front)
    };
    assert_eq!(plate(4, 4, Working::WorkAndTurn), [[1, 4, 3, 2]]);
    assert_eq!(plate(4, 4, Working::WorkAndTumble), [[1, 4], [-2, -3]]);
    assert_eq!(plate(8, 8, Working::WorkAndTurn), [[-4, -5, -6, -3], [1, 8, 7, 2]]);
    assert_eq!(plate(8, 8, Working::WorkAndTumble), [[-4, -5], [1, 8], [-2, -7], [3, 6]]);
}

#[test]
fn blank_pages_come_before_the_back_cover() {
    for (pages, padding, told) in [
        (
            5,
            3,
            [Some(1), Some(2), Some(3), Some(4), None, None, None, Some(5)].as_slice(),
        ),
        (3, 1, &[Some(1), Some(2), None, Some(3)]),
        (2, 2, &[Some(1), None, None, Some(2)]),
        (1, 3, &[Some(1), None, None, None]),
    ] {
        let arrangement = arrange(pages, saddle(2, Working::Sheetwise), Binding::Right);
        assert_eq!(arrangement.padding, padding);
        let sides =
            arrangement.sheets.iter().flat_map(|it| it.front.iter().chain(&it.back));
        let by_position: BTreeMap<usize, Option<usize>> =
            sides.map(|place| (place.position, place.page)).collect();
        assert_eq!(by_position.into_values().collect::<Vec<_>>(), told);
    }
}

#[test]
fn what_fills_no_section_is_nested_in_the_middle() {
    let arrangement = arrange(44, saddle(8, Working::Sheetwise), Binding::Left);
    let folds: Vec<_> =
        arrangement.sheets.iter().filter_map(|sheet| sheet.fold).collect();
    assert_eq!(folds, [Fold::Octavo, Fold::Octavo, Fold::Quarto, Fold::Folio]);
    let last = arrangement.sheets.last().expect("sheets");
    assert_eq!([rows(&last.front), rows(&last.back)], [[[24, 21]], [[22, 23]]]);
}

#[test]
fn what_fills_no_signature_comes_before_the_last_one() {
    let scheme = Scheme::Signatures {
        length: SignatureLength::Sixteen,
        fold: Fold::Folio,
        working: Working::Sheetwise,
    };
    let arrangement = arrange(39, scheme, Binding::Right);
    let mut pages = BTreeMap::new();
    for sheet in &arrangement.sheets {
        *pages.entry(sheet.signature).or_insert(0) +=
            sheet.front.len() + sheet.back.len();
    }
    assert_eq!(pages.into_values().collect::<Vec<_>>(), [16, 8, 16]);
    assert_eq!((arrangement.signatures, arrangement.padding), (3, 1));
}

#[test]
fn ganged_booklets_change_places_on_the_back() {
    let arrangement = Arrangement::new(4, 4, Scheme::Gang, Binding::Right)
        .expect("a sound arrangement");
    let booklets = |places: &[Place]| {
        places.iter().map(|it| (it.booklet, it.position)).collect::<Vec<_>>()
    };
    let [sheet] = arrangement.sheets.as_slice() else { panic!("one sheet") };
    assert_eq!(
        booklets(&sheet.front),
        [(0, 1), (0, 4), (1, 1), (1, 4), (2, 1), (2, 4), (3, 1), (3, 4)]
    );
    assert_eq!(
        booklets(&sheet.back),
        [(1, 3), (1, 2), (0, 3), (0, 2), (3, 3), (3, 2), (2, 3), (2, 2)]
    );
}

#[test]
fn single_sheets_run_in_reading_direction() {
    let scheme = Scheme::OneSided { across: 2, down: 2 };
    let arrangement = arrange(5, scheme, Binding::Right);
    let fronts: Vec<_> = arrangement.sheets.iter().map(|it| rows(&it.front)).collect();
    assert_eq!(fronts, [[[2, 1], [4, 3]], [[6, 5], [8, 7]]]);
    assert!(arrangement.sheets.iter().all(|sheet| sheet.back.is_empty()));
    let pages: Vec<_> = arrangement.sheets[1].front.iter().map(|it| it.page).collect();
    assert_eq!(pages, [Some(5), None, None, None]);
}

#[test]
fn what_cannot_be_arranged_is_refused() {
    let refused = |pages, booklets, scheme| {
        Arrangement::new(pages, booklets, scheme, Binding::Left).expect_err("refused")
    };
    let folio = saddle(2, Working::Sheetwise);
    assert_eq!(refused(0, 1, folio), Error::NoPages);
    assert_eq!(refused(4, 0, folio), Error::GangSize { found: 0, most: 1 });
    assert_eq!(refused(4, 2, folio), Error::GangSize { found: 2, most: 1 });
    assert_eq!(refused(4, 5, Scheme::Gang), Error::GangSize { found: 5, most: 4 });
    let (across, down) = (0, 3);
    let places = Error::Places { across, down, most: 32 };
    assert_eq!(refused(4, 1, Scheme::OneSided { across, down }), places);
    let scheme = Scheme::Signatures {
        length: SignatureLength::Eight,
        fold: Fold::Octavo,
        working: Working::Sheetwise,
    };
    assert_eq!(
        refused(4, 1, scheme),
        Error::FoldTooLarge { fold: Fold::Octavo, signature: 8 }
    );
    assert_eq!(Scheme::saddle(2, Working::WorkAndTurn), None);
    assert_eq!(Scheme::saddle(6, Working::Sheetwise), None);
}
