//! What was found, by severity and page.

use super::Part;
use super::markup::{aside, both, escape, heading, row, sign, value};
use crate::finding::Finding;
use crate::object::Object;
use crate::report::words::{text, words};
use crate::rule::Rule;
use crate::severity::Severity;

/// The findings of a file, the worst first.
pub(super) fn findings(part: Part<'_>) -> String {
    let title = heading(part.level, "section", &both("ما وُجد", "What was found"));
    if part.file.inspection.findings.is_empty() {
        let nothing = both("لا شيء يُصلَح.", "There is nothing to mend.");
        let sign = sign(None);
        return format!(
            "<section class=\"findings\">{title}\
             <p class=\"nothing\">{sign}{nothing}</p></section>"
        );
    }
    let groups: String = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| group(part, severity))
        .collect();
    format!("<section class=\"findings\">{title}\n{groups}</section>")
}

/// The findings of one severity, page by page; nothing if there are none.
fn group(part: Part<'_>, severity: Severity) -> String {
    let mut found: Vec<(usize, &Finding)> = (1..)
        .zip(&part.file.inspection.findings)
        .filter(|(_, finding)| finding.severity == severity)
        .collect();
    if found.is_empty() {
        return String::new();
    }
    found.sort_by_key(|(_, finding)| finding.page);
    let mut told: Vec<Rule> = Vec::new();
    let leaves: String = found
        .chunk_by(|(_, one), (_, other)| one.page == other.page)
        .map(|leaf| {
            let page = leaf.first().and_then(|(_, finding)| finding.page);
            let items: String = leaf
                .iter()
                .map(|&(number, finding)| {
                    let first = !told.contains(&finding.rule);
                    if first {
                        told.push(finding.rule);
                    }
                    item(part, number, finding, first)
                })
                .collect();
            let title =
                heading(part.level + 2, "leaf-title", &leaf_title(part.index, page));
            format!("<div class=\"leaf\">{title}\n<ol>\n{items}</ol></div>\n")
        })
        .collect();
    let title = match severity {
        Severity::Error => both("أخطاء تمنع الطباعة", "Errors: they stop the job"),
        Severity::Warning => both("تنبيهات تستحقّ نظرة", "Warnings: worth a look"),
        Severity::Note => both("للعلم", "To know"),
    };
    format!(
        "<section class=\"group {class}\">{title}\n{leaves}</section>\n",
        class = severity.name(),
        title = heading(part.level + 1, "group-title", &(sign(Some(severity)) + &title)),
    )
}

/// The title of what was found on a page, or in the file as a whole.
fn leaf_title(index: usize, page: Option<usize>) -> String {
    match page {
        None => both("الملفّ كلّه", "The whole file"),
        Some(page) => format!(
            "<a href=\"#p{index}-{page}\">{}</a>",
            both(&format!("الصفحة {page}"), &format!("Page {page}"))
        ),
    }
}

/// A finding, with what to do; the advice is open where its rule is met `first`.
fn item(part: Part<'_>, number: usize, finding: &Finding, first: bool) -> String {
    let id = format!("{}-{number}", part.index);
    let words = words(finding.rule);
    let source = part.file.source(number - 1).map(|it| escape(&it.to_string()));
    let told = |arabic, english, text: &str| match text.is_empty() {
        true => String::new(),
        false => row(arabic, english, &value(text)),
    };
    let facts = [
        told("وُجد", "Found", &text(&finding.found)),
        told("المطلوب", "Wanted", &text(&finding.wanted)),
        source.map_or_else(String::new, |source| {
            row("المصدر", "Source", &format!("<code dir=\"ltr\">{source}</code>"))
        }),
    ];
    format!(
        "<li class=\"finding\" id=\"f{id}\" tabindex=\"-1\">{badge}\
         <div class=\"told\">{title}\n\
         <p class=\"what\"><code dir=\"ltr\">{rule}</code> {object}{count}</p>\n\
         <dl>{facts}</dl>\n\
         <details class=\"advice\"{open}><summary>{question}</summary><p>{advice}</p>\
         </details></div></li>\n",
        badge = badge(&id, number, finding),
        title = heading(part.level + 3, "title", &both(words.ar.0, words.en.0)),
        rule = escape(&finding.rule.id(part.spec.standard)),
        object = object(finding.object),
        count = count(finding.count),
        facts = facts.concat(),
        open = if first { " open" } else { "" },
        question = both("ما العمل؟", "What to do"),
        advice = both(words.ar.1, words.en.1),
    )
}

/// The number of a finding; it leads to its mark, if there is one.
fn badge(id: &str, number: usize, finding: &Finding) -> String {
    if finding.page.is_none() {
        return format!("<span class=\"badge\">{number}</span>");
    }
    let tell = aside("أين على الصفحة؟", "where on the page");
    format!("<a class=\"badge\" href=\"#m{id}\">{number} {tell}</a>")
}

/// How often something was found, if more than once.
fn count(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        count => {
            let told = both(
                &format!("عدد المواضع في الصفحة: {count}"),
                &format!("{count} places on the page"),
            );
            format!(" <span class=\"count\">{told}</span>")
        }
    }
}

/// What a finding is about; what is often named is also told in Arabic.
fn object(object: Object) -> String {
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
