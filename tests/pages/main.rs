//! Rules of good typesetting, measured on laid-out pages: those of the eight real
//! editions, and those of generated projects with few and many groups, short and long
//! texts, names and captions, with and without photographs.
//!
//! `KEEP=folder cargo test --release --test pages` keeps the generated projects in
//! `folder/<layout>/<recipe>`, where `malzama build acre` makes booklets to look at.

#[path = "../project/mod.rs"]
mod project;

mod booklet;
mod crowding;
mod frames;
mod generated;
mod grid;
mod groups;
mod ink;
mod kashida;
mod lines;
mod names;
mod order;
mod paragraphs;
mod places;
mod pull;
mod quotations;
mod remarks;
mod rhythm;
mod room;
mod tokens;
mod whole;
