//! Pictures of the sheets as readers will see their pages, with marks where something was
//! found.

use maud::{Markup, html};

use super::Part;
use super::marks::Share;
use super::markup::{aside, both, figure, heading, number, sign};
use super::pictures::sheet;
use crate::finding::{Finding, PageFacts};
use crate::severity::Severity;

/// The pages of a file, in spreads of a right-bound booklet.
pub(super) fn pages(part: Part<'_>) -> Markup {
    let pages = &part.file.inspection.pages;
    let spreads = pages
        .chunk_by(|one, other| one.number % 2 == 0 && other.number == one.number + 1);
    let limit = number(part.spec.ink_limit, 1);
    let arabic = format!(
        "الأفراخ كاملة كما تُفتح بين يدي القارئ؛ الخطّ المتّصل حدّ القصّ، والمتقطّع نهاية \
         هامشه. تحت كلّ صفحة رقمها، وأكثر ما فيها من الحبر، وحدّه {limit} %."
    );
    let legend = both(
        part.digits.set(&arabic),
        format_args!(
            "The whole sheets, as they open before the reader; the solid line is the trim, \
             the dashed one the end of the bleed. Under each page: its number, and the most \
             ink on it; the limit is {limit} %."
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
    let n = page.number;
    let found = part.file.inspection.findings.iter().enumerate();
    let (placed, others): (Vec<_>, Vec<_>) = found
        .filter(|(_, finding)| finding.page == Some(n))
        .partition(|(_, finding)| finding.area.is_some());
    let mut chips: Vec<_> = others
        .into_iter()
        .map(|(at, finding)| (part.numbers[at], finding.severity))
        .collect();
    chips.sort_unstable();
    chips.dedup();
    let side = if n.is_multiple_of(2) { "right" } else { "left" };
    html! {
        figure.page.(side) id={ "p" (part.index) "-" (n) } tabindex="-1" {
            (sheet(part, page, &marks(part, &placed, page)))
            figcaption {
                (aside("الصفحة", "Page"))
                b { (figure(part.digits, &n.to_string())) }
                @if !chips.is_empty() {
                    span.chips {
                        @for (number, severity) in chips {
                            a.chip.(severity.name()) href={ "#f" (part.index) "-" (number) } {
                                (label(part, number))
                            }
                        }
                    }
                }
                (ink(part, page.most_ink))
            }
        }
    }
}

/// The marks on a page, large ones under small ones.
fn marks(part: Part<'_>, found: &[(usize, &Finding)], page: &PageFacts) -> Markup {
    let mut placed: Vec<_> = found
        .iter()
        .filter(|(at, _)| part.marked.contains(at))
        .filter_map(|&(at, finding)| {
            Some((Share::of(finding.area?, page.boxes.media), at, finding))
        })
        .collect();
    placed.sort_by(|(one, ..), (other, ..)| other.size().total_cmp(&one.size()));
    html! {
        @for (nth, (share, at, finding)) in placed.iter().enumerate() {
            @let before = placed.iter().take(nth).filter(|(other, ..)| other.meets(share));
            @let style = format!("{};--nth:{}", share.style(), before.count() % 5);
            @let (id, number) = (at + 1, part.numbers[*at]);
            a.mark.(share.label()).(finding.severity.name()) id={ "m" (part.index) "-" (id) }
                href={ "#f" (part.index) "-" (number) } style=(style) {
                (label(part, number))
            }
        }
    }
}

/// The number of what was found.
fn label(part: Part<'_>, number: usize) -> Markup {
    html! {
        span {
            (aside("ملاحظة رقم", "Finding")) " " (figure(part.digits, &number.to_string()))
        }
    }
}

/// How much ink there is, beside the limit.
fn ink(part: Part<'_>, most: Option<f64>) -> Markup {
    let Some(most) = most else {
        return html! {
            span.ink {
                (aside("أكثر الحبر", "most ink"))
                (aside("غير معروف", "unknown"))
            }
        };
    };
    let limit = part.spec.ink_limit;
    let over = most > limit;
    let share =
        if limit > 0.0 { (most / limit * 100.0).clamp(0.0, 100.0) } else { 100.0 };
    html! {
        span.ink.over[over] {
            @if over { (sign(Some(Severity::Warning))) }
            (aside("أكثر الحبر", "most ink"))
            (figure(part.digits, &format!("{} %", number(most, 1))))
            i { i style={ "width:" (number(share, 0)) "%" } {} }
        }
    }
}
