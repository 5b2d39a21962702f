//! PDF colour spaces, and which of them consist of process inks (ISO 32000-1, 8.6.3).

use lopdf::{Document, Object};
use malzama_message::{Message, message};

/// Colorant names that need no ink beyond the process inks: the four inks, and the
/// reserved names `All` and `None` (ISO 32000-1, 8.6.6.4).
const PROCESS: [&[u8]; 6] = [b"Cyan", b"Magenta", b"Yellow", b"Black", b"All", b"None"];

/// A colour space, as far as the press step distinguishes them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// Tints of black.
    Gray,
    /// The four process inks.
    Cmyk,
    /// Patterns, whose colours are specified elsewhere.
    Pattern,
    /// Any other colour space, with its name for messages.
    Foreign(Message),
}

impl Space {
    /// Returns the space of device or calibrated RGB.
    pub(super) fn rgb() -> Self {
        Self::Foreign(message!("colour/rgb"))
    }

    /// Reads a colour space object.
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

    /// Returns the colour space that a name alone stands for, including the abbreviations
    /// of inline images.
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
