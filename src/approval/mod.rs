//! Approvals: what a board approved, kept in the project, so that whatever changes later can be told.

mod form;
mod page_content;
mod store;

pub use self::form::{
    Approval, ApprovedEdition, ApprovedPage, Format, Mark, VERSION, name,
};
pub use self::page_content::{PageContent, PlacedPhotograph};
pub use self::store::{Approvals, LastApproval, LastApprovals, NewPage, Picture};
