//! The tokens of a layout's theme, read from its source.

use typst::layout::Abs;

use crate::project::here;
use std::fs;

/// The tokens that the tests use; lengths in millimetres, type sizes in points.
#[derive(Clone)]
pub struct Tokens {
    /// The distance between the baselines of the grid.
    pub grid: f64,
    /// The first baseline of a text page, measured from the top of the trim.
    pub first_baseline: f64,
    pub small: f64,
    pub folio: f64,
    /// The font families of running text, titles and captions.
    pub reading: String,
    pub display: String,
    pub caption: String,
    /// The minimum distance of text from the trim.
    pub safe: f64,
}

impl Tokens {
    /// Reads the tokens from a layout's theme and from `layouts/house.typ`.
    pub fn of(layout: &str) -> Self {
        let read = |path: &str| {
            fs::read_to_string(here(path))
                .unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        // The first match wins, so that a layout overrides the house tokens.
        let theme =
            read(&format!("layouts/{layout}/theme.typ")) + &read("layouts/house.typ");
        let length = |path: &[&str]| length(after(&theme, path));
        let points = |path: &[&str]| Abs::mm(length(path)).to_pt();
        let family = |role| {
            let list = after(&theme, &["#let fonts", role]);
            list.split('"').nth(1).expect("a family").to_owned()
        };
        let body = points(&["#let sizes", "body:"]);
        let rise: f64 = after(&theme, &["#let rise = "])
            .lines()
            .next()
            .and_then(|number| number.trim().parse().ok())
            .expect("a share of the size");
        Self {
            grid: length(&["#let grid-unit = "]),
            first_baseline: length(&["#let margins", "top:"])
                + Abs::pt(rise * body).to_mm(),
            small: points(&["#let sizes", "small:"]),
            folio: points(&["#let sizes", "folio:"]),
            reading: family("reading:"),
            display: family("display:"),
            caption: family("small:"),
            safe: length(&["#let safe = "]),
        }
    }

    /// Returns the signed distance of a height from the nearest line of the grid.
    pub fn off_grid(&self, height: f64) -> f64 {
        off(height - self.first_baseline, self.grid)
    }
}

/// Returns the signed distance of a length from the nearest multiple of a unit.
pub fn off(length: f64, unit: f64) -> f64 {
    length - (length / unit).round() * unit
}

/// Returns whether two type sizes are equal.
pub fn is_size(size: f64, wanted: f64) -> bool {
    (size - wanted).abs() < 0.01
}

/// Returns the source after the keys of a path, each searched for after the one before
/// it.
fn after<'a>(source: &'a str, path: &[&str]) -> &'a str {
    path.iter().fold(source, |rest, key| {
        let at = rest.find(key).unwrap_or_else(|| panic!("the theme has no `{key}`"));
        &rest[at + key.len()..]
    })
}

/// Parses the length at the beginning of a source, in millimetres.
fn length(source: &str) -> f64 {
    let source = source.trim_start();
    let unit = source
        .find(|it: char| !it.is_ascii_digit() && it != '.')
        .expect("a length has a unit");
    let number: f64 = source[..unit].parse().expect("a length is a number");
    match &source[unit..unit + 2] {
        "mm" => number,
        "pt" => Abs::pt(number).to_mm(),
        other => panic!("a length in `{other}`"),
    }
}
