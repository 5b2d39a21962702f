//! The smallest parts of the page: text that came from elsewhere, numbers, both languages.

use crate::severity::Severity;

/// Text as it may stand in an element or an attribute, whatever a file holds.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if character.is_control() => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A value that came from elsewhere: escaped, and kept from turning the words around it.
pub(super) fn value(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}

/// The same words in both languages, of which one is shown; they are markup already.
pub(super) fn both(arabic: &str, english: &str) -> String {
    format!(
        "<span class=\"ar\" lang=\"ar\" dir=\"rtl\">{arabic}</span>\
         <span class=\"en\" lang=\"en\" dir=\"ltr\">{english}</span>"
    )
}

/// Words for those who do not see what they say.
pub(super) fn aside(arabic: &str, english: &str) -> String {
    format!("<span class=\"unseen\">{}</span>", both(arabic, english))
}

/// A heading of a level and a class of the style sheet; `title` is markup.
pub(super) fn heading(level: usize, class: &str, title: &str) -> String {
    format!("<h{level} class=\"{class}\">{title}</h{level}>")
}

/// A line of a list of facts; `fact` is markup.
pub(super) fn row(arabic: &str, english: &str, fact: &str) -> String {
    format!("<div><dt>{}</dt><dd>{fact}</dd></div>", both(arabic, english))
}

/// A number with at most so many digits behind the point.
pub(super) fn number(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value + 0.0);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Width and height, which read from left to right in both languages.
pub(super) fn size([width, height]: [f64; 2], digits: usize) -> String {
    let [width, height] = [width, height].map(|side| number(side, digits));
    format!("<bdi dir=\"ltr\">{width} × {height}</bdi>")
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
pub(super) fn sign(severity: Option<Severity>) -> String {
    let shape = match severity {
        Some(Severity::Error) => {
            "<path class=\"full\" d=\"M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z\"/>\
             <path class=\"bare\" d=\"M8 8l8 8m0-8l-8 8\"/>"
        }
        Some(Severity::Warning) => {
            "<path d=\"M12 2.5L22.5 21.5h-21z\"/><path d=\"M12 9v6.5m0 2.2v.6\"/>"
        }
        Some(Severity::Note) => {
            "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 10.5v6.5m0-10v.6\"/>"
        }
        None => {
            "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M7.2 12.4l3.3 3.4 6.3-7.4\"/>"
        }
    };
    format!(
        "<svg class=\"sign\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{shape}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_stays_text() {
        assert_eq!(escape("<b a='\"'>&\0"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;\u{fffd}");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(148.0, 2), "148");
        assert_eq!(number(271.25, 1), "271.2");
        assert_eq!(number(200.0, 0), "200");
        assert_eq!(bytes(1_234_567), "1\u{202f}234\u{202f}567");
    }
}
