//! Shards: equal shares of the editions of a plan.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;

/// The most shards that a plan is divided into.
const MOST: usize = 100_000;

/// A share of the work: `3/16` is the third of sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

impl Shard {
    /// Parses `M/N`, with M from 1 to N; `None` if it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let digits = |it: &str| -> Option<usize> {
            it.bytes().all(|it| it.is_ascii_digit()).then(|| it.parse().ok())?
        };
        let (number, of) = (digits(number)?, digits(of)?);
        (1..=of)
            .contains(&number)
            .then_some(Self { number, of })
            .filter(|it| it.of <= MOST)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.number, self.of)
    }
}

/// Divides editions, each with its cost, into `of` shards: the costliest first, each to the shard that has least
/// to do. Of those that cost the same, a hash of their slugs decides, so that neighbours in the list are not
/// always together. Returns the indices of the editions of each shard, in their order.
pub fn divide(editions: &[(&str, u64)], of: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..editions.len()).collect();
    order.sort_by_key(|&at| {
        let (slug, cost) = editions[at];
        (Reverse(cost), *blake3::hash(slug.as_bytes()).as_bytes())
    });
    let mut shards = vec![Vec::new(); of];
    let mut least: BinaryHeap<_> = (0..of).map(|shard| Reverse((0u64, shard))).collect();
    for at in order {
        let Some(Reverse((load, shard))) = least.pop() else { break };
        shards[shard].push(at);
        least.push(Reverse((load.saturating_add(editions[at].1.max(1)), shard)));
    }
    shards.iter_mut().for_each(|shard| shard.sort_unstable());
    shards
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_within_the_count_are_shards() {
        assert_eq!(Shard::parse("3/16"), Some(Shard { number: 3, of: 16 }));
        assert_eq!(Shard::parse("1/1").map(|it| it.to_string()).as_deref(), Some("1/1"));
        for wrong in [
            "0/3", "5/3", "3", "/3", "1/", "1/0", "-1/3", "+1/3", "1/3/5", "a/b", "1 /3",
            "",
        ] {
            assert_eq!(Shard::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Shard::parse("1/99999999999999999999"), None);
    }

    #[test]
    fn every_edition_is_in_one_shard_and_the_work_is_even() {
        let slugs: Vec<String> = (0..1000).map(|at| format!("city-{at}")).collect();
        let editions: Vec<(&str, u64)> = slugs
            .iter()
            .zip(0..)
            .map(|(slug, at)| (slug.as_str(), 50 + at * 7 % 90))
            .collect();
        for of in [1, 2, 3, 16, 64, 1500] {
            let shards = divide(&editions, of);
            assert_eq!(shards.len(), of);
            let mut all: Vec<usize> = shards.concat();
            all.sort_unstable();
            assert_eq!(all, (0..1000).collect::<Vec<_>>(), "{of}");
            let loads = shards.iter().map(|it| it.iter().map(|&at| editions[at].1).sum());
            let loads: Vec<u64> = loads.collect();
            let most = loads.iter().max().expect("a shard");
            let least = loads.iter().min().expect("a shard");
            assert!(most - least <= 140, "{of}: {least} to {most}");
        }
    }

    #[test]
    fn the_order_of_the_editions_does_not_matter() {
        let editions =
            [("acre", 9), ("gaza", 9), ("jaffa", 9), ("network", 40), ("nablus", 3)];
        let mut other = editions;
        other.reverse();
        let named = |editions: &[(&'static str, u64)]| -> Vec<Vec<&'static str>> {
            let shards = divide(editions, 3);
            let named = |shard: &Vec<usize>| {
                let mut slugs: Vec<_> = shard.iter().map(|&at| editions[at].0).collect();
                slugs.sort_unstable();
                slugs
            };
            shards.iter().map(named).collect()
        };
        assert_eq!(named(&editions), named(&other));
        assert_eq!(named(&editions)[0], ["network"]);
    }
}
