//! `malzama.yaml`: the settings that all editions share.

use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

use malzama_message::message;

use super::fields::Fields;
use super::located::Text;
use super::values::{choice, length, optional_choice, optional_quantity, parsed};
use super::yaml::{Node, read};
use crate::diagnostic::{Diagnostic, Sink};
use crate::geom::Length;
use crate::project::{Project, SETTINGS};

/// The bounds of a side of the trim, in millimetres: from matchbox to broadsheet.
pub const TRIM_BOUNDS: RangeInclusive<f64> = 50.0..=500.0;

/// Returns the keywords that a setting can have; none if it is free.
pub fn choices_of(key: &str) -> Vec<&'static str> {
    match key {
        "binding" => BINDINGS.iter().map(|(word, _)| *word).collect(),
        "digits" => DIGITS.iter().map(|(word, _)| *word).collect(),
        "language" => Language::TAGS.iter().map(|(word, _)| *word).collect(),
        _ => Vec::new(),
    }
}

/// The settings of a project.
#[derive(Debug)]
pub struct Settings {
    /// The slugs of the editions, in order: cities, and `network` for all of them
    /// together.
    pub editions: Vec<Text>,
    /// The width of the trim.
    pub width: Length,
    /// The height of the trim.
    pub height: Length,
    /// The side of the spine, seen from the front cover.
    pub binding: Binding,
    /// The language of the layouts' fixed wording.
    pub language: Language,
    /// The digits of the numbers that layouts write themselves.
    pub digits: Digits,
    /// The project's date; no clock is read.
    pub date: Date,
    /// The name of the layout.
    pub layout: Text,
    /// The name of the print contract.
    pub press: Text,
    /// The limits of a layout.
    pub limits: Limits,
    /// Words that the proof-reader takes as right.
    pub words: Vec<Text>,
    /// The Hunspell dictionary that it looks words up in, from the project's root.
    pub dictionary: Option<Text>,
}

/// The limits within which the layout of an edition has to end. The defaults are far
/// beyond any booklet: the longest that tests lay out takes seconds and half a gibibyte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The time that it may take.
    pub time: Duration,
    /// The memory that the process may hold meanwhile, in bytes.
    pub memory: u64,
    /// The number of pages.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(120), memory: 4096 * MEBIBYTE, pages: 5000 }
    }
}

/// The bytes of a mebibyte.
pub const MEBIBYTE: u64 = 1 << 20;

/// The side of the spine, seen from the front cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// For scripts written from right to left.
    Right,
    /// For scripts written from left to right.
    Left,
}

/// The bindings, as the settings name them.
pub const BINDINGS: [(&str, Binding); 2] =
    [("right", Binding::Right), ("left", Binding::Left)];

/// A set of decimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
    /// 0123456789
    Latin,
}

/// The sets of digits, as the settings name them.
pub const DIGITS: [(&str, Digits); 2] =
    [("arabic-indic", Digits::ArabicIndic), ("latin", Digits::Latin)];

impl Digits {
    /// Writes a whole number in these digits.
    pub fn write(self, number: usize) -> String {
        let digits = number.to_string();
        match self {
            Self::Latin => digits,
            // U+0660 is the Arabic-Indic zero; the ten digits are consecutive.
            Self::ArabicIndic => digits
                .bytes()
                .filter_map(|digit| char::from_u32(0x660 + u32::from(digit - b'0')))
                .collect(),
        }
    }
}

/// A language of the layouts' fixed wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// All languages by tag (BCP 47), as the settings name them.
    pub const TAGS: [(&'static str, Self); 3] =
        [("ar", Self::Arabic), ("en", Self::English), ("fr", Self::French)];

    /// Returns the language's tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// Returns the digits that its readers are used to.
    fn digits(self) -> Digits {
        match self {
            Self::Arabic => Digits::ArabicIndic,
            Self::English | Self::French => Digits::Latin,
        }
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Arabic
    }
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year, from 1900 to 2999.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Parses a date such as `2026-11-23`; `None` if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let lengths = (year.len(), month.len(), day.len()) == (4, 2, 2);
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !lengths || !digits || parts.next().is_some() {
            return None;
        }
        let (year, month, day): (u16, u8, u8) =
            (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1900..3000).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }
}

impl fmt::Display for Date {
    /// Writes the date as settings have it, `2026-11-23` (ISO 8601).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Reads `malzama.yaml`; `None` if its list of editions cannot be read.
///
/// Any other faulty value is reported and replaced by a default, so that the records are
/// still checked; with such faults nothing is printed.
pub fn read_settings(project: &Project, sink: &mut Sink) -> Option<Settings> {
    let node = read(project, SETTINGS, sink)?;
    let mut fields = Fields::open(node, message!("noun/settings"), sink)?;
    let location = fields.key_location("editions");
    let editions = fields.texts("editions");
    if editions.as_ref().is_some_and(Vec::is_empty) {
        fields.sink().push(
            Diagnostic::error(location, message!("settings/no-editions"))
                .hint(message!("hint/list-editions")),
        );
    }
    let (width, height) = match fields.node("trim") {
        Some(node) => {
            let mut trim = Fields::open(node, message!("noun/trim"), fields.sink());
            let width =
                trim.as_mut().and_then(|it| length(it, "width", TRIM_BOUNDS, "148 mm"));
            let height =
                trim.as_mut().and_then(|it| length(it, "height", TRIM_BOUNDS, "210 mm"));
            trim.into_iter().for_each(Fields::finish);
            (width, height)
        }
        None => {
            fields.missing("trim", message!("hint/add-trim"));
            (None, None)
        }
    };
    let binding = choice(&mut fields, "binding", &BINDINGS);
    let language = optional_choice(&mut fields, "language", &Language::TAGS)
        .unwrap_or(Language::Arabic);
    let digits = optional_choice(&mut fields, "digits", &DIGITS);
    let day = message!("expected/day");
    let date = parsed(&mut fields, "date", Date::parse, day, "2026-11-23");
    let layout = fields.required("layout");
    let press = fields.required("press");
    let limits = fields.node("limits").and_then(|node| limits(node, fields.sink()));
    let words = fields.texts("words").unwrap_or_default();
    let dictionary = fields.optional("dictionary");
    fields.finish();
    Some(Settings {
        editions: editions?,
        width: width.unwrap_or(Length::mm(148.0)),
        height: height.unwrap_or(Length::mm(210.0)),
        binding: binding.unwrap_or(Binding::Right),
        language,
        digits: digits.unwrap_or_else(|| language.digits()),
        date: date.unwrap_or(Date { year: 2000, month: 1, day: 1 }),
        layout,
        press,
        limits: limits.unwrap_or_default(),
        words,
        dictionary,
    })
}

/// Reads the limits of a layout; those that are not given have their defaults.
fn limits(node: Node, sink: &mut Sink) -> Option<Limits> {
    let mut fields = Fields::open(node, message!("noun/limits"), sink)?;
    let time = optional_quantity(&mut fields, "time", "s", 1.0..=86_400.0);
    let memory = optional_quantity(&mut fields, "memory", "MiB", 64.0..=1_048_576.0);
    let pages = optional_quantity(&mut fields, "pages", "", 1.0..=100_000.0);
    fields.finish();
    let default = Limits::default();
    Some(Limits {
        time: time.map_or(default.time, Duration::from_secs_f64),
        memory: memory.map_or(default.memory, |it| it as u64 * MEBIBYTE),
        pages: pages.map_or(default.pages, |it| it as usize),
    })
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_days_that_exist() {
        assert_eq!(
            Date::parse("2024-02-29"),
            Some(Date { year: 2024, month: 2, day: 29 })
        );
        for text in [
            "2023-02-29",
            "2026-13-01",
            "2026-11-31",
            "26-11-23",
            "2026-1-2",
            "٢٠٢٦-١١-٢٣",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
