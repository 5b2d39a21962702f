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
    for program in [
        "{ pop pop 0.5 0.5 0 0 }",
        "{ 0.9 gt exch 2 gt or { 1 1 1 1 } { 0.5 0.5 0 0 } ifelse }",
    ] {
        let found = ink(|pdf| {
            let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]";
            let function = pdf.stream(&format!("/FunctionType 4 {range}"), program);
            let entries = "/ShadingType 1 /ColorSpace /DeviceCMYK";
            shade(pdf, &format!("<< {entries} /Function {function} >>"));
        });
        assert!(found > 95.0, "{program}: {found} %");
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
    for (kind, more, data) in [
        (4, "/BitsPerFlag 8", &free),
        (5, "/VerticesPerRow 2", &lattice),
        (6, "/BitsPerFlag 8", &patch),
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
