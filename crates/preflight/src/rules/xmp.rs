//! XMP metadata (ISO 16684-1): what they say, whether as elements or as attributes, and whether
//! the information dictionary says the same.

use std::collections::BTreeMap;

use lopdf::Object;
use malzama_message::{Message, message};
use roxmltree::Document;

use super::xmp_extent;
use crate::syntax::File;

/// The name space of the claim to be PDF/X.
pub(crate) const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const XMP_MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";

/// All name spaces whose properties are looked at.
const SPACES: [&str; 5] = [PDFX_ID, DUBLIN_CORE, XMP, XMP_MM, PDF];

/// The most bytes of metadata that are looked at.
const BYTE_LIMIT: usize = 16 << 20;

/// Properties by name space and name.
pub(crate) struct Xmp(BTreeMap<(String, String), String>);

impl Xmp {
    /// Reads the metadata of a file.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) fn read(file: &File) -> Result<Self, Message> {
        let stream = file.catalog().and_then(|it| file.get(it, "Metadata"));
        let Some(Object::Stream(stream)) = stream else {
            return Err(message!("found/no-xmp"));
        };
        let bytes = file.unpack(stream).ok_or_else(|| message!("found/packed-xmp"))?;
        if bytes.len() > BYTE_LIMIT {
            return Err(large());
        }
        let text = decoded(&bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        if !xmp_extent::is_bounded(text.as_bytes()) {
            return Err(large());
        }
        let document =
            Document::parse(text).map_err(|_| message!("found/unreadable-xmp"))?;
        let roots =
            || document.descendants().filter(|node| node.tag_name().name() == "RDF");
        let Some(root) = roots().find(|node| node.has_tag_name((RDF, "RDF"))) else {
            let space = roots().find_map(|root| root.tag_name().namespace());
            return Err(match space {
                Some(space) => wrong_space("rdf", space),
                None => message!("found/unreadable-xmp"),
            });
        };
        let mut found = BTreeMap::new();
        // Those within a property are about something else, such as an ingredient.
        let descriptions =
            root.children().filter(|node| node.has_tag_name((RDF, "Description")));
        for description in descriptions {
            for attribute in description.attributes() {
                let space = attribute.namespace().unwrap_or_default();
                if space != RDF {
                    let key = (space.to_owned(), attribute.name().to_owned());
                    found.insert(key, attribute.value().trim().to_owned());
                }
            }
            for property in description.children().filter(roxmltree::Node::is_element) {
                // Of a list, the value is the item for any language, or else the first.
                let mut items =
                    property.descendants().filter(|it| it.has_tag_name((RDF, "li")));
                let is_default = |it: &roxmltree::Node| {
                    it.attribute((XML, "lang")) == Some("x-default")
                };
                let item = items.clone().find(is_default).or_else(|| items.next());
                let value = item.unwrap_or(property).text().unwrap_or_default();
                let name = property.tag_name();
                let space = name.namespace().unwrap_or_default().to_owned();
                found.insert((space, name.name().to_owned()), value.trim().to_owned());
            }
        }
        Ok(Self(found))
    }

    /// A property.
    pub(crate) fn get(&self, space: &str, name: &str) -> Option<&str> {
        self.0.get(&(space.to_owned(), name.to_owned())).map(String::as_str)
    }

    /// The name space under which a property stands instead of its own; `None` if it stands
    /// under its own, or nowhere.
    pub(crate) fn misplaced(&self, space: &str, name: &str) -> Option<&str> {
        let mut spaces = self.0.keys().filter(|(_, other)| other == name);
        if self.get(space, name).is_some() {
            return None;
        }
        spaces.find(|(other, _)| !SPACES.contains(&other.as_str())).map(|(it, _)| &**it)
    }

    /// What is missing, and what the information dictionary says otherwise.
    pub(crate) fn contradictions(
        &self,
        information: &dyn Fn(&str) -> Option<String>,
        trapped: Option<&str>,
    ) -> Vec<Message> {
        let mut found = Vec::new();
        // A name space that is misspelt is told once, and not each of its properties.
        let mut missing = |prefix: &str, space: &str, name: &str| {
            let entry = format!("{prefix}:{name}");
            let message = match self.misplaced(space, name) {
                Some(other) => wrong_space(prefix, other),
                None => message!("found/missing-entry", entry = entry),
            };
            if !found.contains(&message) {
                found.push(message);
            }
        };
        let title = self.get(DUBLIN_CORE, "title");
        let dates = [
            ("CreateDate", "CreationDate"),
            ("ModifyDate", "ModDate"),
            ("MetadataDate", ""),
        ];
        if title.is_none() {
            missing("dc", DUBLIN_CORE, "title");
        }
        for (name, _) in dates {
            if self.get(XMP, name).is_none() {
                missing("xmp", XMP, name);
            }
        }
        for name in ["DocumentID", "VersionID", "RenditionClass"] {
            if self.get(XMP_MM, name).is_none() {
                missing("xmpMM", XMP_MM, name);
            }
        }
        let in_xmp = self.get(PDF, "Trapped");
        if in_xmp.is_none() {
            missing("pdf", PDF, "Trapped");
        }
        if title.is_some_and(str::is_empty) {
            found.push(message!("found/empty-entry", entry = "dc:title"));
        }
        if let (Some(one), Some(other)) = (in_xmp, trapped)
            && one != other
        {
            found.push(message!("found/trapped-differs", xmp = one, information = other));
        }
        if let (Some(one), Some(other)) = (title, information("Title"))
            && one != other.trim()
        {
            found.push(differ("dc:title", "Title"));
        }
        for (name, key) in dates.into_iter().filter(|(_, key)| !key.is_empty()) {
            let one = self.get(XMP, name).and_then(moment);
            let other = information(key).as_deref().and_then(moment);
            if let (Some(one), Some(other)) = (one, other)
                && one != other
            {
                found.push(differ(&format!("xmp:{name}"), key));
            }
        }
        found
    }
}

/// Metadata of which there is too much to be looked at.
fn large() -> Message {
    message!("found/large-xmp", limit = BYTE_LIMIT >> 20)
}

/// A name space that is not the one of its prefix.
pub(crate) fn wrong_space(prefix: &str, space: &str) -> Message {
    message!("found/name-space", prefix = prefix, space = space)
}

/// The text of metadata, in UTF-8 or UTF-16 (ISO 16684-1, 7.1).
fn decoded(bytes: &[u8]) -> String {
    let units = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.as_chunks().0.iter().map(|&unit| read(unit)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xfe, 0xff, ..] | [0, b'<', ..] => units(u16::from_be_bytes),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => units(u16::from_le_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Whether a text is a date (ISO 32000-1, 7.9.4): a year, as many of its parts as are known,
/// and how far it is from universal time.
pub(crate) fn is_date(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (date, zone) = text.split_at(digits);
    if !(4..=14).contains(&digits) || digits % 2 != 0 {
        return false;
    }
    let limits = [(4, 1, 12), (6, 1, 31), (8, 0, 23), (10, 0, 59), (12, 0, 59)];
    let is_part = |&(at, least, most): &(usize, u8, u8)| {
        let part = date.get(at..at + 2).map(str::parse::<u8>);
        part.is_none_or(|part| part.is_ok_and(|it| (least..=most).contains(&it)))
    };
    let is_zone = match zone.as_bytes() {
        [] => true,
        [b'Z' | b'+' | b'-', rest @ ..] => {
            let is_digit = |at: usize| rest.get(at).is_none_or(u8::is_ascii_digit);
            let is_apostrophe = |at: usize| rest.get(at).is_none_or(|&it| it == b'\'');
            rest.len() <= 6
                && [0, 1, 3, 4].into_iter().all(is_digit)
                && [2, 5].into_iter().all(is_apostrophe)
        }
        _ => false,
    };
    is_zone && limits.iter().all(is_part)
}

/// Two entries that ought to be the same.
fn differ(xmp: &str, information: &str) -> Message {
    message!("found/entries-differ", xmp = xmp, information = information)
}

/// A date of PDF or XMP as seconds of universal time; what is not told counts as the least.
fn moment(text: &str) -> Option<i64> {
    let text = text.trim().strip_prefix("D:").unwrap_or(text.trim());
    let zone_at = text
        .char_indices()
        .skip(8)
        .find(|(at, sign)| matches!(sign, 'Z' | '+') || *sign == '-' && *at > 9)
        .map_or(text.len(), |(at, _)| at);
    let (date, zone) = text.split_at(zone_at);
    let digits =
        |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let date = digits(date);
    let part = |from: usize, to: usize, least: i64| -> Option<i64> {
        match date.get(from..to) {
            Some(part) => part.parse().ok(),
            None => Some(least),
        }
    };
    let (year, month, day) = (part(0, 4, 0)?, part(4, 6, 1)?, part(6, 8, 1)?);
    let (hour, minute) = (part(8, 10, 0)?, part(10, 12, 0)?);
    let second = part(12, 14, 0)?;
    let shift = digits(zone);
    let shift = shift.get(0..2).map_or(Some(0), |hours| {
        let minutes: i64 = shift.get(2..4).map_or(Some(0), |it| it.parse().ok())?;
        Some(hours.parse::<i64>().ok()? * 60 + minutes)
    })?;
    let shift = if zone.starts_with('-') { -shift } else { shift };
    // Days of the proleptic calendar, as good as any for telling two moments apart.
    let years = if month > 2 { year } else { year - 1 };
    let months = (month + 9) % 12;
    let days = 365 * years + years / 4 - years / 100
        + years / 400
        + (153 * months + 2) / 5
        + day;
    Some(((days * 24 + hour) * 60 + minute - shift) * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::{is_date, moment};

    #[test]
    fn dates_are_told_from_other_texts() {
        for date in [
            "D:2026",
            "D:20261123",
            "D:20261123120000Z",
            "D:20261123120000+02'00'",
            "D:20261123120000-05'00",
            "20261123",
            "D:20261123120000Z00'00'",
        ] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "",
            "D:",
            "today",
            "23.11.2026",
            "D:20261323",
            "D:202611231",
            "2026-11-23",
            "D:20261123120000 UTC",
            "D:20261123250000",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn dates_are_the_same_however_they_are_written() {
        let known = moment("2026-11-23T00:00:00Z");
        for text in
            ["D:20261123000000Z", "D:20261123020000+02'00'", "2026-11-22T19:00:00-05:00"]
        {
            assert_eq!(moment(text), known, "{text}");
        }
        assert_eq!(moment("2026-11-23"), moment("D:20261123"));
        assert_ne!(moment("2026-11-23T00:01:00Z"), known);
    }
}
