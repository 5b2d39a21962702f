//! The fonts of a web edition: the files of the faces that its style sheet sets, with their
//! licences.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{Named, WebFolder};
use crate::fonts::Fonts;
use crate::project::{Project, read_bounded};
use crate::typeset::WebDesign;
use crate::web_edition::FontFile;

/// The endings of fonts that a browser takes: no collections of several fonts.
const ENDINGS: [&str; 2] = ["ttf", "otf"];

/// The names of the file that states the licence of the fonts beside it. Licences such as the
/// SIL Open Font License ask that it goes where the fonts go.
const LICENCES: [&str; 4] = ["OFL.txt", "LICENSE.txt", "LICENCE.txt", "LICENSE"];

/// The size of the largest licence, in bytes.
const LICENCE_LIMIT: u64 = 1 << 20;

/// Puts the fonts of a design into the folder of its web edition; returns the faces. A
/// family that the project has no file of is left to the browser.
///
/// # Errors
/// The path of a file that cannot be written, and the reason.
pub fn put(
    project: &Project,
    fonts: &Fonts,
    design: &WebDesign,
    folder: &mut WebFolder,
) -> Result<Vec<FontFile>, (PathBuf, io::Error)> {
    let mut faces = Vec::new();
    let mut put: BTreeMap<&str, String> = BTreeMap::new();
    for typeface in design.fonts.values() {
        for (family, &weight) in typeface.families.iter().flat_map(|family| {
            typeface.weights.iter().map(move |weight| (family, weight))
        }) {
            let Some((path, data)) = fonts.file(family, weight) else { continue };
            let Some(ending) = ending(path) else { continue };
            let file = match put.get(path) {
                Some(file) => file.clone(),
                None => {
                    let named = Named::of("fonts", stem(path), ending, data);
                    let file = folder.put(&named, |file| file.write_all(data))?;
                    put_licence(project, path, folder)?;
                    put.insert(path, file.clone());
                    file
                }
            };
            let face = FontFile { file, family: family.clone(), weight };
            if !faces.contains(&face) {
                faces.push(face);
            }
        }
    }
    Ok(faces)
}

/// Puts the licence of a font beside it, if there is one.
fn put_licence(
    project: &Project,
    font: &str,
    folder: &mut WebFolder,
) -> Result<(), (PathBuf, io::Error)> {
    let Some((beside, _)) = font.rsplit_once('/') else { return Ok(()) };
    for name in LICENCES {
        let licence = project.resolve(&format!("{beside}/{name}")).ok();
        let text = licence.and_then(|path| read_bounded(&path, LICENCE_LIMIT).ok());
        if let Some(text) = text.flatten() {
            let stem = format!("{}-{}", stem(beside), stem(name));
            let named = Named::of("fonts", &stem, "txt", &text);
            folder.put(&named, |file| file.write_all(&text))?;
            return Ok(());
        }
    }
    Ok(())
}

/// Returns the ending of a font that a browser takes.
fn ending(path: &str) -> Option<&'static str> {
    let ending = Path::new(path).extension()?.to_str()?;
    ENDINGS.into_iter().find(|it| ending.eq_ignore_ascii_case(it))
}

/// Returns the name of a file without its ending.
fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or("font")
}
