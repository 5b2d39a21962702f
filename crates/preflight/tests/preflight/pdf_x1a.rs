//! Clauses of PDF/X-1a of its own.

use crate::cases::{Case, ERROR, Press, judge};
use crate::output_intent::patch_profile;
use crate::pdf::{
    AMIRI, CATALOG, DESCRIPTOR, FONT_FILE, INFO, INTENT, PAGE, PROFILE, SGRAY, SRGB,
    UNCOATED, packed,
};

#[test]
fn faults_of_an_old_file_are_found() {
    judge(Press::X1a, FILE);
}

#[test]
fn colours_that_an_old_press_does_not_know_are_found() {
    judge(Press::X1a, COLOUR);
}

#[test]
fn transparency_is_found() {
    judge(Press::X1a, TRANSPARENCY);
}

const FILE: &[Case] = &[
    (
        "streams of objects and places",
        |pdf| pdf.has_streams = true,
        &[("X-object-streams", ERROR)],
    ),
    (
        "no claim",
        |pdf| {
            pdf.unset(INFO, "GTS_PDFXVersion");
            pdf.unset(INFO, "GTS_PDFXConformance");
        },
        &[("X-claim", ERROR)],
    ),
    (
        "a claim of the first edition",
        |pdf| pdf.set(INFO, "GTS_PDFXVersion", "(PDF/X-1:2001)"),
        &[("X-claim", ERROR)],
    ),
    (
        "a claim that is a name",
        |pdf| pdf.set(INFO, "GTS_PDFXVersion", "/PDF#2fX-1a:2003"),
        &[("X-claim", ERROR)],
    ),
    (
        "a claim with a space after it",
        |pdf| pdf.set(INFO, "GTS_PDFXVersion", "(PDF/X-1a:2003 )"),
        &[("X-claim", ERROR)],
    ),
    (
        "no information dictionary",
        |pdf| pdf.trailer.entries.retain(|(key, _)| key != "Info"),
        &[("X-claim", ERROR), ("X-information", ERROR)],
    ),
    ("no title", |pdf| pdf.unset(INFO, "Title"), &[("X-information", ERROR)]),
    (
        "no date of creation",
        |pdf| pdf.unset(INFO, "CreationDate"),
        &[("X-information", ERROR)],
    ),
    ("no date of change", |pdf| pdf.unset(INFO, "ModDate"), &[("X-information", ERROR)]),
    (
        "no profile, of a condition that no registry lists",
        |pdf| {
            pdf.unset(INTENT, "DestOutputProfile");
            pdf.unset(INTENT, "RegistryName");
        },
        &[("X-output-intent", ERROR)],
    ),
    (
        "no words about a condition that no registry lists",
        |pdf| {
            pdf.unset(INTENT, "RegistryName");
            pdf.unset(INTENT, "Info");
        },
        &[("X-output-intent", ERROR)],
    ),
    (
        "a press that prints in RGB",
        |pdf| {
            patch_profile(pdf, SRGB, 12, b"prtr");
            pdf.set(PROFILE, "N", "3");
        },
        &[("R0035", ERROR), ("X-output-intent", ERROR)],
    ),
    (
        "an image packed by JBIG2",
        |pdf| {
            let entries = "/ColorSpace /DeviceGray /Filter /JBIG2Decode";
            pdf.bitmap(entries, [8, 8], [9.0, 9.0]);
        },
        &[("X-filters", ERROR)],
    ),
    (
        "an image packed by JPEG 2000",
        |pdf| {
            let entries = "/ColorSpace /DeviceGray /Filter /JPXDecode";
            pdf.image(entries, 1, [8, 8], [9.0, 9.0]);
        },
        &[("X-filters", ERROR)],
    ),
    (
        "an image of 16 bits",
        |pdf| {
            let entries =
                "/Width 8 /Height 8 /BitsPerComponent 16 /ColorSpace /DeviceGray";
            pdf.image_of(entries, vec![0x55; 128], [9.0, 9.0]);
        },
        &[("X-images", ERROR)],
    ),
    (
        "a layer",
        |pdf| {
            let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
            let all = format!("/D << /Name (All) /Order [{layer}] >>");
            pdf.set(CATALOG, "OCProperties", &format!("<< /OCGs [{layer}] {all} >>"));
        },
        &[("X-layers", ERROR)],
    ),
    (
        "a font of OpenType",
        |pdf| {
            pdf.unset(DESCRIPTOR, "FontFile2");
            pdf.set(DESCRIPTOR, "FontFile3", "13 0 R");
            pdf.unset(FONT_FILE, "Length1");
            pdf.set(FONT_FILE, "Subtype", "/OpenType");
            pdf.object(FONT_FILE).data = Some(packed(AMIRI));
        },
        &[("X-fonts", ERROR)],
    ),
];

const COLOUR: &[Case] = &[
    (
        "calibrated RGB",
        |pdf| pdf.fill_with("[/CalRGB << /WhitePoint [0.95 1 1.09] >>]", "1 0 0"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "calibrated gray",
        |pdf| pdf.fill_with("[/CalGray << /WhitePoint [0.95 1 1.09] >>]", "0.5"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "Lab",
        |pdf| {
            let space =
                "[/Lab << /WhitePoint [0.96 1 0.82] /Range [-100 100 -100 100] >>]";
            pdf.fill_with(space, "50 20 20");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.fill_with(&space, "1 0 0");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a profile of gray",
        |pdf| {
            let space = pdf.icc(1, SGRAY);
            pdf.fill_with(&space, "0.5");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a profile of inks",
        |pdf| {
            let space = pdf.icc(4, UNCOATED);
            pdf.fill_with(&space, "0 0.5 0 0");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "device RGB with a default",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.resource("ColorSpace", "DefaultRGB", &space);
            pdf.draw("1 0 0 rg 300 100 50 50 re f\n");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "black as a separation that falls back on Lab",
        |pdf| {
            let tint =
                "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [95 0 0] /C1 [15 0 0] >>";
            let lab = "[/Lab << /WhitePoint [0.96 1 0.82] /Range [-100 100 -100 100] >>]";
            pdf.fill_with(&format!("[/Separation /Black {lab} {tint}]"), "1");
        },
        &[("X-colour", ERROR)],
    ),
];

const SQUARE: &str = "0 0.5 0 0 k 300 100 50 50 re f\n";

const TRANSPARENCY: &[Case] = &[
    (
        "a fill that lets through",
        |pdf| pdf.draw_in("/ca 0.5", SQUARE),
        &[("X-transparency", ERROR)],
    ),
    (
        "a stroke that lets through",
        |pdf| pdf.draw_in("/CA 0.99", "0 0.5 0 0 K 5 w 300 100 m 350 100 l S\n"),
        &[("X-transparency", ERROR)],
    ),
    (
        "a blend mode",
        |pdf| pdf.draw_in("/BM /Multiply", SQUARE),
        &[("X-transparency", ERROR)],
    ),
    (
        "a choice of blend modes",
        |pdf| pdf.draw_in("/BM [/Darken /Normal]", SQUARE),
        &[("X-transparency", ERROR)],
    ),
    (
        "a soft mask",
        |pdf| {
            let group = "/Group << /S /Transparency /CS /DeviceGray >>";
            let form = pdf.form(group, "0.5 g 0 0 476 651 re f\n");
            let mask = format!("/SMask << /S /Luminosity /G {form} >>");
            pdf.draw_in(&mask, SQUARE);
        },
        &[("X-transparency", ERROR)],
    ),
    (
        "an image with a soft mask",
        |pdf| {
            let entries = "/Type /XObject /Subtype /Image /Width 8 /Height 8 \
                           /BitsPerComponent 8 /ColorSpace /DeviceGray";
            let mask = pdf.stream(entries, [0x55; 64]);
            let entries = format!("/ColorSpace /DeviceCMYK /SMask {mask}");
            pdf.image(&entries, 4, [8, 8], [9.0, 9.0]);
        },
        &[("X-transparency", ERROR)],
    ),
    (
        "a page that is a group",
        |pdf| pdf.set(PAGE, "Group", "<< /S /Transparency /CS /DeviceCMYK >>"),
        &[("X-transparency", ERROR)],
    ),
    (
        "a form that is a group",
        |pdf| pdf.draw_form("/Group << /S /Transparency /CS /DeviceCMYK >>", SQUARE),
        &[("X-transparency", ERROR)],
    ),
];
