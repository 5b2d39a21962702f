//! Turns process inks into the colours that they have on a screen: viewers have no profile of a
//! press, and each would guess others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use lopdf::{Dictionary, Document, Object, ObjectId};
use rayon::prelude::*;

use super::super::content::{content_of, pack};
use super::super::lexer::{Lexer, Word};
use crate::photo::{PressColour, inks_on_screen};
use crate::typeset::placeholder_name;

/// Inks as written, four shares by their bits.
type Inks = [u64; 4];

/// An operator that sets inks, in a content stream.
struct Setting {
    /// Its bytes, operands included.
    place: Range<usize>,
    inks: Inks,
    strokes: bool,
}

/// Writes colours in sRGB wherever content and shadings set process inks. Returns whether nothing
/// in inks is left: what placed drawings bring in other ways stays as it is.
///
/// # Errors
/// The profile of the press cannot be used, or a stream cannot be compressed.
pub(super) fn show_inks(
    document: &mut Document,
    press: PressColour,
) -> Result<bool, String> {
    let contents: Vec<(ObjectId, Vec<u8>, Vec<Setting>)> = contents(document)
        .into_par_iter()
        .filter_map(|id| {
            let stream = document.get_object(id).ok()?.as_stream().ok()?;
            let bytes = content_of(stream);
            let settings = settings(&bytes);
            (!settings.is_empty()).then_some((id, bytes, settings))
        })
        .collect();
    let functions = functions(document);
    let in_functions = functions.iter().filter_map(|&id| ends_of(document, id));
    let mut inks: BTreeSet<Inks> = in_functions.flatten().collect();
    inks.extend(contents.iter().flat_map(|(_, _, it)| it.iter().map(|it| it.inks)));
    let inks: Vec<Inks> = inks.into_iter().collect();
    let shares: Vec<[f64; 4]> = inks.iter().map(|it| it.map(f64::from_bits)).collect();
    let shown = inks_on_screen(press, &shares)
        .map_err(|fault| format!("{:?}", fault.message()))?;
    let shown: BTreeMap<Inks, [f64; 3]> = inks.into_iter().zip(shown).collect();
    for (id, bytes, settings) in contents {
        let packed =
            pack(&replaced(&bytes, &settings, &shown)).map_err(|it| it.to_string())?;
        let Ok(Object::Stream(stream)) = document.get_object_mut(id) else { continue };
        stream.dict.remove(b"DecodeParms");
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed.content);
    }
    for id in functions {
        let Some(ends) = ends_of(document, id) else { continue };
        let Ok(function) = document.get_dictionary_mut(id) else { continue };
        for (key, inks) in ["C0", "C1"].into_iter().zip(ends) {
            let colour = shown.get(&inks).copied().unwrap_or_default();
            let numbers: Vec<Object> = colour.map(|it| Object::Real(it as f32)).to_vec();
            function.set(key, numbers);
        }
    }
    for object in document.objects.values_mut() {
        match object {
            Object::Dictionary(dictionary) => name_rgb(dictionary),
            Object::Stream(stream) => name_rgb(&mut stream.dict),
            _ => {}
        }
    }
    Ok(!document.objects.values().any(has_inks))
}

/// Returns the streams whose content is drawn: pages, forms, tiling patterns and glyphs.
fn contents(document: &Document) -> BTreeSet<ObjectId> {
    let mut contents: BTreeSet<ObjectId> =
        document.page_iter().flat_map(|page| document.get_page_contents(page)).collect();
    for (&id, object) in &document.objects {
        match object {
            Object::Stream(stream) => {
                let is_form =
                    stream.dict.get(b"Subtype").is_ok_and(|it| is_named(it, b"Form"));
                if is_form || stream.dict.has(b"PatternType") {
                    contents.insert(id);
                }
            }
            Object::Dictionary(font) => {
                let glyphs = font.get(b"CharProcs");
                let glyphs = glyphs.and_then(|it| document.dereference(it));
                let glyphs = glyphs.and_then(|(_, it)| it.as_dict());
                let glyphs = glyphs.map(Dictionary::iter).into_iter().flatten();
                contents.extend(glyphs.filter_map(|(_, it)| it.as_reference().ok()));
            }
            _ => {}
        }
    }
    contents
}

/// Finds the operators that set inks.
fn settings(bytes: &[u8]) -> Vec<Setting> {
    let mut lexer = Lexer::new(bytes);
    let (mut settings, mut numbers, mut start) = (Vec::new(), Vec::new(), None);
    while let Some((word, place)) = lexer.next_word() {
        match word {
            Word::Number(number) => {
                start.get_or_insert(place.start);
                numbers.push(number);
                continue;
            }
            Word::Operator(operator @ (b"k" | b"K")) => {
                if let (Ok(inks), Some(start)) =
                    (<[f64; 4]>::try_from(numbers.as_slice()), start)
                {
                    let (place, inks) = (start..place.end, inks.map(f64::to_bits));
                    settings.push(Setting { place, inks, strokes: operator == b"K" });
                }
            }
            Word::Operator(b"ID") => lexer.skip_inline_image(),
            _ => {}
        }
        numbers.clear();
        start = None;
    }
    settings
}

/// Returns content with a colour in place of each setting of inks.
fn replaced(
    bytes: &[u8],
    settings: &[Setting],
    shown: &BTreeMap<Inks, [f64; 3]>,
) -> Vec<u8> {
    let mut result = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for Setting { place, inks, strokes } in settings {
        result.extend(&bytes[from..place.start]);
        let mut colour = String::new();
        for share in shown.get(inks).copied().unwrap_or_default() {
            let _ = write!(colour, "{} ", (share * 1e4).round() / 1e4);
        }
        result.extend(colour.as_bytes());
        result.extend(if *strokes { b"RG" } else { b"rg" });
        from = place.end;
    }
    result.extend(&bytes[from..]);
    result
}

/// Returns the functions between two colours in inks that shadings consist of, one by one or
/// stitched together (ISO 32000-1, 7.10.3 and 7.10.4). Shadings that use other functions are
/// left out, and stay in inks.
fn functions(document: &Document) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    for object in document.objects.values() {
        let Object::Dictionary(shading) = object else { continue };
        if !is_shading_in_inks(shading) {
            continue;
        }
        let mut waiting = vec![shading.get(b"Function").cloned()];
        let mut seen = BTreeSet::new();
        while let Some(function) = waiting.pop() {
            let id = function.and_then(|it| it.as_reference());
            let Some(id) = id.ok().filter(|id| seen.insert(*id)) else { continue };
            let Ok(function) = document.get_dictionary(id) else { continue };
            if function.has(b"C0") {
                found.insert(id);
            }
            let parts = function.get(b"Functions").and_then(Object::as_array);
            waiting.extend(parts.into_iter().flatten().cloned().map(Ok));
        }
    }
    found
}

/// Returns the inks between which a function runs.
fn ends_of(document: &Document, function: ObjectId) -> Option<[Inks; 2]> {
    let function = document.get_dictionary(function).ok()?;
    let inks = |key: &[u8]| -> Option<Inks> {
        let numbers = function.get(key).and_then(Object::as_array).ok()?;
        let numbers: Option<Vec<u64>> = numbers
            .iter()
            .map(|it| Some(f64::from(it.as_float().ok()?).to_bits()))
            .collect();
        numbers?.try_into().ok()
    };
    Some([inks(b"C0")?, inks(b"C1")?])
}

/// Names RGB as the colour space of a shading whose colours have been turned, and of a
/// transparency group.
fn name_rgb(dictionary: &mut Dictionary) {
    if is_shading_in_inks(dictionary) {
        dictionary.set("ColorSpace", "DeviceRGB");
    }
    if let Ok(group) = dictionary.get_mut(b"Group").and_then(Object::as_dict_mut)
        && group.get(b"CS").is_ok_and(|it| is_named(it, b"DeviceCMYK"))
    {
        group.set("CS", "DeviceRGB");
    }
}

fn is_shading_in_inks(dictionary: &Dictionary) -> bool {
    dictionary.has(b"ShadingType")
        && dictionary.get(b"ColorSpace").is_ok_and(|it| is_named(it, b"DeviceCMYK"))
}

/// Whether an object names inks, at any depth.
fn has_inks(object: &Object) -> bool {
    match object {
        Object::Name(_) => is_named(object, b"DeviceCMYK"),
        Object::Array(items) => items.iter().any(has_inks),
        Object::Dictionary(dictionary) => dictionary.iter().any(|(_, it)| has_inks(it)),
        Object::Stream(stream) => {
            // A photograph will take its place.
            let is_placeholder = placeholder_name(&stream.content).is_some();
            !is_placeholder && stream.dict.iter().any(|(_, it)| has_inks(it))
        }
        _ => false,
    }
}

fn is_named(object: &Object, name: &[u8]) -> bool {
    object.as_name().is_ok_and(|it| it == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_become_colours_where_they_are_set() {
        let bytes =
            b"q 0 0 0 1 k 1 0 0 -1 3 4 cm 0 .5 1 0 K (0 0 0 1 k)Tj /a 1 0 0 0 scn Q";
        let settings = settings(bytes);
        let shown = settings
            .iter()
            .map(|it| (it.inks, [0.25, 0.5, if it.strokes { 1.0 } else { 0.0 }]))
            .collect();
        let wanted = b"q 0.25 0.5 0 rg 1 0 0 -1 3 4 cm 0.25 0.5 1 RG (0 0 0 1 k)Tj /a 1 0 0 0 scn Q";
        let found = replaced(bytes, &settings, &shown);
        assert_eq!(String::from_utf8_lossy(&found), String::from_utf8_lossy(wanted));
    }
}
