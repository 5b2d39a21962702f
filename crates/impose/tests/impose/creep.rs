//! Creep: how far pages are shifted, and to which side.

use malzama_impose::{
    Arrangement, Binding, Booklet, Creep, Edge, Error, Fold, Imposition, Scheme,
    SignatureLength, Wording, Working, impose,
};

use crate::pdf::Source;

fn shifts(pages: usize, imposition: &Imposition) -> Vec<(usize, usize, f64)> {
    let booklet = Booklet::read(&Source::new(pages).write()).expect("a sound file");
    let booklets = [booklet];
    let sheets = impose(&booklets, imposition, &Wording::default()).expect("sheets");
    let places = sheets.sides.iter().flat_map(|side| &side.places);
    let shift = |it: f64| (it * 100.0).round() / 100.0;
    let mut all: Vec<_> = places
        .map(|it| (it.place.position, it.place.column, shift(it.shift.to_mm())))
        .collect();
    all.sort_by_key(|(position, ..)| *position);
    all
}

/// The worked example: 32 pages, leaves of 0.12 mm.
#[test]
fn shifts_grow_inward_and_point_to_the_spine() {
    for binding in [Binding::Left, Binding::Right] {
        let creep = Creep::Caliper { millimetres: 0.12, fit: 1.0 };
        let imposition = Imposition { binding, creep, ..Imposition::default() };
        for (page, column, shift) in shifts(32, &imposition) {
            let folio = (page.min(33 - page) - 1) / 2;
            let wanted = (0.12 * folio as f64 * 100.0).round() / 100.0;
            // The left half goes to the right, in both reading directions.
            let wanted = if column == 0 { wanted } else { -wanted };
            assert_eq!(shift, wanted, "page {page}, {binding:?}");
        }
    }
    let creep = Creep::Caliper { millimetres: 0.12, fit: 1.3 };
    let round = shifts(32, &Imposition { creep, ..Imposition::default() });
    assert_eq!(round[15].2.abs(), 1.09);
}

#[test]
fn a_total_is_that_of_the_innermost_folio() {
    let creep = Creep::Total { millimetres: 1.4 };
    let all = shifts(32, &Imposition { creep, ..Imposition::default() });
    let steps: Vec<_> = all.iter().step_by(2).map(|it| it.2.abs()).collect();
    let wanted = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4];
    assert_eq!(steps[..8], wanted);
    assert_eq!(shifts(4, &Imposition { creep, ..Imposition::default() })[0].2, 0.0);
}

#[test]
fn signatures_creep_each_by_itself() {
    let arrangement = |fold| {
        let scheme = Scheme::Signatures {
            length: SignatureLength::Sixteen,
            fold,
            working: Working::Sheetwise,
        };
        Arrangement::new(48, 1, scheme, Binding::Right).expect("a sound arrangement")
    };
    for fold in [Fold::Folio, Fold::Quarto, Fold::Octavo] {
        for sheet in arrangement(fold).sheets {
            for place in sheet.front.iter().chain(&sheet.back) {
                let within = (place.position - 1) % 16 + 1;
                assert_eq!(place.creep_step, (within.min(17 - within) - 1) / 2);
                let spine = place.spine.expect("a bound page");
                let is_right_page = (place.position % 2 == 0) != place.turned;
                let wanted = if is_right_page { Edge::Left } else { Edge::Right };
                assert_eq!(spine, wanted, "page {}", place.position);
            }
        }
    }
}

#[test]
fn values_that_no_paper_has_are_refused() {
    let refused = |creep| {
        let booklet = Booklet::read(&Source::new(4).write()).expect("a sound file");
        let imposition = Imposition { creep, ..Imposition::default() };
        impose(&[booklet], &imposition, &Wording::default()).err()
    };
    for millimetres in [0.0, 3.0, -0.1, 1.01] {
        let creep = Creep::Caliper { millimetres, fit: 1.0 };
        assert_eq!(refused(creep), Some(Error::Caliper { millimetres }));
    }
    let nothing = Creep::Caliper { millimetres: f64::NAN, fit: 1.0 };
    assert!(matches!(refused(nothing), Some(Error::Caliper { .. })));
    assert_eq!(refused(Creep::Caliper { millimetres: 1.0, fit: 1.0 }), None);
    let factor = 3.0;
    let creep = Creep::Caliper { millimetres: 0.1, fit: factor };
    assert_eq!(refused(creep), Some(Error::CreepFit { factor }));
    for millimetres in [-1.0, 21.0] {
        let creep = Creep::Total { millimetres };
        assert_eq!(refused(creep), Some(Error::CreepTotal { millimetres }));
    }
}
