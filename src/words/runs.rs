//! Numbers of pages in words.

use malzama_message::{Value, message};

/// Returns rising page numbers as single ones and runs: `4, 7–9`.
pub fn runs(pages: &[usize]) -> Value {
    let runs = pages.chunk_by(|one, next| one + 1 == *next);
    let runs = runs.filter_map(|run| match run {
        [only] => Some(message!("build/page", page = *only)),
        [first, .., last] => Some(message!("build/run", first = *first, last = *last)),
        [] => None,
    });
    Value::Messages(runs.collect())
}

#[cfg(test)]
mod tests {
    use crate::words::text;

    use super::*;

    #[test]
    fn pages_that_follow_each_other_are_told_as_runs() {
        let told = |pages: &[usize]| {
            let pages = runs(pages);
            let path = "a.pdf";
            text(&message!("build/pages-changed", path = path, count = 1, pages = pages))
        };
        assert_eq!(told(&[4]), "`a.pdf`: page 4 changed");
        assert_eq!(told(&[4, 7, 8, 9]), "`a.pdf`: page 4, 7–9 changed");
        assert_eq!(told(&[1, 2, 4, 6, 7]), "`a.pdf`: page 1–2, 4, 6–7 changed");
    }
}
