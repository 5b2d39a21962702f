//! Whether the file of an edition is the edition as it is now, and what is against it.

use maud::{Markup, html};

use super::markup::{both, figure, value};
use crate::report::groups::ranges;
use crate::report::printable::printable;
use crate::report::{
    Companion, CompanionKind, Digits, EditionApproval, EditionState, EditionStatus, Said,
    SinceApproval, Told,
};

/// How many pages or runs of pages are listed.
const RUNS: usize = 24;

/// What is told of an edition above its findings.
pub(super) fn edition(state: &EditionState, digits: Digits) -> Markup {
    html! {
        p.state.(state.status.name()) { (sentence(state)) }
        @if state.stand_ins > 0 {
            p.state {
                (both("رسوم مكان صور لم تصل أو لا تصلح: ", "Drawings in place of photographs: "))
                (figure(digits, &state.stand_ins.to_string()))
            }
        }
        @if let Some(changed) = &state.changed {
            p.state { (pages(changed, digits)) }
        }
        @if let Some(approval) = &state.approval { (approved(approval, digits)) }
        @if let Some(proof) = &state.proof {
            p.state {
                (both("المسوّدة: ", "The proof: ")) a href=(proof) { (value(proof)) }
            }
        }
        @if !state.companions.is_empty() { p.state { (companions(state)) } }
        (list(&state.errors, "errors"))
        (list(&state.since, "since"))
    }
}

/// The same in a word or two, for the index of several files.
pub(super) fn in_short(state: &EditionState, digits: Digits) -> Markup {
    html! { (word(state.status)) (drawings(state.stand_ins, digits)) }
}

/// A status in a word or two.
pub(super) fn word(status: EditionStatus) -> Markup {
    match status {
        EditionStatus::Made => both("صُنع الآن", "made just now"),
        EditionStatus::Unchanged => both("لم يتغيّر", "unchanged"),
        EditionStatus::Old => both("قديم", "old"),
        EditionStatus::Withheld => both("محجوب، مسوّدة فقط", "withheld, a proof only"),
        EditionStatus::Draft => both("مسوّدة فقط", "a draft only"),
        EditionStatus::Rejected => both("مرفوض", "rejected"),
        EditionStatus::Missing => both("لا ملفّ طباعة", "no print file"),
    }
}

/// How many drawings stand in for photographs; nothing if none do.
pub(super) fn drawings(stand_ins: usize, digits: Digits) -> Markup {
    html! {
        @if stand_ins > 0 {
            " · " (both("رسوم مكان صور:", "drawings:")) " "
            (figure(digits, &stand_ins.to_string()))
        }
    }
}

/// Whether the print file is the edition as it is now, in a sentence.
fn sentence(state: &EditionState) -> Markup {
    match state.status {
        EditionStatus::Made => {
            both("صُنع ملفّ الطباعة الآن.", "The print file was made just now.")
        }
        EditionStatus::Unchanged => both(
            "ملفّ الطباعة كما هو: لم يتغيّر شيء منذ صُنع.",
            "The print file is up to date: nothing has changed since it was made.",
        ),
        EditionStatus::Old if state.errors.is_empty() => both(
            "ملفّ الطباعة قديم: تغيّر بعده ما ترونه هنا. اصنعوا الكتيّب من جديد.",
            "The print file is old: what is listed here has changed since. Build the booklet again.",
        ),
        EditionStatus::Old => both(
            "ملفّ الطباعة قديم: لم يُصنع من جديد بسبب الأخطاء التي ترونها هنا.",
            "The print file is old: because of the errors listed here, no new one was made.",
        ),
        EditionStatus::Withheld if state.print.is_some() => both(
            "حُجب الكتيّب عن الطباعة بسبب صوره، وهناك مسوّدة منه فقط. أمّا ملفّ الطباعة الموجود فقديم.",
            "The booklet is withheld from print because of its photographs, and there is only a \
             proof of it. The print file that is there is old.",
        ),
        EditionStatus::Withheld => both(
            "حُجب الكتيّب عن الطباعة بسبب صوره، وهناك مسوّدة منه فقط.",
            "The booklet is withheld from print because of its photographs; there is only a proof \
             of it.",
        ),
        EditionStatus::Draft if state.print.is_some() => both(
            "صُنعت مسوّدة فقط. أمّا ملفّ الطباعة الموجود فقديم.",
            "Only a draft was made. The print file that is there is old.",
        ),
        EditionStatus::Draft => both("صُنعت مسوّدة فقط.", "Only a draft was made."),
        EditionStatus::Rejected => both(
            "خالف الملفّ الجديد قواعد الطباعة فوُضع جانبًا، وبقي السابق إن وُجد.",
            "The new file breaks rules of the press and was put aside; the last good one, if any, stays.",
        ),
        EditionStatus::Missing if state.errors.is_empty() => both(
            "لا ملفّ طباعة لهذا الكتيّب بعد.",
            "There is no print file of this booklet yet.",
        ),
        EditionStatus::Missing => both(
            "لا ملفّ طباعة لهذا الكتيّب بسبب الأخطاء التي ترونها هنا.",
            "There is no print file of this booklet, because of the errors listed here.",
        ),
    }
}

/// The last approval, and whether the print file is as it was approved.
fn approved(approval: &EditionApproval, digits: Digits) -> Markup {
    let EditionApproval { hash, date, by, since } = approval;
    let differs = since.as_ref().is_some_and(|it| !it.is_nothing());
    html! {
        p.state.old[differs] {
            (both("الموافقة ", "Approval ")) bdi dir="ltr" { (printable(hash)) }
            (both("، بتاريخ ", ", of ")) (figure(digits, &printable(date)))
            (both("، باسم ", ", by ")) (value(by))
            (both(": ", ": "))
            @match since {
                None => (both(
                    "لا يُعرف ما تغيّر منذ الموافقة قبل صنع الكتيّب.",
                    "what changed since is not known before the booklet is made.",
                )),
                Some(since) if since.is_nothing() => (both(
                    "كلّ صفحة كما كانت عند الموافقة.",
                    "every page is as it was approved.",
                )),
                Some(since) => (since_then(since, digits)),
            }
        }
    }
}

/// What is not as it was approved.
fn since_then(since: &SinceApproval, digits: Digits) -> Markup {
    html! {
        (both("تغيّرات منذ الموافقة. ", "changes since approval. "))
        @if !since.pages.is_empty() {
            (both("صفحات تغيّرت: ", "Pages that differ: ")) (runs(&since.pages, digits)) ". "
        }
        @if since.gone > 0 {
            (both("عدد الصفحات أقلّ ممّا كان: ", "Fewer pages than were approved: "))
            (figure(digits, &since.gone.to_string())) ". "
        }
        @if since.has_other_terms {
            (both("تغيّرت مواصفات المطبعة. ", "The terms of the print contract changed. "))
        }
    }
}

/// The pages that look different from those of the last PDF.
fn pages(changed: &[usize], digits: Digits) -> Markup {
    if changed.is_empty() {
        return both("لم تتغيّر أيّ صفحة.", "No page looks different from before.");
    }
    html! {
        (both("صفحات تغيّرت: ", "Pages that look different: ")) (runs(changed, digits))
    }
}

/// Numbers of pages, as single ones and runs.
fn runs(pages: &[usize], digits: Digits) -> Markup {
    let runs = ranges(pages);
    let told: Vec<String> = runs
        .iter()
        .take(RUNS)
        .map(|[first, last]| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        })
        .collect();
    html! {
        @for (at, run) in told.iter().enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            (figure(digits, run))
        }
        @if runs.len() > RUNS { " …" }
    }
}

/// The files that are made of an edition beside its print file.
fn companions(state: &EditionState) -> Markup {
    html! {
        (both("ومعه: ", "Beside it: "))
        @for (at, Companion { kind, path }) in state.companions.iter().enumerate() {
            @if at > 0 { (both("، ", ", ")) }
            a href=(path) {
                @match kind {
                    CompanionKind::Cover => (both("الغلاف", "cover")),
                    CompanionKind::Text => (both("المتن بلا الغلاف", "text without the cover")),
                    CompanionKind::Sheets => (both("الأفرخ", "sheets")),
                    CompanionKind::Ticket => (both("بطاقة الطلب", "job ticket")),
                }
            }
        }
    }
}

/// What the program says, line by line.
fn list(lines: &[Told], class: &str) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul.told.(class) {
                @for Told { place, text: Said { ar, en }, .. } in lines {
                    li {
                        @if let Some(place) = place { (value(place)) ": " }
                        (both(value(ar), value(en)))
                    }
                }
            }
        }
    }
}
