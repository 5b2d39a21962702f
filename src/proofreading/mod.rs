//! The proof-reader: reads the texts of all records, and tells what is hardly meant. It never
//! changes a word by itself; [`fix`] writes what somebody has asked for.

mod allowances;
mod fix;
mod gather;
mod place;

use std::path::Path;

use malzama_message::{Message, choices, message};
use malzama_proofread::{
    Dictionary, DictionaryError, Proofreader, Severity, Text as Read,
};

use self::allowances::Allowances;
pub use self::fix::{Change, Edit, Fixes, fixes};
use self::gather::{Piece, pieces, vocabulary};
pub use self::place::Written;
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::model::Catalogue;
use crate::project::Project;
use crate::records::Text;

/// Codes of the hints that propose one thing, which `check --fix` can write.
pub const PROPOSING: [&str; 2] = ["hint/take-away", "hint/write-instead"];

/// Something that the proof-reader found in a record.
#[derive(Debug, Clone)]
pub struct Remark {
    /// The id of the rule, such as `doubled-word`.
    pub rule: &'static str,
    /// Whether the rule is sure of it; otherwise the writer has to judge.
    pub is_sure: bool,
    /// The words, where they stand in the file. Of a text that is written with escapes, the
    /// whole text.
    pub location: Location,
    /// Whether the location is that of these words alone, so that others can be put there.
    pub is_exact: bool,
    /// The words as they are printed.
    pub words: String,
    /// What is wrong.
    pub message: Message,
    /// What could stand there: one if it is sure, several if the writer has to choose.
    pub proposals: Vec<String>,
}

/// Adds what the proof-reader finds in all records to the sink, and what is wrong with the
/// findings that records allow.
pub fn report(project: &Project, catalogue: &Catalogue, sink: &mut Sink) {
    for remark in proofread(project, catalogue, sink) {
        sink.push(remark.diagnostic());
    }
}

/// Reads the texts of all records, in the order of the editions, and returns what is found
/// there, without what records allow; what is wrong with `allow` itself goes to the sink.
pub fn proofread(
    project: &Project,
    catalogue: &Catalogue,
    sink: &mut Sink,
) -> Vec<Remark> {
    let pieces = pieces(catalogue);
    let texts: Vec<Read> = pieces.iter().map(Piece::text).collect();
    // The layouts set the sentences that they lift out of texts in guillemets.
    let mut reader = Proofreader::new(&vocabulary(catalogue)).with_guillemets();
    if let Some(named) = &catalogue.settings.dictionary {
        match dictionary(project.root(), &named.value) {
            Ok(dictionary) => reader = reader.with_dictionary(dictionary),
            Err(error) => sink.push(unusable(named, &error)),
        }
    }
    let mut allowances = Allowances::of(catalogue);
    let mut remarks = Vec::new();
    let mut written: Option<(usize, Written)> = None;
    for finding in reader.read_all(&texts) {
        let piece = &pieces[finding.text];
        let words = finding.excerpt(piece.content());
        let names = [finding.rule.id, finding.message.code()];
        if allowances.allow(names, words, piece.path()) {
            continue;
        }
        // A text is compared with its file once, however much is found in it.
        let (_, beside) = match written.take() {
            Some(known) if known.0 == finding.text => written.insert(known),
            _ => written.insert((finding.text, Written::of(piece.written))),
        };
        let (location, is_exact) = beside.place_of(&finding.span);
        remarks.push(Remark {
            rule: finding.rule.id,
            is_sure: finding.rule.severity == Severity::Warning,
            location,
            is_exact,
            words: words.to_owned(),
            message: finding.message,
            proposals: finding.proposals,
        });
    }
    allowances.report(sink);
    remarks
}

/// Reads a Hunspell dictionary, which is named by its words (`….dic`), its affixes (`….aff`) or
/// what both names begin with, from the project's root. It may lie outside of the project: systems
/// have theirs, and their licences are not the project's.
fn dictionary(root: &Path, named: &str) -> Result<Dictionary, DictionaryError> {
    let stem = named.strip_suffix(".dic").or_else(|| named.strip_suffix(".aff"));
    let stem = stem.unwrap_or(named);
    let file = |ending: &str| root.join(format!("{stem}.{ending}"));
    Dictionary::load(&file("aff"), &file("dic"))
}

/// Reports a dictionary that cannot be used; texts are read without it.
fn unusable(named: &Text, error: &DictionaryError) -> Diagnostic {
    let message = match error {
        DictionaryError::Unreadable(_) => {
            message!("proofreading/no-dictionary", path = &named.value)
        }
        DictionaryError::Malformed(_) => {
            message!("proofreading/odd-dictionary", path = &named.value)
        }
    };
    Diagnostic::warning(named.location.clone(), message)
        .hint(message!("hint/install-dictionary"))
}

impl Remark {
    /// Returns the remark as it is reported: a warning if the rule is sure, a note otherwise.
    pub fn diagnostic(&self) -> Diagnostic {
        let (at, message) = (self.location.clone(), self.message.clone());
        let diagnostic = match self.is_sure {
            true => Diagnostic::warning(at, message),
            false => Diagnostic::note(at, message),
        };
        match self.hint() {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        }
    }

    /// Returns what could be written in place of the words, if anything is proposed.
    fn hint(&self) -> Option<Message> {
        let words = &self.words;
        match self.proposals.as_slice() {
            [] => None,
            [nothing] if nothing.is_empty() => {
                Some(message!("hint/take-away", words = words))
            }
            [text] => Some(message!("hint/write-instead", text = text, words = words)),
            several => Some(message!("hint/choose-one", texts = choices(several))),
        }
    }
}
