//! An edition of ours as the JSON form tells it.

use serde::Serialize;

use super::FileReport;
use super::edition::{EditionApproval, EditionState, Lacking, SinceApproval, Told};
use super::groups::ranges;

#[derive(Serialize)]
pub(super) struct EditionJson<'a> {
    title: Option<&'a str>,
    status: &'static str,
    ready: bool,
    print: &'static str,
    print_file: Option<&'a str>,
    stand_ins: usize,
    changed_pages: Option<Vec<[usize; 2]>>,
    errors: &'a [Told],
    since: &'a [Told],
    proof: Option<&'a str>,
    lacking: Option<&'a Lacking>,
    approval: Option<ApprovalJson<'a>>,
}

#[derive(Serialize)]
struct ApprovalJson<'a> {
    hash: &'a str,
    date: &'a str,
    by: &'a str,
    same: Option<bool>,
    changed_pages: Option<Vec<[usize; 2]>>,
    pages_gone: Option<usize>,
    other_terms: Option<bool>,
}

impl<'a> ApprovalJson<'a> {
    fn of(approval: &'a EditionApproval) -> Self {
        let since = approval.since.as_ref();
        Self {
            hash: &approval.hash,
            date: &approval.date,
            by: &approval.by,
            same: since.map(SinceApproval::is_nothing),
            changed_pages: since.map(|it| ranges(&it.pages)),
            pages_gone: since.map(|it| it.gone),
            other_terms: since.map(|it| it.has_other_terms),
        }
    }
}

impl<'a> EditionJson<'a> {
    pub(super) fn of(state: &'a EditionState, file: &FileReport) -> Self {
        let EditionState { status, stand_ins, errors, since, .. } = state;
        Self {
            title: state.title.as_deref(),
            status: status.name(),
            ready: file.is_ready(),
            print: match (&state.print, status.is_current()) {
                (None, _) => "none",
                (Some(_), true) => "current",
                (Some(_), false) => "old",
            },
            print_file: state.print.as_deref(),
            stand_ins: *stand_ins,
            changed_pages: state.changed.as_deref().map(ranges),
            errors,
            since,
            proof: state.proof.as_deref(),
            lacking: state.lacking.as_ref(),
            approval: state.approval.as_ref().map(ApprovalJson::of),
        }
    }
}
