//! Records as texts: the templates that the program carries, filled in.

use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::records::writing;
use crate::words::Language;
use malzama_message::message;

/// What the record of the network says.
#[derive(Debug, Clone, Default)]
pub struct NetworkText {
    /// The title of the exhibition.
    pub title: String,
    /// The name of the network.
    pub name: String,
    /// The introduction, one item per paragraph.
    pub introduction: Vec<String>,
    /// The lines of the imprint, label and text.
    pub imprint: Vec<(String, String)>,
}

/// What the record of a city says.
#[derive(Debug, Clone, Default)]
pub struct CityText {
    /// The name of the city.
    pub name: String,
    /// The heading above its groups.
    pub heading: String,
    /// The names of the records of its groups.
    pub partners: Vec<String>,
}

/// Returns the record of the network, with comments in this language.
///
/// # Errors
/// The program carries no such record, which is a fault of its own.
pub fn network(text: &NetworkText, language: Language) -> Outcome<String> {
    let NetworkText { title, name, introduction, imprint } = text;
    let lines = imprint.iter().map(|(label, text)| {
        format!("  {}: {}\n", writing::value(label), writing::value(text))
    });
    filled(
        "network",
        language,
        &[
            ("title", &writing::value(title)),
            ("name", &writing::value(name)),
            ("introduction", &writing::block(introduction.iter().map(String::as_str))),
            ("imprint", &lines.collect::<String>()),
        ],
    )
}

/// Returns the record of a city, with comments in this language.
///
/// # Errors
/// The program carries no such record, which is a fault of its own.
pub fn city(text: &CityText, language: Language) -> Outcome<String> {
    let CityText { name, heading, partners } = text;
    filled(
        "city",
        language,
        &[
            ("name", &writing::value(name)),
            ("heading", &writing::value(heading)),
            ("partners", &writing::list(partners.iter().map(String::as_str))),
        ],
    )
}

/// Returns the lines on market photographs that wait in the record of a new city.
///
/// # Errors
/// The program carries no such lines, which is a fault of its own.
pub fn market(slug: &str, language: Language) -> Outcome<String> {
    filled("market", language, &[("slug", slug)])
}

/// Returns the record of a group with all that may stand in it, explained in this language.
///
/// # Errors
/// The program carries no such record, which is a fault of its own.
pub fn partner(
    city: &str,
    slug: &str,
    name: &str,
    body: &[&str],
    language: Language,
) -> Outcome<String> {
    filled(
        "partner",
        language,
        &[
            ("city", city),
            ("slug", slug),
            ("name", &writing::value(name)),
            ("body", &writing::block(body.iter().copied())),
        ],
    )
}

/// Returns a carried template with its places filled in.
fn filled(name: &str, language: Language, values: &[(&str, &str)]) -> Outcome<String> {
    let path = format!("records/{name}.yaml");
    let template = malzama_starter::file(&path).and_then(|it| String::from_utf8(it).ok());
    match template {
        Some(template) => Ok(fill(&in_language(&template, language), values)),
        None => Err(Diagnostic::failure(
            Location::file(&path),
            message!("start/not-carried", path = path),
        ))?,
    }
}

/// Returns a text with comments in one language: `#ar` and `#en` begin those of either.
pub fn in_language(template: &str, language: Language) -> String {
    let mut text = String::with_capacity(template.len());
    for line in template.split_inclusive('\n') {
        let mut tags = Language::TAGS.iter().map(|(tag, own)| (format!("#{tag} "), *own));
        match tags.find(|(mark, _)| line.starts_with(mark.as_str())) {
            Some((mark, own)) if own == language => {
                text.push_str("# ");
                text.push_str(&line[mark.len()..]);
            }
            Some(_) => {}
            None => text.push_str(line),
        }
    }
    text
}

/// Fills in the places of a template, each a key in braces. A value that ends with a line break takes the place
/// of a whole line.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let found = values.iter().find_map(|(key, value)| {
            Some((value, after.strip_prefix(*key)?.strip_prefix('}')?))
        });
        rest = match found {
            Some((value, after)) => {
                text.push_str(value);
                let is_whole = value.is_empty() || value.ends_with('\n');
                after.strip_prefix('\n').filter(|_| is_whole).unwrap_or(after)
            }
            None => {
                text.push('{');
                after
            }
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_once() {
        let values = [("name", "{slug}"), ("slug", "acre"), ("list", "- a\n")];
        assert_eq!(
            fill("{name} {slug} {x} {\n{list}\nend", &values),
            "{slug} acre {x} {\n- a\nend"
        );
    }

    #[test]
    fn comments_speak_one_language() {
        let template = "#ar عربيّ\n#en English\n# both\na: 1\n";
        assert_eq!(in_language(template, Language::Arabic), "# عربيّ\n# both\na: 1\n");
        assert_eq!(in_language(template, Language::English), "# English\n# both\na: 1\n");
    }
}
