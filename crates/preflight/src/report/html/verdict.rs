//! Whether a file may be printed, in a word, a sign and a sentence.

use super::markup::{aside, both, sign, value};
use crate::finding::Inspection;
use crate::report::FileReport;
use crate::severity::Severity;

/// Whether a file may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing stands in the way.
    Ready,
    /// Somebody should look at what was found.
    Look,
    /// It must not be printed as it is.
    Stop,
}

impl Verdict {
    /// The verdict on a file.
    pub(super) fn of(inspection: &Inspection) -> Self {
        let found = |severity| inspection.count(severity) > 0;
        match (found(Severity::Error), found(Severity::Warning)) {
            (true, _) => Self::Stop,
            (false, true) => Self::Look,
            (false, false) => Self::Ready,
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
    pub(super) fn sign(self) -> String {
        sign(match self {
            Self::Ready => None,
            Self::Look => Some(Severity::Warning),
            Self::Stop => Some(Severity::Error),
        })
    }

    /// It in words.
    pub(super) fn words(self) -> String {
        match self {
            Self::Ready => both("جاهز للطباعة", "Ready to print"),
            Self::Look => both("انظروا فيه قبل الطباعة", "Look at this first"),
            Self::Stop => both("لا تطبعوه بعد", "Do not print yet"),
        }
    }

    /// What it means.
    pub(super) fn sentence(self) -> String {
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
}

/// Counts the findings of a file by severity; nothing if there are none.
pub(super) fn tally(inspection: &Inspection) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts: String = severities
        .into_iter()
        .filter(|&severity| inspection.count(severity) > 0)
        .map(|severity| {
            let label = match severity {
                Severity::Error => both("أخطاء", "Errors"),
                Severity::Warning => both("تنبيهات", "Warnings"),
                Severity::Note => both("للعلم", "Notes"),
            };
            let class = severity.name();
            let count = inspection.count(severity);
            let sign = sign(Some(severity));
            format!("<li class=\"{class}\">{sign}{label} <b>{count}</b></li>")
        })
        .collect();
    match counts.is_empty() {
        true => counts,
        false => format!("<ul class=\"tally\">{counts}</ul>"),
    }
}

/// The index of several files.
pub(super) fn index(files: &[FileReport]) -> String {
    let lines: String = files
        .iter()
        .zip(1..)
        .map(|(file, index)| {
            let verdict = Verdict::of(&file.inspection);
            let pages = file.inspection.pages.len();
            format!(
                "<li class=\"{class}\"><a href=\"#file-{index}\">\
                 <span class=\"title\">{name}</span>\
                 <span class=\"verdict {class}\">{sign}<span>{words}</span></span>\
                 <span class=\"pages\">{label} {pages}</span></a></li>\n",
                class = verdict.class(),
                name = value(&file.name),
                sign = verdict.sign(),
                words = verdict.words(),
                label = both("الصفحات:", "Pages:"),
            )
        })
        .collect();
    let label = aside("الملفّات", "Files");
    format!("<nav class=\"index\">{label}<ol>\n{lines}</ol></nav>")
}
