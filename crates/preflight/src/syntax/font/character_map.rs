//! How strings become codes, and codes character identifiers (ISO 32000-1, 9.7.5 and 9.7.6).

use std::cell::Cell;

use hayro_cmap::{BfString, CMap, CMapName};
use hayro_postscript::{Scanner, Token};
use lopdf::{Dictionary, Object};

use crate::syntax::File;

/// The most bytes that an embedded map may have; those of all of Unicode have fewer.
const LIMIT: usize = 2 << 20;

/// How many other maps one may take over.
const TAKEN_OVER: u32 = 4;

/// How many ranges of codes a map may have.
const SPACES: usize = 256;

/// The predefined identity as an embedded map would say it.
const IDENTITY: &[u8] = b"1 begincodespacerange <0000> <ffff> endcodespacerange \
    1 begincidrange <0000> <ffff> 0 endcidrange";

/// A code as it stands in a string, which tells codes of one byte from those of more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Code {
    pub(super) value: u32,
    pub(super) bytes: u8,
}

impl Code {
    fn of(bytes: &[u8]) -> Self {
        let value = bytes.iter().fold(0, |all, &byte| all << 8 | u32::from(byte));
        Self { value, bytes: bytes.len() as u8 }
    }
}

/// The codes of a simple font.
pub(super) fn bytes(text: &[u8]) -> Vec<Code> {
    text.iter().map(|&byte| Code { value: byte.into(), bytes: 1 }).collect()
}

/// The map of a composite font.
pub(super) enum CharacterMap {
    /// Codes of two bytes are identifiers.
    Identity,
    /// A map in the file.
    Embedded(Box<CMap>, Vec<CodeSpace>),
    /// A predefined map whose content is not known here, or one that cannot be read: nothing
    /// is claimed of its codes.
    Unknown,
}

/// A range of codes of one length: each byte lies between two others.
#[derive(Debug, Clone, Copy)]
pub(super) struct CodeSpace {
    low: [u8; 4],
    high: [u8; 4],
    bytes: usize,
}

impl CharacterMap {
    /// Reads the map of a composite font.
    pub(super) fn read(file: &File, font: &Dictionary) -> Self {
        match file.get(font, "Encoding") {
            Some(Object::Name(name)) => match name.as_slice() {
                b"Identity-H" | b"Identity-V" => Self::Identity,
                _ => Self::Unknown,
            },
            Some(Object::Stream(stream)) => {
                let base = match file.get(&stream.dict, "UseCMap") {
                    Some(Object::Stream(base)) => file.unpack(base).unwrap_or_default(),
                    _ => Vec::new(),
                };
                let map = file.unpack(stream).and_then(|it| Self::parse(&it, &base));
                map.unwrap_or(Self::Unknown)
            }
            _ => Self::Unknown,
        }
    }

    fn parse(bytes: &[u8], base: &[u8]) -> Option<Self> {
        if bytes.len() > LIMIT || base.len() > LIMIT {
            return None;
        }
        let map = read_map(bytes, base)?;
        let mut spaces = code_spaces(bytes);
        if spaces.is_empty() {
            spaces = code_spaces(if base.is_empty() { IDENTITY } else { base });
        }
        Some(Self::Embedded(Box::new(map), spaces))
    }

    /// The codes of a text (ISO 32000-1, 9.7.6.2).
    pub(super) fn codes(&self, text: &[u8]) -> Vec<Code> {
        let Self::Embedded(_, spaces) = self else {
            return text.chunks(2).map(Code::of).collect();
        };
        let shortest = spaces.iter().map(|space| space.bytes).min().unwrap_or(2);
        let mut codes = Vec::with_capacity(text.len() / shortest + 1);
        let mut rest = text;
        while !rest.is_empty() {
            let found = spaces.iter().find(|space| space.begins(rest));
            let length = found.map_or(shortest, |space| space.bytes).min(rest.len());
            let (code, other) = rest.split_at(length);
            codes.push(Code::of(code));
            rest = other;
        }
        codes
    }

    /// The identifier of a code; none where nothing is known of it.
    pub(super) fn identifier(&self, code: Code) -> Option<u32> {
        match self {
            Self::Identity => Some(code.value),
            // What a map does not speak of is .notdef.
            Self::Embedded(map, _) => {
                Some(map.lookup_cid_code(code.value, code.bytes).unwrap_or(0))
            }
            Self::Unknown => None,
        }
    }
}

impl CodeSpace {
    fn begins(&self, text: &[u8]) -> bool {
        text.len() >= self.bytes
            && (0..self.bytes)
                .all(|at| (self.low[at]..=self.high[at]).contains(&text[at]))
    }
}

/// Reads a map that may take over others: the identity, and the one that is at hand.
fn read_map(bytes: &[u8], base: &[u8]) -> Option<CMap> {
    let taken = Cell::new(0);
    CMap::parse(bytes, |name| {
        taken.set(taken.get() + 1);
        match name {
            _ if taken.get() > TAKEN_OVER => None,
            CMapName::IdentityH | CMapName::IdentityV => Some(IDENTITY),
            CMapName::Custom(_) if !base.is_empty() => Some(base),
            _ => None,
        }
    })
}

/// The ranges of codes that a map speaks of, the shortest codes first.
fn code_spaces(bytes: &[u8]) -> Vec<CodeSpace> {
    let mut spaces = Vec::new();
    let mut scanner = Scanner::new(bytes);
    let mut is_within = false;
    let mut low: Option<Vec<u8>> = None;
    while !scanner.at_end() && spaces.len() < SPACES {
        let Ok(token) = scanner.parse_token() else { break };
        match token {
            Token::Name(name) => {
                is_within = name.as_str() == Some("begincodespacerange");
                low = None;
            }
            Token::String(string) if is_within => {
                let Ok(bound) = string.decode() else { break };
                match low.take() {
                    None => low = Some(bound),
                    Some(low) if low.len() == bound.len() => {
                        spaces.extend(code_space(&low, &bound));
                    }
                    Some(_) => {}
                }
            }
            _ => {}
        }
    }
    spaces.sort_by_key(|space| space.bytes);
    spaces
}

fn code_space(low: &[u8], high: &[u8]) -> Option<CodeSpace> {
    let bytes = low.len();
    if !(1..=4).contains(&bytes) {
        return None;
    }
    let mut space = CodeSpace { low: [0; 4], high: [0; 4], bytes };
    space.low[..bytes].copy_from_slice(low);
    space.high[..bytes].copy_from_slice(high);
    Some(space)
}

/// The characters that a map to Unicode gives to codes (ISO 32000-1, 9.10.3).
pub(super) struct ToUnicode(CMap);

impl ToUnicode {
    /// Reads a map.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= LIMIT).then(|| read_map(bytes, &[])).flatten().map(Self)
    }

    /// Whether a code stands for characters of which all are of a kind.
    pub(super) fn is(&self, code: Code, kind: fn(char) -> bool) -> bool {
        match self.0.lookup_bf_string(code.value) {
            Some(BfString::Char(character)) => kind(character),
            Some(BfString::String(text)) => text.chars().all(kind),
            None => false,
        }
    }
}
