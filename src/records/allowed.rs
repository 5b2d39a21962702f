//! Findings of the proof-reader that a record takes as right.

use malzama_message::message;

use super::fields::Fields;
use super::located::Text;

/// One item of `allow:`, which silences a rule of the proof-reader for some words of the
/// record.
#[derive(Debug)]
pub struct Allowed {
    /// The rule, by its id.
    pub rule: Text,
    /// The words that it finds, as they are written.
    pub words: Text,
    /// Why they are right, for whoever reads the record later.
    pub reason: Text,
}

/// Reads the list under `allow`; an item without rule, words or reason is reported.
pub fn allowed(fields: &mut Fields) -> Vec<Allowed> {
    let list = fields.list("allow").unwrap_or_default();
    let read = |node| {
        let mut item =
            Fields::open(node, message!("noun/allowed-finding"), fields.sink())?;
        let rule = item.required("rule");
        let words = item.required("words");
        let reason = item.required("reason");
        item.finish();
        Some(Allowed { rule, words, reason })
    };
    list.into_iter().filter_map(read).collect()
}
