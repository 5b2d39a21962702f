//! The start of a project: a new one from what the program carries, and new cities and groups in it.

mod addition;
mod carried;
mod guides;
mod list;
mod project;
mod record;
mod sample;
mod stage;

pub use self::addition::{Added, Dress, add_city, add_partner, with_editions};
pub use self::carried::carried;
pub use self::project::{Contents, Started, start_project};
pub use self::record::{CityText, NetworkText, city, network};
pub use self::stage::Stage;
