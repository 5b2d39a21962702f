//! Surveys everything painted on the pages, refuses what cannot be printed, and inserts
//! overprint for fine black.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use malzama_message::Message;
use rayon::prelude::*;

use super::graphics_state::Overprint;
use super::matrix::Matrix;
use super::overprint::{Content, Fault, Use, Walked, walk};
use super::resources::Resources;
use crate::contract::Contract;
use crate::geom::Length;

/// Something that the press or the standard forbids, with its position.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfit {
    /// A description of it, as a part of a message.
    pub what: Message,
    /// The page number, counted from 1.
    pub page: usize,
    /// The distance from the left edge of the trim.
    pub x: Length,
    /// The distance from the top edge of the trim.
    pub y: Length,
}

/// The result of surveying the pages: the changes to make to the document.
pub(super) struct Survey {
    /// Content streams with inserted overprint switches, and the overprint settings each
    /// of them uses.
    changed: BTreeMap<ObjectId, (Vec<u8>, BTreeSet<Overprint>)>,
    /// Forms with a transparency group.
    groups: BTreeSet<ObjectId>,
    /// Whether the standard allows transparency groups.
    keeps_groups: bool,
    /// Pages with transparency.
    transparent: BTreeSet<ObjectId>,
}

/// A stream used on the pages: a form, a tiling pattern, a soft mask or a Type 3 glyph.
struct Drawn {
    walked: Walked,
    /// The smallest area scale at which it is known to be painted.
    scale: f64,
}

/// Surveys all pages.
///
/// # Errors
/// Everything that the press or the standard forbids, in page order.
pub(super) fn survey(
    document: &Document,
    contract: &Contract,
) -> Result<Survey, Vec<Unfit>> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let walked: Vec<(Vec<u8>, Walked)> = pages
        .par_iter()
        .map(|&page| walk_page(document, page, contract).unwrap_or_default())
        .collect();
    let mut survey = Survey {
        changed: BTreeMap::new(),
        groups: BTreeSet::new(),
        keeps_groups: contract.standard.allows_transparency(),
        transparent: BTreeSet::new(),
    };
    let mut unfit = Vec::new();
    let mut drawn = BTreeMap::new();
    for (index, (&page, (content, walked))) in pages.iter().zip(walked).enumerate() {
        let mut report = |faults: &[Fault]| {
            let trim = trim_box(document, page);
            unfit.extend(faults.iter().map(|fault| Unfit {
                what: fault.what.clone(),
                page: index + 1,
                x: Length::pt(fault.at.0 - trim[0]),
                y: Length::pt(trim[3] - fault.at.1),
            }));
        };
        report(&walked.faults);
        let mut is_transparent = walked.is_transparent;
        let mut waiting = walked.used.clone();
        let mut visited = BTreeSet::new();
        while let Some(used) = waiting.pop() {
            // Each stream once per page, which also ends cycles of streams that use
            // themselves.
            if !visited.insert(used.id) {
                continue;
            }
            let scale = used.matrix.width() * used.matrix.height();
            let known: Option<&Drawn> = drawn.get(&used.id);
            let is_new = known.is_none();
            // If it is painted at several sizes, the smallest decides: black is finest
            // there and has to overprint, and at the other sizes it may.
            if known.is_none_or(|known| scale < known.scale) {
                let walked = walk_drawn(document, used, contract).unwrap_or_default();
                drawn.insert(used.id, Drawn { walked, scale });
            }
            let Some(Drawn { walked, .. }) = drawn.get(&used.id) else { continue };
            if is_new {
                report(&walked.faults);
            }
            is_transparent |= walked.is_transparent;
            waiting.extend(&walked.used);
        }
        if !walked.switches.is_empty() {
            survey.changed.insert(page, switched(&content, &walked));
        }
        if is_transparent {
            survey.transparent.insert(page);
        }
    }
    if !unfit.is_empty() {
        return Err(unfit);
    }
    for (id, Drawn { walked, .. }) in drawn {
        let Ok(Object::Stream(stream)) = document.get_object(id) else { continue };
        if stream.dict.has(b"Group") {
            survey.groups.insert(id);
        }
        // A Type 3 glyph has no resources of its own that could name the graphics states.
        if !walked.switches.is_empty() && stream.dict.has(b"Resources") {
            survey.changed.insert(id, switched(&content_of(stream), &walked));
        }
    }
    Ok(survey)
}

impl Survey {
    /// Applies the changes to the document.
    ///
    /// # Errors
    /// A content stream cannot be compressed.
    pub(super) fn apply(self, document: &mut Document) -> io::Result<()> {
        let mut states = BTreeMap::new();
        for overprint in self.changed.values().flat_map(|(_, kinds)| kinds) {
            states
                .entry(*overprint)
                .or_insert_with(|| document.add_object(graphics_state(*overprint)));
        }
        let packed: Vec<_> = self
            .changed
            .into_par_iter()
            .map(|(id, (bytes, kinds))| Ok((id, pack(&bytes)?, kinds)))
            .collect::<io::Result<_>>()?;
        for (id, stream, kinds) in packed {
            let names: Vec<_> =
                kinds.iter().map(|kind| (name(*kind), states[kind])).collect();
            replace_content(document, id, stream, &names);
        }
        for page in self.transparent {
            if let Ok(page) = document.get_dictionary_mut(page) {
                page.set("Group", group());
            }
        }
        for id in self.groups {
            let Ok(Object::Stream(stream)) = document.get_object_mut(id) else {
                continue;
            };
            if self.keeps_groups {
                stream.dict.set("Group", group());
            } else {
                // PDF/X-1a has no groups. Only opaque content has passed the survey, and
                // looks the same without its group.
                stream.dict.remove(b"Group");
            }
        }
        Ok(())
    }
}

/// Interprets a page; returns its decoded content and the result.
fn walk_page(
    document: &Document,
    page: ObjectId,
    contract: &Contract,
) -> Option<(Vec<u8>, Walked)> {
    let content = page_content(document, page)?;
    let dictionary = document.get_dictionary(page).ok()?;
    let resources = Resources { document, dictionary: None };
    let own = resources.entry(dictionary, b"Resources").and_then(|it| it.as_dict().ok());
    let resources = Resources { document, dictionary: own };
    let matrix = Matrix::IDENTITY;
    let walked = walk(&Content { bytes: &content, resources, matrix }, contract);
    Some((content, walked))
}

/// Interprets a form, pattern, soft mask or glyph.
fn walk_drawn(document: &Document, used: Use, contract: &Contract) -> Option<Walked> {
    let stream = document.get_object(used.id).ok()?.as_stream().ok()?;
    let resources = Resources { document, dictionary: None };
    let own =
        resources.entry(&stream.dict, b"Resources").and_then(|it| it.as_dict().ok());
    let resources = Resources { document, dictionary: own };
    let bytes = content_of(stream);
    Some(walk(&Content { bytes: &bytes, resources, matrix: used.matrix }, contract))
}

/// Returns the decoded content of a page, its streams concatenated (ISO 32000-1,
/// 7.7.3.3).
fn page_content(document: &Document, page: ObjectId) -> Option<Vec<u8>> {
    let streams = document.get_page_contents(page);
    let mut whole = Vec::new();
    for id in streams {
        let stream = document.get_object(id).ok()?.as_stream().ok()?;
        whole.extend(content_of(stream));
        whole.push(b'\n');
    }
    Some(whole)
}

/// Returns the decoded content of a stream.
pub(super) fn content_of(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// Inserts the switches into a content stream; returns the new content and the overprint
/// settings it uses.
fn switched(content: &[u8], walked: &Walked) -> (Vec<u8>, BTreeSet<Overprint>) {
    let mut bytes = Vec::with_capacity(content.len() + 8 * walked.switches.len());
    let mut from = 0;
    for &(at, overprint) in &walked.switches {
        bytes.extend(&content[from..at]);
        bytes.extend(format!("/{} gs\n", name(overprint)).as_bytes());
        from = at;
    }
    bytes.extend(&content[from..]);
    (bytes, walked.switches.iter().map(|(_, kind)| *kind).collect())
}

/// Replaces the content of a page or form, and adds graphics states to its resources.
fn replace_content(
    document: &mut Document,
    id: ObjectId,
    mut stream: Stream,
    states: &[(&str, ObjectId)],
) {
    let (own, contents) = match document.get_object(id) {
        Ok(Object::Stream(old)) => {
            let mut dictionary = old.dict.clone();
            dictionary.remove(b"DecodeParms");
            dictionary.extend(&stream.dict);
            stream.dict = dictionary;
            (stream.dict.get(b"Resources").cloned(), None)
        }
        Ok(Object::Dictionary(page)) => {
            let contents = page.get(b"Contents").and_then(Object::as_reference).ok();
            (page.get(b"Resources").cloned(), Some(contents))
        }
        _ => return,
    };
    let Ok(own) = own else { return };
    let resources = document
        .dereference(&own)
        .ok()
        .and_then(|(at, it)| Some((at, it.as_dict().ok()?.clone())));
    let Some((at, mut resources)) = resources else { return };
    let existing = resources.get(b"ExtGState").ok().cloned();
    let existing = existing
        .and_then(|it| Some(document.dereference(&it).ok()?.1.as_dict().ok()?.clone()));
    let mut all = existing.unwrap_or_default();
    for &(name, state) in states {
        all.set(name, state);
    }
    resources.set("ExtGState", all);
    let direct = match at {
        Some(at) => {
            document.objects.insert(at, Object::Dictionary(resources));
            None
        }
        None => Some(Object::Dictionary(resources)),
    };
    match contents {
        None => {
            if let Some(direct) = direct {
                stream.dict.set("Resources", direct);
            }
            document.objects.insert(id, Object::Stream(stream));
        }
        Some(contents) => {
            let contents = contents.unwrap_or_else(|| document.new_object_id());
            document.objects.insert(contents, Object::Stream(stream));
            if let Ok(page) = document.get_dictionary_mut(id) {
                page.set("Contents", contents);
                if let Some(direct) = direct {
                    page.set("Resources", direct);
                }
            }
        }
    }
}

/// Creates a stream compressed with Flate.
pub(super) fn pack(bytes: &[u8]) -> io::Result<Stream> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    Ok(Stream::new(dictionary, encoder.finish()?))
}

/// Returns the resource name of an overprint setting; the prefix `Mz` keeps it distinct
/// from the names of other producers.
fn name(overprint: Overprint) -> &'static str {
    match (overprint.fill, overprint.stroke) {
        (false, false) => "MzKnockOut",
        (true, false) => "MzFill",
        (false, true) => "MzStroke",
        (true, true) => "MzBoth",
    }
}

/// Returns a graphics state that sets overprint, with overprint mode 1: inks whose value
/// is zero leave the backdrop unchanged (ISO 32000-1, 8.6.7; GWG 2022, R0009).
fn graphics_state(overprint: Overprint) -> Object {
    let mut state = Dictionary::new();
    state.set("Type", "ExtGState");
    state.set("op", overprint.fill);
    state.set("OP", overprint.stroke);
    state.set("OPM", i64::from(overprint != Overprint::default()));
    Object::Dictionary(state)
}

/// Returns a transparency group whose blending colour space is DeviceCMYK, that of the
/// press (GWG 2022, R0030).
fn group() -> Dictionary {
    let mut group = Dictionary::new();
    group.set("Type", "Group");
    group.set("S", "Transparency");
    group.set("CS", "DeviceCMYK");
    group
}

/// Returns the trim box of a page in points: left, bottom, right, top.
fn trim_box(document: &Document, page: ObjectId) -> [f64; 4] {
    let read = |key: &[u8]| -> Option<[f64; 4]> {
        let dictionary = document.get_dictionary(page).ok()?;
        let resources = Resources { document, dictionary: None };
        let numbers = resources.entry(dictionary, key)?.as_array().ok()?;
        let numbers: Option<Vec<f64>> =
            numbers.iter().map(|it| it.as_float().ok().map(f64::from)).collect();
        numbers?.try_into().ok()
    };
    read(b"TrimBox").or_else(|| read(b"MediaBox")).unwrap_or_default()
}
