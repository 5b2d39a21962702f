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
    let (range, gaps) = match (at.checked_sub(1), parts.get(at + 1)) {
        (_, Some(next)) => (part.start()..next.start(), vec![end(part)..next.start()]),
        (Some(before), None) => {
            let before = end(&parts[before]);
            (before..end(part), vec![before..part.start()])
        }
        (None, None) => {
            let inside = node.span.start + 1..node.span.end.saturating_sub(1);
            let gaps = vec![inside.start..part.start(), end(part)..inside.end];
            (inside, gaps)
        }
    };
    let is_sound =
        range.start <= range.end && gaps.iter().all(|gap| gap.start <= gap.end);
    if !is_sound {
        return Ok(Vec::new());
    }
    if gaps.iter().any(|gap| text[gap.clone()].contains('#')) {
        let reason = Reason::CommentWithinBrackets { path: path.clone() };
        return Err(EditError::at(reason, node.span.clone()));
    }
    Ok(vec![Splice::replace(range, "")])
}

/// Returns the offset at which a part ends.
fn end(part: &impl Part) -> usize {
    part.node().span.end
}
