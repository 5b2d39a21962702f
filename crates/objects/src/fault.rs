//! Why a bucket could not be used.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use object_store::client::{HttpError, HttpErrorKind};

/// Longest code of a server that is told.
const LONGEST_CODE: usize = 40;

/// Why a bucket could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The environment does not say who asks.
    NoCredentials,
    /// What the environment says cannot be used, such as an address that is none.
    Settings,
    /// No connection to the server, or it broke.
    Unreachable,
    /// No answer in time.
    TooSlow,
    /// The server refused, with the code of S3 (`AccessDenied`) or HTTP (`502 Bad Gateway`).
    Refused(String),
}

impl Fault {
    /// Translates an error of the client.
    pub(crate) fn of(error: &object_store::Error) -> Self {
        if let Some(error) = source::<HttpError>(error) {
            return match error.kind() {
                HttpErrorKind::Timeout => Self::TooSlow,
                HttpErrorKind::Unknown => Self::Settings,
                _ => Self::Unreachable,
            };
        }
        let told = error.to_string();
        let code = between(&told, "<Code>", "</Code>")
            .or_else(|| between(&told, "status code: ", ":"))
            .or_else(|| between(&told, "status: ", ":"));
        code.map_or(Self::Settings, |code| Self::Refused(code.to_owned()))
    }
}

impl Display for Fault {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCredentials => {
                formatter.write_str("no credentials in the environment")
            }
            Self::Settings => {
                formatter.write_str("settings of the environment are unusable")
            }
            Self::Unreachable => formatter.write_str("the server cannot be reached"),
            Self::TooSlow => formatter.write_str("the server did not answer in time"),
            Self::Refused(code) => write!(formatter, "the server answered `{code}`"),
        }
    }
}

impl Error for Fault {}

/// Returns the first error of a kind in the chain of causes.
fn source<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        cause = error.source();
    }
    None
}

/// Returns the code between two marks, if what stands there can be one: the client gives a
/// server's answer in its error's text alone, and that holds more than may be told.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    let (code, _) = rest.split_once(end)?;
    let is_code = |sign: char| sign.is_ascii_alphanumeric() || sign == ' ';
    (code.len() <= LONGEST_CODE && code.chars().all(is_code)).then(|| code.trim())
}
