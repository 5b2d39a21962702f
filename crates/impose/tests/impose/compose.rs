//! Pages side by side: covers, spreads, excerpts.

use malzama_impose::{Booklet, Error, Length, Part, compose};

use crate::pdf::{Read, Source};

fn composed(booklets: &[Booklet], rows: &[Vec<Part>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let composed = compose(booklets, rows, " · cover").expect("pages");
    composed.write(&mut bytes).expect("memory takes all");
    bytes
}

fn part(page: usize) -> Part {
    Part::Page { booklet: 0, page }
}

#[test]
fn trims_stand_edge_to_edge_and_bleed_shows_outside() {
    let booklets = [Source::new(8).read()];
    let bytes = composed(&booklets, &[vec![part(1), part(8)], vec![part(3)]]);
    let read = Read::new(&bytes);
    assert_eq!(read.page_count(), 2);
    assert_eq!(read.forms(0), ["P1", "P8"]);
    for (index, width) in [(0, 2.0 * 419.528), (1, 419.528)] {
        let trim = read.numbers(read.page(index), "TrimBox");
        let media = read.numbers(read.page(index), "MediaBox");
        assert!((trim[2] - trim[0] - width).abs() < 0.002, "{trim:?}");
        assert!((media[2] - width - 2.0 * 8.504).abs() < 0.01, "{media:?}");
    }
}

#[test]
fn the_inside_of_a_spine_stays_blank() {
    let booklets = [Source::new(8).read()];
    let gap = Part::Blank { width: Length::mm(5.8) };
    let bytes = composed(&booklets, &[vec![part(7), gap, part(2)]]);
    let read = Read::new(&bytes);
    assert_eq!(read.forms(0), ["P7", "P2"]);
    let trim = read.numbers(read.page(0), "TrimBox");
    assert!((trim[2] - trim[0] - 2.0 * 419.528 - 16.441).abs() < 0.003, "{trim:?}");
    let only = compose(&booklets, &[vec![gap]], "").err();
    assert_eq!(only, Some(Error::NoPages));
}

#[test]
fn the_same_pages_are_the_same_bytes_with_identifiers_of_their_own() {
    let booklets = [Source::new(8).read()];
    let rows = [vec![part(1), part(8)]];
    assert!(composed(&booklets, &rows) == composed(&booklets, &rows));
    let other = composed(&booklets, &[vec![part(8), part(1)]]);
    let identifiers =
        |bytes: &[u8]| format!("{:?}", Read::new(bytes).document.trailer.get(b"ID"));
    assert_ne!(identifiers(&composed(&booklets, &rows)), identifiers(&other));
}

#[test]
fn trimmed_pages_need_no_trim_box() {
    let source = Source::new(4).with_pages("/TrimBox", "/Other");
    let bytes = source.write();
    assert_eq!(Booklet::read(&bytes).err(), Some(Error::NoTrimBox { page: 1 }));
    let booklet = Booklet::read_trimmed(&bytes).expect("pages");
    let [width, _] = booklet.trim().map(Length::to_points);
    assert!((width - 436.536).abs() < 0.001, "{width}");
}

#[test]
fn pages_that_are_not_there_are_refused() {
    let booklets = [Source::new(4).read()];
    for rows in [vec![], vec![vec![]], vec![vec![part(0)]], vec![vec![part(5)]]] {
        assert_eq!(compose(&booklets, &rows, "").err(), Some(Error::NoPages), "{rows:?}");
    }
}
