//! A shared cache in a bucket.

use malzama_message::{Value, message};
use malzama_objects::{Address, Bucket, Fault};

use super::Store;

/// Opens a bucket with what the environment says.
///
/// # Errors
/// The environment has no credentials, or settings that cannot be used.
pub fn open(address: &Address) -> Result<Bucket, Value> {
    Bucket::open(address).map_err(reason)
}

impl Store for Bucket {
    fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Value> {
        self.get(name, most).map_err(reason)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Value> {
        self.put(name, bytes).map_err(reason)
    }
}

/// Tells why a bucket could not be used.
fn reason(fault: Fault) -> Value {
    match fault {
        Fault::NoCredentials => message!("bucket/no-credentials"),
        Fault::Settings => message!("bucket/settings"),
        Fault::Unreachable => message!("bucket/unreachable"),
        Fault::TooSlow => message!("bucket/too-slow"),
        Fault::Refused(code) => message!("bucket/refused", code = code),
    }
    .into()
}
