//! The style sheet: faces and colours, and below them what the layouts say.

use std::fmt::Write;

use super::colour::{Colour, OF_LARGE_TYPE, OF_TYPE};
use crate::edition::Edition;
use crate::records::Digits;
use crate::typeset::{Dress, Page, WebDesign};

/// A font file beside the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// The path of the file from the page.
    pub file: String,
    /// The family.
    pub family: String,
    /// The weight that it is asked for by.
    pub weight: u16,
}

/// The colours that the custom properties of one part of the page name.
struct Colours {
    ground: Colour,
    shade: Colour,
    thread: Colour,
    on_ground: Colour,
    accent: Colour,
}

/// Writes the style sheet of an edition with these fonts.
pub fn style(edition: &Edition, design: &WebDesign, fonts: &[FontFile]) -> String {
    let mut style = String::new();
    for FontFile { file, family, weight } in fonts {
        let family = quoted(family);
        line(
            &mut style,
            format_args!(
                "@font-face {{ font-family: {family}; font-weight: {weight}; \
                 font-display: swap; src: url({}) }}",
                quoted(file)
            ),
        );
    }
    let digits = match edition.settings.digits {
        Digits::ArabicIndic => "arabic-indic",
        Digits::Latin => "decimal",
    };
    let families: String = ["reading", "display", "small"]
        .map(|role| {
            let families = design.fonts.get(role).map_or(&[][..], |it| &it.families);
            let families: Vec<String> = families.iter().map(|it| quoted(it)).collect();
            let generic = if role == "reading" { "serif" } else { "sans-serif" };
            let separator = if families.is_empty() { "" } else { ", " };
            format!("--{role}: {}{separator}{generic}; ", families.join(", "))
        })
        .concat();
    line(&mut style, format_args!(":root {{ {families}--digits: {digits} }}"));
    let (light, dark) =
        (scheme(edition, design, &design.light), scheme(edition, design, &design.dark));
    line(
        &mut style,
        format_args!("{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n"),
    );
    // On paper, the page is light.
    line(&mut style, format_args!("@media print {{\n{light}}}\n"));
    style.push_str(&design.style);
    style
}

/// Returns the class of a city, which carries its colours.
pub fn class_of(slug: &str) -> String {
    format!("of-{slug}")
}

/// Returns the rules that set the colours on a page of these.
fn scheme(edition: &Edition, design: &WebDesign, page: &Page) -> String {
    let paper = Colour::parse(&page.paper).unwrap_or(Colour::WHITE);
    let ink =
        Colour::parse(&page.ink).unwrap_or(Colour::BLACK).legible_on(paper, OF_TYPE);
    let own = properties(&Colours::of(&design.dress, paper));
    let mut rules = String::new();
    line(&mut rules, format_args!(":root {{ --paper: {paper}; --ink: {ink}; {own} }}"));
    for city in &edition.cities {
        if let Some(dress) = design.cities.get(&city.slug) {
            let (class, own) =
                (class_of(&city.slug), properties(&Colours::of(dress, paper)));
            line(&mut rules, format_args!(".{class} {{ {own} }}"));
        }
    }
    rules
}

impl Colours {
    fn of(dress: &Dress, paper: Colour) -> Self {
        let read = |text: &str| Colour::parse(text).unwrap_or(Colour::BLACK);
        let (ground, shade) = (read(&dress.ground), read(&dress.shade));
        let accent = ground.legible_on(paper, OF_TYPE);
        // White type, as in the booklet, and like there large: a ground too light is darkened.
        let on_ground = Colour::WHITE;
        let ground = ground.legible_on(on_ground, OF_LARGE_TYPE);
        Self { ground, shade, thread: read(&dress.thread), on_ground, accent }
    }
}

fn properties(colours: &Colours) -> String {
    let Colours { ground, shade, thread, on_ground, accent } = colours;
    format!(
        "--ground: {ground}; --on-ground: {on_ground}; --shade: {shade}; --thread: {thread}; \
         --accent: {accent}"
    )
}

/// Returns a text as a string of CSS (CSS Syntax 3, 4.3.5), which it cannot end.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        if sign == '"' || sign == '\\' || sign == '<' || sign.is_control() {
            // Writing to a string cannot fail.
            let _ = write!(quoted, "\\{:x} ", u32::from(sign));
        } else {
            quoted.push(sign);
        }
    }
    quoted.push('"');
    quoted
}

fn line(style: &mut String, text: std::fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = style.write_fmt(text);
    style.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_string() {
        assert_eq!(quoted("Reem Kufi"), "\"Reem Kufi\"");
        assert_eq!(quoted("a\"}\\<\n"), "\"a\\22 }\\5c \\3c \\a \"");
    }
}
