//! Which photographs of a page changed.

use crate::approval::PlacedPhotograph;

/// How much a crop or size may differ without being another one, in millionths and micrometres: what
/// rounding leaves.
const SAME: u32 = 200;

/// A change of a page's photographs; files are paths within the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotographChange {
    /// One stands in the place of another; the name of the file may be the same.
    Replaced {
        /// The file that stood there.
        was: String,
        /// The file that stands there.
        is: String,
    },
    /// It is cropped or sized otherwise.
    Cropped(String),
    /// It is new on this page.
    Added(String),
    /// It is gone from this page.
    Gone(String),
}

/// Compares the photographs of a page, in their order; `by_crop` tells whether crops and sizes count.
pub fn changed_photographs(
    was: &[PlacedPhotograph],
    is: &[PlacedPhotograph],
    by_crop: bool,
) -> Vec<PhotographChange> {
    let mut old: Vec<&PlacedPhotograph> = was.iter().collect();
    let mut new = Vec::new();
    let mut changes = Vec::new();
    for photograph in is {
        match old.iter().position(|it| it.hash == photograph.hash) {
            Some(at) => {
                let before = old.remove(at);
                if by_crop && !is_cropped_alike(before, photograph) {
                    changes.push(PhotographChange::Cropped(photograph.file.clone()));
                }
            }
            None => new.push(photograph),
        }
    }
    let replaced = old.len().min(new.len());
    for (was, is) in old.iter().zip(&new) {
        let (was, is) = (was.file.clone(), is.file.clone());
        changes.push(PhotographChange::Replaced { was, is });
    }
    let gone = old[replaced..].iter().map(|it| PhotographChange::Gone(it.file.clone()));
    changes.extend(gone);
    let added = new[replaced..].iter().map(|it| PhotographChange::Added(it.file.clone()));
    changes.extend(added);
    changes
}

fn is_cropped_alike(one: &PlacedPhotograph, other: &PlacedPhotograph) -> bool {
    let sides =
        one.crop.iter().chain(&one.size).zip(other.crop.iter().chain(&other.size));
    sides.into_iter().all(|(one, other)| one.abs_diff(*other) <= SAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(file: &str, hash: &str, left: u32) -> PlacedPhotograph {
        let (file, hash) = (file.to_owned(), hash.to_owned());
        PlacedPhotograph { file, hash, crop: [left, 0, 500_000, 1_000_000], size: [9, 9] }
    }

    #[test]
    fn photographs_are_known_by_their_content() {
        use PhotographChange::{Added, Cropped, Gone, Replaced};
        let was = [placed("a", "1", 0), placed("b", "2", 0)];
        let told = |is: &[PlacedPhotograph]| changed_photographs(&was, is, true);
        assert_eq!(told(&was), []);
        assert_eq!(told(&[placed("b", "2", 0), placed("other name", "1", 50)]), []);
        let replaced = Replaced { was: "a".into(), is: "a".into() };
        assert_eq!(told(&[placed("a", "3", 0), placed("b", "2", 0)]), [replaced]);
        let moved = [placed("a", "1", 90_000), placed("b", "2", 0)];
        assert_eq!(told(&moved), [Cropped("a".into())]);
        assert_eq!(changed_photographs(&was, &moved, false), []);
        assert_eq!(told(&was[..1]), [Gone("b".into())]);
        assert_eq!(changed_photographs(&was[..1], &was, true), [Added("b".into())]);
    }
}
