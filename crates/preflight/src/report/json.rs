//! What a preflight tells about files, as values and as JSON.

use malzama_message::Message;
use serde::Serialize;

use super::Digits;
use super::edition::EditionState;
use super::edition_json::EditionJson;
use super::groups::{groups, ranges};
use super::inventory_json::{InventoryJson, PageJson};
use super::job::{Fastening, Spine};
use super::measures::{AreaJson, millimetres, rounded};
use super::origin::Origin;
use super::part::Part;
use super::words::{text, words_on};
use crate::finding::{Finding, ImageFacts, Inspection};
use crate::severity::Severity;
use crate::spec::Spec;

/// The version of the JSON form; it changes when fields are added or change their meaning.
pub(super) const SCHEMA: u32 = 6;

/// How many findings and pictures are listed. Groups and counts tell of all of them.
const FINDINGS: usize = 2000;
const IMAGES: usize = 2000;

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
    /// Whether it is the edition as it is now, if it is one of ours.
    pub edition: Option<EditionState>,
}

/// What all files of a report were judged by, beside the [`Spec`]; nothing by default, without
/// a contract.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// The printing condition in words, such as `FOGRA39, coated paper`.
    pub condition: String,
    /// How far grounds and pictures reach beyond the trim, in millimetres.
    pub bleed: f64,
    /// The date of the project.
    pub date: String,
    /// The digits of numbers on the Arabic page.
    pub digits: Digits,
    /// The file of the print contract, as the project or the command line names it.
    pub contract: String,
    /// The side of the spine, if a project tells.
    pub spine: Option<Spine>,
    /// What holds the pages together, if the contract tells.
    pub fastening: Option<Fastening>,
}

impl FileReport {
    /// Whether nothing stands in the way of printing the file: no finding, and if it is an
    /// edition of ours, neither errors nor drawings in place of photographs.
    pub fn is_ready(&self) -> bool {
        let is_note = |finding: &Finding| finding.severity == Severity::Note;
        let is_current = |state: &EditionState| {
            state.status.is_current() && state.errors.is_empty() && state.stand_ins == 0
        };
        self.inspection.findings.iter().all(is_note)
            && self.edition.as_ref().is_none_or(is_current)
    }

    /// Where the finding of this index came from.
    pub(super) fn source(&self, index: usize) -> Option<&Origin> {
        self.sources.get(index)?.as_ref()
    }
}

/// Writes the JSON form of all files (schema 6).
pub fn json(files: &[FileReport], judged: &Judged, spec: &Spec) -> String {
    let files = files.iter().map(|file| FileJson::of(file, judged, spec)).collect();
    written(&FilesJson { schema: SCHEMA, files })
}

/// Writes the JSON form of one file (schema 6).
pub fn json_file(file: &FileReport, judged: &Judged, spec: &Spec) -> String {
    written(&FileJson::of(file, judged, spec))
}

/// Writes a value, with a line break at its end.
pub(super) fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    json.expect("a value without maps is always JSON") + "\n"
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
    contract: Option<&'a str>,
    spine: Option<&'static str>,
    binding: Option<&'static str>,
    bleed: f64,
    ink_limit: f64,
    date: &'a str,
    bytes: u64,
    checksum: &'a str,
    errors: usize,
    warnings: usize,
    groups: Vec<GroupJson>,
    inventory: InventoryJson<'a>,
    pages: Vec<PageJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    findings_in_all: usize,
    fonts: Vec<FontJson<'a>>,
    images: Vec<ImageJson>,
    parts: &'a [Part],
    edition: Option<EditionJson<'a>>,
}

#[derive(Serialize)]
struct GroupJson {
    rule: String,
    severity: &'static str,
    title: &'static str,
    advice: &'static str,
    pages: Vec<[usize; 2]>,
    count: usize,
    findings: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: String,
    gwg: Option<String>,
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
struct FontJson<'a> {
    name: &'a str,
    kind: &'static str,
    embedded: bool,
    subset: bool,
    smallest: Option<f64>,
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
        let inspection = &file.inspection;
        let Inspection { findings, pages, fonts, images, .. } = inspection;
        let groups = groups(findings).into_iter().map(|group| {
            let (title, advice) = words_on(group.rule, group.subject).en;
            GroupJson {
                rule: group.rule.id(spec.standard),
                severity: group.severity.name(),
                title,
                advice,
                pages: ranges(&group.pages()),
                count: group.count(),
                findings: group.findings.len(),
            }
        });
        let listed = listed(findings).into_iter();
        let listed =
            listed.map(|at| FindingJson::of(&findings[at], file.source(at), spec));
        let fonts = fonts.iter().map(|font| FontJson {
            name: &font.name,
            kind: font.kind.name(),
            embedded: font.embedded,
            subset: font.subset,
            smallest: font.smallest.map(|size| rounded(size, 2)),
        });
        Self {
            schema: SCHEMA,
            file: &file.name,
            standard: spec.standard.name(),
            variant: spec.variant.name(),
            condition: &judged.condition,
            contract: Some(judged.contract.as_str()).filter(|it| !it.is_empty()),
            spine: judged.spine.map(Spine::name),
            binding: judged.fastening.map(Fastening::name),
            bleed: millimetres(judged.bleed),
            ink_limit: rounded(spec.ink_limit, 1),
            date: &judged.date,
            bytes: file.bytes,
            checksum: &file.checksum,
            errors: inspection.count(Severity::Error),
            warnings: inspection.count(Severity::Warning),
            groups: groups.collect(),
            inventory: InventoryJson::of(inspection),
            pages: pages.iter().map(PageJson::of).collect(),
            findings: listed.collect(),
            findings_in_all: findings.len(),
            fonts: fonts.collect(),
            images: images.iter().take(IMAGES).map(ImageJson::of).collect(),
            parts: &file.parts,
            edition: file.edition.as_ref().map(|state| EditionJson::of(state, file)),
        }
    }
}

/// The places of the findings that are listed, in their order: the worst if not all of them.
fn listed(findings: &[Finding]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..findings.len()).collect();
    places.sort_by_key(|&at| std::cmp::Reverse(findings[at].severity));
    places.truncate(FINDINGS);
    places.sort_unstable();
    places
}

impl<'a> FindingJson<'a> {
    fn of(finding: &'a Finding, source: Option<&Origin>, spec: &Spec) -> Self {
        Self {
            rule: finding.rule.id(spec.standard),
            gwg: finding.rule.gwg().map(|number| format!("R{number:04}")),
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
