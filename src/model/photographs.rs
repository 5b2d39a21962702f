//! The photographs that records name: finds their files, reads their headers, and checks
//! captions, credits and descriptions.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use malzama_message::{Message, message, names};

use super::look_alike::{first_difference, looks_the_same};
use super::photo_folder::PhotoFolder;
use super::{Listed, Named, Photograph, illustrations};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::photo::{Header, PhotoFault, Source};
use crate::project::{PHOTOS, PathFault};
use crate::records::{Located, PhotographRecord, Text};

/// Finds the photograph `file`, a path from `photos/`, and reads its header.
///
/// # Errors
/// The file is missing or unusable; the diagnostic points at its name in the record, and
/// offers the files that it may mean.
fn find(folder: &PhotoFolder, file: &Text) -> Outcome<(PathBuf, Header)> {
    let name = &file.value;
    let path = format!("{PHOTOS}/{name}");
    let location = || file.location.clone();
    let missing = |message: Message, otherwise: Message| {
        let hints = offers(folder, name).unwrap_or(vec![otherwise]);
        hints.into_iter().fold(Diagnostic::error(location(), message), Diagnostic::hint)
    };
    let not_there = || {
        missing(
            message!("photograph/missing", path = &path),
            message!("hint/put-photograph"),
        )
    };
    let real = folder.project().resolve(&path).map_err(|fault| match fault {
        PathFault::Outside(outside) => {
            missing(outside.message(name), message!("hint/copy-photograph"))
        }
        PathFault::Io(reason) if reason.kind() == io::ErrorKind::NotFound => not_there(),
        PathFault::Io(reason) => Diagnostic::unreadable(location(), &path, &reason),
    })?;
    if real.is_dir() {
        let fault = PhotoFault::from(io::Error::from(io::ErrorKind::IsADirectory));
        Err(diagnose(&path, file, &fault))?;
    }
    if !folder.lists(name) {
        Err(not_there())?;
    }
    match Header::read(&Source::File(real.clone())) {
        Ok(header) => Ok((real, header)),
        Err(fault) => Err(diagnose(&path, file, &fault))?,
    }
}

/// Whether a photograph could not be found because it has not arrived. What has its name in the
/// folder of another city is another photograph.
fn is_awaited(folder: &PhotoFolder, name: &str, errors: &Errors) -> bool {
    errors.iter().all(|error| error.code() == "photograph/missing")
        && !folder.has_alike_nearby(name)
}

/// Creates hints with the files that a wrong name may mean; `None` if there are none.
fn offers(folder: &PhotoFolder, name: &str) -> Option<Vec<Message>> {
    let found = folder.alike(name);
    match &found[..] {
        [] => None,
        [file] if looks_the_same(name, file) => {
            let [written, there] = first_difference(name, file);
            let difference = message!(
                "hint/rename-look-alike",
                found = file,
                there = there,
                written = written
            );
            Some(vec![message!("hint/write-found-name", found = file), difference])
        }
        [file] => Some(vec![message!("hint/write-found-name", found = file)]),
        several => Some(vec![message!("hint/write-one-of", found = names(several))]),
    }
}

/// Returns the one spelling of a path from `photos/`, without `.` and empty parts. An
/// absolute path stays one, and so does one without any other part.
fn plain(path: &str) -> String {
    let is_part = |part: &&str| !matches!(*part, "" | ".");
    if path.starts_with('/') {
        return path.to_owned();
    }
    let parts: Vec<_> = path.split('/').filter(is_part).collect();
    if parts.is_empty() { path.to_owned() } else { parts.join("/") }
}

/// Creates the diagnostic for a photograph that cannot be used, at its name in the
/// record.
pub fn diagnose(path: &str, file: &Text, fault: &PhotoFault) -> Diagnostic {
    let location = file.location.clone();
    let reason = fault.message().clone();
    let diagnostic = match fault {
        PhotoFault::Photograph(_) => {
            let message = message!("photograph/unusable", path = path, reason = reason);
            Diagnostic::error(location, message)
        }
        PhotoFault::File(_) => {
            let message = message!("file/cannot-read", path = path, reason = reason);
            Diagnostic::failure(location, message)
        }
        PhotoFault::Internal(_) => {
            let message =
                message!("photograph/cannot-prepare", path = path, reason = reason);
            Diagnostic::failure(location, message)
        }
    };
    diagnostic.hint(fault.advice())
}

/// Finds a photograph and resolves what its record leaves out: the caption defaults to
/// the group's label, the description to the caption or else to the name. `None` if the
/// file is missing or unusable, which is reported.
pub fn resolve(
    folder: &PhotoFolder,
    record: PhotographRecord,
    label: Option<&Text>,
    name: &Text,
    sink: &mut Sink,
) -> Option<Photograph> {
    let PhotographRecord { mut file, caption, credit, alt, focus } = record;
    if file.value.is_empty() {
        return None; // The missing name has been reported.
    }
    file.value = plain(&file.value);
    let project = folder.project();
    let found = find(folder, &file).or_else(|errors| {
        let illustration = illustrations::instead_of(project, &file.value);
        illustration.filter(|_| is_awaited(folder, &file.value, &errors)).ok_or(errors)
    });
    let (source, header) = match found {
        Ok(found) => found,
        Err(errors) => {
            // The words can be read without it, and are set around a stand-in.
            errors.withholding().into_iter().for_each(|error| sink.push(error));
            let caption = caption.or_else(|| label.cloned());
            return Some(illustrations::stand_in(project, file, caption, alt, focus));
        }
    };
    folder.note(Named { source: source.clone(), file: file.clone() });
    let location = file.location.clone();
    let at_file =
        |value: &str| Located { value: value.to_owned(), location: location.clone() };
    if header.illustration {
        let path = format!("{PHOTOS}/{}", file.value);
        let message = message!("photograph/illustration", path = path);
        sink.push(Diagnostic::note(file.location.clone(), message));
    }
    let credit = match credit {
        _ if header.illustration => at_file(illustrations::CREDIT),
        Some(credit) => credit,
        None => at_file(""),
    };
    let caption = caption.or_else(|| label.cloned());
    if !header.illustration {
        report_words(&file, caption.as_ref(), &credit, alt.as_ref(), sink);
    }
    let alt = alt.or_else(|| caption.clone()).unwrap_or_else(|| name.clone());
    Some(Photograph {
        path: format!("/{}/{}", PHOTOS, file.value),
        width: header.width,
        height: header.height,
        focus,
        caption: caption.unwrap_or_else(|| at_file("")),
        credit,
        alt,
        illustration: header.illustration,
        stand_in: false,
        source,
        file,
    })
}

/// Words that writers use for a name not known yet: so-and-so.
const PLACEHOLDER_NAMES: [&str; 3] = ["فلان", "فلانة", "N.N."];

/// Warns of a caption, credit or description that is missing, has a placeholder for a
/// name, or repeats the name of the file.
fn report_words(
    file: &Text,
    caption: Option<&Text>,
    credit: &Text,
    alt: Option<&Text>,
    sink: &mut Sink,
) {
    let name = format!("{}/{}", PHOTOS, file.value);
    let credit = Some(credit).filter(|credit| !credit.value.is_empty());
    let words = [
        ("caption", caption, message!("hint/say-what-it-shows")),
        ("credit", credit, message!("hint/say-who-made-it")),
        ("alt", alt, message!("hint/describe-it")),
    ];
    for (key, text, hint) in words {
        let Some(text) = text else {
            let message = message!("photograph/no-words", path = &name, key = key);
            let hint = message!("hint/and-add-key", advice = hint, key = key);
            sink.push(Diagnostic::warning(file.location.clone(), message).hint(hint));
            continue;
        };
        let is_word = |it: &&&str| text.value.split(' ').any(|word| word == **it);
        if let Some(placeholder) = PLACEHOLDER_NAMES.iter().find(is_word) {
            let message = message!(
                "photograph/placeholder-name",
                name = *placeholder,
                key = key,
                path = &name
            );
            sink.push(
                Diagnostic::warning(text.location.clone(), message).hint(hint.clone()),
            );
        }
        let stem = file.value.rsplit('/').next().unwrap_or_default();
        if text.value.contains(stem) {
            let message = message!("photograph/file-name", key = key, path = &name);
            sink.push(Diagnostic::warning(text.location.clone(), message).hint(hint));
        }
    }
}

/// The most unused files of a folder that are told one by one; of more, their number is told.
const MOST_UNUSED: usize = 20;

/// Warns of files below `photos/` that no record names; not of those that are offered for a wrong
/// name, nor of those of hidden groups. A folder with many of them, as it comes from a camera, is told once.
pub fn report_unused(folder: &PhotoFolder, cities: &[Listed], sink: &mut Sink) {
    // A faulty record may name any of them.
    let Some(cities) =
        cities.iter().map(|it| it.city.as_ref()).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let used: BTreeSet<&str> = cities
        .iter()
        .flat_map(|city| city.photographs())
        .map(|it| it.file.value.as_str())
        .collect();
    let missing =
        cities.iter().flat_map(|city| city.photographs()).filter(|it| it.stand_in);
    let meant: BTreeSet<String> =
        missing.flat_map(|it| folder.alike(&it.file.value)).collect();
    let set_aside: BTreeSet<&str> =
        cities.iter().flat_map(|city| &city.set_aside).map(String::as_str).collect();
    let Some(files) = sink.take(folder.files()) else { return };
    let mut unused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files.iter() {
        let path = format!("{PHOTOS}/{file}");
        let is_known = used.contains(file.as_str()) || meant.contains(file);
        if !is_known && !set_aside.contains(path.as_str()) {
            let within = file.rsplit_once('/').map_or("", |(within, _)| within);
            unused.entry(within).or_default().push(path);
        }
    }
    for (within, paths) in unused {
        if let [first, .., _] = &paths[..]
            && paths.len() > MOST_UNUSED
        {
            let path = format!("{PHOTOS}/{within}");
            let path = path.trim_end_matches('/').to_owned();
            let first = first.rsplit_once('/').map_or("", |(_, name)| name);
            let message = message!(
                "photograph/unused-many",
                count = paths.len(),
                path = &path,
                first = first
            );
            sink.push(
                Diagnostic::warning(Location::file(path), message)
                    .hint(message!("hint/name-them-in-records")),
            );
            continue;
        }
        for path in paths {
            let message = message!("photograph/unused", path = &path);
            sink.push(
                Diagnostic::warning(Location::file(path), message)
                    .hint(message!("hint/name-it-in-a-record")),
            );
        }
    }
}
