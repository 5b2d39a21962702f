//! Objects of a bucket.

use std::future::Future;
use std::io;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::environment::of_environment;
use crate::{Address, Fault};

/// Time for one object, with all that is asked again, and with asking for credentials.
const WHOLE: Duration = Duration::from_secs(60);

/// A bucket whose objects are got and put as a whole. Callers wait; there may be many at once.
#[derive(Debug)]
pub struct Bucket {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    whole: Duration,
    /// Taken out only by `drop`.
    runtime: Option<Runtime>,
}

impl Bucket {
    /// Opens the bucket of an address, with the server and the credentials of the environment
    /// (`AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, …). Nothing is asked yet.
    ///
    /// # Errors
    /// The environment has no credentials, or settings that cannot be used.
    pub fn open(address: &Address) -> Result<Self, Fault> {
        Self::with(of_environment()?, address)
    }

    /// Opens the bucket of an address with these settings.
    fn with(settings: AmazonS3Builder, address: &Address) -> Result<Self, Fault> {
        // An error only says that there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = settings.with_bucket_name(&address.bucket).build();
        let store = store.map_err(|_| Fault::Settings)?;
        Self::over(Box::new(store), address.prefix.clone())
            .map_err(|_| Fault::Unreachable)
    }

    /// Opens a store that asks whoever it asks.
    fn over(store: Box<dyn ObjectStore>, prefix: Path) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
        Ok(Self { store, prefix, whole: WHOLE, runtime: Some(runtime) })
    }

    /// Returns the bytes of an object; `None` if there is none of this name, or one of more than
    /// `most` bytes, which is not read.
    ///
    /// # Errors
    /// The server cannot be reached, is too slow, or refuses.
    pub fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        let path = self.path(name);
        self.wait(async {
            let object = match self.store.get(&path).await {
                Err(object_store::Error::NotFound { .. }) => return Ok(None),
                object => object?,
            };
            if object.meta.size > most {
                return Ok(None);
            }
            object.bytes().await.map(|bytes| Some(bytes.into()))
        })
    }

    /// Puts an object in place of what there was under its name: in one step, all or nothing.
    ///
    /// # Errors
    /// The server cannot be reached, is too slow, or refuses.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let (path, bytes) = (self.path(name), bytes.to_vec());
        self.wait(async { self.store.put(&path, bytes.into()).await.map(|_| ()) })
    }

    /// Returns the path of an object, whose name may have parts.
    fn path(&self, name: &str) -> Path {
        name.split('/').fold(self.prefix.clone(), Path::join)
    }

    /// Waits for what a store does, for as long as is given to it.
    fn wait<T>(
        &self,
        work: impl Future<Output = object_store::Result<T>>,
    ) -> Result<T, Fault> {
        let runtime = self.runtime.as_ref().ok_or(Fault::Unreachable)?;
        match runtime.block_on(async { timeout(self.whole, work).await }) {
            Ok(done) => done.map_err(|error| Fault::of(&error)),
            Err(_) => Err(Fault::TooSlow),
        }
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        // A name that is still being looked up must not hold the caller.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests;
