//! Imposition.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod arrangement;
mod booklet;
mod error;
mod impose;
mod imposition;
mod layout;
mod length;
mod marks;
mod pdf;
mod rectangle;
mod scheme;
mod sheet_size;
mod side;

pub use self::arrangement::{Arrangement, Line, Place, SheetPlan};
pub use self::booklet::Booklet;
pub use self::error::Error;
pub use self::impose::{Sheets, Wording, impose};
pub use self::imposition::{Creep, Imposition, Marks};
pub use self::length::Length;
pub use self::marks::Omitted;
pub use self::rectangle::{Edge, Rectangle};
pub use self::scheme::{Binding, Fold, Scheme, SignatureLength, Working};
pub use self::sheet_size::SheetSize;
pub use self::side::{Face, Flip, PlacedPage, Side};
