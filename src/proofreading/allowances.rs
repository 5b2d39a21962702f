//! What records allow: words that a rule would report, with the reason why they are right.

use malzama_message::message;
use malzama_proofread::RULES;

use crate::diagnostic::{Diagnostic, Sink};
use crate::model::Catalogue;
use crate::records::{Allowed, did_you_mean};

/// The allowances of all records, and whether each has been of use.
pub struct Allowances<'a> {
    known: Vec<(&'a Allowed, bool)>,
}

impl<'a> Allowances<'a> {
    /// Gathers the allowances of all records.
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let cities = catalogue.cities.iter().filter_map(|it| it.city.as_ref());
        let of_cities = cities.flat_map(|city| {
            city.allow.iter().chain(city.partners.iter().flat_map(|it| &it.allow))
        });
        let network = catalogue.network.iter().flat_map(|it| &it.allow);
        Self { known: network.chain(of_cities).map(|it| (it, false)).collect() }
    }

    /// Whether the record at `path` allows what a rule, which may be named by the code of the
    /// message too, finds in these words.
    pub fn allow(&mut self, names: [&str; 2], words: &str, path: &str) -> bool {
        let mut is_allowed = false;
        for (allowed, is_used) in &mut self.known {
            if names.map(bare).contains(&bare(&allowed.rule.value))
                && allowed.words.value == words
                && allowed.rule.location.path() == path
            {
                *is_used = true;
                is_allowed = true;
            }
        }
        is_allowed
    }

    /// Reports rules that do not exist, and allowances that allow nothing.
    pub fn report(self, sink: &mut Sink) {
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        for (Allowed { rule, words, .. }, is_used) in self.known {
            if is_used {
                continue;
            }
            let id = bare(&rule.value);
            let at = rule.location.clone();
            let diagnostic = if rules.contains(&id) {
                let message =
                    message!("allow/finds-nothing", rule = id, words = &words.value);
                Diagnostic::note(at, message).hint(message!("hint/copy-words-of-finding"))
            } else {
                let diagnostic =
                    Diagnostic::warning(at, message!("allow/unknown-rule", rule = id));
                diagnostic.hint(did_you_mean(id, &rules).unwrap_or_else(|| {
                    message!(
                        "hint/rules-are",
                        rules = malzama_message::names(rules.iter())
                    )
                }))
            };
            sink.push(diagnostic);
        }
    }
}

/// Returns the id of a rule that may be written as the code of its message.
pub fn bare(rule: &str) -> &str {
    rule.strip_prefix("proof/").unwrap_or(rule)
}
