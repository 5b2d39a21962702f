//! What was found, by severity and by rule.

use maud::{Markup, html};

use super::Part;
use super::markup::{
    aside, both, figure, heading, number, pages, row, sign, told, value,
};
use super::pictures::marked_picture;
use crate::area::Area;
use crate::object::Object;
use crate::report::groups::{Group, Line};
use crate::report::words::{arabic, text, words_on};
use crate::severity::Severity;

/// How many different findings of a rule are told.
const LINES: usize = 10;

/// How many rules are shown with a picture; pages follow below.
const PICTURES: usize = 24;

/// The findings of a file, the worst first.
pub(super) fn findings(part: Part<'_>) -> Markup {
    let title = both("ما وُجد", "What was found");
    html! {
        section.findings {
            (heading(part.level, "section", &title))
            @if part.file.inspection.findings.is_empty() {
                @if part.file.is_ready() {
                    p.nothing { (sign(None)) (both("لا شيء يُصلَح.", "There is nothing to mend.")) }
                } @else {
                    // What is against the edition is told above.
                    p.nothing {
                        (both("لا شيء في هذا الملفّ نفسه.", "Nothing in this file itself."))
                    }
                }
            }
            @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                (of_severity(part, severity))
            }
        }
    }
}

/// The findings of one severity, rule by rule; nothing if there are none.
fn of_severity(part: Part<'_>, severity: Severity) -> Markup {
    let found: Vec<(usize, &Group<'_>)> =
        (1..).zip(part.groups).filter(|(_, group)| group.severity == severity).collect();
    let title = match severity {
        Severity::Error => both("أخطاء تمنع الطباعة", "Errors: they stop the job"),
        Severity::Warning => both("تنبيهات تستحقّ نظرة", "Warnings: worth a look"),
        Severity::Note => both("للعلم", "To know"),
    };
    let title = html! { (sign(Some(severity))) (title) };
    html! {
        @if !found.is_empty() {
            section.group.(severity.name()) {
                (heading(part.level + 1, "group-title", &title))
                ol {
                    @for (number, group) in found { (item(part, number, group)) }
                }
            }
        }
    }
}

/// What was found against a rule, with what to do.
fn item(part: Part<'_>, number: usize, group: &Group<'_>) -> Markup {
    let Part { index, digits, .. } = part;
    let words = words_on(group.rule, group.subject);
    let lines = group.lines();
    let more = lines.len().saturating_sub(LINES);
    html! {
        li.finding id={ "f" (index) "-" (number) } tabindex="-1" {
            span.badge { (aside("رقم", "Number")) (figure(digits, &number.to_string())) }
            div.told {
                (heading(part.level + 2, "title", &both(digits.set(words.ar.0), words.en.0)))
                p.what {
                    code dir="ltr" { (group.rule.id(part.spec.standard)) }
                    @match group.pages().as_slice() {
                        [] => span { (both("الملفّ كلّه", "The whole file")) },
                        list => span { (pages(index, digits, list)) },
                    }
                    (count(part, group.count()))
                }
                ul.lines {
                    @for line in lines.iter().take(LINES) { (one(part, group, line)) }
                    @if more > 0 {
                        li.more {
                            (both(
                                format_args!("وأيضًا: {}", digits.set(&more.to_string())),
                                format_args!("and {more} more like these"),
                            ))
                        }
                    }
                }
                details.advice open {
                    summary { (both("ما العمل؟", "What to do")) }
                    p { (both(digits.set(words.ar.1), words.en.1)) }
                }
            }
            @if number <= PICTURES
                && let Some((at, finding)) = group.placed()
            {
                (marked_picture(part, at, finding))
            }
        }
    }
}

/// Findings that read the same: what, what in its place, and where.
fn one(part: Part<'_>, group: &Group<'_>, line: &Line<'_>) -> Markup {
    let Part { index, digits, .. } = part;
    let Line { first, at, pages: on, count: times } = line;
    let is_whole = *times == group.count();
    html! {
        li {
            dl {
                @let places = if is_whole { html! {} } else { count(part, *times) };
                @let object = html! { (object(first.object)) (places) };
                (row("العنصر", "Element", object))
                (row("وُجد", "Found", told(&first.found, digits)))
                (row("المطلوب", "Wanted", told(&first.wanted, digits)))
                @if !on.is_empty() && *on != group.pages() {
                    (row("الصفحات", "Pages", pages(index, digits, on)))
                }
                @if let (Some(area), Some(page)) = (first.area, first.page) {
                    @let id = if part.marked.contains(at) {
                        format!("#m{index}-{}", at + 1)
                    } else {
                        format!("#p{index}-{page}")
                    };
                    @let place = html! { a href=(id) { (place(part, area)) } };
                    (row("المكان", "Place", place))
                }
                @if let Some(source) = part.file.source(*at) {
                    @let source = html! { code dir="ltr" { (value(&source.to_string())) } };
                    (row("المصدر", "Source", source))
                }
            }
        }
    }
}

/// A place on a page, in millimetres from the trim.
fn place(part: Part<'_>, Area { x, y, width, height }: Area) -> Markup {
    let [x, y, width, height] = [x, y, width, height].map(|it| number(it, 1));
    let arabic = format!(
        "{x} مم من اليسار و{y} مم من الأعلى، العرض {width} مم والارتفاع {height} مم"
    );
    let english =
        format!("{x} mm from the left, {y} mm from the head; {width} × {height} mm");
    both(part.digits.set(&arabic), english)
}

/// How often something was found, if more than once.
fn count(part: Part<'_>, count: usize) -> Markup {
    html! {
        @if count > 1 {
            " "
            span.count {
                (both(
                    part.digits.set(&format!("عدد المواضع: {count}")),
                    format_args!("{count} places"),
                ))
            }
        }
    }
}

/// What a finding is about.
fn object(object: Object) -> Markup {
    let message = object.message();
    both(arabic(&message), text(&message).replace('`', ""))
}
