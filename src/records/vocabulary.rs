//! The keys of all records, and the words that people type in their place.

use malzama_message::{Message, message};

/// The keys that stand at the start of a line: those of groups, cities, the network and
/// the settings.
pub const RECORD_KEYS: [&str; 31] = [
    "name",
    "label",
    "founded",
    "phone",
    "links",
    "photographs",
    "extra",
    "body",
    "hidden",
    "heading",
    "colours",
    "motif",
    "cover",
    "market",
    "partners",
    "title",
    "introduction",
    "imprint",
    "isbn",
    "editions",
    "trim",
    "binding",
    "language",
    "digits",
    "date",
    "layout",
    "press",
    "limits",
    "allow",
    "words",
    "dictionary",
];

/// The keys of a photograph, which stand under one another below a dash.
pub const PHOTOGRAPH_KEYS: [&str; 5] = ["file", "caption", "credit", "alt", "focus"];

/// The keys of a finding that a record allows, which stand under one another below a dash.
const ALLOWED_KEYS: [&str; 3] = ["rule", "words", "reason"];

/// The keys whose text goes on over many lines, below a `|`.
pub const TEXT_KEYS: [&str; 2] = ["body", "introduction"];

/// The keys whose value is a list, one item on each line, after a dash.
pub const LIST_KEYS: [&str; 7] =
    ["links", "photographs", "market", "partners", "editions", "allow", "words"];

/// Words that are typed for a key; which of the keys is meant depends on the record.
const SYNONYMS: [(&str, &[&str]); 63] = [
    ("الاسم", &["name"]),
    ("اسم", &["name"]),
    ("المجموعة", &["name"]),
    ("العنوان", &["title", "heading"]),
    ("عنوان", &["title", "heading"]),
    ("النص", &["body", "introduction"]),
    ("النصّ", &["body", "introduction"]),
    ("نص", &["body", "introduction"]),
    ("نصّ", &["body", "introduction"]),
    ("المقدمة", &["introduction"]),
    ("مقدمة", &["introduction"]),
    ("التعريف", &["body", "introduction"]),
    ("الوصف", &["alt", "body"]),
    ("وصف", &["alt", "body"]),
    ("الهاتف", &["phone"]),
    ("هاتف", &["phone"]),
    ("تلفون", &["phone"]),
    ("جوال", &["phone"]),
    ("التأسيس", &["founded"]),
    ("تأسست", &["founded"]),
    ("سنة التأسيس", &["founded"]),
    ("الروابط", &["links"]),
    ("روابط", &["links"]),
    ("الموقع", &["links"]),
    ("الصور", &["photographs", "market"]),
    ("صور", &["photographs", "market"]),
    ("الصورة", &["file", "photographs"]),
    ("صورة", &["file", "photographs"]),
    ("الملف", &["file"]),
    ("ملف", &["file"]),
    ("الشرح", &["caption"]),
    ("شرح", &["caption"]),
    ("تصوير", &["credit"]),
    ("المصور", &["credit"]),
    ("الغلاف", &["cover"]),
    ("غلاف", &["cover"]),
    ("السوق", &["market"]),
    ("المجموعات", &["partners"]),
    ("مجموعات", &["partners"]),
    ("معلومات", &["extra"]),
    ("إضافي", &["extra"]),
    ("مخفي", &["hidden"]),
    ("photos", &["photographs", "market"]),
    ("photo", &["file", "photographs"]),
    ("pictures", &["photographs", "market"]),
    ("picture", &["file", "photographs"]),
    ("images", &["photographs", "market"]),
    ("image", &["file", "photographs"]),
    ("path", &["file"]),
    ("photographer", &["credit"]),
    ("description", &["alt", "body"]),
    ("text", &["body", "introduction"]),
    ("content", &["body", "introduction"]),
    ("tel", &["phone"]),
    ("telephone", &["phone"]),
    ("mobile", &["phone"]),
    ("website", &["links"]),
    ("web", &["links"]),
    ("url", &["links"]),
    ("year", &["founded"]),
    ("established", &["founded"]),
    ("groups", &["partners"]),
    ("hide", &["hidden"]),
];

/// Whether a word is a key, in whatever case it is typed.
pub fn is_key(word: &str) -> bool {
    let word = word.to_lowercase();
    RECORD_KEYS
        .iter()
        .chain(&PHOTOGRAPH_KEYS)
        .chain(&ALLOWED_KEYS)
        .any(|key| *key == word)
}

/// Returns a hint with the known name that `written` most likely means, if there is one:
/// the same in another case, its word in Arabic, or the nearest spelling.
pub fn did_you_mean(written: &str, known: &[&str]) -> Option<Message> {
    meant(written, known).map(|name| message!("hint/did-you-mean", name = name))
}

/// Finds the known name that `written` most likely means; see [`did_you_mean`].
fn meant<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let synonym = || {
        let (_, keys) = SYNONYMS.iter().find(|(word, _)| *word == lower)?;
        keys.iter().find_map(|key| known.iter().find(|name| *name == key))
    };
    let same = known.iter().find(|name| name.to_lowercase() == lower);
    same.or_else(synonym).copied().or_else(|| closest(&lower, known))
}

/// Finds the known name that `written` most likely misspells: the nearest by
/// Damerau-Levenshtein distance, at most a third of the name's length plus one away.
fn closest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), *name))
        .filter(|(distance, name)| *distance <= name.chars().count() / 3 + 1)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use malzama_message::Value;

    use super::super::{read_city, read_network, read_partner, read_settings};
    use super::*;
    use crate::diagnostic::Sink;
    use crate::project::{Project, SETTINGS};

    #[test]
    fn the_vocabulary_has_the_keys_of_all_records() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let root = folder.path();
        std::fs::create_dir_all(root.join("data/acre")).expect("a folder");
        let odd = "zzzzzzzz: 1\nphotographs:\n  - zzzzzzzz: 1\n";
        for path in ["data/network.yaml", "data/acre/city.yaml", SETTINGS, "group.yaml"] {
            std::fs::write(root.join(path), odd).expect("a record");
        }
        let project = Project::rooted(root);
        let mut sink = Sink::new();
        read_network(&project, &mut sink);
        read_city(&project, "acre", &mut sink);
        read_settings(&project, &mut sink);
        read_partner(&project, "group.yaml", &mut sink);
        let hints = sink.diagnostics().iter().flat_map(|it| &it.hints);
        let known = hints.flat_map(Message::values).filter_map(|(_, value)| {
            if let Value::Names(keys) = value { Some(keys) } else { None }
        });
        let mut lists = 0;
        for keys in known {
            lists += 1;
            for key in keys {
                assert!(is_key(key), "`{key}` is not in the vocabulary");
            }
        }
        assert!(lists >= 5, "only {lists} records named their keys");
    }

    #[test]
    fn a_slip_finds_its_key() {
        assert_eq!(meant("nmae", &["name", "label"]), Some("name"));
        assert_eq!(meant("photos", &["name", "label"]), None);
        assert_eq!(meant("photos", &["name", "photographs"]), Some("photographs"));
        assert_eq!(meant("BODY", &["name", "body"]), Some("body"));
        assert_eq!(meant("النص", &["title", "introduction"]), Some("introduction"));
    }
}
