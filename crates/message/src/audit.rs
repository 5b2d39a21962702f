//! Compares source code with a catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::Catalogue;

/// The text with which source code creates a message.
const MACRO: &str = "message!(";

/// The counts for which the plural forms of Arabic, and of all others, differ.
const COUNTS: [f64; 7] = [0.0, 1.0, 2.0, 3.0, 11.0, 100.0, 1.5];

/// Compares the messages that the Rust files below `folder` create with those of a
/// catalogue. Returns a sentence for each code without a text, each text without a use,
/// and each variable of a text that some use leaves out; none if both agree.
///
/// The files are read as text, not compiled: a use is `message!("code", name = …)`, with
/// the code as a literal.
///
/// # Errors
/// A file or folder cannot be read.
pub fn audit(folder: &Path, catalogue: &Catalogue) -> io::Result<Vec<String>> {
    let mut uses = Vec::new();
    collect(folder, &mut uses)?;
    let mut problems = BTreeSet::new();
    let mut used = BTreeMap::new();
    let known = catalogue.variables();
    for Use { code, names, file } in uses {
        match known.get(&code) {
            None => {
                problems.insert(format!("{file}: there is no text for `{code}`"));
            }
            Some(variables) => {
                for variable in variables.difference(&names) {
                    problems.insert(format!(
                        "{file}: `{code}` is made without its `{variable}`"
                    ));
                }
            }
        }
        used.insert(code, file);
    }
    for code in known.keys().filter(|code| code.contains('/')) {
        if !used.contains_key(code) {
            problems.insert(format!("no code makes `{code}`"));
        }
    }
    Ok(problems.into_iter().collect())
}

/// Compares a catalogue with the one that it is a translation of. Returns a sentence for each
/// text that only one of them has, and for each that has other variables; none if they agree.
pub fn differences(original: &Catalogue, translation: &Catalogue) -> Vec<String> {
    let (original, translation) = (original.variables(), translation.variables());
    let missing = original.keys().filter(|code| !translation.contains_key(*code));
    let missing = missing.map(|code| format!("`{code}` is not translated"));
    let others =
        translation.iter().filter_map(|(code, variables)| match original.get(code) {
            None => Some(format!("`{code}` translates nothing")),
            Some(wanted) if wanted == variables => None,
            Some(wanted) => Some(format!(
                "`{code}` has the variables {variables:?}, the original has {wanted:?}"
            )),
        });
    missing.chain(others).collect()
}

/// Formats every text with numbers of many plural forms, and with words; returns a sentence
/// for each text that cannot be formatted.
pub fn faults(catalogue: &Catalogue) -> Vec<String> {
    let numbers = COUNTS.map(FluentValue::from);
    let values = numbers.into_iter().chain([FluentValue::from("x")]);
    let mut faults = Vec::new();
    let known = catalogue.variables();
    for value in values {
        for (code, variables) in &known {
            let mut args = FluentArgs::new();
            for name in variables {
                args.set(name.as_str(), value.clone());
            }
            let mut errors = Vec::new();
            let text = catalogue.format(code, &args, &mut errors);
            let errors = errors.iter().map(ToString::to_string);
            let errors: Vec<_> =
                errors.chain(text.is_none().then(|| "no text".to_owned())).collect();
            if !errors.is_empty() {
                faults.push(format!("`{code}`: {}", errors.join(", ")));
            }
        }
    }
    faults
}

/// Returns the lines of a Fluent source in which Latin letters stand outside of names, which
/// backticks mark: in a text that runs from right to left they would turn the words around them.
pub fn latin_lines(source: &str) -> Vec<String> {
    let is_latin = |line: &&str| {
        let text = match line.trim_start() {
            line if line.starts_with('#') => "",
            // The key of a variant is no text.
            variant if variant.starts_with(['[', '*']) => {
                variant.split_once(']').map_or("", |(_, text)| text)
            }
            line => line.split_once(" = ").map_or(line, |(_, text)| text),
        };
        let (mut braces, mut is_name) = (0_usize, false);
        let mut signs = text.chars().filter(|sign| {
            match sign {
                '{' => braces += 1,
                '}' => braces = braces.saturating_sub(1),
                '`' => is_name = !is_name,
                _ => return braces == 0 && !is_name,
            }
            false
        });
        signs.any(|sign| sign.is_ascii_alphabetic())
    };
    source.lines().filter(is_latin).map(str::to_owned).collect()
}

/// A place in the source code where a message is created.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    code: String,
    names: BTreeSet<String>,
    file: String,
}

fn collect(folder: &Path, uses: &mut Vec<Use>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, uses)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            uses_in(&fs::read_to_string(&path)?, &path.display().to_string(), uses);
        }
    }
    Ok(())
}

/// Finds every use in a source text.
fn uses_in(source: &str, file: &str, uses: &mut Vec<Use>) {
    for (at, _) in source.match_indices(MACRO) {
        let line = source[..at].rsplit('\n').next().unwrap_or_default();
        if line.trim_start().starts_with("//") {
            continue;
        }
        let inside = &source[at + MACRO.len()..];
        let Some(literal) = inside.trim_start().strip_prefix('"') else { continue };
        let Some((code, rest)) = literal.split_once('"') else { continue };
        let (code, file) = (code.to_owned(), file.to_owned());
        uses.push(Use { code, names: names_in(rest), file });
    }
}

/// Returns the names of a use's values: the identifiers between a comma and a single `=`,
/// outside of brackets and literals.
fn names_in(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0_usize;
    let mut part = String::new();
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                // Skips to the end of the literal.
                while let Some(inner) = characters.next() {
                    match inner {
                        '\\' => drop(characters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => part.clear(),
            '=' if depth == 0 && characters.peek() != Some(&'=') => {
                let name = part.trim();
                let plain =
                    |c: char| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit();
                if !name.is_empty() && name.chars().all(plain) {
                    names.insert(name.to_owned());
                }
            }
            other => part.push(other),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(String, Vec<String>)> {
        let mut uses = Vec::new();
        uses_in(source, "file.rs", &mut uses);
        uses.into_iter().map(|it| (it.code, it.names.into_iter().collect())).collect()
    }

    #[test]
    fn uses_are_found_with_the_names_of_their_values() {
        let source = r#"
            // message!("not/this", one)
            let told = message!(
                "a/b",
                one = inner(x == y, "a, b = c"),
                two = message!("c/d", three = 3),
            );
            const PLAIN: Message = message!("e/f");
        "#;
        let wanted = [
            ("a/b".to_owned(), vec!["one".to_owned(), "two".to_owned()]),
            ("c/d".to_owned(), vec!["three".to_owned()]),
            ("e/f".to_owned(), vec![]),
        ];
        assert_eq!(found(source), wanted);
    }

    #[test]
    fn a_translation_has_the_same_texts_and_variables() {
        let catalogue = |texts: &str| {
            let lists = "list-separator = x\nlist-or = x\n";
            Catalogue::new("en", &[lists, texts]).expect("a catalogue")
        };
        let original = catalogue("a_b = { $one }\na_c = x\n");
        let same = catalogue("a_c = y\na_b = { $one ->\n *[x] y\n }\n");
        assert_eq!(differences(&original, &same), [""; 0]);
        let told = differences(&original, &catalogue("a_b = { $two }\na_d = x\n"));
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(told[0], "`a/c` is not translated");
        assert!(told[1].starts_with("`a/b` has the variables {\"two\"}"), "{told:?}");
        assert_eq!(told[2], "`a/d` translates nothing");
    }

    #[test]
    fn texts_that_cannot_be_formatted_are_told() {
        let lists = "list-separator = x\nlist-or = x\n";
        let catalogue =
            |texts| Catalogue::new("en", &[lists, texts]).expect("a catalogue");
        assert_eq!(faults(&catalogue("a_b = { $one } x\n")), [""; 0]);
        for faulty in ["a_b = { missing }\n", "a_b = { $one\n"] {
            let told = faults(&catalogue(faulty));
            assert!(told[0].starts_with("`a/b`: "), "{told:?}");
        }
    }

    #[test]
    fn latin_letters_stand_in_names_alone() {
        let sound = "# PDF\na_b = ملفّ `PDF` { $one ->\n    [one] واحد {\"\"}\n   *[other] { $b }\n }، ب\n";
        assert_eq!(latin_lines(sound), [""; 0]);
        assert_eq!(latin_lines("a_b = ملفّ PDF"), ["a_b = ملفّ PDF"]);
        assert_eq!(latin_lines("   *[other] Word"), ["   *[other] Word"]);
    }

    #[test]
    fn what_does_not_agree_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let source = r#"fn f() { message!("a/b"); message!("a/none"); }"#;
        fs::write(folder.path().join("a.rs"), source).expect("a file");
        let texts = "list-separator = x\nlist-or = x\na_b = { $one }\na_unused = x\n";
        let catalogue = Catalogue::new("en", &[texts]).expect("a catalogue");
        let problems = audit(folder.path(), &catalogue).expect("it is read");
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[0].ends_with("`a/b` is made without its `one`"));
        assert!(problems[1].ends_with("there is no text for `a/none`"));
        assert_eq!(problems[2], "no code makes `a/unused`");
    }
}
