//! XMP metadata (ISO 16684-1) made new: identifiers, title, and claims that sheets cannot keep.

use std::borrow::Cow;
use std::ops::Range;

use roxmltree::{Document, Node, ParsingOptions};

/// The most bytes that metadata unpack to.
const METADATA: usize = 4 << 20;

/// The most bytes, elements and names of spaces of metadata: a parser looks for each name among
/// all spaces.
const BYTES: usize = 4 << 20;
const NODES: u32 = 1 << 18;
const SPACES: usize = 512;

/// The most attributes of one element: a parser looks for each among all others.
const ATTRIBUTES: usize = 512;

const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const MEDIA: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDF_X: &str = "http://www.npes.org/pdfx/ns/id/";

/// Claims that do not hold for sheets: they are not tagged, and nobody looks at their archiving.
const CLAIMS: [&str; 2] =
    ["http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"];

/// What is new.
pub(crate) struct Renewal<'a> {
    pub(crate) document: &'a str,
    pub(crate) instance: &'a str,
    /// What is added to the title in every language.
    pub(crate) suffix: &'a str,
}

fn parse(text: &str) -> Option<Document<'_>> {
    let is_bounded = text.len() <= BYTES
        && text.matches("xmlns").count() <= SPACES
        && text.split('<').all(|tag| tag.matches('=').count() <= ATTRIBUTES);
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    is_bounded.then(|| Document::parse_with_options(text, options).ok()).flatten()
}

/// The version of PDF/X that metadata claim.
pub(crate) fn standard(text: &str) -> Option<String> {
    const NAME: &str = "GTS_PDFXVersion";
    let document = parse(text)?;
    document.descendants().find_map(|node| match node.has_tag_name((PDF_X, NAME)) {
        true => node.text().map(|it| it.trim().to_owned()),
        false => node.attribute((PDF_X, NAME)).map(str::to_owned),
    })
}

/// Makes metadata new. `None` if they cannot be read.
pub(crate) fn renew(text: &str, renewal: &Renewal<'_>) -> Option<String> {
    let document = parse(text)?;
    let mut changes: Vec<(Range<usize>, Cow<'_, str>)> = Vec::new();
    let identifier = |space: Option<&str>, name: &str| match name {
        "DocumentID" if space == Some(MEDIA) => Some(renewal.document),
        "InstanceID" if space == Some(MEDIA) => Some(renewal.instance),
        _ => None,
    };
    let is_claim = |space: Option<&str>| space.is_some_and(|it| CLAIMS.contains(&it));
    let suffix = escaped(renewal.suffix);
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let space = attribute.namespace();
            if is_claim(space) {
                changes.push((attribute.range(), Cow::Borrowed("")));
            } else if let Some(new) = identifier(space, attribute.name()) {
                changes.push((attribute.range_value(), Cow::Borrowed(new)));
            }
        }
        let (space, name) = (node.tag_name().namespace(), node.tag_name().name());
        if is_claim(space) {
            changes.push((node.range(), Cow::Borrowed("")));
        } else if let (Some(new), Some(old)) = (identifier(space, name), text_of(&node)) {
            changes.push((old, Cow::Borrowed(new)));
        } else if (space, name) == (Some(DUBLIN_CORE), "title") {
            let titles = node.descendants().filter(|it| it.tag_name().name() == "li");
            let ends = titles.filter_map(|it| Some(text_of(&it)?.end));
            changes.extend(ends.map(|end| (end..end, Cow::Borrowed(suffix.as_str()))));
        }
    }
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut renewed, mut at) = (String::with_capacity(text.len() + 64), 0);
    for (range, new) in changes {
        // What lies within something that was taken out is out too.
        let Some(kept) = text.get(at..range.start) else { continue };
        renewed.push_str(kept);
        renewed.push_str(&new);
        at = range.end;
    }
    renewed.push_str(text.get(at..)?);
    Some(renewed)
}

/// Where the text of an element stands that holds nothing else.
fn text_of(node: &Node<'_, '_>) -> Option<Range<usize>> {
    let child = node.first_child().filter(Node::is_text)?;
    child.next_sibling().is_none().then(|| child.range())
}

fn escaped(text: &str) -> String {
    let is_fit = |sign: &char| !sign.is_control();
    let text: String = text.chars().filter(is_fit).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The text of a stream of metadata in UTF-8.
pub(crate) fn text_of_stream(stream: &lopdf::Stream) -> Option<String> {
    let bytes = stream.get_plain_content_with_limit(METADATA).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    String::from_utf8(bytes.to_vec()).ok()
}

/// The version of PDF/X that a stream of metadata claims.
pub(crate) fn standard_of(stream: &lopdf::Stream) -> Option<String> {
    standard(&text_of_stream(stream)?)
}

#[cfg(test)]
mod tests {
    use super::{Renewal, renew, standard};

    const RENEWAL: Renewal<'static> =
        Renewal { document: "uuid:new", instance: "uuid:now", suffix: " · <sheets>" };

    #[test]
    fn identifiers_and_titles_are_made_new_in_elements_and_attributes() {
        let text = "<r xmlns:m='http://ns.adobe.com/xap/1.0/mm/' m:DocumentID='a' \
            xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:x='http://www.npes.org/pdfx/ns/id/'>\
            <dc:title><q><li>One</li><li>Two</li></q></dc:title><m:InstanceID>b</m:InstanceID>\
            <x:GTS_PDFXVersion>PDF/X-4</x:GTS_PDFXVersion></r>";
        let renewed = renew(text, &RENEWAL).expect("sound metadata");
        assert!(renewed.contains("m:DocumentID='uuid:new'"), "{renewed}");
        assert!(renewed.contains("<m:InstanceID>uuid:now</m:InstanceID>"), "{renewed}");
        assert!(renewed.contains("<li>One · &lt;sheets&gt;</li>"), "{renewed}");
        assert!(renewed.contains("<li>Two · &lt;sheets&gt;</li>"), "{renewed}");
        assert_eq!(standard(&renewed).as_deref(), Some("PDF/X-4"));
    }

    #[test]
    fn claims_that_sheets_cannot_keep_are_taken_out() {
        let text = "<r xmlns:a='http://www.aiim.org/pdfa/ns/id/' a:part='2'>\
            <p xmlns='http://www.aiim.org/pdfua/ns/id/'><q/></p><b/></r>";
        let renewed = renew(text, &RENEWAL).expect("sound metadata");
        assert_eq!(renewed, "<r xmlns:a='http://www.aiim.org/pdfa/ns/id/' ><b/></r>");
    }

    #[test]
    fn what_is_no_metadata_is_told() {
        assert_eq!(renew("<a><b></a>", &RENEWAL), None);
        assert_eq!(renew(&"<a xmlns:b='c'/>".repeat(600), &RENEWAL), None);
    }
}
