//! The bodies of requests: bounded, and read as they come.

use std::future::poll_fn;
use std::io::Write;
use std::pin::Pin;
use std::time::Duration;

use hyper::body::{Body, Bytes, Incoming};
use tempfile::NamedTempFile;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// The largest edit, in bytes: a record has at most 4 MiB, and JSON takes some more for it.
const EDIT: usize = 10 << 20;

/// The largest photograph, in bytes.
const PHOTOGRAPH: u64 = 512 << 20;

/// The time for which nothing of a body may come.
const SILENCE: Duration = Duration::from_secs(10);

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// It is too large.
    TooLarge,
    /// It ended before all of it had come.
    CutOff,
    /// This machine has no room for it.
    NoRoom,
}

/// Reads a body that is kept in memory.
pub async fn whole(mut body: Incoming) -> Result<Vec<u8>, NotRead> {
    if body.size_hint().lower() > EDIT as u64 {
        return Err(NotRead::TooLarge);
    }
    let mut bytes = Vec::new();
    while let Some(piece) = next(&mut body).await? {
        if bytes.len() + piece.len() > EDIT {
            return Err(NotRead::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Reads a body into a temporary file, which is removed when it is dropped.
pub async fn spooled(mut body: Incoming) -> Result<NamedTempFile, NotRead> {
    if body.size_hint().lower() > PHOTOGRAPH {
        return Err(NotRead::TooLarge);
    }
    let file = spawn_blocking(NamedTempFile::new).await;
    let mut file = file.ok().and_then(Result::ok).ok_or(NotRead::NoRoom)?;
    let mut length = 0;
    while let Some(piece) = next(&mut body).await? {
        length += piece.len() as u64;
        if length > PHOTOGRAPH {
            return Err(NotRead::TooLarge);
        }
        let written = spawn_blocking(move || {
            file.write_all(&piece)?;
            Ok::<_, std::io::Error>(file)
        });
        file = written.await.ok().and_then(Result::ok).ok_or(NotRead::NoRoom)?;
    }
    Ok(file)
}

/// Waits for the next piece of a body; `None` at its end.
async fn next(body: &mut Incoming) -> Result<Option<Bytes>, NotRead> {
    loop {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
        match timeout(SILENCE, frame).await {
            // What follows a body, as trailers do, is of no use here.
            Ok(Some(Ok(frame))) => {
                if let Ok(piece) = frame.into_data() {
                    return Ok(Some(piece));
                }
            }
            Ok(None) => return Ok(None),
            Ok(Some(Err(_))) | Err(_) => return Err(NotRead::CutOff),
        }
    }
}
