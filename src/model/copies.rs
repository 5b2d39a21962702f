//! Copies of records under names that no record can have: those that synchronisation
//! makes when two people change a file, and those that people make.

/// A copy of a record.
#[derive(Debug, PartialEq, Eq)]
pub struct Copy<'a> {
    /// The name of the record that it is a copy of, without extension.
    pub of: &'a str,
    /// Whether two people changed the record at the same time.
    pub is_conflict: bool,
}

/// Words in the names of conflict copies, in lower case: those of Dropbox, Nextcloud,
/// Syncthing, Seafile and git, and their Arabic ones.
const CONFLICT_WORDS: [&str; 9] = [
    "conflict",
    "متعارض",
    "تعارض",
    "تضارب",
    "متضارب",
    "_local_",
    "_remote_",
    "_base_",
    "_backup_",
];

/// Words before the name of the record that a copy is of.
const OPENINGS: [&str; 5] = ["copy of ", "نسخة من ", "نسخة عن ", "نسخة ", "kopie von "];

/// Recognises a copy by its name without extension; `records` are the names of the
/// records beside it. The longest of them that fits is taken.
pub fn recognise<'a>(name: &str, records: &[&'a str]) -> Option<Copy<'a>> {
    let fitting = records.iter().filter_map(|record| {
        let is_conflict = is_copy(name, record)?;
        Some(Copy { of: record, is_conflict })
    });
    fitting.max_by_key(|copy| copy.of.len())
}

/// Returns whether a copy of `record` is a conflict copy; `None` if it is no copy of it.
fn is_copy(name: &str, record: &str) -> Option<bool> {
    let lower = name.to_lowercase();
    if OPENINGS.iter().any(|opening| lower.strip_prefix(opening) == Some(record)) {
        return Some(false);
    }
    let rest = name.strip_prefix(record)?;
    let mut signs = rest.chars();
    let (first, second) = (signs.next()?, signs.next());
    // OneDrive adds the name of the computer, in capitals.
    let is_computer = first == '-'
        && second.is_some_and(|sign| sign.is_ascii_uppercase())
        && !rest.contains(|sign: char| sign.is_lowercase());
    let lower = rest.to_lowercase();
    let is_conflict =
        is_computer || CONFLICT_WORDS.iter().any(|word| lower.contains(word));
    // A letter, digit or hyphen would make it the name of another record.
    let is_apart = !first.is_ascii_alphanumeric() && first != '-';
    (is_apart || is_conflict).then_some(is_conflict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        let records = ["acre", "acre-5000", "city"];
        let conflict = |of| Some(Copy { of, is_conflict: true });
        let copy = |of| Some(Copy { of, is_conflict: false });
        for (name, expected) in [
            ("acre-5000 (Nour's conflicted copy 2026-11-25)", conflict("acre-5000")),
            ("acre-5000 (نسخة متعارضة من Nour 2026-11-25)", conflict("acre-5000")),
            ("acre-5000 (نسخة Nour المتعارضة 2026-11-25)", conflict("acre-5000")),
            ("acre-5000 (conflicted copy 2026-11-25 101010)", conflict("acre-5000")),
            ("acre-5000.sync-conflict-20261125-101010-ABCDEF7", conflict("acre-5000")),
            ("acre-5000_conflict-20261125-101010", conflict("acre-5000")),
            ("acre-5000-DESKTOP-AB12CD3", conflict("acre-5000")),
            ("city-LAPTOP-1", conflict("city")),
            ("acre-5000_LOCAL_1234", conflict("acre-5000")),
            ("acre-5000 - Copy", copy("acre-5000")),
            ("acre-5000 - Copy (2)", copy("acre-5000")),
            ("acre-5000 - نسخة", copy("acre-5000")),
            ("acre-5000 copy", copy("acre-5000")),
            ("acre-5000 (1)", copy("acre-5000")),
            ("acre-5000 2", copy("acre-5000")),
            ("Copy of acre-5000", copy("acre-5000")),
            ("نسخة من acre-5000", copy("acre-5000")),
            ("acre-youth", None),
            ("acre-5000-2", None),
            ("youth", None),
            ("Acre", None),
        ] {
            assert_eq!(recognise(name, &records), expected, "{name}");
        }
    }
}
