//! Texts read by the proof-reader: labelled cases, clean prose, collections, and texts of no sense.

mod cases;
mod clean;
mod collection;
mod manuscript;
mod pages;
mod random;
