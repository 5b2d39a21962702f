//! Serves the preview to browsers of this machine, and to nobody else.
//!
//! Only what this program made is served: the files of the page, which are built into it, the
//! state, pictures of pages and PDFs by the slugs of editions. No path of a request is ever a
//! path of the disk.

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

use super::api::{self, PlaceOf};
use super::locate::{location_of, text_at};
use super::page_image::Size;
use super::shared::Shared;
use crate::booklets::OutFolder;
use crate::diagnostic::{Diagnostic, Location, Outcome, io_reason};
use crate::press::Kind;

/// The port that is tried first; if it is taken, those after it.
const PORT: u16 = 7410;

/// How many ports are tried.
const PORTS: u16 = 20;

/// What browsers may load: nothing but what is served here.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The kind of a module; browsers run no module of another kind.
const JAVASCRIPT: &str = "text/javascript";

/// The files of the page, as they are built into the program: path, content, kind.
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

/// How many requests are answered at a time.
const WORKERS: usize = 4;

/// How many browser pages may wait for changes at a time.
const WAITING: usize = 64;

/// How often a waiting browser page is told that the preview is still there.
const ALIVE: Duration = Duration::from_secs(15);

/// A server on this machine.
pub struct Server {
    http: Arc<tiny_http::Server>,
    /// What a browser may call this server.
    hosts: [String; 2],
    shared: Arc<Shared>,
    out: OutFolder,
    waiting: Arc<AtomicUsize>,
}

/// Addresses to listen at, in order.
fn addresses(port: Option<u16>) -> impl Iterator<Item = SocketAddr> {
    let ports = port.map_or(PORT..PORT + PORTS, |port| port..port.saturating_add(1));
    ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
}

/// Takes a port.
///
/// # Errors
/// It is taken, or may not be used.
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
    /// A server at a port that was taken.
    ///
    /// # Errors
    /// The system does not let it listen.
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
        let port = address.port();
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        Ok(Self { http: Arc::new(http), hosts, shared, out, waiting: Arc::default() })
    }

    /// Serves until the process ends.
    pub fn serve<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    match self.http.recv() {
                        // Who has gone away needs no answer; and a page that cannot be drawn
                        // must not take the others with it.
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
        if let Some(refusal) = self.refuse(&request) {
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

    /// Why a request is refused: what calls this server by a foreign name comes by way of a
    /// foreign page (DNS rebinding), and what comes from a foreign page says so.
    fn refuse(&self, request: &Request) -> Option<(u16, &'static str)> {
        let all = |name: &'static str| {
            request
                .headers()
                .iter()
                .filter(move |header| header.field.equiv(name))
                .map(|header| header.value.as_str())
        };
        let mut hosts = all("Host");
        let host = hosts.next();
        if host.is_none_or(|host| !self.hosts.iter().any(|it| it == host))
            || hosts.next().is_some()
        {
            return Some((421, "this is not the server of that name"));
        }
        let own = |origin: &str| {
            origin
                .strip_prefix("http://")
                .is_some_and(|it| self.hosts.iter().any(|own| own == it))
        };
        if !all("Origin").all(own) {
            return Some((403, "requests of other pages are refused"));
        }
        if all("Sec-Fetch-Site").any(|site| !matches!(site, "same-origin" | "none")) {
            return Some((403, "requests of other pages are refused"));
        }
        (*request.method() != Method::Get).then_some((405, "only GET is answered"))
    }

    /// The picture that a path names: `/page/<slug>/<number>/<key>.png`.
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

    /// What text stands at a point of a page, and where it is written.
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

    /// The PDF of an edition that is shown.
    fn pdf(&self, slug: &str) -> Option<File> {
        // Slugs of editions are names of folders; nothing else is ever looked for.
        let plain =
            slug.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        if slug.is_empty() || !plain {
            return None;
        }
        File::open(self.out.pdf(slug, Kind::Print)).ok()
    }

    /// Tells a browser page of every change, on a thread of its own.
    fn events(&self, request: Request) -> io::Result<()> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= WAITING {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return respond(request, text(503, "too many pages are open"));
        }
        let (shared, waiting) = (self.shared.clone(), self.waiting.clone());
        let thread = std::thread::Builder::new().spawn(move || {
            // A browser page that was closed is noticed when it cannot be written to.
            let _ = tell_changes(request, &shared);
            waiting.fetch_sub(1, Ordering::Relaxed);
        });
        thread.map(drop)
    }
}

fn tell_changes(request: Request, shared: &Shared) -> io::Result<()> {
    let mut writer = request.into_writer();
    // Written by hand: browsers do not like chunks in a stream of events.
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

/// The value of an argument of a query; none of ours needs to be decoded.
fn argument<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Answers in HTTP/1.0, so that the browser closes the connection. `tiny_http` leaves one that
/// comes together with others waiting for a thread, and kept connections never give theirs
/// back: a picture or a module then never came.
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

/// A response with what keeps browsers from doing more with it than show it.
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
