//! What a finding is about beyond its rule, where that changes what has to be done.

use malzama_message::Value;

use super::{Words, said};
use crate::finding::Finding;
use crate::rule::Rule;

/// What a finding is about beyond its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Subject {
    /// What the rule is about.
    Usual,
    /// A spot colour that stands for a tool: where paper is cut, creased or perforated.
    Tool,
    /// A spot colour that stands for varnish, foil, white ink or the like.
    Finish,
}

/// What names of tools begin with, word by word; in English, German and Arabic, as designers
/// and their programs write them.
const TOOLS: [&str; 20] = [
    "cut",
    "dieline",
    "diecut",
    "creas",
    "fold",
    "perf",
    "scor",
    "stanz",
    "rill",
    "falz",
    "kiss",
    "thru",
    "knife",
    "contour",
    "outline",
    "trim",
    "قص",
    "طي",
    "ثني",
    "تخريم",
];

/// The same for what finishes a print.
const FINISHES: [&str; 16] = [
    "varnish",
    "lack",
    "lacquer",
    "uv",
    "spotuv",
    "gloss",
    "foil",
    "emboss",
    "deboss",
    "braille",
    "glue",
    "white",
    "weiss",
    "primer",
    "ورنيش",
    "تذهيب",
];

impl Subject {
    /// What a finding is about.
    pub(in crate::report) fn of(finding: &Finding) -> Self {
        if finding.rule != Rule::Gwg(20) {
            return Self::Usual;
        }
        let name = finding.found.values().find_map(|(name, value)| match value {
            Value::Text(text) if name == "name" => Some(text.to_lowercase()),
            _ => None,
        });
        let name = name.unwrap_or_default();
        let mut words = name.split(|it: char| !it.is_alphanumeric());
        let begins = |word: &str, known: &[&str]| {
            // The Arabic article is written in one with its word.
            let word = word.strip_prefix("ال").unwrap_or(word);
            known.iter().any(|known| word.starts_with(known))
        };
        // The die itself is no beginning: there are blues of Diesel.
        if words.clone().any(|word| word == "die" || begins(word, &TOOLS)) {
            Self::Tool
        } else if words.any(|word| begins(word, &FINISHES)) {
            Self::Finish
        } else {
            Self::Usual
        }
    }

    /// The words for a finding of a rule that are better than those of the rule.
    pub(super) fn words(self) -> Option<Words> {
        match self {
            Self::Usual => None,
            Self::Tool => Some(said([
                "خطّ للقصّ أو الطيّ مرسوم بلون خاصّ",
                "ليس هذا حبرًا بل مكان سكّين أو ثنية، فلا تحوّلوه إلى CMYK كي لا يُطبع. اتركوه لونًا \
                 خاصًّا يُطبع فوق ما تحته (طباعة فوقيّة)، وسلّموه كما تطلبه المطبعة: في طبقة أو في ملفّ \
                 وحده.",
                "A line for cutting or folding, drawn as a special ink",
                "This is no ink but the place of a knife or a fold: do not turn it into CMYK, or it \
                 will print. Keep it a spot colour that overprints, and hand it over as the shop \
                 asks: on a layer or in a file of its own.",
            ])),
            Self::Finish => Some(said([
                "تشطيب (ورنيش أو تذهيب أو أبيض) مرسوم بلون خاصّ",
                "ليس هذا حبرًا من الأربعة بل خطوة بعد الطباعة، فلا تحوّلوه إلى CMYK. اسألوا المطبعة \
                 هل تقدّمه، وبأيّ اسم تريده، وهل تريده في ملفّ وحده.",
                "A finish (varnish, foil, white) drawn as a special ink",
                "This is a step after or under the four inks: do not turn it into CMYK. Ask the shop \
                 whether it offers it, under which name, and whether it wants it in a file of its \
                 own.",
            ])),
        }
    }
}

#[cfg(test)]
mod tests {
    use malzama_message::message;

    use super::*;
    use crate::object::Object;
    use crate::severity::Severity;

    fn subject(name: &str) -> Subject {
        Subject::of(&Finding {
            rule: Rule::Gwg(20),
            severity: Severity::Error,
            page: Some(1),
            area: None,
            object: Object::Line,
            found: message!("found/spot-colour", name = name),
            wanted: message!("wanted/no-spot-colours"),
            count: 1,
        })
    }

    #[test]
    fn spot_colours_are_told_apart_by_what_they_stand_for() {
        for name in ["CutContour", "Die", "die line", "Crease", "خط القص", "KISS_CUT"]
        {
            assert_eq!(subject(name), Subject::Tool, "{name}");
        }
        for name in ["Spot UV", "Varnish", "White", "Hot foil"] {
            assert_eq!(subject(name), Subject::Finish, "{name}");
        }
        for name in ["PANTONE 185 C", "Diesel Blue", "Gold", "Off-Black"] {
            assert_eq!(subject(name), Subject::Usual, "{name}");
        }
    }
}
