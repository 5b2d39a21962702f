//! Photographs as they came: found, kept within the project, and looked at no further
//! than their header.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader};

use crate::diagnostic::{Diagnostic, io_reason};
use crate::project::{PathFault, Project, size_of_file};
use crate::records::Text;

/// The folder of all photographs.
pub const PHOTOS: &str = "photos";

/// The largest picture that is taken: a scanned A3 page at 600 ppi has 70 megapixels.
const PIXEL_LIMIT: u64 = 200_000_000;

/// How far into a file the mark of an illustration is looked for.
const MARK_WINDOW: u64 = 4096;

/// How much of a file's end is searched for the mark that closes it: cameras append small
/// pictures and notes.
const END_WINDOW: u64 = 1 << 20;

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
        PathFault::Io(reason) if reason.kind() == io::ErrorKind::NotFound => error(
            format!("there is no photograph `{path}`"),
        )
        .hint(format!("put the file into `{PHOTOS}/`, or write the name it has there")),
        PathFault::Io(reason) => unreadable(&path, file, &reason),
    })?;
    read_header(&real).map_err(|reason| match reason {
        HeaderFault::Io(reason) => unreadable(&path, file, &reason),
        HeaderFault::Content(reason) => {
            error(format!("`{path}` is not a photograph that can be read: {reason}"))
                .hint("save it again as JPEG or PNG, or ask for the original file")
        }
    })
}

/// A photograph that is there and cannot be read, told where the record names it.
fn unreadable(path: &str, file: &Text, reason: &io::Error) -> Diagnostic {
    let mut diagnostic = Diagnostic::io(path, "read", reason);
    diagnostic.place = file.place.clone();
    diagnostic
}

/// Why a header cannot be read.
enum HeaderFault {
    /// The file itself cannot.
    Io(io::Error),
    /// What is in it.
    Content(String),
}

impl From<io::Error> for HeaderFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<String> for HeaderFault {
    fn from(reason: String) -> Self {
        Self::Content(reason)
    }
}

/// Reads the header of a JPEG, PNG or WebP, and looks for the mark that ends the file.
fn read_header(path: &Path) -> Result<Header, HeaderFault> {
    let size = size_of_file(path)?;
    let mut file = File::open(path)?;
    let mut start = Vec::new();
    (&mut file).take(MARK_WINDOW).read_to_end(&mut start)?;
    let mut end = Vec::new();
    file.seek(SeekFrom::Start(size.saturating_sub(END_WINDOW)))?;
    (&mut file).take(END_WINDOW).read_to_end(&mut end)?;
    file.rewind()?;
    if start.is_empty() {
        return Err("the file is empty".to_owned().into());
    }
    let reader = ImageReader::new(BufReader::new(file)).with_guessed_format()?;
    let format = reader.format();
    let (whole, endings): (bool, &[&str]) = match format {
        Some(ImageFormat::Jpeg) => (holds(&end, b"\xff\xd9"), &["jpg", "jpeg"]),
        Some(ImageFormat::Png) => (holds(&end, b"IEND"), &["png"]),
        // A RIFF file counts its bytes after the first eight (WebP container, section 2).
        Some(ImageFormat::WebP) => {
            let counted =
                start.get(4..8).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes);
            (counted.is_some_and(|counted| u64::from(counted) + 8 <= size), &["webp"])
        }
        Some(other) => return Err(format!("{other:?} files are not taken").into()),
        None => return Err("it is neither JPEG nor PNG nor WebP".to_owned().into()),
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if !endings.contains(&ending.as_str()) {
        return Err(format!("its content needs the ending `.{}`", endings[0]).into());
    }
    if !whole {
        return Err("the file ends too early".to_owned().into());
    }
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (mut width, mut height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXEL_LIMIT {
        return Err(format!(
            "{width} × {height} pixels are more than {} megapixels",
            PIXEL_LIMIT / 1_000_000
        )
        .into());
    }
    if width == 0 || height == 0 {
        return Err("it has no pixels".to_owned().into());
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
    Ok(Header { width, height, illustration: holds(&start, ILLUSTRATION_MARK) })
}

/// Whether `bytes` hold `wanted` somewhere.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// An image error in words that help.
fn reason(error: &ImageError) -> String {
    match error {
        ImageError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            "the file ends too early".into()
        }
        ImageError::IoError(error) => io_reason(error),
        other => other.to_string(),
    }
}
