//! What a file holds: boxes, inks, layers, transparency and the finest things on its pages.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Part;
use super::markup::{both, figure, heading, number, pages, row, size, told, value};
use super::tables::table;
use crate::area::Area;
use crate::finding::PageFacts;
use crate::inventory::Least;

/// What a file holds; nothing of one that could not be judged.
pub(super) fn inventory(part: Part<'_>) -> Markup {
    let inspection = &part.file.inspection;
    let facts = &inspection.inventory;
    let title = both("ما في الملفّ", "What the file holds");
    let text = |text: Option<&String>| match text {
        Some(text) => value(text),
        None => both("غير معروف", "unknown"),
    };
    let version = html! { bdi dir="ltr" { "PDF " (facts.version) } };
    let intent = facts.intent.as_ref();
    html! {
        @if !inspection.pages.is_empty() {
            section.inventory {
                (heading(part.level, "section", &title))
                dl.facts {
                    (row("نسق الملفّ", "Format", version))
                    (row("كتبه", "Written by", text(facts.producer.as_ref())))
                    (row("صُمّم في", "Made with", text(facts.creator.as_ref())))
                    @let identifier = intent.and_then(|it| it.identifier.as_ref());
                    (row("شرط الطباعة", "Output intent", text(identifier)))
                    @let profile = intent.and_then(|it| it.profile.as_ref());
                    (row("ملفّ الألوان", "Profile", text(profile)))
                    (row("الشفافيّة", "Transparency", transparency(part)))
                    (row("الطبقات", "Layers", layers(part)))
                    (sizes(part))
                }
                (inks(part))
                (boxes(part))
                (plates(part))
            }
        }
    }
}

fn transparency(part: Part<'_>) -> Markup {
    let inspection = &part.file.inspection;
    let on = inspection.transparent_pages();
    let kinds = inspection.transparency();
    html! {
        @if on.is_empty() {
            (both("لا شفافيّة", "None"))
        } @else {
            (pages(part.index, part.digits, &on)) ": "
            @for (at, kind) in kinds.into_iter().enumerate() {
                @if at > 0 { (both("، ", ", ")) }
                (told(kind, part.digits))
            }
        }
    }
}

fn layers(part: Part<'_>) -> Markup {
    let layers = &part.file.inspection.inventory.layers;
    html! {
        @if layers.is_empty() { (both("لا طبقات", "None")) }
        @for (at, layer) in layers.iter().enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            (value(&layer.name)) " "
            @if layer.is_on { (both("(ظاهرة)", "(on)")) }
            @else { (both("(مخفيّة)", "(off)")) }
        }
    }
}

/// The smallest type, the thinnest line and the like.
fn sizes(part: Part<'_>) -> Markup {
    let inspection = &part.file.inspection;
    let points = |least: Option<Least>| match least {
        None => html! { "–" },
        Some(Least { value, page }) => html! {
            (figure(part.digits, &number(value, 2))) " " (both("نقطة", "pt")) " · "
            (pages(part.index, part.digits, &[page]))
        },
    };
    let type_ = points(inspection.least(|it| it.smallest_type));
    let reversed = points(inspection.least(|it| it.smallest_reversed));
    let line = points(inspection.least(|it| it.thinnest_line));
    html! {
        (row("أصغر نصّ", "Smallest type", type_))
        (row("أصغر نصّ أبيض فوق حبر", "Smallest reversed type", reversed))
        (row("أرفع خطّ", "Thinnest line", line))
    }
}

/// The inks in use, with their pages.
fn inks(part: Part<'_>) -> Markup {
    let heads = [("الحبر", "Ink"), ("نوعه", "Kind"), ("الصفحات", "Pages")];
    let title = heading(part.level + 1, "subsection", &both("الأحبار", "Inks"));
    let inks = part.file.inspection.separations();
    let rows = inks.iter().map(|ink| {
        let name = match ink.name.as_str() {
            "Cyan" if !ink.is_spot => both("سماويّ", "Cyan"),
            "Magenta" if !ink.is_spot => both("أرجوانيّ", "Magenta"),
            "Yellow" if !ink.is_spot => both("أصفر", "Yellow"),
            "Black" if !ink.is_spot => both("أسود", "Black"),
            spot => value(spot),
        };
        let kind = match ink.is_spot {
            true => html! { strong { (both("لون خاصّ", "Spot colour")) } },
            false => both("من الأحبار الأربعة", "Process ink"),
        };
        [name, kind, pages(part.index, part.digits, &ink.pages)]
    });
    table("inks", &title, heads, rows)
}

/// The boxes, once for all pages that have the same.
fn boxes(part: Part<'_>) -> Markup {
    let heads = [
        ("الصفحات", "Pages"),
        ("الفرخ", "MediaBox"),
        ("حدّ العرض", "CropBox"),
        ("نهاية هامش القصّ", "BleedBox"),
        ("حدّ القصّ", "TrimBox"),
        ("حدّ الرسم", "ArtBox"),
        ("هامش القصّ: يسار، أعلى، يمين، أسفل", "Bleed: left, top, right, bottom"),
    ];
    let title = both("الحدود: العرض × الارتفاع، مم", "Boxes: width × height, mm");
    let title = heading(part.level + 1, "subsection", &title);
    let mut kinds = BTreeMap::<[String; 6], Vec<usize>>::new();
    for page in &part.file.inspection.pages {
        kinds.entry(boxes_of(page)).or_default().push(page.number);
    }
    let rows = kinds.iter().map(|(boxes, on)| {
        let [media, crop, bleed, trim, art, reach] =
            boxes.each_ref().map(|text| figure(part.digits, text));
        [pages(part.index, part.digits, on), media, crop, bleed, trim, art, reach]
    });
    table("boxes", &title, heads, rows)
}

/// The sizes of a page's boxes, and how far its bleed reaches on each side.
fn boxes_of(page: &PageFacts) -> [String; 6] {
    let boxes = &page.boxes;
    let size = |area: Option<Area>| match area {
        Some(Area { width, height, .. }) => size([width, height], 2),
        None => "–".to_owned(),
    };
    let reach = boxes.reach.map(|side| number(side, 2));
    [
        size(Some(boxes.media)),
        size(boxes.crop),
        size(boxes.bleed),
        size(boxes.trim),
        size(boxes.art),
        reach.join(" / "),
    ]
}

/// The ink on each plate of each page.
fn plates(part: Part<'_>) -> Markup {
    let heads = [
        ("الصفحة", "Page"),
        ("سماويّ", "Cyan"),
        ("أرجوانيّ", "Magenta"),
        ("أصفر", "Yellow"),
        ("أسود", "Black"),
        ("الأكثر", "Most"),
        ("صور", "Pictures"),
    ];
    let title = both("الحبر على كلّ صفحة، بالمئة", "Ink on each page, in percent");
    let title = heading(part.level + 1, "subsection", &title);
    let rows = part.file.inspection.pages.iter().map(|page| {
        let told = |ink: Option<f64>| match ink {
            Some(ink) => figure(part.digits, &number(ink, 1)),
            None => both("غير معروف", "unknown"),
        };
        let [cyan, magenta, yellow, black] =
            [0, 1, 2, 3].map(|at: usize| told(page.painting.plates.map(|it| it[at])));
        let most = told(page.most_ink);
        let pictures = figure(part.digits, &page.painting.pictures.to_string());
        let page = pages(part.index, part.digits, &[page.number]);
        [page, cyan, magenta, yellow, black, most, pictures]
    });
    html! { details.plates { summary { (title) } (table("plates", &html! {}, heads, rows)) } }
}
