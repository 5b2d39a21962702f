//! Walks a page's content (ISO 32000-1, 8 and 9): every operator with all that it draws is
//! judged and laid down in inks.

mod decoded;
mod drawn_glyph;
mod ext_g_state;
mod font_use;
mod graphics_state;
mod image;
mod interpreter;
mod inventory;
mod mesh;
mod operators;
mod paint;
mod path;
mod pattern;
mod shading;
mod source;
mod spaces;
mod text;
mod used_font;
mod xobject;

pub(crate) use self::graphics_state::State;
pub(crate) use self::interpreter::{Interpreter, Kept, Scope};
pub(crate) use self::used_font::UsedFont;
