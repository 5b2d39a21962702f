//! The report as one HTML page that needs nothing beside itself: both languages, pictures of
//! all pages, style and script are in it.

mod dummy;
mod edition;
mod findings;
mod frame;
mod index;
mod inventory;
mod lacking;
mod letter;
mod marks;
pub mod markup;
mod name;
mod pages;
mod pictures;
mod send;
mod tables;
mod terms;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html as markup};

pub use self::frame::{bar, page};
pub use self::index::{html_index, html_part, index_name, index_pages};
use self::markup::{both, bytes, figure, row, sides, size_told};
pub use self::verdict::Verdict;
use super::groups::{Group, groups};
use super::printable::printable;
use crate::report::{Digits, FileReport, Judged};
use crate::spec::Spec;

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
    /// The digits of numbers on the Arabic page.
    digits: Digits,
    /// What was found, by rule.
    groups: &'a [Group<'a>],
    /// The number of the group of each finding, from one.
    numbers: &'a [usize],
    /// The findings that are marked on the pictures of their pages.
    marked: &'a BTreeSet<usize>,
}

/// How many marks the picture of a page has; more hide it.
const MARKS: usize = 40;

/// Writes the report of files as a page.
pub fn html(files: &[FileReport], judged: &Judged, spec: &Spec) -> String {
    let body = markup! {
        @match files {
            [file] => (single_body(file, judged, spec, &markup! {})),
            files => (several(files, judged, spec)),
        }
    };
    page(titles(files), "", &body)
}

/// The title of the page, in Arabic and in English.
fn titles(files: &[FileReport]) -> [String; 2] {
    let titled = |words: &str, of: &dyn Fn(&FileReport) -> String| match files {
        [file] => format!("{} · {words}", printable(&of(file))),
        _ => words.to_owned(),
    };
    let arabic = titled("فحص ما قبل الطباعة", &name::told);
    let english = titled("Preflight", &|file| file.name.clone());
    [arabic, english]
}

/// The page of one file; `back` leads to what it is a part of.
fn single_body(file: &FileReport, judged: &Judged, spec: &Spec, back: &Markup) -> Markup {
    let verdict = Verdict::of(file);
    markup! {
        header.head {
            (bar("فحص ما قبل الطباعة", "Preflight"))
            (back)
            p.name { (name::name(file)) }
            h1.verdict.(verdict.class()) { (verdict.sign()) span { (verdict.words()) } }
            (told(file, verdict, judged.digits))
            (verdict::tally(&file.inspection, judged.digits))
            dl.facts {
                (facts(file, judged.digits)) (terms::terms(judged, spec)) (terms::condition(judged, spec))
                (checksum(file))
            }
            (note()) (send::link(judged.digits))
        }
        main { (body(1, 2, file, judged, spec)) (send::send(std::slice::from_ref(file), judged, spec)) }
    }
}

/// The page of several files, or none: an index, and each file to be opened.
fn several(files: &[FileReport], judged: &Judged, spec: &Spec) -> Markup {
    markup! {
        header.head {
            (bar("فحص ما قبل الطباعة", "Preflight"))
            h1 { (both("الملفّات قبل الطباعة", "The files before the press")) }
            (verdict::index(files, judged.digits))
            // Without anything judged, nothing was judged by them.
            @if files.iter().any(|file| !file.inspection.pages.is_empty()) {
                dl.facts.terms { (terms::terms(judged, spec)) (terms::condition(judged, spec)) }
            }
            (note()) (send::link(judged.digits))
        }
        main {
            @for (file, index) in files.iter().zip(1..) {
                (section(index, file, judged, spec))
            }
            (send::send(files, judged, spec))
        }
    }
}

/// A file among several.
fn section(index: usize, file: &FileReport, judged: &Judged, spec: &Spec) -> Markup {
    let verdict = Verdict::of(file);
    markup! {
        details.file open[verdict != Verdict::Ready] {
            summary {
                h2 { (name::name(file)) }
                (verdict.label())
            }
            div.within id={ "file-" (index) } {
                (told(file, verdict, judged.digits))
                (verdict::tally(&file.inspection, judged.digits))
                @if !file.inspection.pages.is_empty() || file.edition.is_none() {
                    dl.facts { (facts(file, judged.digits)) (checksum(file)) }
                    (body(index, 3, file, judged, spec))
                }
            }
        }
    }
}

/// The verdict in a sentence, and what is known of an edition of ours.
fn told(file: &FileReport, verdict: Verdict, digits: Digits) -> Markup {
    markup! {
        @match &file.edition {
            Some(state) => {
                @if state.status.is_current() { p.sentence { (verdict.sentence()) } }
                (edition::edition(state, digits))
            },
            None => p.sentence { (verdict.sentence()) },
        }
    }
}

/// Findings, pages and tables of a file.
fn body(
    index: usize,
    level: usize,
    file: &FileReport,
    judged: &Judged,
    spec: &Spec,
) -> Markup {
    let findings = &file.inspection.findings;
    let groups = groups(findings);
    let mut numbers = vec![0; findings.len()];
    for (group, number) in groups.iter().zip(1..) {
        group.findings.iter().for_each(|(at, _)| numbers[*at] = number);
    }
    let mut on_page = BTreeMap::<usize, usize>::new();
    let placed = findings.iter().enumerate().filter(|(_, it)| it.area.is_some());
    let marked = placed.filter(|(_, finding)| {
        let count = on_page.entry(finding.page.unwrap_or(0)).or_default();
        *count += 1;
        *count <= MARKS
    });
    let marked = marked.map(|(at, _)| at).collect();
    let part = Part {
        index,
        level,
        file,
        spec,
        digits: judged.digits,
        groups: &groups,
        numbers: &numbers,
        marked: &marked,
    };
    markup! {
        (findings::findings(part))
        (inventory::inventory(part))
        (pages::pages(part))
        (dummy::dummy(part))
        (tables::parts(part))
        (tables::fonts(part))
        (tables::images(part))
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
fn facts(file: &FileReport, digits: Digits) -> Markup {
    let pages = &file.inspection.pages;
    let trims: BTreeSet<_> = pages.iter().map(|page| sides(page.trim)).collect();
    let bytes =
        markup! { (figure(digits, &bytes(file.bytes))) " " (both("بايت", "bytes")) };
    markup! {
        (row("الصفحات", "Pages", figure(digits, &pages.len().to_string())))
        @if !trims.is_empty() {
            @let trims = markup! {
                @for (at, [width, height]) in trims.iter().take(8).enumerate() {
                    @if at > 0 { (both("؛ ", "; ")) }
                    (size_told(digits, width, height))
                }
            };
            (row("القياس بعد القصّ", "Trim", trims))
        }
        (row("الحجم", "Size", bytes))
    }
}

/// The checksum of a file, which is selected as a whole.
fn checksum(file: &FileReport) -> Markup {
    let code = markup! { code.checksum dir="ltr" { (printable(&file.checksum)) } };
    wide("بصمة الملفّ (BLAKE3)", "Checksum (BLAKE3)", &code)
}

/// A fact that takes a whole line.
fn wide(arabic: &str, english: &str, fact: &Markup) -> Markup {
    markup! { div.wide { dt { (both(arabic, english)) } dd { (fact) } } }
}

#[cfg(test)]
mod arabic_tests;
#[cfg(test)]
mod tests;
