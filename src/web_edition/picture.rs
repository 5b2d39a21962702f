//! Photographs as figures, in several sizes of which a browser takes what it needs.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::texts::Texts;
use crate::model::Photograph;
use crate::typeset::WebDesign;

/// A photograph of a web edition, in sizes of rising width; there is at least one.
#[derive(Debug)]
pub struct Picture {
    /// The sizes.
    pub sizes: Vec<Size>,
}

/// A photograph in one size.
#[derive(Debug)]
pub struct Size {
    /// The path of its file from the page.
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The figures of a page.
#[derive(Clone, Copy)]
pub struct Figures<'a> {
    design: &'a WebDesign,
    pictures: &'a BTreeMap<String, Picture>,
}

/// What a figure is on its page.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The key of its width in the design.
    pub size: &'a str,
    /// Its class.
    pub class: Option<&'a str>,
    /// Whether it is the first to be seen, which is loaded at once.
    pub is_first: bool,
}

impl<'a> Figures<'a> {
    /// Creates the figures of a page that shows `pictures`, by the path of the photograph.
    pub fn new(design: &'a WebDesign, pictures: &'a BTreeMap<String, Picture>) -> Self {
        Self { design, pictures }
    }

    /// Returns a photograph with its caption and credit; nothing if there is no picture.
    pub fn figure(self, placed: &Placed, place: Place) -> Markup {
        let Placed { anchor, photograph } = placed;
        let picture = self.pictures.get(&photograph.path);
        let Some(largest) = picture.and_then(|it| it.sizes.last()) else {
            return html! {};
        };
        let sizes = picture.iter().flat_map(|it| &it.sizes);
        let set: Vec<String> =
            sizes.map(|it| format!("{} {}w", it.file, it.width)).collect();
        let shown = self.design.sizes.get(place.size).map_or("100vw", String::as_str);
        let focus = photograph.focus.map(|share| format!("{:.0}%", share * 100.0));
        let focus = (photograph.focus != [0.5; 2])
            .then(|| format!("object-position: {} {}", focus[0], focus[1]));
        let texts = Texts::new(self.design);
        html! {
            figure id=(anchor) class=[place.class] {
                img src=(largest.file) srcset=(set.join(", ")) sizes=(shown)
                    width=(largest.width) height=(largest.height) alt=(photograph.alt.value)
                    style=[focus] loading=[(!place.is_first).then_some("lazy")] decoding="async";
                @if placed.has_words() { figcaption { (placed.words(texts)) } }
            }
        }
    }

    /// Returns photographs as plates, side by side where there is room; nothing for none.
    pub fn plates(self, photographs: &[Placed]) -> Markup {
        html! {
            @if !photographs.is_empty() {
                div.plates {
                    @for placed in photographs {
                        @let is_wide = placed.photograph.width > placed.photograph.height;
                        @let (size, class) =
                            if is_wide { ("wide", Some("wide")) } else { ("plate", None) };
                        (self.figure(placed, Place { size, class, is_first: false }))
                    }
                }
            }
        }
    }
}

/// A photograph at its place on the page. The same one may have several.
pub struct Placed<'a> {
    /// The anchor of the place.
    pub anchor: String,
    /// The photograph.
    pub photograph: &'a Photograph,
}

impl<'a> Placed<'a> {
    /// Returns photographs with anchors below `anchor`, counted from `first`. Names of cities
    /// and groups have no colon.
    pub fn below(
        anchor: &str,
        first: usize,
        photographs: impl IntoIterator<Item = &'a Photograph>,
    ) -> Vec<Self> {
        let numbered = photographs.into_iter().zip(first..);
        numbered
            .map(|(photograph, number)| Self {
                anchor: format!("{anchor}:{number}"),
                photograph,
            })
            .collect()
    }

    /// Returns caption and credit.
    pub fn words(&self, texts: Texts) -> Markup {
        let Photograph { caption, credit, .. } = self.photograph;
        html! {
            @if !caption.value.trim().is_empty() { b { (texts.inline(&caption.value)) } }
            @if !credit.value.trim().is_empty() { " " span { (texts.inline(&credit.value)) } }
        }
    }

    /// Whether it has a caption or a credit.
    pub fn has_words(&self) -> bool {
        let words = [&self.photograph.caption, &self.photograph.credit];
        words.iter().any(|it| !it.value.trim().is_empty())
    }
}
