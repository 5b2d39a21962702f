//! The faces of a project's fonts: families, styles, weights and widths, as a font
//! database distinguishes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use fontdb::{Database, Source, Style};
use malzama_message::{Message, message, names};
use typst::foundations::Bytes;

use crate::diagnostic::{Diagnostic, Location, Sink};

/// A face: one style of one weight of a family.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Face {
    /// The family (OpenType 1.9, table `name`, typographic family).
    pub family: String,
    /// The style: upright, italic or oblique.
    pub style: FaceStyle,
    /// The weight, from 1 to 1000 (OpenType 1.9, `OS/2.usWeightClass`).
    pub weight: u16,
    /// The width, from 1 (ultra-condensed) to 9 (ultra-expanded).
    pub width: u16,
}

/// The style of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaceStyle {
    /// Upright.
    Normal,
    /// Cursive.
    Italic,
    /// Slanted.
    Oblique,
}

impl FaceStyle {
    /// Returns the name of the style, for messages.
    pub fn name(self) -> Message {
        match self {
            Self::Normal => message!("style/normal"),
            Self::Italic => message!("style/italic"),
            Self::Oblique => message!("style/oblique"),
        }
    }
}

/// The faces of all font files, each with the paths of the files that contain it.
#[derive(Debug, Default)]
pub struct Faces(BTreeMap<Face, Vec<String>>);

impl Faces {
    /// Adds all faces of the font file at `path`, whose content is `data`.
    pub fn add(&mut self, path: &str, data: &Bytes) {
        let mut database = Database::new();
        database.load_font_source(Source::Binary(Arc::new(data.clone())));
        for face in database.faces() {
            let Some((family, _)) = face.families.first() else { continue };
            let face = Face {
                family: family.clone(),
                style: match face.style {
                    Style::Normal => FaceStyle::Normal,
                    Style::Italic => FaceStyle::Italic,
                    Style::Oblique => FaceStyle::Oblique,
                },
                weight: face.weight.0,
                width: face.stretch.to_number(),
            };
            self.0.entry(face).or_default().push(path.to_owned());
        }
    }

    /// Returns the names of all families, sorted.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> =
            self.0.keys().map(|face| face.family.as_str()).collect();
        families.dedup();
        families
    }

    /// Iterates over the faces of a family.
    pub fn of(&self, family: &str) -> impl Iterator<Item = &Face> {
        self.0.keys().filter(move |face| face.family.eq_ignore_ascii_case(family))
    }

    /// Returns the path of the file of an upright face of a family, of this weight or else of
    /// the nearest, and of the width nearest to the usual one.
    pub(super) fn file(&self, family: &str, weight: u16) -> Option<&str> {
        let faces = self.0.iter().filter(|(face, _)| {
            face.style == FaceStyle::Normal && face.family.eq_ignore_ascii_case(family)
        });
        let nearest = faces.min_by_key(|(face, _)| {
            (face.width.abs_diff(5), face.weight.abs_diff(weight))
        });
        nearest?.1.first().map(String::as_str)
    }

    /// Warns of faces found in more than one file: the names of the files would decide
    /// which of them is printed.
    pub fn report_doubles(&self, sink: &mut Sink) {
        for (face, paths) in self.0.iter().filter(|(_, paths)| paths.len() > 1) {
            let message = message!(
                "fonts/doubled-face",
                files = names(paths),
                family = &face.family,
                weight = face.weight,
                style = face.style.name()
            );
            sink.push(
                Diagnostic::warning(Location::file(&paths[1]), message)
                    .hint(message!("hint/keep-one-font")),
            );
        }
    }
}
