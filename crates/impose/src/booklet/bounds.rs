//! Bounds on what a file may hold, looked at before the reader expands it all.

use std::io::Read;

use crate::error::Error;

/// The most dictionaries of a file: some 700 MiB once they are read.
const DICTIONARIES: usize = 700_000;

/// The most bytes that one stream of objects may unpack to, and all of them together.
pub(super) const OBJECT_STREAM: usize = 16 << 20;
const OBJECT_STREAMS: usize = 64 << 20;

/// How many bytes around the name of a stream of objects are looked at for its data.
const WINDOW: usize = 4096;

/// How many characters may be read over again in streams of objects: entries of one may name the
/// same long value any number of times.
const READ_OVER: usize = 512 << 20;

/// Refuses a file that would take too much memory or time to read.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let openings = bytes.windows(2).filter(|pair| *pair == b"<<").count();
    if openings > DICTIONARIES {
        return Err(Error::TooMuch);
    }
    let (mut unpacked, mut read_over) = (0, 0usize);
    for at in object_streams(bytes) {
        let Some(data) = data_of(bytes, at) else { continue };
        let mut content = Vec::new();
        let limit = OBJECT_STREAM as u64 + 1;
        // What is damaged unpacks up to the damage, as it does for the reader.
        let _ =
            flate2::read::ZlibDecoder::new(data).take(limit).read_to_end(&mut content);
        if content.is_empty() {
            // Not packed, or by another filter, which the reader bounds by itself.
            content.extend_from_slice(&data[..data.len().min(OBJECT_STREAM)]);
        }
        unpacked += content.len();
        read_over = read_over.saturating_add(work(&content));
        if content.len() > OBJECT_STREAM
            || unpacked > OBJECT_STREAMS
            || read_over > READ_OVER
        {
            return Err(Error::TooMuch);
        }
    }
    Ok(())
}

/// Where `ObjStm` stands as a name, also with signs written by their numbers.
fn object_streams(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.filter_map(|(slash, _)| {
        let mut at = slash + 1;
        for &sign in b"ObjStm" {
            let escaped = || {
                let digits = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
                u8::from_str_radix(digits, 16).ok()
            };
            match *bytes.get(at)? {
                byte if byte == sign => at += 1,
                b'#' if escaped() == Some(sign) => at += 3,
                _ => return None,
            }
        }
        Some(at)
    })
}

/// The data of the stream in whose dictionary a place lies, up to the end of the file.
fn data_of(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let window = &bytes[at..bytes.len().min(at + WINDOW)];
    let start = at + window.windows(6).position(|it| it == b"stream")? + 6;
    let data = &bytes[start..];
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    Some(data.strip_prefix(b"\n").unwrap_or(data))
}

/// How many bytes are read at most for the values that a stream of objects lists. Values in order
/// are read once each, but for the blanks and comments before them; others to the end.
fn work(content: &[u8]) -> usize {
    let is_head = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_whitespace();
    let head = content.iter().position(|byte| !is_head(byte)).unwrap_or(content.len());
    let (head, body) = content.split_at(head);
    let numbers = head.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty());
    let places = numbers.skip(1).step_by(2).map(|digits| {
        let number = std::str::from_utf8(digits).ok().and_then(|it| it.parse().ok());
        number.unwrap_or(0)
    });
    let blank = longest_blank(body);
    let mut least = 0;
    let mut work = body.len();
    for place in places {
        let again = if place < least { body.len() } else { 0 };
        work = work.saturating_add(blank + again);
        least = least.max(usize::saturating_add(place, 1));
    }
    work
}

/// The length of the longest piece that is nothing but blanks and comments.
fn longest_blank(body: &[u8]) -> usize {
    let (mut longest, mut length, mut is_comment) = (0, 0, false);
    for byte in body {
        is_comment = match byte {
            b'\n' | b'\r' => false,
            b'%' => true,
            _ => is_comment,
        };
        length = if is_comment || byte.is_ascii_whitespace() { length + 1 } else { 0 };
        longest = longest.max(length);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{check, work};

    #[test]
    fn names_with_numbers_for_signs_are_found() {
        let found = |text: &str| super::object_streams(text.as_bytes()).count();
        assert_eq!(
            found("<< /Type /ObjStm >> << /Type /Obj#53tm >> << /Objects 1 >>"),
            2
        );
    }

    #[test]
    fn values_that_are_named_over_and_over_are_counted_each_time() {
        let body = "[1 2 3 4 5]".repeat(10);
        let in_order = format!("1 0 2 11 3 22 {body}");
        let same = format!("1 0 2 0 3 0 {body}");
        assert!(work(in_order.as_bytes()) < 200);
        assert!(work(same.as_bytes()) >= 300);
    }

    #[test]
    fn blanks_and_comments_before_values_are_counted_each_time() {
        for blank in [" ".repeat(1000), format!("%{}\n", "x".repeat(1000))] {
            let content = format!("1 0 2 1 3 2 [{blank}]");
            assert!(work(content.as_bytes()) > 4000, "{}", work(content.as_bytes()));
        }
    }

    #[test]
    fn what_has_more_dictionaries_than_can_be_held_is_refused() {
        assert!(check("<< >>".repeat(100).as_bytes()).is_ok());
        assert!(check("<<".repeat(1_500_000).as_bytes()).is_err());
    }
}
