//! Clauses that PDF/X-4 and PDF/X-1a share on what is drawn.

use crate::cases::{Case, ERROR, WARNING, judge_both};
use crate::pdf::{CONTENT, packed};

#[test]
fn faults_of_what_is_drawn_are_found() {
    judge_both(DRAWN);
}

const DRAWN: &[Case] = &[
    (
        "a fill in device RGB",
        |pdf| pdf.draw("1 0 0 rg 300 100 50 50 re f\n"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a stroke in device RGB",
        |pdf| pdf.draw("1 0 0 RG 5 w 300 100 m 350 100 l S\n"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "device RGB chosen by name",
        |pdf| pdf.draw("/DeviceRGB cs 1 0 0 sc 300 100 50 50 re f\n"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "an image in device RGB",
        |pdf| pdf.image("/ColorSpace /DeviceRGB", 3, [8, 8], [9.0, 9.0]),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "black as a separation that falls back on device RGB",
        |pdf| {
            let tint = "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] >>";
            pdf.fill_with(&format!("[/Separation /Black /DeviceRGB {tint}]"), "1");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a transfer function",
        |pdf| pdf.draw_in("/TR << /FunctionType 2 /N 1 /Domain [0 1] >>", ""),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "a transfer function that changes nothing",
        |pdf| pdf.draw_in("/TR /Identity", ""),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "a second transfer function",
        |pdf| pdf.draw_in("/TR2 << /FunctionType 2 /N 1 /Domain [0 1] >>", ""),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "an origin of halftones",
        |pdf| pdf.draw_in("/HTP [0 0]", ""),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "a halftone with a name",
        |pdf| {
            let halftone = "/HT << /HalftoneType 1 /Frequency 60 /Angle 45 \
                            /SpotFunction /Round /HalftoneName (Round) >>";
            pdf.draw_in(halftone, "");
        },
        &[("X-graphics-state", ERROR)],
    ),
    (
        "a halftone of thresholds",
        |pdf| {
            let halftone = pdf.stream("/HalftoneType 6 /Width 2 /Height 2", "1234");
            pdf.draw_in(&format!("/HT {halftone}"), "");
        },
        &[("X-graphics-state", ERROR)],
    ),
    (
        "PostScript as an object",
        |pdf| {
            let script = pdf.stream("/Type /XObject /Subtype /PS", "showpage");
            pdf.resource("XObject", "Script", &script);
            pdf.draw("/Script Do\n");
        },
        &[("X-graphics-state", ERROR)],
    ),
    (
        "PostScript as a second kind of a form",
        |pdf| pdf.draw_form("/Subtype2 /PS", ""),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "the operator for PostScript",
        |pdf| pdf.draw("(showpage) PS\n"),
        &[("X-graphics-state", ERROR)],
    ),
    (
        "an operator that does not exist",
        |pdf| pdf.draw("1 2 paint\n"),
        &[("X-content", ERROR)],
    ),
    (
        "an operator that does not exist, where any are borne",
        |pdf| pdf.draw("BX 1 2 paint EX\n"),
        &[("X-content", ERROR)],
    ),
    ("a form that is missing", |pdf| pdf.draw("/Nowhere Do\n"), &[("X-content", ERROR)]),
    (
        "a graphics state that is missing",
        |pdf| pdf.draw("/Nowhere gs\n"),
        &[("X-content", ERROR)],
    ),
    (
        "a colour space that is missing",
        |pdf| pdf.draw("q /Nowhere cs 1 scn 300 100 50 50 re f Q\n"),
        &[("X-colour", ERROR), ("X-content", ERROR)],
    ),
    (
        "a pattern that is missing",
        |pdf| pdf.draw("q /Pattern cs /Nowhere scn 300 100 50 50 re f Q\n"),
        &[("X-content", ERROR)],
    ),
    (
        "a font that is missing",
        |pdf| pdf.draw("BT /Nowhere 14 Tf 60 200 Td <0001> Tj ET\n"),
        &[("X-content", ERROR)],
    ),
    (
        "a content whose packing is damaged",
        |pdf| {
            let mut data = packed(b"0 0 0 0.5 k 60 60 200 30 re f\n");
            data.truncate(6);
            pdf.object(CONTENT).data = Some(data);
            pdf.set(CONTENT, "Filter", "/FlateDecode");
        },
        &[("R0005", WARNING), ("X-content", ERROR)],
    ),
    (
        "an image with another one for print",
        |pdf| {
            let entries = "/Type /XObject /Subtype /Image /Width 8 /Height 8 \
                           /BitsPerComponent 8 /ColorSpace /DeviceGray";
            let other = pdf.stream(entries, [0x55; 64]);
            let entries = format!(
                "/ColorSpace /DeviceGray \
                 /Alternates [<< /Image {other} /DefaultForPrinting true >>]"
            );
            pdf.image(&entries, 1, [8, 8], [9.0, 9.0]);
        },
        &[("X-images", ERROR)],
    ),
];
