//! The responses of the preview's server, and their bodies.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body as _, Bytes, Frame, SizeHint};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::Receiver;

/// The content security policy: a browser loads nothing but what is served here.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// A header that `hyper` has no name for.
const RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");

/// The body of a response.
pub enum Body {
    /// All of it.
    Whole(Bytes),
    /// Pieces as they come. A connection that ends drops the body, and the slot with it.
    Stream {
        /// The pieces.
        pieces: Receiver<Bytes>,
        /// The slot that the body takes, if such slots are counted.
        _slot: Option<OwnedSemaphorePermit>,
    },
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = match self.get_mut() {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(std::mem::take(bytes))),
            Self::Stream { pieces, .. } => pieces.poll_recv(context),
        };
        piece.map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Stream { .. } => SizeHint::default(),
        }
    }
}

/// Creates a response with a short text.
pub fn text(status: StatusCode, words: &'static str) -> Response<Body> {
    let mut response = whole(words, "text/plain; charset=utf-8", "no-store");
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// Creates a response with all of its bytes.
pub fn whole(
    bytes: impl Into<Bytes>,
    kind: &'static str,
    cache: &'static str,
) -> Response<Body> {
    let body = Body::Whole(bytes.into());
    let length = body.size_hint().exact();
    let mut response = guarded(body, kind, cache);
    if let Some(length) = length {
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    response
}

/// Creates a response that sends the browser to another address of this server.
pub fn see_other(address: &str) -> Response<Body> {
    let mut response = text(StatusCode::SEE_OTHER, "the preview is at another address");
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}

/// Creates a response that is sent piece by piece until it ends.
pub fn stream(
    pieces: Receiver<Bytes>,
    slot: Option<OwnedSemaphorePermit>,
    kind: &'static str,
) -> Response<Body> {
    guarded(Body::Stream { pieces, _slot: slot }, kind, "no-store")
}

/// Creates a response with a PDF of a known length, to be saved under a name.
pub fn pdf(pieces: Receiver<Bytes>, length: u64, name: &str) -> Response<Body> {
    let mut response = stream(pieces, None, "application/pdf");
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
    let shown = format!("attachment; filename=\"{name}\"");
    if let Ok(shown) = HeaderValue::from_str(&shown) {
        response.headers_mut().insert(CONTENT_DISPOSITION, shown);
    }
    response
}

/// Creates a response with the headers that keep a browser from doing more with it than show
/// it.
fn guarded(body: Body, kind: &'static str, cache: &'static str) -> Response<Body> {
    let mut response = Response::new(body);
    for (name, value) in [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, cache),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (RESOURCE_POLICY, "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
