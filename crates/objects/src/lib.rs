//! Objects of a bucket by name, for callers that wait, within bounds of time and size.
//!
//! [`Bucket`] is the whole of it: it is opened with what the environment says, and gets and puts
//! whole objects. Whatever goes wrong is a [`Fault`], which never holds a server's own words but
//! their code: these may repeat who asked.
//!
//! # Example
//!
//! ```no_run
//! use malzama_objects::{Address, Bucket};
//!
//! let address = Address::parse("s3://booklets/cache").expect("a bucket");
//! let bucket = Bucket::open(&address)?;
//! bucket.put("photographs/1", b"bytes")?;
//! assert_eq!(bucket.get("photographs/1", 1024)?.as_deref(), Some(&b"bytes"[..]));
//! # Ok::<(), malzama_objects::Fault>(())
//! ```

mod address;
mod bucket;
mod environment;
mod fault;

pub use address::Address;
pub use bucket::Bucket;
pub use fault::Fault;
