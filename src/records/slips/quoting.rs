//! Lines as they should be: with their values in quotation marks that fit.

use malzama_message::{Message, message};

use super::lines::Line;

/// Returns a hint with the line as it should be: its value in quotation marks.
pub fn quote_value(line: &Line) -> Message {
    write_value(line, &quoted(super::punctuation::without_comment(line.value())))
}

/// Returns a hint with the line as it should be, with another value.
pub fn write_value(line: &Line, value: &str) -> Message {
    let key = line.colon.map_or_else(String::new, |colon| {
        line.text[line.content..colon].trim_end().to_owned() + ": "
    });
    let before = format!("{}{key}", line.dashes_text());
    message!("hint/write-line", line = format!("{before}{value}"))
}

/// Puts a text in quotation marks: double ones, or single ones if it has double ones or
/// backslashes itself.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotation_marks_fit_the_text() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("a \"b\" c's"), "'a \"b\" c''s'");
    }
}
