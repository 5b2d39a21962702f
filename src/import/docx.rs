//! Word files (Office Open XML, ISO/IEC 29500-1, 17): their paragraphs, one a line, without any formatting.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, Event};
use quick_xml::name::{Namespace, ResolveResult};
use zip::ZipArchive;

/// The most bytes of the unpacked document that are read.
const XML_LIMIT: u64 = 64 << 20;

/// The most bytes of text that are taken from it.
const TEXT_LIMIT: usize = 8 << 20;

/// The namespaces of what is text: that of Word's own files, and that of the strict standard.
const NAMESPACES: [&[u8]; 2] = [
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The namespace of alternatives for other readers, which repeat what is said.
const COMPATIBILITY: &[u8] =
    b"http://schemas.openxmlformats.org/markup-compatibility/2006";

/// What stands in a Word file beside its paragraphs, and is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Comments.
    Comments,
    /// Footnotes and endnotes.
    Notes,
    /// Pictures and other objects.
    Pictures,
    /// Tables, whose cells are taken as paragraphs.
    Tables,
    /// Text boxes, whose paragraphs are taken before those around them.
    TextBoxes,
    /// Numbers and bullets of lists.
    ListMarks,
    /// Signs of symbol fonts, which have no letter.
    Symbols,
}

/// The text of a Word file.
#[derive(Debug, Default)]
pub struct WordText {
    /// The paragraphs, one a line.
    pub text: String,
    /// Insertions and deletions that nobody has accepted or rejected: how many, and the line of the first.
    pub changes: Option<(usize, usize)>,
    /// What was not taken: how many of each, and the line of the first.
    pub beside: Vec<(Beside, usize, usize)>,
}

/// The reason why a Word file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no archive, or a damaged one.
    Damaged,
    /// It is an archive without a document of Word.
    NoDocument,
    /// It is larger than any manuscript.
    TooLarge,
}

/// Reads the paragraphs of a Word file.
///
/// # Errors
/// It is damaged, no Word file, or larger than any manuscript.
pub fn read(bytes: &[u8]) -> Result<WordText, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let is_document = |name: &&str| {
        let number =
            name.strip_prefix("word/document").and_then(|it| it.strip_suffix(".xml"));
        number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let name = archive.file_names().find(is_document).map(str::to_owned);
    let file =
        archive.by_name(&name.ok_or(Fault::NoDocument)?).map_err(|_| Fault::Damaged)?;
    let mut walk = Walk::default();
    let mut bounded = BufReader::new(file.take(XML_LIMIT + 1));
    walk.document(&mut NsReader::from_reader(&mut bounded))?;
    if bounded.get_ref().limit() == 0 {
        return Err(Fault::TooLarge);
    }
    Ok(walk.found)
}

/// The state of a walk through a document.
#[derive(Default)]
struct Walk {
    found: WordText,
    /// The paragraphs that are open: one, and those of text boxes in it.
    open: Vec<String>,
    /// How many lines have been written.
    lines: usize,
    /// How deep within runs, whose signs are text.
    runs: usize,
    /// Whether the letters that follow are text.
    is_text: bool,
}

impl Walk {
    fn document<R: BufRead>(&mut self, reader: &mut NsReader<R>) -> Result<(), Fault> {
        let mut buffer = Vec::new();
        let mut passed_over = 0_usize;
        loop {
            buffer.clear();
            let (namespace, event) = reader
                .read_resolved_event_into(&mut buffer)
                .map_err(|_| Fault::Damaged)?;
            let is_word = is_one_of(&namespace, &NAMESPACES);
            let is_compatibility = is_one_of(&namespace, &[COMPATIBILITY]);
            match event {
                Event::Eof => return Ok(()),
                Event::Start(_) if passed_over > 0 => passed_over += 1,
                Event::End(_) if passed_over > 0 => passed_over -= 1,
                _ if passed_over > 0 => {}
                Event::Start(element) => {
                    let name = element.local_name();
                    if is_compatibility && name.as_ref() == "Fallback" {
                        passed_over = 1;
                    } else if is_word {
                        let kind = attribute(&element, "type");
                        self.begin(name.as_ref(), kind.as_deref());
                    }
                }
                Event::Empty(element) if is_word => {
                    let kind = attribute(&element, "type");
                    let name = element.local_name();
                    self.begin(name.as_ref(), kind.as_deref());
                    self.end(name.as_ref());
                }
                Event::End(element) if is_word => self.end(element.local_name().as_ref()),
                Event::Text(text) if self.is_text => self.write(&text.xml10_content()),
                Event::CData(text) if self.is_text => self.write(&text.xml10_content()),
                Event::GeneralRef(reference) if self.is_text => {
                    let sign = resolved(&reference).ok_or(Fault::Damaged)?;
                    self.write(sign.encode_utf8(&mut [0; 4]));
                }
                _ => {}
            }
            if self.found.text.len() + self.open.iter().map(String::len).sum::<usize>()
                > TEXT_LIMIT
            {
                return Err(Fault::TooLarge);
            }
        }
    }

    fn begin(&mut self, name: &str, kind: Option<&str>) {
        let in_run = self.runs > 0;
        match name {
            "p" => self.open.push(String::new()),
            "r" => self.runs += 1,
            "t" => self.is_text = true,
            "tab" | "ptab" if in_run => self.write("\t"),
            "br" if in_run && kind != Some("column") => self.write("\n"),
            "cr" if in_run => self.write("\n"),
            "noBreakHyphen" if in_run => self.write("\u{2011}"),
            "softHyphen" if in_run => self.write("\u{ad}"),
            "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel"
            | "cellMerge" => {
                let line = self.line();
                let (count, _) = self.found.changes.get_or_insert((0, line));
                *count += 1;
            }
            "commentReference" => self.leave(Beside::Comments),
            "footnoteReference" | "endnoteReference" => self.leave(Beside::Notes),
            "drawing" | "pict" | "object" => self.leave(Beside::Pictures),
            "tbl" => self.leave(Beside::Tables),
            "txbxContent" => self.leave(Beside::TextBoxes),
            "numPr" => self.leave(Beside::ListMarks),
            "sym" => self.leave(Beside::Symbols),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                let paragraph = self.open.pop().unwrap_or_default();
                self.lines += paragraph.matches('\n').count() + 1;
                self.found.text.push_str(&paragraph);
                self.found.text.push('\n');
            }
            "r" => self.runs = self.runs.saturating_sub(1),
            "t" => self.is_text = false,
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(text);
        }
    }

    /// Counts something that is not taken.
    fn leave(&mut self, kind: Beside) {
        let line = self.line();
        match self.found.beside.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, count, _)) => *count += 1,
            None => self.found.beside.push((kind, 1, line)),
        }
    }

    /// Returns the number of the line that is being written, from one.
    fn line(&self) -> usize {
        let within = self.open.last().map_or(0, |it| it.matches('\n').count());
        self.lines + within + 1
    }
}

fn is_one_of(namespace: &ResolveResult, known: &[&[u8]]) -> bool {
    match namespace {
        ResolveResult::Bound(Namespace(found)) => known.contains(&found.as_bytes()),
        _ => false,
    }
}

/// Returns the value of an attribute, whatever its prefix.
fn attribute(element: &quick_xml::events::BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}

/// Returns the sign that a reference stands for: one by its number, or one of the five that XML has.
fn resolved(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return Some(sign);
    }
    let name: &str = reference;
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    /// Packs the body of a document as Word does.
    fn word(body: &str) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"{}\" xmlns:mc=\"{}\"><w:body>{body}</w:body></w:document>",
            String::from_utf8_lossy(NAMESPACES[0]),
            String::from_utf8_lossy(COMPATIBILITY)
        );
        archive("word/document.xml", document.as_bytes())
    }

    fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
        zip.start_file(name, options).expect("an entry");
        zip.write_all(bytes).expect("it is written");
        zip.finish().expect("an archive").into_inner()
    }

    fn text(body: &str) -> String {
        read(&word(body)).expect("a document").text
    }

    #[test]
    fn paragraphs_are_lines_without_formatting() {
        let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
                    <w:t xml:space=\"preserve\">نصّ </w:t></w:r><w:r><w:t>&amp; &#x62a;</w:t></w:r></w:p><w:p/>\
                    <w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>";
        assert_eq!(text(body), "نصّ & ت\n\na\tb\nc\n");
    }

    #[test]
    fn changes_are_counted_with_the_line_of_the_first() {
        let body = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>\
                    <w:p><w:ins w:id=\"1\"><w:r><w:t>new</w:t></w:r></w:ins>\
                    <w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>";
        let found = read(&word(body)).expect("a document");
        assert_eq!((found.changes, found.text.as_str()), (Some((2, 3)), "a\nb\nnew\n"));
        // Another look of the same words is no change of them.
        let looks = "<w:p><w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>";
        assert_eq!(read(&word(looks)).expect("a document").changes, None);
    }

    #[test]
    fn what_is_no_paragraph_is_counted() {
        let body = "<w:p><w:r><w:t>a</w:t><w:commentReference/></w:r></w:p>\
                    <w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>b</w:t><w:commentReference/></w:r></w:p></w:tc></w:tr></w:tbl>";
        let found = read(&word(body)).expect("a document");
        assert_eq!(found.text, "a\nb\n");
        assert_eq!(
            found.beside,
            [(Beside::Comments, 2, 1), (Beside::Tables, 1, 2), (Beside::ListMarks, 1, 2)]
        );
    }

    #[test]
    fn what_is_repeated_for_other_readers_is_taken_once() {
        let boxed = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>";
        let body = format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{boxed}</w:drawing></mc:Choice>\
             <mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>\
             <w:r><w:t>out</w:t></w:r></w:p>"
        );
        assert_eq!(text(&body), "box\nout\n");
    }

    #[test]
    fn what_is_no_word_file_is_refused() {
        assert_eq!(read(b"PK\x03\x04 and no more").err(), Some(Fault::Damaged));
        assert_eq!(read(&archive("content.xml", b"<a/>")).err(), Some(Fault::NoDocument));
        assert_eq!(
            read(&word("<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>")).err(),
            Some(Fault::Damaged)
        );
        assert_eq!(read(&word("<w:p></w:r>")).err(), Some(Fault::Damaged));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let spaces = vec![b' '; (XML_LIMIT + 5) as usize];
        let bomb = archive("word/document.xml", &spaces);
        assert!(bomb.len() < 1 << 20, "{}", bomb.len());
        assert_eq!(read(&bomb).err(), Some(Fault::TooLarge));
        let long = "ب".repeat(TEXT_LIMIT / 2 + 1);
        let body = format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>");
        assert_eq!(read(&word(&body)).err(), Some(Fault::TooLarge));
    }
}
