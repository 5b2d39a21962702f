//! What is joined to an Arabic word at its beginning and its end.

/// What may stand before a word, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A noun: takes the article, prepositions and possessive pronouns.
    Noun,
    /// A noun so short that a single letter before it would make it another word.
    ShortNoun,
    /// A noun that a preposition before it would make another word: «كاميرا» of «أمير».
    AndNoun,
    /// A noun that is another word without the article: «اسود» may be a verb.
    Article,
    /// A word with all that goes before a noun, and nothing behind it.
    Fixed,
    /// A word with the article, and nothing behind it.
    FixedArticle,
    /// A verb of the past: takes subjects and objects.
    Verb,
    /// A verb so short that a letter before it would make it another word.
    ShortVerb,
    /// A word that takes conjunctions and pronouns only, and no article.
    Particle,
    /// A word as it is, with و or ف before it at most.
    Whole,
    /// A word as it is, with nothing before it.
    Bare,
}

/// Prefixes with the article, which leave no doubt that a noun follows. Those of لل are followed by
/// the noun without the alef of the article.
const ARTICLES: &[&str] = &[
    "ال", "وال", "فال", "بال", "كال", "لل", "وبال", "وكال", "ولل", "فبال", "فلل", "أبال",
    "أوال",
];

/// Prefixes without the article.
const LETTERS: &[&str] =
    &["", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "فك"];

const CONJUNCTIONS: &[&str] = &["", "و", "ف"];

const POSSESSIVES: &[&str] =
    &["", "ه", "ها", "هما", "هم", "هن", "ك", "كم", "كما", "كن", "ي", "نا"];

/// Endings of nouns: feminine, plural, dual, relative adjective, accusative.
const NOMINAL: &[&str] = &[
    "ة",
    "ات",
    "ان",
    "ين",
    "ون",
    "ية",
    "يات",
    "يين",
    "يون",
    "يان",
    "يا",
    "ا",
    "اتي",
    "تي",
    "تين",
    "تان",
    "اته",
    "اتها",
    "اتهم",
    "اتهن",
    "اتنا",
    "اتك",
    "اتكم",
    "ته",
    "تها",
    "تهم",
    "تهن",
    "تنا",
    "تك",
    "تكم",
    "يه",
    "يها",
    "يهم",
    "يتها",
    "يته",
    "يتهم",
    "يتنا",
    "ياتها",
    "ياته",
    "ياتهم",
    "ائي",
    "ائية",
];

/// Endings of verbs of the past. Not those of the plural and the dual, وا and ا: with them form I and
/// form IV have the same imperative («اثبتوا»).
const VERBAL_ENDINGS: &[&str] = &[
    "", "ت", "تا", "نا", "تم", "ه", "ها", "هم", "هما", "هن", "ني", "ك", "كم", "ته",
    "تها", "تهم", "تني", "تك", "تكم", "تنا", "ناه", "ناها", "ناهم",
];

impl Class {
    /// The prefixes that a word of this class takes.
    pub(crate) fn prefixes(self) -> impl Iterator<Item = &'static str> {
        let (first, second): (&[_], &[_]) = match self {
            Self::Noun | Self::Fixed => (LETTERS, ARTICLES),
            Self::ShortNoun => (&[""], ARTICLES),
            Self::AndNoun => (&["", "و"], ARTICLES),
            Self::Article | Self::FixedArticle => (&[], ARTICLES),
            Self::Verb => (CONJUNCTIONS, &[]),
            Self::Particle | Self::Whole => (CONJUNCTIONS, &[]),
            Self::ShortVerb | Self::Bare => (&[""], &[]),
        };
        first.iter().chain(second).copied()
    }

    /// Whether a word of this class takes an ending.
    pub(crate) fn takes(self, ending: &str) -> bool {
        match self {
            Self::Noun | Self::ShortNoun | Self::AndNoun | Self::Article => {
                POSSESSIVES.contains(&ending) || NOMINAL.contains(&ending)
            }
            Self::Verb | Self::ShortVerb => VERBAL_ENDINGS.contains(&ending),
            Self::Particle => POSSESSIVES.contains(&ending) || ending == "ني",
            Self::Fixed | Self::FixedArticle | Self::Whole | Self::Bare => {
                ending.is_empty()
            }
        }
    }
}

/// Iterates over the prefixes that a word begins with, the longest first; the last is none.
pub(crate) fn prefixes_of(letters: &str) -> impl Iterator<Item = &'static str> {
    let is_possible = letters.starts_with(['ا', 'أ', 'و', 'ف', 'ب', 'ك', 'ل']);
    let prefixes = if is_possible { PREFIXES } else { &[] };
    prefixes.iter().copied().filter(move |it| letters.starts_with(it)).chain([""])
}

/// All prefixes, the longest first.
const PREFIXES: &[&str] = &[
    "وبال", "وكال", "فبال", "أبال", "أوال", "ولل", "فلل", "وال", "فال", "بال", "كال",
    "ال", "لل", "وب", "ول", "وك", "فب", "فل", "فك", "و", "ف", "ب", "ك", "ل",
];
