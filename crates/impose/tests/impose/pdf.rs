//! Tiny PDFs to be imposed, written by hand, and sheets read back with `lopdf`.

use lopdf::{Dictionary, Document, Object, Stream};
use malzama_impose::{Booklet, Imposition, Marks, Sheets, Wording, impose};

/// The trim of pages: 148 × 210 mm, 3 mm from the corner of the media.
pub(crate) const TRIM: &str = "/TrimBox [8.504 8.504 428.032 603.78]";
pub(crate) const BLEED: &str = "/BleedBox [0 0 436.536 612.284]";

/// The first object that is a page; its content is the next one.
const FIRST_PAGE: usize = 10;

/// A sound file, with changes.
#[derive(Clone)]
pub(crate) struct Source {
    objects: Vec<Vec<u8>>,
    version: &'static str,
    trailer: String,
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

impl Source {
    /// A file of PDF/X-4 whose pages inherit their resources from the tree.
    pub(crate) fn new(pages: usize) -> Self {
        let kids: Vec<String> =
            (0..pages).map(|page| format!("{} 0 R", FIRST_PAGE + 2 * page)).collect();
        let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>\
            <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
            <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' \
            xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' \
            xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/'>\
            <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>A title</rdf:li></rdf:Alt></dc:title>\
            <xmpMM:DocumentID>uuid:old-document</xmpMM:DocumentID>\
            <xmpMM:InstanceID>uuid:old-instance</xmpMM:InstanceID>\
            <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\
            </rdf:Description></rdf:RDF></x:xmpmeta>";
        let mut objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /Outlines 8 0 R /OutputIntents \
              [<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) \
              /DestOutputProfile 5 0 R >>] >>"
                .to_vec(),
            format!(
                "<< /Type /Pages /Count {pages} /Kids [{}] /Resources << /ExtGState << /GS1 7 0 R \
                 >> >> /MediaBox [0 0 436.536 612.284] >>",
                kids.join(" ")
            )
            .into_bytes(),
            b"<< /Title (A title) /CreationDate (D:20261123000000Z) /ModDate \
              (D:20261123000000Z) /Trapped /False /GTS_PDFXVersion (PDF/X-4) >>"
                .to_vec(),
            stream("/Type /Metadata /Subtype /XML", xmp.as_bytes()),
            stream("/N 4", b"profile"),
            b"null".to_vec(),
            b"<< /Type /ExtGState /OP true /op true /OPM 1 >>".to_vec(),
            b"<< /Type /Outlines /First 9 0 R >>".to_vec(),
            b"<< /Title (An outline) /Dest [10 0 R /Fit] >>".to_vec(),
        ];
        for page in 0..pages {
            let content = FIRST_PAGE + 2 * page + 1;
            let page = format!(
                "<< /Type /Page /Parent 2 0 R {TRIM} {BLEED} /Contents {content} 0 R \
                 /StructParents {page} >>"
            );
            objects.push(page.into_bytes());
            let content = format!("/GS1 gs 0 0 0 1 k 50 50 100 {content} re f");
            objects.push(stream("", content.as_bytes()));
        }
        let trailer = "/Root 1 0 R /Info 3 0 R /ID [<00> <01>]".to_owned();
        Self { objects, version: "1.6", trailer }
    }

    /// A file of PDF/X-1a:2003.
    pub(crate) fn x1a(pages: usize) -> Self {
        let claim =
            "/GTS_PDFXVersion (PDF/X-1a:2003) /GTS_PDFXConformance (PDF/X-1a:2003)";
        let file = Self::new(pages).with(3, "/GTS_PDFXVersion (PDF/X-4)", claim).with(
            1,
            "/Metadata 4 0 R",
            "",
        );
        Self { version: "1.4", ..file }
    }

    /// Replaces text of an object, which must be there.
    pub(crate) fn with(mut self, object: usize, old: &str, new: &str) -> Self {
        let bytes = &mut self.objects[object - 1];
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains(old), "no {old:?} in {text:?}");
        *bytes = text.replace(old, new).into_bytes();
        self
    }

    /// Replaces text of a page, from 1.
    pub(crate) fn with_page(self, page: usize, old: &str, new: &str) -> Self {
        self.with(FIRST_PAGE + 2 * (page - 1), old, new)
    }

    /// Replaces text of all pages.
    pub(crate) fn with_pages(self, old: &str, new: &str) -> Self {
        let pages = (self.objects.len() + 1 - FIRST_PAGE) / 2;
        (1..=pages).fold(self, |file, page| file.with_page(page, old, new))
    }

    /// Replaces an object.
    pub(crate) fn set(mut self, object: usize, text: &str) -> Self {
        self.objects[object - 1] = text.as_bytes().to_vec();
        self
    }

    /// Replaces the content of a page, from 1.
    pub(crate) fn set_content(mut self, page: usize, entries: &str, data: &[u8]) -> Self {
        self.objects[FIRST_PAGE + 2 * (page - 1)] = stream(entries, data);
        self
    }

    /// Adds an object; its number is told to what comes after.
    pub(crate) fn add(mut self, bytes: Vec<u8>) -> (Self, usize) {
        self.objects.push(bytes);
        let number = self.objects.len();
        (self, number)
    }

    /// Adds a stream.
    pub(crate) fn add_stream(self, entries: &str, data: &[u8]) -> (Self, usize) {
        self.add(stream(entries, data))
    }

    pub(crate) fn with_trailer(mut self, entries: &str) -> Self {
        self.trailer.push_str(entries);
        self
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = format!("%PDF-{}\n%\u{e2}\u{e3}\n", self.version).into_bytes();
        let mut places = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", index + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let (at, size) = (out.len(), places.len() + 1);
        out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for place in places {
            out.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let trailer = &self.trailer;
        out.extend(
            format!("trailer\n<< {trailer} /Size {size} >>\nstartxref\n{at}\n%%EOF\n")
                .bytes(),
        );
        out
    }

    pub(crate) fn read(&self) -> Booklet {
        Booklet::read(&self.write()).expect("a sound file")
    }
}

/// Any font of the repository that has Latin letters.
pub(crate) fn font() -> Vec<u8> {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts/amiri/Amiri-Regular.ttf");
    std::fs::read(path).expect("a font")
}

/// An imposition without marks.
pub(crate) fn plain() -> Imposition {
    Imposition { marks: Marks::NONE, ..Imposition::default() }
}

pub(crate) fn written(sheets: &Sheets<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    sheets.write(&mut out).expect("memory takes all");
    out
}

/// Imposes one file and writes the sheets.
pub(crate) fn imposed(source: &Source, imposition: &Imposition) -> Vec<u8> {
    let booklets = [source.read()];
    let sheets = impose(&booklets, imposition, &Wording::default()).expect("sheets");
    written(&sheets)
}

/// Packs the objects of a file and its content, as most producers do.
pub(crate) fn repacked(bytes: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).expect("a sound file");
    document.compress();
    let mut out = Vec::new();
    document.save_modern(&mut out).expect("memory takes all");
    out
}

/// Sheets that were read back.
pub(crate) struct Read {
    pub(crate) document: Document,
    pages: Vec<lopdf::ObjectId>,
}

impl Read {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a sound file");
        let pages = document.page_iter().collect();
        Self { document, pages }
    }

    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    pub(crate) fn page(&self, index: usize) -> &Dictionary {
        self.document.get_dictionary(self.pages[index]).expect("a page")
    }

    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object").1
    }

    pub(crate) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let entry = dictionary.get(key.as_bytes());
        self.follow(entry.unwrap_or_else(|_| panic!("no {key} in {dictionary:?}")))
    }

    pub(crate) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> &'a Dictionary {
        self.get(dictionary, key).as_dict().expect("a dictionary")
    }

    pub(crate) fn numbers(&self, dictionary: &Dictionary, key: &str) -> Vec<f64> {
        let array = self.get(dictionary, key).as_array().expect("an array");
        array
            .iter()
            .map(|it| f64::from(self.follow(it).as_float().expect("a number")))
            .collect()
    }

    /// A form of a page of sheets by its name.
    pub(crate) fn form(&self, index: usize, name: &str) -> &Stream {
        let resources = self.dictionary(self.page(index), "Resources");
        let forms = self.dictionary(resources, "XObject");
        self.get(forms, name).as_stream().expect("a form")
    }

    /// The names of the forms of a page of sheets.
    pub(crate) fn forms(&self, index: usize) -> Vec<String> {
        let resources = self.dictionary(self.page(index), "Resources");
        let forms = self.dictionary(resources, "XObject");
        let name =
            |(key, _): (&Vec<u8>, _)| String::from_utf8(key.clone()).expect("text");
        forms.iter().map(name).collect()
    }

    pub(crate) fn content(&self, index: usize) -> String {
        let content =
            self.get(self.page(index), "Contents").as_stream().expect("a stream");
        let bytes = content.get_plain_content().expect("content");
        String::from_utf8(bytes).expect("text")
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    pub(crate) fn information(&self) -> &Dictionary {
        self.dictionary(&self.document.trailer, "Info")
    }

    /// All forms of the file.
    pub(crate) fn all_forms(&self) -> Vec<&Stream> {
        let streams = self.document.objects.values().filter_map(|it| it.as_stream().ok());
        let is_form = |it: &&Stream| {
            it.dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|it| it == b"Form")
        };
        streams.filter(is_form).collect()
    }
}
