//! Panics while pages are set, drawn or judged: each becomes a finding, and the preview
//! lives on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use malzama_message::{Message, message};

use crate::diagnostic::{Diagnostic, Location, PagePlace, panic_text};
use crate::project::SETTINGS;

/// Does work whose results nobody uses if it panics; returns them, or the panic's words.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panic_text(&*panic))
}

/// Tells that setting an edition panicked.
pub fn setting(edition: &str, reason: &str) -> Diagnostic {
    fault(message!("preview/setting-failed", edition = edition, reason = reason))
}

/// Tells that reading the project or finding what has changed panicked.
pub fn reading(reason: &str) -> Diagnostic {
    fault(message!("preview/reading-failed", reason = reason))
}

/// Tells that drawing a page panicked.
pub fn drawing(edition: &str, page: usize, reason: &str) -> Diagnostic {
    let place = PagePlace { edition: edition.to_owned(), page, area: None };
    fault(message!(
        "preview/drawing-failed",
        edition = edition,
        page = page,
        reason = reason
    ))
    .on_page(place)
}

/// Tells that making or judging PDFs panicked.
pub fn finishing(reason: &str) -> Diagnostic {
    fault(message!("preview/finishing-failed", reason = reason))
}

fn fault(message: Message) -> Diagnostic {
    let whole = Location::file(SETTINGS);
    Diagnostic::failure(whole, message).hint(message!("hint/undo-or-report"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::text;

    #[test]
    fn a_panic_becomes_its_words() {
        assert_eq!(caught(|| 1), Ok(1));
        let pages: Vec<u8> = Vec::new();
        let said = caught(|| pages.first().expect("a page").to_owned());
        assert_eq!(said, Err("a page".to_owned()));
        let count = pages.len();
        let said = caught(|| panic!("page 1\nof {count}")).expect_err("a panic");
        assert_eq!(said, "page 1");
        let said = caught(|| std::panic::panic_any(1)).expect_err("a panic");
        assert_eq!(said, "no reason is known");
        let told = text(&drawing("acre", 3, "a page").message);
        assert!(told.contains("acre") && told.contains("a page"), "{told}");
    }
}
