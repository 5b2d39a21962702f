//! Clauses of PDF/X-4 of its own.

use crate::cases::{Case, ERROR, Press, judge};
use crate::output_intent::patch_profile;
use crate::pdf::{
    CATALOG, COATED, GROUND, INFO, INTENT, PAGE, PROFILE, SGRAY, SRGB, UNCOATED, XMP,
    packed,
};

#[test]
fn faults_of_the_metadata_are_found() {
    judge(Press::X4, METADATA);
}

#[test]
fn faults_of_colour_are_found() {
    judge(Press::X4, COLOUR);
}

#[test]
fn faults_of_layers_and_presentations_are_found() {
    judge(Press::X4, LAYERS);
}

const METADATA: &[Case] = &[
    (
        "no metadata",
        |pdf| pdf.unset(CATALOG, "Metadata"),
        &[("X-claim", ERROR), ("X-metadata", ERROR)],
    ),
    (
        "metadata that are no XML",
        |pdf| pdf.object(XMP).data = Some(b"<x:xmpmeta <<".to_vec()),
        &[("X-claim", ERROR), ("X-metadata", ERROR)],
    ),
    (
        "no claim in the metadata",
        |pdf| {
            let claim = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";
            pdf.replace(XMP, claim, "");
        },
        &[("X-claim", ERROR)],
    ),
    (
        "a claim to be PDF/X-3",
        |pdf| {
            pdf.replace(XMP, ">PDF/X-4<", ">PDF/X-3:2003<");
            pdf.set(INFO, "GTS_PDFXVersion", "(PDF/X-3:2003)");
        },
        &[("X-claim", ERROR)],
    ),
    (
        "a claim in the namespace of old programs only",
        |pdf| {
            let old = "http://ns.adobe.com/pdfx/1.3/";
            pdf.replace(XMP, "http://www.npes.org/pdfx/ns/id/", old);
        },
        &[("X-claim", ERROR)],
    ),
    (
        "a claim in the information dictionary only",
        |pdf| {
            let claim = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";
            pdf.replace(XMP, claim, "");
            pdf.set(INFO, "GTS_PDFXVersion", "(PDF/X-4)");
        },
        &[("X-claim", ERROR)],
    ),
    (
        "metadata without a title",
        |pdf| {
            pdf.replace(XMP, "<dc:title>", "<dc:rights>");
            pdf.replace(XMP, "</dc:title>", "</dc:rights>");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata of an empty title",
        |pdf| pdf.replace(XMP, ">Malzama</rdf:li>", "></rdf:li>"),
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a date of creation",
        |pdf| {
            pdf.replace(XMP, "<xmp:CreateDate>2026-11-23T12:00:00Z</xmp:CreateDate>", "");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a date of change",
        |pdf| {
            pdf.replace(XMP, "<xmp:ModifyDate>2026-11-23T12:00:00Z</xmp:ModifyDate>", "");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without their own date",
        |pdf| {
            let date = "<xmp:MetadataDate>2026-11-23T12:00:00Z</xmp:MetadataDate>";
            pdf.replace(XMP, date, "");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a name of the document",
        |pdf| {
            let id = "uuid:00112233-4455-6677-8899-aabbccddeeff";
            let property = format!("<xmpMM:DocumentID>{id}</xmpMM:DocumentID>");
            pdf.replace(XMP, &property, "");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a version",
        |pdf| pdf.replace(XMP, "<xmpMM:VersionID>1</xmpMM:VersionID>", ""),
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a class of rendition",
        |pdf| {
            let class = "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>";
            pdf.replace(XMP, class, "");
        },
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata without a word on trapping",
        |pdf| pdf.replace(XMP, "<pdf:Trapped>False</pdf:Trapped>", ""),
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata that contradict on trapping",
        |pdf| pdf.replace(XMP, "<pdf:Trapped>False", "<pdf:Trapped>True"),
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata of another title",
        |pdf| pdf.replace(XMP, ">Malzama<", ">Another<"),
        &[("X-metadata", ERROR)],
    ),
    (
        "metadata of another date",
        |pdf| pdf.replace(XMP, "ModifyDate>2026-11-23T12", "ModifyDate>2026-11-24T12"),
        &[("X-metadata", ERROR)],
    ),
];

/// Lets the profile be one of a printer that prints in other colours than CMYK.
fn intent_of(pdf: &mut crate::pdf::Pdf, profile: &[u8], channels: &str) {
    patch_profile(pdf, profile, 12, b"prtr");
    pdf.set(PROFILE, "N", channels);
}

const COLOUR: &[Case] = &[
    (
        "a profile that is missing",
        |pdf| pdf.set(INTENT, "DestOutputProfile", "999 0 R"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "an output intent without a profile",
        |pdf| pdf.unset(INTENT, "DestOutputProfile"),
        &[("X-output-intent", ERROR)],
    ),
    (
        "device CMYK for a press that prints in RGB",
        |pdf| intent_of(pdf, SRGB, "3"),
        &[("X-colour", ERROR), ("R0035", ERROR)],
    ),
    (
        "device CMYK for a press that prints in gray",
        |pdf| intent_of(pdf, SGRAY, "1"),
        &[("X-colour", ERROR), ("R0035", ERROR)],
    ),
    (
        "grays for a press that prints in RGB",
        |pdf| {
            intent_of(pdf, SRGB, "3");
            pdf.only("0.5 g 60 60 200 30 re f\n");
        },
        &[("R0035", ERROR)],
    ),
    (
        "the profile of the output intent as a colour space",
        |pdf| pdf.fill_with("[/ICCBased 8 0 R]", "0 0.5 0 0"),
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a copy of the profile of the output intent as a colour space",
        |pdf| {
            let space = pdf.icc(4, COATED);
            pdf.fill_with(&space, "0 0.5 0 0");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "another profile of inks as a colour space",
        |pdf| {
            let space = pdf.icc(4, UNCOATED);
            pdf.fill_with(&space, "0 0.5 0 0");
        },
        &[("R0027", ERROR)],
    ),
    (
        "a profile of two channels fewer than it says",
        |pdf| {
            let space = pdf.icc(1, SRGB);
            pdf.fill_with(&space, "0.5");
        },
        &[("X-colour", ERROR), ("R0027", ERROR)],
    ),
    (
        "a group that blends in device RGB",
        |pdf| {
            pdf.set(PAGE, "Group", "<< /S /Transparency /CS /DeviceRGB >>");
            pdf.draw_in("/ca 0.5", "0 0.5 0 0 k 300 100 50 50 re f\n");
        },
        &[("R0030", ERROR), ("X-colour", ERROR)],
    ),
    (
        "a rendering intent that does not exist",
        |pdf| pdf.draw("/Brilliant ri\n"),
        &[("X-rendering-intent", ERROR)],
    ),
    (
        "an image of a rendering intent that does not exist",
        |pdf| {
            let entries = "/ColorSpace /DeviceCMYK /Intent /Brilliant";
            pdf.image(entries, 4, [8, 8], [9.0, 9.0]);
        },
        &[("X-rendering-intent", ERROR)],
    ),
    (
        "a graphics state of a rendering intent that does not exist",
        |pdf| pdf.draw_in("/RI /Brilliant", GROUND),
        &[("X-rendering-intent", ERROR)],
    ),
    (
        "a profile that is not packed as it says",
        |pdf| {
            let profile = pdf.stream("/N 3 /Filter /FlateDecode", &packed(SRGB)[..40]);
            pdf.fill_with(&format!("[/ICCBased {profile}]"), "0.5 0.5 0.5");
        },
        &[("R0027", ERROR), ("X-colour", ERROR)],
    ),
];

const LAYERS: &[Case] = &[
    (
        "layers without a configuration",
        |pdf| {
            let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
            pdf.set(CATALOG, "OCProperties", &format!("<< /OCGs [{layer}] >>"));
        },
        &[("X-layers", ERROR)],
    ),
    (
        "layers that change by themselves",
        |pdf| {
            let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
            let changes =
                format!("<< /Event /Print /Category [/Print] /OCGs [{layer}] >>");
            let configuration =
                format!("<< /Name (All) /Order [{layer}] /AS [{changes}] >>");
            let layers = format!("<< /OCGs [{layer}] /D {configuration} >>");
            pdf.set(CATALOG, "OCProperties", &layers);
        },
        &[("X-layers", ERROR)],
    ),
    (
        "a configuration of layers without a name",
        |pdf| {
            let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
            let order = format!("/Order [{layer}]");
            let layers = format!(
                "<< /OCGs [{layer}] /D << /Name (All) {order} >> /Configs [<< {order} >>] >>"
            );
            pdf.set(CATALOG, "OCProperties", &layers);
        },
        &[("X-layers", ERROR)],
    ),
    (
        "alternate presentations",
        |pdf| pdf.set(CATALOG, "Names", "<< /AlternatePresentations << /Names [] >> >>"),
        &[("X-actions", ERROR)],
    ),
    (
        "steps of a presentation",
        |pdf| pdf.set(PAGE, "PresSteps", "<< /Type /NavNode >>"),
        &[("X-actions", ERROR)],
    ),
    (
        "a body in three dimensions beside the page",
        |pdf| pdf.annotate("/Subtype /3D /Rect [100 2 200 12]"),
        &[("X-annotations", ERROR)],
    ),
    (
        "rich media beside the page",
        |pdf| pdf.annotate("/Subtype /RichMedia /Rect [100 2 200 12]"),
        &[("X-annotations", ERROR)],
    ),
];
