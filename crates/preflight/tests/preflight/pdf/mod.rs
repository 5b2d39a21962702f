//! Tiny PDFs written by hand, byte by byte, every part of them easy to change. Nothing of
//! the program takes part in it.

pub mod programs;
pub mod sound;
mod write;
pub mod xmp;

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The catalog.
pub const CATALOG: usize = 1;
/// The root of the page tree.
pub const PAGES: usize = 2;
/// The page.
pub const PAGE: usize = 3;
/// What is drawn on it.
pub const CONTENT: usize = 4;
/// The information dictionary.
pub const INFO: usize = 5;
/// The XMP metadata.
pub const XMP: usize = 6;
/// The output intent.
pub const INTENT: usize = 7;
/// The profile of the output intent.
pub const PROFILE: usize = 8;
/// The resources of the page.
pub const RESOURCES: usize = 9;
/// The font `F`, which shows glyphs by their numbers.
pub const FONT: usize = 10;
/// Its only descendant.
pub const DESCENDANT: usize = 11;
/// The descriptor of that.
pub const DESCRIPTOR: usize = 12;
/// The font program.
pub const FONT_FILE: usize = 13;

/// A printing condition on coated paper.
pub const COATED: &[u8] =
    include_bytes!("../../../../../data/press/icc/ISOcoated_v2_300_bas.icc");
/// Another one, on uncoated paper.
pub const UNCOATED: &[u8] =
    include_bytes!("../../../../../data/press/icc/Uncoated_FOGRA29L_300.icc");
/// The colours of a screen.
pub const SRGB: &[u8] = include_bytes!("../../../../../data/press/icc/sRGB-v2-magic.icc");
/// The grays of a screen.
pub const SGRAY: &[u8] =
    include_bytes!("../../../../../data/press/icc/sGrey-v2-magic.icc");
/// A font with Arabic and Latin letters.
pub const AMIRI: &[u8] = include_bytes!("../../../../../fonts/amiri/Amiri-Regular.ttf");

/// A ground of three inks, for what has to lie over something.
pub const GROUND: &str = "0.2 0.3 0.1 0 k 60 300 200 200 re f\n";

static FACE: LazyLock<ttf_parser::Face> =
    LazyLock::new(|| ttf_parser::Face::parse(AMIRI, 0).expect("a font"));

/// One object: a dictionary of entries, or other text, and a stream if it has data.
#[derive(Clone, Default)]
pub struct Object {
    /// The dictionary, entry by entry.
    pub entries: Vec<(String, String)>,
    /// Other text: the whole object if there are no entries, or more of the dictionary.
    pub text: String,
    /// The data of a stream.
    pub data: Option<Vec<u8>>,
}

/// A PDF in the making.
#[derive(Clone)]
pub struct Pdf {
    /// What the file begins with.
    pub header: Vec<u8>,
    /// The objects, the first of which has number 1.
    pub objects: Vec<Object>,
    /// The trailer, but for the size.
    pub trailer: Object,
    /// Whether objects lie in an object stream, and their places in a stream as well.
    pub has_streams: bool,
    /// The name of the filter that these streams are packed by, which stands for Flate; empty if they
    /// are not packed.
    pub stream_filter: &'static str,
}

/// Data packed by Flate.
pub fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).expect("data can be packed");
    encoder.finish().expect("data can be packed")
}

/// The number of a letter's glyph in the font.
pub fn glyph(letter: char) -> u16 {
    FACE.glyph_index(letter).expect("a glyph").0
}

/// The width of a letter, in thousandths of its size.
pub fn width(letter: char) -> u32 {
    let glyph = ttf_parser::GlyphId(glyph(letter));
    let width = u32::from(FACE.glyph_hor_advance(glyph).expect("a width"));
    width * 1000 / u32::from(FACE.units_per_em())
}

/// The glyphs of a word, as a string of a content stream.
pub fn glyphs(word: &str) -> String {
    let letters = word.chars().map(|letter| format!("{:04x}", glyph(letter)));
    format!("<{}>", letters.collect::<String>())
}

/// Operators that show a word in `F`, at a place and in a size.
pub fn text(x: f64, y: f64, size: f64, word: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td {} Tj ET\n", glyphs(word))
}

impl Object {
    /// A dictionary.
    pub fn new(entries: &[(&str, &str)]) -> Self {
        let entries = entries.iter().map(|(key, value)| ((*key).into(), (*value).into()));
        Self { entries: entries.collect(), ..Self::default() }
    }

    /// A stream.
    pub fn stream(entries: &[(&str, &str)], data: Vec<u8>) -> Self {
        Self { data: Some(data), ..Self::new(entries) }
    }

    /// The object between `obj` and `endobj`.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        for (key, value) in &self.entries {
            let _ = writeln!(text, "/{key} {value}");
        }
        text += &self.text;
        let Some(data) = &self.data else {
            let is_dictionary = !self.entries.is_empty() || self.text.is_empty();
            let whole = if is_dictionary { format!("<<\n{text}>>") } else { text };
            return whole.into_bytes();
        };
        if !self.entries.iter().any(|(key, _)| key == "Length") {
            let _ = write!(text, "\n/Length {}", data.len());
        }
        let mut bytes = format!("<<\n{text}\n>>\nstream\n").into_bytes();
        bytes.extend_from_slice(data);
        bytes.extend_from_slice(b"\nendstream");
        bytes
    }
}

impl Pdf {
    /// An object by its number.
    pub fn object(&mut self, number: usize) -> &mut Object {
        &mut self.objects[number - 1]
    }

    /// Gives an entry of a dictionary another value.
    pub fn set(&mut self, number: usize, key: &str, value: &str) {
        let entries = &mut self.object(number).entries;
        entries.retain(|(other, _)| other != key);
        entries.push((key.into(), value.into()));
    }

    /// Takes an entry out of a dictionary.
    pub fn unset(&mut self, number: usize, key: &str) {
        let entries = &mut self.object(number).entries;
        let before = entries.len();
        entries.retain(|(other, _)| other != key);
        assert!(entries.len() < before, "object {number} has no /{key}");
    }

    /// Replaces a part of a stream that is text.
    pub fn replace(&mut self, number: usize, from: &str, to: &str) {
        let data = self.object(number).data.as_mut().expect("a stream");
        let text = String::from_utf8(std::mem::take(data)).expect("a text");
        assert!(text.contains(from), "object {number} holds no `{from}`");
        *data = text.replacen(from, to, 1).into_bytes();
    }

    /// Adds an object and returns a reference to it.
    pub fn add(&mut self, text: &str) -> String {
        self.objects.push(Object { text: text.into(), ..Object::default() });
        format!("{} 0 R", self.objects.len())
    }

    /// Adds a stream, of whose dictionary the entries are given, and returns a reference.
    pub fn stream(&mut self, entries: &str, data: impl Into<Vec<u8>>) -> String {
        let (text, data) = (entries.into(), Some(data.into()));
        self.objects.push(Object { text, data, ..Object::default() });
        format!("{} 0 R", self.objects.len())
    }

    /// Adds a form without resources of its own; `entries` may give it some.
    pub fn form(&mut self, entries: &str, content: &str) -> String {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [-1000 -1000 1000 1000] {entries}"
        );
        self.stream(&entries, content)
    }

    /// Gives the page's resources one more of a kind.
    pub fn resource(&mut self, kind: &str, name: &str, value: &str) {
        let entries = &mut self.object(RESOURCES).entries;
        match entries.iter_mut().find(|(key, _)| key == kind) {
            Some((_, all)) => {
                all.truncate(all.len() - 2);
                let _ = write!(all, "/{name} {value} >>");
            }
            None => entries.push((kind.into(), format!("<< /{name} {value} >>"))),
        }
    }

    /// Draws more on the page.
    pub fn draw(&mut self, content: &str) {
        let data = self.object(CONTENT).data.as_mut().expect("a stream");
        data.extend_from_slice(content.as_bytes());
    }

    /// Draws this on the page and nothing else.
    pub fn only(&mut self, content: &str) {
        self.object(CONTENT).data = Some(content.into());
    }

    /// Draws a form.
    pub fn draw_form(&mut self, entries: &str, content: &str) {
        let form = self.form(entries, content);
        self.resource("XObject", "Form", &form);
        self.draw("/Form Do\n");
    }

    /// Draws in a graphics state.
    pub fn draw_in(&mut self, state: &str, content: &str) {
        self.resource("ExtGState", "State", &format!("<< {state} >>"));
        self.draw(&format!("q /State gs\n{content}Q\n"));
    }

    /// Fills a square with a colour of a colour space.
    pub fn fill_with(&mut self, space: &str, colour: &str) {
        self.resource("ColorSpace", "Space", space);
        self.draw(&format!("/Space cs {colour} scn 300 100 50 50 re f\n"));
    }

    /// Draws an image of eight bits, all alike, at a size in points.
    pub fn image(
        &mut self,
        entries: &str,
        channels: usize,
        pixels: [usize; 2],
        points: [f64; 2],
    ) {
        let [width, height] = pixels;
        let entries =
            format!("/Width {width} /Height {height} /BitsPerComponent 8 {entries}");
        self.image_of(&entries, vec![0x55; width * height * channels], points);
    }

    /// Draws an image of one bit; `entries` make a picture or a mask of it.
    pub fn bitmap(&mut self, entries: &str, pixels: [usize; 2], points: [f64; 2]) {
        let [width, height] = pixels;
        let entries =
            format!("/Width {width} /Height {height} /BitsPerComponent 1 {entries}");
        self.image_of(&entries, vec![0x55; width.div_ceil(8) * height], points);
    }

    /// Draws an image with these data.
    pub fn image_of(&mut self, entries: &str, data: Vec<u8>, points: [f64; 2]) {
        let image =
            self.stream(&format!("/Type /XObject /Subtype /Image {entries}"), data);
        self.resource("XObject", "Image", &image);
        let [width, height] = points;
        self.draw(&format!("q {width} 0 0 {height} 100 150 cm /Image Do Q\n"));
    }

    /// A colour space of an ICC profile, and a reference to it.
    pub fn icc(&mut self, channels: usize, profile: &[u8]) -> String {
        let entries = format!("/N {channels} /Filter /FlateDecode");
        let profile = self.stream(&entries, packed(profile));
        self.add(&format!("[/ICCBased {profile}]"))
    }

    /// Adds a page that is like the first, and returns its number.
    pub fn another_page(&mut self) -> usize {
        let page = self.object(PAGE).clone();
        self.objects.push(page);
        let number = self.objects.len();
        self.set(PAGES, "Kids", &format!("[3 0 R {number} 0 R]"));
        self.set(PAGES, "Count", "2");
        number
    }

    /// Adds an annotation, whose entries are given.
    pub fn annotate(&mut self, entries: &str) {
        let annotation = self.add(&format!("<< /Type /Annot {entries} >>"));
        self.set(PAGE, "Annots", &format!("[{annotation}]"));
    }

    /// Lets the page have transparency, blended in inks.
    pub fn blend(&mut self) {
        self.set(PAGE, "Group", "<< /S /Transparency /CS /DeviceCMYK >>");
    }
}
