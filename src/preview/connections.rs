//! The open connections: how many there may be, and which has to go for another.

use std::collections::BTreeMap;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep, sleep, timeout};

/// The most connections that are open at a time. A process may often open 1,024 files.
const MOST: usize = 400;

/// The time for which a client may read nothing of what is sent to it.
const STALL: Duration = Duration::from_secs(10);

/// The time after which a client that reads nothing may be closed for another.
const SPARED: Duration = Duration::from_secs(1);

/// The interval at which a place is looked for while there is none.
const LOOK: Duration = Duration::from_millis(50);

/// The open connections, by the order in which they came.
#[derive(Default)]
pub struct Connections {
    open: Mutex<(u64, BTreeMap<u64, Arc<Activity>>)>,
    left: Notify,
}

/// What a connection is at, and how it is told to end.
pub struct Activity {
    state: Mutex<State>,
    end: Notify,
}

#[derive(Clone, Copy)]
enum State {
    /// The client has not asked for anything, or has been answered.
    Idle,
    /// A request is being answered.
    Answering,
    /// The client has read nothing since then.
    Stalled(Instant),
}

/// A place among the open connections, which is given back when this is dropped.
pub struct Place {
    connections: Arc<Connections>,
    number: u64,
    /// What the connection is at.
    pub activity: Arc<Activity>,
}

impl Connections {
    /// Waits for a place, and takes it: a client that asks for nothing keeps none from one
    /// that does.
    pub async fn enter(self: &Arc<Self>) -> Place {
        while self.lock().1.len() >= MOST && !self.close_one() {
            // The client that is next may be one that stalls from now on.
            let _ = timeout(LOOK, self.left.notified()).await;
        }
        let activity = Arc::new(Activity::new());
        let mut open = self.lock();
        open.0 += 1;
        let number = open.0;
        open.1.insert(number, activity.clone());
        Place { connections: self.clone(), number, activity }
    }

    /// Ends the connection that is the longest idle, or else stalls for the longest; returns
    /// whether there was one.
    pub fn close_one(&self) -> bool {
        let mut open = self.lock();
        let rank = |(number, activity): (&u64, &Arc<Activity>)| match activity.state() {
            State::Idle => Some((None, *number)),
            State::Stalled(since) if since.elapsed() > SPARED => {
                Some((Some(since), *number))
            }
            State::Stalled(_) | State::Answering => None,
        };
        let Some((_, number)) = open.1.iter().filter_map(rank).min() else {
            return false;
        };
        if let Some(activity) = open.1.remove(&number) {
            activity.end.notify_one();
        }
        true
    }

    fn lock(&self) -> MutexGuard<'_, (u64, BTreeMap<u64, Arc<Activity>>)> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.lock().1.remove(&self.number);
        self.connections.left.notify_one();
    }
}

impl Activity {
    fn new() -> Self {
        Self { state: Mutex::new(State::Idle), end: Notify::new() }
    }

    /// Says that a request has come.
    pub fn begin(&self) {
        self.set(State::Answering);
    }

    /// Says that the client has been answered.
    pub fn finish(&self) {
        self.set(State::Idle);
    }

    /// Whether a request is being answered, and its client reads.
    pub fn is_answering(&self) -> bool {
        matches!(self.state(), State::Answering)
    }

    /// Waits until the connection is to end.
    pub async fn ended(&self) {
        self.end.notified().await;
    }

    fn state(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}

/// A stream whose writing fails once the client has read nothing for [`STALL`].
pub struct Guarded {
    stream: TcpStream,
    activity: Arc<Activity>,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Guarded {
    /// Guards a stream.
    pub fn new(stream: TcpStream, activity: Arc<Activity>) -> Self {
        Self { stream, activity, stalled: None }
    }

    /// Passes on the outcome of writing, unless nothing has been written for too long.
    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            if self.stalled.take().is_some() {
                self.activity.begin();
            }
            return written;
        }
        let stalled = self.stalled.get_or_insert_with(|| {
            self.activity.set(State::Stalled(Instant::now()));
            Box::pin(sleep(STALL))
        });
        ready!(stalled.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Guarded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
