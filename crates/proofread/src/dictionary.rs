//! A Hunspell dictionary as a second, quieter layer.

use std::collections::HashMap;
use std::fmt::{self, Debug, Display, Formatter};
use std::path::Path;
use std::sync::Mutex;
use std::{fs, io};

use crate::letters::skeleton;

/// A dictionary of words, in the format of Hunspell.
pub struct Dictionary {
    spellbook: spellbook::Dictionary,
    /// What was asked before: texts repeat their words.
    known: Mutex<HashMap<String, bool>>,
}

/// The number of answers that are kept.
const KEPT: usize = 100_000;

/// The number of proposals for a word.
const PROPOSALS: usize = 5;

/// The largest file of a dictionary that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The reason why a dictionary cannot be used.
#[derive(Debug)]
pub enum DictionaryError {
    /// A file cannot be read, or is larger than 64 MiB.
    Unreadable(io::Error),
    /// The files are not those of a Hunspell dictionary.
    Malformed(String),
}

impl Display for DictionaryError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Unreadable(error) => {
                write!(f, "failed to read the dictionary: {error}")
            }
            Self::Malformed(reason) => {
                write!(f, "the dictionary is not one of Hunspell: {reason}")
            }
        }
    }
}

impl std::error::Error for DictionaryError {}

impl Debug for Dictionary {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.debug_struct("Dictionary").finish_non_exhaustive()
    }
}

impl Dictionary {
    /// Reads the two files of a dictionary: its affixes (`.aff`), and its words (`.dic`).
    ///
    /// # Errors
    /// A file cannot be read or is too large, or they are not a dictionary.
    pub fn load(affixes: &Path, words: &Path) -> Result<Self, DictionaryError> {
        let read = |path: &Path| {
            let length = fs::metadata(path)?.len();
            if length > LARGEST {
                return Err(io::Error::new(
                    io::ErrorKind::FileTooLarge,
                    "more than 64 MiB",
                ));
            }
            fs::read_to_string(path)
        };
        let affixes = read(affixes).map_err(DictionaryError::Unreadable)?;
        let words = read(words).map_err(DictionaryError::Unreadable)?;
        Self::new(&affixes, &words)
    }

    /// Reads a dictionary from the contents of its two files.
    ///
    /// # Errors
    /// They are not a dictionary.
    pub fn new(affixes: &str, words: &str) -> Result<Self, DictionaryError> {
        let spellbook = spellbook::Dictionary::new(affixes, words)
            .map_err(|error| DictionaryError::Malformed(error.to_string()))?;
        Ok(Self { spellbook, known: Mutex::default() })
    }

    /// Whether the dictionary knows a word, whatever its marks.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let letters = skeleton(word);
        let kept = |it: &HashMap<String, bool>| it.get(letters.as_ref()).copied();
        if let Ok(Some(known)) = self.known.lock().map(|it| kept(&it)) {
            return known;
        }
        let is_known = self.spellbook.check(&letters);
        if let Ok(mut known) = self.known.lock()
            && known.len() < KEPT
        {
            known.insert(letters.into_owned(), is_known);
        }
        is_known
    }

    /// Returns words that are like one, the likeliest first, five at most. This takes some hundredths
    /// of a second for a word, so it is asked for words that people look at.
    pub fn proposals(&self, word: &str) -> Vec<String> {
        let mut proposals = Vec::new();
        self.spellbook.suggest(&skeleton(word), &mut proposals);
        proposals.truncate(PROPOSALS);
        proposals
    }
}
