//! XMP metadata (ISO 16684-1): what they say, whether as elements or as attributes, and whether
//! the information dictionary says the same.

use std::collections::BTreeMap;

use lopdf::Object;
use malzama_message::{Message, message};
use roxmltree::Document;

use crate::syntax::File;

/// The name space of the claim to be PDF/X.
pub(crate) const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const XMP_MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";

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
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        let document =
            Document::parse(text).map_err(|_| message!("found/unreadable-xmp"))?;
        let mut found = BTreeMap::new();
        let descriptions =
            document.descendants().filter(|node| node.has_tag_name((RDF, "Description")));
        for description in descriptions {
            for attribute in description.attributes() {
                let space = attribute.namespace().unwrap_or_default();
                if space != RDF {
                    let key = (space.to_owned(), attribute.name().to_owned());
                    found.insert(key, attribute.value().trim().to_owned());
                }
            }
            for property in description.children().filter(roxmltree::Node::is_element) {
                // Of a list, the first item is the value.
                let item = property.descendants().find(|it| it.has_tag_name((RDF, "li")));
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

    /// What is missing, and what the information dictionary says otherwise.
    pub(crate) fn contradictions(
        &self,
        information: &dyn Fn(&str) -> Option<String>,
        trapped: Option<&str>,
    ) -> Vec<Message> {
        let mut found = Vec::new();
        let mut missing =
            |name: &str| found.push(message!("found/missing-entry", entry = name));
        let title = self.get(DUBLIN_CORE, "title");
        let dates = [
            ("CreateDate", "CreationDate"),
            ("ModifyDate", "ModDate"),
            ("MetadataDate", ""),
        ];
        if title.is_none() {
            missing("dc:title");
        }
        for (name, _) in dates {
            if self.get(XMP, name).is_none() {
                missing(&format!("xmp:{name}"));
            }
        }
        for name in ["DocumentID", "VersionID", "RenditionClass"] {
            if self.get(XMP_MM, name).is_none() {
                missing(&format!("xmpMM:{name}"));
            }
        }
        let in_xmp = self.get(PDF, "Trapped");
        if in_xmp.is_none() {
            missing("pdf:Trapped");
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

/// Two entries that ought to be the same.
fn differ(xmp: &str, information: &str) -> Message {
    message!("found/entries-differ", xmp = xmp, information = information)
}

/// A date of PDF or XMP as minutes of universal time; what is not told counts as the least.
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
    use super::moment;

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
