//! Reads Arabic texts as a proof-reader does: finds faults, says what is wrong in both languages,
//! proposes what could stand there, and changes nothing by itself.
//!
//! A [`Proofreader`] is made once, of what the project knows by itself ([`Vocabulary`]: names,
//! words, cities), and reads a text or a whole collection. Each text is taken apart once, into
//! words, numbers, spaces and signs; quotations are set aside, as the words of others are theirs; then
//! each rule looks at it, and puts down what it finds with its place and its proposals. What shows
//! only between texts (two systems of digits in one record, a name in two spellings, a caption
//! that names another city) is found when all have been read. [`RULES`] tells of each rule what it
//! finds, why, and where it comes from.
//!
//! ```
//! use malzama_proofread::{Proofreader, Text, Vocabulary};
//!
//! let proofreader = Proofreader::new(&Vocabulary::default());
//! let text = "تعمل المجموعة على على توثيق الحكايا.";
//! let findings = proofreader.read(&Text::prose(text));
//! assert_eq!(findings[0].rule.id, "doubled-word");
//! assert_eq!(findings[0].excerpt(text), "على على");
//! assert_eq!(findings[0].proposals, ["على"]);
//! ```

mod dictionary;
mod finding;
mod letters;
mod proofreader;
mod quotations;
mod reading;
mod respelling;
mod rule;
mod rules;
mod text;
mod tokens;
mod vocabulary;
mod words;

pub use self::dictionary::{Dictionary, DictionaryError};
pub use self::finding::Finding;
pub use self::proofreader::Proofreader;
pub use self::rule::{Rule, Said, Severity};
pub use self::rules::{RULES, rule};
pub use self::text::{Role, Text};
pub use self::vocabulary::{City, Vocabulary};
pub use self::words::{ARABIC, ENGLISH};
