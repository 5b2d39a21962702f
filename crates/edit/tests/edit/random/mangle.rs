//! Records as people leave them: other line endings, indentations, quotation marks, headers,
//! comments and blank lines than those of this project.

use malzama_edit::{Document, Path, Step, Value};

use super::generator::Random;

/// Mangles a record in some ways.
pub(super) fn mangled(random: &mut Random, text: &str) -> String {
    let mut text = text.to_owned();
    if random.one_in(3) {
        text = indented(&text, 2 + 2 * random.below(2));
    }
    if random.one_in(2) {
        text = quoted(random, &text);
    }
    if random.one_in(2) {
        text = with_headers(random, &text);
    }
    if random.one_in(3) {
        text = dashes_moved_out(&text);
    }
    if random.one_in(4) {
        text = in_brackets(&text);
    }
    if random.one_in(2) {
        text = with_lines(random, &text);
    }
    if random.one_in(3) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if random.one_in(3) {
        text = text.replace('\n', "\r\n");
    }
    if random.one_in(4) {
        text.insert(0, '\u{feff}');
    }
    text
}

/// Returns the record if it is still sound, and otherwise the old one.
fn sound(old: &str, new: String) -> String {
    if Document::parse(&new).is_ok() { new } else { old.to_owned() }
}

/// Indents with other numbers of spaces.
fn indented(text: &str, factor: usize) -> String {
    let lines = text.split('\n').map(|line| {
        let letters = line.trim_start_matches(' ');
        // The keys beside a dash follow it by two columns whatever the indentation.
        " ".repeat((line.len() - letters.len()) / 2 * factor)
            + &letters.replacen(
                "- ",
                &format!("-{}", " ".repeat(factor - 1)),
                usize::from(letters.starts_with("- ")),
            )
    });
    sound(text, lines.collect::<Vec<_>>().join("\n"))
}

/// Puts plain texts of one line in quotation marks.
fn quoted(random: &mut Random, text: &str) -> String {
    let document = Document::parse(text).expect("it is sound");
    let mut new = text.to_owned();
    for field in document.fields().iter().rev() {
        let written = &text[field.span.clone()];
        if written.is_empty()
            || written.contains('\n')
            || written.starts_with(['\'', '"', '[', '{'])
        {
            continue;
        }
        let mark = *random.one_of(&["", "'", "\""]);
        new.replace_range(field.span.clone(), &format!("{mark}{written}{mark}"));
    }
    sound(text, new)
}

/// Gives texts below `|` other headers, wraps their lines, or writes them beside their key.
fn with_headers(random: &mut Random, text: &str) -> String {
    let document = Document::parse(text).expect("it is sound");
    let mut new = text.to_owned();
    for field in document.fields().iter().rev() {
        let written = &text[field.span.clone()];
        let Some(lines) = written.strip_prefix("|\n") else { continue };
        let depth = lines.len() - lines.trim_start_matches(' ').len();
        let told = format!("|{depth}");
        let header = *random.one_of(&[
            "|",
            "|-",
            "|+",
            ">",
            ">-",
            ">+",
            &told,
            "| # beside",
            "|-  ",
        ]);
        let lines = if random.one_in(2) {
            // Lines of some words, as editors wrap them.
            let indentation = " ".repeat(depth);
            let wrapped = lines.split('\n').map(|line| {
                let words: Vec<_> = line.split_whitespace().collect();
                let lines =
                    words.chunks(7).map(|words| indentation.clone() + &words.join(" "));
                lines.collect::<Vec<_>>().join("\n")
            });
            wrapped.collect::<Vec<_>>().join("\n")
        } else {
            lines.to_owned()
        };
        new.replace_range(field.span.clone(), &format!("{header}\n{lines}"));
    }
    sound(text, new)
}

/// Moves the dashes of lists out to the column of their key.
fn dashes_moved_out(text: &str) -> String {
    let is_within = |line: &str| line.starts_with("  - ") || line.starts_with("    ");
    let lines =
        text.split('\n').map(|line| if is_within(line) { &line[2..] } else { line });
    sound(text, lines.collect::<Vec<_>>().join("\n"))
}

/// Writes lists of texts within brackets.
fn in_brackets(text: &str) -> String {
    let document = Document::parse(text).expect("it is sound");
    let mut new = text.to_owned();
    let Some(Value::Mapping(entries)) = document.value(&Path::root()) else { return new };
    for (key, value) in entries.iter().rev() {
        let Value::List(items) = value else { continue };
        let items: Option<Vec<_>> =
            items
                .iter()
                .map(|item| {
                    if let Value::Text(text) = item { Some(text.as_str()) } else { None }
                })
                .collect();
        let path: Path = [Step::from(&**key)].into_iter().collect();
        let (Some(items), Some(span)) = (items, document.span(&path)) else { continue };
        new.replace_range(span, &format!("[ {} ]", items.join(", ")));
    }
    sound(text, new)
}

/// Adds comments above and beside, blank lines, and spaces at the ends of lines, wherever the
/// values stay the same.
fn with_lines(random: &mut Random, text: &str) -> String {
    let value = |text: &str| Document::parse(text).ok()?.value(&Path::root());
    let wanted = value(text);
    let mut text = text.to_owned();
    for _ in 0..12 {
        let starts: Vec<usize> = [0]
            .into_iter()
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let start = *random.one_of(&starts);
        let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        let depth = text[start..].len() - text[start..].trim_start_matches(' ').len();
        let mut new = text.clone();
        match random.below(4) {
            0 => new.insert_str(start, &format!("{}# ملاحظة: above\n", " ".repeat(depth))),
            1 => new.insert(start, '\n'),
            2 => new.insert_str(end, "  # beside - it's \"so\": {"),
            _ => new.insert_str(end, "  "),
        }
        if value(&new) == wanted {
            text = new;
        }
    }
    text
}
