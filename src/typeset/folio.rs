//! Folios: type that says nothing but the number of its page. A page that only moved has another one.

use typst::layout::{Abs, Frame, FrameItem, Point};

use super::origin::plain;

/// How far texts of one line may lie apart in height.
const LEVEL: Abs = Abs::raw(0.5);

/// Whether the item of a frame at an index shows the number of its page and nothing else, and stands alone
/// on its line: other numbers may be the same by chance. Containers of it count as well: where they lie
/// and how large they are depends on the width of the digits.
pub(super) fn shows_folio(frame: &Frame, index: usize, number: usize) -> bool {
    let mut items = frame.items();
    let Some((at, item)) = items.nth(index) else { return false };
    match item {
        FrameItem::Text(text) => {
            let is_level = |(other, item): &&(Point, FrameItem)| {
                matches!(item, FrameItem::Text(_)) && (other.y - at.y).abs() <= LEVEL
            };
            is_folio(&text.text, number) && frame.items().filter(is_level).count() == 1
        }
        FrameItem::Group(group) => {
            let mut has_folio = false;
            for (index, (_, item)) in group.frame.items().enumerate() {
                match item {
                    FrameItem::Tag(_) | FrameItem::Link(..) => {}
                    _ if shows_folio(&group.frame, index, number) => has_folio = true,
                    _ => return false,
                }
            }
            has_folio
        }
        _ => false,
    }
}

/// Whether a text is the number of its page, in Latin or Arabic digits.
pub(super) fn is_folio(text: &str, number: usize) -> bool {
    let said = plain(text);
    let value = said.chars().try_fold(0_usize, |value, digit| {
        let digit = match digit {
            '0'..='9' => digit as usize - '0' as usize,
            // Arabic-Indic and its eastern form.
            '\u{660}'..='\u{669}' => digit as usize - 0x660,
            '\u{6f0}'..='\u{6f9}' => digit as usize - 0x6f0,
            _ => return None,
        };
        value.checked_mul(10)?.checked_add(digit)
    });
    !said.is_empty() && value == Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folio_is_the_number_of_its_page_and_nothing_else() {
        for text in ["12", "١٢", "۱۲", " \u{2067}١٢\u{2069} "] {
            assert!(is_folio(text, 12), "{text:?}");
        }
        for text in ["", "13", "١٢ صفحة", "1 2", "12.", "99999999999999999999999"] {
            assert!(!is_folio(text, 12), "{text:?}");
        }
    }
}
