//! What the parts of the page are written from.

use std::collections::BTreeMap;

use super::picture::{Figures, Picture};
use super::texts::Texts;
use crate::edition::{Edition, Kind};
use crate::typeset::WebDesign;

/// All that is on the page.
pub struct Content<'a> {
    /// The edition.
    pub edition: &'a Edition<'a>,
    /// Its design.
    pub design: &'a WebDesign,
    /// The pictures of its photographs, by path as named in the manuscript.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// The path of the style sheet from the page.
    pub style: &'a str,
}

impl<'a> Content<'a> {
    /// Returns the texts.
    pub(super) fn texts(&self) -> Texts<'a> {
        Texts::new(self.design)
    }

    /// Returns the figures.
    pub(super) fn figures(&self) -> Figures<'a> {
        Figures::new(self.design, self.pictures)
    }

    /// Whether it is the edition of all cities.
    pub(super) fn is_network(&self) -> bool {
        self.edition.kind == Kind::Network
    }
}
