//! Texts as markup: in the order of their readers, and with their addresses as links.

use maud::{Markup, PreEscaped, html};

use crate::address;
use crate::typeset::WebDesign;

/// The signs with which a design isolates what runs the other way (UAX 9, 2.4 and 2.5).
const FROM_LEFT: char = '\u{2066}';
const FROM_RIGHT: char = '\u{2067}';
const END: char = '\u{2069}';
const OVERRIDE: char = '\u{202d}';
const END_OF_OVERRIDE: char = '\u{202c}';

/// Punctuation around a word that is not part of its address.
const OPENING: [char; 6] = ['(', '[', '«', '"', '“', '‘'];
const CLOSING: [char; 17] =
    [')', ']', '»', '"', '”', '’', '.', ',', ':', ';', '!', '?', '،', '؛', '؟', '…', '*'];

/// The texts of an edition.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    design: &'a WebDesign,
}

impl<'a> Texts<'a> {
    /// Creates the texts of an edition of this design.
    pub fn new(design: &'a WebDesign) -> Self {
        Self { design }
    }

    /// Returns a fixed word; nothing if the layouts have none for it.
    pub fn word(self, key: &str) -> &'a str {
        self.design.words.get(key).map_or("", String::as_str)
    }

    /// Returns a text within a line.
    pub fn inline(self, text: &str) -> Markup {
        marked(self.ordered(text))
    }

    /// Returns a text as a paragraph. One that as a whole runs against the page says so.
    pub fn paragraph(self, text: &str) -> Markup {
        let ordered = self.ordered(text);
        match whole(ordered) {
            Some((direction, within)) => html! { p dir=(direction) { (marked(within)) } },
            None => html! { p { (marked(ordered)) } },
        }
    }

    /// Returns a text that is given as an address, as a link if it is one.
    pub fn link(self, text: &str) -> Markup {
        match address::given(text) {
            Some(to) => html! { a href=(to) { bdi dir="ltr" { (bare(text)) } } },
            None => self.inline(text),
        }
    }

    /// Returns telephone numbers, parted by strokes or commas, each as a link.
    pub fn telephone(self, text: &str) -> Markup {
        if let Some(to) = address::telephone(text) {
            return html! { a href=(to) { bdi dir="ltr" { (bare(text)) } } };
        }
        let parts: Vec<&str> = text.split_inclusive(['/', '،', ',', '؛', ';']).collect();
        if parts.len() == 1 {
            return self.inline(text);
        }
        html! {
            @for part in parts {
                @let number = part.trim_end_matches(['/', '،', ',', '؛', ';']);
                @if let Some(to) = address::telephone(number) {
                    a href=(to) { bdi dir="ltr" { (bare(number.trim())) } }
                } @else { (self.inline(number)) }
                (&part[number.len()..]) " "
            }
        }
    }

    /// Returns a text in the order of its readers, with isolates.
    fn ordered<'t>(self, text: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.design.ordered.get(text).map_or(text, String::as_str)
    }
}

/// Returns a text without signs of direction.
fn bare(text: &str) -> String {
    let signs = [
        '\u{200e}'..='\u{200f}',
        '\u{61c}'..='\u{61c}',
        '\u{202a}'..='\u{202e}',
        FROM_LEFT..=END,
    ];
    let is_direction = |sign: &char| signs.iter().any(|it| it.contains(sign));
    text.chars().filter(|sign| !is_direction(sign)).collect()
}

/// Returns the direction and the inside of a text that is isolated as a whole.
fn whole(text: &str) -> Option<(&'static str, &str)> {
    let mut signs = text.chars();
    let direction = direction(signs.next()?)?;
    let within = signs.as_str().strip_suffix(END)?;
    let mut depth = 0_usize;
    for sign in within.chars() {
        match sign {
            FROM_LEFT | FROM_RIGHT => depth += 1,
            END => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    let is_number = within.starts_with(OVERRIDE);
    (depth == 0 && !is_number).then_some((direction, within))
}

fn direction(sign: char) -> Option<&'static str> {
    match sign {
        FROM_LEFT => Some("ltr"),
        FROM_RIGHT => Some("rtl"),
        _ => None,
    }
}

/// Returns a text with its isolates as elements, which a reader can copy without them, and
/// its addresses as links. Every element that is opened is closed.
fn marked(text: &str) -> Markup {
    let mut markup = String::with_capacity(text.len() + 64);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    let signs = [FROM_LEFT, FROM_RIGHT, END, OVERRIDE, END_OF_OVERRIDE];
    while let Some(at) = rest.find(signs) {
        with_links(&rest[..at], &mut markup);
        let mut after = rest[at..].chars();
        let sign = after.next().unwrap_or(END);
        rest = after.as_str();
        if let Some(direction) = direction(sign) {
            let overridden = rest.strip_prefix(OVERRIDE);
            let element = if overridden.is_some() { "bdo" } else { "bdi" };
            rest = overridden.unwrap_or(rest);
            markup.push_str(&format!("<{element} dir=\"{direction}\">"));
            open.push(element);
        } else if sign == END
            && let Some(element) = open.pop()
        {
            markup.push_str(&format!("</{element}>"));
        }
    }
    with_links(rest, &mut markup);
    while let Some(element) = open.pop() {
        markup.push_str(&format!("</{element}>"));
    }
    PreEscaped(markup)
}

/// Adds a text to markup, escaped, its addresses as links.
fn with_links(text: &str, markup: &mut String) {
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let begun = word.trim_start_matches(OPENING);
        let core = without_closing(begun);
        match address::in_text(core) {
            Some(to) => {
                let before = &word[..word.len() - begun.len()];
                let after = &piece[before.len() + core.len()..];
                markup.push_str(
                    &html! { (before) a href=(to) { (core) } (after) }.into_string(),
                );
            }
            None => markup.push_str(&html! { (piece) }.into_string()),
        }
    }
}

/// Returns a word without the punctuation behind it. A bracket that was opened in it is its
/// own.
fn without_closing(mut word: &str) -> &str {
    while let Some(shorter) = word.strip_suffix(CLOSING) {
        let is_own = |opening: char, closing: char| {
            word.ends_with(closing)
                && word.matches(opening).count() >= word.matches(closing).count()
        };
        if is_own('(', ')') || is_own('[', ']') {
            break;
        }
        word = shorter;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        marked(text).into_string()
    }

    #[test]
    fn whatever_a_text_says_it_stays_a_text() {
        assert_eq!(
            told("<script>alert(\"1\")</script> & <b onclick='x'>"),
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b onclick='x'&gt;"
        );
        assert_eq!(told("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(
            told("https://a.org/\"><script>"),
            "https://a.org/&quot;&gt;&lt;script&gt;"
        );
    }

    #[test]
    fn addresses_are_links_without_the_punctuation_around_them() {
        assert_eq!(
            told("راسلونا (info@example.org)، أو https://example.org/?a&b."),
            "راسلونا (<a href=\"mailto:info@example.org\">info@example.org</a>)، أو \
             <a href=\"https://example.org/?a&amp;b\">https://example.org/?a&amp;b</a>."
        );
        let bracket = "(https://example.org/a_(b))";
        assert!(told(bracket).contains("href=\"https://example.org/a_(b)\""));
    }

    #[test]
    fn isolates_are_elements_and_each_is_closed() {
        let number = "\u{2066}\u{202d}٢٠٠٥/٧/٥\u{202c}\u{2069}";
        assert_eq!(told(number), "<bdo dir=\"ltr\">٢٠٠٥/٧/٥</bdo>");
        assert_eq!(told("\u{2069}a\u{202c}\u{2066}b"), "a<bdi dir=\"ltr\">b</bdi>");
        assert_eq!(
            told("\u{2067}أ\u{2066}b\u{2069}\u{2069}"),
            "<bdi dir=\"rtl\">أ<bdi dir=\"ltr\">b</bdi></bdi>"
        );
    }

    #[test]
    fn only_a_text_that_is_one_isolate_runs_against_the_page() {
        assert_eq!(whole("\u{2066}a, b\u{2069}"), Some(("ltr", "a, b")));
        assert_eq!(whole("\u{2066}a\u{2069} و \u{2066}b\u{2069}"), None);
        assert_eq!(whole("\u{2066}\u{202d}١\u{202c}\u{2069}"), None);
        assert_eq!(whole("أ"), None);
    }
}
