//! The index of a report in parts, itself on pages of so many editions, and the page of one edition.

use maud::{Markup, html as markup};

use super::edition::{drawings, word};
use super::markup::{both, figure, value};
use super::verdict::Verdict;
use super::{bar, note, page, single_body};
use crate::report::{Digits, FileReport, Judged, Summary};
use crate::spec::Spec;

/// How many editions a page of the index lists.
const ROWS: usize = 200;

/// Returns the number of pages of an index of so many editions.
pub fn index_pages(editions: usize) -> usize {
    editions.div_ceil(ROWS).max(1)
}

/// Returns the name of a page of the index, counted from 1.
pub fn index_name(number: usize) -> String {
    match number {
        1 => "index.html".to_owned(),
        number => format!("index-{number}.html"),
    }
}

/// Writes a page of the index, counted from 1. Editions that stand in the way come first, then in their
/// order.
pub fn html_index(summaries: &[Summary], number: usize, judged: &Judged) -> String {
    let mut order: Vec<&Summary> = summaries.iter().collect();
    order.sort_by_key(|it| it.verdict);
    let rows = order.chunks(ROWS).nth(number.saturating_sub(1)).unwrap_or_default();
    let digits = judged.digits;
    let body = markup! {
        header.head {
            (bar("فحص ما قبل الطباعة", "Preflight"))
            h1 { (both("الملفّات قبل الطباعة", "The files before the press")) }
            (tally(summaries, digits))
            (pager(summaries.len(), number, digits))
            nav.index { ol { @for row in rows { (item(row, digits)) } } }
            (pager(summaries.len(), number, digits))
            (note())
        }
    };
    page(["فحص ما قبل الطباعة".to_owned(), "Preflight".to_owned()], "", &body)
}

/// Writes the page on one edition of a report in parts.
pub fn html_part(file: &FileReport, judged: &Judged, spec: &Spec) -> String {
    let back = markup! {
        p.to-send { a href=(index_name(1)) { (both("كلّ الكتيّبات", "All editions")) } }
    };
    page(
        super::titles(std::slice::from_ref(file)),
        "",
        &single_body(file, judged, spec, &back),
    )
}

/// Counts the editions by verdict.
fn tally(summaries: &[Summary], digits: Digits) -> Markup {
    let count = |verdict| summaries.iter().filter(|it| it.verdict == verdict).count();
    markup! {
        ul.tally {
            @for verdict in [Verdict::Stop, Verdict::Look, Verdict::Ready] {
                @if let count @ 1.. = count(verdict) {
                    li { (verdict.sign()) (verdict.words()) " " b { (figure(digits, &count.to_string())) } }
                }
            }
        }
    }
}

/// Leads to the other pages of the index; nothing if there is only one.
fn pager(editions: usize, number: usize, digits: Digits) -> Markup {
    let pages = index_pages(editions);
    markup! {
        @if pages > 1 {
            p.to-send {
                (both("الصفحات: ", "Pages: "))
                @for other in 1..=pages {
                    @let told = figure(digits, &other.to_string());
                    @if other == number { b aria-current="page" { (told) } } @else {
                        a href=(index_name(other)) { (told) }
                    }
                    " "
                }
            }
        }
    }
}

fn item(summary: &Summary, digits: Digits) -> Markup {
    let Summary { name, title, status, verdict, pages, stand_ins, .. } = summary;
    markup! {
        li.(verdict.class()) {
            a href=(summary.page()) {
                span.title {
                    @match title.as_deref().filter(|it| !it.is_empty()) {
                        Some(title) => (both(value(title), markup! { (value(title)) " · " (value(name)) })),
                        None => (value(name)),
                    }
                }
                (verdict.label())
                span.pages {
                    (word(*status)) (drawings(*stand_ins, digits)) " · "
                    (both("الصفحات:", "Pages:")) " " (figure(digits, &pages.to_string()))
                }
            }
        }
    }
}
