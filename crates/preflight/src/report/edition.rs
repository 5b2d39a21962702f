//! What is known of an edition of ours beside what its print file holds: whether that file is
//! the edition as it is now, and if not, why; and what the edition still lacks.

use std::collections::BTreeMap;

use malzama_message::Message;
use serde::{Deserialize, Serialize};

use super::dummy::{Companion, Dummy};
use super::words::Said;

/// An edition of which a report tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionState {
    /// Its name as the records have it: of the city or of the network; none if they cannot be
    /// read.
    pub title: Option<String>,
    /// Whether its print file is the edition as it is now.
    pub status: EditionStatus,
    /// The path of its print file, of whatever age, from the folder of the report, if there is
    /// one.
    pub print: Option<String>,
    /// How many illustrations and drawings stand in for photographs.
    pub stand_ins: usize,
    /// The pages that look different from those of its last PDF; none if that is not known.
    pub changed: Option<Vec<usize>>,
    /// The errors that keep it from being made or from the press, each with its place.
    pub errors: Vec<Told>,
    /// What has changed since its print file was made.
    pub since: Vec<Told>,
    /// The path of its proof from the folder of the report, if there is one as it is now.
    pub proof: Option<String>,
    /// What it lacks as its records are now; none if they cannot be read.
    pub lacking: Option<Lacking>,
    /// Which page stands where on its sheets, if its print file is known.
    pub dummy: Option<Dummy>,
    /// Its last approval, if it has one.
    pub approval: Option<EditionApproval>,
    /// The files that are made of it beside its print file, as far as they are there.
    pub companions: Vec<Companion>,
    /// The names of its cities and groups, by what a layout calls their parts.
    pub names: BTreeMap<String, String>,
}

/// The last approval of an edition, and whether its print file is as it was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionApproval {
    /// The digits by which the approval is known.
    pub hash: String,
    /// Its day, as `2026-11-23`.
    pub date: String,
    /// Who gave it.
    pub by: String,
    /// What is not as it was approved; none if the print file is missing or old.
    pub since: Option<SinceApproval>,
}

/// What is not as it was approved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SinceApproval {
    /// The numbers of pages that look otherwise than the approved pages of these numbers.
    pub pages: Vec<usize>,
    /// How many pages more than now were approved.
    pub gone: usize,
    /// Whether the terms of the print contract are other ones.
    pub has_other_terms: bool,
}

impl SinceApproval {
    /// Whether all is as it was approved.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A message about an edition, for programs and for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// The stable code and its values.
    #[serde(flatten)]
    pub message: Message,
    /// Where it is, as `file:line:column` or a file alone; none if it has no place.
    pub place: Option<String>,
    /// The same in words.
    pub text: Said,
}

/// What an edition still lacks, as far as its records tell: files of photographs from
/// `photos/`, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lacking {
    /// Those that have not come, in whose place an illustration stands.
    pub photographs: Vec<String>,
    /// Those that are missing or cannot be used, which keeps the edition from the press.
    pub unusable: Vec<String>,
    /// Those that are there, and of which nothing says who made them.
    pub credits: Vec<String>,
}

impl Lacking {
    /// Whether it lacks nothing.
    pub fn is_empty(&self) -> bool {
        let Self { photographs, unusable, credits } = self;
        [photographs, unusable, credits].iter().all(|files| files.is_empty())
    }
}

/// Whether a print file is the edition as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
