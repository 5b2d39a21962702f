//! What files are called: editions as the records have them, other files as they are named.

use maud::{Markup, html};

use super::markup::{both, value};
use crate::report::FileReport;

/// The name of a file in both languages. English readers also see what the folders call it.
pub(super) fn name(file: &FileReport) -> Markup {
    match title(file) {
        Some(title) => {
            let english = html! { (value(title)) " · " (value(&file.name)) };
            both(value(title), english)
        }
        None => value(&told(file)),
    }
}

/// The name of a file as text: where no record tells that of an edition, that of its file.
pub(super) fn told(file: &FileReport) -> String {
    match (title(file), &file.edition) {
        (Some(title), _) => title.to_owned(),
        (None, Some(_)) => base(file),
        (None, None) => file.name.clone(),
    }
}

/// The name of the file itself, without the folders that hold it.
pub(super) fn base(file: &FileReport) -> String {
    match &file.edition {
        Some(_) => format!("{}.pdf", file.name),
        None => file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name).to_owned(),
    }
}

fn title(file: &FileReport) -> Option<&str> {
    let title = file.edition.as_ref()?.title.as_deref();
    title.filter(|it| !it.is_empty())
}
