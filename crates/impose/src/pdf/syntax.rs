//! Objects as bytes (ISO 32000-1, 7.3), with the numbers that they have in the file that is
//! written.

use std::fmt;
use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// How deep arrays and dictionaries may lie within each other; the reader takes no deeper ones.
const DEPTH: usize = 300;

/// Entries of streams that tell of a structure or a program that sheets do not have.
const LEFT_OUT: [&[u8]; 3] = [b"StructParent", b"StructParents", b"PieceInfo"];

/// The number that a reference has in the file that is written; `None` if its object is not there.
pub(super) type Numbers<'a> = &'a dyn Fn(ObjectId) -> Option<u32>;

/// A number in a content stream, with no more decimals than needed, 6 at most.
pub(crate) struct Number(pub(crate) f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.6}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Whether an entry of a stream is left out.
pub(super) fn is_left_out(key: &[u8]) -> bool {
    LEFT_OUT.contains(&key)
}

/// Writes an object.
pub(super) fn write(out: &mut Vec<u8>, object: &Object, numbers: Numbers<'_>) {
    write_within(out, object, numbers, 0);
}

fn write_within(out: &mut Vec<u8>, object: &Object, numbers: Numbers<'_>, depth: usize) {
    match object {
        _ if depth > DEPTH => out.extend_from_slice(b"null"),
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(number) => put(out, format_args!("{number}")),
        Object::Real(number) if number.is_finite() => put(out, format_args!("{number}")),
        Object::Real(_) => out.push(b'0'),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, StringFormat::Literal) => write_literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            bytes.iter().for_each(|byte| put(out, format_args!("{byte:02x}")));
            out.push(b'>');
        }
        Object::Reference(id) => match numbers(*id) {
            Some(number) => put(out, format_args!("{number} 0 R")),
            None => out.extend_from_slice(b"null"),
        },
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_within(out, item, numbers, depth + 1);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend_from_slice(b"<<");
            for (key, value) in dictionary {
                write_entry(out, key, value, numbers, depth);
            }
            out.extend_from_slice(b">>");
        }
        Object::Stream(stream) => {
            write_stream(out, &stream.dict, None, &stream.content, numbers);
        }
    }
}

fn write_entry(
    out: &mut Vec<u8>,
    key: &[u8],
    value: &Object,
    numbers: Numbers<'_>,
    depth: usize,
) {
    write_name(out, key);
    out.push(b' ');
    write_within(out, value, numbers, depth + 1);
}

/// Writes a stream. `resources` is the number of an object in the file that is written, for a
/// dictionary whose references are those of the file that was read.
pub(super) fn write_stream(
    out: &mut Vec<u8>,
    dictionary: &Dictionary,
    resources: Option<u32>,
    content: &[u8],
    numbers: Numbers<'_>,
) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        if !is_left_out(key) && key != b"Length" {
            write_entry(out, key, value, numbers, 0);
        }
    }
    if let Some(resources) = resources {
        put(out, format_args!("/Resources {resources} 0 R"));
    }
    put(out, format_args!("/Length {}>>stream\n", content.len()));
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        match byte {
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
            | b'#' => {
                put(out, format_args!("#{byte:02X}"));
            }
            0x21..=0x7e => out.push(byte),
            _ => put(out, format_args!("#{byte:02X}")),
        }
    }
}

fn write_literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // A reader would take it as the end of a line of another kind.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

/// Writes formatted text.
pub(crate) fn put(out: &mut Vec<u8>, text: fmt::Arguments<'_>) {
    // Memory takes all that is written to it.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, StringFormat};

    use super::{Number, write};

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(&mut out, object, &|id| (id.0 == 7).then_some(3));
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn writes_names_and_strings_so_that_they_come_back() {
        assert_eq!(written(&Object::Name(b"A B#/\xc3".to_vec())), "/A#20B#23#2F#C3");
        let text = Object::String(b"(a\\\r\n)".to_vec(), StringFormat::Literal);
        assert_eq!(written(&text), "(\\(a\\\\\\r\n\\))");
        assert_eq!(written(&Object::Real(1275.591)), "1275.591");
        assert_eq!(written(&Object::Real(f32::INFINITY)), "0");
    }

    #[test]
    fn references_get_new_numbers_or_none() {
        let array =
            Object::Array(vec![Object::Reference((7, 2)), Object::Reference((8, 0))]);
        assert_eq!(written(&array), "[3 0 R null]");
    }

    #[test]
    fn numbers_have_no_needless_decimals() {
        let all = [1.0, -0.0000001, 0.5, -12.3456789].map(|it| Number(it).to_string());
        assert_eq!(all, ["1", "0", "0.5", "-12.345679"]);
    }
}
