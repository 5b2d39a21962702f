//! The HTTP server of the preview, for browsers on this machine only.
//!
//! It serves nothing but what this program made: the page's files, which are built into
//! it, the state, page images, and PDFs by edition slug. The path of a request never
//! becomes a path on disk.

use std::fs::File;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Scope;
use std::time::Duration;

use malzama_message::{Value, message};
use serde::Serialize;
use tiny_http::{HTTPVersion, Header, Method, Request, Response, StatusCode};
use typst::layout::{Abs, Point};

use super::api;
use super::hosts::is_loopback;
use super::locate::{location_of, text_at};
use super::page_image::Size;
use super::place_of::PlaceOf;
use super::shared::Shared;
use crate::booklets::OutFolder;
use crate::diagnostic::{Diagnostic, Location, Outcome, io_reason};
use crate::press::Kind;

/// The port that is tried first when none is given.
const PORT: u16 = 7410;

/// The number of consecutive ports that are tried.
const PORTS: u16 = 20;

/// The content security policy: a browser loads nothing but what is served here.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The media type of modules; browsers run no module of any other type.
const JAVASCRIPT: &str = "text/javascript";

/// The files of the page, built into the program: path, content, media type.
const PAGE: &[(&str, &str, &str)] = &[
    ("/", include_str!("page/index.html"), "text/html"),
    ("/app.css", include_str!("page/app.css"), "text/css"),
    ("/controls.js", include_str!("page/controls.js"), JAVASCRIPT),
    ("/elements.js", include_str!("page/elements.js"), JAVASCRIPT),
    ("/findings.js", include_str!("page/findings.js"), JAVASCRIPT),
    ("/main.js", include_str!("page/main.js"), JAVASCRIPT),
    ("/overlays.js", include_str!("page/overlays.js"), JAVASCRIPT),
    ("/panel.js", include_str!("page/panel.js"), JAVASCRIPT),
    ("/pictures.js", include_str!("page/pictures.js"), JAVASCRIPT),
    ("/places.js", include_str!("page/places.js"), JAVASCRIPT),
    ("/popover.js", include_str!("page/popover.js"), JAVASCRIPT),
    ("/problems.js", include_str!("page/problems.js"), JAVASCRIPT),
    ("/server.js", include_str!("page/server.js"), JAVASCRIPT),
    ("/stage.js", include_str!("page/stage.js"), JAVASCRIPT),
    ("/state.js", include_str!("page/state.js"), JAVASCRIPT),
    ("/thumbnails.js", include_str!("page/thumbnails.js"), JAVASCRIPT),
    ("/words.js", include_str!("page/words.js"), JAVASCRIPT),
    ("/zoom.js", include_str!("page/zoom.js"), JAVASCRIPT),
];

/// The number of requests that are answered at a time.
const WORKERS: usize = 4;

/// The number of browser pages that may listen for changes at a time.
const WAITING: usize = 64;

/// The interval at which a keep-alive comment is sent to a listening browser page.
const ALIVE: Duration = Duration::from_secs(15);

/// The preview's server.
pub struct Server {
    http: Arc<tiny_http::Server>,
    shared: Arc<Shared>,
    out: OutFolder,
    waiting: Arc<AtomicUsize>,
}

/// Returns the addresses to try, in order.
fn addresses(port: Option<u16>) -> impl Iterator<Item = SocketAddr> {
    let ports = port.map_or(PORT..PORT + PORTS, |port| port..port.saturating_add(1));
    ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
}

/// Binds a port of the loopback interface.
///
/// # Errors
/// The port is taken or may not be used; if none is given, no port of the range is free.
pub fn listen(port: Option<u16>) -> Outcome<(TcpListener, SocketAddr)> {
    let mut last = None;
    for address in addresses(port) {
        match TcpListener::bind(address) {
            Ok(listener) => match listener.local_addr() {
                Ok(address) => return Ok((listener, address)),
                Err(error) => last = Some(error),
            },
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

impl Server {
    /// Creates a server on a bound port.
    ///
    /// # Errors
    /// The listener cannot be used.
    pub fn new(
        listener: TcpListener,
        address: SocketAddr,
        shared: Arc<Shared>,
        out: OutFolder,
    ) -> Outcome<Self> {
        let http = tiny_http::Server::from_listener(listener, None).map_err(|error| {
            let (address, reason) = (address.to_string(), error.to_string());
            let message =
                message!("preview/cannot-serve", address = address, reason = reason);
            Diagnostic::failure(Location::file("--port"), message)
        })?;
        Ok(Self { http: Arc::new(http), shared, out, waiting: Arc::default() })
    }

    /// Starts the workers, which serve until the process ends.
    pub fn serve<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    match self.http.recv() {
                        // A client that has gone away needs no answer, and a panic while
                        // one page is drawn must not end the worker.
                        Ok(request) => {
                            let answer = AssertUnwindSafe(|| self.answer(request));
                            drop(catch_unwind(answer));
                        }
                        Err(_) => std::thread::sleep(Duration::from_millis(50)),
                    }
                }
            });
        }
    }

    fn answer(&self, request: Request) -> io::Result<()> {
        if let Some(refusal) = Self::refuse(&request) {
            return respond(request, text(refusal.0, refusal.1));
        }
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if let Some((_, content, kind)) = PAGE.iter().find(|(own, ..)| *own == path) {
            return respond(request, whole((*content).into(), kind, "no-cache"));
        }
        match path {
            "/state.json" => {
                let size = |slug: &str| {
                    self.pdf(slug).and_then(|it| it.metadata().ok()).map(|it| it.len())
                };
                let json = api::json(&self.shared.look(), &size);
                respond(request, whole(json, "application/json", "no-store"))
            }
            "/at" => {
                respond(request, whole(self.at(query), "application/json", "no-store"))
            }
            "/events" => self.events(request),
            _ if path.starts_with("/page/") => match self.page(path, query) {
                Some(png) => respond(
                    request,
                    whole(png, "image/png", "private, max-age=31536000, immutable"),
                ),
                None => respond(request, text(404, "there is no such page any more")),
            },
            _ if path.starts_with("/pdf/") => {
                let slug =
                    path.strip_prefix("/pdf/").and_then(|it| it.strip_suffix(".pdf"));
                match slug.and_then(|slug| Some((slug, self.pdf(slug)?))) {
                    Some((slug, file)) => {
                        let shown = format!("attachment; filename=\"{slug}.pdf\"");
                        let response = Response::from_file(file)
                            .with_header(header("Content-Type", "application/pdf"))
                            .with_header(header("Content-Disposition", &shown));
                        respond(request, guarded(response))
                    }
                    None => respond(request, text(404, "there is no such PDF")),
                }
            }
            _ => respond(request, text(404, "there is nothing here")),
        }
    }

    /// Returns status and reason if a request is to be refused: one with a foreign `Host`
    /// comes from a foreign page by DNS rebinding, and any other request of a foreign
    /// page has an `Origin` or `Sec-Fetch-Site` that says so.
    fn refuse(request: &Request) -> Option<(u16, &'static str)> {
        let all = |name: &'static str| {
            request
                .headers()
                .iter()
                .filter(move |header| header.field.equiv(name))
                .map(|header| header.value.as_str())
        };
        let mut hosts = all("Host");
        let host = hosts.next().filter(|host| is_loopback(host));
        let (Some(host), None) = (host, hosts.next()) else {
            return Some((421, "this is not the server of that name"));
        };
        let own = |origin: &str| origin.strip_prefix("http://") == Some(host);
        if !all("Origin").all(own) {
            return Some((403, "requests of other pages are refused"));
        }
        if all("Sec-Fetch-Site").any(|site| !matches!(site, "same-origin" | "none")) {
            return Some((403, "requests of other pages are refused"));
        }
        (*request.method() != Method::Get).then_some((405, "only GET is answered"))
    }

    /// Renders the page image that a path names: `/page/<slug>/<number>/<key>.png`.
    /// `None` if there is no such page, or if it looks different by now.
    fn page(&self, path: &str, query: &str) -> Option<Vec<u8>> {
        let mut parts = path.strip_prefix("/page/")?.split('/');
        let (slug, number) = (parts.next()?, parts.next()?.parse::<usize>().ok()?);
        let key = parts.next()?.strip_suffix(".png")?;
        let size = Size::named(argument(query, "size").unwrap_or("page"))?;
        let pages = {
            let mut shown = self.shared.look();
            let pages = shown.edition(slug)?.pages.clone();
            if size != Size::Thumb {
                shown.looked_at = Some(slug.to_owned());
            }
            pages
        };
        let page = pages.get(number.checked_sub(1)?)?;
        (format!("{:032x}", page.key) == key).then_some(())?;
        page.draw(size, &self.shared.pictures)
    }

    /// Returns the text at a point of a page, in millimetres, and its location in the
    /// records as JSON; either is null if it is not found.
    fn at(&self, query: &str) -> Vec<u8> {
        #[derive(Serialize)]
        struct At {
            text: Option<String>,
            place: Option<PlaceOf>,
        }
        let found = || {
            let number = |name| {
                argument(query, name)?.parse::<f64>().ok().filter(|it| it.is_finite())
            };
            let (x, y) = (number("x")?, number("y")?);
            let page = argument(query, "page")?.parse::<usize>().ok()?;
            let slug = argument(query, "edition")?;
            let (edition, catalogue) = {
                let shown = self.shared.look();
                (shown.edition(slug)?.clone(), shown.catalogue.clone()?)
            };
            let frame = &edition.pages.get(page.checked_sub(1)?)?.page.frame;
            let text = text_at(frame, Point::new(Abs::mm(x), Abs::mm(y)))?;
            let place = location_of(&text, page, &edition.parts, slug, &catalogue);
            Some(At { text: Some(text), place: place.as_ref().map(PlaceOf::of) })
        };
        let at = found().unwrap_or(At { text: None, place: None });
        serde_json::to_vec(&at).unwrap_or_default()
    }

    /// Opens the print PDF of an edition.
    fn pdf(&self, slug: &str) -> Option<File> {
        // The slug becomes part of a path: it must be a plain folder name.
        let plain =
            slug.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        if slug.is_empty() || !plain {
            return None;
        }
        File::open(self.out.pdf(slug, Kind::Print)).ok()
    }

    /// Streams every change to a browser page, on a thread of its own.
    fn events(&self, request: Request) -> io::Result<()> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= WAITING {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return respond(request, text(503, "too many pages are open"));
        }
        let (shared, waiting) = (self.shared.clone(), self.waiting.clone());
        let thread = std::thread::Builder::new().spawn(move || {
            // A closed browser page is noticed when writing to it fails.
            let _ = tell_changes(request, &shared);
            waiting.fetch_sub(1, Ordering::Relaxed);
        });
        thread.map(drop)
    }
}

fn tell_changes(request: Request, shared: &Shared) -> io::Result<()> {
    let mut writer = request.into_writer();
    // Written by hand, because browsers cope badly with a chunked event stream.
    write!(
        writer,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 500\n\n"
    )?;
    writer.flush()?;
    let mut seen = shared.look().version();
    loop {
        let version = shared.wait(seen, ALIVE);
        if version == seen {
            write!(writer, ": keep-alive\n\n")?;
        } else {
            seen = version;
            write!(writer, "event: state\ndata: {version}\n\n")?;
        }
        writer.flush()?;
    }
}

/// Returns the value of a query parameter; none of ours needs decoding.
fn argument<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Answers in HTTP/1.0, so that the browser closes the connection. In `tiny_http`,
/// connections that arrive together wait for free threads, which open connections never
/// give back: with keep-alive, some images and modules never arrived.
fn respond<R: io::Read>(request: Request, response: Response<R>) -> io::Result<()> {
    let only_head = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    response.raw_print(&mut writer, HTTPVersion(1, 0), &[], only_head, None)?;
    writer.flush()
}

fn text(status: u16, words: &str) -> Response<io::Cursor<Vec<u8>>> {
    whole(words.into(), "text/plain", "no-store").with_status_code(StatusCode(status))
}

fn whole(bytes: Vec<u8>, kind: &str, cache: &str) -> Response<io::Cursor<Vec<u8>>> {
    let charset = if kind.starts_with("image/") { "" } else { "; charset=utf-8" };
    let response = Response::from_data(bytes)
        .with_header(header("Content-Type", &format!("{kind}{charset}")))
        .with_header(header("Cache-Control", cache));
    guarded(response)
}

/// Adds the headers that keep a browser from doing more with a response than show it.
fn guarded<R: io::Read>(response: Response<R>) -> Response<R> {
    response
        .with_header(header("Content-Security-Policy", POLICY))
        .with_header(header("X-Content-Type-Options", "nosniff"))
        .with_header(header("Referrer-Policy", "no-referrer"))
        .with_header(header("Cross-Origin-Resource-Policy", "same-origin"))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are plain")
}
