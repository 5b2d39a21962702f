//! Where a shared cache is.

use std::path::{Path, PathBuf};

use malzama_message::{Message, Value, message};
#[cfg(feature = "object-store")]
use malzama_objects::Address;

use super::Store;
use super::folder::Folder;
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::shown;

/// Where a shared cache is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CachePlace {
    /// A folder, often one that is mounted from elsewhere.
    Folder(PathBuf),
    /// A bucket, in a program that was built with the feature `object-store`.
    #[cfg(feature = "object-store")]
    Bucket(Address),
}

impl CachePlace {
    /// Returns the place that someone typed: the path of a folder, or an address such as
    /// `s3://bucket/prefix`. Addresses are not repeated in errors, as they may hold passwords.
    ///
    /// # Errors
    /// It is an address that this program cannot use.
    pub fn typed(typed: &Path) -> Outcome<Self> {
        let Some((scheme, address)) = typed.to_str().and_then(address) else {
            return Ok(Self::Folder(typed.to_owned()));
        };
        let refused = |message| Diagnostic::usage(Location::file("--cache"), message);
        if scheme != "s3" {
            let message = message!("bucket/scheme", scheme = scheme);
            Err(refused(message).hint(message!("hint/cache-places")))?;
        }
        #[cfg(feature = "object-store")]
        {
            let wrong =
                || refused(message!("bucket/address")).hint(message!("hint/bucket"));
            Ok(Self::Bucket(Address::parse(address).ok_or_else(wrong)?))
        }
        #[cfg(not(feature = "object-store"))]
        {
            let _ = address;
            Err(refused(message!("bucket/not-built")).hint(message!("hint/object-store")))?
        }
    }

    /// Opens what is there.
    pub(super) fn open(&self) -> Result<Box<dyn Store>, Value> {
        match self {
            Self::Folder(path) => Ok(Box::new(Folder::open(path)?)),
            #[cfg(feature = "object-store")]
            Self::Bucket(address) => Ok(Box::new(super::bucket::open(address)?)),
        }
    }

    /// Returns it as it is told: a path from where the program runs, or an address.
    pub fn shown(&self) -> String {
        match self {
            Self::Folder(path) => shown(path).display().to_string(),
            #[cfg(feature = "object-store")]
            Self::Bucket(address) => address.to_string(),
        }
    }

    /// Returns what to look at if it cannot be used.
    pub fn hint(&self) -> Message {
        match self {
            Self::Folder(_) => message!("hint/shared-cache"),
            #[cfg(feature = "object-store")]
            Self::Bucket(_) => message!("hint/shared-bucket"),
        }
    }
}

/// Returns the scheme of an address, and the whole; `None` for a path, also one with a drive's
/// letter.
fn address(typed: &str) -> Option<(&str, &str)> {
    let (scheme, _) = typed.split_once(":/")?;
    let is_scheme =
        scheme.len() > 1 && scheme.chars().all(|it| it.is_ascii_alphanumeric());
    is_scheme.then_some((scheme, typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        for path in
            ["cache", "/mnt/cache", "C:/cache", r"C:\cache", "a/s3:/b", "./s3://b", "s3"]
        {
            let place = CachePlace::typed(Path::new(path)).ok();
            assert_eq!(place, Some(CachePlace::Folder(path.into())), "{path}");
        }
        let refused = |typed: &str| {
            let errors = CachePlace::typed(Path::new(typed)).expect_err(typed);
            let told = format!("{errors:?}");
            assert!(!told.contains("secret"), "{told}");
            told
        };
        for typed in
            ["gs://bucket/cache", "http://key:secret@host/cache", "file:///cache"]
        {
            assert!(refused(typed).contains("bucket/scheme"), "{typed}");
        }
        let wrong = ["s3:/bucket/cache", "s3://key:secret@bucket/cache", "s3://"];
        let code = match cfg!(feature = "object-store") {
            true => "bucket/address",
            false => "bucket/not-built",
        };
        for typed in wrong {
            assert!(refused(typed).contains(code), "{typed}");
        }
        let place = CachePlace::typed(Path::new("s3://bucket/cache"));
        assert_eq!(place.is_ok(), cfg!(feature = "object-store"));
    }
}
