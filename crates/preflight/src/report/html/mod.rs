//! The report as one HTML page that needs nothing beside itself: both languages, pictures of
//! all pages, style and script are in it.

mod findings;
mod marks;
mod markup;
mod pages;
mod tables;
mod verdict;

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use self::markup::{both, bytes, number, printable, row, size, value};
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
    let page = markup! {
        (DOCTYPE)
        html lang="ar" dir="rtl" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title {
                    @if let [file] = files { (printable(&file.name)) " · " }
                    "فحص ما قبل الطباعة · Preflight"
                }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                @match files {
                    [file] => (single(file, judged, spec)),
                    files => (several(files, judged, spec)),
                }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    };
    page.into_string()
}

/// The page of one file.
fn single(file: &FileReport, judged: &Judged, spec: &Spec) -> Markup {
    let verdict = Verdict::of(&file.inspection);
    markup! {
        header.head {
            (bar())
            p.name { (value(&file.name)) }
            h1.verdict.(verdict.class()) { (verdict.sign()) span { (verdict.words()) } }
            p.sentence { (verdict.sentence()) }
            (verdict::tally(&file.inspection))
            dl.facts { (facts(file)) (terms(judged, spec)) (condition(judged)) (checksum(file)) }
            (note())
        }
        main { (body(Part { index: 1, level: 2, file, spec })) }
    }
}

/// The page of several files, or none: an index, and each file to be opened.
fn several(files: &[FileReport], judged: &Judged, spec: &Spec) -> Markup {
    markup! {
        header.head {
            (bar())
            h1 { (both("الكتيّبات قبل الطباعة", "The booklets before the press")) }
            (verdict::index(files))
            dl.facts.terms { (terms(judged, spec)) (condition(judged)) }
            (note())
        }
        main {
            @for (file, index) in files.iter().zip(1..) { (section(index, file, spec)) }
        }
    }
}

/// A file among several.
fn section(index: usize, file: &FileReport, spec: &Spec) -> Markup {
    let verdict = Verdict::of(&file.inspection);
    markup! {
        details.file open[verdict != Verdict::Ready] {
            summary {
                h2 { (value(&file.name)) }
                (verdict.label())
            }
            div.within id={ "file-" (index) } {
                p.sentence { (verdict.sentence()) }
                (verdict::tally(&file.inspection))
                dl.facts { (facts(file)) (checksum(file)) }
                (body(Part { index, level: 3, file, spec }))
            }
        }
    }
}

/// Findings, pages and tables of a file.
fn body(part: Part<'_>) -> Markup {
    markup! {
        (findings::findings(part))
        (pages::pages(part))
        (tables::parts(part))
        (tables::fonts(part))
        (tables::images(part))
    }
}

/// The line above all: what this is, and the switch of the language.
fn bar() -> Markup {
    markup! {
        div.bar {
            p { (both("ملزمة · فحص ما قبل الطباعة", "Malzama · Preflight")) }
            nav.language {
                a.ar lang="en" dir="ltr" href="#en" { "English" }
                a.en lang="ar" dir="rtl" href="#ar" { "العربيّة" }
            }
        }
    }
}

/// What this report is not.
fn note() -> Markup {
    let note = both(
        "فُحصت بنية الملفّات قاعدةً قاعدة، وهذا ليس شهادة اعتماد: القول الأخير للمطبعة.",
        "Structurally checked, not certified: the print shop has the last word.",
    );
    markup! { p.note { (note) } }
}

/// The facts of a file.
fn facts(file: &FileReport) -> Markup {
    let pages = &file.inspection.pages;
    let trims: BTreeSet<_> =
        pages.iter().map(|page| size(page.trim, 2).into_string()).collect();
    let trims = PreEscaped(trims.into_iter().collect::<Vec<_>>().join(", "));
    let trims = markup! { (trims) " " (both("مم", "mm")) };
    let bytes =
        markup! { bdi dir="ltr" { (bytes(file.bytes)) } " " (both("بايت", "bytes")) };
    markup! {
        (row("الصفحات", "Pages", pages.len()))
        (row("القياس بعد القصّ", "Trim", trims))
        (row("الحجم", "Size", bytes))
    }
}

/// The checksum of a file, which is selected as a whole.
fn checksum(file: &FileReport) -> Markup {
    let code = markup! { code.checksum dir="ltr" { (printable(&file.checksum)) } };
    wide("بصمة الملفّ (BLAKE3)", "Checksum (BLAKE3)", &code)
}

/// The printing condition.
fn condition(judged: &Judged) -> Markup {
    wide("الطباعة والورق", "Printing condition", &value(&judged.condition))
}

/// A fact that takes a whole line.
fn wide(arabic: &str, english: &str, fact: &Markup) -> Markup {
    markup! { div.wide { dt { (both(arabic, english)) } dd { (fact) } } }
}

/// What all files are judged by.
fn terms(judged: &Judged, spec: &Spec) -> Markup {
    let bleed = markup! { (number(judged.bleed, 2)) " " (both("مم", "mm")) };
    let limit = markup! { bdi dir="ltr" { (number(spec.ink_limit, 1)) " %" } };
    markup! {
        (row("المعيار", "Standard", value(spec.standard.name())))
        (row("قواعد المطابع (GWG)", "Print shops’ rules (GWG)", value(spec.variant.name())))
        (row("هامش القصّ", "Bleed", bleed))
        (row("حدّ الحبر", "Ink limit", limit))
        (row("التاريخ", "Date", value(&judged.date)))
    }
}

#[cfg(test)]
mod tests;
