//! What files are judged by, and what they are printed on.

use maud::{Markup, html};

use super::markup::{both, figure, number, row, value};
use super::wide;
use crate::report::Judged;
use crate::report::printable::printable;
use crate::spec::Spec;

/// What all files are judged by.
pub(super) fn terms(judged: &Judged, spec: &Spec) -> Markup {
    let digits = judged.digits;
    let bleed = match spec.wishes.bleed {
        None if judged.bleed == 0.0 => both("لم يُحدَّد", "not told"),
        _ => {
            html! { (figure(digits, &number(judged.bleed, 2))) " " (both("مم", "mm")) }
        }
    };
    let limit = figure(digits, &format!("{} %", number(spec.ink_limit, 1)));
    html! {
        (row("المعيار", "Standard", value(spec.standard.name())))
        (row("قواعد المطابع (GWG)", "Print shops’ rules (GWG)", value(spec.variant.name())))
        (row("هامش القصّ", "Bleed", bleed))
        (row("حدّ الحبر", "Ink limit", limit))
        @if !judged.date.is_empty() {
            (row("التاريخ", "Date", figure(digits, &printable(&judged.date))))
        }
    }
}

/// The printing condition: its name, and the paper in words; in Arabic those of the shop where
/// the condition is not known.
pub(super) fn condition(judged: &Judged, spec: &Spec) -> Markup {
    let condition = match (judged.condition.is_empty(), &spec.wishes.condition) {
        (true, _) => both("لم تُعطَ مواصفات مطبعة", "no print contract"),
        (false, Some(name)) if paper(name).is_some() => {
            let paper = paper(name).unwrap_or_default();
            both(html! { (value(name)) "، " (paper) }, value(&judged.condition))
        }
        (false, _) => value(&judged.condition),
    };
    wide("الطباعة والورق", "Printing condition", &condition)
}

/// The process and the paper of a registered printing condition, in Arabic.
pub(super) fn paper(condition: &str) -> Option<&'static str> {
    match condition {
        "FOGRA39" => Some("أوفست على ورق مصقول"),
        "FOGRA51" => Some("أوفست على ورق مصقول ممتاز"),
        "FOGRA29" | "FOGRA47" | "FOGRA52" => Some("أوفست على ورق غير مصقول"),
        _ => None,
    }
}
