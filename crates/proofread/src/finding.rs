//! What was found.

use std::ops::Range;

use malzama_message::Message;

use crate::Rule;

/// A fault that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Which of the texts it is in: an index into what was read.
    pub text: usize,
    /// Where it is: bytes of the text, on character boundaries, never empty.
    pub span: Range<usize>,
    /// What is wrong. The code is `proof/` with the rule's identifier.
    pub message: Message,
    /// What could stand in place of the span: one, if it is sure; several, if the writer has to
    /// choose; none, if only the writer knows.
    pub proposals: Vec<String>,
}

impl Finding {
    /// Returns what the finding is about, as it was written. `content` is the text it is in.
    pub fn excerpt<'a>(&self, content: &'a str) -> &'a str {
        &content[self.span.clone()]
    }

    /// Returns the text with a proposal in place of the span.
    ///
    /// ```
    /// use malzama_proofread::{Proofreader, Text, Vocabulary};
    ///
    /// let text = "ذهبوا الى السوق";
    /// let findings = Proofreader::new(&Vocabulary::default()).read(&Text::prose(text));
    /// assert_eq!(findings[0].applied(text, 0).as_deref(), Some("ذهبوا إلى السوق"));
    /// ```
    pub fn applied(&self, content: &str, proposal: usize) -> Option<String> {
        let proposal = self.proposals.get(proposal)?;
        let (before, after) = (&content[..self.span.start], &content[self.span.end..]);
        Some([before, proposal, after].concat())
    }
}
