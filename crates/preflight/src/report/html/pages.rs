//! Pictures of the pages as readers will see them, with marks where something was found.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Part;
use super::marks::Share;
use super::markup::{aside, both, heading, number, sign};
use crate::finding::{Finding, PageFacts, Thumbnail};
use crate::severity::Severity;

/// The pages of a file, in spreads of a right-bound booklet.
pub(super) fn pages(part: Part<'_>) -> String {
    let pages = &part.file.inspection.pages;
    if pages.is_empty() {
        return String::new();
    }
    let spreads: String = pages
        .chunk_by(|one, other| one.number % 2 == 0 && other.number == one.number + 1)
        .map(|spread| {
            let leaves: String = spread.iter().map(|page| page_of(part, page)).collect();
            // In Arabic books the first of two facing pages is the right one.
            format!("<div class=\"spread\" dir=\"rtl\">\n{leaves}</div>\n")
        })
        .collect();
    let limit = number(part.spec.ink_limit, 1);
    format!(
        "<section class=\"pages\">{title}\n<p class=\"legend\">{legend}</p>\n\
         <div class=\"spreads\">\n{spreads}</div></section>",
        title = heading(part.level, "section", &both("الصفحات", "Pages")),
        legend = both(
            &format!(
                "كما تُفتح بين يدي القارئ. تحت كلّ صفحة رقمها، وأكثر ما فيها من الحبر، \
                 وحدّه {limit} %."
            ),
            &format!(
                "As they open before the reader. Under each page: its number, and the most ink \
                 on it; the limit is {limit} %."
            ),
        ),
    )
}

/// A page with its marks.
fn page_of(part: Part<'_>, page: &PageFacts) -> String {
    let index = part.index;
    let (placed, others): (Vec<_>, Vec<_>) = (1..)
        .zip(&part.file.inspection.findings)
        .filter(|(_, finding)| finding.page == Some(page.number))
        .partition(|(_, finding)| finding.area.is_some());
    let chips: String = others
        .into_iter()
        .map(|(number, finding)| mark("chip", index, number, finding, ""))
        .collect();
    let chips = match chips.is_empty() {
        true => chips,
        false => format!("<span class=\"chips\">{chips}</span>"),
    };
    let [width, height] = page.trim.map(|side| side.max(1.0));
    format!(
        "<figure class=\"page {side}\" id=\"p{index}-{n}\" tabindex=\"-1\">\
         <div class=\"sheet\" style=\"aspect-ratio:{width}/{height}\">{picture}{marks}</div>\n\
         <figcaption>{label}<b>{n}</b>{chips}{ink}</figcaption></figure>\n",
        side = if page.number.is_multiple_of(2) { "right" } else { "left" },
        n = page.number,
        width = number(width, 2),
        height = number(height, 2),
        picture = picture(page.number, &page.thumbnail),
        marks = marks(index, &placed, page.trim),
        label = aside("الصفحة", "Page"),
        ink = ink(page.most_ink, part.spec.ink_limit),
    )
}

/// The marks on a page, large ones under small ones.
fn marks(index: usize, found: &[(usize, &Finding)], trim: [f64; 2]) -> String {
    let mut placed: Vec<_> = found
        .iter()
        .filter_map(|&(number, finding)| {
            Some((Share::of(finding.area?, trim), number, finding))
        })
        .collect();
    placed.sort_by(|(one, ..), (other, ..)| other.size().total_cmp(&one.size()));
    let mut marks = String::new();
    for (at, (share, number, finding)) in placed.iter().enumerate() {
        let before = placed.iter().take(at).filter(|(other, ..)| other.meets(share));
        let style = format!(" style=\"{};--nth:{}\"", share.style(), before.count() % 5);
        let class = format!("mark {}", share.label());
        marks += &mark(&class, index, *number, finding, &style);
    }
    marks
}

/// A mark, which leads to its finding.
fn mark(class: &str, index: usize, number: usize, it: &Finding, style: &str) -> String {
    let severity = it.severity.name();
    let tell = aside("ما وُجد رقم", "Finding");
    format!(
        "<a class=\"{class} {severity}\" id=\"m{index}-{number}\" href=\"#f{index}-{number}\"\
         {style}><span>{tell} {number}</span></a>"
    )
}

/// How much ink there is, beside the limit.
fn ink(most: f64, limit: f64) -> String {
    let over = most > limit;
    let share =
        if limit > 0.0 { (most / limit * 100.0).clamp(0.0, 100.0) } else { 100.0 };
    format!(
        "<span class=\"ink{class}\">{sign}{label}<bdi dir=\"ltr\">{most} %</bdi>\
         <i><i style=\"width:{share}%\"></i></i></span>",
        class = if over { " over" } else { "" },
        sign = if over { sign(Some(Severity::Warning)) } else { String::new() },
        label = aside("أكثر الحبر", "most ink"),
        most = number(most, 1),
        share = number(share, 0),
    )
}

/// The picture of a page; nothing if there is none.
fn picture(page: usize, thumbnail: &Thumbnail) -> String {
    let Thumbnail { width, height, jpeg } = thumbnail;
    if jpeg.is_empty() {
        return String::new();
    }
    format!(
        "<img width=\"{width}\" height=\"{height}\" alt=\"صورة الصفحة {page}\" \
         data-en=\"Picture of page {page}\" loading=\"lazy\" decoding=\"async\" \
         src=\"data:image/jpeg;base64,{}\">",
        STANDARD.encode(jpeg),
    )
}
