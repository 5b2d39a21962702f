//! The files of the preview's page, built into the program.

use std::borrow::Cow;

use crate::words::Language;

/// The media type of modules; browsers run no module of any other type.
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The files: path, content, media type.
const FILES: &[(&str, &str, &str)] = &[
    ("", include_str!("page/index.html"), "text/html; charset=utf-8"),
    ("app.css", include_str!("page/app.css"), "text/css; charset=utf-8"),
    ("controls.js", include_str!("page/controls.js"), JAVASCRIPT),
    ("cover.js", include_str!("page/cover.js"), JAVASCRIPT),
    ("elements.js", include_str!("page/elements.js"), JAVASCRIPT),
    ("findings.js", include_str!("page/findings.js"), JAVASCRIPT),
    ("folding.js", include_str!("page/folding.js"), JAVASCRIPT),
    ("imposed.js", include_str!("page/imposed.js"), JAVASCRIPT),
    ("leaf.js", include_str!("page/leaf.js"), JAVASCRIPT),
    ("main.js", include_str!("page/main.js"), JAVASCRIPT),
    ("overlays.js", include_str!("page/overlays.js"), JAVASCRIPT),
    ("panel.js", include_str!("page/panel.js"), JAVASCRIPT),
    ("pictures.js", include_str!("page/pictures.js"), JAVASCRIPT),
    ("places.js", include_str!("page/places.js"), JAVASCRIPT),
    ("popover.js", include_str!("page/popover.js"), JAVASCRIPT),
    ("problems.js", include_str!("page/problems.js"), JAVASCRIPT),
    ("server.js", include_str!("page/server.js"), JAVASCRIPT),
    ("stage.js", include_str!("page/stage.js"), JAVASCRIPT),
    ("state.js", include_str!("page/state.js"), JAVASCRIPT),
    ("thumbnails.js", include_str!("page/thumbnails.js"), JAVASCRIPT),
    ("ticket.js", include_str!("page/ticket.js"), JAVASCRIPT),
    ("views.css", include_str!("page/views.css"), "text/css; charset=utf-8"),
    ("views.js", include_str!("page/views.js"), JAVASCRIPT),
    ("words.js", include_str!("page/words.js"), JAVASCRIPT),
    ("zoom.js", include_str!("page/zoom.js"), JAVASCRIPT),
];

/// How the page begins: it is in Arabic, unless the run is in another language.
const ARABIC: &str = "<html lang=\"ar\" dir=\"rtl\">";
const ENGLISH: &str = "<html lang=\"en\" dir=\"ltr\">";

/// Returns content and media type of the file at a path; the page begins in this language.
pub fn page_file(
    path: &str,
    language: Language,
) -> Option<(Cow<'static, str>, &'static str)> {
    let (own, content, kind) = FILES.iter().find(|(own, ..)| *own == path)?;
    Some(match language {
        Language::English if own.is_empty() => {
            (content.replacen(ARABIC, ENGLISH, 1).into(), *kind)
        }
        _ => ((*content).into(), *kind),
    })
}
