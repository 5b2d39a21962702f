//! Pictures of pages that are small and can be read.
//!
//! All are JPEGs: pictures without loss were larger for every page of this project, also for those that
//! hold nothing but text on a tint, and no browser lacks them.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use malzama_message::message;
use tiny_skia::Pixmap;
use typst::layout::{Abs, Sides};
use typst_layout::Page;

use crate::booklets::Proof;
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::preview::{Photos, SetPage};
use crate::project::LAYOUTS;

/// Pixels a point: 158 ppi, by which the smallest type is read on a telephone, too, enlarged.
const SCALE: f64 = 2.2;

/// The quality of JPEGs.
const QUALITY: u8 = 80;

/// A picture of a page.
pub struct Picture {
    /// The bytes of the JPEG.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Draws all pages of a proof, trimmed, on all cores.
///
/// # Errors
/// A page cannot be drawn.
pub fn pictures(proof: &Proof<'_>, photos: &Photos) -> Outcome<Vec<Picture>> {
    let pages = proof.pages.pages();
    let drawn: Vec<Mutex<Option<Picture>>> =
        pages.iter().map(|_| Mutex::default()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((page, place)) = pages.get(index).zip(drawn.get(index)) else {
                break;
            };
            let picture = draw(page, photos);
            *place.lock().unwrap_or_else(PoisonError::into_inner) = picture;
        }
    };
    // Plain threads: photographs are prepared one at a time by a pool, whose threads must not wait for
    // each other here.
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads.min(pages.len()) {
            scope.spawn(work);
        }
    });
    let drawn = drawn.into_iter().enumerate().map(|(index, picture)| {
        picture.into_inner().unwrap_or_else(PoisonError::into_inner).ok_or_else(|| {
            let (slug, page) = (proof.edition.slug, index + 1);
            let message = message!("share/not-drawn", edition = slug, page = page);
            Diagnostic::error(Location::file(LAYOUTS), message)
                .hint(message!("hint/report-fault"))
                .into()
        })
    });
    drawn.collect()
}

fn draw(page: &Page, photos: &Photos) -> Option<Picture> {
    let trimmed = Page { bleed: Sides::splat(Abs::zero()), ..page.clone() };
    let hash = |path: &str| photos.hash(path);
    let painted = SetPage::new(trimmed, &hash).paint(SCALE, photos)?;
    encoded(&painted)
}

/// Encodes a picture; `None` if it is wider or higher than a JPEG can be.
fn encoded(picture: &Pixmap) -> Option<Picture> {
    let (width, height) = (picture.width(), picture.height());
    let rgb: Vec<u8> =
        picture.data().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    let [wide, high] = [width, height].map(|it| u16::try_from(it).ok());
    encoder.encode(&rgb, wide?, high?, ColorType::Rgb).ok()?;
    Some(Picture { jpeg, width, height })
}
