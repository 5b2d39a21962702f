//! The fields of each kind of record, as organisers see them: their names in plain words, a line
//! of help, and which way their content runs.

use malzama_message::{Message, message};

use crate::contract::PRESS;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::project::{DATA, Project, SETTINGS as SETTINGS_FILE};
use crate::records::{self, CITY_FILE, NETWORK_FILE};

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// A partner group.
    Partner,
    /// A city.
    City,
    /// What all editions share.
    Network,
    /// `malzama.yaml`.
    Settings,
}

/// The kind of what a field holds, which decides how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Paragraphs.
    Paragraphs,
    /// A list of lines.
    Lines,
    /// Labels with texts.
    Facts,
    /// Yes or no.
    Flag,
    /// One of several values.
    Choice,
    /// A list of photographs.
    Photographs,
    /// One photograph.
    Photograph,
    /// A list whose order can be changed here, and no more.
    Order,
    /// What is shown, and changed elsewhere.
    Fixed,
}

/// Which way the content of a field runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As the first strong letter of each paragraph says.
    Auto,
    /// From left to right, such as telephone numbers.
    LeftToRight,
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Which way that runs.
    pub direction: Direction,
    /// Whether the record has faults without it.
    pub required: bool,
    /// Its name.
    pub label: Message,
    /// A line of help.
    pub help: Message,
}

impl RecordKind {
    /// Returns the kind of the record at a path, from the project's root.
    ///
    /// # Errors
    /// The path is none of a record: another file, or one outside of `data/`.
    pub fn of(path: &str) -> Outcome<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let is_plain = |name: &str| !name.is_empty() && !name.starts_with('.');
        match parts.as_slice() {
            [SETTINGS_FILE] => Ok(Self::Settings),
            [DATA, NETWORK_FILE] => Ok(Self::Network),
            [DATA, city, CITY_FILE] if is_plain(city) => Ok(Self::City),
            [DATA, city, file]
                if is_plain(city)
                    && *city != PRESS
                    && file.strip_suffix(".yaml").is_some_and(is_plain) =>
            {
                Ok(Self::Partner)
            }
            _ => {
                let message = message!("desk/no-record", path = path);
                Err(Diagnostic::error(Location::file(path), message))?
            }
        }
    }

    /// Returns its name, as the page gets it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::City => "city",
            Self::Network => "network",
            Self::Settings => "settings",
        }
    }

    /// Reads the record of this kind at a path; its faults go to the sink.
    pub fn read(self, project: &Project, path: &str, faults: &mut Sink) {
        match self {
            Self::Partner => drop(records::read_partner(project, path, faults)),
            Self::City => {
                let city = path.split('/').nth(1).unwrap_or_default();
                drop(records::read_city(project, city, faults));
            }
            Self::Network => drop(records::read_network(project, faults)),
            Self::Settings => drop(records::read_settings(project, faults)),
        }
    }

    /// Returns its fields, in the order in which they are written.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Partner => &PARTNER,
            Self::City => &CITY,
            Self::Network => &NETWORK,
            Self::Settings => &SETTINGS,
        }
    }

    /// Returns its keys in the order in which records have them, those that no field shows
    /// among them.
    pub fn written_order(self) -> impl Iterator<Item = &'static str> {
        match self {
            Self::Partner => PARTNER_KEYS.as_slice(),
            Self::City => &CITY_KEYS,
            Self::Network => &NETWORK_KEYS,
            Self::Settings => &SETTINGS_KEYS,
        }
        .iter()
        .copied()
    }

    /// Returns the field with this key.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

/// The keys of records in their usual order.
const PARTNER_KEYS: [&str; 10] = [
    "name",
    "label",
    "founded",
    "phone",
    "links",
    "photographs",
    "extra",
    "hidden",
    "body",
    "allow",
];
const CITY_KEYS: [&str; 10] = [
    "name", "heading", "colours", "motif", "cover", "market", "partners", "isbn",
    "extra", "allow",
];
const NETWORK_KEYS: [&str; 7] =
    ["title", "name", "introduction", "imprint", "isbn", "extra", "allow"];
const SETTINGS_KEYS: [&str; 11] = [
    "editions",
    "trim",
    "binding",
    "language",
    "digits",
    "date",
    "layout",
    "press",
    "limits",
    "words",
    "dictionary",
];

/// Returns the words for a value that a field can have.
pub fn choice_label(key: &str, value: &str) -> Message {
    match (key, value) {
        ("digits", "arabic-indic") => message!("choice/digits-arabic-indic"),
        ("digits", "latin") => message!("choice/digits-latin"),
        ("binding", "right") => message!("choice/binding-right"),
        ("binding", "left") => message!("choice/binding-left"),
        ("language", "ar") => message!("choice/language-ar"),
        ("language", "en") => message!("choice/language-en"),
        ("language", "fr") => message!("choice/language-fr"),
        ("layout", "market") => message!("choice/layout-market"),
        ("layout", "reading") => message!("choice/layout-reading"),
        _ => message!("choice/other", value = value),
    }
}

/// The fields of a photograph that are written as lines.
pub static OF_PHOTOGRAPH: [Field; 3] = [
    field(
        "caption",
        FieldKind::Line,
        Direction::Auto,
        false,
        message!("field/caption"),
        message!("field-help/caption"),
    ),
    field(
        "credit",
        FieldKind::Line,
        Direction::Auto,
        false,
        message!("field/credit"),
        message!("field-help/credit"),
    ),
    field(
        "alt",
        FieldKind::Line,
        Direction::Auto,
        false,
        message!("field/alt"),
        message!("field-help/alt"),
    ),
];

static PARTNER: [Field; 9] = [
    field(
        "name",
        FieldKind::Line,
        Direction::Auto,
        true,
        message!("field/group-name"),
        message!("field-help/group-name"),
    ),
    field(
        "body",
        FieldKind::Paragraphs,
        Direction::Auto,
        true,
        message!("field/body"),
        message!("field-help/body"),
    ),
    field(
        "photographs",
        FieldKind::Photographs,
        Direction::Auto,
        false,
        message!("field/photographs"),
        message!("field-help/photographs"),
    ),
    field(
        "label",
        FieldKind::Line,
        Direction::Auto,
        false,
        message!("field/label"),
        message!("field-help/label"),
    ),
    field(
        "founded",
        FieldKind::Line,
        Direction::Auto,
        false,
        message!("field/founded"),
        message!("field-help/founded"),
    ),
    field(
        "phone",
        FieldKind::Line,
        Direction::LeftToRight,
        false,
        message!("field/phone"),
        message!("field-help/phone"),
    ),
    field(
        "links",
        FieldKind::Lines,
        Direction::LeftToRight,
        false,
        message!("field/links"),
        message!("field-help/links"),
    ),
    field(
        "extra",
        FieldKind::Facts,
        Direction::Auto,
        false,
        message!("field/facts"),
        message!("field-help/facts"),
    ),
    field(
        "hidden",
        FieldKind::Flag,
        Direction::Auto,
        false,
        message!("field/hidden"),
        message!("field-help/hidden"),
    ),
];

static CITY: [Field; 6] = [
    field(
        "name",
        FieldKind::Line,
        Direction::Auto,
        true,
        message!("field/city-name"),
        message!("field-help/city-name"),
    ),
    field(
        "heading",
        FieldKind::Line,
        Direction::Auto,
        true,
        message!("field/heading"),
        message!("field-help/heading"),
    ),
    field(
        "cover",
        FieldKind::Photograph,
        Direction::Auto,
        false,
        message!("field/cover"),
        message!("field-help/cover"),
    ),
    field(
        "market",
        FieldKind::Photographs,
        Direction::Auto,
        false,
        message!("field/market"),
        message!("field-help/market"),
    ),
    field(
        "partners",
        FieldKind::Order,
        Direction::Auto,
        true,
        message!("field/partners"),
        message!("field-help/partners"),
    ),
    field(
        "isbn",
        FieldKind::Line,
        Direction::LeftToRight,
        false,
        message!("field/isbn"),
        message!("field-help/isbn"),
    ),
];

static NETWORK: [Field; 5] = [
    field(
        "title",
        FieldKind::Line,
        Direction::Auto,
        true,
        message!("field/title"),
        message!("field-help/title"),
    ),
    field(
        "name",
        FieldKind::Line,
        Direction::Auto,
        true,
        message!("field/network-name"),
        message!("field-help/network-name"),
    ),
    field(
        "introduction",
        FieldKind::Paragraphs,
        Direction::Auto,
        false,
        message!("field/introduction"),
        message!("field-help/introduction"),
    ),
    field(
        "imprint",
        FieldKind::Facts,
        Direction::Auto,
        false,
        message!("field/imprint"),
        message!("field-help/imprint"),
    ),
    field(
        "isbn",
        FieldKind::Line,
        Direction::LeftToRight,
        false,
        message!("field/isbn"),
        message!("field-help/isbn"),
    ),
];

static SETTINGS: [Field; 8] = [
    field(
        "date",
        FieldKind::Line,
        Direction::LeftToRight,
        true,
        message!("field/date"),
        message!("field-help/date"),
    ),
    field(
        "layout",
        FieldKind::Choice,
        Direction::LeftToRight,
        true,
        message!("field/layout"),
        message!("field-help/layout"),
    ),
    field(
        "digits",
        FieldKind::Choice,
        Direction::LeftToRight,
        false,
        message!("field/digits"),
        message!("field-help/digits"),
    ),
    field(
        "press",
        FieldKind::Choice,
        Direction::LeftToRight,
        true,
        message!("field/press"),
        message!("field-help/press"),
    ),
    field(
        "binding",
        FieldKind::Choice,
        Direction::LeftToRight,
        true,
        message!("field/binding"),
        message!("field-help/binding"),
    ),
    field(
        "language",
        FieldKind::Choice,
        Direction::LeftToRight,
        false,
        message!("field/language"),
        message!("field-help/language"),
    ),
    field(
        "editions",
        FieldKind::Order,
        Direction::Auto,
        true,
        message!("field/editions"),
        message!("field-help/editions"),
    ),
    field(
        "trim",
        FieldKind::Fixed,
        Direction::LeftToRight,
        true,
        message!("field/trim"),
        message!("field-help/trim"),
    ),
];

const fn field(
    key: &'static str,
    kind: FieldKind,
    direction: Direction,
    required: bool,
    label: Message,
    help: Message,
) -> Field {
    Field { key, kind, direction, required, label, help }
}
