//! The outline of a manuscript: which lines are its title, its cities, its groups and their texts.
//!
//! A line that begins with «مجموعات» is the heading of a city. Below it, each group has two short lines, the
//! caption of its photograph and its name, and then its paragraphs. A short line has no more than twelve words
//! and does not end as a sentence does.

use std::sync::Arc;

use malzama_message::message;

use crate::diagnostic::{Diagnostic, Location, Outcome, Sink, Source};
use crate::records::Text;

/// The word that begins the heading of a city.
const HEADING: &str = "مجموعات";

/// The word that may stand between it and the name of the city.
const CITY: &str = "مدينة";

/// The word that begins the credit of a photograph.
const CREDIT: &str = "تصوير";

/// What stands between the caption of a photograph and its credit.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// The most words of a short line, and of a heading.
const SHORT: usize = 12;

/// The most letters of a short line.
const SHORT_LETTERS: usize = 100;

/// The signs with which a sentence ends, or goes on.
const ENDS: [char; 8] = ['.', '؟', '!', '…', ':', '؛', '،', '?'];

/// A manuscript in its parts.
#[derive(Debug)]
pub struct Outline {
    /// The title, if the text begins with a short line.
    pub title: Option<Text>,
    /// The paragraphs before the first city.
    pub introduction: Vec<Text>,
    /// The cities, in order.
    pub cities: Vec<OutlinedCity>,
}

/// A city of a manuscript.
#[derive(Debug)]
pub struct OutlinedCity {
    /// Its heading, as it is written.
    pub heading: Text,
    /// Its name: what the heading says after «مجموعات» and «مدينة».
    pub name: String,
    /// Its groups, in order.
    pub groups: Vec<OutlinedGroup>,
}

/// A group of a manuscript.
#[derive(Debug)]
pub struct OutlinedGroup {
    /// The line above its name.
    pub caption: Option<Caption>,
    /// Its name.
    pub name: Text,
    /// Its paragraphs; never empty.
    pub body: Vec<Text>,
}

/// The caption of a group's photograph.
#[derive(Debug)]
pub enum Caption {
    /// The whole line.
    Label(Text),
    /// The line in two, as it names who made the photograph.
    Credited {
        /// What the photograph shows.
        caption: String,
        /// Who made it.
        credit: String,
    },
}

/// What a line of a manuscript is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Short,
    Paragraph,
}

/// Finds the parts of a manuscript. Lines that may have been meant in another way go to the sink as warnings.
///
/// # Errors
/// The text has no Arabic letters, or no heading; a city has no group, a group has no text, or a text belongs
/// to no group. All of these are found in one pass.
pub fn outline(source: &Arc<Source>, sink: &mut Sink) -> Outcome<Outline> {
    let lines = lines_of(source);
    let is_arabic =
        |text: &str| text.chars().any(|it| ('\u{621}'..='\u{64a}').contains(&it));
    if !lines.iter().any(|(_, line)| is_arabic(&line.value)) {
        let message = message!("import/not-arabic", path = &source.path);
        Err(
            Diagnostic::error(first(&lines), message).hint(message!("hint/form-of-text"))
        )?;
    }
    let Some(start) = lines.iter().position(|(kind, _)| *kind == Kind::Heading) else {
        let message = message!("import/no-headings", path = &source.path);
        return Err(
            Diagnostic::error(first(&lines), message).hint(message!("hint/form-of-text"))
        )?;
    };
    let mut faults = Sink::new();
    let (opening, rest) = lines.split_at(start);
    let has_title = opening.first().is_some_and(|(kind, _)| *kind == Kind::Short);
    let mut opening = opening.iter().map(|(_, line)| line.clone());
    let title = if has_title { opening.next() } else { None };
    let introduction: Vec<Text> = opening.collect();
    let mut cities: Vec<OutlinedCity> = Vec::new();
    let mut rest = rest.iter().peekable();
    while let Some((_, heading)) = rest.next() {
        let mut below = Vec::new();
        while let Some(line) = rest.next_if(|(kind, _)| *kind != Kind::Heading) {
            below.push(line.clone());
        }
        let name = name_of(&heading.value);
        if cities.iter().any(|city| city.name == name) {
            let message = message!("import/doubled-city", city = &name);
            let at = heading.location.clone();
            faults
                .push(Diagnostic::error(at, message).hint(message!("hint/one-heading")));
        }
        let groups = groups(&below, &name, &mut faults);
        if groups.is_empty() && below.is_empty() {
            let message = message!("import/no-groups", city = &name);
            let at = heading.location.clone();
            faults
                .push(Diagnostic::error(at, message).hint(message!("hint/form-of-text")));
        }
        cities.push(OutlinedCity { heading: heading.clone(), name, groups });
    }
    faults.into_outcome(sink)?;
    Ok(Outline { title, introduction, cities })
}

/// Finds the groups among the lines below the heading of a city.
fn groups(lines: &[(Kind, Text)], city: &str, faults: &mut Sink) -> Vec<OutlinedGroup> {
    let mut groups = Vec::new();
    let mut rest = lines;
    while let Some((kind, first)) = rest.first() {
        if *kind == Kind::Paragraph {
            let message = message!("import/no-group", city = city);
            let at = first.location.clone();
            faults.push(
                Diagnostic::error(at, message).hint(message!("hint/name-above-text")),
            );
        }
        let shorts = rest.iter().take_while(|(kind, _)| *kind == Kind::Short).count();
        let length =
            rest[shorts..].iter().take_while(|(kind, _)| *kind == Kind::Paragraph);
        let (group, after) = rest.split_at(shorts + length.count());
        rest = after;
        let (short, paragraphs) = group.split_at(shorts);
        let mut short = short.iter().map(|(_, line)| line.clone());
        let (caption, name) = match (short.next(), short.next()) {
            (Some(caption), Some(name)) => (Some(caption), name),
            (Some(name), None) => {
                let message = message!("import/no-label", name = &name.value);
                let at = name.location.clone();
                faults.push(
                    Diagnostic::warning(at, message).hint(message!("hint/two-lines")),
                );
                (None, name)
            }
            // It has been reported.
            (None, _) => continue,
        };
        let mut body = Vec::new();
        for line in short {
            let message = message!("import/short-paragraph", name = &name.value);
            let at = line.location.clone();
            faults
                .push(Diagnostic::warning(at, message).hint(message!("hint/two-lines")));
            body.push(line);
        }
        body.extend(paragraphs.iter().map(|(_, line)| line.clone()));
        if body.is_empty() {
            let message = message!("import/no-text", name = &name.value);
            let at = name.location.clone();
            faults
                .push(Diagnostic::error(at, message).hint(message!("hint/form-of-text")));
        }
        groups.push(OutlinedGroup { caption: caption.map(caption_of), name, body });
    }
    groups
}

/// Returns the lines of a text that are not blank, trimmed, with what each is.
fn lines_of(source: &Arc<Source>) -> Vec<(Kind, Text)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let trimmed = line.trim_matches(is_blank);
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start_matches(is_blank).len());
            let location = Location::text(source, at..at + trimmed.len());
            lines.push((kind_of(trimmed), Text { value: trimmed.to_owned(), location }));
        }
        start += line.len();
    }
    lines
}

/// Whether a sign at the end of a line is none of its text: white space, and marks that only order bytes.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{feff}'
}

fn kind_of(line: &str) -> Kind {
    let words = line.split_whitespace().count();
    let is_sentence = line.ends_with(ENDS);
    if words > SHORT || line.chars().count() > SHORT_LETTERS || is_sentence {
        Kind::Paragraph
    } else if words > 1
        && line.split_whitespace().next().map(plain).as_deref() == Some(HEADING)
    {
        Kind::Heading
    } else {
        Kind::Short
    }
}

/// Returns the name of the city in a heading.
fn name_of(heading: &str) -> String {
    let mut words: Vec<&str> = heading.split_whitespace().skip(1).collect();
    if words.len() > 1 && plain(words[0]) == CITY {
        words.remove(0);
    }
    words.join(" ")
}

/// Splits the line of a photograph that says who made it.
fn caption_of(line: Text) -> Caption {
    let parts = DASHES.iter().find_map(|dash| line.value.split_once(dash));
    match parts {
        Some((caption, credit)) if plain(credit.trim_start()).starts_with(CREDIT) => {
            let [caption, credit] = [caption, credit].map(|it| it.trim().to_owned());
            Caption::Credited { caption, credit }
        }
        _ => Caption::Label(line),
    }
}

/// Returns a word without vowel marks and without the stroke that stretches it.
pub fn plain(text: &str) -> String {
    let is_mark =
        |sign: char| matches!(sign, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}');
    text.chars().filter(|sign| !is_mark(*sign)).collect()
}

/// Returns the location of the first line.
fn first(lines: &[(Kind, Text)]) -> Location {
    lines.first().map_or_else(|| Location::file(""), |(_, line)| line.location.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlined(text: &str) -> (Option<Outline>, Vec<String>) {
        let source = Arc::new(Source { path: "text.txt".into(), text: text.into() });
        let mut sink = Sink::new();
        let outline = outline(&source, &mut sink);
        let outline = sink.take(outline);
        let told = sink.diagnostics().iter().map(|it| {
            format!("{} {}", it.location.line_column().map_or(0, |it| it.0), it.code())
        });
        (outline, told.collect())
    }

    #[test]
    fn lines_are_told_apart() {
        for (line, kind) in [
            ("مجموعات مدينة القدس", Kind::Heading),
            ("مَجموعات عكا", Kind::Heading),
            ("مجموعات", Kind::Short),
            ("المجموعات الشريكة", Kind::Short),
            ("مجموعات شبابيّة تعمل في السوق.", Kind::Paragraph),
            ("شركة Team- فريقك", Kind::Short),
            ("نصّ ينتهي بنقطة.", Kind::Paragraph),
        ] {
            assert_eq!(kind_of(line), kind, "{line}");
        }
    }

    #[test]
    fn a_text_is_parted_into_cities_and_groups() {
        let (outline, told) = outlined(
            "العنوان\nمقدّمة.\n\nمجموعات مدينة عكا\nشرح\nاسم\nنصّ.\n\nسوق - تصوير فلان\nاسم ثان\nنصّ.\nوآخر.\n",
        );
        let outline = outline.expect("an outline");
        assert_eq!(told, [""; 0]);
        assert_eq!(outline.title.expect("a title").value, "العنوان");
        assert_eq!(outline.introduction.len(), 1);
        let city = &outline.cities[0];
        assert_eq!((city.name.as_str(), city.groups.len()), ("عكا", 2));
        assert!(
            matches!(&city.groups[0].caption, Some(Caption::Label(it)) if it.value == "شرح")
        );
        let Some(Caption::Credited { caption, credit }) = &city.groups[1].caption else {
            panic!("no credit")
        };
        assert_eq!((caption.as_str(), credit.as_str()), ("سوق", "تصوير فلان"));
        assert_eq!(city.groups[1].body.len(), 2);
    }

    #[test]
    fn what_may_be_meant_otherwise_is_told() {
        let (outline, told) = outlined("مجموعات عكا\nاسم\nنصّ.\nأ\nب\nج\nنصّ.\n");
        assert_eq!(told, ["2 import/no-label", "6 import/short-paragraph"]);
        assert_eq!(outline.expect("an outline").cities[0].groups[1].body.len(), 2);
    }

    #[test]
    fn what_cannot_be_understood_is_told_all_at_once() {
        for (text, expected) in [
            ("Hello.\n", &["1 import/not-arabic"][..]),
            ("\n\nنصّ بلا عناوين.\n", &["3 import/no-headings"]),
            (
                "مجموعات عكا\nنصّ.\nمجموعات يافا\nمجموعات عكا\nأ\nب\n",
                &[
                    "2 import/no-group",
                    "3 import/no-groups",
                    "4 import/doubled-city",
                    "6 import/no-text",
                ],
            ),
        ] {
            let (outline, told) = outlined(text);
            assert!(outline.is_none());
            assert_eq!(told, expected, "{text}");
        }
    }
}
