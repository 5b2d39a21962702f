//! What press and preflight both need to read content streams: words and matrices. Neither
//! decides anything.

mod lexer;
mod matrix;

pub use self::lexer::{Lexer, Word};
pub use self::matrix::Matrix;
