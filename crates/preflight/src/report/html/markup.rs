//! The smallest parts of the page: text that came from elsewhere, numbers, both languages.

use malzama_message::{Message, message};
use maud::{Markup, Render, html};

use crate::report::Digits;
use crate::report::groups::{RANGES, ranges};
use crate::report::printable::printable;
use crate::report::words::{arabic, text};
use crate::severity::Severity;

/// A value that came from elsewhere, kept from turning the words around it.
pub fn value(text: &str) -> Markup {
    html! { bdi { (printable(text)) } }
}

/// The same words in both languages, of which one is shown.
pub fn both(arabic: impl Render, english: impl Render) -> Markup {
    html! {
        span.ar lang="ar" dir="rtl" { (arabic) }
        span.en lang="en" dir="ltr" { (english) }
    }
}

/// A message in both languages; its names stay as they are written.
pub(super) fn told(message: &Message, digits: Digits) -> Markup {
    both(names(&digits.set(&arabic(message))), names(&text(message)))
}

/// A text whose parts in backticks are names, kept from turning the words around them.
fn names(text: &str) -> Markup {
    let parts: Vec<String> = text.split('`').map(printable).collect();
    // Where backticks do not come in pairs, some belong to the names.
    let is_paired = parts.len() % 2 == 1;
    html! {
        @if is_paired {
            @for (at, part) in parts.iter().enumerate() {
                @if at % 2 == 1 { bdi.term dir="auto" { (part) } } @else { (part) }
            }
        } @else {
            bdi { (printable(text)) }
        }
    }
}

/// A number, or several with signs and units, in the digits of both languages; each language
/// reads it in its own direction.
pub fn figure(digits: Digits, text: &str) -> Markup {
    let arabic = html! { bdi dir="rtl" { (digits.set(text)) } };
    both(arabic, html! { bdi dir="ltr" { (text) } })
}

/// Pages as links to their pictures: `pages 1, 3–7`.
pub(super) fn pages(index: usize, digits: Digits, pages: &[usize]) -> Markup {
    let ranges = ranges(pages);
    html! {
        @match pages {
            [_] => (both("الصفحة", "Page")),
            _ => (both("الصفحات", "Pages")),
        }
        " "
        @for (at, [first, last]) in ranges.iter().take(RANGES).enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            a href={ "#p" (index) "-" (first) } {
                (figure(digits, &first.to_string()))
                @if last > first { "–" (figure(digits, &last.to_string())) }
            }
        }
        @if ranges.len() > RANGES { " …" }
    }
}

/// Words for those who do not see what they say.
pub(super) fn aside(arabic: &str, english: &str) -> Markup {
    html! { span.unseen { (both(arabic, english)) } }
}

/// A heading of a level and a class of the style sheet.
pub(super) fn heading(level: usize, class: &str, title: &Markup) -> Markup {
    html! {
        @match level {
            0 | 1 => h1.(class) { (title) },
            2 => h2.(class) { (title) },
            3 => h3.(class) { (title) },
            4 => h4.(class) { (title) },
            5 => h5.(class) { (title) },
            _ => h6.(class) { (title) },
        }
    }
}

/// A line of a list of facts.
pub fn row(arabic: &str, english: &str, fact: impl Render) -> Markup {
    html! { div { dt { (both(arabic, english)) } dd { (fact) } } }
}

/// A number with at most so many digits behind the point.
pub(super) fn number(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value + 0.0);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Width and height with at most so many digits behind the point.
pub(super) fn size([width, height]: [f64; 2], decimals: usize) -> String {
    format!("{} × {}", number(width, decimals), number(height, decimals))
}

/// Width and height as they are told: to 0.01.
pub(super) fn sides(size: [f64; 2]) -> [String; 2] {
    size.map(|side| number(side, 2))
}

/// A size in words, so that nobody takes the height for the width: two numbers beside each other
/// are read from the right by some and from the left by others.
pub(super) fn size_told(digits: Digits, width: &str, height: &str) -> Markup {
    told(&message!("send/size", width = width, height = height), digits)
}

/// A count of bytes, in groups of three digits.
pub(super) fn bytes(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// A sign for a severity, which tells by its shape and not by its colour; none is a tick.
pub(super) fn sign(severity: Option<Severity>) -> Markup {
    html! {
        svg.sign viewBox="0 0 24 24" aria-hidden="true" {
            @match severity {
                Some(Severity::Error) => {
                    path.full d="M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z" {}
                    path.bare d="M8 8l8 8m0-8l-8 8" {}
                },
                Some(Severity::Warning) => {
                    path d="M12 2.5L22.5 21.5h-21z" {}
                    path d="M12 9v6.5m0 2.2v.6" {}
                },
                Some(Severity::Note) => {
                    circle cx="12" cy="12" r="10" {}
                    path d="M12 10.5v6.5m0-10v.6" {}
                },
                None => {
                    circle cx="12" cy="12" r="10" {}
                    path d="M7.2 12.4l3.3 3.4 6.3-7.4" {}
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_stays_text() {
        let text = value("<b a='\"'>&\0").into_string();
        assert_eq!(text, "<bdi>&lt;b a='&quot;'&gt;&amp;\u{fffd}</bdi>");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(148.0, 2), "148");
        assert_eq!(number(271.25, 1), "271.2");
        assert_eq!(number(200.0, 0), "200");
        assert_eq!(bytes(1_234_567), "1\u{202f}234\u{202f}567");
    }
}
