//! What a preflight finds in PDFs that others made: tiny files, each with one fault, written
//! by hand, and their clean twins.

mod project;

#[path = "preflight/amount.rs"]
mod amount;
#[path = "preflight/bad.rs"]
mod bad;
#[path = "preflight/base.rs"]
mod base;
#[path = "preflight/both.rs"]
mod both;
#[path = "preflight/cases.rs"]
mod cases;
#[path = "preflight/circles.rs"]
mod circles;
#[path = "preflight/clean.rs"]
mod clean;
#[path = "preflight/command.rs"]
mod command;
#[path = "preflight/drawn.rs"]
mod drawn;
#[path = "preflight/hidden.rs"]
mod hidden;
#[path = "preflight/images.rs"]
mod images;
#[path = "preflight/inks.rs"]
mod inks;
#[path = "preflight/letters.rs"]
mod letters;
#[path = "preflight/lines.rs"]
mod lines;
#[path = "preflight/pages.rs"]
mod pages;
#[path = "preflight/pdf.rs"]
mod pdf;
#[path = "preflight/places.rs"]
mod places;
#[path = "preflight/reacts.rs"]
mod reacts;
#[path = "preflight/values.rs"]
mod values;
#[path = "preflight/write.rs"]
mod write;
#[path = "preflight/x1a.rs"]
mod x1a;
#[path = "preflight/x4.rs"]
mod x4;
#[path = "preflight/xmp.rs"]
mod xmp;
