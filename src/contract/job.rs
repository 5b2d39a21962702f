//! The job that a print shop fills in beside the terms of the files: copies, paper, cover and finishing.
//! Every term may be left open.

use malzama_message::message;

use crate::geom::Length;
use crate::records::{Fields, optional_choice, optional_length, optional_quantity};

/// The calipers of a leaf that are taken, in millimetres: from Bible paper to board.
pub const CALIPER_BOUNDS: std::ops::RangeInclusive<f64> = 0.02..=1.0;

/// The most copies that are taken.
pub const MOST_COPIES: u32 = 10_000_000;

/// The paper of one part of a booklet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stock {
    /// What it is called.
    pub name: Option<String>,
    /// Its weight in g/m².
    pub weight: Option<f64>,
    /// The thickness of one leaf.
    pub caliper: Option<Length>,
}

/// What makes up the width of a spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpineCount {
    /// The leaves of the text.
    #[default]
    Text,
    /// The leaves of the text and both sides of the cover.
    TextAndCover,
}

impl SpineCount {
    /// All of them, as contracts name them.
    pub const NAMES: [(&'static str, Self); 2] =
        [("text", Self::Text), ("text-and-cover", Self::TextAndCover)];
}

/// What is ordered, as far as the contract says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Job {
    /// The number of copies of each edition.
    pub copies: Option<u32>,
    /// The paper of the text, or of the whole booklet.
    pub text: Option<Stock>,
    /// The paper of a cover of its own.
    pub cover: Option<Stock>,
    /// What the width of the spine counts.
    pub spine: SpineCount,
    /// The width of flaps that the cover folds in; none if missing.
    pub flaps: Option<Length>,
    /// What is done after printing and binding, in words.
    pub finishing: Option<String>,
    /// The proof that is wanted before print, in words.
    pub proof: Option<String>,
    /// Who is asked about the job: name, telephone, mail.
    pub contact: Option<String>,
}

impl Job {
    /// Takes the terms of a job from a contract.
    pub fn take(fields: &mut Fields) -> Self {
        let copies =
            optional_quantity(fields, "copies", "", 1.0..=f64::from(MOST_COPIES));
        let (text, cover) = papers(fields).unwrap_or_default();
        let flaps = optional_length(fields, "flaps", 20.0..=300.0, "80 mm");
        let spine = optional_choice(fields, "spine", &SpineCount::NAMES);
        let mut words = |key| fields.optional(key).map(|it| it.value);
        let [finishing, proof, contact] =
            ["finishing", "proof", "contact"].map(&mut words);
        Self {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number within the bounds"
            )]
            copies: copies.map(|it| it as u32),
            text,
            cover,
            spine: spine.unwrap_or_default(),
            flaps,
            finishing,
            proof,
            contact,
        }
    }
}

impl Job {
    /// Returns the width of the spine of a text of so many pages: half as many leaves, and both sides of
    /// the cover if they count. `None` if the contract does not tell how thick the paper is.
    pub fn spine_width(&self, text_pages: usize) -> Option<Length> {
        let caliper = self.text.as_ref()?.caliper?.to_mm();
        let leaves = text_pages.div_ceil(2) as f64 * caliper;
        let cover = match self.spine {
            SpineCount::Text => 0.0,
            SpineCount::TextAndCover => 2.0 * self.cover.as_ref()?.caliper?.to_mm(),
        };
        Some(Length::mm(leaves + cover))
    }
}

/// Reads the papers of text and cover.
fn papers(fields: &mut Fields) -> Option<(Option<Stock>, Option<Stock>)> {
    let node = fields.node("paper")?;
    let mut paper = Fields::open(node, message!("noun/paper"), fields.sink())?;
    let [text, cover] = ["text", "cover"].map(|part| {
        let node = paper.node(part)?;
        let mut stock = Fields::open(node, message!("noun/paper"), paper.sink())?;
        let name = stock.optional("stock").map(|it| it.value);
        let weight = optional_quantity(&mut stock, "weight", "g/m2", 20.0..=1000.0);
        let caliper = optional_length(&mut stock, "caliper", CALIPER_BOUNDS, "0.12 mm");
        stock.finish();
        Some(Stock { name, weight, caliper })
    });
    paper.finish();
    Some((text, cover))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spines_are_as_wide_as_their_leaves() {
        let stock = |caliper: f64| {
            Some(Stock { caliper: Some(Length::mm(caliper)), ..Stock::default() })
        };
        let width = |job: &Job, pages| {
            job.spine_width(pages).map(|it| (it.to_mm() * 1e4).round() / 1e4)
        };
        // 96 pages of 135 g/m2 with a bulk of 0.9 cm3/g.
        let text = Job { text: stock(0.1215), ..Job::default() };
        assert_eq!(width(&text, 96), Some(5.832));
        // 128 pages of 0.0039 in make 0.2496 in.
        let inches = Job { text: stock(0.0039 * 25.4), ..Job::default() };
        assert_eq!(width(&inches, 128), Some((0.2496 * 25.4 * 1e4_f64).round() / 1e4));
        let counted =
            Job { spine: SpineCount::TextAndCover, cover: stock(0.3), ..text.clone() };
        assert_eq!(width(&counted, 96), Some(6.432));
        let open = Job { cover: None, ..counted };
        assert_eq!((width(&open, 96), width(&Job::default(), 96)), (None, None));
    }
}
