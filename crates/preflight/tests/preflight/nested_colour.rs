//! Colours within palettes, patterns, shadings, masks and resources of every kind.

use std::sync::LazyLock;

use crate::cases::{Case, ERROR, Press, judge};
use crate::colour::separation;
use crate::file::lzw;
use crate::pdf::{CATALOG, CONTENT, PAGE, RESOURCES, SRGB, text};
use crate::places::RGB;

#[test]
fn nested_colours_are_found() {
    judge(Press::X4, COLOURS);
    judge(Press::X1a, COLOURS);
    judge(Press::X4, PROFILES);
}

/// Inks that depend on one number, for shadings over what is not allowed.
const FUNCTION: &str =
    "/Function << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] >>";

static PATTERN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "<< /Type /Pattern /PatternType 2 /Shading << /ShadingType 3 /ColorSpace /DeviceRGB \
         /Coords [350 350 0 350 350 40] {FUNCTION} >> >>"
    )
});

const COLOURS: &[Case] = &[
    (
        "a palette of device RGB",
        |pdf| {
            let palette = "[/Indexed /DeviceRGB 1 <ff0000 00ff00>]";
            pdf.image(&format!("/ColorSpace {palette}"), 1, [8, 8], [9.0, 9.0]);
        },
        RGB,
    ),
    (
        "a palette of device RGB in a stream",
        |pdf| {
            let colours = pdf.stream("", *b"abcdef");
            pdf.fill_with(&format!("[/Indexed /DeviceRGB 1 {colours}]"), "1");
        },
        RGB,
    ),
    (
        "a palette of device RGB in an inline image",
        |pdf| {
            let image = "BI /W 8 /H 2 /BPC 1 /CS [/I /RGB 1 <ff000000ff00>] ID ab EI";
            pdf.draw(&format!("q 9 0 0 9 300 300 cm {image} Q\n"));
        },
        RGB,
    ),
    (
        "a palette of a spot colour",
        |pdf| {
            let palette = format!("[/Indexed {} 1 <00ff>]", separation("Gold"));
            pdf.image(&format!("/ColorSpace {palette}"), 1, [8, 8], [9.0, 9.0]);
        },
        &[("R0020", ERROR)],
    ),
    (
        "an inline image of a named colour space",
        |pdf| {
            pdf.resource("ColorSpace", "Own", "[/Indexed /DeviceRGB 1 <ff0000 00ff00>]");
            let image = "BI /W 8 /H 2 /BPC 1 /CS /Own ID ab EI";
            pdf.draw(&format!("q 9 0 0 9 300 300 cm {image} Q\n"));
        },
        RGB,
    ),
    (
        "an inline image packed by LZW",
        |pdf| {
            let mut data = "BI /W 2 /H 1 /BPC 8 /CS /G /F [/AHx /LZW] ID ".to_owned();
            for byte in lzw(b"ab") {
                data += &format!("{byte:02x}");
            }
            pdf.draw(&format!("q 9 0 0 9 300 300 cm {data}> EI Q\n"));
        },
        &[("X-filters", ERROR)],
    ),
    (
        "a shading as a pattern",
        |pdf| {
            pdf.resource("Pattern", "Round", &PATTERN);
            pdf.draw("/Pattern cs /Round scn 300 300 100 100 re f\n");
        },
        RGB,
    ),
    (
        "a shading as a pattern of text",
        |pdf| {
            pdf.resource("Pattern", "Round", &PATTERN);
            let word = text(300.0, 340.0, 30.0, "Malzama");
            pdf.draw(&format!("/Pattern cs /Round scn\n{word}"));
        },
        RGB,
    ),
    (
        "a pattern without colours of its own, in device RGB",
        |pdf| {
            let pattern = pdf.stream(
                "/PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 10 10] \
                 /XStep 10 /YStep 10 /Resources << >>",
                "0 0 5 5 re f\n",
            );
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.resource("ColorSpace", "Plain", "[/Pattern /DeviceRGB]");
            pdf.draw("/Plain cs 1 0 0 /Tiles scn 300 300 100 100 re f\n");
        },
        RGB,
    ),
    (
        "a mesh in device RGB",
        |pdf| {
            let vertex = |flag: u8, x: u8, y: u8| [flag, x, y, 255, 0, 0];
            let data = [vertex(0, 0, 0), vertex(0, 255, 0), vertex(0, 0, 255)].concat();
            let mesh = pdf.stream(
                "/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 \
                 /BitsPerComponent 8 /BitsPerFlag 8 \
                 /Decode [300 400 300 400 0 1 0 1 0 1]",
                data,
            );
            pdf.resource("Shading", "Mesh", &mesh);
            pdf.draw("/Mesh sh\n");
        },
        RGB,
    ),
    (
        "inks by their names that fall back on device RGB",
        |pdf| {
            let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1]";
            let tint = pdf.stream(&format!("/FunctionType 4 {range}"), "{0}");
            let space = format!("[/DeviceN [/Cyan /Black] /DeviceRGB {tint}]");
            pdf.fill_with(&space, "0.5 0.5");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a colour space that is an object of its own",
        |pdf| {
            let space = pdf.add("/DeviceRGB");
            pdf.fill_with(&space, "1 0 0");
        },
        RGB,
    ),
    (
        "resources that are objects of their own",
        |pdf| {
            let space = pdf.add("[/Indexed /DeviceRGB 1 <ff0000 00ff00>]");
            let all = pdf.add(&format!("<< /Space {space} >>"));
            pdf.set(RESOURCES, "ColorSpace", &all);
            pdf.draw("/Space cs 1 scn 300 100 50 50 re f\n");
        },
        RGB,
    ),
    (
        "text as a clip of device RGB",
        |pdf| {
            let word = text(300.0, 340.0, 30.0, "Malzama");
            pdf.draw(&format!("q 7 Tr {word}1 0 0 rg 300 300 100 100 re f Q\n"));
        },
        RGB,
    ),
    (
        "an operator in the middle of a word across two contents",
        |pdf| {
            let first = pdf.stream("", "1 0 0");
            let second = pdf.stream("", "rg 300 300 50 50 re f");
            let all = format!("[{CONTENT} 0 R {first} {second}]");
            pdf.set(PAGE, "Contents", &all);
        },
        RGB,
    ),
];

const PROFILES: &[Case] = &[
    (
        "a profile of RGB in a palette",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            let palette = format!("/ColorSpace [/Indexed {space} 1 <ff0000 00ff00>]");
            pdf.image(&palette, 1, [8, 8], [9.0, 9.0]);
        },
        &[("R0027", ERROR)],
    ),
    (
        "the profile of the output intent in a form",
        |pdf| {
            pdf.resource("ColorSpace", "Own", "[/ICCBased 8 0 R]");
            let square = "/Own cs 0 0.5 0 0 scn 300 300 50 50 re f\n";
            pdf.draw_form("/Resources 9 0 R", square);
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "the profile of the output intent of an image",
        |pdf| pdf.image("/ColorSpace [/ICCBased 8 0 R]", 4, [8, 8], [9.0, 9.0]),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a layer that is not seen, in device RGB",
        |pdf| {
            let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
            let all = format!("/D << /Name (All) /Order [{layer}] /OFF [{layer}] >>");
            let layers = format!("<< /OCGs [{layer}] {all} >>");
            pdf.set(CATALOG, "OCProperties", &layers);
            pdf.resource("Properties", "Layer", &layer);
            pdf.draw("/OC /Layer BDC 1 0 0 rg 300 100 50 50 re f EMC\n");
        },
        &[("X-colour", ERROR)],
    ),
    (
        "a group of an image's soft mask in RGB",
        |pdf| {
            pdf.blend();
            let entries = "/Subtype /Image /Width 8 /Height 8 \
                           /BitsPerComponent 8 /ColorSpace /DeviceRGB";
            let mask = pdf.stream(entries, [0x55; 192]);
            let entries = format!("/ColorSpace /DeviceCMYK /SMask {mask}");
            pdf.image(&entries, 4, [8, 8], [9.0, 9.0]);
        },
        &[("X-images", ERROR)],
    ),
];
