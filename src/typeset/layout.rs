//! Which layout a project has chosen: a folder of `layouts/`.

use crate::diagnostic::{Diagnostic, Sink};
use crate::project::{LAYOUTS, Project};
use crate::records::{Text, backticked, closest};

/// The file that makes a folder a layout: it lists the parts.
const PARTS: &str = "layout.typ";

/// Whether the layout that the settings name is there; if not, the sink tells which are.
pub fn find_layout(project: &Project, chosen: &Text, sink: &mut Sink) -> bool {
    let Text { value: name, place } = chosen;
    let is_layout = |name: &str| {
        !name.contains(['/', '\\'])
            && project.root().join(LAYOUTS).join(name).join(PARTS).is_file()
    };
    if is_layout(name) {
        return true;
    }
    let names = project.list(LAYOUTS).unwrap_or_default();
    let names: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| is_layout(name)).collect();
    let hint = match closest(name, &names) {
        Some(name) => format!("did you mean `{name}`?"),
        None if names.is_empty() => {
            format!("a layout is a folder of `{LAYOUTS}/` with a `{PARTS}`")
        }
        None => format!("the layouts are {}", backticked(&names)),
    };
    let message = format!("there is no layout `{LAYOUTS}/{name}/{PARTS}`");
    sink.push(Diagnostic::error(place.clone(), message).hint(hint));
    false
}
