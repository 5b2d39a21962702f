//! Files in which nothing is wrong, in the many ways in which programs write them.

use crate::cases::{Change, Press, pass};
use crate::colour::separation;
use crate::pdf::xmp;
use crate::pdf::{
    CATALOG, COATED, CONTENT, DESCENDANT, DESCRIPTOR, FONT, FONT_FILE, GROUND, INFO,
    INTENT, PAGE, PAGES, PROFILE, XMP, packed, text,
};
use crate::text::black;

#[test]
fn clean_files_pass() {
    pass(Press::X4, BOTH);
    pass(Press::X1a, BOTH);
    pass(Press::X4Rgb, BOTH);
}

#[test]
fn clean_files_of_today_pass() {
    pass(Press::X4, TODAY);
}

#[test]
fn clean_files_of_old_pass() {
    pass(Press::X1a, OLD);
}

/// A text string in UTF-16.
fn utf16(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("{unit:04x}"));
    format!("<feff{}>", units.collect::<String>())
}

const SQUARE: &str = "0 0.5 0 0 k 300 100 50 50 re f\n";

const BOTH: &[Change] = &[
    ("nothing changed", |_| {}),
    ("a profile that is not packed", |pdf| {
        pdf.object(PROFILE).data = Some(COATED.to_vec());
        pdf.unset(PROFILE, "Filter");
    }),
    ("a profile packed twice", |pdf| {
        pdf.object(PROFILE).data = Some(packed(&packed(COATED)));
        pdf.set(PROFILE, "Filter", "[/FlateDecode /FlateDecode]");
    }),
    ("a title in UTF-16", |pdf| pdf.set(INFO, "Title", &utf16("Malzama"))),
    ("a title in hexadecimal", |pdf| pdf.set(INFO, "Title", "<4D616C7A616D61>")),
    ("a title with an escaped letter", |pdf| pdf.set(INFO, "Title", "(Malzam\\141)")),
    ("a title in Arabic", |pdf| {
        pdf.set(INFO, "Title", &utf16("ملزمة"));
        pdf.replace(XMP, ">Malzama<", ">ملزمة<");
    }),
    ("a title in the letters of PDF", |pdf| {
        pdf.set(INFO, "Title", "(Caf\\351 \\200 \\240)");
        pdf.replace(XMP, ">Malzama<", ">Café • €<");
    }),
    ("a title with signs of XML", |pdf| {
        pdf.set(INFO, "Title", "(A & B <C>)");
        pdf.replace(XMP, ">Malzama<", ">A &amp; B &lt;C&#62;<");
    }),
    ("dates of another zone", |pdf| {
        pdf.set(INFO, "CreationDate", "(D:20261123140000+02'00')");
        pdf.set(INFO, "ModDate", "(D:20261123140000+02'00')");
    }),
    ("trapped", |pdf| {
        pdf.set(INFO, "Trapped", "/True");
        pdf.replace(XMP, "<pdf:Trapped>False", "<pdf:Trapped>True");
    }),
    ("more about the file", |pdf| {
        pdf.set(INFO, "Author", "(Somebody)");
        pdf.set(INFO, "Shelf", "(12)");
    }),
    ("a page tree of several levels", |pdf| {
        let upper = pdf.objects.len() + 1;
        pdf.set(PAGE, "Parent", &format!("{upper} 0 R"));
        pdf.add("<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>");
        pdf.set(PAGES, "Kids", &format!("[{upper} 0 R]"));
    }),
    ("a page tree of a hundred levels", |pdf| {
        let first = pdf.objects.len() + 1;
        for level in 0..100 {
            let upper = if level == 0 { 2 } else { first + level - 1 };
            let kid = if level == 99 { 3 } else { first + level + 1 };
            pdf.add(&format!(
                "<< /Type /Pages /Parent {upper} 0 R /Kids [{kid} 0 R] /Count 1 >>"
            ));
        }
        pdf.set(PAGE, "Parent", &format!("{} 0 R", first + 99));
        pdf.set(PAGES, "Kids", &format!("[{first} 0 R]"));
    }),
    ("media that are inherited", |pdf| {
        pdf.unset(PAGE, "MediaBox");
        pdf.set(PAGES, "MediaBox", "[0 0 476.22 651.97]");
    }),
    ("media from the other corner", |pdf| {
        pdf.set(PAGE, "MediaBox", "[476.22 651.97 0 0]");
    }),
    ("media that do not start at nought", |pdf| {
        pdf.set(PAGE, "MediaBox", "[-100 -50 476.22 651.97]");
    }),
    ("a box that is an object of its own", |pdf| {
        let trim = pdf.add("[28.346 28.346 447.874 623.622]");
        pdf.set(PAGE, "TrimBox", &trim);
    }),
    ("an art box instead of a trim", |pdf| {
        pdf.unset(PAGE, "TrimBox");
        pdf.set(PAGE, "ArtBox", "[28.346 28.346 447.874 623.622]");
    }),
    ("no bleed", |pdf| pdf.unset(PAGE, "BleedBox")),
    ("all boxes alike", |pdf| {
        pdf.set(PAGE, "BleedBox", "[0 0 476.22 651.97]");
        pdf.set(PAGE, "TrimBox", "[0 0 476.22 651.97]");
    }),
    ("a crop box as large as the media", |pdf| {
        pdf.set(PAGE, "CropBox", "[0 0 476.22 651.97]");
    }),
    ("contents in an array", |pdf| {
        let more = pdf.stream("", SQUARE);
        pdf.set(PAGE, "Contents", &format!("[4 0 R {more}]"));
    }),
    ("an array of contents that is an object of its own", |pdf| {
        let all = pdf.add("[4 0 R]");
        pdf.set(PAGE, "Contents", &all);
    }),
    ("a content that is packed", |pdf| {
        let data = pdf.object(CONTENT).data.take().expect("a stream");
        pdf.object(CONTENT).data = Some(packed(&data));
        pdf.set(CONTENT, "Filter", "/FlateDecode");
    }),
    ("a content in letters", |pdf| {
        let data = pdf.object(CONTENT).data.take().expect("a stream");
        let data: String = data.iter().map(|byte| format!("{byte:02x} ")).collect();
        pdf.object(CONTENT).data = Some((data + ">").into_bytes());
        pdf.set(CONTENT, "Filter", "/ASCIIHexDecode");
    }),
    ("a length that stands elsewhere", |pdf| {
        let length = pdf.object(CONTENT).data.as_ref().expect("a stream").len();
        let length = pdf.add(&length.to_string());
        pdf.set(CONTENT, "Length", &length);
    }),
    ("black text that overprints", |pdf| {
        pdf.draw(GROUND);
        let word = text(70.0, 350.0, 9.0, "Malzama");
        pdf.draw_in("/OP true /op true /OPM 1", &format!("0 0 0 1 k {word}"));
    }),
    ("large black text as a separation", |pdf| {
        black(pdf);
        let word = text(70.0, 350.0, 14.0, "Malzama");
        pdf.draw(&format!("/Black cs 1 scn {word}"));
    }),
    ("white text on a ground", |pdf| {
        pdf.draw(GROUND);
        pdf.draw(&format!("0 0 0 0 k {}", text(70.0, 350.0, 8.0, "Malzama")));
    }),
    ("a bitmap of 900 ppi", |pdf| {
        pdf.bitmap("/ColorSpace /DeviceGray", [900, 90], [72.0, 7.2]);
    }),
    ("a palette of inks", |pdf| {
        let palette = "/ColorSpace [/Indexed /DeviceCMYK 1 <00000000 00ff00ff>]";
        pdf.image(palette, 1, [60, 60], [14.4, 14.4]);
    }),
    ("an image that is its own mask", |pdf| {
        pdf.image(
            "/ColorSpace /DeviceCMYK /Mask [0 9 0 9 0 9 0 9]",
            4,
            [60, 60],
            [14.4, 14.4],
        );
    }),
    ("an inline image in inks", |pdf| {
        let image = "BI /W 2 /H 1 /BPC 8 /CS /CMYK ID abcdefgh EI";
        pdf.draw(&format!("q 9 0 0 9 300 300 cm {image} Q\n"));
    }),
    ("an inline image that holds its own end", |pdf| {
        let image = "BI /W 4 /H 2 /BPC 8 /CS /G ID a EI 1 g EI";
        pdf.draw(&format!("q 9 0 0 9 300 300 cm {image} Q\n"));
    }),
    ("a shading of inks", |pdf| {
        let ends = "/C0 [0.1 0 0 0] /C1 [0 0.5 0 0]";
        let function = format!("<< /FunctionType 2 /N 1 /Domain [0 1] {ends} >>");
        let shading = format!(
            "<< /ShadingType 3 /ColorSpace /DeviceCMYK /Coords [340 340 0 340 340 40] \
             /Function {function} >>"
        );
        pdf.resource("Shading", "Shade", &shading);
        pdf.draw("/Shade sh\n");
    }),
    ("a spot colour's name in a comment", |pdf| pdf.draw("% /Gold cs 1 0 0 rg\n")),
    ("a colour of device RGB in a string", |pdf| {
        pdf.draw("/Span << /ActualText (1 0 0 rg \\) f) >> BDC EMC\n");
    }),
    ("no ink by a colorant of no name", |pdf| pdf.fill_with(&separation("None"), "1")),
    ("operators that are borne", |pdf| pdf.draw("BX 0 0 0 0.5 k 300 100 9 9 re f EX\n")),
    ("a mark in the text", |pdf| pdf.draw("/Artifact BMC EMC /Here MP\n")),
    ("the usual halftone and transfer", |pdf| {
        pdf.draw_in("/HT /Default /TR2 /Default /SA true /SM 0.02", SQUARE);
    }),
    ("a halftone without a name", |pdf| {
        let halftone =
            "<< /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >>";
        pdf.draw_in(&format!("/HT {halftone}"), SQUARE);
    }),
    ("the usual rendering intents", |pdf| {
        pdf.draw("/Perceptual ri /Saturation ri /AbsoluteColorimetric ri\n");
        let image = "/ColorSpace /DeviceCMYK /Intent /RelativeColorimetric";
        pdf.image(image, 4, [60, 60], [14.4, 14.4]);
    }),
    ("a link beside the page", |pdf| {
        pdf.annotate("/Subtype /Link /Rect [100 2 200 12] /Dest [3 0 R /Fit]");
    }),
    ("a printer's mark in the bleed", |pdf| {
        pdf.annotate("/Subtype /PrinterMark /MN /Crop /Rect [100 20 200 28]");
    }),
    ("a note in the slug of a page without bleed", |pdf| {
        pdf.unset(PAGE, "BleedBox");
        pdf.annotate("/Subtype /Text /Rect [2 300 22 330] /Contents (Note)");
    }),
    ("a bookmark", |pdf| {
        let number = pdf.objects.len() + 2;
        let outlines = pdf.add(&format!("<< /First {number} 0 R /Last {number} 0 R >>"));
        let parent = &outlines;
        pdf.add(&format!("<< /Title (A) /Parent {parent} /Dest [3 0 R /Fit] >>"));
        pdf.set(CATALOG, "Outlines", &outlines);
    }),
    ("pages from right to left", |pdf| {
        let view = "<< /Direction /R2L /ViewArea /MediaBox /PrintClip /BleedBox >>";
        pdf.set(CATALOG, "ViewerPreferences", view);
    }),
    ("another output intent beside", |pdf| {
        let other = pdf.add("<< /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >>");
        pdf.set(CATALOG, "OutputIntents", &format!("[{other} 7 0 R]"));
    }),
    ("an output intent that no registry lists", |pdf| {
        pdf.unset(INTENT, "RegistryName");
        pdf.set(INTENT, "OutputConditionIdentifier", "(Custom)");
    }),
    ("a font of the letters of Windows", |pdf| {
        let widths = ('M'..='z').map(|letter| crate::pdf::width(letter).to_string());
        let widths = widths.collect::<Vec<_>>().join(" ");
        let font = pdf.add(&format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /Amiri-Regular \
             /Encoding /WinAnsiEncoding /FirstChar 77 /LastChar 122 \
             /Widths [{widths}] /FontDescriptor << /Type /FontDescriptor \
             /FontName /Amiri-Regular /Flags 32 /FontBBox [-1000 -1000 2000 2000] \
             /ItalicAngle 0 /Ascent 1124 /Descent -634 /CapHeight 650 /StemV 80 \
             /FontFile2 13 0 R >> >>"
        ));
        pdf.resource("Font", "Letters", &font);
        pdf.draw("0 0 0 1 k BT /Letters 14 Tf 60 200 Td (Malzama) Tj ET\n");
    }),
    ("a font of a subset", |pdf| {
        pdf.set(FONT, "BaseFont", "/ABCDEF+Amiri-Regular");
        pdf.set(DESCENDANT, "BaseFont", "/ABCDEF+Amiri-Regular");
        pdf.set(DESCRIPTOR, "FontName", "/ABCDEF+Amiri-Regular");
    }),
    ("a font program that is not packed", |pdf| {
        pdf.object(FONT_FILE).data = Some(crate::pdf::AMIRI.to_vec());
        pdf.unset(FONT_FILE, "Filter");
    }),
    ("a header after which there is nothing", |pdf| {
        pdf.header = pdf.header[..9].to_vec();
    }),
    ("two pages of one content", |pdf| {
        pdf.another_page();
    }),
];

const TODAY: &[Change] = &[
    ("streams of objects and places", |pdf| pdf.has_streams = true),
    ("packed streams of objects and places", |pdf| {
        pdf.has_streams = true;
        pdf.stream_filter = "/FlateDecode";
    }),
    ("streams of objects and places with a short name of their filter", |pdf| {
        pdf.has_streams = true;
        pdf.stream_filter = "/Fl          ";
    }),
    ("no claim beside the metadata", |pdf| pdf.unset(INFO, "GTS_PDFXVersion")),
    ("metadata as attributes", |pdf| {
        pdf.object(XMP).data = Some(xmp::attributes("PDF/X-4").into_bytes());
    }),
    ("metadata with namespaces on every element", |pdf| {
        pdf.object(XMP).data = Some(xmp::scattered("PDF/X-4").into_bytes());
    }),
    ("metadata without their packet", |pdf| {
        let data = xmp::elements("PDF/X-4");
        let start = data.find("<x:xmpmeta").expect("a start");
        let end = data.find("<?xpacket end").expect("an end");
        pdf.object(XMP).data = Some(data[start..end].into());
    }),
    ("a header of PDF 1.4", |pdf| pdf.header = b"%PDF-1.4\n%\xe9\xe9\xe9\xe9\n".to_vec()),
    ("layers that are named", |pdf| {
        let layer = pdf.add("<< /Type /OCG /Name (Layer) >>");
        let all = format!("/D << /Name (All) /Order [{layer}] >>");
        pdf.set(CATALOG, "OCProperties", &format!("<< /OCGs [{layer}] {all} >>"));
        pdf.resource("Properties", "Layer", &layer);
        pdf.draw(&format!("/OC /Layer BDC {SQUARE} EMC\n"));
    }),
    ("colours that let through, blended in inks", |pdf| {
        pdf.blend();
        pdf.draw_in("/ca 0.5 /BM /Multiply", SQUARE);
    }),
    ("a soft mask, and none again", |pdf| {
        pdf.blend();
        let group = "/Group << /S /Transparency /CS /DeviceGray >>";
        let form = pdf.form(group, "0.5 g 0 0 476 651 re f\n");
        pdf.draw_in(&format!("/SMask << /S /Luminosity /G {form} >>"), SQUARE);
        pdf.resource("ExtGState", "None", "<< /SMask /None >>");
        pdf.draw(&format!("/None gs {SQUARE}"));
    }),
    ("an image with a soft mask", |pdf| {
        pdf.blend();
        let entries = "/Subtype /Image /Width 60 /Height 60 \
                       /BitsPerComponent 8 /ColorSpace /DeviceGray";
        let mask = pdf.stream(entries, [0x55; 3600]);
        let entries = format!("/ColorSpace /DeviceCMYK /SMask {mask}");
        pdf.image(&entries, 4, [60, 60], [14.4, 14.4]);
    }),
    ("a font of OpenType", |pdf| {
        pdf.unset(DESCRIPTOR, "FontFile2");
        pdf.set(DESCRIPTOR, "FontFile3", "13 0 R");
        pdf.unset(FONT_FILE, "Length1");
        pdf.set(FONT_FILE, "Subtype", "/OpenType");
    }),
];

const OLD: &[Change] = &[
    ("no metadata", |pdf| pdf.unset(CATALOG, "Metadata")),
    ("no word on conformance", |pdf| pdf.unset(INFO, "GTS_PDFXConformance")),
    ("a header of PDF 1.3", |pdf| pdf.header = b"%PDF-1.3\n%\xe9\xe9\xe9\xe9\n".to_vec()),
    ("a claim in hexadecimal", |pdf| {
        let claim: String =
            b"PDF/X-1a:2003".iter().map(|it| format!("{it:02X}")).collect();
        pdf.set(INFO, "GTS_PDFXVersion", &format!("<{claim}>"));
    }),
    ("a condition of the registry without its profile", |pdf| {
        pdf.unset(INTENT, "DestOutputProfile");
    }),
    ("a condition of the registry with a profile that is missing", |pdf| {
        pdf.set(INTENT, "DestOutputProfile", "999 0 R");
    }),
    ("a graphics state that says that nothing lets through", |pdf| {
        pdf.draw_in("/ca 1 /CA 1.0 /BM /Normal /SMask /None /AIS false", SQUARE);
    }),
    ("a blend mode that is like none", |pdf| pdf.draw_in("/BM /Compatible", SQUARE)),
];
