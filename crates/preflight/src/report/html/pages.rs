//! Pictures of the pages as readers will see them, with marks where something was found.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use super::Part;
use super::marks::Share;
use super::markup::{aside, both, heading, number, sign};
use crate::finding::{Finding, PageFacts, Thumbnail};
use crate::severity::Severity;

/// The pages of a file, in spreads of a right-bound booklet.
pub(super) fn pages(part: Part<'_>) -> Markup {
    let pages = &part.file.inspection.pages;
    let spreads = pages
        .chunk_by(|one, other| one.number % 2 == 0 && other.number == one.number + 1);
    let limit = number(part.spec.ink_limit, 1);
    let legend = both(
        format_args!(
            "كما تُفتح بين يدي القارئ. تحت كلّ صفحة رقمها، وأكثر ما فيها من الحبر، \
             وحدّه {limit} %."
        ),
        format_args!(
            "As they open before the reader. Under each page: its number, and the most ink \
             on it; the limit is {limit} %."
        ),
    );
    html! {
        @if !pages.is_empty() {
            section.pages {
                (heading(part.level, "section", &both("الصفحات", "Pages")))
                p.legend { (legend) }
                div.spreads {
                    @for spread in spreads {
                        // In Arabic books the first of two facing pages is the right one.
                        div.spread dir="rtl" {
                            @for page in spread { (page_of(part, page)) }
                        }
                    }
                }
            }
        }
    }
}

/// A page with its marks.
fn page_of(part: Part<'_>, page: &PageFacts) -> Markup {
    let index = part.index;
    let n = page.number;
    let (placed, others): (Vec<_>, Vec<_>) = (1..)
        .zip(&part.file.inspection.findings)
        .filter(|(_, finding)| finding.page == Some(n))
        .partition(|(_, finding)| finding.area.is_some());
    let side = if n.is_multiple_of(2) { "right" } else { "left" };
    let [width, height] = page.trim.map(|side| number(side.max(1.0), 2));
    html! {
        figure.page.(side) id={ "p" (index) "-" (n) } tabindex="-1" {
            div.sheet style={ "aspect-ratio:" (width) "/" (height) } {
                (picture(n, &page.thumbnail))
                (marks(index, &placed, page.trim))
            }
            figcaption {
                (aside("الصفحة", "Page"))
                b { (n) }
                @if !others.is_empty() {
                    span.chips {
                        @for (number, finding) in others {
                            (mark("chip", index, number, finding, None))
                        }
                    }
                }
                (ink(page.most_ink, part.spec.ink_limit))
            }
        }
    }
}

/// The marks on a page, large ones under small ones.
fn marks(index: usize, found: &[(usize, &Finding)], trim: [f64; 2]) -> Markup {
    let mut placed: Vec<_> = found
        .iter()
        .filter_map(|&(number, finding)| {
            Some((Share::of(finding.area?, trim), number, finding))
        })
        .collect();
    placed.sort_by(|(one, ..), (other, ..)| other.size().total_cmp(&one.size()));
    html! {
        @for (at, (share, number, finding)) in placed.iter().enumerate() {
            @let before = placed.iter().take(at).filter(|(other, ..)| other.meets(share));
            @let style = format!("{};--nth:{}", share.style(), before.count() % 5);
            @let class = format!("mark {}", share.label());
            (mark(&class, index, *number, finding, Some(&style)))
        }
    }
}

/// A mark, which leads to its finding.
fn mark(
    class: &str,
    index: usize,
    number: usize,
    it: &Finding,
    style: Option<&str>,
) -> Markup {
    let id = format!("{index}-{number}");
    html! {
        a.(class).(it.severity.name()) id={ "m" (id) } href={ "#f" (id) } style=[style] {
            span { (aside("ما وُجد رقم", "Finding")) " " (number) }
        }
    }
}

/// How much ink there is, beside the limit.
fn ink(most: Option<f64>, limit: f64) -> Markup {
    let Some(most) = most else {
        return html! {
            span.ink {
                (aside("أكثر الحبر", "most ink"))
                (aside("غير معروف", "unknown"))
            }
        };
    };
    let over = most > limit;
    let share =
        if limit > 0.0 { (most / limit * 100.0).clamp(0.0, 100.0) } else { 100.0 };
    html! {
        span.ink.over[over] {
            @if over { (sign(Some(Severity::Warning))) }
            (aside("أكثر الحبر", "most ink"))
            bdi dir="ltr" { (number(most, 1)) " %" }
            i { i style={ "width:" (number(share, 0)) "%" } {} }
        }
    }
}

/// The picture of a page; nothing if there is none.
fn picture(page: usize, thumbnail: &Thumbnail) -> Markup {
    let Thumbnail { width, height, jpeg } = thumbnail;
    html! {
        @if !jpeg.is_empty() {
            img width=(width) height=(height) alt={ "صورة الصفحة " (page) }
                data-en={ "Picture of page " (page) } loading="lazy" decoding="async"
                src={ "data:image/jpeg;base64," (STANDARD.encode(jpeg)) };
        }
    }
}
