//! Files that cannot be imposed, each for one reason.

use malzama_impose::{Booklet, Error, Wording, impose};

use crate::pdf::{Read, Source, TRIM, imposed, plain};

fn refused(source: &Source) -> Error {
    Booklet::read(&source.write()).expect_err("refused")
}

#[test]
fn pages_without_a_trim_box_are_refused() {
    let none = Error::NoTrimBox { page: 3 };
    assert_eq!(refused(&Source::new(4).with_page(3, TRIM, "")), none);
    for trim in
        ["[1 2 3]", "[0 0 0 9]", "(text)", "[0 0 99999 9]", "[/A /B /C /D]", "77 0 R"]
    {
        let source = Source::new(4).with_page(3, TRIM, &format!("/TrimBox {trim}"));
        assert_eq!(refused(&source), none, "{trim}");
    }
    // It is not inherited (ISO 32000-1, table 30).
    let source = Source::new(1).with(2, "/MediaBox", &format!("{TRIM} /MediaBox"));
    assert_eq!(refused(&source.with_page(1, TRIM, "")), Error::NoTrimBox { page: 1 });
}

#[test]
fn mixed_trims_are_refused() {
    let source = Source::new(8).with_page(5, "428.032", "432.032");
    let error = refused(&source);
    let (found, expected) = ([149.41, 210.0], [148.0, 210.0]);
    assert_eq!(error, Error::MixedTrims { page: 5, found, expected });
    assert_eq!(
        error.to_string(),
        "page 5 has a trim of 149.41 × 210 mm, expected 148 × 210 mm"
    );
    let turned =
        Source::new(8).with_page(5, "/StructParents", "/Rotate 90 /StructParents");
    assert!(matches!(refused(&turned), Error::MixedTrims { page: 5, .. }));
    // What producers round is no other size.
    assert!(
        Booklet::read(&Source::new(8).with_page(5, "428.032", "428.1").write()).is_ok()
    );
}

#[test]
fn files_without_pages_are_refused() {
    assert_eq!(refused(&Source::new(0)), Error::NoPages);
    assert_eq!(refused(&Source::new(2).set(2, "null")), Error::NoPages);
    assert_eq!(refused(&Source::new(2).with(1, "/Pages 2 0 R", "")), Error::NoPages);
}

#[test]
fn encrypted_files_are_refused() {
    let source = Source::new(2).with_trailer(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) \
         /U (12345678901234567890123456789012) >>",
    );
    assert_eq!(refused(&source), Error::Encrypted);
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [b"".as_slice(), b"%PDF", b"GIF89a", &[0; 5000]] {
        assert_eq!(Booklet::read(bytes).err(), Some(Error::NoPdf));
    }
    let cut = b"%PDF-1.6\n1 0 obj << /Type";
    assert!(matches!(Booklet::read(cut).err(), Some(Error::Unreadable(_))));
}

#[test]
fn trees_without_end_are_walked_once() {
    let kids = |tree: &str| Source::new(2).with(2, "/Kids [", &format!("/Kids [{tree} "));
    // A tree within itself holds no pages there.
    assert_eq!(kids("2 0 R").read().page_count(), 2);
    let (source, number) =
        kids("15 0 R").add(b"<< /Type /Pages /Kids [14 0 R 2 0 R 10 0 R] >>".to_vec());
    assert_eq!(number, 14);
    let (source, _) = source.add(b"<< /Kids [14 0 R 15 0 R] >>".to_vec());
    assert_eq!(source.read().page_count(), 3);
    // Each part names the next one many times.
    let mut source = Source::new(2).with(2, "/Kids [", "/Kids [14 0 R ");
    for next in 15..40 {
        let part = format!("<< /Kids [{}] >>", format!("{next} 0 R ").repeat(20));
        source = source.add(part.into_bytes()).0;
    }
    assert_eq!(refused(&source), Error::TooMuch);
    // A chain deeper than any tree.
    let mut source = Source::new(2).with(2, "/Kids [", "/Kids [14 0 R ");
    for next in 15..500 {
        source = source.add(format!("<< /Kids [{next} 0 R] >>").into_bytes()).0;
    }
    assert_eq!(source.read().page_count(), 2);
}

#[test]
fn counts_that_lie_are_not_believed() {
    let source = Source::new(2).with(2, "/Count 2", "/Count 2147483647");
    assert_eq!(source.read().page_count(), 2);
}

#[test]
fn deep_nesting_is_survived() {
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let source = Source::new(4).set(7, &deep);
    let read = Read::new(&imposed(&source, &plain()));
    assert_eq!(read.page_count(), 2);
}

#[test]
fn objects_that_lie_in_a_circle_are_copied_once() {
    let source = Source::new(4)
        .set(7, "<< /Self 7 0 R /Other 6 0 R /Page 10 0 R /Catalog 1 0 R >>")
        .set(6, "[7 0 R 6 0 R]");
    let bytes = imposed(&source, &plain());
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(text.matches("/Self").count(), 1);
    assert_eq!(
        text.matches("/Type/Catalog").count() + text.matches("/Type /Catalog").count(),
        1
    );
    assert!(text.contains("/Page null") && text.contains("/Catalog null"));
}

#[test]
fn content_that_cannot_be_joined_is_told() {
    let broken = |filter: &str| {
        let (source, number) = Source::new(4).add_stream(filter, b"rubbish");
        source.with_page(
            2,
            "/Contents 13 0 R",
            &format!("/Contents [13 0 R {number} 0 R]"),
        )
    };
    for filter in ["/Filter /DCTDecode", "/Filter /Nonsense", "/Filter 7"] {
        let booklets = [broken(filter).read()];
        let sheets = impose(&booklets, &plain(), &Wording::default());
        assert_eq!(sheets.err(), Some(Error::PageContent { page: 2 }), "{filter}");
    }
    let source = Source::new(4).with_page(2, "/Contents 13 0 R", "/Contents /None");
    assert_eq!(refused(&source), Error::PageContent { page: 2 });
}

#[test]
fn packed_content_does_not_unpack_without_bound() {
    // 100 MiB of blanks in two streams.
    let mut packed = Vec::new();
    let mut encoder =
        flate2::write::ZlibEncoder::new(&mut packed, flate2::Compression::best());
    for _ in 0..50 {
        std::io::Write::write_all(&mut encoder, &vec![b' '; 1 << 20]).expect("memory");
    }
    encoder.finish().expect("memory");
    let (source, number) = Source::new(4).add_stream("/Filter /FlateDecode", &packed);
    let contents = format!("/Contents [{number} 0 R {number} 0 R]");
    let booklets = [source.with_page(2, "/Contents 13 0 R", &contents).read()];
    let sheets = impose(&booklets, &plain(), &Wording::default());
    assert_eq!(sheets.err(), Some(Error::PageContent { page: 2 }));
}

#[test]
fn lengths_that_are_streams_on_and_on_are_borne() {
    let mut source = Source::new(4);
    for _ in 0..20_000 {
        let (with_stream, number) = source.add_stream("", b"");
        let length = format!("/Length {} 0 R", number + 1);
        source = with_stream.with(number, "/Length 0", &length);
    }
    // No page needs them.
    assert!(Booklet::read(&source.write()).is_ok());
}
