//! What the history tells: each change in a sentence, with the words that it changed.

use std::collections::BTreeSet;

use malzama_message::{Digits, Message, message};
use malzama_preflight::Said;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use time::OffsetDateTime;

use super::Desk;
use super::history::{Author, Change};
use crate::words::in_both;

/// The changes that are told at a time.
const AT_A_TIME: usize = 200;

/// The words around a changed one that are told.
const AROUND: usize = 4;

/// The seconds of a minute.
const MINUTE: i64 = 60;

/// A part of the history, from the newest change.
#[derive(Debug, Serialize)]
pub struct Told {
    days: Vec<Day>,
    /// The last change of this part, if there are older ones.
    more: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Day {
    /// The day, `2026-11-26`.
    day: String,
    changes: Vec<ToldChange>,
}

/// A change in words.
#[derive(Debug, Serialize)]
struct ToldChange {
    id: u64,
    path: String,
    name: String,
    time: String,
    text: Said,
    words: Words,
    by: Author,
    undone: bool,
}

/// The words of a record before and after.
#[derive(Debug, Default, Serialize)]
struct Words {
    old: Vec<Piece>,
    new: Vec<Piece>,
    /// How many of them changed: the larger of both numbers.
    #[serde(skip)]
    changed: usize,
}

/// Words in a row.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Piece {
    text: String,
    changed: bool,
}

impl Desk {
    /// Tells the history of one record, or of all, before a change, or from the newest;
    /// `offset` is the time zone of who reads it, in minutes east of Greenwich.
    pub fn told(&self, path: Option<&str>, before: Option<u64>, offset: i32) -> Told {
        let undone = self.history.undone();
        let changes = self.history.changes();
        let wanted = changes.iter().rev().filter(|it| {
            before.is_none_or(|before| it.id < before)
                && path.is_none_or(|path| it.path == path)
        });
        let mut days: Vec<Day> = Vec::new();
        let mut last = None;
        let mut more = None;
        for (index, change) in wanted.enumerate() {
            if index == AT_A_TIME {
                more = last;
                break;
            }
            last = Some(change.id);
            let (day, time) = clock(change.second, offset);
            let told = self.told_change(change, time, &undone, &changes);
            match days.last_mut().filter(|it| it.day == day) {
                Some(same) => same.changes.push(told),
                None => days.push(Day { day, changes: vec![told] }),
            }
        }
        Told { days, more }
    }

    fn told_change(
        &self,
        change: &Change,
        time: String,
        undone: &BTreeSet<u64>,
        changes: &[Change],
    ) -> ToldChange {
        let text = |hash: &Option<super::history::Hash>| {
            let bytes = hash.as_ref().and_then(|hash| self.history.version(hash));
            bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        };
        let (before, after) = (text(&change.before), text(&change.after));
        let name = [&after, &before].into_iter().flatten().find_map(|it| name_of(it));
        let name = name.unwrap_or_else(|| change.path.clone());
        let words = compared(
            before.as_deref().unwrap_or_default(),
            after.as_deref().unwrap_or_default(),
        );
        let sentence = sentence(change, &name, words.changed, changes);
        ToldChange {
            id: change.id,
            path: change.path.clone(),
            time,
            text: in_both(&sentence, Digits::ArabicIndic),
            words,
            by: change.by,
            undone: undone.contains(&change.id),
            name,
        }
    }

    /// Tells in a sentence that a change was undone; or, if it undid another one itself, that
    /// this was made again.
    pub fn undoing_of(&self, change: &Change) -> Said {
        let (before, after) = (change.after.clone(), change.before.clone());
        let undoing = Change { before, after, undoes: Some(change.id), ..change.clone() };
        let changes = self.history.changes();
        self.told_change(&undoing, String::new(), &BTreeSet::new(), &changes).text
    }
}

fn sentence(change: &Change, name: &str, count: usize, changes: &[Change]) -> Message {
    match (&change.before, &change.after, change.undoes) {
        (None, Some(_), None) => message!("history/added", name = name),
        (Some(_), None, None) => message!("history/removed", name = name),
        (_, _, Some(undone)) => match is_made_again(undone, changes) {
            true => message!("history/redone", name = name),
            false => message!("history/undone", name = name),
        },
        _ if count == 0 => message!("history/arranged", name = name),
        _ => message!("history/words", name = name, count = count),
    }
}

/// Whether to undo this change makes another one again: it undid that one itself, be it over
/// several turns.
fn is_made_again(undone: u64, changes: &[Change]) -> bool {
    let (mut at, mut turns) = (undone, 1_usize);
    while let Some(before) = changes
        .binary_search_by_key(&at, |it| it.id)
        .ok()
        .and_then(|index| changes[index].undoes)
        // What a damaged journal says may go round.
        .filter(|before| *before < at)
    {
        at = before;
        turns += 1;
    }
    turns.is_multiple_of(2)
}

/// Returns the name that a record gives itself.
pub fn name_of(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let value = lines.find_map(|line| {
        line.strip_prefix("name:").or_else(|| line.strip_prefix("title:"))
    })?;
    let name = value.trim().trim_matches(['"', '\'']);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Compares two texts word by word; of what is the same, only a few words are kept.
fn compared(before: &str, after: &str) -> Words {
    let old: Vec<&str> = words_of(before).collect();
    let new: Vec<&str> = words_of(after).collect();
    let mut words = Words::default();
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let (mut gone, mut come) = (0, 0);
    let last = operations.len().saturating_sub(1);
    for (index, operation) in operations.iter().enumerate() {
        let (from, to) = (operation.old_range(), operation.new_range());
        if let DiffOp::Equal { .. } = operation {
            let kept = shortened(&old[from], index == 0, index == last);
            words.old.push(Piece { text: kept.clone(), changed: false });
            words.new.push(Piece { text: kept, changed: false });
            continue;
        }
        gone += from.len();
        come += to.len();
        for (pieces, part) in [(&mut words.old, &old[from]), (&mut words.new, &new[to])] {
            if !part.is_empty() {
                pieces.push(Piece { text: part.join(" "), changed: true });
            }
        }
    }
    words.changed = gone.max(come);
    words
}

/// Iterates over the words of a record. Lines of comments are for those who open the file; texts
/// that begin with the same sign are indented.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Joins words that did not change, without most of them if there are many.
fn shortened(words: &[&str], is_first: bool, is_last: bool) -> String {
    let (before, after) =
        (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if words.len() <= before + after + 1 {
        return words.join(" ");
    }
    let (start, end) = (&words[..before], &words[words.len() - after..]);
    [start, &["…"], end].concat().join(" ")
}

/// Returns day and time of day of a second since 1970.
fn clock(second: u64, offset: i32) -> (String, String) {
    let second = i64::try_from(second).unwrap_or_default() + i64::from(offset) * MINUTE;
    let at = OffsetDateTime::from_unix_timestamp(second);
    let at = at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = at.to_calendar_date();
    let day = format!("{year:04}-{:02}-{day:02}", u8::from(month));
    (day, format!("{:02}:{:02}", at.hour(), at.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (second, offset, expected) in [
            (0, 0, "1970-01-01 00:00"),
            (951_782_400, 0, "2000-02-29 00:00"),
            (1_795_643_999, 0, "2026-11-25 21:59"),
            (1_795_643_999, 180, "2026-11-26 00:59"),
        ] {
            let (day, time) = clock(second, offset);
            assert_eq!(format!("{day} {time}"), expected);
        }
    }

    #[test]
    fn what_is_undone_twice_is_made_again() {
        let change = |id, undoes| Change {
            id,
            second: 0,
            path: "data/x.yaml".to_owned(),
            before: None,
            after: None,
            by: Author::Desk,
            undoes,
            group: id,
        };
        let changes = [
            change(1, None),
            change(2, Some(1)),
            change(3, Some(2)),
            change(4, Some(3)),
            change(5, Some(5)),
        ];
        let codes = changes[1..].iter().map(|it| {
            let told = sentence(it, "x", 0, &changes);
            told.code().to_owned()
        });
        let codes: Vec<_> = codes.collect();
        assert_eq!(
            codes,
            ["history/undone", "history/redone", "history/undone", "history/undone"]
        );
    }

    #[test]
    fn changed_words_are_told_among_some_of_their_neighbours() {
        let before = "ا ب ج د ه و ز ح ط ي ك ل م";
        let words = compared(before, &before.replace('ز', "زاي"));
        let texts = |pieces: &[Piece]| {
            pieces.iter().map(|it| it.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(texts(&words.old), ["… ج د ه و", "ز", "ح ط ي ك …"]);
        assert_eq!(texts(&words.new), ["… ج د ه و", "زاي", "ح ط ي ك …"]);
        assert_eq!(words.changed, 1);
        let commented =
            compared("# for editors\nbody: |\n  #ا ب\n", "# more\nbody: |\n  #ا ج\n");
        assert_eq!(texts(&commented.new), ["body: | #ا", "ج"]);
    }
}
