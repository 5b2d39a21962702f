//! The fonts and the pictures of a file.

use super::Part;
use super::markup::{both, heading, number, size, value};

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
            value(&image.colours),
        ]
    });
    table("images", &title, &heads, rows)
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
