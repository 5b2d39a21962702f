//! Colour spaces, and which of them are inks of the press (ISO 32000-1, 8.6.3).

use lopdf::{Document, Object};
use malzama_message::{Message, message};

/// Colorants of a press of four inks; the last two are no ink of their own.
const PROCESS: [&[u8]; 6] = [b"Cyan", b"Magenta", b"Yellow", b"Black", b"All", b"None"];

/// What is known of a colour space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// A tint of black.
    Gray,
    /// The four inks.
    Cmyk,
    /// Patterns, each with colours of its own.
    Pattern,
    /// Something else, by what it is.
    Foreign(Message),
}

impl Space {
    /// Returns RGB, whichever kind.
    pub(super) fn rgb() -> Self {
        Self::Foreign(message!("colour/rgb"))
    }

    /// Reads the object of a colour space.
    pub(super) fn of(document: &Document, space: &Object) -> Self {
        Self::within(document, space, 0)
    }

    fn within(document: &Document, space: &Object, depth: usize) -> Self {
        let words = match space {
            Object::Name(name) => return Self::named(name),
            Object::Array(words) if depth < 4 => words,
            _ => return Self::Foreign(message!("colour/unreadable")),
        };
        let at = |index: usize| {
            words.get(index).and_then(|it| Some(document.dereference(it).ok()?.1))
        };
        let name = at(0).and_then(|it| it.as_name().ok()).unwrap_or_default();
        match name {
            b"Indexed" | b"I" => match at(1) {
                Some(base) => Self::within(document, base, depth + 1),
                None => Self::Gray,
            },
            b"Separation" | b"DeviceN" => {
                let names = match at(1) {
                    Some(Object::Array(names)) => names.as_slice(),
                    Some(name) => std::slice::from_ref(name),
                    None => &[],
                };
                let names = names.iter().filter_map(|name| name.as_name().ok());
                match { names }.find(|name| !PROCESS.contains(name)) {
                    Some(spot) => {
                        let name = String::from_utf8_lossy(spot).into_owned();
                        Self::Foreign(message!("colour/spot", name = name))
                    }
                    None => Self::Cmyk,
                }
            }
            _ => Self::named(name),
        }
    }

    /// Returns the colour space that a name stands for by itself.
    pub(super) fn named(name: &[u8]) -> Self {
        match name {
            b"DeviceCMYK" | b"CMYK" => Self::Cmyk,
            b"DeviceGray" | b"G" => Self::Gray,
            b"Pattern" => Self::Pattern,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Self::rgb(),
            b"ICCBased" => Self::Foreign(message!("colour/own-profile")),
            b"CalGray" => Self::Foreign(message!("colour/calibrated-grey")),
            _ => {
                let name = String::from_utf8_lossy(name).into_owned();
                Self::Foreign(message!("colour/other", name = name))
            }
        }
    }
}
