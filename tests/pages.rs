//! The rules of good setting, measured on the laid-out pages: of the eight real editions, and
//! of generated projects with few and many groups, short and long texts, names and captions,
//! with and without photographs.
//!
//! `KEEP=folder cargo test --release --test pages` leaves the generated projects in
//! `folder/<layout>/<recipe>`, where `malzama build acre` makes booklets to look at.

mod project;

#[path = "pages/booklet.rs"]
mod booklet;
#[path = "pages/frames.rs"]
mod frames;
#[path = "pages/generated.rs"]
mod generated;
#[path = "pages/grid.rs"]
mod grid;
#[path = "pages/groups.rs"]
mod groups;
#[path = "pages/ink.rs"]
mod ink;
#[path = "pages/lines.rs"]
mod lines;
#[path = "pages/paragraphs.rs"]
mod paragraphs;
#[path = "pages/places.rs"]
mod places;
#[path = "pages/pull.rs"]
mod pull;
#[path = "pages/tokens.rs"]
mod tokens;
#[path = "pages/whole.rs"]
mod whole;
