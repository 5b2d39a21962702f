//! Entries and operands of values that cannot be.

use super::Outcome::{Passes, Refused, Stops};
use super::{Hostile, judge_changes};
use crate::cases::{ERROR, WARNING};
use crate::pdf::{
    CATALOG, CONTENT, DESCENDANT, INFO, INTENT, PAGE, PAGES, RESOURCES, XMP, packed, text,
};

#[test]
fn values_that_cannot_be_are_told_or_borne() {
    judge_changes(VALUES);
}

const VALUES: &[Hostile] = &[
    (
        "a length that is too long",
        |pdf| pdf.set(CONTENT, "Length", "999999"),
        Passes(&[]),
    ),
    ("a length that is too short", |pdf| pdf.set(CONTENT, "Length", "3"), Passes(&[])),
    (
        "a length below nought",
        |pdf| pdf.set(CONTENT, "Length", "-5"),
        Stops(&[("R0005", WARNING), ("X-content", ERROR)]),
    ),
    (
        "a length beyond all numbers",
        |pdf| {
            pdf.set(CONTENT, "Length", "99999999999999999999999");
        },
        Stops(&[("R0005", WARNING), ("X-content", ERROR)]),
    ),
    ("no resources", |pdf| pdf.unset(PAGE, "Resources"), Stops(&[("X-content", ERROR)])),
    (
        "resources that are a number",
        |pdf| pdf.set(PAGE, "Resources", "12"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "fonts that are an array",
        |pdf| pdf.set(RESOURCES, "Font", "[10 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    ("no pages", |pdf| pdf.set(PAGES, "Kids", "[]"), Refused("no-pages")),
    (
        "pages that are missing",
        |pdf| pdf.set(PAGES, "Kids", "[998 0 R 999 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page that is missing beside one that is there",
        |pdf| pdf.set(PAGES, "Kids", "[3 0 R 999 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page that is written in the list",
        |pdf| {
            let page = String::from_utf8(pdf.object(PAGE).bytes()).expect("a text");
            pdf.set(PAGES, "Kids", &format!("[3 0 R {page}]"));
            pdf.set(PAGES, "Count", "2");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a list of pages that tells another number",
        |pdf| pdf.set(PAGES, "Count", "2"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a font among the pages",
        |pdf| pdf.set(PAGES, "Kids", "[3 0 R 10 0 R]"),
        Stops(&[
            ("X-content", ERROR),
            ("X-boxes", ERROR),
            ("R0004", WARNING),
            ("R0005", WARNING),
        ]),
    ),
    (
        "a page that stands twice",
        |pdf| pdf.set(PAGES, "Kids", "[3 0 R 3 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "content that does not say how long it is",
        |pdf| pdf.set(CONTENT, "Length", "null"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "content packed by the short name of a filter",
        |pdf| {
            let content = pdf.object(CONTENT).data.take().expect("a stream");
            pdf.object(CONTENT).data = Some(packed(&content));
            pdf.set(CONTENT, "Filter", "/Fl");
        },
        Passes(&[]),
    ),
    (
        "a page without its type",
        |pdf| pdf.unset(PAGE, "Type"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a catalog without its type",
        |pdf| pdf.unset(CATALOG, "Type"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page that is a stream",
        |pdf| pdf.set(PAGES, "Kids", "[4 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    ("no page tree", |pdf| pdf.unset(CATALOG, "Pages"), Refused("no-pages")),
    (
        "no catalog",
        |pdf| pdf.trailer.entries.retain(|(key, _)| key != "Root"),
        Stops(&[
            ("X-content", ERROR),
            ("X-identifiers", ERROR),
            ("X-information", ERROR),
        ]),
    ),
    (
        "a catalog that is a stream",
        |pdf| pdf.trailer.entries[0].1 = "4 0 R".into(),
        Refused("no-pages"),
    ),
    (
        "media of numbers beyond all paper",
        |pdf| {
            pdf.set(PAGE, "MediaBox", "[-1e30 -9999999999 99999999999 9999999999]");
            pdf.set(PAGE, "BleedBox", "[-9999999999 -9999999999 9999999999 9999999999]");
            pdf.set(PAGE, "TrimBox", "[-9999999998 -9999999998 9999999998 9999999998]");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page of 200 m",
        |pdf| {
            for key in ["MediaBox", "BleedBox", "TrimBox"] {
                pdf.set(PAGE, key, "[0 0 566929 566929]");
            }
        },
        Passes(&[]),
    ),
    (
        "boxes of names",
        |pdf| pdf.set(PAGE, "MediaBox", "[/A /B /C /D]"),
        Stops(&[("X-boxes", ERROR)]),
    ),
    (
        "a unit of nought",
        |pdf| pdf.set(PAGE, "UserUnit", "0"),
        Stops(&[("R0002", ERROR)]),
    ),
    (
        "an array in arrays, a hundred thousand deep",
        |pdf| {
            let deep = "[".repeat(100_000) + &"]".repeat(100_000);
            let deep = pdf.add(&deep);
            pdf.set(PAGE, "TrimBox", &deep);
        },
        Stops(&[("X-boxes", ERROR)]),
    ),
    (
        "an array in arrays in a content",
        |pdf| {
            pdf.draw(&("[".repeat(100_000) + &"]".repeat(100_000) + " TJ\n"));
        },
        Passes(&[]),
    ),
    (
        "dictionaries in dictionaries",
        |pdf| {
            let deep = "<< /A ".repeat(100_000) + "1" + &" >>".repeat(100_000);
            let deep = pdf.add(&deep);
            pdf.set(INTENT, "Info", &deep);
        },
        Passes(&[]),
    ),
    (
        "a hundred thousand states that are kept",
        |pdf| pdf.draw(&"q ".repeat(100_000)),
        Passes(&[]),
    ),
    (
        "a hundred thousand states that were never kept",
        |pdf| {
            pdf.draw(&"Q ".repeat(100_000));
        },
        Passes(&[]),
    ),
    (
        "a million numbers and no operator",
        |pdf| pdf.draw(&"1 ".repeat(1_000_000)),
        Passes(&[]),
    ),
    (
        "operators without their numbers",
        |pdf| {
            pdf.draw(
            "k K g G rg RG cs CS sc scn SC SCN re m l c v y w d i M j J cm Do gs sh\n",
        );
            pdf.draw(
                "BT Tf Td TD Tm Tj TJ ' \" Tc Tw Tz TL Tr Ts ET f S B n W BI ID EI\n",
            );
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "operators with other things than numbers",
        |pdf| {
            pdf.draw(
                "(a) (b) (c) (d) k /A /B /C /D re [1] w << >> gs (a) Do /F (a) Tf 1 Tj\n",
            );
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "numbers beyond all numbers",
        |pdf| {
            let many = "9".repeat(400);
            pdf.draw(&format!(
                "{many} 0 0 -{many} 0 .{many} cm {many} w 0 0 {many} 9 re f\n"
            ));
            pdf.draw("1e400 nan inf 0 k --5 +-3 . - + 9 9 re f 0 0 m 9 9 l S\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a matrix of nought",
        |pdf| {
            let word = text(0.0, 0.0, 9.0, "Malzama");
            pdf.draw("q 0 0 0 0 0 0 cm 0 0 0 1 K 0 0 m 9 9 l S\n");
            pdf.draw(&(word + "Q\n"));
            pdf.image("/ColorSpace /DeviceGray", 1, [20, 20], [0.0, 0.0]);
        },
        Passes(&[]),
    ),
    (
        "an image of four thousand million lines",
        |pdf| {
            let entries = "/Width 4294967295 /Height 4294967295 /BitsPerComponent 8 \
                       /ColorSpace /DeviceCMYK";
            pdf.image_of(entries, vec![0; 64], [9.0, 9.0]);
        },
        Passes(&[]),
    ),
    (
        "an image of fewer bytes than it says",
        |pdf| {
            let entries =
                "/Width 90 /Height 90 /BitsPerComponent 8 /ColorSpace /DeviceCMYK";
            pdf.image_of(entries, vec![0; 64], [9.0, 9.0]);
        },
        Passes(&[]),
    ),
    (
        "an image below nought",
        |pdf| {
            let entries =
                "/Width -9 /Height -9 /BitsPerComponent 77 /ColorSpace /DeviceGray";
            pdf.image_of(entries, vec![0; 64], [9.0, 9.0]);
        },
        Passes(&[]),
    ),
    (
        "an image that is said to be a JPEG",
        |pdf| {
            let entries = "/Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceCMYK \
                       /Filter /DCTDecode";
            pdf.image_of(entries, b"\xff\xd8\xff\xe0 nothing".to_vec(), [9.0, 9.0]);
        },
        Passes(&[]),
    ),
    (
        "an inline image without an end",
        |pdf| {
            pdf.draw("BI /W 9 /H 9 /BPC 8 /CS /G ID abc");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a pattern of a step of nought",
        |pdf| {
            let pattern = pdf.stream(
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] \
             /XStep 0 /YStep 0 /Resources << >>",
                "0 0 0 1 k 0 0 9 9 re f\n",
            );
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw("/Pattern cs /Tiles scn 300 300 100 100 re f\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a pattern of very small steps",
        |pdf| {
            let pattern = pdf.stream(
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] \
             /XStep 0.00001 /YStep 0.00001 /Resources << >>",
                "0 0 0 1 k 0 0 9 9 re f\n",
            );
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw("/Pattern cs /Tiles scn 30 30 400 400 re f\n");
        },
        Passes(&[]),
    ),
    (
        "a dash of very small parts",
        |pdf| {
            pdf.draw(
                "[0.0000001] 0 d 0 0 0 1 K 5 w 30 30 m 400 400 l S [0 0] 0 d 9 9 l S\n",
            );
        },
        Passes(&[]),
    ),
    (
        "a function of samples that are missing",
        |pdf| {
            let tint = pdf.stream(
                "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] \
             /Size [2147483647] /BitsPerSample 32",
                "1234",
            );
            pdf.fill_with(&format!("[/Separation /Gold /DeviceCMYK {tint}]"), "1");
        },
        Stops(&[("R0020", ERROR)]),
    ),
    (
        "a function that takes from an empty stack",
        |pdf| {
            let tint = pdf.stream(
                "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]",
                "{pop pop add 0 div 9999999 copy -3 index 5 -99999999 roll {} if {",
            );
            pdf.fill_with(&format!("[/Separation /Gold /DeviceCMYK {tint}]"), "1");
        },
        Stops(&[("R0020", ERROR)]),
    ),
    (
        "a palette without its colours",
        |pdf| {
            let palette = "/ColorSpace [/Indexed /DeviceCMYK 255 <00>]";
            pdf.image(palette, 1, [20, 20], [9.0, 9.0]);
        },
        Passes(&[("R0031", WARNING)]),
    ),
    (
        "colour spaces that lack their parts",
        |pdf| {
            for (at, space) in [
                "[/ICCBased]",
                "[/Separation]",
                "[/DeviceN [] /DeviceCMYK]",
                "[/Indexed]",
                "[/Lab]",
                "[]",
                "[12]",
                "(text)",
                "[/Separation /A /Pattern 3]",
                "/Foo",
            ]
            .iter()
            .enumerate()
            {
                pdf.resource("ColorSpace", &format!("Space{at}"), space);
                pdf.draw(&format!("/Space{at} cs 1 scn 300 300 9 9 re f\n"));
            }
        },
        Stops(&[("R0020", ERROR), ("R0027", ERROR), ("X-colour", ERROR)]),
    ),
    (
        "widths that are no numbers",
        |pdf| {
            pdf.set(DESCENDANT, "W", "[0 [/A] 5 (x) 7 3 1 9 99999999999 0 4]");
        },
        Stops(&[("X-fonts", ERROR)]),
    ),
    (
        "metadata of bytes that are no letters",
        |pdf| {
            pdf.object(XMP).data = Some(vec![0xff; 4000]);
        },
        Stops(&[("X-claim", ERROR), ("X-metadata", ERROR)]),
    ),
    (
        "metadata of elements a hundred thousand deep",
        |pdf| {
            pdf.object(XMP).data = Some("<a>".repeat(100_000).into_bytes());
        },
        Stops(&[("X-claim", ERROR), ("X-metadata", ERROR)]),
    ),
    (
        "metadata of entities that multiply",
        |pdf| {
            let mut text = "<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaaaa\">".to_owned();
            for at in 1..12 {
                let ten = format!("&a{};", at - 1).repeat(10);
                text += &format!("<!ENTITY a{at} \"{ten}\">");
            }
            pdf.object(XMP).data = Some((text + "]><a>&a11;</a>").into_bytes());
        },
        Stops(&[("X-claim", ERROR), ("X-metadata", ERROR)]),
    ),
    (
        "an information dictionary that is an array",
        |pdf| {
            let array = pdf.add("[1 2 3]");
            pdf.trailer.entries[1].1 = array;
        },
        Stops(&[("X-information", ERROR)]),
    ),
    (
        "dates that are none",
        |pdf| {
            pdf.set(INFO, "CreationDate", "(D:99999999999999+99'99')");
            pdf.set(INFO, "ModDate", "(D:)");
            pdf.set(INFO, "Title", "<feffd800>");
        },
        Stops(&[("X-information", ERROR), ("X-metadata", ERROR)]),
    ),
    (
        "a table of places beyond the file",
        |pdf| {
            pdf.trailer.entries.push(("Prev".into(), "999999999".into()));
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a table of places below nought",
        |pdf| {
            pdf.trailer.entries.push(("XRefStm".into(), "-1".into()));
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "annotations that are numbers",
        |pdf| pdf.set(PAGE, "Annots", "[1 (a) /B 999 0 R]"),
        Passes(&[]),
    ),
    (
        "an annotation without a place",
        |pdf| pdf.annotate("/Subtype /Link /Rect [1 2]"),
        Passes(&[]),
    ),
];
