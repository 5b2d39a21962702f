//! Which words stand within quotation marks.

use crate::tokens::{Kind, Token};

/// The pairs of marks that open and close what others said. Arabic keyboards and fonts give some of
/// them either way round (CLDR, quotation marks of `ar`).
const PAIRS: [(char, char); 6] =
    [('«', '»'), ('“', '”'), ('”', '“'), ('‹', '›'), ('﴿', '﴾'), ('﴾', '﴿')];

/// Marks the tokens that stand within quotation marks. A straight mark opens and closes within a
/// paragraph, in turn; one that is left over does neither.
pub(crate) fn mark_quoted(text: &str, tokens: &mut [Token]) {
    let mut quoted = vec![0_i32; tokens.len() + 1];
    let mut between = |from: usize, to: usize| {
        quoted[from + 1] += 1;
        quoted[to] -= 1;
    };
    // The places of signs that are open, by their pair, and how many there are of each pair.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut open_of = [0_usize; PAIRS.len()];
    let waiting = |sign: char| PAIRS.iter().position(|pair| pair.1 == sign);
    let mut straight: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Break if is_paragraph_end(&text[token.span.clone()]) => straight = None,
            Kind::Sign => {
                let Some(sign) = text[token.span.clone()].chars().next() else {
                    continue;
                };
                if sign == '"' {
                    match straight.take() {
                        Some(from) => between(from, at),
                        None => straight = Some(at),
                    }
                } else if let Some(kind) = waiting(sign).filter(|kind| open_of[*kind] > 0)
                {
                    while let Some((from, close)) = open.pop() {
                        open_of[close] -= 1;
                        if close == kind {
                            between(from, at);
                            break;
                        }
                    }
                } else if let Some(kind) = PAIRS.iter().position(|it| it.0 == sign) {
                    open.push((at, kind));
                    open_of[kind] += 1;
                }
            }
            _ => {}
        }
    }
    let mut depth = 0;
    for (token, change) in tokens.iter_mut().zip(quoted) {
        depth += change;
        token.is_quoted = depth > 0;
    }
}

/// Whether the end of a line ends a paragraph: an empty line follows.
pub(crate) fn is_paragraph_end(text: &str) -> bool {
    text.matches('\n').count() > 1 || text.contains('\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    fn quoted(text: &str) -> String {
        let mut tokens = tokens(text);
        mark_quoted(text, &mut tokens);
        tokens.into_iter().filter(|it| it.is_quoted).map(|it| &text[it.span]).collect()
    }

    #[test]
    fn what_stands_within_marks_is_quoted() {
        assert_eq!(quoted("قال: «نعم “بل” لا» ثم"), "نعم “بل” لا");
        assert_eq!(quoted("\"أول\" ثم \"ثان\" ثم \"ثالث"), "أولثان");
        assert_eq!(quoted("”قول“ بعده"), "قول");
        assert_eq!(quoted("﴿قل هو﴾ و﴾قل﴿"), "قل هوقل");
    }

    #[test]
    fn a_mark_without_its_other_opens_nothing() {
        assert_eq!(quoted("قال: «نعم ثم ذهب"), "");
        assert_eq!(quoted("قال \"نعم\n\nثم\" ذهب"), "");
    }
}
