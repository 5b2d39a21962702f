//! What a preflight finds in PDFs that others made: tiny files, each with one fault, written
//! by hand, and their sound twins.

mod actions;
mod black_text;
mod boxes;
mod cases;
mod clean;
mod coded_pictures;
mod colour;
mod composed_ink;
mod content;
mod contract;
mod file;
mod fonts;
mod forms;
mod hidden;
mod ink_limit;
mod inventory;
mod lines;
mod malformed;
mod metadata;
mod nested_colour;
mod output_intent;
mod pages;
mod pdf;
mod pdf_x1a;
mod pdf_x4;
mod places;
mod report;
mod resolution;
mod text;
