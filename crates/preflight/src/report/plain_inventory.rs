//! What a file holds, line by line, for a terminal.

use malzama_message::{Message, Value, message, number};

use super::groups::page_list;
use crate::area::Area;
use crate::facts::{BoxFacts, Inventory};
use crate::finding::{FontFacts, ImageFacts, Inspection, PageFacts};
use crate::inventory::Least;

/// How many pages, fonts and pictures are told one by one; the JSON form has more.
const PAGES: usize = 64;
const FONTS: usize = 40;
const PICTURES: usize = 12;

/// What a file holds; nothing of a file that could not be judged.
pub(super) fn inventory(inspection: &Inspection) -> Vec<Message> {
    if inspection.pages.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![written(&inspection.inventory), intent(&inspection.inventory)];
    lines.extend(boxes(&inspection.pages));
    lines.push(inks(inspection));
    lines.extend(inspection.pages.iter().take(PAGES).map(plates));
    lines.extend(more(inspection.pages.len(), PAGES));
    lines.extend(layers(&inspection.inventory));
    lines.push(transparency(inspection));
    lines.extend(sizes(inspection));
    lines.extend(inspection.fonts.iter().take(FONTS).map(font));
    lines.extend(more(inspection.fonts.len(), FONTS));
    lines.extend(pictures(inspection));
    lines
}

/// How many more there are than are told.
fn more(count: usize, limit: usize) -> Option<Message> {
    let count = count.checked_sub(limit).filter(|&count| count > 0)?;
    Some(message!("inventory/more", count = count))
}

/// A text of the file, or a word for its absence.
fn or_unknown(text: Option<&String>) -> Value {
    match text {
        Some(text) => message!("inventory/named", name = text).into(),
        None => message!("inventory/unknown").into(),
    }
}

fn written(inventory: &Inventory) -> Message {
    message!(
        "inventory/written",
        version = &inventory.version,
        producer = or_unknown(inventory.producer.as_ref()),
        creator = or_unknown(inventory.creator.as_ref())
    )
}

fn intent(inventory: &Inventory) -> Message {
    match &inventory.intent {
        Some(intent) => message!(
            "inventory/intent",
            identifier = or_unknown(intent.identifier.as_ref()),
            profile = or_unknown(intent.profile.as_ref())
        ),
        None => message!("inventory/no-intent"),
    }
}

/// The boxes and the bleed, once for all pages that have the same.
fn boxes(pages: &[PageFacts]) -> Vec<Message> {
    let mut kinds: Vec<(Message, Vec<usize>)> = Vec::new();
    for page in pages {
        let kind = boxes_of(page);
        match kinds.iter().position(|(known, _)| *known == kind) {
            Some(at) => kinds[at].1.push(page.number),
            None => kinds.push((kind, vec![page.number])),
        }
    }
    let more = more(kinds.len(), PAGES);
    let told = kinds.into_iter().take(PAGES).map(|(boxes, pages)| {
        message!("inventory/boxes", boxes = boxes, pages = page_list(&pages))
    });
    told.chain(more).collect()
}

fn boxes_of(page: &PageFacts) -> Message {
    let BoxFacts { media, crop, bleed, trim, art, reach } = &page.boxes;
    let boxes = [
        ("MediaBox", Some(*media)),
        ("CropBox", *crop),
        ("BleedBox", *bleed),
        ("TrimBox", *trim),
        ("ArtBox", *art),
    ];
    let told = boxes.into_iter().filter_map(|(name, area)| {
        let Area { width, height, .. } = area?;
        Some(message!(
            "inventory/box",
            name = name,
            width = number(width, 2),
            height = number(height, 2)
        ))
    });
    let [left, top, right, bottom] = reach.map(|side| number(side + 0.0, 2));
    message!(
        "inventory/boxes-and-bleed",
        boxes = Value::Messages(told.collect()),
        left = left,
        top = top,
        right = right,
        bottom = bottom
    )
}

fn inks(inspection: &Inspection) -> Message {
    let inks = inspection.separations().into_iter().map(|ink| match ink.is_spot {
        false => {
            message!("inventory/ink", name = ink.name, pages = page_list(&ink.pages))
        }
        true => {
            message!("inventory/spot", name = ink.name, pages = page_list(&ink.pages))
        }
    });
    let inks: Vec<_> = inks.collect();
    match inks.is_empty() {
        true => message!("inventory/no-inks"),
        false => message!("inventory/inks", inks = Value::Messages(inks)),
    }
}

fn plates(page: &PageFacts) -> Message {
    let (Some(plates), Some(most)) = (page.painting.plates, page.most_ink) else {
        return message!("inventory/unknown-plates", page = page.number);
    };
    let [cyan, magenta, yellow, black] = plates.map(|it| number(it, 1));
    message!(
        "inventory/plates",
        page = page.number,
        cyan = cyan,
        magenta = magenta,
        yellow = yellow,
        black = black,
        most = number(most, 0)
    )
}

fn layers(inventory: &Inventory) -> Option<Message> {
    let layers = inventory.layers.iter().map(|layer| match layer.is_on {
        true => message!("inventory/layer-on", name = &layer.name),
        false => message!("inventory/layer-off", name = &layer.name),
    });
    let layers: Vec<_> = layers.collect();
    (!layers.is_empty())
        .then(|| message!("inventory/layers", layers = Value::Messages(layers)))
}

fn transparency(inspection: &Inspection) -> Message {
    let pages = inspection.transparent_pages();
    if pages.is_empty() {
        return message!("inventory/no-transparency");
    }
    let kinds = inspection.transparency().into_iter().cloned().collect();
    message!(
        "inventory/transparency",
        kinds = Value::Messages(kinds),
        pages = page_list(&pages)
    )
}

/// The smallest type, the smallest reversed type and the thinnest line.
fn sizes(inspection: &Inspection) -> Vec<Message> {
    let mut lines = Vec::new();
    if let Some(Least { value, page }) = inspection.least(|it| it.smallest_type) {
        let size = number(value, 2);
        lines.push(message!("inventory/smallest-type", size = size, page = page));
    }
    if let Some(Least { value, page }) = inspection.least(|it| it.smallest_reversed) {
        let size = number(value, 2);
        lines.push(message!("inventory/smallest-reversed", size = size, page = page));
    }
    if let Some(Least { value, page }) = inspection.least(|it| it.thinnest_line) {
        let width = number(value, 2);
        lines.push(message!("inventory/thinnest-line", width = width, page = page));
    }
    lines
}

fn font(font: &FontFacts) -> Message {
    let kept = match (font.embedded, font.subset) {
        (false, _) => message!("inventory/not-embedded"),
        (true, true) => message!("inventory/subset"),
        (true, false) => message!("inventory/embedded"),
    };
    let smallest: Value = match font.smallest {
        Some(size) => message!("inventory/smallest", size = number(size, 2)).into(),
        None => "".into(),
    };
    let (name, kind) = (&font.name, font.kind.name());
    message!("inventory/font", name = name, kind = kind, kept = kept, smallest = smallest)
}

/// How many pictures there are, and the coarsest of them.
fn pictures(inspection: &Inspection) -> Vec<Message> {
    let count = inspection.inventory.pictures;
    let mut lines = vec![match inspection.least(|it| it.least_ppi) {
        Some(Least { value, page }) => message!(
            "inventory/pictures",
            count = count,
            ppi = number(value, 0),
            page = page
        ),
        None => message!("inventory/no-pictures"),
    }];
    let mut pictures: Vec<&ImageFacts> = inspection.images.iter().collect();
    pictures.sort_by(|one, other| one.ppi.total_cmp(&other.ppi));
    lines.extend(pictures.iter().take(PICTURES).map(|picture| {
        let [width, height] = picture.pixels;
        message!(
            "inventory/picture",
            page = picture.page,
            width = width,
            height = height,
            ppi = number(picture.ppi, 0),
            colours = picture.colours.clone()
        )
    }));
    lines.extend(more(count, PICTURES));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_counted() {
        assert_eq!(more(5, 5), None);
        assert_eq!(more(7, 5), Some(message!("inventory/more", count = 2_usize)));
    }
}
