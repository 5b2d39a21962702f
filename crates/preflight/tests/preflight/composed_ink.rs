//! The ink of what is composed: meshes, functions, groups, keys of colours, odd pictures.

use crate::cases::Press;
use crate::pdf::{Pdf, packed};

/// A square of 20 mm.
const SQUARE: &str = "200 300 56.693 56.693 re";

/// The most ink of a page with nothing else on it.
fn ink(draw: impl FnOnce(&mut Pdf)) -> f64 {
    let mut pdf = Press::X4.sound();
    pdf.only("");
    draw(&mut pdf);
    let inspection = Press::X4.inspect(&pdf.bytes()).expect("a file");
    inspection.pages[0].most_ink.expect("known ink")
}

#[track_caller]
fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 4.0, "{found} % instead of {wanted} %");
}

/// Paints a shading into the square.
fn shade(pdf: &mut Pdf, shading: &str) {
    pdf.resource("Shading", "Shade", shading);
    pdf.draw(&format!("q {SQUARE} W n 56.693 0 0 56.693 200 300 cm /Shade sh Q\n"));
}

#[test]
fn shadings_by_a_function_of_the_place_have_ink() {
    // Of the second, a tenth of the height has twice the ink: 2 of the 15 mm that count.
    for (program, wanted) in [
        ("{ pop pop 0.5 0.5 0 0 }", 100.0),
        ("{ 0.9 gt exch 2 gt or { 1 1 0 0 } { 0.5 0.5 0 0 } ifelse }", 113.3),
    ] {
        let found = ink(|pdf| {
            let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]";
            let function = pdf.stream(&format!("/FunctionType 4 {range}"), program);
            let entries = "/ShadingType 1 /ColorSpace /DeviceCMYK";
            shade(pdf, &format!("<< {entries} /Function {function} >>"));
        });
        near(found, wanted);
    }
}

#[test]
fn meshes_have_ink() {
    let decode =
        "/BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1 0 1 0 1]";
    let colour = [128, 128, 0, 0];
    let corner = |x: u8, y: u8| [&[x, y][..], &colour].concat();
    let free: Vec<u8> = [(0, 0), (255, 0), (0, 255), (255, 255)]
        .iter()
        .enumerate()
        .flat_map(|(at, &(x, y))| [vec![u8::from(at == 3)], corner(x, y)].concat())
        .collect();
    let lattice: Vec<u8> = [(0, 0), (255, 0), (0, 255), (255, 255)]
        .iter()
        .flat_map(|&(x, y)| corner(x, y))
        .collect();
    // Twelve points around the square, from its lower left corner upwards.
    let around = [
        (0, 0),
        (0, 85),
        (0, 170),
        (0, 255),
        (85, 255),
        (170, 255),
        (255, 255),
        (255, 170),
        (255, 85),
        (255, 0),
        (170, 0),
        (85, 0),
    ];
    let patch: Vec<u8> = std::iter::once(0)
        .chain(around.iter().flat_map(|&(x, y)| [x, y]))
        .chain(colour.repeat(4))
        .collect();
    // Two halves, the second of which has its first side from the first one; the points within are
    // those of a tensor.
    let half = |from: u8, to: u8| {
        let (one, two) = (from + (to - from) / 3, from + (to - from) / 3 * 2);
        [
            (from, 0),
            (from, 85),
            (from, 170),
            (from, 255),
            (one, 255),
            (two, 255),
            (to, 255),
            (to, 170),
            (to, 85),
            (to, 0),
            (two, 0),
            (one, 0),
        ]
    };
    let within = [(0, 0); 4];
    let bytes = |points: &[(u8, u8)]| points.iter().flat_map(|&(x, y)| [x, y]).collect();
    let halves: Vec<u8> = [
        vec![0],
        bytes(&half(0, 127)),
        bytes(&within),
        colour.repeat(4),
        vec![2],
        // The side from the corner at (127, 255) to that at (127, 0) is known.
        bytes(&[
            (169, 0),
            (211, 0),
            (255, 0),
            (255, 85),
            (255, 170),
            (255, 255),
            (211, 255),
            (169, 255),
        ]),
        bytes(&within),
        colour.repeat(2),
    ]
    .concat();
    for (kind, more, data) in [
        (4, "/BitsPerFlag 8", &free),
        (5, "/VerticesPerRow 2", &lattice),
        (6, "/BitsPerFlag 8", &patch),
        (7, "/BitsPerFlag 8", &halves),
    ] {
        let found = ink(|pdf| {
            let entries =
                format!("/ShadingType {kind} /ColorSpace /DeviceCMYK {decode} {more}");
            let mesh = pdf.stream(&entries, data.clone());
            shade(pdf, &mesh);
        });
        near(found, 100.0);
    }
}

#[test]
fn colours_between_the_corners_of_a_mesh_are_between_theirs() {
    let found = ink(|pdf| {
        let decode =
            "/BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1 0 1 0 1]";
        let row = |y: u8, black: u8| [0, y, 0, 0, 0, black, 255, y, 0, 0, 0, black];
        let mesh = pdf.stream(
            &format!("/ShadingType 5 /ColorSpace /DeviceCMYK {decode} /VerticesPerRow 2"),
            [row(0, 0), row(255, 255)].concat(),
        );
        shade(pdf, &mesh);
    });
    // The upper 15 of 20 mm go from a quarter to all of the ink.
    near(found, 62.5);
}

#[test]
fn a_pattern_that_is_pressed_flat_leaves_what_was_drawn() {
    let found = ink(|pdf| {
        let tile = pdf.stream(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] \
             /XStep 9 /YStep 9 /Matrix [0 0 0 0 0 0] /Resources << >>",
            "0 0 0 1 k 0 0 9 9 re f",
        );
        pdf.resource("Pattern", "Flat", &tile);
        pdf.draw(&format!(
            "0.5 0.5 0 0 k {SQUARE} f /Pattern cs /Flat scn 0 0 20 20 re f\n"
        ));
    });
    near(found, 100.0);
}

#[test]
fn a_mask_that_a_hidden_layer_sets_first_is_drawn_for_what_is_seen() {
    let found = ink(|pdf| {
        pdf.blend();
        let layer = pdf.add("<< /Type /OCG /Name (Notes) >>");
        let settings = format!("/D << /Name (All) /OFF [{layer}] >>");
        let layers = format!("<< /OCGs [{layer}] {settings} >>");
        pdf.set(crate::pdf::CATALOG, "OCProperties", &layers);
        pdf.resource("Properties", "Notes", &layer);
        let group = "/Group << /S /Transparency /CS /DeviceGray >>";
        let form = pdf.form(group, "1 g 0 0 500 700 re f");
        let mask = format!("<< /SMask << /S /Luminosity /G {form} >> >>");
        let mask = pdf.add(&mask);
        pdf.resource("ExtGState", "Mask", &mask);
        pdf.draw("/OC /Notes BDC q /Mask gs Q EMC\n");
        pdf.draw(&format!("q /Mask gs 0.5 0.5 0 0 k {SQUARE} f Q\n"));
    });
    near(found, 100.0);
}

#[test]
fn groups_that_are_isolated_do_not_add_to_what_lies_below() {
    let group = |entries: &str| {
        ink(|pdf| {
            pdf.blend();
            pdf.draw(&format!("0.8 0.8 0.4 0 k {SQUARE} f\n"));
            let multiplied = format!("/Multiplied gs 0.5 0.5 0.5 1 k {SQUARE} f");
            let state = pdf.add("<< /BM /Multiply >>");
            pdf.resource("ExtGState", "Multiplied", &state);
            let group =
                format!("/Group << /S /Transparency /CS /DeviceCMYK {entries} >>");
            pdf.draw_form(&format!("{group} /Resources 9 0 R"), &multiplied);
        })
    };
    near(group("/I true"), 250.0);
    near(group(""), 90.0 + 90.0 + 70.0 + 100.0);
}

#[test]
fn what_a_key_of_colours_takes_away_is_no_ink() {
    let image = |mask: &str| {
        ink(|pdf| {
            // Half of the columns are full of ink, half of them empty.
            let data: Vec<u8> =
                (0..64).map(|at| if at % 2 == 0 { 0 } else { 255 }).collect();
            pdf.draw(&format!("0 0.4 0 0 k {SQUARE} f\n"));
            let entries = "/Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 \
                           /ColorSpace /DeviceGray /Filter /FlateDecode";
            let image = pdf.stream(&format!("{entries} {mask}"), packed(&data));
            pdf.resource("XObject", "Image", &image);
            pdf.draw("q 56.693 0 0 56.693 200 300 cm /Image Do Q\n");
        })
    };
    near(image(""), 50.0);
    near(image("/Mask [255 255]"), 50.0 + 20.0);
    near(image("/Mask [0 10]"), 20.0);
}

#[test]
fn decode_arrays_of_each_component_are_kept() {
    let image = |decode: &str| {
        ink(|pdf| {
            let entries = "/Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 \
                           /ColorSpace /DeviceCMYK";
            let image =
                pdf.stream(&format!("{entries} {decode}"), [255, 0, 0, 0].repeat(16));
            pdf.resource("XObject", "Image", &image);
            pdf.draw("q 56.693 0 0 56.693 200 300 cm /Image Do Q\n");
        })
    };
    near(image(""), 100.0);
    near(image("/Decode [1 0 0 1 0 1 0 1]"), 0.0);
    near(image("/Decode [0 0.5 0 1 0 1 0.25 1]"), 75.0);
}
