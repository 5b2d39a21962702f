//! The fonts of a project: the only ones there are. System fonts are never read.
//!
//! Facts about a font (family, coverage, permission to embed) are taken from the same
//! parse that sets the type, so that the check and the page cannot disagree.

use std::collections::BTreeMap;
use std::path::Path;

use ttf_parser::{Face, Permissions};
use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::FontStore;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::project::{FONTS, PathFault, Project, read_bounded};

/// File endings of fonts.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// The largest font file that is read; the largest CJK collections have some 20 MiB.
const FONT_LIMIT: u64 = 64 << 20;

/// How deep folders may lie within `fonts/`; links to folders are never followed, so none
/// can lie within itself.
const DEPTH_LIMIT: usize = 4;

/// All fonts of a project, loaded.
pub struct Fonts {
    store: FontStore,
    families: Vec<String>,
    fonts: Vec<Font>,
    digests: BTreeMap<String, String>,
}

impl Fonts {
    /// Loads every font below `fonts/`, in the order of their paths.
    ///
    /// A file that is no font, or whose licence forbids embedding, is an error.
    pub fn load(project: &Project, sink: &mut Sink) -> Self {
        let mut paths = Vec::new();
        collect(project, FONTS, 0, &mut paths, sink);
        let mut loaded = Self {
            store: FontStore::new(),
            families: vec![],
            fonts: vec![],
            digests: BTreeMap::new(),
        };
        for path in &paths {
            match load_file(project, path) {
                Ok(fonts) => {
                    // All faces of a file share its bytes.
                    let bytes = fonts.first().map(|font| font.data().as_slice());
                    let digest = blake3::hash(bytes.unwrap_or_default()).to_hex();
                    loaded.digests.insert(path.clone(), digest.to_string());
                    loaded.extend(fonts);
                }
                Err(diagnostic) => sink.push(diagnostic),
            }
        }
        if paths.is_empty() {
            let message = format!("there are no fonts in `{FONTS}/`");
            sink.push(Diagnostic::error(Place::File(FONTS.into()), message).hint(
                "copy `.ttf` or `.otf` files into it; system fonts are never used",
            ));
        }
        loaded.families.sort();
        loaded.families.dedup();
        loaded
    }

    /// Whether any font has a glyph for `character`.
    pub fn cover(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
    }

    /// The names of all families, sorted.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// The digest of each font file, by its path.
    pub fn digests(&self) -> &BTreeMap<String, String> {
        &self.digests
    }

    /// The fonts as Typst looks them up.
    pub fn store(&self) -> &FontStore {
        &self.store
    }

    fn extend(&mut self, fonts: Vec<Font>) {
        for font in fonts {
            let info = font.info().clone();
            self.families.push(info.family.as_str().to_owned());
            self.fonts.push(font.clone());
            self.store.push((font, info));
        }
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
    let names = match project.list(folder) {
        Ok(names) => names,
        Err(diagnostic) => return sink.push(diagnostic),
    };
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
            let message = format!("the fonts in `{path}` are not read");
            sink.push(
                Diagnostic::error(Place::File(path), message)
                    .hint(format!("move them to a folder of `{FONTS}/` itself")),
            );
        }
    }
}

/// Loads all faces of a font file.
fn load_file(project: &Project, path: &str) -> Result<Vec<Font>, Diagnostic> {
    let place = || Place::File(path.into());
    let fault = |fault| match fault {
        PathFault::Io(error) => Diagnostic::io(path, "read", &error),
        PathFault::Outside(outside) => Diagnostic::error(place(), outside.message(path))
            .hint(format!("copy the font itself into `{FONTS}/`")),
    };
    let real = project.resolve(path).map_err(fault)?;
    let bytes = read_bounded(&real, FONT_LIMIT).map_err(PathFault::Io).map_err(fault)?;
    let Some(bytes) = bytes else {
        let message = format!("`{path}` is larger than {} MiB", FONT_LIMIT >> 20);
        return Err(Diagnostic::error(place(), message)
            .hint("use a static font of one script instead"));
    };
    let fonts: Vec<_> = Font::iter(Bytes::new(bytes)).collect();
    if fonts.is_empty() {
        return Err(Diagnostic::error(place(), format!("`{path}` is not a font"))
            .hint("copy the font file again, or remove it"));
    }
    if fonts.iter().any(forbids_embedding) {
        let message = format!("the licence bits of `{path}` forbid embedding (fsType 2)");
        return Err(Diagnostic::error(place(), message).hint(
            "a print file must embed its fonts: use one that allows it, such as any under the OFL",
        ));
    }
    Ok(fonts)
}

/// Whether `OS/2.fsType` says "restricted licence embedding" (OpenType 1.9, table OS/2).
fn forbids_embedding(font: &Font) -> bool {
    Face::parse(font.data(), font.index())
        .is_ok_and(|face| face.permissions() == Some(Permissions::Restricted))
}
