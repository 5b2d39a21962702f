//! The document: a page for each side of a sheet, with boxes of its own, in the printing condition
//! of the pages.

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, Stream};

use super::file::File;
use super::form;
use super::identity::Identity;
use super::layers;
use super::packing::packed;
use super::syntax::put;
use crate::booklet::{Booklet, Page};
use crate::error::Error;
use crate::marks::{Drawn, Lettering};
use crate::rectangle::Rectangle;
use crate::side::Side;

/// The least bytes of a content stream that is packed.
const PACKED: usize = 100;

/// The version of PDF that every reader knows.
const LEAST_VERSION: &str = "1.4";

/// The first version with object streams.
const PACKING_VERSION: &str = "1.5";

/// What sheets are made of.
pub(crate) struct Content<'s> {
    pub(crate) sides: &'s [Side],
    /// The marks of each side.
    pub(crate) marks: &'s [Drawn],
    pub(crate) lettering: Option<&'s Lettering<'s>>,
    /// What is added to the title of the pages.
    pub(crate) suffix: &'s str,
    /// Whether a printer should be told not to scale the sheets.
    pub(crate) is_for_printers: bool,
}

/// A document of sheets that is ready to be written.
pub(crate) struct Document<'a> {
    file: File<'a>,
    version: String,
    trailer: Dictionary,
    /// Whether objects are packed.
    is_packed: bool,
}

impl<'a> Document<'a> {
    pub(crate) fn new(
        booklets: &'a [Booklet],
        content: &Content<'_>,
    ) -> Result<Self, Error> {
        let mut file = File::new(booklets);
        let [catalog, tree] = [file.reserve(), file.reserve()];
        let mut build = Build {
            booklets,
            file,
            tree,
            forms: BTreeMap::new(),
            direct: booklets.iter().map(|it| vec![None; it.direct().len()]).collect(),
            shared: BTreeMap::new(),
            letters: None,
            all_inks: None,
            hash: blake3::Hasher::new(),
        };
        build.add_letters(content.lettering);
        let mut kids = Vec::with_capacity(content.sides.len());
        for (side, marks) in content.sides.iter().zip(content.marks) {
            kids.push(reference(build.add_side(side, marks)?));
        }
        let Build { mut file, mut hash, .. } = build;
        let count = kids.len() as i64;
        let mut pages = Dictionary::new();
        pages.set("Type", "Pages");
        pages.set("Kids", kids);
        pages.set("Count", count);
        file.put(tree, pages);
        let version = version(booklets);
        let mut root = Dictionary::new();
        root.set("Type", "Catalog");
        root.set("Pages", reference(tree));
        // Sheets tell the condition of the first booklet; those of the others are the same.
        if let Some(intents) = booklets[0].catalog_entry(b"OutputIntents") {
            root.set("OutputIntents", reference(file.add_of(0, intents)));
        }
        if let Some(layers) = layers::add(&mut file, booklets) {
            root.set("OCProperties", reference(layers));
        }
        if content.is_for_printers && version.as_str() >= "1.6" {
            let mut preferences = Dictionary::new();
            preferences.set("PrintScaling", "None");
            root.set("ViewerPreferences", preferences);
        }
        let mut pages_hash = blake3::Hasher::new();
        for booklet in booklets {
            pages_hash.update(booklet.hash().as_bytes());
        }
        pages_hash.update(b"sheets");
        let pages_hash = pages_hash.finalize();
        hash.update(pages_hash.as_bytes()).update(content.suffix.as_bytes());
        let identity =
            Identity::new(&booklets[0], content.suffix, &pages_hash, &hash.finalize());
        if let Some(metadata) = identity.metadata {
            let mut dictionary = Dictionary::new();
            dictionary.set("Type", "Metadata");
            dictionary.set("Subtype", "XML");
            let number = file.add(Stream::new(dictionary, metadata.into_bytes()));
            root.set("Metadata", reference(number));
        }
        file.put(catalog, root);
        let mut trailer = Dictionary::new();
        trailer.set("Root", reference(catalog));
        if !identity.information.is_empty() {
            let number = file.add(identity.information);
            trailer.set("Info", reference(number));
        }
        trailer.set("ID", identity.identifiers);
        let is_packed = version.as_str() >= PACKING_VERSION
            && booklets.iter().any(Booklet::has_packed_objects);
        Ok(Self { file, version, trailer, is_packed })
    }

    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.file.write(&self.version, &self.trailer, self.is_packed, out)
    }
}

fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

/// The highest version of the booklets, as header or catalog tells it.
fn version(booklets: &[Booklet]) -> String {
    let is_version =
        |it: &&str| matches!(it.as_bytes(), [b'1'..=b'2', b'.', b'0'..=b'9']);
    let versions = booklets.iter().flat_map(|booklet| {
        let catalog = booklet.catalog_entry(b"Version").and_then(|it| it.as_name().ok());
        let catalog = catalog.and_then(|it| std::str::from_utf8(it).ok());
        [Some(booklet.document().version.as_str()), catalog]
    });
    let versions = versions.flatten().filter(is_version);
    versions.chain([LEAST_VERSION]).max().unwrap_or(LEAST_VERSION).to_owned()
}

/// The document while it grows.
struct Build<'a> {
    booklets: &'a [Booklet],
    file: File<'a>,
    tree: u32,
    /// The form of each page that was placed, by booklet and number.
    forms: BTreeMap<(usize, usize), u32>,
    /// For each booklet, the number of each dictionary of resources that had none.
    direct: Vec<Vec<Option<u32>>>,
    /// Marks that sides have in common, by their content.
    shared: BTreeMap<Vec<u8>, u32>,
    /// The resources of slugs.
    letters: Option<u32>,
    /// The colour space of all inks.
    all_inks: Option<u32>,
    hash: blake3::Hasher,
}

impl Build<'_> {
    fn add_side(&mut self, side: &Side, marks: &Drawn) -> Result<u32, Error> {
        let mut objects = Dictionary::new();
        let mut content = Vec::new();
        let mut group = None;
        for placed in &side.places {
            let Some(number) = placed.place.page else { continue };
            let booklet = placed.place.booklet;
            let page = &self.booklets[booklet].pages()[number - 1];
            let form = self.form(booklet, number)?;
            let name = match self.booklets.len() {
                1 => format!("P{number}"),
                _ => format!("B{}P{number}", booklet + 1),
            };
            let clip = placed.clip;
            let (width, height) = (clip.width(), clip.height());
            put(
                &mut content,
                format_args!("q {} {} {width} {height} re W n\n", clip.left, clip.bottom),
            );
            let matrix = form::matrix(page, placed, side.scale);
            put(&mut content, format_args!("{matrix} cm /{name} Do Q\n"));
            objects.set(name, reference(form));
            group = group.or_else(|| group_of_sheet(page));
        }
        if !marks.fixed.is_empty() {
            let number = self.shared_marks(&marks.fixed, side);
            objects.set("Marks", reference(number));
            content.extend_from_slice(b"/Marks Do\n");
        }
        content.extend_from_slice(&marks.own);
        if !marks.slug.is_empty() {
            objects.set("Slug", reference(self.slug(&marks.slug, side)));
            content.extend_from_slice(b"/Slug Do\n");
        }
        self.hash.update(&content).update(&marks.fixed).update(&marks.slug);
        let mut resources = Dictionary::new();
        resources.set("XObject", objects);
        let content = self.file.add(stream(Dictionary::new(), content));
        let mut page = Dictionary::new();
        page.set("Type", "Page");
        page.set("Parent", reference(self.tree));
        let sheet = side.size.rectangle();
        self.hash.update(sheet.to_string().as_bytes());
        page.set("MediaBox", numbers(&sheet));
        page.set("BleedBox", numbers(&side.bleed));
        page.set("TrimBox", numbers(&side.trim));
        page.set("Resources", resources);
        page.set("Contents", reference(content));
        if let Some(group) = group {
            page.set("Group", group);
        }
        Ok(self.file.add(page))
    }

    fn form(&mut self, booklet: usize, number: usize) -> Result<u32, Error> {
        if let Some(form) = self.forms.get(&(booklet, number)) {
            return Ok(*form);
        }
        let direct = &mut self.direct[booklet];
        let form = form::add(&mut self.file, self.booklets, booklet, number, direct)?;
        self.forms.insert((booklet, number), form);
        Ok(form)
    }

    fn shared_marks(&mut self, content: &[u8], side: &Side) -> u32 {
        if let Some(number) = self.shared.get(content) {
            return *number;
        }
        let all = *self.all_inks.get_or_insert_with(|| self.file.add(all_inks()));
        let mut spaces = Dictionary::new();
        spaces.set("All", reference(all));
        let mut resources = Dictionary::new();
        resources.set("ColorSpace", spaces);
        let mut form = form_of(whole(side));
        form.set("Resources", resources);
        let number = self.file.add(stream(form, content.to_vec()));
        self.shared.insert(content.to_vec(), number);
        number
    }

    /// Text by itself: with its letters among the resources of each page, sheets of short pages
    /// would be larger.
    fn slug(&mut self, content: &[u8], side: &Side) -> u32 {
        let mut form = form_of(whole(side));
        form.set("Resources", self.letters.map_or(Object::Null, reference));
        self.file.add(stream(form, content.to_vec()))
    }

    /// Adds all letters as forms.
    fn add_letters(&mut self, lettering: Option<&Lettering<'_>>) {
        let Some(lettering) = lettering else { return };
        let mut forms = Dictionary::new();
        for (glyph, outline) in lettering.glyphs() {
            let mut form = form_of(outline.bounds.map(f64::from));
            form.set("Resources", Dictionary::new());
            let number = self.file.add(stream(form, outline.path.clone()));
            forms.set(format!("G{glyph}"), reference(number));
        }
        let mut resources = Dictionary::new();
        resources.set("XObject", forms);
        self.letters = Some(self.file.add(resources));
    }
}

/// The group of a sheet with a page that has one: art is blended in the same colours as on the page
/// by itself. A sheet of pages without groups has none.
fn group_of_sheet(page: &Page) -> Option<Dictionary> {
    let space @ Object::Name(_) = page.group.as_ref()?.get(b"CS").ok()? else {
        return None;
    };
    let mut group = Dictionary::new();
    group.set("S", "Transparency");
    group.set("CS", space.clone());
    Some(group)
}

/// The bounds of a whole sheet.
fn whole(side: &Side) -> [f64; 4] {
    [0.0, 0.0, side.size.width.to_points(), side.size.height.to_points()]
}

fn form_of(bounds: [f64; 4]) -> Dictionary {
    let mut form = Dictionary::new();
    form.set("Subtype", "Form");
    form.set("BBox", bounds.map(|it| Object::Real(it as f32)).to_vec());
    form
}

fn stream(mut dictionary: Dictionary, content: Vec<u8>) -> Stream {
    if content.len() < PACKED {
        return Stream::new(dictionary, content);
    }
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, packed(&content))
}

/// The edges of a rectangle. Single precision keeps their order, so that boxes stay nested.
fn numbers(rectangle: &Rectangle) -> Object {
    let edges = [rectangle.left, rectangle.bottom, rectangle.right, rectangle.top];
    Object::Array(edges.map(|it| Object::Real(it.to_points() as f32)).to_vec())
}

/// The colour space that prints on all plates (ISO 32000-1, 8.6.6.4).
fn all_inks() -> Object {
    let mut tint = Dictionary::new();
    tint.set("FunctionType", 2);
    tint.set("Domain", vec![0.into(), 1.into()]);
    tint.set("C0", vec![Object::Integer(0); 4]);
    tint.set("C1", vec![Object::Integer(1); 4]);
    tint.set("N", 1);
    let name = |name: &str| Object::Name(name.into());
    vec![name("Separation"), name("All"), name("DeviceCMYK"), tint.into()].into()
}
