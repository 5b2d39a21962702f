//! Names of photographs that differ although people take them for the same.

use unicode_normalization::UnicodeNormalization;

use crate::project::PHOTOS;

/// Endings of photographs, those of the same format in one group.
const ENDINGS: [&[&str]; 8] = [
    &["jpg", "jpeg", "jpe", "jfif"],
    &["png"],
    &["tif", "tiff"],
    &["webp"],
    &["heic", "heif", "hif"],
    &["avif"],
    &["gif"],
    &["svg"],
];

/// The likeness of two names, the least like first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Another format in another folder.
    Stem,
    /// Another format in the same folder.
    StemInFolder,
    /// The same name in another folder.
    File,
    /// The same path, but for capitals, spaces, signs that look alike or the ending.
    Path,
    /// The same path, but for signs that look alike: nobody can see the difference.
    Look,
}

impl Likeness {
    /// The least that counts as alike.
    pub const LEAST: Self = Self::Stem;
}

/// The path of a photograph, with all that is compared.
pub struct Name {
    /// Its parts, as they look.
    look: String,
    folder: String,
    stem: String,
    /// The number of its format's group of endings; `None` if it has no known ending.
    format: Option<usize>,
}

impl Name {
    /// Takes a path from `photos/` apart, as written or as a folder lists it.
    pub fn new(path: &str) -> Self {
        let look = looks(path);
        let folded = look.to_lowercase().replace('\\', "/");
        let parts: Vec<&str> = folded
            .split('/')
            .map(str::trim)
            .filter(|part| !matches!(*part, "" | "." | ".."))
            .collect();
        let (file, folders) = parts.split_last().unwrap_or((&"", &[]));
        let folders = folders.strip_prefix(&[PHOTOS]).unwrap_or(folders);
        let (mut stem, mut format) = (*file, None);
        while let Some((rest, group)) = without_ending(stem) {
            // Of several endings, the last one tells the format.
            (stem, format) = (rest, format.or(Some(group)));
        }
        Self { look, folder: folders.join("/"), stem: stem.trim().to_owned(), format }
    }

    /// Returns how much a file's name is like this one; `None` if it is not.
    pub fn likeness(&self, file: &Self) -> Option<Likeness> {
        if self.stem != file.stem || self.stem.is_empty() {
            return None;
        }
        let same_folder = self.folder == file.folder;
        let same_format = self.format == file.format;
        Some(match (same_folder, same_format) {
            _ if self.look == file.look => Likeness::Look,
            (true, true) => Likeness::Path,
            (false, true) => Likeness::File,
            (true, false) => Likeness::StemInFolder,
            (false, false) => Likeness::Stem,
        })
    }
}

/// Returns what stands before a known ending, and the number of its group.
fn without_ending(name: &str) -> Option<(&str, usize)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let group = ENDINGS.iter().position(|group| group.contains(&ending.trim()))?;
    (!stem.is_empty()).then_some((stem, group))
}

/// Returns the appearance of a name: invisible signs left out, and one sign for all that
/// look alike. Compatibility composition (NFKC) unites composed and decomposed letters,
/// all spaces and the shapes of Arabic letters.
fn looks(name: &str) -> String {
    let mut look = String::with_capacity(name.len());
    for sign in name.nfkc() {
        let sign = match sign {
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            // Persian yeh, Arabic yeh without dots, and Persian kaf.
            '\u{6cc}' | '\u{649}' => '\u{64a}',
            '\u{6a9}' => '\u{643}',
            _ if sign.is_whitespace() => ' ',
            _ => sign,
        };
        if !(sign == ' ' && look.ends_with(' ')) {
            look.push(sign);
        }
    }
    look.trim().to_owned()
}

/// Whether nobody can see a difference between two names.
pub fn looks_the_same(one: &str, other: &str) -> bool {
    looks(one) == looks(other)
}

/// Returns the first sign in which two names that look the same differ, in each of them,
/// such as `U+202F`.
pub fn first_difference(one: &str, other: &str) -> [String; 2] {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    [one, other].map(|name| match name.chars().nth(common) {
        Some(sign) => format!("U+{:04X}", u32::from(sign)),
        None => String::from("—"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn likeness(written: &str, file: &str) -> Option<Likeness> {
        Name::new(written).likeness(&Name::new(file))
    }

    #[test]
    fn names_that_look_the_same_are_told_apart_from_those_that_do_not() {
        for (written, file) in [
            ("acre/caf\u{e9}.jpg", "acre/cafe\u{301}.jpg"),
            ("acre/\u{623}بو إياد.jpg", "acre/\u{627}\u{654}بو إياد.jpg"),
            ("acre/at 10 AM.jpg", "acre/at 10\u{202f}AM.jpg"),
            ("acre/at 10 AM.jpg", "acre/at 10\u{a0}AM.jpg"),
            ("acre/سوق.jpg", "acre/\u{200f}سوق.jpg"),
            ("acre/شاي.jpg", "acre/شا\u{6cc}.jpg"),
            ("acre/a-b.jpg", "acre/a\u{2011}b.jpg"),
        ] {
            assert_ne!(written, file);
            assert_eq!(likeness(written, file), Some(Likeness::Look), "{written}");
        }
        for (written, file) in [
            ("acre/group.jpg", "acre/group.JPG"),
            ("acre/group.jpg", "Acre/Group.jpeg"),
            ("acre/group.jpg", "acre/group.jpg.jpg"),
            ("acre/group.jpg", "acre/group.jpeg.JPG"),
            ("acre/group.jpg", "acre/group .jpg"),
            ("acre\\group.jpg", "acre/group.jpg"),
            ("photos/acre/group.jpg", "acre/group.jpg"),
            ("/acre/group.jpg", "acre/group.jpg"),
            ("../photos/acre/group.jpg", "acre/group.jpg"),
        ] {
            assert_eq!(likeness(written, file), Some(Likeness::Path), "{written}");
        }
    }

    #[test]
    fn the_folder_and_the_ending_count_in_this_order() {
        for (written, file, expected) in [
            ("group.jpg", "acre/group.jpg", Likeness::File),
            ("acre/acre/group.jpg", "acre/group.jpg", Likeness::File),
            ("C:\\Pictures\\group.jpg", "acre/group.JPG", Likeness::File),
            ("acre/group.jpg", "acre/group.png", Likeness::StemInFolder),
            ("acre/group", "acre/group.heic", Likeness::StemInFolder),
            ("group.jpg", "acre/group.png", Likeness::Stem),
        ] {
            assert_eq!(likeness(written, file), Some(expected), "{written}");
        }
        for (written, file) in [
            ("acre/group.jpg", "acre/groups.jpg"),
            ("acre/IMG_0042.jpg", "acre/IMG_0043.jpg"),
            ("", "acre/group.jpg"),
        ] {
            assert_eq!(likeness(written, file), None, "{written}");
        }
    }
}
