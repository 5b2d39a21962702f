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
    let mut texts: Vec<PageText> =
        pages.par_iter().filter_map(|&page| read(document, page, &fonts)).collect();
    // In page order, so that the same input has the same aliases.
    for (_, block) in texts.iter_mut().flat_map(|text| &mut text.blocks) {
        block.assign(&mut fonts);
    }
    let written: Vec<_> = texts
        .into_par_iter()
        .map(|text| Ok((text.page, pack(&rewritten(&text))?)))
        .collect::<io::Result<_>>()?;
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
