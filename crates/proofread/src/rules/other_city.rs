//! Captions that name another city.

use malzama_message::message;

use crate::letters::folded;
use crate::reading::{Findings, Reading};
use crate::tokens::Kind;
use crate::{Role, Rule, Said, Severity};

/// A caption or label that names another city than its own.
pub(crate) static OTHER_CITY: Rule = Rule {
    id: "other-city",
    severity: Severity::Warning,
    title: Said {
        ar: "مدينة أخرى في شرح الصورة", en: "Another city in a caption"
    },
    explanation: Said {
        ar: "شرح صورة أو عنوان مجموعة يذكر مدينة أخرى من مدن المشروع ولا يذكر مدينته: «سوق الخليل» في نابلس. أسماء المشروع (مركز يافا الثقافيّ) والشوارع والأبواب (شارع يافا، باب الخليل) وما بعد «من» و«إلى» لا تُذكر.",
        en: "The caption of a picture, or the label of a group, names another city of the project and not its own: «سوق الخليل» in Nablus. Names of the project (مركز يافا الثقافي), streets and gates (شارع يافا, باب الخليل) and what follows من and إلى are passed over.",
    },
    sources: &["The project's own cities"],
    examples: &[],
};

/// Words after which the name of a city is that of a street, a gate, a dish or a road.
const LEADS: [&str; 27] = [
    "شارع",
    "باب",
    "طريق",
    "درب",
    "بوابة",
    "حارة",
    "حي",
    "مخيم",
    "قضاء",
    "لواء",
    "محافظة",
    "من",
    "إلى",
    "الى",
    "نحو",
    "عن",
    "برتقال",
    "كنافة",
    "صابون",
    "عنب",
    "زجاج",
    "خزف",
    "كعك",
    "ميناء",
    "خان",
    "دوار",
    "بيارة",
];

pub(crate) fn check(reading: &Reading, findings: &mut Findings) {
    let Some(own) = reading.text.city else { return };
    if !matches!(reading.text.role, Role::Caption | Role::Label) {
        return;
    }
    let mut others = Vec::new();
    for at in reading.own().filter(|at| reading.kind(*at) == Some(Kind::Word)) {
        for (slug, names) in &reading.lexicon.cities {
            let Some((last, name)) =
                names.iter().find_map(|name| Some((named(reading, at, name)?, name)))
            else {
                continue;
            };
            if slug == own {
                return;
            }
            others.push((at, last, name));
        }
    }
    for (at, last, _) in others {
        let lead = reading.previous_word(at).map_or("", |before| reading.letters(before));
        let lead = ["و", "ب", "ل", "ف"]
            .iter()
            .find_map(|it| lead.strip_prefix(it).filter(|rest| LEADS.contains(rest)))
            .unwrap_or(lead);
        let lead = lead.strip_prefix("ال").unwrap_or(lead);
        if LEADS.contains(&lead) || is_in_name(reading, at) {
            continue;
        }
        let span = reading.tokens[at].span.start..reading.tokens[last].span.end;
        let found = &reading.text.content[span.clone()];
        findings.push(
            &OTHER_CITY,
            span,
            message!("proof/other-city", found = found),
            Vec::new(),
        );
    }
}

/// The last word of a city's name that begins at a word, with a letter before it or not.
fn named(reading: &Reading, at: usize, name: &str) -> Option<usize> {
    let mut words = name.split(' ');
    let first = words.next()?;
    let word = folded(reading.letters(at));
    let is_first = word == first
        || ["و", "ب", "ل", "ف"].iter().any(|it| word.strip_prefix(it) == Some(first))
        // لـ and the article join: «للخليل».
        || first.strip_prefix("ال").is_some_and(|rest| word.strip_prefix("لل") == Some(rest));
    if !is_first {
        return None;
    }
    let mut last = at;
    for wanted in words {
        last = reading
            .next_word(last)
            .filter(|next| folded(reading.letters(*next)) == wanted)?;
    }
    Some(last)
}

/// Whether a word stands within a name of the project.
fn is_in_name(reading: &Reading, at: usize) -> bool {
    let words: Vec<(usize, String)> = {
        let mut first = at;
        for _ in 0..8 {
            match reading.previous_word(first) {
                Some(before) => first = before,
                None => break,
            }
        }
        let mut words = Vec::new();
        let mut next = Some(first);
        while let Some(word) = next.filter(|_| words.len() < 17) {
            words.push((word, folded(reading.letters(word))));
            next = reading.next_word(word);
        }
        words
    };
    let Some(place) = words.iter().position(|it| it.0 == at) else { return false };
    (0..=place).any(|first| {
        reading.lexicon.names_beginning(&words[first].1).any(|name| {
            let end = first + name.folded.len();
            end > place
                && name.folded.len() > 1
                && words.len() >= end
                && words[first..end].iter().map(|it| &it.1).eq(name.folded.iter())
        })
    })
}
