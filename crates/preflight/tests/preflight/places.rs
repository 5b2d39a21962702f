//! Each of some faults in each of many places, even those that are easily forgotten.

use crate::cases::{Broken, ERROR, Press, judge_files};
use crate::colour::separation;
use crate::file::lzw;
use crate::fonts::HELVETICA;
use crate::pdf::{CATALOG, CONTENT, PAGE, PAGES, Pdf, packed};

#[test]
fn faults_in_hidden_places_are_found() {
    judge_files(Press::X4, everywhere(Press::X4, PLACES));
    judge_files(Press::X4, everywhere(Press::X4, BLENDED_PLACES));
    let has_layer = |place: &&Place| place.0.contains("layer");
    let plain: Vec<Place> = PLACES.iter().filter(|it| !has_layer(it)).copied().collect();
    judge_files(Press::X1a, everywhere(Press::X1a, &plain));
}

/// A fault that can be drawn anywhere: its name, its operators within a square of 100 pt,
/// and the rules.
type Fault = (&'static str, &'static str, &'static [Broken]);

/// A place to draw in, and what is asked there.
type Place = (&'static str, fn(&mut Pdf, &str), Asked);

/// Which rules are asked of what is drawn in a place.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// All of them.
    All,
    /// All but those on what is seen, as a mask is made of it.
    AllOfMasks,
    /// Those of PDF/X alone, as it is not printed.
    PdfX,
}

/// What is found where something is in device RGB.
pub const RGB: &[Broken] = &[("X-colour", ERROR), ("R0027", ERROR)];

const FAULTS: &[Fault] = &[
    ("nothing wrong", "0 0.5 0 0 k 40 40 45 45 re f\n", &[]),
    ("device RGB", "1 0 0 rg 40 40 45 45 re f\n", RGB),
    ("a line in device RGB", "1 0 0 RG 5 w 40 40 m 80 80 l S\n", RGB),
    ("a spot colour", "/Gold cs 0.5 scn 40 40 45 45 re f\n", &[("R0020", ERROR)]),
    (
        "an inline image in device RGB",
        "q 9 0 0 9 40 40 cm BI /W 2 /H 2 /BPC 8 /CS /RGB ID abcdefghijkl EI Q\n",
        RGB,
    ),
    ("a shading in device RGB", "q 40 40 45 45 re W n /Shade sh Q\n", RGB),
    (
        "text in a font that is not embedded",
        "0 0.5 0 0 k BT /Plain 14 Tf 40 40 Td (Word) Tj ET\n",
        &[("X-fonts", ERROR)],
    ),
    ("a transfer function", "/Transfer gs\n", &[("X-graphics-state", ERROR)]),
    ("an unknown operator", "1 2 paint\n", &[("X-content", ERROR)]),
    (
        "an image of 100 ppi",
        "q 14.4 0 0 14.4 40 40 cm /Coarse Do Q\n",
        &[("R0031", ERROR)],
    ),
    ("an image packed by LZW", "q 9 0 0 9 40 40 cm /Old Do Q\n", &[("X-filters", ERROR)]),
];

const PLACES: &[Place] = &[
    ("the page", |pdf, content| pdf.draw(content), Asked::All),
    (
        "a form",
        |pdf, content| {
            pdf.draw_form("/Resources 9 0 R /Matrix [1 0 0 1 300 300]", content);
        },
        Asked::All,
    ),
    (
        "a form in a form",
        |pdf, content| {
            let inner = pdf.form("/Resources 9 0 R", content);
            pdf.resource("XObject", "Inner", &inner);
            pdf.draw_form("/Resources 9 0 R", "q 1 0 0 1 300 300 cm /Inner Do Q\n");
        },
        Asked::All,
    ),
    (
        "a form that has no resources of its own",
        |pdf, content| pdf.draw_form("", content),
        Asked::All,
    ),
    (
        "a form that is packed",
        |pdf, content| {
            let data = packed(content.as_bytes());
            let entries = "/Subtype /Form /BBox [0 0 100 100] /Resources 9 0 R \
                           /Filter [/FlateDecode]";
            let form = pdf.stream(entries, data);
            pdf.resource("XObject", "Form", &form);
            pdf.draw("/Form Do\n");
        },
        Asked::All,
    ),
    (
        "a pattern",
        |pdf, content| {
            let pattern = tiles(pdf, content);
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw("/Pattern cs /Tiles scn 300 300 100 100 re f\n");
        },
        Asked::All,
    ),
    (
        "a pattern of a line",
        |pdf, content| {
            let pattern = tiles(pdf, content);
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw("/Pattern CS /Tiles SCN 90 w 300 350 m 400 350 l S\n");
        },
        Asked::All,
    ),
    (
        "a glyph",
        |pdf, content| {
            let glyph = pdf.stream("", "100 0 d0\n".to_owned() + content);
            let font = pdf.add(&format!(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 100 100] \
                 /FontMatrix [0.01 0 0 0.01 0 0] /CharProcs << /a {glyph} >> \
                 /Encoding << /Type /Encoding /Differences [97 /a] >> \
                 /FirstChar 97 /LastChar 97 /Widths [100] /Resources 9 0 R >>"
            ));
            pdf.resource("Font", "Drawn", &font);
            pdf.draw("0 0.5 0 0 k BT /Drawn 100 Tf 300 300 Td (a) Tj ET\n");
        },
        Asked::All,
    ),
    (
        "one of several contents",
        |pdf, content| {
            let more = pdf.stream("", content);
            pdf.set(PAGE, "Contents", &format!("[{CONTENT} 0 R {more}]"));
        },
        Asked::All,
    ),
    (
        "resources that are inherited",
        |pdf, content| {
            pdf.draw(content);
            pdf.unset(PAGE, "Resources");
            pdf.set(PAGES, "Resources", "9 0 R");
        },
        Asked::All,
    ),
    (
        "the second page",
        |pdf, content| {
            let number = pdf.another_page();
            let more = pdf.stream("", "0 0 0 1 k 60 60 9 9 re f\n".to_owned() + content);
            pdf.set(number, "Contents", &more);
        },
        Asked::All,
    ),
    (
        "a layer that is off",
        |pdf, content| {
            let layer = pdf.add("<< /Type /OCG /Name (Notes) >>");
            let settings = format!("/D << /Name (All) /OFF [{layer}] >>");
            pdf.set(
                CATALOG,
                "OCProperties",
                &format!("<< /OCGs [{layer}] {settings} >>"),
            );
            pdf.resource("Properties", "Notes", &layer);
            pdf.draw(&format!("/OC /Notes BDC\n{content}EMC\n"));
        },
        Asked::PdfX,
    ),
    (
        "a layer that is on",
        |pdf, content| {
            let layer = pdf.add("<< /Type /OCG /Name (Notes) >>");
            let settings = format!("/D << /Name (All) /BaseState /OFF /ON [{layer}] >>");
            pdf.set(
                CATALOG,
                "OCProperties",
                &format!("<< /OCGs [{layer}] {settings} >>"),
            );
            pdf.draw_form(&format!("/OC {layer} /Resources 9 0 R"), content);
        },
        Asked::All,
    ),
    (
        "a form of layers that are off",
        |pdf, content| {
            let layer = pdf.add("<< /Type /OCG /Name (Notes) >>");
            let settings = "/D << /Name (All) /BaseState /OFF >>";
            pdf.set(
                CATALOG,
                "OCProperties",
                &format!("<< /OCGs [{layer}] {settings} >>"),
            );
            let both = pdf.add(&format!("<< /Type /OCMD /OCGs [{layer}] >>"));
            pdf.draw_form(&format!("/OC {both} /Resources 9 0 R"), content);
        },
        Asked::PdfX,
    ),
    (
        "a form of which all layers ought to be on",
        |pdf, content| {
            let [on, off] = two_layers(pdf);
            let all = format!("<< /Type /OCMD /OCGs [{on} {off}] /P /AllOn >>");
            let all = pdf.add(&all);
            pdf.draw_form(&format!("/OC {all} /Resources 9 0 R"), content);
        },
        Asked::PdfX,
    ),
    (
        "a form of layers by an expression that holds",
        |pdf, content| {
            let [on, off] = two_layers(pdf);
            let holds = format!("<< /Type /OCMD /VE [/And {on} [/Not {off}]] >>");
            let holds = pdf.add(&holds);
            pdf.draw_form(&format!("/OC {holds} /Resources 9 0 R"), content);
        },
        Asked::All,
    ),
    (
        "a form of layers by an expression that does not hold",
        |pdf, content| {
            let [on, off] = two_layers(pdf);
            let fails = format!("<< /Type /OCMD /VE [/Or {off} [/Not {on}]] >>");
            let fails = pdf.add(&fails);
            pdf.draw_form(&format!("/OC {fails} /Resources 9 0 R"), content);
        },
        Asked::PdfX,
    ),
    (
        "the paper beside the trim",
        |pdf, content| pdf.draw(&format!("q 1 0 0 1 -70 300 cm {content}Q\n")),
        Asked::PdfX,
    ),
    (
        "the appearance of a mark beside the page",
        |pdf, content| {
            let form = pdf.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources 9 0 R",
                content,
            );
            let place = "/Subtype /PrinterMark /Rect [100 0 110 10] /F 4";
            pdf.annotate(&format!("{place} /AP << /N {form} >>"));
        },
        Asked::PdfX,
    ),
];

const BLENDED_PLACES: &[Place] = &[
    (
        "a group",
        |pdf, content| {
            pdf.blend();
            let group = "/Group << /S /Transparency /CS /DeviceCMYK >> /Resources 9 0 R";
            pdf.draw_form(group, content);
        },
        Asked::All,
    ),
    (
        "a soft mask",
        |pdf, content| {
            pdf.blend();
            let group = "/Group << /S /Transparency /CS /DeviceCMYK >> /Resources 9 0 R";
            let form = pdf.form(group, content);
            let mask = format!("/SMask << /S /Luminosity /G {form} >>");
            pdf.draw_in(&mask, "0 0.5 0 0 k 0 0 100 100 re f\n");
        },
        Asked::AllOfMasks,
    ),
    (
        "a soft mask that a form sets",
        |pdf, content| {
            pdf.blend();
            let group = "/Group << /S /Transparency /CS /DeviceCMYK >> /Resources 9 0 R";
            let form = pdf.form(group, content);
            let mask = format!("<< /SMask << /S /Alpha /G {form} >> >>");
            pdf.resource("ExtGState", "Mask", &mask);
            let square = "q /Mask gs 0 0.5 0 0 k 0 0 100 100 re f Q\n";
            pdf.draw_form("/Resources 9 0 R", square);
        },
        Asked::AllOfMasks,
    ),
];

/// Two layers, the second of which is off.
fn two_layers(pdf: &mut Pdf) -> [String; 2] {
    let layers =
        ["On", "Off"].map(|it| pdf.add(&format!("<< /Type /OCG /Name ({it}) >>")));
    let settings = format!("/D << /Name (All) /OFF [{}] >>", layers[1]);
    let all = format!("<< /OCGs [{} {}] {settings} >>", layers[0], layers[1]);
    pdf.set(CATALOG, "OCProperties", &all);
    layers
}

/// A tile that is drawn side by side.
fn tiles(pdf: &mut Pdf, content: &str) -> String {
    let entries = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 \
                   /BBox [0 0 100 100] /XStep 100 /YStep 100 /Resources 9 0 R";
    pdf.stream(entries, content)
}

/// A blend of two colours of device RGB from the left to the right.
const SHADING: &str = "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 60 0] \
                       /Function << /FunctionType 2 /N 1 /Domain [0 1] \
                       /C0 [1 0 0] /C1 [0 0 1] >> >>";

/// Everything that a fault draws with.
fn equip(pdf: &mut Pdf, content: &str) {
    let plain: [(&str, &str, &str); 4] = [
        ("ColorSpace", "Gold", &separation("Gold")),
        ("Shading", "Shade", SHADING),
        ("Font", "Plain", HELVETICA),
        ("ExtGState", "Transfer", "<< /TR << /FunctionType 2 /N 1 /Domain [0 1] >> >>"),
    ];
    for (kind, name, value) in plain {
        if content.contains(&format!("/{name} ")) {
            pdf.resource(kind, name, value);
        }
    }
    let image = "/Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray";
    if content.contains("/Coarse ") {
        let coarse = pdf.stream(&format!("{image} /Width 20 /Height 20"), [0x55; 400]);
        pdf.resource("XObject", "Coarse", &coarse);
    }
    if content.contains("/Old ") {
        let entries = format!("{image} /Width 8 /Height 8 /Filter /LZWDecode");
        let old = pdf.stream(&entries, lzw(&[0x55; 64]));
        pdf.resource("XObject", "Old", &old);
    }
}

fn everywhere(
    press: Press,
    places: &[Place],
) -> impl Iterator<Item = (String, Pdf, Vec<Broken>)> {
    places.iter().flat_map(move |(place, draw, asked)| {
        FAULTS.iter().map(move |(fault, content, expected)| {
            let mut pdf = press.sound();
            equip(&mut pdf, content);
            draw(&mut pdf, content);
            let is_told = |(rule, _): &&Broken| match asked {
                Asked::All => true,
                Asked::AllOfMasks => *rule != "R0031",
                Asked::PdfX => rule.starts_with("X-"),
            };
            let expected = expected.iter().filter(is_told).copied();
            (format!("{fault} in {place}"), pdf, expected.collect())
        })
    })
}
