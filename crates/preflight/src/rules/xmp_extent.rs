//! How much there is in metadata, told before they are parsed: a parser looks for each name among
//! all others of its element, and for each name space among all of those that are declared.

/// The most elements and attributes of metadata, and attributes of one element.
const NODES: usize = 1 << 20;
const ATTRIBUTES: usize = 1 << 18;
const OF_ELEMENT: usize = 512;

/// How many comparisons with name spaces are made at most, more or less.
const COMPARISONS: usize = 1 << 28;

/// Whether metadata can be parsed in a short time and in little memory.
pub(super) fn is_bounded(text: &[u8]) -> bool {
    let (mut nodes, mut attributes) = (0usize, 0usize);
    let (mut spaces, mut entities) = (0usize, 0usize);
    let mut of_element = 0;
    let mut quote = None;
    let mut is_within = false;
    for (at, &byte) in text.iter().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) if is_within => {
                quote = Some(byte);
                of_element += 1;
                attributes += 1;
            }
            (_, Some(open)) if byte == open => quote = None,
            (b'<', None) => {
                // A text may stand before each.
                nodes += 2;
                (is_within, of_element) = (true, 0);
            }
            (b'>', None) => is_within = false,
            (b'&', _) => entities += 1,
            (b'x', None) if text[at..].starts_with(b"xmlns") => spaces += 1,
            _ => {}
        }
        if of_element > OF_ELEMENT {
            return false;
        }
    }
    let lookups = (nodes + attributes).saturating_mul(spaces + 1);
    let declared = spaces.saturating_mul(spaces).saturating_mul(spaces) / 6;
    nodes + entities <= NODES
        && attributes <= ATTRIBUTES
        && lookups.saturating_add(declared) <= COMPARISONS
}

#[cfg(test)]
mod tests {
    use super::is_bounded;

    #[test]
    fn metadata_are_bounded_in_every_way() {
        let usual = "<a xmlns:b=\"c\" d='e'><f g=\"h > ' i\"/></a>".repeat(100);
        assert!(is_bounded(usual.as_bytes()));
        let elements = "<b/>".repeat(600_000);
        let attributes = format!("<a {}/>", "b=\"\" ".repeat(600));
        let all_attributes = "<a b=\"\" c=\"\"/>".repeat(200_000);
        let spaces = "<a xmlns:b=\"c\"/>".repeat(2_000);
        for text in [elements, attributes, all_attributes, spaces] {
            assert!(!is_bounded(text.as_bytes()), "{}", &text[..20]);
        }
    }
}
