//! An edition of ours as the JSON form tells it.

use serde::Serialize;

use super::FileReport;
use super::edition::{EditionState, Lacking, Told};
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
        }
    }
}
