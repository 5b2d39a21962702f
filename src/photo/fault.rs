//! Faults of photographs: why one could not be prepared, and who has to act.

use std::io;

use malzama_message::{Message, message};

use crate::diagnostic::is_fault_of_path;

/// The reason why one photograph could not be prepared, by who has to act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoFault {
    /// The file is not a photograph that can be used: somebody has to replace it.
    Photograph(Message),
    /// The file could not be read.
    File(Message),
    /// The program is at fault.
    Internal(Message),
}

impl PhotoFault {
    /// Returns the fault of a file that was written while it was in use.
    pub fn changed() -> Self {
        Self::File(message!("photo/file-changed"))
    }

    /// Returns advice on what to do.
    pub fn advice(&self) -> Message {
        match self {
            Self::Photograph(reason) => match reason.code() {
                "photo/camera-raw" => message!("hint/develop-raw"),
                "photo/hdr" | "photo/heif-coding" | "photo/unsupported-heic" => {
                    message!("hint/export-as-jpeg")
                }
                _ => message!("hint/save-as-jpeg"),
            },
            Self::File(_) => message!("hint/check-file-and-permissions"),
            Self::Internal(_) => message!("hint/report-fault"),
        }
    }

    /// Returns the reason.
    pub fn message(&self) -> &Message {
        match self {
            Self::Photograph(message) | Self::File(message) | Self::Internal(message) => {
                message
            }
        }
    }
}

impl From<io::Error> for PhotoFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Photograph(message!("photo/truncated")),
            io::ErrorKind::IsADirectory => Self::Photograph(message!("photo/is-folder")),
            io::ErrorKind::NotFound => Self::File(message!("photo/not-found")),
            io::ErrorKind::PermissionDenied => {
                Self::File(message!("photo/permission-denied"))
            }
            _ => {
                let text = error.to_string();
                let end = text.find(" (os error").unwrap_or(text.len());
                let reason = text[..end].to_lowercase();
                let message = message!("photo/unreadable", reason = reason);
                if is_fault_of_path(&error) {
                    Self::Photograph(message)
                } else {
                    Self::File(message)
                }
            }
        }
    }
}

impl From<image::ImageError> for PhotoFault {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::IoError(error) => error.into(),
            other => {
                let reason = other.to_string();
                if reason.contains("unexpected end") || reason.contains("Eof") {
                    return Self::Photograph(message!("photo/truncated"));
                }
                Self::Photograph(message!("photo/damaged", reason = reason))
            }
        }
    }
}

impl From<tiff::TiffError> for PhotoFault {
    fn from(error: tiff::TiffError) -> Self {
        match error {
            tiff::TiffError::IoError(error) => error.into(),
            tiff::TiffError::UnsupportedError(reason) => Self::Photograph(message!(
                "photo/unsupported-tiff",
                reason = reason.to_string()
            )),
            other => {
                Self::Photograph(message!("photo/damaged", reason = other.to_string()))
            }
        }
    }
}
