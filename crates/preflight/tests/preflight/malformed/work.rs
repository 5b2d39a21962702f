//! Small files that ask for more work or memory than any page has: what is beyond is told and not
//! judged, and the next page is judged as ever. A second or so is allowed here; the program allows
//! itself some more.

use malzama_preflight::{Inspection, Inspector};

use crate::cases::Press;
use crate::pdf::{CONTENT, PAGE, Pdf, RESOURCES, packed, sound};

/// What is allowed for a page, in steps, and where memory is what it has too much of.
pub(super) const ALLOWED: u64 = 100_000_000;
const MUCH: u64 = 3_000_000_000;

/// A name, and a change after which the page cannot be judged to its end.
type Endless = (&'static str, fn(&mut Pdf));

#[test]
fn paths_without_end_are_bounded() {
    judge("found/much-work", ALLOWED, PATHS);
}

const PATHS: &[Endless] = &[
    ("300,000 curves that cross each other", |pdf| {
        let curves = "1700 0 0 1700 1700 1700 c 0 1700 1700 0 3 3 c\n".repeat(150_000);
        large(pdf);
        pdf.draw(&format!("0 0 m {curves} f\n"));
    }),
    ("a line along 300,000 curves", |pdf| {
        let curves = "1700 0 0 1700 1700 1700 c 0 1700 1700 0 3 3 c\n".repeat(150_000);
        large(pdf);
        pdf.draw(&format!("0 0 m {curves} S\n"));
    }),
    ("fills as large as the page", |pdf| {
        large(pdf);
        pdf.draw(&"0 0 1700 1700 re f\n".repeat(20_000));
    }),
    ("fills without an order", |pdf| {
        large(pdf);
        pdf.draw(&crossing("f\n", 20_000));
    }),
    ("clips as large as the page", |pdf| {
        large(pdf);
        pdf.draw(&"0 0 m 1700 0 0 1700 1700 1700 c W n\n".repeat(20_000));
    }),
    ("dashes of nothing on long lines", |pdf| {
        large(pdf);
        pdf.draw(&"[0.0001] 0 d 0 0 m 1700 1700 l S\n".repeat(20_000));
    }),
    ("overprinted lines on lines", |pdf| {
        pdf.resource("ExtGState", "Over", "<< /OP true /op true /OPM 1 >>");
        pdf.draw(&format!("/Over gs 0 0 0 1 K {}", crossing("S\n", 30_000)));
    }),
];

#[test]
fn drawings_that_multiply_are_bounded() {
    judge("found/much-work", ALLOWED, DRAWINGS);
}

const DRAWINGS: &[Endless] = &[
    ("forms that draw each other ten times, eleven deep", |pdf| {
        large(pdf);
        let mut form = pdf.form("", "0 0 0 1 k 0 0 1700 1700 re f\n");
        for _ in 0..11 {
            let names = format!("/Resources << /XObject << /Form {form} >> >>");
            form = pdf.form(&names, &"/Form Do\n".repeat(10));
        }
        pdf.resource("XObject", "Form", &form);
        pdf.draw("/Form Do\n");
    }),
    ("a form of 60 MB, drawn a thousand times", |pdf| {
        let entries =
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode";
        let form = pdf.stream(entries, packed(&vec![b' '; 60 << 20]));
        pdf.resource("XObject", "Form", &form);
        pdf.draw(&"/Form Do\n".repeat(1000));
    }),
    ("a thousand tiny patterns", |pdf| {
        large(pdf);
        for at in 0..1000 {
            let entries = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] \
                           /XStep 1 /YStep 1 /Resources << >>";
            let pattern = pdf.stream(entries, "0 0 0 .5 k 0 0 1 1 re f\n");
            pdf.resource("Pattern", &format!("P{at}"), &pattern);
            pdf.draw(&format!("/Pattern cs /P{at} scn 0 0 1700 1700 re f\n"));
        }
    }),
    ("groups one after the other", |pdf| {
        large(pdf);
        let entries = "/Group << /S /Transparency /I true /CS /DeviceCMYK >>";
        let form = pdf.form(entries, "0 0 0 1 k 9 9 9 9 re f\n");
        pdf.resource("XObject", "Form", &form);
        pdf.draw(&"/Form Do\n".repeat(2000));
    }),
    ("soft masks that all differ", |pdf| {
        large(pdf);
        let entries = "/Group << /S /Transparency /CS /DeviceGray >>";
        let form = pdf.form(entries, ".5 g 0 0 1700 1700 re f\n");
        let state = format!("<< /SMask << /S /Luminosity /G {form} >> >>");
        pdf.resource("ExtGState", "Mask", &state);
        pdf.draw(&"1.001 0 0 1 0 0 cm /Mask gs 0 0 9 9 re f\n".repeat(1900));
    }),
    ("glyphs of type 3 as large as the page", |pdf| {
        type3(pdf, "1 0 0 0 1 1 d1 0 0 1 1 re f\n");
        pdf.draw(&format!("BT /Drawn 1700 Tf {} ET\n", "(aaaaaaaaaa) Tj\n".repeat(9000)));
    }),
    ("a glyph of a hundred thousand figures", |pdf| {
        let figures = "0 0 1 1 re f\n".repeat(100_000);
        type3(pdf, &format!("1 0 0 0 1 1 d1 {figures}"));
        pdf.draw(&format!("BT /Drawn 99 Tf {} ET\n", "(a) Tj\n".repeat(200)));
    }),
];

#[test]
fn colours_without_end_are_bounded() {
    judge("found/much-work", ALLOWED, COLOURS);
}

const COLOURS: &[Endless] = &[
    ("a mesh of triangles as large as the page", |pdf| {
        large(pdf);
        let triangle = b"\0\0\0\xff\xff5555\0\xff\0\0\x000000\0\xff\xff\xff\xff1111";
        let entries = "/ShadingType 4 /ColorSpace /DeviceCMYK /BitsPerCoordinate 16 \
             /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 1700 0 1700 0 1 0 1 0 1 0 1] \
             /Filter /FlateDecode";
        let mesh = pdf.stream(entries, packed(&triangle.repeat(30_000)));
        pdf.resource("Shading", "Mesh", &mesh);
        pdf.draw("/Mesh sh\n");
    }),
    ("a shading of a program of 600 steps", |pdf| {
        large(pdf);
        let program = format!("{{ {} 0 0 0 }}", "dup sin pop ".repeat(200));
        let entries = "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]";
        let program = pdf.stream(entries, program);
        axial(pdf, &program);
    }),
    ("a shading of a hundred thousand functions", |pdf| {
        large(pdf);
        let count = 100_000;
        let part = pdf.add(
            "<< /FunctionType 2 /N 1.7 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] >>",
        );
        let bounds: String = (1..count)
            .map(|at| format!("{} ", f64::from(at) / f64::from(count)))
            .collect();
        let count = count as usize;
        let function = pdf.add(&format!(
            "<< /FunctionType 3 /Domain [0 1] /Functions [{}] /Bounds [{bounds}] /Encode [{}] >>",
            format!("{part} ").repeat(count),
            "0 1 ".repeat(count)
        ));
        axial(pdf, &function);
    }),
    ("an image of 900 megapixels", |pdf| {
        let entries = "/Width 30000 /Height 30000 /BitsPerComponent 8 \
                       /ColorSpace /DeviceGray /Filter /FlateDecode";
        pdf.image_of(entries, packed(&vec![0x55; 1 << 20]), [400.0, 400.0]);
    }),
    ("images within the content, as large as the page", |pdf| {
        large(pdf);
        let image = "q 1700 0 0 1700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n";
        pdf.draw(&image.repeat(9000));
    }),
    ("profiles of 60 MB", |pdf| {
        let profile = packed(&vec![0; 60 << 20]);
        for at in 0..9 {
            let profile = pdf.stream("/N 4 /Filter /FlateDecode", profile.clone());
            pdf.resource(
                "ColorSpace",
                &format!("S{at}"),
                &format!("[/ICCBased {profile}]"),
            );
            pdf.draw(&format!("/S{at} cs 1 1 1 1 scn 9 9 9 9 re f\n"));
        }
    }),
];

#[test]
fn what_must_be_held_is_bounded() {
    judge("found/much-memory", MUCH, HELD);
}

const HELD: &[Endless] = &[
    ("clips that are all kept", |pdf| {
        large(pdf);
        for at in 0..500 {
            pdf.draw(&format!("q 0 0 m 1700 {at} l 1700 1700 l W n\n"));
        }
    }),
    ("groups within each other on a large page", |pdf| {
        large(pdf);
        let group = "/Group << /S /Transparency /I true /CS /DeviceCMYK >>";
        let mut form = pdf.form(group, "0 0 0 1 k 9 9 9 9 re f\n");
        for _ in 0..9 {
            let names = format!("{group} /Resources << /XObject << /Form {form} >> >>");
            form = pdf.form(&names, "/Form Do\n");
        }
        pdf.resource("XObject", "Form", &form);
        pdf.draw("/Form Do\n");
    }),
    ("a shape of more than two million corners", |pdf| {
        pdf.draw(&format!("9 9 m {} f\n", "9 9 l ".repeat(2_000_001)));
    }),
];

/// Judges cases of which the first page is not judged to its end, and the second one is.
#[track_caller]
fn judge(code: &str, allowed: u64, cases: &[Endless]) {
    assert!(!cases.is_empty(), "no file was judged");
    for (name, change) in cases {
        let mut pdf = sound::x4();
        let (page, resources) = (pdf.object(PAGE).clone(), pdf.object(RESOURCES).clone());
        let content = pdf.object(CONTENT).clone();
        change(&mut pdf);
        // A file may take more work the more bytes it has.
        let data = pdf.object(CONTENT).data.take().expect("a stream");
        pdf.object(CONTENT).data = Some(packed(&data));
        pdf.set(CONTENT, "Filter", "/FlateDecode");
        // The second page is as the first one was.
        let number = pdf.another_page();
        pdf.objects.extend([resources, content]);
        pdf.objects[number - 1] = page;
        pdf.set(number, "Resources", &format!("{} 0 R", number + 1));
        pdf.set(number, "Contents", &format!("{} 0 R", number + 2));
        for key in ["MediaBox", "BleedBox", "TrimBox"] {
            let entries = &pdf.object(PAGE).entries;
            let value = entries.iter().find(|(other, _)| other == key);
            if let Some((_, value)) = value.cloned() {
                pdf.set(number, key, &value);
            }
        }
        let inspection = inspect(&pdf, allowed);
        let [first, second] = &inspection.pages[..] else { panic!("{name}: two pages") };
        let told = codes(&inspection, Some(1));
        assert!(told.iter().any(|it| it == code), "{name}: {told:?}");
        assert_eq!((first.most_ink, first.painting.plates), (None, None), "{name}");
        let told = codes(&inspection, Some(2));
        assert_eq!(told, Vec::<String>::new(), "{name}: the page after it");
        assert!(second.most_ink.is_some(), "{name}: the ink of the page after it");
        assert_eq!(
            inspection.findings,
            inspect(&pdf, allowed).findings,
            "{name}: another time"
        );
    }
}

pub(super) fn inspect(pdf: &Pdf, allowed: u64) -> Inspection {
    let inspector = Inspector::new(Press::X4.spec()).within(allowed);
    inspector.inspect(&pdf.bytes()).expect("it is judged")
}

/// The codes of the findings of a page, or of the file.
pub(super) fn codes(inspection: &Inspection, page: Option<usize>) -> Vec<String> {
    let findings = inspection.findings.iter().filter(|it| it.page == page);
    findings.map(|it| it.found.code().to_owned()).collect()
}

/// Gives the page the largest size that is composed in full.
fn large(pdf: &mut Pdf) {
    for key in ["MediaBox", "BleedBox", "TrimBox"] {
        pdf.set(PAGE, key, "[0 0 1700 1700]");
    }
}

/// Figures of three corners by a row of numbers without an order, each painted by an operator.
fn crossing(operator: &str, count: usize) -> String {
    let mut seed = 7u32;
    let mut number = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 21
    };
    let mut point = |operator: &str| format!("{} {} {operator} ", number(), number());
    let figure = |_| point("m") + &point("l") + &point("l") + operator;
    (0..count).map(figure).collect()
}

/// Paints a shading along an axis by a function, twice.
fn axial(pdf: &mut Pdf, function: &str) {
    let shading = pdf.add(&format!(
        "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1700 0] \
         /Extend [true true] /Function {function} >>"
    ));
    pdf.resource("Shading", "Axis", &shading);
    pdf.draw("/Axis sh /Axis sh\n");
}

/// Adds a font of type 3 named `Drawn` with one glyph, for the code of `a`.
fn type3(pdf: &mut Pdf, content: &str) {
    large(pdf);
    let glyph = pdf.stream("", content);
    let font = pdf.add(&format!(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] \
         /CharProcs << /a {glyph} >> /Encoding << /Differences [97 /a] >> \
         /FirstChar 97 /LastChar 97 /Widths [0] /Resources << >> >>"
    ));
    pdf.resource("Font", "Drawn", &font);
}
