//! Takes down what a page is painted with, for those who have to print it.

use std::collections::{BTreeMap, BTreeSet};

use malzama_message::Message;

use crate::facts::Painting;
use crate::finding::{ImageFacts, keep_coarsest};
use crate::rules::{Kind, Painted};
use crate::syntax::Space;

/// How many pictures of a page are listed, the coarsest of them; all are counted.
const LISTED: usize = 100;

/// How many spot colours of a page are named.
const SPOTS: usize = 64;

/// Takes down what a page is painted with.
#[derive(Default)]
pub(crate) struct Inventory {
    spots: BTreeSet<String>,
    /// By codes, as one kind of transparency reads the same each time.
    transparency: BTreeMap<String, Message>,
    smallest_type: Option<f64>,
    smallest_reversed: Option<f64>,
    thinnest_line: Option<f64>,
    pictures: usize,
    least_ppi: Option<f64>,
    pub(crate) images: Vec<ImageFacts>,
}

impl Inventory {
    /// Takes down a text, line or shape that is printed.
    pub(super) fn painted(&mut self, painted: &Painted) {
        let Painted { kind, paint, .. } = painted;
        let has_tint = paint.colour.iter().any(|&tint| tint > 0.0);
        if has_tint || paint.pattern.is_some() {
            self.inks(&paint.space);
        }
        let is_white = paint.is_white();
        match *kind {
            Kind::Text(size) if !is_white => lower(&mut self.smallest_type, size),
            Kind::Text(size) if painted.overlaps => {
                lower(&mut self.smallest_reversed, size);
            }
            Kind::Line(width) if !is_white => lower(&mut self.thinnest_line, width),
            Kind::Text(_) | Kind::Line(_) | Kind::Shape => {}
        }
    }

    /// Takes down a picture.
    pub(super) fn picture(&mut self, facts: ImageFacts, space: &Space) {
        self.inks(space);
        self.pictures += 1;
        lower(&mut self.least_ppi, facts.ppi);
        self.images.push(facts);
        // Not each time: a page may have a hundred thousand of them.
        if self.images.len() >= 2 * LISTED {
            keep_coarsest(&mut self.images, LISTED);
        }
    }

    /// Takes down something that is see-through. A group alone is not.
    pub(super) fn transparency(&mut self, found: Message) {
        if !matches!(found.code(), "found/group") {
            self.transparency.entry(found.code().to_owned()).or_insert(found);
        }
    }

    fn inks(&mut self, space: &Space) {
        for spot in space.spots() {
            if self.spots.len() < SPOTS && !self.spots.contains(spot) {
                self.spots.insert(spot.to_owned());
            }
        }
    }

    /// What was taken down, with how much there is on each plate.
    pub(crate) fn finish(self, plates: Option<[f64; 4]>) -> (Painting, Vec<ImageFacts>) {
        let painting = Painting {
            plates,
            spots: self.spots.into_iter().collect(),
            transparency: self.transparency.into_values().collect(),
            smallest_type: self.smallest_type,
            smallest_reversed: self.smallest_reversed,
            thinnest_line: self.thinnest_line,
            pictures: self.pictures,
            least_ppi: self.least_ppi,
        };
        let mut images = self.images;
        keep_coarsest(&mut images, LISTED);
        (painting, images)
    }
}

/// Lowers the least of something.
fn lower(least: &mut Option<f64>, value: f64) {
    if value.is_finite() && least.is_none_or(|least| value < least) {
        *least = Some(value);
    }
}
