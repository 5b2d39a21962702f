//! Forms of texts: as they are, in quotation marks, or below `|` or `>`.

mod block;
mod plain;
mod quoted;

pub(crate) use self::block::{literal, reparagraphed, rewritten, without_lines};
pub(crate) use self::quoted::{double, in_quotes};
use crate::outline::Style;

/// A text as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    /// Beside its key or dash, possibly going on on further lines.
    Inline(String),
    /// Below `|` or `>`.
    Block {
        /// What stands beside the key or dash.
        header: String,
        /// The lines below, with their endings.
        lines: String,
    },
}

/// Where a text is to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Whether it stands within brackets.
    pub is_flow: bool,
    /// The column of its key or dash.
    pub parent: usize,
    /// The column of its further lines.
    pub column: usize,
    /// The ending of lines.
    pub line_ending: &'static str,
}

/// Returns the forms of a text that stays as close as it can to how the old one was written,
/// the closest first. An old text below `|` or `>` is [`rewritten`].
pub(crate) fn forms(text: &str, old: Option<(&Style, &str)>, place: Place) -> Vec<Form> {
    let mut forms = Vec::new();
    match old {
        Some((Style::Double | Style::Block(_), _)) => {}
        Some((Style::Single, _)) => forms.extend(quoted::single(text).map(Form::Inline)),
        Some((Style::Plain, _)) | None => {
            let old = old.map(|(_, text)| text);
            forms.extend(plain::plain(text, old, place.is_flow).map(Form::Inline));
            if text.contains('\n') && !place.is_flow {
                forms.extend(literal(text, place));
            }
            forms.push(Form::Inline(in_quotes(text)));
        }
    }
    forms.push(Form::Inline(double(text)));
    forms.dedup();
    forms
}

/// Returns the forms of paragraphs, as [`forms`] does for texts.
pub(crate) fn paragraph_forms(
    paragraphs: &[String],
    old: Option<(&Style, &str)>,
    place: Place,
) -> Vec<Form> {
    if let (Some(_), [] | [_]) = (old, paragraphs) {
        let text = paragraphs.first().map_or("", String::as_str);
        let mut forms = forms(text, old, place);
        // A whole paragraph reads better below a `|` than in quotation marks.
        if matches!(old, Some((Style::Plain, _)))
            && !text.is_empty()
            && !place.is_flow
            && matches!(&forms[0], Form::Inline(form) if form.starts_with(['"', '\'']))
        {
            forms.splice(0..0, literal(&format!("{text}\n"), place));
        }
        return forms;
    }
    let mut forms = Vec::new();
    let is_quoted = matches!(old, Some((Style::Single | Style::Double, _)));
    if !is_quoted && !place.is_flow && !paragraphs.is_empty() {
        forms.extend(literal(&(paragraphs.join("\n\n") + "\n"), place));
    }
    let joint =
        [place.line_ending, place.line_ending, &" ".repeat(place.column)].concat();
    if matches!(old, Some((Style::Single, _))) {
        let single: Option<Vec<String>> =
            paragraphs.iter().map(|paragraph| quoted::single_inside(paragraph)).collect();
        forms.extend(
            single.map(|parts| Form::Inline(format!("'{}'", parts.join(&joint)))),
        );
    }
    let parts: Vec<String> =
        paragraphs.iter().map(|paragraph| quoted::double_inside(paragraph)).collect();
    forms.push(Form::Inline(format!("\"{}\"", parts.join(&joint))));
    forms
}
