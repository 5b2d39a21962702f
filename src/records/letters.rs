//! Letters and signs in a text that would not print as the writer sees them.

use std::sync::Arc;

use malzama_message::message;

use super::located::Text;
use super::signs::{self, is_invisible, is_plain};
use crate::diagnostic::{Diagnostic, Location, Sink, Source};

/// The number of garbled letters from which a text counts as garbled, not as foreign.
const GARBLED: usize = 3;

/// Reports what is wrong with the letters of a text, which stands at `start` of a file,
/// once for each kind of fault.
pub fn check(source: &Arc<Source>, start: usize, text: &str, sink: &mut Sink) {
    // Nearly all texts hold nothing else, and each check would read them once more.
    if !text.chars().all(is_ordinary) {
        check_all(source, start, text, sink);
    }
}

fn check_all(source: &Arc<Source>, start: usize, text: &str, sink: &mut Sink) {
    let place = |at: usize, sign: char| {
        Location::text(source, start + at..start + at + sign.len_utf8())
    };
    if let Some((at, sign)) = text.char_indices().find(|(_, it)| is_lost(*it)) {
        let message = message!("text/lost-letter", sign = signs::name(sign));
        let location = place(at, sign);
        sink.push(Diagnostic::error(location, message).hint(message!("hint/type-again")));
    }
    if let Some((at, sign)) = garbled(text) {
        sink.push(
            Diagnostic::error(place(at, sign), message!("text/garbled"))
                .hint(message!("hint/paste-again")),
        );
    }
    check_shapes(text, place, sink);
    check_direction(text, place, sink);
    if let Some((at, sign)) = text.char_indices().find(|(_, it)| is_line_break(*it)) {
        let message = message!("text/line-sign", sign = signs::name(sign));
        sink.push(
            Diagnostic::warning(place(at, sign), message)
                .hint(message!("hint/replace-by-line-break")),
        );
    }
    if let Some((at, sign)) = gap(text) {
        let message = message!("text/gap", sign = signs::name(sign));
        sink.push(Diagnostic::note(place(at, sign), message));
    }
}

/// Whether a sign is one that no check looks for, unless beside one that is not.
fn is_ordinary(sign: char) -> bool {
    // The last are vowel marks and digits.
    is_plain(sign)
        || matches!(sign, '\n' | '،' | '؛' | '؟' | '\u{64b}'..='\u{652}' | '٠'..='٩')
}

/// Whether a sign stands where a letter or a picture was lost.
fn is_lost(sign: char) -> bool {
    matches!(sign, '\u{fffc}' | '\u{fffd}')
}

/// Whether a sign breaks a line for word processors, but not for YAML.
fn is_line_break(sign: char) -> bool {
    matches!(sign, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Finds Arabic whose bytes were read in the code page of another system: each letter has
/// become two, the first of them one of a few.
fn garbled(text: &str) -> Option<(usize, char)> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    // UTF-8 writes Arabic letters with the lead bytes D8 to DB: these are their letters
    // in Windows-1252 and Windows-1256.
    for leads in [['Ø', 'Ù', 'Ú', 'Û'], ['ط', 'ظ', 'ع', 'غ']] {
        let is_pair = |pair: &&[(usize, char)]| {
            leads.contains(&pair[0].1) && is_second_half(pair[1].1)
        };
        let mut pairs = signs.windows(2).filter(is_pair);
        let first = pairs.next();
        if pairs.count() + 1 >= GARBLED {
            return first.map(|pair| pair[0]);
        }
    }
    None
}

/// Whether a character is what the second byte of an Arabic letter, 80 to BF, becomes in
/// Windows-1252 or Windows-1256, letters that stand in Arabic words aside.
fn is_second_half(sign: char) -> bool {
    matches!(
        sign,
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{ba}' | '\u{bc}'..='\u{bf}' | '€' | '‚' | 'ƒ'
            | '„' | '…' | '†' | '‡' | 'ˆ' | '‰' | 'Š' | '‹' | 'Œ' | 'Ž' | '‘' | '’' | '“'
            | '”' | '•' | '–' | '—' | '˜' | '™' | 'š' | '›' | 'œ' | 'ž' | 'Ÿ'
    )
}

/// Reports shapes of Arabic letters in the place of letters, which text copied from a PDF
/// has: often in the order of sight, so that its words are turned.
fn check_shapes(text: &str, place: impl Fn(usize, char) -> Location, sink: &mut Sink) {
    let mut shapes = text.char_indices().filter(|(_, sign)| is_shape(*sign));
    let Some((at, sign)) = shapes.next() else { return };
    let count = shapes.count() + 1;
    let letters = text.chars().filter(|it| matches!(it, '\u{620}'..='\u{64a}')).count();
    let message = message!("text/shapes", count = count);
    let diagnostic = if count > letters {
        Diagnostic::error(place(at, sign), message)
    } else {
        Diagnostic::warning(place(at, sign), message)
    };
    sink.push(diagnostic.hint(message!("hint/copy-from-original")));
}

/// Whether a character is the shape of a letter (Arabic Presentation Forms), signs that
/// have no other code aside, such as `ﷺ` and `﴾`.
fn is_shape(sign: char) -> bool {
    matches!(sign, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}')
        || matches!(sign, '\u{fd50}'..='\u{fdef}' | '\u{fe70}'..='\u{fefc}')
}

/// Reports marks that force a direction upon a text, and marks that begin a direction and
/// never end it: they turn the words after them.
fn check_direction(text: &str, place: impl Fn(usize, char) -> Location, sink: &mut Sink) {
    let mut open = Vec::new();
    let mut turning = None;
    for (at, sign) in text.char_indices() {
        match sign {
            '\u{202d}' | '\u{202e}' => {
                turning = turning.or(Some((at, sign)));
                open.push((at, sign));
            }
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => open.push((at, sign)),
            '\u{202c}' | '\u{2069}' => drop(open.pop()),
            // A direction ends with its paragraph.
            '\n' if text[..at].ends_with('\n') => {
                turning = turning.or(open.first().copied());
                open.clear();
            }
            _ => {}
        }
    }
    let Some((at, sign)) = turning.or(open.first().copied()) else { return };
    let message = message!("text/turned", sign = signs::name(sign));
    sink.push(
        Diagnostic::warning(place(at, sign), message).hint(message!("hint/delete-sign")),
    );
}

/// Finds a space that would print as a gap: one that does not fold, at the start of a
/// line or beside another space.
fn gap(text: &str) -> Option<(usize, char)> {
    let is_wide = |sign: char| {
        sign.is_whitespace() && !sign.is_ascii_whitespace() && !is_line_break(sign)
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut before = '\n';
        let text = if signs::is_blank(line) { "" } else { line.trim_ascii_end() };
        for (at, sign) in text.char_indices() {
            if is_wide(sign) && before.is_whitespace() {
                return Some((start + at, sign));
            }
            if is_wide(before) && sign.is_whitespace() {
                let wide = line[..at].char_indices().rfind(|(_, sign)| is_wide(*sign));
                return wide.map(|(at, sign)| (start + at, sign));
            }
            // Marks between two spaces do not part them.
            if !is_invisible(sign) || sign.is_whitespace() {
                before = sign;
            }
        }
        start += line.len();
    }
    None
}

/// Reports what is hardly meant in a text of one line: a comma at its end, or quotation
/// marks that YAML does not take for such.
pub fn check_line(text: &Text, sink: &mut Sink) {
    let value = text.value.trim_matches(is_invisible);
    let (Some(first), Some(last)) = (value.chars().next(), value.chars().next_back())
    else {
        return;
    };
    let quotes = value.matches('"').count();
    let (at, message, hint) = if matches!(last, ',' | '،' | ';' | '؛') {
        let message = message!("text/last-sign", sign = signs::name(last));
        (last, message, message!("hint/remove-if-not-meant"))
    } else if is_curly(first) && is_curly(last) && value.chars().count() > 1 {
        (first, message!("text/curly-quotes"), message!("hint/straight-quotes"))
    } else if quotes == 1 && (first == '"' || last == '"') {
        let message = message!("text/lone-quotation-mark");
        ('"', message, message!("hint/remove-or-add-quote"))
    } else {
        return;
    };
    sink.push(Diagnostic::warning(text.location.find(at), message).hint(hint));
}

/// Whether a sign is a quotation mark as word processors write it.
fn is_curly(sign: char) -> bool {
    matches!(sign, '“' | '”' | '„' | '‟' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let source = Arc::new(Source { path: String::new(), text: text.to_owned() });
        let mut sink = Sink::new();
        check(&source, 0, text, &mut sink);
        sink.diagnostics().iter().map(|it| it.code().to_owned()).collect()
    }

    #[test]
    fn ordinary_texts_have_no_faults() {
        for text in [
            "مجموعة ظ§ عكا",
            "ﷺ ﴾قال﴿ لله",
            "\u{200f}هاتف \u{200e}04-1234\u{200e}، مي\u{200c}خواهم",
            "\u{2067}قال\u{2069} \u{202b}نعم\u{202c}",
            "د.\u{a0}ليلى",
            "Øre, Ùnà, Ûber",
            "مطعم «عظيم» و«غـ»",
        ] {
            assert_eq!(codes(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn ordinary_signs_are_none_that_a_check_looks_for() {
        let ordinary: Vec<char> =
            ('\0'..char::MAX).filter(|it| is_ordinary(*it)).collect();
        assert!(ordinary.len() > 150, "{}", ordinary.len());
        for first in &ordinary {
            let pairs = ordinary.iter().flat_map(|second| [first, second]);
            let text = pairs.collect::<String>().repeat(GARBLED);
            let source = Arc::new(Source { path: String::new(), text: text.clone() });
            let mut sink = Sink::new();
            check_all(&source, 0, &text, &mut sink);
            assert!(sink.diagnostics().is_empty(), "{first:?}");
        }
    }

    #[test]
    fn letters_that_print_otherwise_are_faults() {
        assert_eq!(codes("Ø§Ù„Ù…Ø¬"), ["text/garbled"]);
        assert_eq!(codes("ط§ظ„ظ…ط¬ظ…"), ["text/garbled"]);
        assert_eq!(codes("ﻣﺠﻤﻮﻋﺔ"), ["text/shapes"]);
        assert_eq!(codes("نص\u{fffd}"), ["text/lost-letter"]);
        assert_eq!(codes("\u{202e}نص\u{202c}"), ["text/turned"]);
        assert_eq!(codes("\u{202b}نص"), ["text/turned"]);
        assert_eq!(codes("\u{2066}a\n\nنص\u{2069}"), ["text/turned"]);
        assert_eq!(codes("نص\u{2028}نص"), ["text/line-sign"]);
        assert_eq!(codes("\u{a0}نص"), ["text/gap"]);
        assert_eq!(codes("نص\u{a0}\u{a0}نص"), ["text/gap"]);
        assert_eq!(codes("نص \u{3000}نص"), ["text/gap"]);
        assert_eq!(codes("نص\n \u{a0}\nنص"), [""; 0]);
    }
}
