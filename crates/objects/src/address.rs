//! Addresses of buckets.

use std::fmt::{self, Display, Formatter};

use object_store::path::Path;

/// What an address begins with.
const SCHEME: &str = "s3://";

/// A bucket, and what the names of all objects in it begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub(crate) bucket: String,
    pub(crate) prefix: Path,
}

impl Address {
    /// Parses `s3://bucket/prefix`, where the prefix may be missing; `None` if it is something
    /// else. Neither a port nor a name with a password belongs to it: those are the
    /// environment's.
    pub fn parse(typed: &str) -> Option<Self> {
        let rest = typed.strip_prefix(SCHEME)?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_named =
            |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_');
        if bucket.is_empty()
            || !bucket.chars().all(is_named)
            || prefix.contains(['?', '#'])
        {
            return None;
        }
        let prefix = Path::parse(prefix).ok()?;
        Some(Self { bucket: bucket.to_owned(), prefix })
    }
}

impl Display for Address {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{SCHEME}{}", self.bucket)?;
        match self.prefix.as_ref() {
            "" => Ok(()),
            prefix => write!(formatter, "/{prefix}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_bucket_and_a_prefix() {
        let parts = |typed| {
            Address::parse(typed).map(|it| (it.bucket, it.prefix.as_ref().to_owned()))
        };
        let is =
            |bucket: &str, prefix: &str| Some((bucket.to_owned(), prefix.to_owned()));
        assert_eq!(parts("s3://booklets"), is("booklets", ""));
        assert_eq!(parts("s3://booklets/"), is("booklets", ""));
        assert_eq!(parts("s3://booklets/2026/cache/"), is("booklets", "2026/cache"));
        let told = |typed| Address::parse(typed).map(|it| it.to_string());
        assert_eq!(told("s3://booklets/").as_deref(), Some("s3://booklets"));
        assert_eq!(told("s3://booklets/a/b/").as_deref(), Some("s3://booklets/a/b"));
        let wrong = [
            "s3://",
            "s3:///cache",
            "s3:/booklets/cache",
            "s3://key:secret@booklets/cache",
            "s3://booklets:9000/cache",
            "s3://booklets/../cache",
            "s3://booklets/a//b",
            "s3://booklets/cache?versionId=1",
            "gs://booklets/cache",
            "booklets",
        ];
        for typed in wrong {
            assert_eq!(parts(typed), None, "{typed}");
        }
    }
}
