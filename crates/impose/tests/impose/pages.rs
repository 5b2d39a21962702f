//! Pages that are turned, have another unit, or lie elsewhere: a point of the trim must come to lie
//! where a reader sees it.

use malzama_impose::{Imposition, Scheme, Working, impose};

use crate::pdf::{BLEED, Read, Source, TRIM, imposed, plain};

/// The matrix and the clip with which a form is drawn.
fn drawn(content: &str, name: &str) -> ([f64; 6], [f64; 4]) {
    let lines: Vec<&str> = content.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains(&format!("/{name} Do")))
        .expect("drawn");
    let numbers = |line: &str| {
        line.split_whitespace().filter_map(|word| word.parse().ok()).collect::<Vec<f64>>()
    };
    let matrix = numbers(lines[at]).try_into().expect("six numbers");
    (matrix, numbers(lines[at - 1]).try_into().expect("four numbers"))
}

fn place([a, b, c, d, e, f]: [f64; 6], [x, y]: [f64; 2]) -> [f64; 2] {
    [a * x + c * y + e, b * x + d * y + f]
}

/// The head at the left of the trim of a page, as it is seen, on its sheet: from the lower left
/// corner of the place, in points.
fn head_left(source: &Source, corner: [f64; 2]) -> [f64; 2] {
    let booklets = [source.read()];
    let sheets = impose(&booklets, &plain(), &Default::default()).expect("sheets");
    let placed = sheets.sides[0].places.iter().find(|it| it.place.page == Some(1));
    let trim = placed.expect("a place").trim;
    let read = Read::new(&crate::pdf::written(&sheets));
    let (matrix, _) = drawn(&read.content(0), "P1");
    let [x, y] = place(matrix, corner);
    [x - trim.left.to_points(), y - trim.bottom.to_points()]
}

fn assert_close(found: [f64; 2], wanted: [f64; 2], told: &str) {
    let far = (found[0] - wanted[0]).abs().max((found[1] - wanted[1]).abs());
    assert!(far < 0.01, "{told}: {found:?}, not {wanted:?}");
}

#[test]
fn turned_pages_stand_upright() {
    let [low, right, top] = [8.504, 428.032, 603.78];
    let (width, height) = (419.528, 595.276);
    // Which corner of the trim is seen at the left of the head, and how high that is.
    for (turn, corner, high) in [
        (0, [low, top], height),
        (90, [low, low], width),
        (180, [right, low], height),
        (270, [right, top], width),
        (-90, [right, top], width),
        (450, [low, low], width),
    ] {
        let entry = format!("/Rotate {turn} /StructParents");
        let source = Source::new(4).with_pages("/StructParents", &entry);
        assert_close(head_left(&source, corner), [0.0, high], &format!("{turn}°"));
    }
    let inherited = Source::new(4).with(2, "/MediaBox", "/Rotate 90 /MediaBox");
    assert_close(head_left(&inherited, [low, low]), [0.0, width], "inherited");
}

#[test]
fn units_are_obeyed() {
    let source = Source::new(4)
        .with_pages("/StructParents", "/UserUnit 2 /StructParents")
        .with_pages(TRIM, "/TrimBox [4.252 4.252 214.016 301.89]")
        .with_pages(BLEED, "/BleedBox [0 0 218.268 306.142]");
    let booklet = source.read();
    assert!((booklet.trim()[0].to_mm() - 148.0).abs() < 0.01);
    assert!((booklet.bleed().to_mm() - 3.0).abs() < 0.01);
    assert_close(head_left(&source, [4.252, 301.89]), [0.0, 595.276], "unit");
}

#[test]
fn pages_with_their_origin_elsewhere_come_home() {
    let source = Source::new(4)
        .with_pages(TRIM, "/TrimBox [528.032 703.78 108.504 108.504]")
        .with_pages(BLEED, "/BleedBox [100 100 536.536 712.284] /MediaBox [0 0 600 800]");
    assert_close(head_left(&source, [108.504, 703.78]), [0.0, 595.276], "moved");
}

#[test]
fn upper_pages_of_folded_sheets_are_upside_down() {
    let scheme = Scheme::saddle(4, Working::Sheetwise).expect("a scheme");
    let booklets = [Source::new(8).read()];
    let imposition = Imposition { scheme, ..plain() };
    let sheets = impose(&booklets, &imposition, &Default::default()).expect("sheets");
    let read = Read::new(&crate::pdf::written(&sheets));
    for placed in &sheets.sides[0].places {
        let page = placed.place.page.expect("a page");
        let (matrix, _) = drawn(&read.content(0), &format!("P{page}"));
        let corner = place(matrix, [8.504, 603.78]);
        let trim = placed.trim;
        let wanted = match placed.place.turned {
            true => [trim.right.to_points(), trim.bottom.to_points()],
            false => [trim.left.to_points(), trim.top.to_points()],
        };
        assert_close(corner, wanted, &format!("page {page}"));
    }
}

#[test]
fn pages_show_their_bleed_but_not_over_the_spine() {
    let source = Source::new(4);
    let read = Read::new(&imposed(&source, &plain()));
    let media = read.numbers(read.page(0), "MediaBox");
    let trim = read.numbers(read.page(0), "TrimBox");
    let ([.., x, _], [left, bottom, width, height]) = drawn(&read.content(0), "P4");
    assert!((x + 8.504 - trim[0]).abs() < 0.002);
    assert!((left - (trim[0] - 8.504)).abs() < 0.002);
    assert!((left + width - media[2] / 2.0).abs() < 0.002, "the spine is in the middle");
    assert!((bottom - (trim[1] - 8.504)).abs() < 0.002);
    assert!((height - 612.284).abs() < 0.002);
    let bounds = read.numbers(&read.form(0, "P4").dict, "BBox");
    assert_eq!(
        bounds.iter().map(|it| it.round()).collect::<Vec<_>>(),
        [0.0, 0.0, 437.0, 612.0]
    );
}

#[test]
fn what_no_bleed_box_tells_is_not_shown() {
    let source = Source::new(4).with_pages(BLEED, "");
    assert_eq!(source.read().bleed().to_mm(), 0.0);
    let read = Read::new(&imposed(&source, &plain()));
    let bounds = read.numbers(&read.form(0, "P4").dict, "BBox");
    assert!((bounds[0] - 8.504).abs() < 0.001 && (bounds[3] - 603.78).abs() < 0.001);
    // A bleed box within the trim would cut the page.
    let source = Source::new(4).with_pages(BLEED, "/BleedBox [90 90 300 300]");
    let read = Read::new(&imposed(&source, &plain()));
    let bounds = read.numbers(&read.form(0, "P4").dict, "BBox");
    assert!((bounds[0] - 8.504).abs() < 0.001 && (bounds[3] - 603.78).abs() < 0.001);
}
