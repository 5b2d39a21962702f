//! Substitutes for missing faces, which reveal that a layout asks for them.
//!
//! Typst silently takes the nearest face of a family. Therefore the font book lists,
//! beside the real faces, every other weight and style of each family; each is served as
//! the nearest real face, with a mark appended to its data. The pages come out the same,
//! and the mark in their frames tells what was asked for. In the book, substitutes cover
//! no characters, so that none is ever chosen as a fallback.

use typst::foundations::Bytes;
use typst::text::{
    Coverage, Font, FontFlags, FontInfo, FontStyle, FontVariant, FontWeight,
};
use typst_kit::fonts::{FontSource, FontStore};

use super::faces::FaceStyle;

/// The start of the mark; weight and style follow.
const MARK: &[u8] = b"malzama substitute";

/// The length of the mark in bytes: its start, two for the weight, one for the style.
const LENGTH: usize = MARK.len() + 3;

/// The weights that layouts ask for by name or by number.
const WEIGHTS: [u16; 9] = [100, 200, 300, 400, 500, 600, 700, 800, 900];

/// The styles, each with its byte in the mark.
const STYLES: [(FontStyle, u8, FaceStyle); 3] = [
    (FontStyle::Normal, b'n', FaceStyle::Normal),
    (FontStyle::Italic, b'i', FaceStyle::Italic),
    (FontStyle::Oblique, b'o', FaceStyle::Oblique),
];

/// A face that a layout asks for and no font file contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingFace {
    /// The weight.
    pub weight: u16,
    /// The style.
    pub style: FaceStyle,
}

impl MissingFace {
    /// Returns the face that a font of laid-out text stands in for, if it is a
    /// substitute.
    pub fn of(font: &Font) -> Option<Self> {
        let data = font.data();
        let mark = &data[data.len().checked_sub(LENGTH)?..];
        let [high, low, style] = *mark.strip_prefix(MARK)? else { return None };
        let (_, _, style) = STYLES.into_iter().find(|(_, byte, _)| *byte == style)?;
        Some(Self { weight: u16::from_be_bytes([high, low]), style })
    }
}

/// Adds a substitute for every weight and style that a family in `store` lacks.
pub fn add(store: &mut FontStore) {
    let mut substitutes = Vec::new();
    let book = store.book();
    for (family, faces) in book.families() {
        let faces: Vec<usize> = faces.collect();
        let infos = || faces.iter().filter_map(|&face| book.info(face));
        // A variable font has every weight of its axes.
        if infos().any(|info| info.flags.contains(FontFlags::VARIABLE)) {
            continue;
        }
        for (style, byte, _) in STYLES {
            for weight in WEIGHTS {
                let variant = FontVariant {
                    style,
                    weight: FontWeight::from_number(weight),
                    ..FontVariant::default()
                };
                let is_real = infos().any(|info| info.variant == variant);
                let nearest = book.select(&family.to_lowercase(), variant);
                let Some((nearest, false)) = nearest.map(|it| (it, is_real)) else {
                    continue;
                };
                let Some(info) = book.info(nearest) else { continue };
                let coverage = Coverage::from_vec(Vec::new());
                let info = FontInfo { variant, coverage, ..info.clone() };
                substitutes.push((nearest, weight, byte, info));
            }
        }
    }
    for (nearest, weight, style, info) in substitutes {
        let Some(font) = store.font(nearest) else { continue };
        store.push((Substitute { font, weight, style }, info));
    }
}

/// A substitute, built when Typst asks for it.
struct Substitute {
    font: Font,
    weight: u16,
    style: u8,
}

impl FontSource for Substitute {
    fn load(&self) -> Option<Font> {
        let data: &[u8] = self.font.data();
        let weight = self.weight.to_be_bytes();
        let marked = [data, MARK, &weight, &[self.style]].concat();
        Font::new(Bytes::new(marked), self.font.index())
    }
}
