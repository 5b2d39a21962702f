//! Text blocks of a content stream (`BT` to `ET`), glyph by glyph.

use std::ops::Range;

use lopdf::ObjectId;

use super::super::lexer::{Lexer, Word, string_bytes};
use super::Fonts;
use super::font::Font;

/// The text of a glyph that is painted without one: the zero-width joiner, which changes nothing between
/// letters that are joined anyway.
pub(super) const SILENT: &str = "\u{200d}";

/// A text block whose glyphs all stand upright.
pub(super) struct Block {
    /// The operators before the first string that are kept as they are, such as the rendering mode.
    pub prelude: Vec<u8>,
    /// The glyphs in the order in which they are painted.
    pub glyphs: Vec<Glyph>,
}

/// A glyph of a text block.
#[derive(Clone)]
pub(super) struct Glyph {
    pub font: ObjectId,
    /// The resource name of the font, with its slash.
    pub name: Vec<u8>,
    /// The font size.
    pub size: f64,
    /// The origin in the coordinates of the block.
    pub x: f64,
    pub y: f64,
    /// The advance by the font, in ems.
    pub width: f64,
    pub code: u16,
    pub text: String,
    /// The number of the span that the glyph belongs to, and the text of the span, if several glyphs
    /// stand for it.
    pub span: Option<(usize, String)>,
}

impl Glyph {
    /// Returns where the pen is after the glyph.
    pub(super) fn end(&self) -> f64 {
        self.x + self.width * self.size
    }

    /// Whether it is painted without text.
    pub(super) fn is_silent(&self) -> bool {
        self.text == SILENT && self.span.is_none()
    }
}

impl Block {
    /// Gives each glyph the code for its text. Of several glyphs that stand for one text the widest bears
    /// it, and the others are silent.
    pub(super) fn assign(&mut self, fonts: &mut Fonts) {
        let same_span =
            |one: &Glyph, other: &Glyph| one.span.is_some() && one.span == other.span;
        for group in self.glyphs.chunk_by_mut(same_span) {
            let widest = (0..group.len())
                .max_by(|&one, &other| group[one].width.total_cmp(&group[other].width));
            let is_single = group.len() == 1;
            for (index, glyph) in group.iter_mut().enumerate() {
                if let Some((_, text)) = &glyph.span {
                    let bears = Some(index) == widest;
                    glyph.text = if bears { text.clone() } else { SILENT.to_owned() };
                }
                if is_single {
                    glyph.span = None;
                }
                if let Some(font) = fonts.get_mut(&glyph.font)
                    && let Some(code) = font.code(glyph.code, &glyph.text)
                {
                    glyph.code = code;
                }
            }
        }
    }
}

/// Reads the blocks of a content stream with their byte ranges. Blocks with other operators, matrices or
/// fonts than Typst's exporter writes for Arabic and Latin text are left out.
pub(super) fn read_all<'a>(
    content: &[u8],
    font_of: &impl Fn(&[u8]) -> Option<(ObjectId, &'a Font)>,
) -> Vec<(Range<usize>, Block)> {
    let mut lexer = Lexer::new(content);
    let mut blocks = Vec::new();
    while let Some((word, place)) = lexer.next_word() {
        match word {
            Word::Operator(b"ID") => lexer.skip_inline_image(),
            Word::Operator(b"BT") => {
                let read = read(content, &mut lexer, font_of);
                if let Some((end, block)) = read.filter(|(_, it)| !it.glyphs.is_empty()) {
                    blocks.push((place.start..end, block));
                }
            }
            _ => {}
        }
    }
    blocks
}

/// Reads a block after its `BT`; returns it with the byte position after its `ET`, or `None` at the first
/// thing that it cannot rewrite.
fn read<'a>(
    content: &[u8],
    lexer: &mut Lexer,
    font_of: &impl Fn(&[u8]) -> Option<(ObjectId, &'a Font)>,
) -> Option<(usize, Block)> {
    let mut block = Block { prelude: Vec::new(), glyphs: Vec::new() };
    let mut pen = Pen { font: None, size: 0.0, x: 0.0, y: 0.0 };
    let mut marks: Vec<Option<(usize, String)>> = Vec::new();
    let mut spans = 0;
    let mut operands: Vec<(Word, Range<usize>)> = Vec::new();
    loop {
        let (word, place) = lexer.next_word()?;
        let Word::Operator(operator) = word else {
            operands.push((word, place));
            continue;
        };
        let words: Vec<Word> = operands.iter().map(|(word, _)| *word).collect();
        match (operator, words.as_slice()) {
            (b"Tr", [Word::Number(_)]) => {
                let prelude = &content[operands[0].1.start..place.end];
                if block.prelude.is_empty() {
                    block.prelude = prelude.to_vec();
                } else if block.prelude != prelude {
                    return None;
                }
            }
            (b"Tf", [Word::Name(name), Word::Number(size)]) => {
                let (id, font) = font_of(name)?;
                pen = Pen { font: Some((id, font, name)), size: *size, ..pen };
            }
            (b"Tm", words) => {
                let [a, b, c, d, x, y] = numbers(words)?;
                // Upright in a coordinate system that points downwards.
                if [a, b, c, d] != [1.0, 0.0, 0.0, -1.0] {
                    return None;
                }
                pen = Pen { x, y, ..pen };
            }
            (b"Tj" | b"TJ", words) => {
                let span = marks.iter().rev().find_map(Clone::clone);
                pen.show(words, span.as_ref(), &mut block.glyphs)?;
            }
            (b"BMC", [Word::Name(b"ReversedChars")]) => marks.push(None),
            (
                b"BDC",
                [
                    Word::Name(b"Span"),
                    Word::Open(_),
                    Word::Name(b"ActualText"),
                    Word::String(text),
                    Word::Close(_),
                ],
            ) => {
                spans += 1;
                marks.push(Some((spans, text_string(&string_bytes(text)))));
            }
            (b"EMC", []) => drop(marks.pop()?),
            (b"ET", []) => return marks.is_empty().then_some((place.end, block)),
            _ => return None,
        }
        operands.clear();
    }
}

/// The text state while a block is read (ISO 32000-1, 9.3).
#[derive(Clone, Copy)]
struct Pen<'a, 'c> {
    font: Option<(ObjectId, &'a Font, &'c [u8])>,
    size: f64,
    x: f64,
    y: f64,
}

impl Pen<'_, '_> {
    /// Shows the operand of `Tj` or `TJ`.
    fn show(
        &mut self,
        words: &[Word],
        span: Option<&(usize, String)>,
        glyphs: &mut Vec<Glyph>,
    ) -> Option<()> {
        let (id, font, name) = self.font?;
        for word in words {
            match word {
                Word::Number(adjustment) => self.x -= adjustment / 1000.0 * self.size,
                Word::String(string) => {
                    for code in string_bytes(string).chunks_exact(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        let glyph = Glyph {
                            font: id,
                            name: name.to_vec(),
                            size: self.size,
                            x: self.x,
                            y: self.y,
                            width: font.width(code),
                            code,
                            text: font.text(code).to_owned(),
                            span: span.cloned(),
                        };
                        self.x = glyph.end();
                        glyphs.push(glyph);
                    }
                }
                Word::Open(b'[') | Word::Close(b']') => {}
                _ => return None,
            }
        }
        Some(())
    }
}

/// Returns operands that are all numbers.
fn numbers<const N: usize>(words: &[Word]) -> Option<[f64; N]> {
    let numbers = words.iter().map(|word| match word {
        Word::Number(number) => Some(*number),
        _ => None,
    });
    numbers.collect::<Option<Vec<f64>>>()?.try_into().ok()
}

/// Returns the text of a text string (ISO 32000-1, 7.9.2.2): UTF-16 after its byte order mark, else Latin.
fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units =
                units.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
            char::decode_utf16(units).filter_map(Result::ok).collect()
        }
        None => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}
