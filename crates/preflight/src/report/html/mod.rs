//! The report as one HTML page that needs nothing beside itself: both languages, pictures of
//! all pages, style and script are in it.

mod findings;
mod marks;
mod markup;
mod pages;
mod tables;
mod verdict;

use std::collections::BTreeSet;

use self::markup::{bytes, number, row, size, value};
use self::verdict::Verdict;
use crate::report::{FileReport, Judged};
use crate::spec::Spec;

/// What browsers may load: nothing but what stands in the page.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
                      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A file as its part of the page sees it.
#[derive(Clone, Copy)]
struct Part<'a> {
    /// Its number among the files, from one.
    index: usize,
    /// The level of its headings.
    level: usize,
    /// The file.
    file: &'a FileReport,
    /// What it was judged by.
    spec: &'a Spec,
}

/// Writes the report of files as a page.
pub fn html(files: &[FileReport], judged: &Judged, spec: &Spec) -> String {
    let style = include_str!("page.css");
    let script = include_str!("page.js");
    let content = match files {
        [file] => single(file, judged, spec),
        files => several(files, judged, spec),
    };
    let name = match files {
        [file] => format!("{} · ", markup::escape(&file.name)),
        _ => String::new(),
    };
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"ar\" dir=\"rtl\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n\
         <title>{name}فحص ما قبل الطباعة · Preflight</title>\n\
         <style>\n{style}</style>\n\
         </head>\n\
         <body>\n{content}\n<script>\n{script}</script>\n\
         </body>\n\
         </html>\n"
    )
}

/// The page of one file.
fn single(file: &FileReport, judged: &Judged, spec: &Spec) -> String {
    let verdict = Verdict::of(&file.inspection);
    format!(
        "<header class=\"head\">\n{bar}\n\
         <p class=\"name\">{name}</p>\n\
         <h1 class=\"verdict {class}\">{sign}<span>{words}</span></h1>\n\
         <p class=\"sentence\">{sentence}</p>\n\
         {tally}\n<dl class=\"facts\">{facts}{terms}{wide}</dl>\n{note}\n\
         </header>\n\
         <main>\n{body}\n</main>",
        bar = bar(),
        name = value(&file.name),
        class = verdict.class(),
        sign = verdict.sign(),
        words = verdict.words(),
        sentence = verdict.sentence(),
        tally = verdict::tally(&file.inspection),
        facts = facts(file),
        terms = terms(judged, spec),
        wide = condition(judged) + &checksum(file),
        note = note(),
        body = body(Part { index: 1, level: 2, file, spec }),
    )
}

/// The page of several files, or none: an index, and each file to be opened.
fn several(files: &[FileReport], judged: &Judged, spec: &Spec) -> String {
    let title = markup::both("الكتيّبات قبل الطباعة", "The booklets before the press");
    let sections: String =
        files.iter().zip(1..).map(|(file, index)| section(index, file, spec)).collect();
    format!(
        "<header class=\"head\">\n{bar}\n<h1>{title}</h1>\n{index}\n\
         <dl class=\"facts terms\">{terms}{wide}</dl>\n{note}\n</header>\n<main>\n{sections}</main>",
        bar = bar(),
        index = verdict::index(files),
        terms = terms(judged, spec),
        wide = condition(judged),
        note = note(),
    )
}

/// A file among several.
fn section(index: usize, file: &FileReport, spec: &Spec) -> String {
    let verdict = Verdict::of(&file.inspection);
    let open = if verdict == Verdict::Ready { "" } else { " open" };
    format!(
        "<details class=\"file\"{open}>\n\
         <summary><h2>{name}</h2>\
         <span class=\"verdict {class}\">{sign}<span>{words}</span></span></summary>\n\
         <div class=\"within\" id=\"file-{index}\">\n<p class=\"sentence\">{sentence}</p>\n\
         {tally}\n<dl class=\"facts\">{facts}{wide}</dl>\n{body}\n</div>\n</details>\n",
        name = value(&file.name),
        class = verdict.class(),
        sign = verdict.sign(),
        words = verdict.words(),
        sentence = verdict.sentence(),
        tally = verdict::tally(&file.inspection),
        facts = facts(file),
        wide = checksum(file),
        body = body(Part { index, level: 3, file, spec }),
    )
}

/// Findings, pages and tables of a file.
fn body(part: Part<'_>) -> String {
    [
        findings::findings(part),
        pages::pages(part),
        tables::parts(part),
        tables::fonts(part),
        tables::images(part),
    ]
    .join("\n")
}

/// The line above all: what this is, and the switch of the language.
fn bar() -> String {
    let title = markup::both("ملزمة · فحص ما قبل الطباعة", "Malzama · Preflight");
    format!(
        "<div class=\"bar\"><p>{title}</p><nav class=\"language\">\
         <a class=\"ar\" lang=\"en\" dir=\"ltr\" href=\"#en\">English</a>\
         <a class=\"en\" lang=\"ar\" dir=\"rtl\" href=\"#ar\">العربيّة</a></nav></div>"
    )
}

/// What this report is not.
fn note() -> String {
    let note = markup::both(
        "فُحصت بنية الملفّات قاعدةً قاعدة، وهذا ليس شهادة اعتماد: القول الأخير للمطبعة.",
        "Structurally checked, not certified: the print shop has the last word.",
    );
    format!("<p class=\"note\">{note}</p>")
}

/// The facts of a file.
fn facts(file: &FileReport) -> String {
    let pages = &file.inspection.pages;
    let trims: BTreeSet<_> = pages.iter().map(|page| size(page.trim, 2)).collect();
    let trims = trims.into_iter().collect::<Vec<_>>().join(", ");
    let unit = markup::both("مم", "mm");
    let bytes = format!("<bdi dir=\"ltr\">{}</bdi>", bytes(file.bytes));
    [
        row("الصفحات", "Pages", &pages.len().to_string()),
        row("القياس بعد القصّ", "Trim", &format!("{trims} {unit}")),
        row("الحجم", "Size", &format!("{bytes} {}", markup::both("بايت", "bytes"))),
    ]
    .concat()
}

/// The checksum of a file, which is selected as a whole.
fn checksum(file: &FileReport) -> String {
    let checksum = markup::escape(&file.checksum);
    let code = format!("<code class=\"checksum\" dir=\"ltr\">{checksum}</code>");
    wide("بصمة الملفّ (BLAKE3)", "Checksum (BLAKE3)", &code)
}

/// The printing condition.
fn condition(judged: &Judged) -> String {
    wide("الطباعة والورق", "Printing condition", &value(&judged.condition))
}

/// A fact that takes a whole line; `fact` is markup.
fn wide(arabic: &str, english: &str, fact: &str) -> String {
    let label = markup::both(arabic, english);
    format!("<div class=\"wide\"><dt>{label}</dt><dd>{fact}</dd></div>")
}

/// What all files are judged by.
fn terms(judged: &Judged, spec: &Spec) -> String {
    let bleed = number(judged.bleed, 2);
    let limit = number(spec.ink_limit, 1);
    [
        row("المعيار", "Standard", &value(spec.standard.name())),
        row(
            "قواعد المطابع (GWG)",
            "Print shops’ rules (GWG)",
            &value(spec.variant.name()),
        ),
        row("هامش القصّ", "Bleed", &format!("{bleed} {}", markup::both("مم", "mm"))),
        row("حدّ الحبر", "Ink limit", &format!("<bdi dir=\"ltr\">{limit} %</bdi>")),
        row("التاريخ", "Date", &value(&judged.date)),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
