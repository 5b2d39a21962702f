//! The widths that a file tells of a font's glyphs (ISO 32000-1, 9.2.4, 9.6.2 and 9.7.4.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use crate::syntax::{File, number_of};

/// Units of text space in a font's widths.
pub(super) const UNITS: f64 = 1000.0;

/// How many widths are told at most, however often ranges tell them.
const LIMIT: usize = 1 << 18;

/// What a file tells of widths.
#[derive(Debug)]
pub(super) struct Widths {
    listed: BTreeMap<u32, f64>,
    default: Option<f64>,
}

impl Widths {
    /// Reads the widths of a simple font, by codes.
    pub(super) fn simple(
        file: &File,
        font: &Dictionary,
        descriptor: Option<&Dictionary>,
    ) -> Self {
        let first = file.number(font, "FirstChar").unwrap_or(0.0) as u32;
        let widths = file.numbers(font, "Widths").unwrap_or_default();
        let listed = (first..=255).zip(widths).collect();
        Self {
            listed,
            default: descriptor.and_then(|it| file.number(it, "MissingWidth")),
        }
    }

    /// Reads the widths of a composite font, by character identifiers.
    pub(super) fn composite(file: &File, font: &Dictionary) -> Self {
        let default = Some(file.number(font, "DW").unwrap_or(UNITS));
        Self { listed: listed(file, font), default }
    }

    /// How many widths it tells.
    pub(super) fn count(&self) -> usize {
        self.listed.len()
    }

    /// The width of a code or character identifier.
    pub(super) fn of(&self, code: u32) -> Option<f64> {
        self.listed.get(&code).copied().or(self.default)
    }
}

/// The widths that `W` lists.
fn listed(file: &File, font: &Dictionary) -> BTreeMap<u32, f64> {
    let mut found = BTreeMap::new();
    let mut left = LIMIT;
    let Some(Object::Array(items)) = file.get(font, "W") else { return found };
    let mut items = items.iter().filter_map(|item| file.follow(item));
    let identifier = |object| number_of(object).map(|it| it.clamp(0.0, 65535.0) as u32);
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = identifier(first) else { break };
        let before = left;
        match second {
            Object::Array(_) => {
                let widths = file.numbers_of(second).unwrap_or_default();
                left = left.saturating_sub(widths.len());
                found.extend((first..=65535).zip(widths).take(before));
            }
            other => {
                let width = items.next().and_then(number_of);
                let (Some(last), Some(width)) = (identifier(other), width) else { break };
                let codes = first..=last;
                left = left.saturating_sub(codes.clone().count());
                found.extend(codes.map(|code| (code, width)).take(before));
            }
        }
        if left == 0 {
            break;
        }
    }
    found
}
