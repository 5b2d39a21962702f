//! Records as written: every field with its location, no fallback resolved yet.

mod allowed;
pub mod bounds;
mod fields;
mod free;
mod letters;
mod located;
mod paragraphs;
mod rewrite;
mod settings;
mod signs;
mod slips;
mod syntax;
mod values;
mod vocabulary;
pub mod writing;
mod yaml;

pub use self::allowed::Allowed;
pub use self::bounds::{CITY_WORDS, words_of};
pub use self::fields::Fields;
pub use self::free::{Extra, Fact};
pub use self::located::{Located, Text};
pub use self::rewrite::rewritten;
pub use self::settings::{
    BINDINGS, Binding, DIGITS, Date, Digits, Language, Limits, MEBIBYTE, Settings,
    TRIM_BOUNDS, read_settings,
};
pub use self::signs::{is_invisible, name as sign_name};
pub use self::values::{
    FLAGS, choice, length, optional_choice, optional_length, optional_quantity,
    parsed_if_there, quantity,
};
pub use self::vocabulary::did_you_mean;

use malzama_message::message;

use self::allowed::allowed;
pub use self::paragraphs::{fold, of as paragraphs_of};
pub use self::settings::choices_of as settings_choices;
use self::values::flag;
pub use self::values::is_true;
pub use self::yaml::{Kind, Node, parse, read};
use crate::book_number::BookNumber;
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::project::{DATA, Project};

/// The file of what all editions share, within `data/`.
pub const NETWORK_FILE: &str = "network.yaml";

/// The file of a city's own record, within the city's folder.
pub const CITY_FILE: &str = "city.yaml";

/// The record `data/network.yaml`, which all editions share.
#[derive(Debug)]
pub struct NetworkRecord {
    /// The exhibition's title.
    pub title: Text,
    /// The network's own name, which is also that of the network edition.
    pub name: Text,
    /// The introduction, one item per paragraph.
    pub introduction: Vec<Text>,
    /// The lines of the imprint.
    pub imprint: Vec<Fact>,
    /// The book number of the network edition, checked.
    pub isbn: Option<Text>,
    /// Whatever else the network says.
    pub extra: Extra,
    /// What the proof-reader is not to report.
    pub allow: Vec<Allowed>,
}

/// The record `data/<city>/city.yaml`.
#[derive(Debug)]
pub struct CityRecord {
    /// The city's name.
    pub name: Text,
    /// The heading above its groups.
    pub heading: Text,
    /// The colours that it has chosen, by their name in the layouts.
    pub colours: Option<Text>,
    /// The figure that it has chosen, a file of `layouts/motifs/` without its ending.
    pub motif: Option<Text>,
    /// The cover photograph, if any.
    pub cover: Option<PhotographRecord>,
    /// The market photographs.
    pub market: Vec<PhotographRecord>,
    /// The file names of its partner groups, without `.yaml`, in order.
    pub partners: Vec<Text>,
    /// The location of the key `partners`.
    pub partners_location: Location,
    /// The book number of its edition, checked.
    pub isbn: Option<Text>,
    /// Whatever else the city says.
    pub extra: Extra,
    /// What the proof-reader is not to report.
    pub allow: Vec<Allowed>,
}

/// The record `data/<city>/<slug>.yaml` of a partner group.
#[derive(Debug)]
pub struct PartnerRecord {
    /// The group's name.
    pub name: Text,
    /// The caption of its first photograph.
    pub label: Option<Text>,
    /// The date of its founding, in the writer's words.
    pub founded: Option<Text>,
    /// A telephone number.
    pub phone: Option<Text>,
    /// Web addresses.
    pub links: Vec<Text>,
    /// Its photographs, the main one first.
    pub photographs: Vec<PhotographRecord>,
    /// Free facts, in the written order.
    pub extra: Vec<Fact>,
    /// The text, one item per paragraph.
    pub body: Vec<Text>,
    /// Whether the group is left out of all editions.
    pub hidden: bool,
    /// What the proof-reader is not to report.
    pub allow: Vec<Allowed>,
}

/// A photograph as a record names it.
#[derive(Debug)]
pub struct PhotographRecord {
    /// The path of the file, from `photos/`.
    pub file: Text,
    /// The caption.
    pub caption: Option<Text>,
    /// The credit of the photographer.
    pub credit: Option<Text>,
    /// A description for readers who cannot see it.
    pub alt: Option<Text>,
    /// The point that a crop keeps, as fractions of width and height from the top left.
    pub focus: [f64; 2],
}

/// Reads `data/network.yaml`; faults go to the sink.
pub fn read_network(project: &Project, sink: &mut Sink) -> Option<NetworkRecord> {
    let node = read(project, &format!("{DATA}/{NETWORK_FILE}"), sink)?;
    let mut fields = Fields::open(node, message!("noun/network"), sink)?;
    let title = fields.required("title");
    let name = fields.required("name");
    let introduction = fields.paragraphs("introduction").unwrap_or_default();
    let imprint = fields.facts("imprint");
    let isbn = isbn(&mut fields);
    let extra = fields.extra("extra");
    let allow = allowed(&mut fields);
    fields.finish();
    Some(NetworkRecord { title, name, introduction, imprint, isbn, extra, allow })
}

/// Reads `data/<city>/city.yaml`; faults go to the sink.
pub fn read_city(project: &Project, city: &str, sink: &mut Sink) -> Option<CityRecord> {
    let node = read(project, &format!("{DATA}/{city}/{CITY_FILE}"), sink)?;
    let mut fields = Fields::open(node, message!("noun/city"), sink)?;
    let name = fields.required("name");
    let heading = fields.required("heading");
    let colours = fields.optional("colours");
    let motif = fields.optional("motif");
    let cover = fields.node("cover");
    let cover = cover.and_then(|node| photograph(node, fields.sink()));
    let market = photographs("market", &mut fields);
    let partners_location = fields.key_location("partners");
    let partners = fields.texts("partners");
    if partners.as_ref().is_some_and(Vec::is_empty) {
        let message = message!("city/no-groups", city = city);
        fields.sink().push(
            Diagnostic::error(partners_location.clone(), message)
                .hint(message!("hint/list-groups", city = city)),
        );
    }
    let isbn = isbn(&mut fields);
    let extra = fields.extra("extra");
    let allow = allowed(&mut fields);
    fields.finish();
    let partners = partners.unwrap_or_default();
    Some(CityRecord {
        name,
        heading,
        colours,
        motif,
        cover,
        market,
        partners,
        partners_location,
        isbn,
        extra,
        allow,
    })
}

/// Reads the record of a partner group at `path`, which is `data/<city>/<slug>.yaml`;
/// faults go to the sink.
pub fn read_partner(
    project: &Project,
    path: &str,
    sink: &mut Sink,
) -> Option<PartnerRecord> {
    let node = read(project, path, sink)?;
    let mut fields = Fields::open(node, message!("noun/partner-group"), sink)?;
    let name = fields.required("name");
    let label = fields.optional("label");
    let founded = fields.optional("founded");
    let phone = fields.optional("phone");
    let links = fields.texts("links").unwrap_or_default();
    let photographs = photographs("photographs", &mut fields);
    let extra = fields.facts("extra");
    let location = fields.key_location("body");
    let body = fields.paragraphs("body");
    if body.as_ref().is_some_and(Vec::is_empty) {
        fields.sink().push(
            Diagnostic::error(location, message!("group/no-text"))
                .hint(message!("hint/write-body")),
        );
    }
    let hidden = flag(&mut fields, "hidden");
    let allow = allowed(&mut fields);
    fields.finish();
    let body = body.unwrap_or_default();
    Some(PartnerRecord {
        name,
        label,
        founded,
        phone,
        links,
        photographs,
        extra,
        body,
        hidden,
        allow,
    })
}

/// Reads a book number; a wrong one is reported.
fn isbn(fields: &mut Fields) -> Option<Text> {
    let text = fields.optional("isbn")?;
    if BookNumber::parse(&text.value).is_none() {
        let message = message!("record/no-book-number", number = &text.value);
        let at = text.location.clone();
        fields
            .sink()
            .push(Diagnostic::error(at, message).hint(message!("hint/copy-book-number")));
        return None;
    }
    Some(text)
}

/// The default focus: the centre.
const MIDDLE: [f64; 2] = [0.5; 2];

/// Reads the list of photographs under `key`.
fn photographs(key: &'static str, fields: &mut Fields) -> Vec<PhotographRecord> {
    let list = fields.list(key).unwrap_or_default();
    list.into_iter().filter_map(|node| photograph(node, fields.sink())).collect()
}

/// Reads one photograph; faults go to the sink.
fn photograph(node: Node, sink: &mut Sink) -> Option<PhotographRecord> {
    if let Kind::Text(text) = &node.kind {
        let line = format!("file: {text}");
        sink.push(
            Diagnostic::error(node.location, message!("photograph/no-key", file = text))
                .hint(message!("hint/write-line", line = line)),
        );
        return None;
    }
    let mut fields = Fields::open(node, message!("noun/photograph"), sink)?;
    let mut file = fields.required("file");
    if let Some(sign) = hidden_at_end(&file.value) {
        let message =
            message!("record/hidden-sign", sign = signs::name(sign), key = "file");
        let place = file.location.find(sign);
        fields
            .sink()
            .push(Diagnostic::error(place, message).hint(message!("hint/delete-sign")));
        file.value.clear();
    }
    let caption = fields.optional("caption");
    let credit = fields.optional("credit");
    let alt = fields.optional("alt");
    let focus = fields.optional("focus").map_or(MIDDLE, |text| {
        parse_focus(&text.value).unwrap_or_else(|| {
            let message = message!("photograph/bad-focus", focus = &text.value);
            fields.sink().push(
                Diagnostic::error(text.location, message)
                    .hint(message!("hint/write-focus")),
            );
            MIDDLE
        })
    });
    fields.finish();
    Some(PhotographRecord { file, caption, credit, alt, focus })
}

/// Returns an invisible sign at the start or the end of a name, where it can only be an
/// accident: names of files are compared sign by sign.
pub fn hidden_at_end(name: &str) -> Option<char> {
    let mut signs = name.chars();
    let ends = [signs.next(), signs.next_back()];
    ends.into_iter().flatten().find(|sign| is_invisible(*sign))
}

/// Returns the point that a focus names; the centre, if it names none.
pub fn focus_of(text: &str) -> [f64; 2] {
    parse_focus(text).unwrap_or(MIDDLE)
}

/// Parses a focus such as `30% 50%` into fractions.
fn parse_focus(text: &str) -> Option<[f64; 2]> {
    let share = |part: &str| {
        let percent: f64 = part.strip_suffix('%')?.trim().parse().ok()?;
        (0.0..=100.0).contains(&percent).then_some(percent / 100.0)
    };
    let (x, y) = text.split_once(' ')?;
    Some([share(x)?, share(y)?])
}
