//! Colour spaces as a file defines them (ISO 32000-1, 8.6), and how much of each ink their
//! colours have.

use std::rc::Rc;

use lopdf::{Dictionary, Object};
use malzama_message::{Value, message};

use super::document::{File, dictionary_of};
use super::function::Function;

/// How deep colour spaces may lie within each other.
const DEPTH: usize = 6;

/// The most components of a colour (ISO 32000-1, annex C, for DeviceN).
const COLORANTS: usize = 32;

/// The work of a component of a colour.
const COLOUR_WORK: u64 = 10;

/// Cyan, magenta, yellow and black, each of 0 to 1.
pub(crate) type Inks = [f32; 4];

/// The names of the four inks.
pub(crate) const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

/// A colour space.
#[derive(Debug, Clone)]
pub(crate) enum Space {
    Gray,
    Rgb,
    Cmyk,
    CalGray,
    CalRgb,
    Lab,
    /// By a profile with so many components, and the profile's bytes.
    Icc(usize, Rc<Vec<u8>>),
    Indexed {
        base: Rc<Space>,
        table: Rc<Vec<u8>>,
    },
    /// Separation and DeviceN.
    Inks {
        names: Vec<String>,
        is_device_n: bool,
        alternate: Rc<Space>,
        tint: Option<Rc<Function>>,
    },
    Pattern(Option<Rc<Space>>),
    /// None that exists.
    Unknown(Unknown),
}

/// What stands in place of a colour space.
#[derive(Debug, Clone)]
pub(crate) enum Unknown {
    /// A name that means nothing.
    Name(String),
    /// A colour space that lies too deep, or within itself.
    WithinItself,
    /// Something else.
    NoSpace,
    /// `ICCBased` without its profile.
    NoProfile,
}

impl Space {
    /// Reads a colour space; names are looked up in `resources`.
    pub(crate) fn read(
        file: &File,
        object: &Object,
        resources: Option<&Dictionary>,
    ) -> Self {
        Self::read_within(file, object, resources, 0)
    }

    fn read_within(
        file: &File,
        object: &Object,
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Self {
        if depth > DEPTH {
            return Self::Unknown(Unknown::WithinItself);
        }
        let within = |object: &Object| {
            file.follow(object)
                .map(|object| Self::read_within(file, object, resources, depth + 1))
        };
        let words = match object {
            Object::Name(name) => {
                let named = resources.and_then(|it| file.dictionary(it, "ColorSpace"));
                let found = named.and_then(|it| it.get(name).ok());
                return match found.filter(|it| it.as_name().ok() != Some(name)) {
                    Some(found) => within(found).unwrap_or_else(|| Self::named(name)),
                    None => Self::named(name),
                };
            }
            Object::Array(words) => words,
            _ => return Self::Unknown(Unknown::NoSpace),
        };
        let at = |index: usize| words.get(index).and_then(|it| file.follow(it));
        let name = at(0).and_then(|it| it.as_name().ok()).unwrap_or_default();
        match name {
            b"ICCBased" => {
                let Some(Object::Stream(stream)) = at(1) else {
                    return Self::Unknown(Unknown::NoProfile);
                };
                let components = file.number(&stream.dict, "N").unwrap_or(0.0);
                let components = components.clamp(0.0, COLORANTS as f64) as usize;
                Self::Icc(components, Rc::new(file.unpack(stream).unwrap_or_default()))
            }
            b"Indexed" | b"I" => {
                let base = words.get(1).and_then(within).unwrap_or(Self::Gray);
                let table = match at(3) {
                    Some(Object::String(bytes, _)) => bytes.clone(),
                    Some(Object::Stream(stream)) => {
                        file.unpack(stream).unwrap_or_default()
                    }
                    _ => Vec::new(),
                };
                Self::Indexed { base: Rc::new(base), table: Rc::new(table) }
            }
            b"Separation" | b"DeviceN" => {
                let names = match at(1) {
                    Some(Object::Array(names)) => names.as_slice(),
                    Some(name) => std::slice::from_ref(name),
                    None => &[],
                };
                let names = names.iter().filter_map(|name| {
                    let name = file.follow(name)?.as_name().ok()?;
                    Some(String::from_utf8_lossy(name).into_owned())
                });
                let alternate = words.get(2).and_then(within).unwrap_or(Self::Gray);
                let tint = at(3).and_then(|it| Function::read(file, it)).map(Rc::new);
                let names = names.take(COLORANTS).collect();
                let alternate = Rc::new(alternate);
                let is_device_n = name == b"DeviceN";
                Self::Inks { names, is_device_n, alternate, tint }
            }
            b"Pattern" => Self::Pattern(words.get(1).and_then(within).map(Rc::new)),
            _ => Self::named(name),
        }
    }

    /// The space that a name means by itself.
    fn named(name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"G" => Self::Gray,
            b"DeviceRGB" | b"RGB" => Self::Rgb,
            b"DeviceCMYK" | b"CMYK" => Self::Cmyk,
            b"CalGray" => Self::CalGray,
            b"CalRGB" => Self::CalRgb,
            b"Lab" => Self::Lab,
            b"Pattern" => Self::Pattern(None),
            other => {
                let name = String::from_utf8_lossy(other).into_owned();
                Self::Unknown(Unknown::Name(name))
            }
        }
    }

    /// What it is called, as a value of messages.
    pub(crate) fn told(&self) -> Value {
        match self {
            Self::Unknown(Unknown::WithinItself) => {
                message!("space/within-itself").into()
            }
            Self::Unknown(Unknown::NoSpace) => message!("space/none").into(),
            Self::Unknown(Unknown::NoProfile) => message!("space/no-profile").into(),
            named => named.name().into(),
        }
    }

    /// What it is called; spaces of different names are different.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Gray => "DeviceGray".into(),
            Self::Rgb => "DeviceRGB".into(),
            Self::Cmyk => "DeviceCMYK".into(),
            Self::CalGray => "CalGray".into(),
            Self::CalRgb => "CalRGB".into(),
            Self::Lab => "Lab".into(),
            Self::Icc(1, _) => "ICCBased grey".into(),
            Self::Icc(3, _) => "ICCBased RGB".into(),
            Self::Icc(4, _) => "ICCBased CMYK".into(),
            Self::Icc(count, _) => format!("ICCBased of {count} components"),
            Self::Indexed { base, .. } => format!("Indexed {}", base.name()),
            Self::Inks { names, is_device_n, .. } => {
                let kind = if *is_device_n { "DeviceN" } else { "Separation" };
                format!("{kind} {}", names.join(" "))
            }
            Self::Pattern(_) => "Pattern".into(),
            Self::Unknown(Unknown::Name(name)) => name.clone(),
            Self::Unknown(other) => format!("{other:?}"),
        }
    }

    /// The space that its colours are defined in: that of a palette's entries.
    pub(crate) fn main(&self) -> &Self {
        match self {
            Self::Indexed { base, .. } => base.main(),
            Self::Pattern(Some(under)) => under.main(),
            other => other,
        }
    }

    /// How many numbers a colour has.
    pub(crate) fn components(&self) -> usize {
        match self {
            Self::Gray | Self::CalGray | Self::Indexed { .. } => 1,
            Self::Rgb | Self::CalRgb | Self::Lab => 3,
            Self::Cmyk => 4,
            Self::Icc(count, _) => *count,
            Self::Inks { names, .. } => names.len(),
            Self::Pattern(_) | Self::Unknown(_) => 0,
        }
    }

    /// The colour that a space begins with (ISO 32000-1, 8.6.5 to 8.6.8).
    pub(crate) fn first(&self) -> Vec<f64> {
        match self {
            Self::Cmyk | Self::Icc(4, _) => vec![0.0, 0.0, 0.0, 1.0],
            Self::Inks { names, .. } => vec![1.0; names.len()],
            other => vec![0.0; other.components()],
        }
    }

    /// The lowest and highest value of a component (ISO 32000-1, table 90).
    pub(crate) fn range(&self, component: usize) -> [f64; 2] {
        match (self, component) {
            (Self::Lab, 0) => [0.0, 100.0],
            (Self::Lab, _) => [-100.0, 100.0],
            _ => [0.0, 1.0],
        }
    }

    /// The inks of a colour, and which of them it speaks of: a separation says nothing of the
    /// inks that it does not name.
    pub(crate) fn inks(&self, colour: &[f64]) -> (Inks, [bool; 4]) {
        let part =
            |at: usize| colour.get(at).copied().unwrap_or(0.0).clamp(0.0, 1.0) as f32;
        let all = [true; 4];
        match self {
            Self::Gray | Self::CalGray | Self::Icc(1, _) => {
                ([0.0, 0.0, 0.0, 1.0 - part(0)], all)
            }
            Self::Cmyk | Self::Icc(4, _) => ([part(0), part(1), part(2), part(3)], all),
            Self::Rgb | Self::CalRgb | Self::Icc(3, _) => {
                (from_rgb([part(0), part(1), part(2)]), all)
            }
            Self::Lab => {
                let light = (colour.first().copied().unwrap_or(0.0) / 100.0) as f32;
                ([0.0, 0.0, 0.0, 1.0 - light.clamp(0.0, 1.0)], all)
            }
            Self::Indexed { base, .. } => {
                base.inks(&self.entry(colour.first().copied().unwrap_or(0.0)))
            }
            Self::Inks { names, alternate, tint, .. } => {
                separated(names, alternate, tint.as_deref(), colour)
            }
            Self::Icc(..) | Self::Pattern(_) | Self::Unknown(_) => ([0.0; 4], all),
        }
    }

    /// How many bytes its profile, its palette and its functions have, more or less.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Icc(_, profile) => profile.len(),
            Self::Indexed { base, table } => table.len() + base.bytes(),
            Self::Inks { alternate, tint, .. } => {
                tint.as_ref().map_or(0, |tint| tint.bytes()) + alternate.bytes()
            }
            Self::Pattern(Some(under)) => under.bytes(),
            _ => 0,
        }
    }

    /// The work of telling the inks of a colour.
    pub(crate) fn work(&self) -> u64 {
        match self {
            Self::Indexed { base, .. } => {
                COLOUR_WORK * base.components() as u64 + base.work()
            }
            Self::Inks { names, alternate, tint, .. } => {
                let tint = tint.as_ref().map_or(0, |tint| tint.work());
                2 * COLOUR_WORK * (1 + names.len() as u64) + tint + alternate.work()
            }
            _ => COLOUR_WORK,
        }
    }

    /// Whether its colours are those of registration marks, on every plate.
    pub(crate) fn is_registration(&self) -> bool {
        matches!(self.main(), Self::Inks { names, .. } if names.iter().any(|it| it == "All"))
    }

    /// The colour of a palette's entry, in its base; empty if it is no palette.
    pub(crate) fn entry(&self, index: f64) -> Vec<f64> {
        let Self::Indexed { base, table } = self else { return Vec::new() };
        let count = base.components();
        let at = index.clamp(0.0, 255.0) as usize * count;
        let value = |part: usize| {
            let byte = table.get(at + part).copied().unwrap_or(0);
            let [low, high] = base.range(part);
            low + f64::from(byte) / 255.0 * (high - low)
        };
        (0..count).map(value).collect()
    }

    /// Names of inks that are none of the four.
    pub(crate) fn spots(&self) -> impl Iterator<Item = &str> {
        let names = match self.main() {
            Self::Inks { names, .. } => names.as_slice(),
            _ => &[],
        };
        names
            .iter()
            .map(String::as_str)
            .filter(|name| !PROCESS.contains(name) && !matches!(*name, "All" | "None"))
    }
}

/// The inks of a separation: its own where they are of the four, those of its alternate for
/// spot colours.
fn separated(
    names: &[String],
    alternate: &Space,
    tint: Option<&Function>,
    colour: &[f64],
) -> (Inks, [bool; 4]) {
    let mut inks = [0.0; 4];
    let mut spoken = [false; 4];
    let is_process = |name: &String| {
        PROCESS.contains(&name.as_str()) || name == "None" || name == "All"
    };
    if names.iter().all(is_process) {
        for (name, &value) in names.iter().zip(colour) {
            for (at, process) in PROCESS.iter().enumerate() {
                if name == process || name == "All" {
                    inks[at] = value.clamp(0.0, 1.0) as f32;
                    spoken[at] = true;
                }
            }
        }
        return (inks, spoken);
    }
    match tint.map(|tint| tint.call(colour)) {
        Some(values) => (alternate.inks(&values).0, [true; 4]),
        None => ([0.0; 4], [true; 4]),
    }
}

/// Light as inks, without a profile: what is missing of each light.
fn from_rgb([red, green, blue]: [f32; 3]) -> Inks {
    let black = 1.0 - red.max(green).max(blue);
    [1.0 - red - black, 1.0 - green - black, 1.0 - blue - black, black]
}

/// The colour space of a picture or shading.
pub(crate) fn space_in(
    file: &File,
    object: &Object,
    resources: Option<&Dictionary>,
) -> Option<Space> {
    let dictionary = dictionary_of(object)?;
    let space = file.get(dictionary, "ColorSpace").or_else(|| file.get(dictionary, "CS"));
    Some(Space::read(file, space?, resources))
}
