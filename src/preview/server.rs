//! The HTTP server of the preview, for browsers on this machine only.
//!
//! Whoever connects is given little: a few seconds to ask, headers of a few kibibytes, no
//! body, and a few seconds without reading. A connection serves one request: browsers keep
//! others open for long, and nothing is won by it on one machine.

use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use malzama_message::{Value, message};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, timeout};

use super::answer::Site;
use super::connections::{Activity, Connections, Guarded};
use crate::diagnostic::{Diagnostic, Location, Outcome, io_reason};

/// The port that is tried first when none is given.
const PORT: u16 = 7410;

/// The number of consecutive ports that are tried.
const PORTS: u16 = 20;

/// The number of connections that the system holds until they are accepted.
const BACKLOG: u32 = 1024;

/// The threads that draw, read files and serialise the state; more than may draw at a time.
const THREADS: usize = 4;

/// The time for the header of a request.
const HEADER_TIME: Duration = Duration::from_secs(5);

/// The size of the largest header, in bytes, and the most fields it may have.
const HEADER_SIZE: usize = 16 << 10;
const HEADER_FIELDS: usize = 64;

/// How much is read of what a client still sends when it has been answered, and for how
/// long: it might not see the answer if the connection were closed at once.
const REST: u64 = 256 << 10;
const REST_TIME: Duration = Duration::from_secs(1);

/// A server on a port of the loopback interface.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Binds a port.
    ///
    /// # Errors
    /// The port is taken or may not be used; if none is given, no port of the range is free.
    pub fn bind(port: Option<u16>) -> Outcome<Self> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(THREADS)
            .thread_name("preview")
            .build();
        let runtime = runtime.map_err(|error| cannot_serve(&error))?;
        let entered = runtime.enter();
        let mut last = None;
        for address in addresses(port) {
            match listen(address) {
                Ok((listener, address)) => {
                    drop(entered);
                    return Ok(Self { runtime, listener, address });
                }
                Err(error) => last = Some(error),
            }
        }
        let reason: Value = match last {
            None => message!("io/no-port-left").into(),
            Some(error) if error.kind() == io::ErrorKind::AddrInUse => {
                message!("io/port-in-use").into()
            }
            Some(error) => io_reason(&error),
        };
        let message = match port {
            Some(port) => message!("preview/port-taken", port = port, reason = reason),
            None => message!("preview/no-port", reason = reason),
        };
        Err(Diagnostic::failure(Location::file("--port"), message)
            .hint(message!("hint/choose-port")))?
    }

    /// Returns the bound address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the process ends.
    pub fn serve(self, site: Site) -> ! {
        let Self { runtime, listener, .. } = self;
        let (site, connections) = (Arc::new(site), Arc::<Connections>::default());
        runtime.block_on(async {
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    // The system has no more files for this process, or the client is gone.
                    connections.close_one();
                    sleep(Duration::from_millis(20)).await;
                    continue;
                };
                let place = connections.enter().await;
                let site = site.clone();
                tokio::spawn(async move {
                    let mut ended = pin!(place.activity.ended());
                    let mut served = pin!(serve(stream, place.activity.clone(), site));
                    let mut is_told = false;
                    poll_fn(|context| {
                        if served.as_mut().poll(context).is_ready() {
                            return Poll::Ready(());
                        }
                        is_told = is_told || ended.as_mut().poll(context).is_ready();
                        // A request that has come in the meantime is answered.
                        match is_told && !place.activity.is_answering() {
                            true => Poll::Ready(()),
                            false => Poll::Pending,
                        }
                    })
                    .await;
                });
            }
        })
    }
}

/// Reads a request from a stream, answers it, and closes the stream.
async fn serve(stream: TcpStream, activity: Arc<Activity>, site: Arc<Site>) {
    let answer = service_fn(|request: hyper::Request<_>| {
        activity.begin();
        let (request, body): (_, hyper::body::Incoming) = request.into_parts();
        let answer = site.clone().answer(request, body);
        Box::pin(async { Ok::<_, io::Error>(answer.await) })
    });
    // Small answers need not wait for more to send.
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(Guarded::new(stream, activity.clone()));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_header_size(HEADER_SIZE)
        .max_headers(HEADER_FIELDS)
        .max_buf_size(HEADER_SIZE)
        .keep_alive(false)
        .serve_connection(stream, answer);
    let served = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let mut stream = connection.into_parts().io.into_inner();
    activity.finish();
    // Nobody listens any more, or nothing came.
    if served.as_ref().is_err_and(|error| !error.is_parse()) {
        return;
    }
    let _ = timeout(REST_TIME, async {
        let _ = stream.shutdown().await;
        let (mut left, mut rest) = (REST, [0; 4096]);
        while let Ok(read @ 1..) = stream.read(&mut rest).await {
            left = left.saturating_sub(read as u64);
            if left == 0 {
                break;
            }
        }
    })
    .await;
}

/// Returns the addresses to try, in order.
fn addresses(port: Option<u16>) -> impl Iterator<Item = SocketAddr> {
    let ports = port.map_or(PORT..PORT + PORTS, |port| port..port.saturating_add(1));
    ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
}

/// Listens at an address; returns it with the port, if the system was to choose one.
fn listen(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let socket = TcpSocket::new_v4()?;
    // As everywhere but on Windows: a port can be used again at once.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    let listener = socket.listen(BACKLOG)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Tells that nothing can be served at all.
pub fn cannot_serve(error: &io::Error) -> Diagnostic {
    let message = message!("preview/cannot-serve", reason = io_reason(error));
    Diagnostic::failure(Location::file("--port"), message)
}
