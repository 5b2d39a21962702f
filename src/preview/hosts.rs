//! Whom the preview answers: programs of this machine alone, and none of a foreign page.

use hyper::header::{CONTENT_LENGTH, HOST, HeaderName, ORIGIN, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

/// A header that `hyper` has no name for.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The header of requests that write: a foreign page would need leave to send it.
const DESK: HeaderName = HeaderName::from_static("x-malzama-desk");

/// The names of the loopback interface.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Whether a `Host` header names the loopback interface, with any port or none: a browser
/// that comes through a forwarded port names that one.
pub fn is_loopback(host: &str) -> bool {
    LOOPBACK.iter().any(|name| {
        let is_name = |it: &str| it.eq_ignore_ascii_case(name);
        host.split_at_checked(name.len()).is_some_and(|(start, rest)| {
            let port = rest.strip_prefix(':');
            let is_port = |port: &str| {
                port.bytes().all(|it| it.is_ascii_digit()) && port.parse::<u16>().is_ok()
            };
            is_name(start) && (rest.is_empty() || port.is_some_and(is_port))
        })
    })
}

/// Returns status and reason if a request is to be refused: one with a foreign `Host` comes
/// from a foreign page by DNS rebinding, and any other request of a foreign page has an
/// `Origin` or `Sec-Fetch-Site` that says so. A request that writes, by `POST` and if the preview
/// is `writable`, has to say that it comes from a page of this server: by an `Origin`, and by a
/// header that no other page may send. No other request has a body.
pub fn refuse(request: &Parts, writable: bool) -> Option<(StatusCode, &'static str)> {
    // What is no plain text is none of the names.
    let all = |name: HeaderName| {
        let values = request.headers.get_all(name).into_iter();
        values.map(|value| value.to_str().unwrap_or_default()).collect::<Vec<_>>()
    };
    let host = match all(HOST)[..] {
        [host] if is_loopback(host) => host,
        _ => {
            return Some((
                StatusCode::MISDIRECTED_REQUEST,
                "this is not the server of that name",
            ));
        }
    };
    if request.uri.authority().is_some() || !request.uri.path().starts_with('/') {
        return Some((StatusCode::BAD_REQUEST, "this is not a proxy"));
    }
    let is_foreign = |origin: &str| origin.strip_prefix("http://") != Some(host);
    let is_other_site = |site: &str| !matches!(site, "same-origin" | "none");
    if all(ORIGIN).into_iter().any(is_foreign)
        || all(FETCH_SITE).into_iter().any(is_other_site)
    {
        return Some((StatusCode::FORBIDDEN, "requests of other pages are refused"));
    }
    if writable && request.method == Method::POST {
        let is_own = all(ORIGIN).len() == 1 && all(DESK)[..] == ["1"];
        return (!is_own)
            .then_some((StatusCode::FORBIDDEN, "only the page of this server writes"));
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
    }
    let has_body = all(CONTENT_LENGTH).into_iter().any(|length| length != "0")
        || !all(TRANSFER_ENCODING).is_empty();
    has_body.then_some((StatusCode::PAYLOAD_TOO_LARGE, "no request has a body here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_answered_whatever_the_port() {
        for host in [
            "localhost",
            "LocalHost:8080",
            "localhost:7410",
            "127.0.0.1",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:65535",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "localhost:7410.evil.example",
            "localhost:",
            "localhost:65536",
            "localhost:+80",
            "127.0.0.1.evil.example:7410",
            "127.0.0.11",
            "127.0.0.1@evil.example",
            "[::2]:7410",
            "::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
