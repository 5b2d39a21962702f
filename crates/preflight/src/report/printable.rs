//! Texts that came from elsewhere, as they may be shown.

/// Text whose control characters, which a page may not hold, are shown as such.
pub(super) fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
