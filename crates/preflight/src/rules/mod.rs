//! The rules: of PDF/X and of the Ghent Workgroup, by what they are about.

mod collector;
mod document;
mod page;
mod paint;
mod xmp;

pub(crate) use self::collector::Findings;
pub(crate) use self::document::judge as judge_document;
pub(crate) use self::page::{Box4, judge as judge_page};
pub(crate) use self::paint::{
    Colours, Kind, Painted, judge, judge_resolution, judge_space,
};
