//! Sheets that are too small, and values that no paper has.

use malzama_impose::{
    Error, Imposition, Length, Scheme, SheetSize, Wording, Working, impose,
};

use crate::pdf::{Source, plain};

fn refused(imposition: &Imposition) -> Error {
    let booklets = [Source::new(8).read()];
    let sheets = impose(&booklets, imposition, &Wording::default());
    sheets.expect_err("refused")
}

#[test]
fn a_sheet_that_is_too_small_tells_what_is_needed() {
    let sheet = Some("A4".parse::<SheetSize>().expect("a size"));
    let error = refused(&Imposition { sheet, ..plain() });
    let (needed, found) = ([302.0, 216.0], [297.0, 210.0]);
    assert_eq!(error, Error::SheetTooSmall { needed, found });
    assert_eq!(
        error.to_string(),
        "expected a sheet of 302 × 216 mm at least, found 297 × 210 mm"
    );
    let gripper = Length::mm(10.0);
    let error = refused(&Imposition { sheet, gripper, ..plain() });
    let needed = [302.0, 226.0];
    assert_eq!(error, Error::SheetTooSmall { needed, found });
    let scheme = Scheme::saddle(16, Working::Sheetwise).expect("a scheme");
    let booklets = [Source::new(32).read()];
    let imposition = Imposition { scheme, ..plain() };
    let error = impose(&booklets, &imposition, &Wording::default()).err();
    let (needed, found) = ([604.0, 864.0], [500.0, 707.0]);
    assert_eq!(error, Some(Error::SheetTooSmall { needed, found }));
}

#[test]
fn a_sheet_that_just_fits_is_taken() {
    let booklets = [Source::new(8).read()];
    for (sheet, fits) in [("302x216", true), ("216x302", true), ("301.9x216", false)] {
        let sheet = Some(sheet.parse().expect("a size"));
        let imposition = Imposition { sheet, ..plain() };
        assert_eq!(impose(&booklets, &imposition, &Wording::default()).is_ok(), fits);
    }
}

#[test]
fn margins_that_no_paper_has_are_refused() {
    let millimetres = 51.0;
    let length = Length::mm(millimetres);
    let bleed = Some(length);
    assert_eq!(refused(&Imposition { bleed, ..plain() }), Error::Bleed { millimetres });
    assert_eq!(
        refused(&Imposition { gutter: length, ..plain() }),
        Error::Gutter { millimetres }
    );
    assert_eq!(
        refused(&Imposition { gripper: length, ..plain() }),
        Error::Gripper { millimetres }
    );
    let scheme = Scheme::CopyShop { margin: Length::mm(-1.0) };
    let millimetres = -1.0;
    assert_eq!(
        refused(&Imposition { scheme, ..plain() }),
        Error::PrinterMargin { millimetres }
    );
}
