//! The fonts of a project, the only ones in use: system fonts are never read.
//!
//! Coverage comes from the same parse that sets the type, so that the check of the
//! records and the page cannot disagree.

mod faces;
mod substitute;

use std::collections::BTreeMap;
use std::path::Path;

use ttf_parser::{Face, Permissions};
use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::FontStore;

use malzama_message::message;

pub use self::faces::Faces;
pub use self::substitute::MissingFace;

use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::project::{FONTS, PathFault, Project, read_bounded};

/// The file extensions of fonts.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// The size of the largest font file that is read, in bytes; the largest CJK collections
/// have some 20 MiB.
const FONT_LIMIT: u64 = 64 << 20;

/// The depth to which folders may be nested in `fonts/`. Links to folders are never
/// followed, so there are no cycles.
const DEPTH_LIMIT: usize = 4;

/// All fonts of a project, loaded.
pub struct Fonts {
    store: FontStore,
    faces: Faces,
    fonts: Vec<Font>,
    digests: BTreeMap<String, String>,
    files: BTreeMap<String, Bytes>,
}

impl Fonts {
    /// Loads every font below `fonts/`, in the order of their paths.
    ///
    /// A file that is not a font, or whose licence forbids embedding, is reported as an
    /// error.
    pub fn load(project: &Project, sink: &mut Sink) -> Self {
        let mut paths = Vec::new();
        collect(project, FONTS, 0, &mut paths, sink);
        let mut loaded = Self {
            store: FontStore::new(),
            faces: Faces::default(),
            fonts: Vec::new(),
            digests: BTreeMap::new(),
            files: BTreeMap::new(),
        };
        for path in &paths {
            if let Some(fonts) = sink.take(load_file(project, path)) {
                // All faces of a file share its bytes.
                if let Some(data) = fonts.first().map(Font::data) {
                    let digest = blake3::hash(data).to_hex();
                    loaded.digests.insert(path.clone(), digest.to_string());
                    loaded.faces.add(path, data);
                    loaded.files.insert(path.clone(), data.clone());
                }
                for font in fonts {
                    loaded.store.push((font.clone(), font.info().clone()));
                    loaded.fonts.push(font);
                }
            }
        }
        if paths.is_empty() {
            sink.push(
                Diagnostic::error(Location::file(FONTS), message!("fonts/none"))
                    .hint(message!("hint/copy-fonts")),
            );
        }
        loaded.faces.report_doubles(sink);
        substitute::add(&mut loaded.store);
        loaded
    }

    /// Whether any font has a glyph for `character`.
    pub fn cover(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
    }

    /// Returns the faces of all fonts.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Returns the BLAKE3 digest of each font file in hexadecimal digits, by path.
    pub fn digests(&self) -> &BTreeMap<String, String> {
        &self.digests
    }

    /// Returns path and content of the file of an upright face: of this weight, or else of the
    /// nearest; `None` if there is no such family.
    pub fn file(&self, family: &str, weight: u16) -> Option<(&str, &Bytes)> {
        let path = self.faces.file(family, weight)?;
        Some((path, self.files.get(path)?))
    }

    /// Returns the font store that Typst reads from.
    pub fn store(&self) -> &FontStore {
        &self.store
    }
}

/// Collects the paths of all font files below `folder`, sorted.
fn collect(
    project: &Project,
    folder: &str,
    depth: usize,
    paths: &mut Vec<String>,
    sink: &mut Sink,
) {
    let Some(names) = sink.take(project.list(folder)) else { return };
    for name in names {
        let path = format!("{folder}/{name}");
        let ending = Path::new(&name).extension().and_then(|ending| ending.to_str());
        let real = project.root().join(&path);
        let is_folder = real.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        if ending.is_some_and(|it| ENDINGS.contains(&it.to_ascii_lowercase().as_str())) {
            paths.push(path);
        } else if is_folder && depth < DEPTH_LIMIT {
            collect(project, &path, depth + 1, paths, sink);
        } else if is_folder || real.is_dir() {
            let message = message!("fonts/too-deep", path = &path);
            sink.push(
                Diagnostic::error(Location::file(path), message)
                    .hint(message!("hint/move-fonts")),
            );
        }
    }
}

/// Loads all faces of a font file.
fn load_file(project: &Project, path: &str) -> Outcome<Vec<Font>> {
    let location = || Location::file(path);
    let fault = |fault| match fault {
        PathFault::Io(error) => Diagnostic::unreadable(location(), path, &error),
        PathFault::Outside(outside) => {
            Diagnostic::error(location(), outside.message(path))
                .hint(message!("hint/copy-font-itself"))
        }
    };
    let real = project.resolve(path).map_err(fault)?;
    let bytes = read_bounded(&real, FONT_LIMIT).map_err(PathFault::Io).map_err(fault)?;
    let Some(bytes) = bytes else {
        let message = message!("file/too-large", path = path, limit = FONT_LIMIT >> 20);
        return Err(
            Diagnostic::error(location(), message).hint(message!("hint/use-static-font"))
        )?;
    };
    let fonts: Vec<_> = Font::iter(Bytes::new(bytes)).collect();
    if fonts.is_empty() {
        Err(Diagnostic::error(location(), message!("fonts/not-a-font", path = path))
            .hint(message!("hint/copy-font-again")))?;
    }
    if fonts.iter().any(forbids_embedding) {
        Err(Diagnostic::error(
            location(),
            message!("fonts/not-embeddable", path = path),
        )
        .hint(message!("hint/use-embeddable-font")))?;
    }
    Ok(fonts)
}

/// Whether `OS/2.fsType` says "restricted licence embedding" (OpenType 1.9, table OS/2).
fn forbids_embedding(font: &Font) -> bool {
    Face::parse(font.data(), font.index())
        .is_ok_and(|face| face.permissions() == Some(Permissions::Restricted))
}
