//! Whether a file may be printed, in a word, a sign and a sentence.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::edition::in_short;
use super::markup::{aside, both, figure, sign};
use super::name::name;
use crate::finding::Inspection;
use crate::report::{Digits, EditionState, FileReport};
use crate::severity::Severity;

/// Whether a file may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It must not be printed as it is.
    Stop,
    /// Somebody should look at what was found.
    Look,
    /// Nothing stands in the way.
    Ready,
}

impl Verdict {
    /// The verdict on a file.
    pub(in crate::report) fn of(file: &FileReport) -> Self {
        let is_old =
            |state: &EditionState| !state.status.is_current() || !state.errors.is_empty();
        if file.inspection.count(Severity::Error) > 0
            || file.edition.as_ref().is_some_and(is_old)
        {
            Self::Stop
        } else if file.is_ready() {
            Self::Ready
        } else {
            Self::Look
        }
    }

    /// The word of the style sheet for it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Look => "look",
            Self::Stop => "stop",
        }
    }

    /// Its sign.
    pub(super) fn sign(self) -> Markup {
        sign(match self {
            Self::Ready => None,
            Self::Look => Some(Severity::Warning),
            Self::Stop => Some(Severity::Error),
        })
    }

    /// It in words.
    pub(super) fn words(self) -> Markup {
        match self {
            Self::Ready => both("جاهز للطباعة", "Ready to print"),
            Self::Look => both("انظروا فيه قبل الطباعة", "Look at this first"),
            Self::Stop => both("لا تطبعوه بعد", "Do not print yet"),
        }
    }

    /// What it means.
    pub(super) fn sentence(self) -> Markup {
        match self {
            Self::Ready => both(
                "لم نجد في الملفّ ما يعيق طباعته.",
                "Nothing was found that stands in the way of printing.",
            ),
            Self::Look => both(
                "يُطبع كما هو، لكنّ فيه ما يستحقّ أن تنظروا إليه قبل أن ترسلوه.",
                "It prints as it is, but some things deserve a look before it is sent.",
            ),
            Self::Stop => both(
                "فيه ما يفسد الطباعة أو ما ترفضه المطبعة. أصلحوه ثمّ افحصوه من جديد.",
                "Something in it would spoil the print, or the shop would refuse it. Mend it, \
                 then check again.",
            ),
        }
    }

    /// The verdict beside the name of a file.
    pub(super) fn label(self) -> Markup {
        html! {
            span.verdict.(self.class()) { (self.sign()) span { (self.words()) } }
        }
    }
}

/// Counts the findings of a file by severity; nothing if there are none.
pub(super) fn tally(inspection: &Inspection, digits: Digits) -> Markup {
    let counts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (severity, inspection.count(severity)))
        .filter(|&(_, count)| count > 0)
        .collect();
    let label = |severity| match severity {
        Severity::Error => both("أخطاء", "Errors"),
        Severity::Warning => both("تنبيهات", "Warnings"),
        Severity::Note => both("للعلم", "Notes"),
    };
    html! {
        @if !counts.is_empty() {
            ul.tally {
                @for (severity, count) in counts {
                    li.(severity.name()) {
                        (sign(Some(severity))) (label(severity)) " " b { (figure(digits, &count.to_string())) }
                    }
                }
            }
        }
    }
}

/// The index of several files.
pub(super) fn index(files: &[FileReport], digits: Digits) -> Markup {
    html! {
        nav.index {
            (aside("الملفّات", "Files"))
            ol {
                @for (file, index) in files.iter().zip(1..) {
                    @let verdict = Verdict::of(file);
                    li.(verdict.class()) {
                        a href={ "#file-" (index) } {
                            span.title { (name(file)) }
                            (verdict.label())
                            span.pages {
                                @if let Some(state) = &file.edition {
                                    (in_short(state, digits)) " · "
                                }
                                @let pages = file.inspection.pages.len().to_string();
                                (both("الصفحات:", "Pages:")) " " (figure(digits, &pages))
                            }
                        }
                    }
                }
            }
        }
    }
}
