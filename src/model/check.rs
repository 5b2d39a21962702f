//! From records to the model: all rules, all faults at once.

use std::collections::BTreeSet;

use super::{Catalogue, City, Listed, NETWORK, Network, Partner, Photograph};
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::fonts::Fonts;
use crate::photo;
use crate::project::Project;
use crate::records::{
    self, CityRecord, DATA, Located, NetworkRecord, PartnerRecord, PhotographRecord,
    Text, backticked,
};

/// Folders of `data/` that hold no city.
const NOT_CITIES: [&str; 1] = ["press"];

/// What stands in a record's folder beside its groups.
const CITY_FILE: &str = "city.yaml";

/// The credit of a picture that still waits for its photograph.
const ILLUSTRATION_CREDIT: &str = "رسم توضيحي";

/// Reads and checks all records of a project.
///
/// A city with faults is left out of the catalogue's sound cities; `None` only if the
/// settings themselves cannot be used.
pub fn read(project: &Project, fonts: &Fonts, sink: &mut Sink) -> Option<Catalogue> {
    let settings = records::read_settings(project, sink);
    let mut network_sink = Sink::new();
    let network = records::read_network(project, &mut network_sink)
        .map(|record| network(record, fonts, &mut network_sink))
        .filter(|_| !network_sink.has_errors());
    sink.absorb(network_sink);
    let settings = settings?;
    check_editions(project, &settings.editions, sink);
    let cities = unique(&settings.editions)
        .filter(|slug| slug.value != NETWORK)
        .map(|slug| listed(project, fonts, slug, sink))
        .collect();
    Some(Catalogue { settings, network, cities })
}

/// Checks the list of editions against itself and the folders of `data/`.
fn check_editions(project: &Project, editions: &[Text], sink: &mut Sink) {
    report_doubles(editions, "edition", sink);
    let folders = project.list(DATA).unwrap_or_default();
    for folder in folders {
        let path = format!("{DATA}/{folder}");
        let known = editions.iter().any(|slug| slug.value == folder)
            || NOT_CITIES.contains(&folder.as_str());
        if !known && project.root().join(&path).is_dir() {
            sink.push(
                Diagnostic::error(
                    Place::File(path.clone()),
                    format!("no edition lists the folder `{path}`"),
                )
                .hint(format!("add `{folder}` to `editions` in `malzama.yaml`")),
            );
        }
    }
}

/// Reads a city with its groups; its faults stay with it.
fn listed(project: &Project, fonts: &Fonts, slug: &Text, sink: &mut Sink) -> Listed {
    let unread = Listed { slug: slug.value.clone(), name: None, city: None };
    if !check_slug(slug, sink) {
        return unread;
    }
    let path = format!("{DATA}/{}/{CITY_FILE}", slug.value);
    if !project.root().join(&path).exists() {
        let message = format!("there is no `{path}` for the edition `{}`", slug.value);
        sink.push(Diagnostic::error(slug.place.clone(), message).hint(
            "write the city's record under this name, or take it out of `editions`",
        ));
        return unread;
    }
    let mut faults = Sink::new();
    let record = records::read_city(project, &slug.value, &mut faults);
    let mut name_faults = Sink::new();
    let name = record.as_ref().map(|record| record.name.clone());
    report_uncovered(name.iter(), fonts, &mut name_faults);
    let name = name.filter(|_| !name_faults.has_errors());
    let city = record.map(|record| city(project, slug, record, &mut faults));
    report_uncovered(city.iter().flat_map(City::texts), fonts, &mut faults);
    let city = city.filter(|_| !faults.has_errors());
    sink.absorb(faults);
    Listed { name, city, ..unread }
}

fn network(record: NetworkRecord, fonts: &Fonts, sink: &mut Sink) -> Network {
    let NetworkRecord { title, name, introduction, imprint } = record;
    let network = Network { title, name, introduction, imprint };
    report_uncovered(network.texts(), fonts, sink);
    network
}

fn city(project: &Project, slug: &Text, record: CityRecord, sink: &mut Sink) -> City {
    let folder = format!("{DATA}/{}", slug.value);
    report_doubles(&record.partners, "partner group", sink);
    report_unlisted(project, &folder, &record, sink);
    let mut partners = Vec::new();
    for partner in unique(&record.partners) {
        if !check_slug(partner, sink) {
            continue;
        }
        let path = format!("{folder}/{}.yaml", partner.value);
        if !project.root().join(&path).exists() {
            let message =
                format!("there is no `{path}` for the group `{}`", partner.value);
            sink.push(Diagnostic::error(partner.place.clone(), message).hint(
                "write its record under this name, or take the group out of the list",
            ));
            continue;
        }
        if let Some(record) = records::read_partner(project, &path, sink) {
            partners.push(self::partner(project, &partner.value, record, sink));
        }
    }
    let CityRecord { name, heading, cover, market, .. } = record;
    let mut check = |record| photograph(project, record, None, &name, sink);
    City {
        slug: slug.value.clone(),
        cover: cover.and_then(&mut check),
        market: market.into_iter().filter_map(check).collect(),
        name,
        heading,
        partners,
    }
}

fn partner(
    project: &Project,
    slug: &str,
    record: PartnerRecord,
    sink: &mut Sink,
) -> Partner {
    let PartnerRecord { name, label, founded, phone, links, photographs, extra, body } =
        record;
    let photographs = photographs
        .into_iter()
        .enumerate()
        .filter_map(|(index, record)| {
            // The label is the first picture's caption in the manuscript.
            let label = label.as_ref().filter(|_| index == 0);
            photograph(project, record, label, &name, sink)
        })
        .collect();
    Partner {
        slug: slug.to_owned(),
        label: label.unwrap_or_else(|| name.clone()),
        name,
        founded,
        phone,
        links,
        facts: extra,
        photographs,
        body,
    }
}

/// Looks at a photograph, and resolves what its record leaves out: the caption is the
/// group's label, the description is the caption or else the name.
fn photograph(
    project: &Project,
    record: PhotographRecord,
    label: Option<&Text>,
    name: &Text,
    sink: &mut Sink,
) -> Option<Photograph> {
    let PhotographRecord { file, caption, credit, alt, focus } = record;
    let header = match photo::look(project, &file) {
        Ok(header) => header,
        Err(diagnostic) => {
            sink.push(diagnostic);
            return None;
        }
    };
    let at_file =
        |value: &str| Located { value: value.to_owned(), place: file.place.clone() };
    if header.illustration {
        let message =
            format!("`{}/{}` is still an illustration", photo::PHOTOS, file.value);
        sink.push(Diagnostic::note(file.place.clone(), message).hint(
            "put the photograph there under the same name, and write its `credit`",
        ));
    }
    let credit = match credit {
        _ if header.illustration => at_file(ILLUSTRATION_CREDIT),
        Some(credit) => credit,
        None => at_file(""),
    };
    let caption = caption.or_else(|| label.cloned());
    let alt = alt.or_else(|| caption.clone()).unwrap_or_else(|| name.clone());
    Some(Photograph {
        path: format!("/{}/{}", photo::PHOTOS, file.value),
        width: header.width,
        height: header.height,
        focus,
        caption: caption.unwrap_or_else(|| at_file("")),
        credit,
        alt,
        illustration: header.illustration,
        place: file.place,
    })
}

/// Reports files of a city's folder that its list of groups forgets: a lost text is a
/// group left out.
fn report_unlisted(project: &Project, folder: &str, city: &CityRecord, sink: &mut Sink) {
    let names = match project.list(folder) {
        Ok(names) => names,
        Err(diagnostic) => return sink.push(diagnostic),
    };
    for name in names.iter().filter(|name| *name != CITY_FILE) {
        let path = format!("{folder}/{name}");
        let Some(slug) = name.strip_suffix(".yaml") else {
            sink.push(
                Diagnostic::warning(
                    Place::File(path.clone()),
                    format!("`{path}` is no record and is not read"),
                )
                .hint("a record's name ends in `.yaml`; keep other files elsewhere"),
            );
            continue;
        };
        if !city.partners.iter().any(|partner| partner.value == slug) {
            let message = format!("`{path}` is in no list of groups");
            let hint = format!("add `- {slug}` below `partners:`, or remove the file");
            sink.push(Diagnostic::error(city.partners_place.clone(), message).hint(hint));
        }
    }
}

/// Reports names that stand more than once in a list.
fn report_doubles(list: &[Text], what: &str, sink: &mut Sink) {
    let mut seen = BTreeSet::new();
    for text in list {
        if !seen.insert(&text.value) {
            let message = format!("the {what} `{}` is listed twice", text.value);
            sink.push(
                Diagnostic::error(text.place.clone(), message)
                    .hint("keep one of the two"),
            );
        }
    }
}

/// The first of each value of a list.
fn unique(list: &[Text]) -> impl Iterator<Item = &Text> {
    let mut seen = BTreeSet::new();
    list.iter().filter(move |text| seen.insert(&text.value))
}

/// Whether a name can be a file's name on every machine; reported if not.
fn check_slug(slug: &Text, sink: &mut Sink) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = slug.value.len() <= 64 && slug.value.chars().all(plain);
    if !fits {
        let message = format!("`{}` cannot be a file's name", slug.value);
        sink.push(Diagnostic::error(slug.place.clone(), message).hint(
            "use up to 64 of the letters a to z, digits and `-`, such as `old-city-youth`",
        ));
    }
    fits
}

/// Reports each character that no font has, once a text, where it stands.
fn report_uncovered<'a>(
    texts: impl Iterator<Item = &'a Text>,
    fonts: &Fonts,
    sink: &mut Sink,
) {
    if fonts.families().is_empty() {
        return; // That there are no fonts is an error of its own.
    }
    let mut reported = BTreeSet::new();
    for text in texts {
        let characters: BTreeSet<char> =
            text.value.chars().filter(|&it| !is_invisible(it)).collect();
        for character in characters.into_iter().filter(|&it| !fonts.cover(it)) {
            let place = text.place.find(character);
            let key = (place.path().to_owned(), place.line_column(), character);
            if !reported.insert(key) {
                continue;
            }
            let code = u32::from(character);
            let message =
                format!("no font has the character `{character}` (U+{code:04X})");
            let families = backticked(fonts.families());
            sink.push(Diagnostic::error(place, message).hint(format!(
                "the fonts are {families}: change the character, or add a font to `fonts/`"
            )));
        }
    }
}

/// Whether a character has no glyph by its nature: white space, joiners, marks of
/// direction, variation selectors (Unicode 16, `Default_Ignorable_Code_Point`, those
/// that occur in texts).
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
        )
}
