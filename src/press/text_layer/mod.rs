//! Text that can be searched and copied: each glyph stands for one character, and a line of one style is
//! one string.
//!
//! Typst's exporter gives a glyph the text that it has first, and wraps other uses in `ActualText`, which
//! pdf.js ignores. Here such a use gets a code of its own, an *alias* of the glyph, through a
//! `CIDToGIDMap` (ISO 32000-1, 9.7.4.3). No glyph moves.

mod block;
mod emit;
mod font;

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use lopdf::{Dictionary, Document, ObjectId};
use rayon::prelude::*;

use self::block::Block;
use self::font::Font;
use super::content::{self, pack, page_content};
use super::resources::Resources;

/// The resource name of the empty property list that marks strings; see [`emit`].
const MARK: &str = "MzString";

/// The pages whose text is held at once: a glyph takes some 250 bytes, and a page has thousands.
const AT_ONCE: usize = 16;

/// Fonts by their object IDs.
type Fonts = BTreeMap<ObjectId, Font>;

/// The content of a page, and its text blocks in order with their bytes.
struct PageText {
    page: ObjectId,
    content: Vec<u8>,
    blocks: Vec<(Range<usize>, Block)>,
}

/// Rewrites the text of all pages.
///
/// # Errors
/// A stream cannot be compressed.
pub(super) fn apply(document: &mut Document) -> io::Result<()> {
    let mut fonts: Fonts = font::read_all(document);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut written = Vec::with_capacity(pages.len());
    for pages in pages.chunks(AT_ONCE) {
        let mut texts: Vec<PageText> =
            pages.par_iter().filter_map(|&page| read(document, page, &fonts)).collect();
        // In page order, so that the same input has the same aliases.
        for (_, block) in texts.iter_mut().flat_map(|text| &mut text.blocks) {
            block.assign(&mut fonts);
        }
        let texts = texts.into_par_iter();
        let packed: io::Result<Vec<_>> =
            texts.map(|text| Ok((text.page, pack(&rewritten(&text))?))).collect();
        written.extend(packed?);
    }
    let mark = document.add_object(Dictionary::new());
    for (page, stream) in written {
        content::replace(document, page, stream, ("Properties", &[(MARK, mark)]));
    }
    fonts.into_iter().try_for_each(|(id, font)| font.write(document, id))
}

/// Reads the text blocks of a page; `None` if it has none that can be rewritten.
fn read(document: &Document, page: ObjectId, fonts: &Fonts) -> Option<PageText> {
    let content = page_content(document, page)?;
    let resources = Resources { document, dictionary: None };
    let own = resources.entry(document.get_dictionary(page).ok()?, b"Resources")?;
    let resources = Resources { document, dictionary: own.as_dict().ok() };
    let font_of = |name: &[u8]| {
        let (id, _) = resources.get(b"Font", name)?;
        id.and_then(|id| Some((id, fonts.get(&id)?)))
    };
    let blocks = block::read_all(&content, &font_of);
    (!blocks.is_empty()).then_some(PageText { page, content, blocks })
}

fn rewritten(text: &PageText) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.content.len() * 2);
    let mut from = 0;
    for (range, block) in &text.blocks {
        bytes.extend(&text.content[from..range.start]);
        emit::write(block, &mut bytes);
        from = range.end;
    }
    bytes.extend(&text.content[from..]);
    bytes
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, Stream, dictionary};

    use super::*;

    /// Returns a document with a page of this content, in a font of six glyphs.
    fn document(content: &str, map: &str) -> Document {
        let mut document = Document::with_version("1.6");
        let map = format!("begincmap {map} endcmap");
        let map = document.add_object(Stream::new(Dictionary::new(), map.into_bytes()));
        let set = document.add_object(Stream::new(Dictionary::new(), vec![0xfc]));
        let descriptor = document.add_object(dictionary! { "CIDSet" => set });
        let descendant = dictionary! {
            "Subtype" => "CIDFontType2", "CIDToGIDMap" => "Identity", "DW" => 0,
            "FontDescriptor" => descriptor,
            "W" => vec![0.into(), vec![250.into(), 500.into(), 0.into(), 350.into()].into(),
                4.into(), 5.into(), Object::Real(92.5)],
        };
        let font = document.add_object(dictionary! {
            "Subtype" => "Type0", "Encoding" => "Identity-H", "ToUnicode" => map,
            "DescendantFonts" => vec![Object::Dictionary(descendant)],
        });
        let content = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
        let content = document.add_object(content);
        let fonts = dictionary! { "F" => font };
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Contents" => content,
            "Resources" => dictionary! { "Font" => fonts },
        });
        let pages =
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        let pages = document.add_object(pages);
        let catalog =
            document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        document
    }

    /// Applies the pass; returns the new content of the page.
    fn applied(document: &mut Document) -> String {
        apply(document).expect("streams can be compressed");
        let page = document.page_iter().next().expect("a page");
        let content = page_content(document, page).expect("a content");
        String::from_utf8(content).expect("text")
    }

    /// Returns the text of each code of the font.
    fn texts(document: &Document) -> BTreeMap<u16, String> {
        let alone = |document: &Document| {
            let font = document.objects.values().find_map(|it| {
                it.as_dict().ok().filter(|it| it.has(b"ToUnicode")).cloned()
            });
            let font = font.expect("a font");
            let map =
                font.get(b"ToUnicode").and_then(Object::as_reference).expect("a map");
            let map =
                document.get_object(map).and_then(Object::as_stream).expect("a stream");
            super::super::content::content_of(map)
        };
        font::texts(&alone(document)).expect("a plain map")
    }

    const LETTERS: &str = "4 beginbfchar <0000> <0020> <0001> <0628> <0002> <200D> \
                           <0003> <0627> endbfchar";

    #[test]
    fn one_glyph_with_two_texts_gets_two_codes_and_no_actual_text() {
        let content = "q BT 0 Tr /F 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj \
                       /Span <</ActualText <FEFF062A>>> BDC 0 Tr /F 10 Tf 1 0 0 -1 5 0 Tm \
                       <0001> Tj EMC ET Q";
        let mut document = document(content, LETTERS);
        let written = applied(&mut document);
        assert!(!written.contains("ActualText"), "{written}");
        // One string, in which the second glyph is the sixth code.
        assert!(written.contains("/F 10 Tf\n1 0 0 -1 0 0 Tm[<00010006>]TJ"), "{written}");
        assert!(
            written.starts_with("q BT\n0 Tr\n") && written.trim_end().ends_with("ET Q")
        );
        let texts = texts(&document);
        assert_eq!((texts[&1].as_str(), texts[&6].as_str()), ("ب", "ت"));
        let descendants = document.objects.values().find_map(|it| {
            it.as_dict().ok()?.get(b"DescendantFonts").and_then(Object::as_array).ok()
        });
        let descendant = descendants.expect("a font")[0].as_dict().expect("direct");
        let map = descendant.get(b"CIDToGIDMap").and_then(Object::as_reference);
        let map = document.get_object(map.expect("a map")).and_then(Object::as_stream);
        let map = super::super::content::content_of(map.expect("a stream"));
        assert_eq!(map, [0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 1]);
        let widths = format!("{:?}", descendant.get(b"W").expect("widths"));
        assert!(widths.ends_with("6 [500]]"), "{widths}");
    }

    #[test]
    fn marks_come_first_without_text_and_stay_where_they_are() {
        let content =
            "BT 0 Tr /F 10 Tf 1 0 0 -1 0 0 Tm [<0001>-300<0002>300<0003>] TJ ET";
        let mut document = document(content, LETTERS);
        let written = applied(&mut document);
        let mark = "/Span<</ActualText()>>BDC/MzString/MzString BDC\n/F 10 Tf\n\
                    1 0 0 -1 8 0 Tm[<0002>]TJ\nEMC EMC";
        assert!(written.contains(mark), "{written}");
        assert!(written.contains("1 0 0 -1 0 0 Tm[<00010003>]TJ"), "{written}");
    }

    #[test]
    fn a_letter_of_two_glyphs_keeps_its_text_and_the_widest_bears_it() {
        let content = "BT 0 Tr /F 10 Tf /Span <</ActualText <FEFF062D>>> BDC \
                       1 0 0 -1 0 0 Tm <00040001> Tj EMC ET";
        let mut document = document(content, LETTERS);
        let written = applied(&mut document);
        let span = "/MzString/MzString BDC\n/Span<</ActualText<FEFF062D>>>BDC\n";
        assert!(written.contains(span), "{written}");
        let texts = texts(&document);
        assert_eq!((texts[&4].as_str(), texts[&6].as_str()), ("\u{200d}", "ح"));
    }

    #[test]
    fn parts_that_stand_apart_are_written_from_right_to_left() {
        // A gap of 0.12 em within a word, and an overlap of 0.3 em.
        for (adjustment, right) in [(-120, "4.7"), (300, "0.5")] {
            let content =
                format!("BT /F 10 Tf 1 0 0 -1 0 0 Tm [<0003>{adjustment}<0003>] TJ ET");
            let written = applied(&mut document(&content, LETTERS));
            let first = written.find(&format!("1 0 0 -1 {right} 0 Tm[<0003>]TJ"));
            let second = written.find("1 0 0 -1 0 0 Tm[<0003>]TJ");
            assert!(first.is_some() && first < second, "{written}");
        }
        let content = "BT /F 10 Tf 1 0 0 -1 0 0 Tm [<0003>-120<0000>-120<0003>] TJ ET";
        let written = applied(&mut document(content, LETTERS));
        assert_eq!(written.matches("TJ").count(), 1, "a space is between: {written}");
    }

    #[test]
    fn a_font_that_needs_no_change_keeps_its_map() {
        let content = "BT /F 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj ET";
        for map in
            [LETTERS, "1 beginbfrange <0001> <0003> [<0042> <0058> <0043>] endbfrange"]
        {
            let mut document = document(content, map);
            let before = document.objects.clone();
            applied(&mut document);
            let is_map = |it: &&Object| {
                let stream = it.as_stream().ok();
                stream.is_some_and(|it| it.content.starts_with(b"begincmap"))
            };
            assert_eq!(before.values().filter(is_map).count(), 1);
            let map = before.iter().find(|(_, it)| is_map(it)).map(|(id, _)| *id);
            let font = document.objects.values().find_map(|it| {
                it.as_dict().ok()?.get(b"ToUnicode").and_then(Object::as_reference).ok()
            });
            assert_eq!(font, map);
        }
    }

    #[test]
    fn what_is_not_understood_stays_as_it_is() {
        for content in [
            "BT /F 10 Tf 1 0 0 1 0 0 Tm <0001> Tj ET",
            "BT /F 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj 1 0 0 rg <0001> Tj ET",
            "BT /G 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj ET",
            "BT /F 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj",
            "(BT /F 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj ET) pop",
        ] {
            assert_eq!(applied(&mut document(content, LETTERS)).trim_end(), content);
        }
    }
}
