//! Why a photograph could not be prepared, and who has to act.

use std::fmt::{self, Display, Formatter};
use std::io;

/// Why one photograph could not be prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoFault {
    /// The file is not a photograph that can be used: somebody has to replace it.
    Photograph(String),
    /// The file could not be read.
    File(String),
    /// A fault of this program.
    Internal(String),
}

impl PhotoFault {
    /// A fault of the photograph itself.
    pub(super) fn photograph(message: impl Into<String>) -> Self {
        Self::Photograph(message.into())
    }

    /// The fault of a file that was written while it was in use.
    pub(super) fn changed() -> Self {
        Self::File("the file changed while it was read".into())
    }

    /// What is wrong, in words.
    pub fn message(&self) -> &str {
        match self {
            Self::Photograph(message) | Self::File(message) | Self::Internal(message) => {
                message
            }
        }
    }
}

impl From<io::Error> for PhotoFault {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            return Self::photograph("the file ends too early");
        }
        if error.kind() == io::ErrorKind::IsADirectory {
            return Self::photograph("it is a folder");
        }
        Self::File(match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".into(),
            io::ErrorKind::PermissionDenied => "permission denied".into(),
            _ => {
                let text = error.to_string();
                let end = text.find(" (os error").unwrap_or(text.len());
                text[..end].to_lowercase()
            }
        })
    }
}

impl From<image::ImageError> for PhotoFault {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::IoError(error) => error.into(),
            other => {
                let text = other.to_string();
                if text.contains("unexpected end") || text.contains("Eof") {
                    return Self::photograph("the file ends too early");
                }
                Self::Photograph(format!("it is damaged ({text})"))
            }
        }
    }
}

impl From<tiff::TiffError> for PhotoFault {
    fn from(error: tiff::TiffError) -> Self {
        match error {
            tiff::TiffError::IoError(error) => error.into(),
            tiff::TiffError::UnsupportedError(reason) => {
                Self::Photograph(format!("it is a rare kind of TIFF ({reason})"))
            }
            other => Self::Photograph(format!("it is damaged ({other})")),
        }
    }
}

impl Display for PhotoFault {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(self.message())
    }
}
