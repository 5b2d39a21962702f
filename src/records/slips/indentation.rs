//! Keys and list items that do not stand where their record has them.

use malzama_message::message;

use super::super::vocabulary::{LIST_KEYS, PHOTOGRAPH_KEYS, RECORD_KEYS};
use super::Survey;
use super::lines::{Line, Place};
use super::punctuation::without_comment;
use super::stray::Run;

/// Where the mappings and lists stand that are open at a line.
pub struct Outline {
    /// The column of the record's own keys.
    base: usize,
    /// The open mappings and lists, the innermost last.
    open: Vec<Level>,
    /// The column of the key or dash above, if it has no value yet.
    nest: Option<usize>,
    /// The last list item that began with a key.
    item: Option<Level>,
}

/// A mapping or list.
#[derive(Clone)]
struct Level {
    column: usize,
    is_list: bool,
    /// The first key of a mapping.
    first: String,
}

/// Where a line should stand: its column, and the key that it stands under.
struct Expected {
    column: usize,
    under: Option<String>,
}

impl Outline {
    /// Creates the outline before the first line.
    pub fn of(lines: &[Line]) -> Self {
        let is_own = |line: &&Line| {
            line.place == Place::Structure
                && line.dashes.is_empty()
                && line.key().is_some_and(|key| RECORD_KEYS.contains(&key))
        };
        let base = lines.iter().filter(is_own).map(Line::column).min().unwrap_or(0);
        Self { base, open: Vec::new(), nest: None, item: None }
    }

    /// Returns the number of spaces that a line should begin with, by what it holds.
    pub fn spaces_before(&self, line: &Line) -> usize {
        match line.key().map(str::to_lowercase) {
            _ if !line.dashes.is_empty() => self.base + 2,
            Some(key) if PHOTOGRAPH_KEYS.contains(&key.as_str()) => {
                self.item.as_ref().map_or(4, |item| item.column)
            }
            Some(key) if RECORD_KEYS.contains(&key.as_str()) => self.base,
            _ => {
                self.nest.or(self.open.last().map(|level| level.column)).unwrap_or(0) + 2
            }
        }
    }

    /// Whether a key may stand at a column: beside others, or below one without a value.
    pub fn may_have_key_at(&self, column: usize) -> bool {
        self.nest.is_some_and(|nest| nest < column)
            || self.open.iter().any(|level| level.column == column && !level.is_list)
    }

    /// Takes in a line whose key or dash has a slip of its own: lines may nest below it,
    /// unless it has a value.
    pub fn pass(&mut self, line: &Line) {
        if line.colon.is_none() || line.value().is_empty() {
            self.nest = Some(self.spaces_before(line));
        }
    }

    /// Takes in a line with a key or a dash; returns where it should stand if not here.
    fn take(&mut self, line: &Line) -> Result<(), Expected> {
        let indent = line.dashes.first().copied().unwrap_or(line.column());
        let placed = match line.dashes.first() {
            Some(_) => self.place_dash(indent),
            None => self.place_key(indent, line.key().unwrap_or_default()),
        };
        if let Err(expected) = &placed {
            self.open.retain(|level| level.column <= expected.column);
        }
        for &dash in line.dashes.iter().skip(1) {
            self.open.push(Level { column: dash, is_list: true, first: String::new() });
        }
        if let (Some(key), false) = (line.key(), line.dashes.is_empty()) {
            let first = key.to_owned();
            let level = Level { column: line.column(), is_list: false, first };
            self.item = Some(level.clone());
            self.open.push(level);
        }
        let has_no_value = without_comment(line.value()).is_empty();
        let column = line.colon.and(Some(line.column())).or(line.dashes.last().copied());
        self.nest = column.filter(|_| has_no_value);
        placed
    }

    fn place_dash(&mut self, indent: usize) -> Result<(), Expected> {
        self.close_beyond(indent);
        let may_nest = self.nest.is_some_and(|nest| nest <= indent);
        match self.open.last() {
            Some(level) if level.is_list && level.column == indent => return Ok(()),
            _ if may_nest => {}
            None => {}
            Some(_) => {
                let list = self.open.iter().rev().find(|level| level.is_list);
                let column = list.map_or(self.base + 2, |level| level.column);
                return Err(Expected { column, under: None });
            }
        }
        self.open.push(Level { column: indent, is_list: true, first: String::new() });
        Ok(())
    }

    fn place_key(&mut self, indent: usize, key: &str) -> Result<(), Expected> {
        let before = self.open.clone();
        self.close_beyond(indent);
        if self.open.last().is_some_and(|level| level.is_list && level.column == indent) {
            self.open.pop();
        }
        let is_first = self.open.is_empty();
        let fits = match self.open.last() {
            Some(level) => level.column == indent && !level.is_list,
            None => before.is_empty() && indent == self.base,
        };
        let may_nest = !is_first && self.nest.is_some_and(|nest| nest < indent);
        let is_of_photograph = PHOTOGRAPH_KEYS.contains(&key) && self.is_record(indent);
        if fits && !is_first && !is_of_photograph {
            return Ok(());
        }
        if (fits && is_first) || may_nest {
            let first = key.to_owned();
            self.open.push(Level { column: indent, is_list: false, first });
            return Ok(());
        }
        let expected = self.expected(indent, key, &before);
        if before.is_empty() {
            let first = key.to_owned();
            self.open.push(Level { column: self.base, is_list: false, first });
        } else {
            self.open = before;
        }
        Err(expected)
    }

    /// Returns where a key should stand that does not stand at the column of any open
    /// mapping.
    fn expected(&self, indent: usize, key: &str, open: &[Level]) -> Expected {
        let key = key.to_lowercase();
        if PHOTOGRAPH_KEYS.contains(&key.as_str())
            && let Some(item) = &self.item
        {
            return Expected { column: item.column, under: Some(item.first.clone()) };
        }
        if RECORD_KEYS.contains(&key.as_str()) {
            return Expected { column: self.base, under: None };
        }
        let mappings = open.iter().filter(|level| !level.is_list);
        let nearest = mappings.min_by_key(|level| level.column.abs_diff(indent));
        Expected {
            column: nearest.map_or(self.base, |level| level.column),
            under: nearest.map(|level| level.first.clone()),
        }
    }

    /// Whether the keys of a record, with a list of photographs, stand at a column.
    fn is_record(&self, column: usize) -> bool {
        let first = self.open.first().map(|level| level.first.as_str());
        self.item.is_some()
            && column == self.base
            && first.is_some_and(|first| RECORD_KEYS.contains(&first))
    }

    fn close_beyond(&mut self, indent: usize) {
        while self.open.last().is_some_and(|level| level.column > indent) {
            self.open.pop();
        }
    }
}

/// Reports a key or a list item that stands where its record does not have it; returns
/// whether it does.
pub fn check(survey: &mut Survey, line: &Line, outline: &mut Outline, run: &Run) -> bool {
    if line.colon.is_none() && line.dashes.is_empty() {
        return false;
    }
    let Err(Expected { column, under }) = outline.take(line) else { return false };
    let found = line.dashes.first().copied().unwrap_or(line.column());
    let end = line.colon.unwrap_or(line.text.len());
    let hint = message!("hint/begin-with-spaces", count = column);
    let message = match (line.key(), under) {
        _ if !line.dashes.is_empty() => message!("yaml/misplaced-item", found = found),
        (Some(key), Some(under)) => {
            message!("yaml/misplaced-key", key = key, found = found, under = under)
        }
        (key, _) => {
            message!("yaml/indented-key", key = key.unwrap_or_default(), found = found)
        }
    };
    // A key of a photograph among those of a record belongs to no photograph, and an item
    // that stands too deep goes on the one above.
    let is_item = !line.dashes.is_empty();
    let is_certain = (found == outline.base && column > found)
        || (is_item && run.key().is_some_and(|key| LIST_KEYS.contains(&key)));
    survey.add(line, line.lead..end, message, hint, is_certain);
    true
}
