//! Compares lists with folders: editions, groups, and the names that records may have.

use std::collections::BTreeSet;

use malzama_message::{Message, message};

use super::NETWORK;
use super::copies::{self, Copy};
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::project::{DATA, Project};
use crate::records::{self, CityRecord, PartnerRecord, Text};

/// The folders of `data/` that are not cities.
const NOT_CITIES: [&str; 1] = ["press"];

/// Most files in a city's folder.
const MOST_FILES: usize = 5000;

/// How the names of PDFs end that are put together from those of an edition, whose name is before it.
const ENDS: [&str; 4] = ["-cover", "-text", "-spreads", "-sheets"];

/// The extension of a record's file.
const EXTENSION: &str = ".yaml";

/// The name of a city's own record, which no other may have.
const OF_CITY: &str = "city";

/// The folder of the stitched figures, and the figure that is no city's but the house's.
const MOTIFS: &str = "layouts/motifs";
const MARK: &str = "mark";

/// Returns the names of the stitched figures that cities can have.
pub fn motifs(project: &Project) -> Vec<String> {
    let files = project.list(MOTIFS).unwrap_or_default();
    let names = files.iter().filter_map(|file| file.strip_suffix(".txt"));
    names.filter(|name| *name != MARK).map(str::to_owned).collect()
}

/// Checks the list of editions for duplicates, and against the folders of `data/`.
pub fn check_editions(project: &Project, editions: &[Text], sink: &mut Sink) {
    report_doubles(
        editions,
        |edition| message!("settings/doubled-edition", edition = edition),
        sink,
    );
    for text in editions {
        let of = ENDS.iter().find_map(|end| text.value.strip_suffix(end));
        if let Some(of) = of.filter(|of| editions.iter().any(|it| it.value == *of)) {
            let message =
                message!("settings/name-of-part", edition = &text.value, of = of);
            sink.push(
                Diagnostic::error(text.location.clone(), message)
                    .hint(message!("hint/other-edition-name")),
            );
        }
    }
    if let [only] = editions
        && only.value == NETWORK
    {
        sink.push(
            Diagnostic::error(only.location.clone(), message!("settings/no-city"))
                .hint(message!("hint/list-cities")),
        );
    }
    let Some(names) = sink.take(project.list(DATA)) else { return };
    let folders: Vec<&str> = editions.iter().map(|slug| slug.value.as_str()).collect();
    for name in names.iter().filter(|name| *name != records::NETWORK_FILE) {
        let path = format!("{DATA}/{name}");
        if project.root().join(&path).is_dir() {
            if !folders.contains(&name.as_str()) && !NOT_CITIES.contains(&name.as_str()) {
                sink.push(unlisted_folder(name, path, &folders));
            }
        } else if let Some(written) = Written::of(name) {
            let copy = copies::recognise(written.stem, &[NETWORK]);
            let diagnostic = copy.map(|copy| copied(&path, DATA, &copy));
            sink.push(diagnostic.unwrap_or_else(|| {
                let message = message!("data/not-read", path = &path);
                Diagnostic::error(Location::file(path), message)
                    .hint(message!("hint/record-in-city-folder"))
            }));
        } else {
            sink.push(not_a_record(path));
        }
    }
}

/// Creates the diagnostic for a folder of `data/` that is no edition.
fn unlisted_folder(name: &str, path: String, editions: &[&str]) -> Diagnostic {
    if let Some(copy) = copies::recognise(name, editions).filter(|_| !is_slug(name)) {
        let of = format!("{DATA}/{}", copy.of);
        let message = message!("data/copied-folder", path = &path, of = of);
        return Diagnostic::warning(Location::file(path), message)
            .hint(message!("hint/keep-copies-elsewhere"));
    }
    let message = message!("data/unlisted-folder", path = &path);
    let hint = if is_slug(name) {
        message!("hint/add-edition", name = name)
    } else {
        message!("hint/rename-edition")
    };
    Diagnostic::error(Location::file(path), message).hint(hint)
}

/// Compares the files in a city's folder with its list of groups, and reports those that
/// it omits: such a group would be left out of the booklets. Returns the records of
/// groups that it omits because they are hidden.
pub fn omitted(
    project: &Project,
    folder: &str,
    city: &CityRecord,
    sink: &mut Sink,
) -> Vec<PartnerRecord> {
    let Some(names) = sink.take(project.list(folder)) else { return Vec::new() };
    if names.len() > MOST_FILES {
        let message = message!(
            "data/too-many-files",
            path = folder,
            count = names.len(),
            most = MOST_FILES
        );
        sink.push(
            Diagnostic::error(Location::file(folder), message)
                .hint(message!("hint/keep-elsewhere")),
        );
        return Vec::new();
    }
    let stems: Vec<&str> =
        names.iter().filter_map(|name| name.strip_suffix(EXTENSION)).collect();
    let mut hidden = Vec::new();
    for name in names.iter().filter(|name| *name != records::CITY_FILE) {
        let path = format!("{folder}/{name}");
        let Some(written) = Written::of(name) else {
            sink.push(not_a_record(path));
            continue;
        };
        let stem = written.stem;
        let is_listed = city.partners.iter().any(|partner| partner.value == stem);
        if !written.is_exact {
            sink.push(if stems.contains(&stem) {
                not_a_record(path)
            } else {
                let message = message!("group/yml", path = &path);
                let hint =
                    message!("hint/rename-to", name = format!("{stem}{EXTENSION}"));
                Diagnostic::error(Location::file(path), message).hint(hint)
            });
        } else if !is_listed {
            let copy = copies::recognise(stem, &stems).filter(|_| !is_slug(stem));
            if let Some(copy) = copy {
                sink.push(copied(&path, folder, &copy));
            } else if let Some(record) = read_hidden(project, &path) {
                hidden.push(record);
            } else {
                sink.push(unlisted(stem, &path, city));
            }
        }
    }
    hidden
}

/// Reads the record of a hidden group; `None` if the group is not hidden, or if its
/// record cannot be read.
fn read_hidden(project: &Project, path: &str) -> Option<PartnerRecord> {
    // Whatever is wrong with a record matters once its group is listed.
    records::read_partner(project, path, &mut Sink::new()).filter(|record| record.hidden)
}

/// Creates the error for a record that no list names.
fn unlisted(stem: &str, path: &str, city: &CityRecord) -> Diagnostic {
    let message = message!("group/unlisted", path = path);
    let hint = if is_slug(stem) {
        message!("hint/add-group", name = stem)
    } else {
        message!("hint/rename-group")
    };
    Diagnostic::error(city.partners_location.clone(), message)
        .hint(hint)
        .hint(message!("hint/hide-group"))
}

/// Creates the warning of a copy of a record in `folder`, which is not printed.
fn copied(path: &str, folder: &str, copy: &Copy) -> Diagnostic {
    let of = format!("{folder}/{}{EXTENSION}", copy.of);
    let (message, hint) = if copy.is_conflict {
        let message = message!("group/conflict-copy", path = path, of = of);
        (message, message!("hint/compare-copies"))
    } else {
        let message = message!("group/copy", path = path, of = of);
        (message, message!("hint/remove-or-rename-copy"))
    };
    Diagnostic::warning(Location::file(path), message).hint(hint)
}

/// Creates the warning of a file that is no record.
fn not_a_record(path: String) -> Diagnostic {
    let message = message!("group/not-a-record", path = &path);
    Diagnostic::warning(Location::file(path), message)
        .hint(message!("hint/keep-elsewhere"))
}

/// The name of a record's file.
struct Written<'a> {
    /// Its part before the extension.
    stem: &'a str,
    /// Whether the extension is [`EXTENSION`], so that the file is read.
    is_exact: bool,
}

impl<'a> Written<'a> {
    /// Splits a name; `None` if it is not that of a record. Extensions that are meant to
    /// be [`EXTENSION`] count: `.yml`, capitals, and a `.txt` that Windows does not show.
    fn of(name: &'a str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let shown = lower.strip_suffix(".txt").unwrap_or(&lower);
        let stem = shown.strip_suffix(EXTENSION).or(shown.strip_suffix(".yml"))?;
        Some(Self { stem: &name[..stem.len()], is_exact: name.ends_with(EXTENSION) })
    }
}

/// Reports every repetition of a name in a list; `doubled` makes its message.
pub fn report_doubles(list: &[Text], doubled: fn(&str) -> Message, sink: &mut Sink) {
    let mut seen = BTreeSet::new();
    for text in list {
        if !seen.insert(&text.value) {
            sink.push(
                Diagnostic::error(text.location.clone(), doubled(&text.value))
                    .hint(message!("hint/keep-one")),
            );
        }
    }
}

/// Iterates over the distinct values of a list, in order.
pub fn unique(list: &[Text]) -> impl Iterator<Item = &Text> {
    let mut seen = BTreeSet::new();
    list.iter().filter(move |text| seen.insert(&text.value))
}

/// Whether a name can be that of a record on every machine: 1 to 64 lower-case ASCII
/// letters, digits and hyphens, and neither that of a city's own record nor of a device.
pub fn is_slug(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && name != OF_CITY
        && !is_device(name)
}

/// Whether Windows takes a name in lower case for that of a device, whatever extension follows
/// (Microsoft, Naming Files, Paths, and Namespaces): a file of that name cannot be made there.
fn is_device(name: &str) -> bool {
    let numbered = |kind| name.strip_prefix(kind).map(str::as_bytes);
    matches!(name, "con" | "nul" | "aux" | "prn")
        || matches!(numbered("com").or_else(|| numbered("lpt")), Some([b'0'..=b'9']))
}

/// Whether a name can be that of a city: a [slug](is_slug) that no folder or edition has by itself.
pub fn is_city_slug(name: &str) -> bool {
    is_slug(name) && name != NETWORK && !NOT_CITIES.contains(&name)
}

/// Reports a listed name that no record can have; returns whether it can.
pub fn check_slug(slug: &Text, sink: &mut Sink) -> bool {
    let fits = is_slug(&slug.value);
    if !fits {
        if let Some(sign) = records::hidden_at_end(&slug.value) {
            let name = records::sign_name(sign);
            let message = message!("record/sign-in-name", sign = name);
            sink.push(
                Diagnostic::error(slug.location.find(sign), message)
                    .hint(message!("hint/delete-sign")),
            );
            return false;
        }
        let message = message!("record/bad-name", name = &slug.value);
        // People write the name of the file, or begin names with a capital.
        let lower = slug.value.to_lowercase();
        let meant = lower.strip_suffix(EXTENSION).unwrap_or(&lower);
        let hint = if is_slug(meant) {
            message!("hint/did-you-mean", name = meant)
        } else {
            message!("hint/use-plain-letters")
        };
        sink.push(Diagnostic::error(slug.location.clone(), message).hint(hint));
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn no_record_is_named_like_a_device() {
        for name in ["con", "nul", "aux", "prn", "com1", "com0", "lpt9", "city"] {
            assert!(!is_slug(name), "{name}");
        }
        for name in ["con-1", "com", "com10", "lpta", "console", "cities", "acre-com1"] {
            assert!(is_slug(name), "{name}");
        }
    }
}
