//! The fonts and the pictures of a file.

use maud::{Markup, html};

use super::Part;
use super::markup::{both, figure, heading, number, size, told, value};
use crate::finding::ImageFacts;
use crate::font_kind::FontKind;

/// How many pictures are told one by one: the coarsest.
const PICTURES: usize = 100;

/// The fonts.
pub(super) fn fonts(part: Part<'_>) -> Markup {
    let heads = [
        ("الخطّ", "Font"),
        ("نوعه", "Kind"),
        ("محفوظ في الملفّ", "Embedded"),
        ("الحروف", "Glyphs"),
        ("أصغر قياس، نقطة", "Smallest size, pt"),
    ];
    let title = heading(part.level, "section", &both("الخطوط", "Fonts"));
    let rows = part.file.inspection.fonts.iter().map(|font| {
        let embedded = match font.embedded {
            true => both("نعم", "Yes"),
            false => html! { strong { (both("لا", "No")) } },
        };
        let glyphs = match (font.embedded, font.subset) {
            (false, _) => html! { "–" },
            (true, true) => both("المستعمل منها", "Those in use"),
            (true, false) => both("كلّها", "All"),
        };
        let smallest = match font.smallest {
            Some(size) => figure(part.digits, &number(size, 2)),
            None => html! { "–" },
        };
        let kind = match font.kind {
            FontKind::Unknown => both("غير معروف", "unknown"),
            kind => value(kind.name()),
        };
        [value(&font.name), kind, embedded, glyphs, smallest]
    });
    table("fonts", &title, heads, rows)
}

/// The pictures, the coarsest of them if there are many.
pub(super) fn images(part: Part<'_>) -> Markup {
    let heads = [
        ("الصفحة", "Page"),
        ("القياس: العرض × الارتفاع، مم", "Size: width × height, mm"),
        ("البكسلات: العرض × الارتفاع", "Pixels: width × height"),
        ("الدقّة، بكسل في البوصة", "Effective ppi"),
        ("الألوان", "Colours"),
    ];
    let inspection = &part.file.inspection;
    let mut images: Vec<&ImageFacts> = inspection.images.iter().collect();
    let count = inspection.inventory.pictures.max(images.len());
    if count > PICTURES {
        images.sort_by(|one, other| one.ppi.total_cmp(&other.ppi));
        images.truncate(PICTURES);
    }
    let shown = images.len();
    let title = heading(part.level, "section", &both("الصور", "Pictures"));
    let arabic = format!("عدد الصور {count}، وهذه أقلّها دقّة، وعددها {shown}.");
    let note = both(
        part.digits.set(&arabic),
        format_args!("{count} pictures, of which the {shown} coarsest are listed."),
    );
    let title = html! { (title) @if count > shown { p.legend { (note) } } };
    let rows = images.into_iter().map(|image| {
        let figure = |text: &str| figure(part.digits, text);
        [
            link(part, image.page, &image.page.to_string()),
            figure(&size([image.area.width, image.area.height], 1)),
            figure(&size(image.pixels.map(f64::from), 0)),
            figure(&number(image.ppi, 0)),
            told(&image.colours, part.digits),
        ]
    });
    table("images", &title, heads, rows)
}

/// What stands on which page, if the file is an edition of ours.
pub(super) fn parts(part: Part<'_>) -> Markup {
    let heads = [
        ("الصفحة", "Page"),
        ("ما فيها", "What stands there"),
        ("ضبط النصّ", "Text fitted"),
    ];
    let title =
        heading(part.level, "section", &both("الصفحات وما فيها", "What stands where"));
    let rows = part.file.parts.iter().map(|it| {
        let page = it.page;
        let last = page + it.pages.saturating_sub(1);
        let pages =
            if last > page { format!("{page}–{last}") } else { page.to_string() };
        [link(part, page, &pages), named(part, &it.part), fitted(part, it)]
    });
    table("parts", &title, heads, rows)
}

/// A link to a page of a file.
fn link(part: Part<'_>, page: usize, label: &str) -> Markup {
    html! { a href={ "#p" (part.index) "-" (page) } { (figure(part.digits, label)) } }
}

/// A part by its name in both languages; a city or a group by that of the records, or else by
/// what the layout calls it.
fn named(part: Part<'_>, called: &str) -> Markup {
    let names = part.file.edition.as_ref().map(|state| &state.names);
    match called {
        "cover" => both("الغلاف", "Front cover"),
        "imprint" => both("بيانات الطبعة", "Imprint"),
        "introduction" => both("المقدّمة", "Introduction"),
        "contents" => both("المحتويات", "Contents"),
        "plate" => both("صورة", "Plate"),
        "pair" => both("صورتان", "Pair of pictures"),
        "spread" => both("صورة على صفحتين", "Picture across two pages"),
        "quotation" => both("اقتباس من نصّ المجموعة", "Quotation from a group’s text"),
        "panel" => both("لوحة مطرّزة", "Stitched panel"),
        "credits" => both("قائمة الصور", "List of photographs"),
        "back" => both("الغلاف الأخير", "Back cover"),
        slug => value(names.and_then(|it| it.get(slug)).map_or(slug, String::as_str)),
    }
}

/// What was done so that a text saves a page.
fn fitted(part: Part<'_>, fitted: &crate::report::Part) -> Markup {
    let told = [
        (fitted.raised, "أسطر رُفع بها", "lines raised"),
        (fitted.long, "أسطر زيدت أسفل الصفحة", "lines longer"),
        (fitted.closer, "أسطر زيدت بتقريب الأسطر", "lines more, set closer"),
    ];
    let told = told.iter().filter(|(lines, ..)| *lines > 0);
    html! {
        @for (at, (lines, arabic, english)) in told.enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            @let arabic = part.digits.set(&format!("{arabic}: {lines}"));
            (both(arabic, format_args!("{lines} {english}")))
        }
    }
}

/// A table under a title; nothing if it has no rows.
pub(super) fn table<const N: usize>(
    class: &str,
    title: &Markup,
    heads: [(&str, &str); N],
    rows: impl ExactSizeIterator<Item = [Markup; N]>,
) -> Markup {
    html! {
        @if rows.len() > 0 {
            section.table {
                (title)
                table.(class) {
                    thead {
                        tr {
                            @for (arabic, english) in heads {
                                th scope="col" { (both(arabic, english)) }
                            }
                        }
                    }
                    tbody {
                        @for cells in rows {
                            tr {
                                @for cell in cells { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
