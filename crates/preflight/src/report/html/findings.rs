//! What was found, by severity and page.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::Part;
use super::markup::{aside, both, heading, printable, row, sign, value};
use crate::finding::Finding;
use crate::object::Object;
use crate::report::words::{text, words};
use crate::severity::Severity;

/// The findings of a file, the worst first.
pub(super) fn findings(part: Part<'_>) -> Markup {
    let title = both("ما وُجد", "What was found");
    html! {
        section.findings {
            (heading(part.level, "section", &title))
            @if part.file.inspection.findings.is_empty() {
                p.nothing { (sign(None)) (both("لا شيء يُصلَح.", "There is nothing to mend.")) }
            }
            @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                (group(part, severity))
            }
        }
    }
}

/// The findings of one severity, page by page; nothing if there are none.
fn group(part: Part<'_>, severity: Severity) -> Markup {
    let mut found: Vec<(usize, &Finding)> = (1..)
        .zip(&part.file.inspection.findings)
        .filter(|(_, finding)| finding.severity == severity)
        .collect();
    found.sort_by_key(|(_, finding)| finding.page);
    let title = match severity {
        Severity::Error => both("أخطاء تمنع الطباعة", "Errors: they stop the job"),
        Severity::Warning => both("تنبيهات تستحقّ نظرة", "Warnings: worth a look"),
        Severity::Note => both("للعلم", "To know"),
    };
    let title = html! { (sign(Some(severity))) (title) };
    let mut told = BTreeSet::new();
    html! {
        @if !found.is_empty() {
            section.group.(severity.name()) {
                (heading(part.level + 1, "group-title", &title))
                @for leaf in found.chunk_by(|(_, one), (_, other)| one.page == other.page) {
                    @let page = leaf.first().and_then(|(_, finding)| finding.page);
                    div.leaf {
                        (heading(part.level + 2, "leaf-title", &leaf_title(part.index, page)))
                        ol {
                            @for &(number, finding) in leaf {
                                (item(part, number, finding, told.insert(finding.rule)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The title of what was found on a page, or in the file as a whole.
fn leaf_title(index: usize, page: Option<usize>) -> Markup {
    let Some(page) = page else {
        return both("الملفّ كلّه", "The whole file");
    };
    html! {
        a href={ "#p" (index) "-" (page) } {
            (both(format_args!("الصفحة {page}"), format_args!("Page {page}")))
        }
    }
}

/// A finding, with what to do; the advice is open where its rule is met `first`.
fn item(part: Part<'_>, number: usize, finding: &Finding, first: bool) -> Markup {
    let id = format!("{}-{number}", part.index);
    let words = words(finding.rule);
    let facts = [
        ("وُجد", "Found", text(&finding.found)),
        ("المطلوب", "Wanted", text(&finding.wanted)),
    ];
    html! {
        li.finding id={ "f" (id) } tabindex="-1" {
            (badge(&id, number, finding))
            div.told {
                (heading(part.level + 3, "title", &both(words.ar.0, words.en.0)))
                p.what {
                    code dir="ltr" { (printable(&finding.rule.id(part.spec.standard))) }
                    " " (object(finding.object)) (count(finding.count))
                }
                dl {
                    @for (arabic, english, fact) in facts {
                        @if !fact.is_empty() { (row(arabic, english, value(&fact))) }
                    }
                    @if let Some(source) = part.file.source(number - 1) {
                        @let source = printable(&source.to_string());
                        (row("المصدر", "Source", html! { code dir="ltr" { (source) } }))
                    }
                }
                details.advice open[first] {
                    summary { (both("ما العمل؟", "What to do")) }
                    p { (both(words.ar.1, words.en.1)) }
                }
            }
        }
    }
}

/// The number of a finding; it leads to its mark, if there is one.
fn badge(id: &str, number: usize, finding: &Finding) -> Markup {
    html! {
        @if finding.page.is_none() {
            span.badge { (number) }
        } @else {
            a.badge href={ "#m" (id) } {
                (number) " " (aside("أين على الصفحة؟", "where on the page"))
            }
        }
    }
}

/// How often something was found, if more than once.
fn count(count: usize) -> Markup {
    html! {
        @if count > 1 {
            " "
            span.count {
                (both(
                    format_args!("عدد المواضع في الصفحة: {count}"),
                    format_args!("{count} places on the page"),
                ))
            }
        }
    }
}

/// What a finding is about; what is often named is also told in Arabic.
fn object(object: Object) -> Markup {
    let arabic = match object {
        Object::Text => "نصّ",
        Object::Image => "صورة",
        Object::Stencil => "صورة بلون واحد",
        Object::SoftMask => "قناع شفافيّة",
        Object::Line => "خطّ مرسوم",
        Object::Shape => "شكل",
        Object::Shading => "تدرّج لونيّ",
        Object::Pattern => "نقش",
        Object::Form => "مجموعة عناصر",
        Object::Page => "الصفحة",
        Object::Content => "محتوى الصفحة",
        Object::Font => "خطّ الحروف",
        Object::Layers => "طبقات",
        Object::Annotation => "ملاحظة أو رابط",
        Object::GraphicsState => "إعدادات الرسم",
        Object::OutputIntent => "شرط الطباعة",
        Object::Metadata => "بيانات التعريف",
        Object::Information => "بطاقة الملفّ",
        Object::Header => "بداية الملفّ",
        Object::File => "الملفّ",
        Object::Trailer
        | Object::Stream
        | Object::Object
        | Object::Catalog
        | Object::Bookmark
        | Object::Operator
        | Object::IntentOperator
        | Object::Resources
        | Object::XObject => return value(object.name()),
    };
    both(arabic, object.name())
}
