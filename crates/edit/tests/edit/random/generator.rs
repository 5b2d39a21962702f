//! A small seeded generator, so that every run tries the same.

use malzama_edit::Value;

/// A splitmix generator.
pub(super) struct Random(u64);

/// Parts of texts that YAML, or whoever edits it, could stumble over.
const PARTS: [&str; 48] = [
    "نص",
    "عكا",
    "«يافا»",
    "،",
    "؛",
    "؟",
    "\u{200f}",
    "\u{200e}",
    "\u{2067}x\u{2069}",
    "🌿",
    "a",
    "word",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\n",
    "\n\n",
    "\n ",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    ":",
    ": ",
    " #",
    "#",
    "- ",
    "-",
    "? ",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
    "@",
    "`",
    "---",
    "...",
];

/// Whole texts that readers take for something else.
const WHOLES: [&str; 20] = [
    "",
    "yes",
    "no",
    "on",
    "off",
    "y",
    "null",
    "~",
    "true",
    "1990",
    "-1",
    "1.5",
    "2026-11-23",
    "12:30",
    "0x1f",
    "=",
    "<<",
    ".inf",
    "- a",
    "a: b",
];

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number below `count`.
    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// Whether one of `count` cases has come.
    pub(super) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of some.
    pub(super) fn one_of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }

    /// A text: often tame, sometimes wild.
    pub(super) fn text(&mut self) -> String {
        match self.below(4) {
            0 => (*self.one_of(&WHOLES)).to_owned(),
            1 => "نص من كلمات عدّة ".repeat(1 + self.below(8)).trim().to_owned(),
            _ => {
                let count = 1 + self.below(8);
                (0..count).map(|_| *self.one_of(&PARTS)).collect()
            }
        }
    }

    /// Paragraphs, none of which is blank.
    pub(super) fn paragraphs(&mut self) -> Vec<String> {
        let count = self.below(4);
        (0..count)
            .map(|at| {
                format!(
                    "{}{} {at}",
                    self.one_of(&["ف", "-", "#", "[", "\""]),
                    self.text()
                )
            })
            .collect()
    }

    /// A new value.
    pub(super) fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 3 } else { 6 }) {
            0 | 1 => Value::Text(self.text()),
            2 => Value::Paragraphs(self.paragraphs()),
            3 => Value::Empty,
            4 => Value::List((0..self.below(3)).map(|_| self.value(depth - 1)).collect()),
            _ => {
                let count = self.below(3);
                let key = |at: usize, text: String| format!("{text}{at}");
                Value::Mapping(
                    (0..count)
                        .map(|at| (key(at, self.text()), self.value(depth - 1)))
                        .collect(),
                )
            }
        }
    }
}
