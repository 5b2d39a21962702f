//! What a preflight tells about files, as values and as JSON.

use malzama_message::Message;
use serde::Serialize;

use super::origin::Origin;
use super::part::Part;
use super::words::text;
use crate::finding::{Area, Finding, ImageFacts, Inspection};
use crate::spec::Spec;

/// The version of the JSON form; it changes when fields are added or change their meaning.
const SCHEMA: u32 = 2;

/// A file that was judged, with what a print shop wants to know before it opens it.
#[derive(Debug)]
pub struct FileReport {
    /// The slug of the edition, or the name of the file.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its BLAKE3 in hexadecimal digits.
    pub checksum: String,
    /// What was found.
    pub inspection: Inspection,
    /// For each finding, the place in a record that it came from.
    pub sources: Vec<Option<Origin>>,
    /// What stands where, if it is an edition of ours.
    pub parts: Vec<Part>,
}

/// What all files of a report were judged by, beside the [`Spec`].
#[derive(Debug, Clone)]
pub struct Judged {
    /// The printing condition in words, such as `FOGRA39, coated paper`.
    pub condition: String,
    /// How far grounds and pictures reach beyond the trim, in millimetres.
    pub bleed: f64,
    /// The date of the project.
    pub date: String,
}

impl FileReport {
    /// Where the finding of this index came from.
    pub(super) fn source(&self, index: usize) -> Option<&Origin> {
        self.sources.get(index)?.as_ref()
    }
}

/// Writes the JSON form of all files (schema 2).
pub fn json(files: &[FileReport], judged: &Judged, spec: &Spec) -> String {
    let files = files.iter().map(|file| FileJson::of(file, judged, spec)).collect();
    written(&FilesJson { schema: SCHEMA, files })
}

/// Writes the JSON form of one file (schema 2).
pub fn json_file(file: &FileReport, judged: &Judged, spec: &Spec) -> String {
    written(&FileJson::of(file, judged, spec))
}

/// Writes a value, with a line break at its end.
fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    json.expect("a value without maps is always JSON") + "\n"
}

/// A number with so many digits behind the point, and no minus before a zero.
fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale + 0.0
}

/// Millimetres as they are told, to 0.01.
fn millimetres(value: f64) -> f64 {
    rounded(value, 2)
}

#[derive(Serialize)]
struct FilesJson<'a> {
    schema: u32,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    schema: u32,
    file: &'a str,
    standard: &'a str,
    variant: &'a str,
    condition: &'a str,
    bleed: f64,
    ink_limit: f64,
    date: &'a str,
    bytes: u64,
    checksum: &'a str,
    pages: Vec<PageJson>,
    findings: Vec<FindingJson<'a>>,
    fonts: Vec<FontJson<'a>>,
    images: Vec<ImageJson>,
    parts: &'a [Part],
}

#[derive(Serialize)]
struct PageJson {
    page: usize,
    trim: [f64; 2],
    most_ink: Option<f64>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: String,
    gwg: String,
    severity: &'static str,
    page: Option<usize>,
    area: Option<AreaJson>,
    object: &'static str,
    found: String,
    wanted: String,
    found_message: &'a Message,
    wanted_message: &'a Message,
    count: usize,
    source: Option<String>,
}

#[derive(Serialize)]
struct AreaJson {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

#[derive(Serialize)]
struct FontJson<'a> {
    name: &'a str,
    embedded: bool,
    subset: bool,
}

#[derive(Serialize)]
struct ImageJson {
    page: usize,
    area: AreaJson,
    pixels: [u32; 2],
    ppi: f64,
    colours: String,
}

impl<'a> FileJson<'a> {
    fn of(file: &'a FileReport, judged: &'a Judged, spec: &Spec) -> Self {
        let Inspection { findings, pages, fonts, images } = &file.inspection;
        let pages = pages.iter().map(|page| PageJson {
            page: page.number,
            trim: page.trim.map(millimetres),
            most_ink: page.most_ink.map(|ink| rounded(ink, 1)),
        });
        let findings = findings
            .iter()
            .enumerate()
            .map(|(index, finding)| FindingJson::of(finding, file.source(index), spec));
        let fonts = fonts.iter().map(|font| FontJson {
            name: &font.name,
            embedded: font.embedded,
            subset: font.subset,
        });
        Self {
            schema: SCHEMA,
            file: &file.name,
            standard: spec.standard.name(),
            variant: spec.variant.name(),
            condition: &judged.condition,
            bleed: millimetres(judged.bleed),
            ink_limit: rounded(spec.ink_limit, 1),
            date: &judged.date,
            bytes: file.bytes,
            checksum: &file.checksum,
            pages: pages.collect(),
            findings: findings.collect(),
            fonts: fonts.collect(),
            images: images.iter().map(ImageJson::of).collect(),
            parts: &file.parts,
        }
    }
}

impl<'a> FindingJson<'a> {
    fn of(finding: &'a Finding, source: Option<&Origin>, spec: &Spec) -> Self {
        Self {
            rule: finding.rule.id(spec.standard),
            gwg: format!("R{:04}", finding.rule.gwg()),
            severity: finding.severity.name(),
            page: finding.page,
            area: finding.area.map(AreaJson::of),
            object: finding.object.name(),
            found: text(&finding.found),
            wanted: text(&finding.wanted),
            found_message: &finding.found,
            wanted_message: &finding.wanted,
            count: finding.count,
            source: source.map(Origin::to_string),
        }
    }
}

impl AreaJson {
    fn of(Area { x, y, width, height }: Area) -> Self {
        let [x, y, width, height] = [x, y, width, height].map(millimetres);
        Self { x, y, width, height }
    }
}

impl ImageJson {
    fn of(image: &ImageFacts) -> Self {
        Self {
            page: image.page,
            area: AreaJson::of(image.area),
            pixels: image.pixels,
            ppi: rounded(image.ppi, 1),
            colours: text(&image.colours),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_without_negative_zeros() {
        assert_eq!(millimetres(147.996), 148.0);
        assert_eq!(rounded(271.249, 1), 271.2);
        assert!(rounded(-0.001, 2).is_sign_positive());
    }
}
