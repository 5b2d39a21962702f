//! What the environment says of a server, and who asks it.

use std::time::Duration;

use object_store::ClientConfigKey::{ConnectTimeout, Timeout};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::{BackoffConfig, RetryConfig};

use crate::Fault;

/// Time within which a server has to accept a connection.
const CONNECT: &str = "5 seconds";

/// Time within which a request has to be answered, with all bytes.
const REQUEST: &str = "30 seconds";

/// How often a request is made again that was not answered, or with a fault of the server's own.
const RETRIES: usize = 2;

/// Time after which a request is not made again.
const RETRIES_END: Duration = Duration::from_secs(30);

/// Variables of which one has to be set: without any, the client would ask the network who it is.
const CREDENTIALS: [&str; 6] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_SKIP_SIGNATURE",
];

/// Returns what the environment says; times are bounded whatever it says.
///
/// # Errors
/// It holds no credentials.
pub fn of_environment() -> Result<AmazonS3Builder, Fault> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    if !CREDENTIALS.iter().any(|name| is_set(name)) {
        return Err(Fault::NoCredentials);
    }
    Ok(bounded(AmazonS3Builder::from_env()))
}

/// Returns settings that bound the time of each request.
pub fn bounded(settings: AmazonS3Builder) -> AmazonS3Builder {
    let (init_backoff, max_backoff) =
        (Duration::from_millis(100), Duration::from_secs(2));
    settings
        .with_config(AmazonS3ConfigKey::Client(ConnectTimeout), CONNECT)
        .with_config(AmazonS3ConfigKey::Client(Timeout), REQUEST)
        .with_retry(RetryConfig {
            backoff: BackoffConfig { init_backoff, max_backoff, base: 2.0 },
            max_retries: RETRIES,
            retry_timeout: RETRIES_END,
        })
}
