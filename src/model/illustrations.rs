//! What is printed as long as a photograph has not arrived: an illustration of the
//! project's, or else a stand-in, which the program draws and which is not for print.

use std::path::PathBuf;

use super::Photograph;
use crate::photo::{Header, Source};
use crate::project::{PHOTOS, Project};
use crate::records::{Located, Text};

/// The folder of the illustrations, which have the names of the photographs they stand in
/// for. A photograph that arrives or leaves does not touch them.
pub const FOLDER: &str = "photos/illustrations";

/// The credit of an illustration.
pub const CREDIT: &str = "رسم توضيحي";

/// The size of a stand-in in pixels: the proportions of most cameras' pictures.
const STAND_IN_SIZE: (u32, u32) = (2400, 1800);

/// Returns the illustration for the photograph `file`, a path from `photos/`; `None` if
/// there is none, or if it cannot be read.
pub fn instead_of(project: &Project, file: &str) -> Option<(PathBuf, Header)> {
    // Illustrations are JPEGs, whatever format the photograph will have.
    let jpeg = PathBuf::from(file).with_extension("jpg");
    [file, jpeg.to_str()?].iter().find_map(|name| {
        let real = project.resolve(&format!("{FOLDER}/{name}")).ok()?;
        let mut header = Header::read(&Source::File(real.clone())).ok()?;
        header.illustration = true;
        Some((real, header))
    })
}

/// Returns what stands in for a photograph that is missing or cannot be used.
pub fn stand_in(
    project: &Project,
    file: Text,
    caption: Option<Text>,
    alt: Option<Text>,
    focus: [f64; 2],
) -> Photograph {
    let at_file = |value: &str| Located {
        value: value.to_owned(),
        location: file.location.clone(),
    };
    // Layouts can name no path that leaves the project.
    let plain = |part: &&str| !matches!(*part, "" | "." | "..");
    let parts: Vec<&str> = file.value.split(['/', '\\']).filter(plain).collect();
    let path = format!("/{PHOTOS}/{}", parts.join("/"));
    let source = project.root().join(&path[1..]);
    let alt = alt.or_else(|| caption.clone()).unwrap_or_else(|| at_file(""));
    let (width, height) = STAND_IN_SIZE;
    Photograph {
        path,
        width,
        height,
        focus,
        caption: caption.unwrap_or_else(|| at_file("")),
        credit: at_file(CREDIT),
        alt,
        illustration: true,
        stand_in: true,
        source,
        file,
    }
}
