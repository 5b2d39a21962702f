//! Shapes Arabic words as Typst does, and tells where a tatweel may be inserted.

use std::str::FromStr;

use rustybuzz::{BufferFlags, Direction, Language, ShapePlan, UnicodeBuffer, script};
use typst::layout::Em;
use typst::text::{FontInstance, TextItem};

/// A glyph as the font sets it, before its line is justified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shaped {
    /// The glyph's index in the font.
    pub id: u16,
    /// Where its cluster starts in the text, in bytes.
    pub cluster: usize,
    /// Its advance.
    pub advance: Em,
    /// How far it is drawn to the right of its place.
    pub offset: Em,
    /// How far it is raised above the baseline.
    pub rise: Em,
    /// Whether what stands before its cluster and what follows have no influence on each other beyond
    /// that they are joined.
    pub is_free: bool,
}

/// The shape plans of the fonts of a document, each made once.
#[derive(Default)]
pub struct Shaper {
    plans: Vec<(FontInstance, String, ShapePlan)>,
}

impl Shaper {
    /// Shapes a text from the right in the font and language of a run of type. Returns the glyphs
    /// from left to right.
    pub fn shape(&mut self, text: &str, like: &TextItem) -> Vec<Shaped> {
        let font = &like.font;
        let mut tag = like.lang.as_str().to_owned();
        if let Some(region) = like.region {
            tag = format!("{tag}-{}", region.as_str());
        }
        let language = Language::from_str(&tag).ok();
        let known = self.plans.iter().position(|it| it.0 == *font && it.1 == tag);
        let known = known.unwrap_or_else(|| {
            let (direction, script) = (Direction::RightToLeft, Some(script::ARABIC));
            let plan =
                ShapePlan::new(font.rusty(), direction, script, language.as_ref(), &[]);
            self.plans.push((font.clone(), tag, plan));
            self.plans.len() - 1
        });
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::RightToLeft);
        buffer.set_script(script::ARABIC);
        if let Some(language) = language {
            buffer.set_language(language);
        }
        buffer.set_flags(
            BufferFlags::REMOVE_DEFAULT_IGNORABLES
                | BufferFlags::PRODUCE_SAFE_TO_INSERT_TATWEEL,
        );
        let shaped =
            rustybuzz::shape_with_plan(font.rusty(), &self.plans[known].2, buffer);
        // HarfBuzz calls a tatweel safe before a cluster that joins the letter before it, unless a
        // lookup of the font has seen across that joint, which makes it unsafe to break. With the flag
        // above, being joined alone does not, so what is left to be unsafe tells the same; the flag
        // itself is not to be read from outside of rustybuzz 0.20.1.
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        glyphs
            .map(|(info, position)| Shaped {
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                cluster: info.cluster as usize,
                advance: font.to_em(position.x_advance),
                offset: font.to_em(position.x_offset),
                rise: font.to_em(position.y_offset),
                is_free: !info.unsafe_to_break(),
            })
            .collect()
    }
}
