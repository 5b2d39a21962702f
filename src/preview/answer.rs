//! What the preview answers: nothing but what this program made, to nobody but those who
//! know the key.
//!
//! There are the page's files, which are built into the program, the state, what is made of
//! each edition, page images, and PDFs by edition slug. The path of a request never becomes a path on disk.

use std::fs::File;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::body::{Bytes, Incoming};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::channel;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use typst::layout::{Abs, Point};

use super::api;
use super::desk::{DeskSite, FieldAt, field_at, field_of_photograph, photograph_at};
use super::faults::{caught, drawing};
use super::hosts::refuse;
use super::key::Key;
use super::locate::{Hit, location_of, text_at};
use super::page_files::page_file;
use super::page_image::Size;
use super::place_of::PlaceOf;
use super::response::{Body, pdf, see_other, stream, text, whole};
use super::shared::Shared;
use super::views;
use crate::booklets::OutFolder;
use crate::press::Kind;
use crate::typeset::as_written;
use crate::words::Language;

/// The number of browser pages that may listen for changes at a time.
const LISTENING: usize = 64;

/// The interval at which a keep-alive comment is sent to a listening browser page.
const ALIVE: Duration = Duration::from_secs(15);

/// The number of images that are drawn at a time: thumbnails, and others, which need not wait
/// for all thumbnails of a booklet. Each takes memory, of which its thread keeps some.
const THUMBS: usize = 1;
const PAGES: usize = 2;

/// The number of bytes of a PDF that are read at a time.
const PIECE: usize = 64 << 10;

/// The media types of page images, and of all answers to scripts.
const IMAGE: &str = "image/png";
const JSON: &str = "application/json; charset=utf-8";

/// The first parts of addresses.
pub struct Keys {
    /// The key, without which nothing is answered.
    pub key: Key,
    /// What leads to the key once.
    pub ticket: Key,
}

/// All that is served.
pub struct Site {
    shared: Arc<Shared>,
    out: OutFolder,
    language: Language,
    key: Key,
    /// The desk, unless the preview only shows.
    desk: Option<Arc<DeskSite>>,
    /// The path, once, of the address that a browser is started with: other users see how a
    /// program was started, and the address would tell them the key.
    ticket: Mutex<Option<Key>>,
    listening: Arc<Semaphore>,
    thumbs: Arc<Semaphore>,
    pages: Arc<Semaphore>,
}

impl Site {
    /// Creates what is served, with or without a desk.
    pub fn new(
        shared: Arc<Shared>,
        out: OutFolder,
        language: Language,
        Keys { key, ticket }: Keys,
        desk: Option<DeskSite>,
    ) -> Self {
        let desk = desk.map(Arc::new);
        let slots = |count| Arc::new(Semaphore::new(count));
        let (thumbs, pages) = (slots(THUMBS), slots(PAGES));
        let ticket = Mutex::new(Some(ticket));
        let listening = slots(LISTENING);
        Self { shared, out, language, key, desk, ticket, listening, thumbs, pages }
    }

    /// Answers a request. If nobody waits for the answer any more, it is dropped.
    pub async fn answer(
        self: Arc<Self>,
        request: Parts,
        body: Incoming,
    ) -> Response<Body> {
        if let Some((status, words)) = refuse(&request, self.desk.is_some()) {
            return text(status, words);
        }
        let mut parts = request.uri.path()[1..].splitn(2, '/');
        let (first, path) = (parts.next().unwrap_or_default(), parts.next());
        if !self.key.is(first) {
            return self.without_key(first);
        }
        let Some(path) = path else { return self.to_page() };
        let query = request.uri.query().unwrap_or_default();
        if request.method == Method::POST {
            return match (self.desk.clone(), path.strip_prefix("desk/")) {
                (Some(desk), Some(path)) => desk.change(path, query, body).await,
                _ => text(StatusCode::METHOD_NOT_ALLOWED, "nothing is written here"),
            };
        }
        if let (Some(desk), Some(path)) = (self.desk.clone(), path.strip_prefix("desk/"))
            && let Some(answer) = desk.answer(path, query).await
        {
            return answer;
        }
        if let Some((content, kind)) = page_file(path, self.language) {
            return whole(content.into_owned(), kind, "no-cache");
        }
        match path.split_once('/') {
            None if path == "state.json" => {
                self.json(|this| {
                    let undo = this.desk.as_ref().map(|desk| desk.can_undo());
                    api::json(&this.shared.look(), undo, &|slug| this.size(slug))
                })
                .await
            }
            None if path == "at" => {
                let query = query.to_owned();
                self.json(move |this| this.at(&query)).await
            }
            None if path == "views.json" => {
                let slug = argument(query, "edition").unwrap_or_default().to_owned();
                self.json(move |this| views::json(&this.shared.look(), &slug)).await
            }
            None if path == "events" => self.events(),
            Some(("page", path)) => self.page(path, query).await,
            Some(("pdf", path)) => self.pdf(path).await,
            _ => text(StatusCode::NOT_FOUND, "there is nothing here"),
        }
    }

    /// Answers a request that does not know the key: with the page if it has the ticket.
    fn without_key(&self, first: &str) -> Response<Body> {
        let mut ticket = self.ticket.lock().unwrap_or_else(PoisonError::into_inner);
        match ticket.take_if(|ticket| ticket.is(first)) {
            Some(_) => self.to_page(),
            None => text(
                StatusCode::FORBIDDEN,
                "افتحوا العنوان الذي يظهر في الطرفية.\n\
                 Open the address that the terminal shows.\n",
            ),
        }
    }

    fn to_page(&self) -> Response<Body> {
        see_other(&format!("/{}/", self.key.as_str()))
    }

    /// Answers with JSON that is made on a thread of its own, because it waits for the
    /// state and for disks.
    async fn json(
        self: Arc<Self>,
        make: impl FnOnce(&Self) -> Vec<u8> + Send + 'static,
    ) -> Response<Body> {
        match spawn_blocking(move || make(&self)).await {
            Ok(json) => whole(json, JSON, "no-store"),
            Err(_) => fault(),
        }
    }

    /// Answers with the page image that a path names, `<slug>/<number>/<key>.png`, unless
    /// there is no such page, or it looks different by now.
    async fn page(self: Arc<Self>, path: &str, query: &str) -> Response<Body> {
        let gone = || text(StatusCode::NOT_FOUND, "there is no such page any more");
        let Some(asked) = Asked::of(path, query) else { return gone() };
        let slots = if asked.size == Size::Thumb { &self.thumbs } else { &self.pages };
        let Ok(slot) = slots.clone().acquire_owned().await else { return fault() };
        let drawn = spawn_blocking(move || {
            let drawn = self.draw(&asked);
            // Even if nobody waits for it any more, it takes its memory until now.
            drop(slot);
            drawn
        });
        match drawn.await {
            Ok(Some(png)) => whole(png, IMAGE, "private, max-age=31536000, immutable"),
            Ok(None) => gone(),
            Err(_) => fault(),
        }
    }

    /// Draws a page image, unless the page looks different by now.
    fn draw(&self, asked: &Asked) -> Option<Vec<u8>> {
        let pages = {
            let mut shown = self.shared.look();
            let pages = shown.edition(&asked.slug)?.pages.clone();
            if asked.size != Size::Thumb {
                shown.looked_at = Some(asked.slug.clone());
            }
            pages
        };
        let page = pages.get(asked.number.checked_sub(1)?)?;
        (format!("{:032x}", page.key) == asked.key).then_some(())?;
        if self.shared.look().undrawn.contains_key(&page.key) {
            return None;
        }
        let drawn = caught(|| page.draw(asked.size, &self.shared.pictures));
        drawn.unwrap_or_else(|reason| {
            let told = drawing(&asked.slug, asked.number, &reason);
            self.shared.change(|shown| shown.undrawn.insert(page.key, told));
            None
        })
    }

    /// Returns the text at a point of a page, in millimetres, its location in the records and the
    /// field that holds it, or else that of the photograph there, as JSON.
    fn at(&self, query: &str) -> Vec<u8> {
        #[derive(Serialize)]
        struct At {
            text: Option<String>,
            place: Option<PlaceOf>,
            /// The text as the record has it, and the characters of it before the point.
            words: Option<String>,
            letter: Option<usize>,
            #[serde(flatten)]
            field: Option<FieldAt>,
        }
        let nothing =
            || At { text: None, place: None, words: None, letter: None, field: None };
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
            let point = Point::new(Abs::mm(x), Abs::mm(y));
            let Some(Hit { text, byte }) = text_at(frame, point) else {
                let field = photograph_at(frame, point).and_then(|path| {
                    field_of_photograph(&path, page, &edition.parts, &catalogue)
                });
                return Some(At { field, ..nothing() });
            };
            let place = location_of(&text, page, &edition.parts, slug, &catalogue);
            let field = place.as_ref().and_then(field_at);
            let (words, letter) = as_written(&text, byte);
            Some(At {
                text: Some(text),
                place: place.as_ref().map(PlaceOf::of),
                words: Some(words),
                letter: Some(letter),
                field,
            })
        };
        let at = found().unwrap_or_else(nothing);
        serde_json::to_vec(&at).unwrap_or_default()
    }

    /// Sends the print PDF of an edition from the disk, piece by piece as it is read.
    async fn pdf(self: Arc<Self>, name: &str) -> Response<Body> {
        let gone = || text(StatusCode::NOT_FOUND, "there is no such PDF");
        let Some(slug) = name.strip_suffix(".pdf").map(str::to_owned) else {
            return gone();
        };
        let opened = spawn_blocking(move || {
            // It stays this file, also when another takes its place.
            let file = self.open(&slug)?;
            let length = file.metadata().ok()?.len();
            Some((file, length))
        });
        let Ok(Some((file, length))) = opened.await else { return gone() };
        let (send, pieces) = channel(1);
        tokio::spawn(async move {
            // No thread waits for a browser that reads nothing.
            let (mut file, mut left) = (file, length);
            while left > 0 {
                let read = spawn_blocking(move || {
                    let mut piece = Vec::with_capacity(PIECE);
                    let most = left.min(PIECE as u64);
                    (&file).take(most).read_to_end(&mut piece).ok()?;
                    (!piece.is_empty()).then_some((file, piece))
                });
                let Ok(Some((same, piece))) = read.await else { break };
                (file, left) = (same, left - piece.len() as u64);
                if send.send(Bytes::from(piece)).await.is_err() {
                    break;
                }
            }
        });
        pdf(pieces, length, name)
    }

    /// Returns the size in bytes of an edition's print PDF, if there is one.
    fn size(&self, slug: &str) -> Option<u64> {
        Some(self.open(slug)?.metadata().ok()?.len())
    }

    /// Opens the print PDF of an edition.
    fn open(&self, slug: &str) -> Option<File> {
        // The slug becomes part of a path: it must be a plain folder name.
        let plain =
            slug.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        if slug.is_empty() || !plain {
            return None;
        }
        File::open(self.out.pdf(slug, Kind::Print)).ok()
    }

    /// Tells a browser page of every change.
    fn events(&self) -> Response<Body> {
        let Ok(slot) = self.listening.clone().try_acquire_owned() else {
            return text(StatusCode::SERVICE_UNAVAILABLE, "too many pages are open");
        };
        let (send, pieces) = channel(1);
        let mut versions = self.shared.versions();
        tokio::spawn(async move {
            let mut piece = "retry: 500\n\n".to_owned();
            // A closed browser page drops the other end.
            while send.send(piece.into()).await.is_ok() {
                piece = match timeout(ALIVE, versions.changed()).await {
                    Ok(Ok(())) => {
                        let version = *versions.borrow_and_update();
                        format!("event: state\ndata: {version}\n\n")
                    }
                    Ok(Err(_)) => break,
                    Err(_) => ": keep-alive\n\n".to_owned(),
                };
            }
        });
        stream(pieces, Some(slot), "text/event-stream")
    }
}

/// A page image that is asked for.
struct Asked {
    slug: String,
    number: usize,
    key: String,
    size: Size,
}

impl Asked {
    fn of(path: &str, query: &str) -> Option<Self> {
        let mut parts = path.split('/');
        let slug = parts.next()?.to_owned();
        let number = parts.next()?.parse().ok()?;
        let key = parts.next()?.strip_suffix(".png")?.to_owned();
        let size = Size::named(argument(query, "size").unwrap_or("page"))?;
        Some(Self { slug, number, key, size })
    }
}

fn fault() -> Response<Body> {
    text(StatusCode::INTERNAL_SERVER_ERROR, "this failed by a fault of malzama")
}

/// Returns the value of a query parameter; none of ours needs decoding.
fn argument<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}
