//! Photographs as they came: found, kept within the project, and looked at no further
//! than their header.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader};

use crate::diagnostic::{Diagnostic, io_reason};
use crate::project::{PathFault, Project};
use crate::records::Text;

/// The folder of all photographs.
pub const PHOTOS: &str = "photos";

/// The largest picture that is taken: a scanned A3 page at 600 ppi has 70 megapixels.
const PIXEL_LIMIT: u64 = 200_000_000;

/// How far into a file the mark of an illustration is looked for.
const MARK_WINDOW: u64 = 4096;

/// What the program that draws our illustrations writes into their EXIF description.
const ILLUSTRATION_MARK: &[u8] = b"malzama illustration";

/// What a photograph's header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Width in pixels, turned upright.
    pub width: u32,
    /// Height in pixels, turned upright.
    pub height: u32,
    /// Whether it is one of our illustrations, still waiting for the photograph.
    pub illustration: bool,
}

/// Looks at the photograph `file`, a path from the folder `photos/`.
///
/// # Errors
/// A diagnostic at the place where the record names it.
pub fn look(project: &Project, file: &Text) -> Result<Header, Diagnostic> {
    let path = format!("{PHOTOS}/{}", file.value);
    let error = |message: String| Diagnostic::error(file.place.clone(), message);
    let real = project.resolve(&path).map_err(|fault| match fault {
        PathFault::Outside(outside) => error(outside.message(&file.value)).hint(format!(
            "copy the photograph into `{PHOTOS}/` and write its path from there"
        )),
        PathFault::Io(reason) if reason.kind() == std::io::ErrorKind::NotFound => error(
            format!("there is no photograph `{path}`"),
        )
        .hint(format!("put the file into `{PHOTOS}/`, or write the name it has there")),
        PathFault::Io(reason) => {
            error(format!("failed to read `{path}`: {}", io_reason(&reason)))
                .hint("check the permissions of the file and its folder")
        }
    })?;
    read_header(&real).map_err(|reason| {
        error(format!("`{path}` is not a photograph that can be read: {reason}"))
            .hint("save it again as JPEG or PNG, or ask for the original file")
    })
}

/// Reads the header of a JPEG, PNG or WebP; its format is known by its content.
fn read_header(path: &Path) -> Result<Header, String> {
    let fail = |error: std::io::Error| io_reason(&error);
    let mut file = File::open(path).map_err(fail)?;
    if file.metadata().map_err(fail)?.is_dir() {
        return Err("it is a folder".into());
    }
    let mut start = Vec::new();
    (&mut file).take(MARK_WINDOW).read_to_end(&mut start).map_err(fail)?;
    if start.is_empty() {
        return Err("the file is empty".into());
    }
    file.rewind().map_err(fail)?;
    let reader =
        ImageReader::new(BufReader::new(file)).with_guessed_format().map_err(fail)?;
    match reader.format() {
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) => {}
        Some(other) => return Err(format!("{other:?} files are not taken")),
        None => return Err("it is neither JPEG nor PNG nor WebP".into()),
    }
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (mut width, mut height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXEL_LIMIT {
        return Err(format!(
            "{width} × {height} pixels are more than {} megapixels",
            PIXEL_LIMIT / 1_000_000
        ));
    }
    if width == 0 || height == 0 {
        return Err("it has no pixels".into());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    ) {
        std::mem::swap(&mut width, &mut height);
    }
    let illustration =
        start.windows(ILLUSTRATION_MARK.len()).any(|window| window == ILLUSTRATION_MARK);
    Ok(Header { width, height, illustration })
}

/// An image error in words that help.
fn reason(error: &ImageError) -> String {
    match error {
        ImageError::IoError(error)
            if error.kind() == std::io::ErrorKind::UnexpectedEof =>
        {
            "the file ends too early".into()
        }
        ImageError::IoError(error) => io_reason(error),
        other => other.to_string(),
    }
}
