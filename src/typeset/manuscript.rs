//! The manuscript: all the data a layout may read, serialised as `/manuscript.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::book_number::BookNumber;
use crate::edition::{Edition, Kind, NamedCity};
use crate::geom::Length;
use crate::model::{City, Network};
use crate::records::{Binding, Date, Digits, Language, Text};

/// The month names in use in Palestine.
const ARABIC_MONTHS: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// The English month names.
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The French month names.
const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The manuscript of an edition.
#[derive(Serialize)]
pub struct Manuscript<'a> {
    edition: Title<'a>,
    layout: &'a str,
    language: &'static str,
    page: Page,
    numbering: &'static str,
    date: DateText,
    draft: bool,
    network: &'a Network,
    all_cities: &'a [NamedCity<'a>],
    cities: &'a [&'a City],
    addresses: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
struct Title<'a> {
    slug: &'a str,
    kind: &'static str,
    title: &'a Text,
    name: &'a Text,
    document_title: String,
    isbn: Option<BookNumber>,
}

/// The page geometry; lengths in millimetres.
#[derive(Serialize)]
struct Page {
    width: f64,
    height: f64,
    bleed: f64,
    binding: &'static str,
}

#[derive(Serialize)]
struct DateText {
    year: u16,
    month: u8,
    day: u8,
    text: String,
}

impl<'a> Manuscript<'a> {
    /// Creates the manuscript of an edition on pages with a bleed of `bleed`; with
    /// `draft`, the layout marks illustrations.
    pub fn of(edition: &'a Edition, bleed: Length, draft: bool) -> Self {
        let all_cities = edition.all_cities.as_slice();
        Self { all_cities, ..Self::without_names(edition, bleed, draft) }
    }

    /// Returns a digest of the manuscript of an edition, without writing the names of all cities for
    /// each of them again.
    pub fn digest(edition: &Edition, bleed: Length, draft: bool) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(edition.all_cities.hash().as_bytes());
        let rest = Manuscript::without_names(edition, bleed, draft);
        serde_json::to_writer(&mut hasher, &rest)
            .expect("a manuscript holds only texts, numbers and lists");
        hasher.finalize()
    }

    /// Creates the manuscript without the names of all cities.
    fn without_names(edition: &'a Edition, bleed: Length, draft: bool) -> Self {
        let settings = edition.settings;
        let title = &edition.network.title;
        Self {
            edition: Title {
                slug: edition.slug,
                kind: match edition.kind {
                    Kind::City => "city",
                    Kind::Network => "network",
                },
                title,
                name: edition.name,
                document_title: edition.document_title(),
                isbn: edition.book_number(),
            },
            layout: &settings.layout.value,
            language: settings.language.tag(),
            page: Page {
                width: settings.width.to_mm(),
                height: settings.height.to_mm(),
                bleed: bleed.to_mm(),
                binding: match settings.binding {
                    Binding::Right => "right",
                    Binding::Left => "left",
                },
            },
            numbering: match settings.digits {
                Digits::ArabicIndic => "١",
                Digits::Latin => "1",
            },
            date: date_text(settings.date, settings.language, settings.digits),
            draft,
            network: edition.network,
            all_cities: &[],
            cities: &edition.cities,
            addresses: addresses(edition),
        }
    }

    /// Returns the content of `/manuscript.json`.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self)
            .expect("a manuscript holds only texts, numbers and lists");
        json.push(b'\n');
        json
    }
}

/// Returns what to open for each text of an edition that is an address as a whole: a telephone number of a
/// group, and a web or mail address among links, facts and lines of the imprint.
fn addresses<'a>(edition: &'a Edition) -> BTreeMap<&'a str, String> {
    let partners = || edition.cities.iter().flat_map(|city| &city.partners);
    let facts = partners().flat_map(|it| &it.facts).chain(&edition.network.imprint);
    let given = partners().flat_map(|it| &it.links).chain(facts.map(|it| &it.value));
    let given = given.map(|it| (it, address::given(&it.value)));
    let phones = partners().filter_map(|it| it.phone.as_ref());
    let phones = phones.map(|it| (it, address::telephone(&it.value)));
    let found = given.chain(phones);
    found
        .filter_map(|(text, to)| Some((text.value.as_str(), address::ascii(&to?))))
        .collect()
}

/// Formats month and year for the imprint.
fn date_text(date: Date, language: Language, digits: Digits) -> DateText {
    let Date { year, month, day } = date;
    let months = match language {
        Language::Arabic => ARABIC_MONTHS,
        Language::English => ENGLISH_MONTHS,
        Language::French => FRENCH_MONTHS,
    };
    let name = months[usize::from(month) - 1];
    DateText { year, month, day, text: format!("{name} {}", digits.write(year.into())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_digits_of_the_edition() {
        let date = Date { year: 2026, month: 11, day: 23 };
        let text = |language, digits| date_text(date, language, digits).text;
        assert_eq!(text(Language::Arabic, Digits::ArabicIndic), "تشرين الثاني ٢٠٢٦");
        assert_eq!(text(Language::Arabic, Digits::Latin), "تشرين الثاني 2026");
        assert_eq!(text(Language::English, Digits::Latin), "November 2026");
        assert_eq!(text(Language::French, Digits::Latin), "novembre 2026");
    }
}
