//! The text behind the glyphs of a PDF: one character a glyph, and one string a line.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object};

use crate::project::TestProject;

/// What a reader finds on a page.
#[derive(Default)]
struct Found {
    /// The strings in the order in which they are written; each runs from left to right.
    strings: Vec<String>,
    /// The texts of glyphs that are painted without text.
    silent: Vec<String>,
    /// The texts that spans tell for several glyphs.
    told: Vec<String>,
}

/// Sets `line` in `font` on a page of its own, and reads that page.
fn found(font: &str, line: &str) -> Found {
    let project = TestProject::small();
    let first = "#for page in range(3)";
    let page =
        format!("#text(font: \"{font}\")[{line}]\n#pagebreak()\n#for page in range(2)");
    project.edit("layouts/main.typ", first, &page);
    let run = project.run(&["build", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    read(&Document::load_mem(&project.read("out/print/acre.pdf")).expect("a PDF"))
}

/// Reads the first page of a document.
fn read(document: &Document) -> Found {
    let page = document.page_iter().next().expect("a page");
    let fonts = document.get_page_fonts(page).expect("fonts");
    let maps: BTreeMap<_, _> = fonts
        .into_iter()
        .map(|(name, font)| {
            let map = font.get(b"ToUnicode").and_then(Object::as_reference);
            let map =
                document.get_object(map.expect("a map")).and_then(Object::as_stream);
            let map = map.expect("a stream").decompressed_content().expect("a map");
            (name, texts(&String::from_utf8(map).expect("text")))
        })
        .collect();
    let content = Content::decode(&document.get_page_content(page)).expect("a content");
    let (mut found, mut map, mut spans) = (Found::default(), None, Vec::new());
    for operation in content.operations {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "Tf" => map = maps.get(operands[0].as_name().expect("a name")),
            "BDC" => {
                let told =
                    operands[1].as_dict().ok().and_then(|it| it.get(b"ActualText").ok());
                let told = told.map(|it| lopdf::decode_text_string(it).expect("a text"));
                found.told.extend(told.clone().filter(|it| !it.is_empty()));
                spans.push(told);
            }
            "EMC" => drop(spans.pop().expect("an open span")),
            "TJ" => {
                let parts = operands[0].as_array().expect("an array").iter();
                let bytes: Vec<u8> =
                    parts.filter_map(|it| it.as_str().ok()).flatten().copied().collect();
                let text = |code: &[u8]| {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    map.expect("a font")
                        .get(&code)
                        .expect("every code has a text")
                        .as_str()
                };
                let text: String = bytes.chunks_exact(2).map(text).collect();
                match spans.iter().flatten().next() {
                    Some(told) if told.is_empty() => found.silent.push(text),
                    Some(told) => found.strings.push(told.clone()),
                    None => found.strings.push(text),
                }
            }
            "Tj" => panic!("a string that was not written anew"),
            _ => {}
        }
    }
    found
}

/// Reads the texts of the codes of a font.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let hexadecimal = |it: &str| u16::from_str_radix(it, 16).expect("a number");
    map.lines()
        .filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"))
        .filter(|(code, text)| (code.len(), *text) != (4, "FFFF"))
        .map(|(code, text)| {
            let units: Vec<u16> = (0..text.len())
                .step_by(4)
                .map(|at| hexadecimal(&text[at..at + 4]))
                .collect();
            (hexadecimal(code), String::from_utf16(&units).expect("a text"))
        })
        .collect()
}

/// Returns strings from right to left as a reader turns them, without marks of direction.
fn turned(strings: &[String]) -> String {
    let turned = strings.iter().flat_map(|it| it.chars().rev());
    turned.filter(|it| *it != '\u{200f}').collect()
}

#[test]
fn every_letter_and_mark_comes_back_in_all_families() {
    let line = "قِطٌّ ولا شَيءٍ، والحيّز لَا بشكلٍ";
    for font in ["Amiri", "Vazirmatn", "Reem Kufi"] {
        let found = found(font, line);
        assert_eq!(turned(&found.strings).trim(), line, "{font}: {:?}", found.strings);
        assert!(!found.silent.is_empty(), "{font}: marks are painted");
        assert!(found.silent.iter().all(|it| it == "\u{200d}"), "{:?}", found.silent);
        // A span tells one character: readers turn longer texts over.
        assert!(found.told.iter().all(|it| it.chars().count() == 1), "{:?}", found.told);
    }
}

#[test]
fn a_line_is_one_string_with_its_figures() {
    let found = found("Amiri", "تأسّس عام~1967. منذ");
    let [string] = found.strings.as_slice() else { panic!("{:?}", found.strings) };
    assert_eq!(string.trim(), "ذنم .\u{200f}1967 ماع سّسأت");
}

#[test]
fn figures_are_found_as_they_are_typed() {
    let line =
        "في ٢٠٠٥/٧/٥ بعد 12.5 ساعة (2005) هاتف \u{2066}02-628-0000\u{2069} وعام 1967.";
    let text = found("Amiri", line).strings.concat();
    for figures in ["٢٠٠٥/٧/٥", "12.5", "02-628-0000", "2005", "\u{200f}1967"] {
        assert!(text.contains(figures), "{figures}: {text:?}");
    }
    assert_eq!(
        text.matches('\u{200f}').count(),
        2,
        "at the end and after the year: {text:?}"
    );
}

#[test]
fn signs_that_steer_the_layout_are_no_text() {
    let found = found("Amiri", "و\u{2060}أو \u{2067}سوق\u{2069}");
    assert_eq!(turned(&found.strings).trim(), "وأو سوق");
}

#[test]
fn a_line_without_direction_at_its_end_gets_a_mark() {
    let with = found("Amiri", "السوق.").strings;
    assert!(with[0].starts_with("\u{200f}."), "{with:?}");
    let without = found("Amiri", "السوق").strings;
    assert!(!without.concat().contains('\u{200f}'), "{without:?}");
    let latin = found("Amiri", "Market.").strings;
    assert_eq!(latin.concat().trim(), ".Market", "within a paragraph from right to left");
}
