//! Finds the joints of a line at which a kashida may stand.

use std::ops::Range;

use kashida::{PatternSet, builtin_pattern_set, find_kashida_points};
use typst::layout::{Abs, Em};

use super::lines::{Line, Run};
use super::shaping::{Shaped, Shaper};

/// The patterns of raqim-kashida for faces of the naskh tradition: the matrix of Benatia, Elyaakoubi and
/// Lazrek (TUGboat 27:2, 2006), overridden by Afifi's "Learning Arabic Calligraphy".
const PATTERNS: &str = "arabic-naskh";

/// The least priority of a joint, of 0 to 9, for lines whose spaces are wider than a multiple of their
/// natural width. From 6 on, the patterns recommend it, or leave it open in words of the best length. From 4
/// on, none is discouraged; 3 is the best of these, where the alternative is a hole in the page.
const PRIORITIES: [(f64, u8); 3] = [(2.5, 3), (1.8, 4), (0.0, 6)];

/// The greatest priority of a joint after a tooth within a word, after the three teeth of a seen, and in a
/// short word, whatever the patterns say: they look at the letter after it.
const UNFIT: u8 = 4;

/// The letters of a word that a kashida does not stretch out of shape.
const LETTERS: usize = 5;

/// The shortest and the longest kashida, in ems.
const SHORTEST: f64 = 0.3;
const LONGEST: f64 = 0.9;

/// By how much a kashida may be shortened to the longest by tucking its ends under its letters, in ems.
/// In Amiri the letters overlap it by 0.034 em as it is.
const TUCKED: f64 = 0.03;

/// The most tatweels in a row that a font is asked for.
const MOST: usize = 8;

/// How exactly shaped glyphs stand where Typst set them, in ems.
const EXACT: f64 = 1e-6;

/// U+0640.
pub const TATWEEL: char = 'ـ';

/// A joint at which a kashida may stand.
#[derive(Debug, Clone)]
pub struct Joint {
    /// The number of its run in the line.
    pub run: usize,
    /// The number of its word in the line.
    pub word: usize,
    /// Where it is in the text of the run, in bytes.
    pub at: usize,
    /// How well a kashida stands there: 3 to 9.
    pub priority: u8,
    /// Where it is on the page.
    pub x: Abs,
    /// The kashidas that the font has for it.
    pub kashidas: Vec<Kashida>,
}

/// A kashida of a font.
#[derive(Debug, Clone, Copy)]
pub struct Kashida {
    /// How many tatweels call for it.
    pub tatweels: usize,
    /// Its length.
    pub length: Abs,
}

/// Tatweels shaped within a run.
pub struct Inserted {
    /// The number of the glyph of the run that they stand before, from the left.
    pub before: usize,
    /// Their glyphs, from left to right.
    pub glyphs: Vec<Shaped>,
}

/// The words of a run that may be elongated, by their number in the line, and their ranges in its text.
pub type Words = Vec<(usize, Range<usize>)>;

/// Finds the joints of a line that may be used where it is as loose as it is. `words` are those of each of
/// its runs that may be elongated.
pub fn find(line: &Line, words: &[Words], shaper: &mut Shaper) -> Vec<Joint> {
    find_from(line, words, least_priority(line.looseness()), shaper)
}

/// Finds the joints of a line from a priority on.
pub fn find_from(
    line: &Line,
    words: &[Words],
    least: u8,
    shaper: &mut Shaper,
) -> Vec<Joint> {
    let Some(patterns) = builtin_pattern_set(PATTERNS) else { return Vec::new() };
    let mut joints = Vec::new();
    for (number, (run, words)) in line.runs.iter().zip(words).enumerate() {
        if words.is_empty() {
            continue;
        }
        let shaped = shaper.shape(&run.text, run.pieces[0].item);
        let whole = 0..run.text.len();
        if inserted(line, run, whole, &shaped, &[]).is_none() {
            continue;
        }
        let kashidas = kashidas(run, shaper);
        for (word, range) in words {
            let around = with_spaces(&run.text, range.clone());
            for (at, priority) in points(&run.text[range.clone()], patterns) {
                let at = range.start + at;
                let mut joined = shaped.iter().filter(|it| it.cluster == at).peekable();
                let is_safe = joined.peek().is_some() && joined.all(|it| it.is_free);
                if !is_safe || priority < least {
                    continue;
                }
                // Before an alef, three tatweels in Amiri make a swash of it, and two do not.
                let mut fitting = kashidas.clone();
                fitting.retain(|it| {
                    let (part, tatweels) = (around.clone(), [(at, it.tatweels)]);
                    shape_with(line, run, part, &tatweels, shaper).is_some()
                });
                if !fitting.is_empty() {
                    let before = run.glyphs.partition_point(|it| it.cluster >= at);
                    let x = run.glyphs.get(before).map_or(Abs::zero(), |it| it.x);
                    let (run, word, kashidas) = (number, *word, fitting);
                    joints.push(Joint { run, word, at, priority, x, kashidas });
                }
            }
        }
    }
    joints
}

/// Shapes a part of the text of a run again with tatweels at some places, each with their number, in
/// reading order. Returns them in that order; `None` if any glyph of that part would change or move by
/// more than the length of tatweels and the stretch of spaces.
pub fn shape_with(
    line: &Line,
    run: &Run,
    part: Range<usize>,
    tatweels: &[(usize, usize)],
    shaper: &mut Shaper,
) -> Option<Vec<Inserted>> {
    let mut text = String::new();
    let mut from = part.start;
    for &(at, count) in tatweels {
        text.push_str(&run.text[from..at]);
        text.extend(std::iter::repeat_n(TATWEEL, count));
        from = at;
    }
    text.push_str(&run.text[from..part.end]);
    let mut shaped = shaper.shape(&text, run.pieces[0].item);
    shaped.iter_mut().for_each(|it| it.cluster += part.start);
    inserted(line, run, part, &shaped, tatweels)
}

/// Returns the tatweels among shaped glyphs; `None` if the others are not those of a part of the run, or
/// if tatweels are not where they belong.
fn inserted(
    line: &Line,
    run: &Run,
    part: Range<usize>,
    shaped: &[Shaped],
    tatweels: &[(usize, usize)],
) -> Option<Vec<Inserted>> {
    let mut found: Vec<Option<Inserted>> = tatweels.iter().map(|_| None).collect();
    // From left to right, the end of the text comes first.
    let first = run.glyphs.partition_point(|it| it.cluster >= part.end);
    let end = run.glyphs.partition_point(|it| it.cluster >= part.start);
    let mut set = run.glyphs[first..end].iter();
    for glyph in shaped {
        // Where its cluster starts without the tatweels before it, and which of these it is.
        let (mut cluster, mut own) = (glyph.cluster, None);
        for (number, &(at, count)) in tatweels.iter().enumerate() {
            let length = count * TATWEEL.len_utf8();
            if (at..at + length).contains(&cluster) {
                own = Some(number);
                break;
            } else if cluster >= at + length {
                cluster -= length;
            }
        }
        if let Some(number) = own {
            let before = end - set.len();
            let inserted = found[number]
                .get_or_insert_with(|| Inserted { before, glyphs: Vec::new() });
            if inserted.before != before {
                return None;
            }
            inserted.glyphs.push(tucked(*glyph));
            continue;
        }
        let of_run = set.next()?;
        let (piece, typeset) = (&run.pieces[of_run.place.0], run.glyph(of_run));
        let is_near = |one: Em, other: Em| (one - other).get().abs() < EXACT;
        let rise = Em::from_abs(line.baseline - piece.at.y, piece.item.size);
        // At the end of a line, spaces have no width.
        let is_space = run.text[of_run.cluster..].starts_with(char::is_whitespace);
        let is_same = glyph.id == typeset.id
            && cluster == of_run.cluster
            && (is_near(glyph.advance, typeset.x_advance) || is_space)
            && (is_near(glyph.offset, typeset.x_offset)
                || is_space && glyph.offset == Em::zero())
            && is_near(glyph.rise, rise);
        if !is_same {
            return None;
        }
    }
    if set.len() > 0 {
        return None;
    }
    found.into_iter().collect()
}

/// Returns the range of a word with the characters beside it, by which a font may choose its letters.
fn with_spaces(text: &str, word: Range<usize>) -> Range<usize> {
    let before = text[..word.start].chars().next_back().map_or(0, char::len_utf8);
    let after = text[word.end..].chars().next().map_or(0, char::len_utf8);
    word.start - before..word.end + after
}

/// Returns the kashidas of the font of a run, the shortest first.
fn kashidas(run: &Run, shaper: &mut Shaper) -> Vec<Kashida> {
    let item = run.pieces[0].item;
    let mut kashidas = Vec::new();
    for tatweels in 1..=MOST {
        let text: String = std::iter::repeat_n(TATWEEL, tatweels).collect();
        let shaped = shaper.shape(&text, item);
        // What a font makes of parts is only as good as their overlaps; a form of its own is one stroke.
        let [glyph] = shaped[..] else { continue };
        let length = tucked(glyph).advance;
        if (SHORTEST..=LONGEST).contains(&length.get()) && glyph.id != 0 {
            kashidas.push(Kashida { tatweels, length: length.at(item.size) });
        }
    }
    kashidas
}

/// Returns a kashida that is a little too long as the longest that is allowed, its ends under its letters.
fn tucked(glyph: Shaped) -> Shaped {
    let longest = Em::new(LONGEST);
    let over = glyph.advance - longest;
    if (0.0..TUCKED).contains(&over.get()) {
        Shaped { advance: longest, offset: glyph.offset - over / 2.0, ..glyph }
    } else {
        glyph
    }
}

/// Returns the least priority of a joint that a line may use.
fn least_priority(looseness: f64) -> u8 {
    let of_line = PRIORITIES.iter().find(|(above, _)| looseness > *above);
    of_line.map_or(u8::MAX, |(_, least)| *least)
}

/// Returns the joints of a word that the patterns name, in bytes from its beginning, and their priorities.
fn points(word: &str, patterns: &PatternSet) -> Vec<(usize, u8)> {
    let starts: Vec<usize> = {
        let letters = word.char_indices().filter(|&(_, it)| !is_mark(it));
        letters.map(|(start, _)| start).collect()
    };
    let (_, points) = find_kashida_points(word, patterns, false);
    let is_short = starts.iter().filter(|&&it| is_letter(word, it)).count() < LETTERS;
    points
        .iter()
        .filter_map(|point| {
            let index = point.index as usize;
            let (before, after) = (*starts.get(index)?, *starts.get(index + 1)?);
            let is_last =
                starts.get(index + 2).is_none_or(|&next| !is_letter(word, next));
            let is_unfit =
                is_short || is_seen(word, before) || is_tooth(word, before) && !is_last;
            let priority =
                if is_unfit { point.priority.min(UNFIT) } else { point.priority };
            Some((after, priority))
        })
        .collect()
}

/// Whether the letter at a place of a word is one of those that are a mere tooth when joined: after it a
/// kashida looks like a stroke that belongs to nothing, but before the last letter, where the pen runs out.
fn is_tooth(word: &str, at: usize) -> bool {
    word[at..].starts_with(['ب', 'ت', 'ث', 'ن', 'ي', 'ئ'])
}

fn is_seen(word: &str, at: usize) -> bool {
    word[at..].starts_with(['س', 'ش'])
}

fn is_letter(word: &str, at: usize) -> bool {
    word[at..].starts_with(char::is_alphabetic)
}

/// Whether a character is an Arabic mark of the sort that texts have: a vowel, or what sits on a letter.
pub fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether a word holds nothing but Arabic letters, their marks and the signs of a sentence: no
/// figures, no letters of other scripts, no kashida of its writer's, no signs of direction.
pub fn is_plain(word: &str) -> bool {
    word.chars().all(|it| {
        is_mark(it)
            || matches!(it, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
            || "«»()[]\"“”.,:;!?،؛؟…-–—".contains(it)
    })
}
