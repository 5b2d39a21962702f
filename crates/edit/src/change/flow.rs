//! Inserts and removes within brackets.

use crate::Path;
use crate::error::{EditError, Reason};
use crate::outline::{Node, Part};
use crate::splice::Splice;

/// Returns the splices that insert a part at a place of a list or mapping within brackets that
/// has some.
pub(super) fn insert<T: Part>(parts: &[T], at: usize, written: &str) -> Vec<Splice> {
    let splice = match at.checked_sub(1).and_then(|before| parts.get(before)) {
        Some(before) => Splice::insert(end(before), format!(", {written}")),
        None => Splice::insert(parts[0].start(), format!("{written}, ")),
    };
    vec![splice]
}

/// Returns the splices that remove a part of a list or mapping within brackets, with the comma
/// that parts it from the next one, or from the one before.
///
/// # Errors
/// A comment stands between the two.
pub(super) fn remove<T: Part>(
    text: &str,
    path: &Path,
    node: &Node,
    parts: &[T],
    at: usize,
) -> Result<Vec<Splice>, EditError> {
    let Some(part) = parts.get(at) else { return Ok(Vec::new()) };
    // What goes, and what stands around the part within that.
    let (range, gap, other) = match (at.checked_sub(1), parts.get(at + 1)) {
        (_, Some(next)) => (part.start()..next.start(), end(part)..next.start(), None),
        (Some(before), None) => {
            let before = end(&parts[before]);
            (before..end(part), before..part.start(), None)
        }
        (None, None) => {
            let inside = node.span.start + 1..node.span.end.saturating_sub(1);
            let other = end(part)..inside.end;
            (inside.clone(), inside.start..part.start(), Some(other))
        }
    };
    for gap in [Some(gap), other].into_iter().flatten() {
        match text.get(gap) {
            // A key with its value may stand without braces in a list, and is all of it then.
            None => return Ok(Vec::new()),
            Some(gap) if gap.contains('#') => {
                let reason = Reason::CommentWithinBrackets { path: path.clone() };
                return Err(EditError::at(reason, node.span.clone()));
            }
            Some(_) => {}
        }
    }
    Ok(vec![Splice::replace(range, "")])
}

/// Returns the offset at which a part ends.
fn end(part: &impl Part) -> usize {
    part.node().span.end
}
