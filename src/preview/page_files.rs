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
    ("desk/adding.js", include_str!("page/desk/adding.js"), JAVASCRIPT),
    ("desk/bin.js", include_str!("page/desk/bin.js"), JAVASCRIPT),
    ("desk/bubble.js", include_str!("page/desk/bubble.js"), JAVASCRIPT),
    ("desk/catalogue.js", include_str!("page/desk/catalogue.js"), JAVASCRIPT),
    ("desk/choices.js", include_str!("page/desk/choices.js"), JAVASCRIPT),
    ("desk/client.js", include_str!("page/desk/client.js"), JAVASCRIPT),
    ("desk/conflict.js", include_str!("page/desk/conflict.js"), JAVASCRIPT),
    ("desk/desk.css", include_str!("page/desk/desk.css"), "text/css; charset=utf-8"),
    ("desk/desk.js", include_str!("page/desk/desk.js"), JAVASCRIPT),
    ("desk/difference.js", include_str!("page/desk/difference.js"), JAVASCRIPT),
    ("desk/direction.js", include_str!("page/desk/direction.js"), JAVASCRIPT),
    ("desk/drafts.js", include_str!("page/desk/drafts.js"), JAVASCRIPT),
    ("desk/dropping.js", include_str!("page/desk/dropping.js"), JAVASCRIPT),
    ("desk/field.js", include_str!("page/desk/field.js"), JAVASCRIPT),
    ("desk/fields.css", include_str!("page/desk/fields.css"), "text/css; charset=utf-8"),
    ("desk/focus.js", include_str!("page/desk/focus.js"), JAVASCRIPT),
    ("desk/frames.js", include_str!("page/desk/frames.js"), JAVASCRIPT),
    ("desk/gone.js", include_str!("page/desk/gone.js"), JAVASCRIPT),
    ("desk/history.js", include_str!("page/desk/history.js"), JAVASCRIPT),
    ("desk/ids.js", include_str!("page/desk/ids.js"), JAVASCRIPT),
    ("desk/list.js", include_str!("page/desk/list.js"), JAVASCRIPT),
    ("desk/lists.css", include_str!("page/desk/lists.css"), "text/css; charset=utf-8"),
    ("desk/lists.js", include_str!("page/desk/lists.js"), JAVASCRIPT),
    ("desk/opened.js", include_str!("page/desk/opened.js"), JAVASCRIPT),
    ("desk/panes.js", include_str!("page/desk/panes.js"), JAVASCRIPT),
    ("desk/pasting.js", include_str!("page/desk/pasting.js"), JAVASCRIPT),
    ("desk/photographs.js", include_str!("page/desk/photographs.js"), JAVASCRIPT),
    ("desk/pointing.js", include_str!("page/desk/pointing.js"), JAVASCRIPT),
    ("desk/proposals.js", include_str!("page/desk/proposals.js"), JAVASCRIPT),
    ("desk/raw.js", include_str!("page/desk/raw.js"), JAVASCRIPT),
    ("desk/record.js", include_str!("page/desk/record.js"), JAVASCRIPT),
    ("desk/remark-words.js", include_str!("page/desk/remark-words.js"), JAVASCRIPT),
    (
        "desk/remarks.css",
        include_str!("page/desk/remarks.css"),
        "text/css; charset=utf-8",
    ),
    ("desk/remarks.js", include_str!("page/desk/remarks.js"), JAVASCRIPT),
    ("desk/saving.js", include_str!("page/desk/saving.js"), JAVASCRIPT),
    ("desk/sending.js", include_str!("page/desk/sending.js"), JAVASCRIPT),
    ("desk/signs.js", include_str!("page/desk/signs.js"), JAVASCRIPT),
    ("desk/sorting.js", include_str!("page/desk/sorting.js"), JAVASCRIPT),
    ("desk/steady.js", include_str!("page/desk/steady.js"), JAVASCRIPT),
    ("desk/structure.js", include_str!("page/desk/structure.js"), JAVASCRIPT),
    ("desk/texts.js", include_str!("page/desk/texts.js"), JAVASCRIPT),
    ("desk/told.js", include_str!("page/desk/told.js"), JAVASCRIPT),
    ("desk/trial.js", include_str!("page/desk/trial.js"), JAVASCRIPT),
    ("desk/undo.js", include_str!("page/desk/undo.js"), JAVASCRIPT),
    ("desk/values.js", include_str!("page/desk/values.js"), JAVASCRIPT),
    ("desk/words.js", include_str!("page/desk/words.js"), JAVASCRIPT),
    ("desk/writing.js", include_str!("page/desk/writing.js"), JAVASCRIPT),
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
