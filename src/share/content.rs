//! What the page of a proof is made of.

use serde::Serialize;

use super::picture::Picture;
use super::places::{PageContent, Places};
use crate::booklets::Proof;
use crate::records::{Binding, Digits, Language};
use crate::remarks::{BOUNDS, Bounds, SCHEMA};

/// The digits by which a proof is known.
const HASH: usize = 16;

/// All that is told and shown of an edition.
pub struct Content<'a> {
    /// The title of the exhibition.
    pub title: &'a str,
    /// The name of the edition.
    pub name: &'a str,
    /// The language of the booklet.
    pub language: Language,
    /// The day of the project, as `2026-11-23`.
    pub date: String,
    /// Width over height of a page.
    pub ratio: f64,
    /// Whether it is bound at the right.
    pub right_bound: bool,
    /// The pictures of its pages.
    pub pictures: &'a [Picture],
    /// What its script is told.
    pub data: Data<'a>,
}

/// What the script of a proof is told.
#[derive(Serialize)]
pub struct Data<'a> {
    schema: u64,
    bounds: Bounds,
    edition: &'a str,
    /// The language of the booklet (BCP 47).
    language: &'static str,
    /// The hash by which the proof is known.
    pub proof: String,
    /// Whether its numbers are in Arabic digits.
    arabic_digits: bool,
    width: f64,
    height: f64,
    /// The pages in their order.
    pub pages: Vec<PageData>,
}

/// What stands on a page, with its number as it is printed.
#[derive(Serialize)]
pub struct PageData {
    /// The number in the digits of the booklet.
    pub label: String,
    #[serde(flatten)]
    content: PageContent,
}

impl<'a> Content<'a> {
    /// Gathers the content of a proof with pictures of its pages.
    pub fn of(proof: &'a Proof<'a>, pictures: &'a [Picture]) -> Self {
        let edition = proof.edition;
        let settings = edition.settings;
        let (width, height) = (settings.width.to_mm(), settings.height.to_mm());
        let date = settings.date;
        let mut places = Places::of(proof);
        let pages = proof.pages.pages().iter().zip(1..).map(|(page, number)| PageData {
            label: settings.digits.write(number),
            content: places.on_page(page, number),
        });
        Self {
            title: &edition.network.title.value,
            name: &edition.name.value,
            language: settings.language,
            date: format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
            ratio: width / height,
            right_bound: settings.binding == Binding::Right,
            pictures,
            data: Data {
                schema: SCHEMA,
                bounds: BOUNDS,
                edition: edition.slug,
                language: settings.language.tag(),
                proof: proof.hash[..HASH].to_owned(),
                arabic_digits: settings.digits != Digits::Latin,
                width,
                height,
                pages: pages.collect(),
            },
        }
    }
}
