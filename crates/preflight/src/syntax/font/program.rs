//! The programs of fonts, which draw glyphs and know their widths (ISO 32000-1, 9.9).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use lopdf::{Dictionary, Object, Stream};
use ttf_parser::{Face, GlyphId, Tag};

use super::components;
use super::glyph::{Drawn, GlyphShape, Pen, drawn_by};
use super::post_script::PostScript;
use crate::font_kind::FontKind;
use crate::syntax::File;
use crate::work::{self, Shared};

/// How many bytes of programs are kept from page to page.
const KEPT: usize = 96 << 20;

/// The work of reading a byte of a program, once it is unpacked.
const PROGRAM_WORK: u64 = 2;

/// What draws glyphs.
pub(super) enum Program {
    /// None is embedded.
    None,
    /// Something is embedded that is no font.
    Unreadable,
    /// A font is embedded of which nothing is claimed.
    Unknown,
    TrueType(Vec<u8>),
    PostScript(PostScript),
}

/// The programs that pages of a file take, each read once as long as there are not too many.
#[derive(Default)]
pub(crate) struct Programs(Mutex<Kept>);

/// A program, the number of its bytes, and the work of reading it.
type Known = (Arc<Program>, usize, u64);

#[derive(Default)]
struct Kept {
    /// Programs by where their streams lie in memory.
    programs: BTreeMap<(usize, FontKind), Known>,
    bytes: usize,
}

impl Programs {
    /// The program of a stream, and the number of its bytes.
    fn get(
        &self,
        stream: &Stream,
        kind: FontKind,
        read: impl FnOnce() -> (Program, usize),
    ) -> (Arc<Program>, usize) {
        let key = (std::ptr::from_ref(stream) as usize, kind);
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept().programs.get(&key).cloned();
        let (program, size, work) = known.unwrap_or_else(|| {
            let ((program, size), work) = work::apart(read);
            let work = work + PROGRAM_WORK * size as u64;
            self.keep(key, (Arc::new(program), size, work))
        });
        work::share(Shared { key: key.0 as u128, bytes: size, work });
        (program, size)
    }

    /// Keeps a program that was read, if there is room.
    fn keep(&self, key: (usize, FontKind), known: Known) -> Known {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What a page had no room for is not what another one would have.
        if !matches!(*known.0, Program::Unknown) {
            let mut kept = kept();
            if kept.bytes.saturating_add(known.1) <= KEPT {
                kept.bytes += known.1;
                kept.programs.insert(key, known.clone());
            }
        }
        known
    }
}

impl Program {
    /// Reads the program of a font by its descriptor, and what kind it is; of one that is
    /// larger than what is left to keep, nothing is claimed.
    pub(super) fn read(
        file: &File,
        programs: &Programs,
        descriptor: Option<&Dictionary>,
        is_composite: bool,
        bytes_left: &mut usize,
    ) -> (Arc<Self>, Option<FontKind>) {
        let stream = |key: &str| match file.get(descriptor?, key) {
            Some(Object::Stream(stream)) => Some(stream),
            _ => None,
        };
        let (stream, kind) = if let Some(stream) = stream("FontFile2") {
            let kind =
                if is_composite { FontKind::CidTrueType } else { FontKind::TrueType };
            (stream, kind)
        } else if let Some(stream) = stream("FontFile3") {
            let kind = match file.name(&stream.dict, "Subtype") {
                Some(b"OpenType") => FontKind::OpenType,
                _ if is_composite => FontKind::CidCff,
                _ => FontKind::Cff,
            };
            (stream, kind)
        } else if let Some(stream) = stream("FontFile") {
            (stream, FontKind::Type1)
        } else {
            return (Arc::new(Self::None), None);
        };
        let (program, size) = programs.get(stream, kind, || {
            let Some(bytes) = file.unpack(stream) else { return (Self::Unreadable, 0) };
            let size = bytes.len();
            if size > *bytes_left {
                return (Self::Unknown, size);
            }
            let program = match kind {
                FontKind::Type1 => Self::type1(&bytes),
                FontKind::Cff | FontKind::CidCff => Self::post_script(bytes, None),
                _ => Self::open_type(bytes),
            };
            (program, size)
        });
        match bytes_left.checked_sub(size) {
            Some(left) => {
                *bytes_left = left;
                (program, Some(kind))
            }
            None => (Arc::new(Self::Unknown), Some(kind)),
        }
    }

    /// A font of tables, with outlines of TrueType or in the Compact Font Format.
    fn open_type(bytes: Vec<u8>) -> Self {
        let Ok(face) = Face::parse(&bytes, 0) else { return Self::Unreadable };
        if let Some(cff) = face.raw_face().table(Tag::from_bytes(b"CFF ")) {
            return Self::post_script(cff.to_vec(), Some(face.units_per_em().into()));
        }
        match face.tables().glyf {
            Some(_) => Self::TrueType(bytes),
            None => Self::Unknown,
        }
    }

    fn post_script(bytes: Vec<u8>, upem: Option<i32>) -> Self {
        PostScript::cff(bytes, upem).map_or(Self::Unreadable, Self::PostScript)
    }

    /// A program of Type 1, which is code that not every reader understands as a whole.
    fn type1(bytes: &[u8]) -> Self {
        match PostScript::type1(bytes) {
            Some(font) => Self::PostScript(font),
            None if bytes.starts_with(b"%!") || bytes.starts_with(&[0x80, 1]) => {
                Self::Unknown
            }
            None => Self::Unreadable,
        }
    }

    /// Draws a glyph.
    pub(super) fn draw(&self, glyph: u32, face: Option<&Face>) -> Option<Drawn> {
        match self {
            Self::PostScript(font) => font.draw(glyph),
            Self::TrueType(_) => {
                let face = face?;
                let glyph = GlyphId(u16::try_from(glyph).ok()?);
                if glyph.0 >= face.number_of_glyphs() {
                    return None;
                }
                let size = f32::from(face.units_per_em().max(1));
                let width = face.glyph_hor_advance(glyph);
                let width = width.map(|it| f64::from(it) / f64::from(size));
                let is_drawn = components::are_few(face, glyph);
                let shape = drawn_by(|| {
                    let mut pen = Pen::new(1.0 / size);
                    // Without an outline it is blank.
                    let _ = is_drawn.then(|| face.outline_glyph(glyph, &mut pen));
                    Some(pen.finish())
                });
                let shape = shape.filter(|_| is_drawn).unwrap_or(GlyphShape::Unknown);
                Some(Drawn { width, shape })
            }
            Self::None | Self::Unreadable | Self::Unknown => None,
        }
    }

    /// Whether there is no glyph but that for what is missing.
    pub(super) fn has_one_glyph(&self, face: Option<&Face>) -> bool {
        match self {
            Self::PostScript(font) => font.has_one_glyph(),
            _ => face.is_some_and(|face| face.number_of_glyphs() < 2),
        }
    }

    /// The tables of a TrueType program.
    pub(super) fn face(&self) -> Option<Face<'_>> {
        match self {
            Self::TrueType(bytes) => Face::parse(bytes, 0).ok(),
            _ => None,
        }
    }
}
