//! The clean file that every case begins with: one page of A5 with some ink and a word.

use std::sync::LazyLock;

use super::xmp;
use super::{AMIRI, COATED, INFO, Object, Pdf, glyph, packed, text, width};

/// What is drawn on every page unless it is replaced: a bar of ink and a black word.
const START: &str = "0.1 0.2 0.3 0 k 60 60 200 30 re f\n0 0 0 1 k\n";

/// The file's names.
const ID: &str =
    "[<00112233445566778899aabbccddeeff> <ffeeddccbbaa99887766554433221100>]";

static COATED_PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| packed(COATED));
static AMIRI_PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| packed(AMIRI));

/// A clean PDF/X-4 of one page.
pub fn x4() -> Pdf {
    clean("%PDF-1.6", "PDF/X-4")
}

/// A clean PDF/X-1a:2003 of one page.
pub fn x1a() -> Pdf {
    let mut pdf = clean("%PDF-1.4", "PDF/X-1a:2003");
    pdf.set(INFO, "GTS_PDFXConformance", "(PDF/X-1a:2003)");
    pdf
}

/// The objects stand in the order of the numbers that `pdf` names.
fn clean(header: &str, standard: &str) -> Pdf {
    let content = START.to_owned() + &text(60.0, 110.0, 14.0, "Malzama");
    let claim = format!("({standard})");
    let mut objects = vec![
        Object::new(&[
            ("Type", "/Catalog"),
            ("Pages", "2 0 R"),
            ("Metadata", "6 0 R"),
            ("OutputIntents", "[7 0 R]"),
        ]),
        Object::new(&[("Type", "/Pages"), ("Kids", "[3 0 R]"), ("Count", "1")]),
        Object::new(&[
            ("Type", "/Page"),
            ("Parent", "2 0 R"),
            ("MediaBox", "[0 0 476.22 651.97]"),
            ("BleedBox", "[19.84 19.84 456.38 632.13]"),
            ("TrimBox", "[28.346 28.346 447.874 623.622]"),
            ("Resources", "9 0 R"),
            ("Contents", "4 0 R"),
        ]),
        Object::stream(&[], content.into_bytes()),
        Object::new(&[
            ("Title", "(Malzama)"),
            ("CreationDate", "(D:20261123120000Z)"),
            ("ModDate", "(D:20261123120000Z)"),
            ("Trapped", "/False"),
            ("GTS_PDFXVersion", &claim),
        ]),
        Object::stream(
            &[("Type", "/Metadata"), ("Subtype", "/XML")],
            xmp::elements(standard).into_bytes(),
        ),
        Object::new(&[
            ("Type", "/OutputIntent"),
            ("S", "/GTS_PDFX"),
            ("OutputConditionIdentifier", "(FOGRA39)"),
            ("OutputCondition", "(Offset on coated paper)"),
            ("RegistryName", "(http://www.color.org)"),
            ("Info", "(Offset on coated paper)"),
            ("DestOutputProfile", "8 0 R"),
        ]),
        Object::stream(&[("N", "4"), ("Filter", "/FlateDecode")], COATED_PACKED.clone()),
        Object::new(&[("Font", "<< /F 10 0 R >>")]),
    ];
    objects.extend(font());
    Pdf {
        header: format!("{header}\n%\u{e9}\u{e9}\u{e9}\u{e9}\n").into_bytes(),
        objects,
        trailer: Object::new(&[("Root", "1 0 R"), ("Info", "5 0 R"), ("ID", ID)]),
        has_streams: false,
        stream_filter: "",
    }
}

/// The font, whole, with the widths of all letters that are typed.
fn font() -> [Object; 4] {
    let widths = (' '..='~').fold("[".to_owned(), |text, letter| {
        format!("{text} {} [{}]", glyph(letter), width(letter))
    }) + "]";
    [
        Object::new(&[
            ("Type", "/Font"),
            ("Subtype", "/Type0"),
            ("BaseFont", "/Amiri-Regular"),
            ("Encoding", "/Identity-H"),
            ("DescendantFonts", "[11 0 R]"),
        ]),
        Object::new(&[
            ("Type", "/Font"),
            ("Subtype", "/CIDFontType2"),
            ("BaseFont", "/Amiri-Regular"),
            (
                "CIDSystemInfo",
                "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            ),
            ("CIDToGIDMap", "/Identity"),
            ("FontDescriptor", "12 0 R"),
            ("W", &widths),
        ]),
        Object::new(&[
            ("Type", "/FontDescriptor"),
            ("FontName", "/Amiri-Regular"),
            ("Flags", "4"),
            ("FontBBox", "[-1000 -1000 2000 2000]"),
            ("ItalicAngle", "0"),
            ("Ascent", "1124"),
            ("Descent", "-634"),
            ("CapHeight", "650"),
            ("StemV", "80"),
            ("FontFile2", "13 0 R"),
        ]),
        Object::stream(
            &[("Filter", "/FlateDecode"), ("Length1", &AMIRI.len().to_string())],
            AMIRI_PACKED.clone(),
        ),
    ]
}
