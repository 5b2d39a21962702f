//! The syntax of PDF as rules and interpreter read it: the file with its objects and pages,
//! content streams, functions, colour spaces and fonts.

mod bits;
mod budget;
mod calculator;
mod colour_space;
mod content;
mod document;
mod font;
mod function;
mod holders;
mod icc;
mod layers;
mod lexer;
mod matrix;
mod object;
mod object_streams;
mod page_tree;
mod paint;
mod places;
mod raw;
mod walk;

pub(crate) use self::bits::Bits;
pub(crate) use self::colour_space::{Inks, PROCESS, Space, space_in};
pub(crate) use self::content::{Instruction, Instructions};
pub use self::document::bounded;
pub(crate) use self::document::{File, STREAM_LIMIT, dictionary_of, number_of};
pub(crate) use self::font::{Code, Font, Glyph, GlyphFault, GlyphShape, Programs};
pub(crate) use self::function::Function;
pub(crate) use self::icc::{Profile, folded};
pub use self::icc::{condition_of_name, conditions_of_profile};
pub(crate) use self::layers::Layers;
pub(crate) use self::matrix::Matrix;
pub use self::object_streams::OBJECT_STREAM;
pub(crate) use self::page_tree::{PageObject, TreeFault};
pub(crate) use self::paint::Paint;
pub(crate) use self::raw::long_name;
