//! The rules of PDF/X, of the Ghent Workgroup and of print contracts, by what they are about.

mod catalog;
mod collector;
mod contract;
mod document;
mod identification;
mod inventory;
mod output_intent;
mod page;
mod paint;
mod severity;
mod space;
mod xmp;
mod xmp_extent;

pub(crate) use self::collector::{Fault, Findings};
pub(crate) use self::contract::{judge_intent, judge_pages, judge_trim};
pub(crate) use self::document::judge as judge_document;
pub(crate) use self::inventory::read as read_inventory;
pub(crate) use self::page::{Box4, Boxes, judge as judge_page};
pub(crate) use self::paint::{
    FINE_LINE, Kind, Painted, judge as judge_paint, judge_grey_overprint_of,
    judge_registration_of, judge_resolution,
};
pub(crate) use self::space::{ColourUse, Colours, judge_space};
