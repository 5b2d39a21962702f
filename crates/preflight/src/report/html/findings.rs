//! What was found, by severity and page.

use super::Part;
use super::markup::{aside, both, escape, heading, row, sign, value};
use crate::finding::Finding;
use crate::report::words::words;
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
    let source = part.file.source(number - 1).map(escape);
    let told = |arabic, english, text: &str| match text.is_empty() {
        true => String::new(),
        false => row(arabic, english, &value(text)),
    };
    let facts = [
        told("وُجد", "Found", &finding.found),
        told("المطلوب", "Wanted", &finding.wanted),
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
        object = object(&finding.object),
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

/// What a finding is about; what the engine often names is also told in Arabic.
fn object(name: &str) -> String {
    let arabic = match name {
        "text" => "نصّ",
        "image" => "صورة",
        "stencil" => "صورة بلون واحد",
        "soft mask" => "قناع شفافيّة",
        "line" => "خطّ مرسوم",
        "shape" => "شكل",
        "shading" => "تدرّج لونيّ",
        "pattern" => "نقش",
        "form" => "مجموعة عناصر",
        "page" => "الصفحة",
        "content" => "محتوى الصفحة",
        "font" => "خطّ الحروف",
        "layers" => "طبقات",
        "annotation" => "ملاحظة أو رابط",
        "graphics state" => "إعدادات الرسم",
        "output intent" => "شرط الطباعة",
        "metadata" => "بيانات التعريف",
        "information" => "بطاقة الملفّ",
        "header" => "بداية الملفّ",
        "file" => "الملفّ",
        _ => return value(name),
    };
    both(arabic, name)
}
