//! Short and long files.

use std::fmt::Write;

use malzama_impose::{Booklet, Imposition, Wording, impose};

use crate::pdf::{Read, Source, font, plain, repacked, written};

/// Pages as short as they are at least: some 25 kilobytes with a drawing.
fn with_content(pages: usize) -> Source {
    (1..=pages).fold(Source::new(pages), |source, page| {
        let mut content = String::new();
        for line in 0..1000 {
            let _ = writeln!(
                content,
                "BT {} {} Td ({}) Tj ET",
                page * line % 97,
                line,
                page + line
            );
        }
        source.set_content(page, "", content.as_bytes())
    })
}

#[test]
fn sheets_are_hardly_larger_than_their_pages() {
    let bytes = with_content(500).write();
    let booklets = [Booklet::read(&bytes).expect("a sound file")];
    let font = font();
    let wording = Wording { font: Some(&font), ..Wording::default() };
    let sheets = impose(&booklets, &Imposition::default(), &wording).expect("sheets");
    let size = written(&sheets).len();
    assert!(size as f64 <= 1.02 * bytes.len() as f64, "{size} of {}", bytes.len());
}

#[test]
fn packed_objects_are_packed_again() {
    let bytes = repacked(&with_content(500).write());
    let booklets = [Booklet::read(&bytes).expect("a sound file")];
    let sheets = impose(&booklets, &plain(), &Wording::default()).expect("sheets");
    let out = written(&sheets);
    assert!(
        out.len() as f64 <= 1.02 * bytes.len() as f64,
        "{} of {}",
        out.len(),
        bytes.len()
    );
    let read = Read::new(&out);
    assert_eq!((read.page_count(), read.all_forms().len()), (250, 500));
    let state = read.dictionary(&read.form(0, "P1").dict, "Resources");
    assert!(read.dictionary(state, "ExtGState").has(b"GS1"));
    let text = String::from_utf8_lossy(&out);
    assert!(text.contains("/ObjStm") && !text.contains("\nxref\n"));
}

#[test]
fn four_pages_and_more_than_two_thousand_are_imposed() {
    for pages in [4, 2000, 2403] {
        let booklets = [Source::new(pages).read()];
        let sheets = impose(&booklets, &plain(), &Wording::default()).expect("sheets");
        let read = Read::new(&written(&sheets));
        assert_eq!(read.page_count(), pages.next_multiple_of(4) / 2);
        assert_eq!(read.all_forms().len(), pages);
    }
}
