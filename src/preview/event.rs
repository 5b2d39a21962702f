//! The events that a running preview reports.

/// An event of a running preview.
#[derive(Debug)]
pub enum Event<'a> {
    /// The preview is served at this address.
    Open(&'a str),
    /// The pages are up to date.
    Ready {
        /// The saved file, from the project's root; `None` for the first run.
        file: Option<&'a str>,
        /// The time from the save until the pages were ready, in milliseconds.
        milliseconds: u128,
        /// The number of pages that look different.
        pages: usize,
    },
    /// Errors keep editions from being set; their number.
    Problems(usize),
}
