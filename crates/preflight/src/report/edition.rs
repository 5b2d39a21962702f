//! What is known of an edition of ours beside what its print file holds: whether that file is
//! the edition as it is now, and if not, why.

use super::words::Said;

/// An edition of which a report tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionState {
    /// Whether its print file is the edition as it is now.
    pub status: EditionStatus,
    /// Whether there is a print file, of whatever age.
    pub has_print: bool,
    /// How many illustrations and drawings stand in for photographs.
    pub stand_ins: usize,
    /// The pages that look different from those of its last PDF; none if that is not known.
    pub changed: Option<Vec<usize>>,
    /// The errors that keep it from being made or from the press, each with its place.
    pub errors: Vec<Said>,
    /// What has changed since its print file was made.
    pub since: Vec<Said>,
    /// The path of its proof from the folder of the report, if there is one as it is now.
    pub proof: Option<String>,
}

/// Whether a print file is the edition as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionStatus {
    /// It has just been made.
    Made,
    /// It was made before, and nothing has changed since.
    Unchanged,
    /// It was made before something changed or went wrong.
    Old,
    /// Its photographs keep the edition from the press: there is a proof only.
    Withheld,
    /// Only a draft was asked for.
    Draft,
    /// It broke rules of the press and was put aside.
    Rejected,
    /// There is none.
    Missing,
}

impl EditionStatus {
    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Unchanged => "unchanged",
            Self::Old => "old",
            Self::Withheld => "withheld",
            Self::Draft => "draft",
            Self::Rejected => "rejected",
            Self::Missing => "missing",
        }
    }

    /// Whether the print file is the edition as it is now.
    pub fn is_current(self) -> bool {
        matches!(self, Self::Made | Self::Unchanged)
    }
}
