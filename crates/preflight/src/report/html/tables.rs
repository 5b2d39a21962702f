//! The fonts and the pictures of a file.

use super::Part;
use super::markup::{both, heading, number, size, value};
use crate::report::words::text;

/// The fonts.
pub(super) fn fonts(part: Part<'_>) -> String {
    let heads = [
        both("الخطّ", "Font"),
        both("محفوظ في الملفّ", "Embedded"),
        both("الحروف", "Glyphs"),
    ];
    let title = heading(part.level, "section", &both("الخطوط", "Fonts"));
    let rows = part.file.inspection.fonts.iter().map(|font| {
        let embedded = match font.embedded {
            true => both("نعم", "Yes"),
            false => format!("<strong>{}</strong>", both("لا", "No")),
        };
        let glyphs = match (font.embedded, font.subset) {
            (false, _) => "–".to_owned(),
            (true, true) => both("المستعمل منها", "Those in use"),
            (true, false) => both("كلّها", "All"),
        };
        vec![value(&font.name), embedded, glyphs]
    });
    table("fonts", &title, &heads, rows)
}

/// The pictures.
pub(super) fn images(part: Part<'_>) -> String {
    let index = part.index;
    let heads = [
        both("الصفحة", "Page"),
        both("القياس، مم", "Size, mm"),
        both("البكسلات", "Pixels"),
        both("الدقّة، ppi", "Effective ppi"),
        both("الألوان", "Colours"),
    ];
    let title = heading(part.level, "section", &both("الصور", "Pictures"));
    let rows = part.file.inspection.images.iter().map(|image| {
        let page = image.page;
        vec![
            format!("<a href=\"#p{index}-{page}\">{page}</a>"),
            size([image.area.width, image.area.height], 1),
            size(image.pixels.map(f64::from), 0),
            number(image.ppi, 0),
            value(&text(&image.colours)),
        ]
    });
    table("images", &title, &heads, rows)
}

/// What stands on which page, if the file is an edition of ours.
pub(super) fn parts(part: Part<'_>) -> String {
    let index = part.index;
    let heads = [
        both("الصفحة", "Page"),
        both("ما فيها", "What stands there"),
        both("ضبط النصّ", "Text fitted"),
    ];
    let title =
        heading(part.level, "section", &both("الصفحات وما فيها", "What stands where"));
    let rows = part.file.parts.iter().map(|it| {
        let page = it.page;
        let last = page + it.pages.saturating_sub(1);
        let pages =
            if last > page { format!("{page}–{last}") } else { page.to_string() };
        vec![
            format!("<a href=\"#p{index}-{page}\">{pages}</a>"),
            named(&it.part),
            fitted(it),
        ]
    });
    table("parts", &title, &heads, rows)
}

/// A part by its name in both languages; a city or a group by its slug.
fn named(part: &str) -> String {
    match part {
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
        slug => value(slug),
    }
}

/// What was done so that a text saves a page.
fn fitted(part: &crate::report::Part) -> String {
    let told = [
        (part.raised, "أسطر رُفع بها", "lines raised"),
        (part.long, "أسطر زيدت أسفل الصفحة", "lines longer"),
        (part.closer, "أسطر زيدت بتقريب الأسطر", "lines more, set closer"),
    ];
    let told =
        told.iter().filter(|(lines, ..)| *lines > 0).map(|(lines, arabic, english)| {
            both(&format!("{arabic}: {lines}"), &format!("{lines} {english}"))
        });
    told.collect::<Vec<_>>().join(", ")
}

/// A table under a title; nothing if it has no rows.
fn table(
    class: &str,
    title: &str,
    heads: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let rows: String = rows
        .map(|cells| {
            let cells: String =
                cells.into_iter().map(|cell| format!("<td>{cell}</td>")).collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let heads: String =
        heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    format!(
        "<section class=\"table\">{title}<table class=\"{class}\">\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></section>"
    )
}
