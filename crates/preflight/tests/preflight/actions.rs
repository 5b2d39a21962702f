//! Clauses that PDF/X-4 and PDF/X-1a share on annotations, actions and scripts.

use crate::cases::{Case, ERROR, judge_both};
use crate::pdf::{CATALOG, PAGE};

#[test]
fn annotations_actions_and_scripts_are_found() {
    judge_both(ACTIONS);
}

const INSIDE: &str = "/Rect [100 300 200 330]";
const OUTSIDE: &str = "/Rect [100 2 200 12]";

const ACTIONS: &[Case] = &[
    (
        "a link on the page",
        |pdf| pdf.annotate(&format!("/Subtype /Link {INSIDE}")),
        &[("X-annotations", ERROR)],
    ),
    (
        "a note that reaches into the bleed",
        |pdf| pdf.annotate("/Subtype /Text /Rect [2 300 22 330] /Contents (Note)"),
        &[("X-annotations", ERROR)],
    ),
    (
        "a field of a form on the page",
        |pdf| pdf.annotate(&format!("/Subtype /Widget /FT /Tx /T (a) {INSIDE}")),
        &[("X-annotations", ERROR)],
    ),
    (
        "a printer's mark on the page",
        |pdf| pdf.annotate(&format!("/Subtype /PrinterMark /MN /Crop {INSIDE}")),
        &[("X-annotations", ERROR)],
    ),
    (
        "a film beside the page",
        |pdf| pdf.annotate(&format!("/Subtype /Movie /Movie << /F (a.avi) >> {OUTSIDE}")),
        &[("X-annotations", ERROR)],
    ),
    (
        "a sound beside the page",
        |pdf| {
            let sound = pdf.stream("/Type /Sound /R 8000", "12345678");
            pdf.annotate(&format!("/Subtype /Sound /Sound {sound} {OUTSIDE}"));
        },
        &[("X-annotations", ERROR)],
    ),
    (
        "a screen beside the page",
        |pdf| pdf.annotate(&format!("/Subtype /Screen {OUTSIDE}")),
        &[("X-annotations", ERROR)],
    ),
    (
        "a script of the file",
        |pdf| {
            let script = "<< /S /JavaScript /JS (app.beep\\(0\\)) >>";
            let names = format!("<< /JavaScript << /Names [(a) {script}] >> >>");
            pdf.set(CATALOG, "Names", &names);
        },
        &[("X-actions", ERROR)],
    ),
    (
        "a script when the file is opened",
        |pdf| {
            let script = "<< /S /JavaScript /JS (app.beep\\(0\\)) >>";
            pdf.set(CATALOG, "OpenAction", script);
        },
        &[("X-actions", ERROR)],
    ),
    (
        "actions of the catalog",
        |pdf| pdf.set(CATALOG, "AA", "<< /WP << /S /Named /N /Print >> >>"),
        &[("X-actions", ERROR)],
    ),
    (
        "actions of a page",
        |pdf| pdf.set(PAGE, "AA", "<< /O << /S /Named /N /NextPage >> >>"),
        &[("X-actions", ERROR)],
    ),
    (
        "an action of a bookmark",
        |pdf| {
            let action = "<< /S /URI /URI (https://example.org) >>";
            let number = pdf.objects.len() + 2;
            let outlines =
                pdf.add(&format!("<< /First {number} 0 R /Last {number} 0 R >>"));
            let parent = &outlines;
            pdf.add(&format!("<< /Title (A) /Parent {parent} /A {action} >>"));
            pdf.set(CATALOG, "Outlines", &outlines);
        },
        &[("X-actions", ERROR)],
    ),
    (
        "an action of a link beside the page",
        |pdf| {
            let action = "/A << /S /URI /URI (https://example.org) >>";
            pdf.annotate(&format!("/Subtype /Link {OUTSIDE} {action}"));
        },
        &[("X-actions", ERROR)],
    ),
    (
        "a form of XML",
        |pdf| {
            let form = pdf.stream("", "<xdp/>");
            pdf.set(CATALOG, "AcroForm", &format!("<< /Fields [] /XFA {form} >>"));
        },
        &[("X-actions", ERROR)],
    ),
];
