//! What an edition costs, estimated from its records.

use crate::edition::Edition;
use crate::records::words_of;

/// The cost of the pages that every edition has, of those of a group, of a hundred words, and of a
/// photograph: about milliseconds of one core, as measured with projects of `benches/cities.py`.
const FRAME: u64 = 60;
const GROUP: u64 = 20;
const HUNDRED_WORDS: u64 = 5;
const PHOTOGRAPH: u64 = 20;

/// Estimates the cost of an edition. It is the same on every machine; only its ratio to that of other editions
/// counts.
pub fn cost(edition: &Edition) -> u64 {
    let count = |number: usize| number as u64;
    let cities = || edition.cities.iter();
    let groups: usize = cities().map(|city| city.partners.len()).sum();
    let words: usize = cities().flat_map(|city| city.texts()).map(words_of).sum();
    let photographs = count(edition.photographs().count());
    FRAME
        + GROUP * count(groups)
        + HUNDRED_WORDS * count(words) / 100
        + PHOTOGRAPH * photographs
}
