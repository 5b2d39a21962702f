//! The events that a running preview reports.

/// An event of a running preview.
#[derive(Debug)]
pub enum Event<'a> {
    /// The preview is served.
    Open {
        /// The address, for nobody but the user: it contains the key.
        address: &'a str,
        /// Its port.
        port: u16,
        /// The address that leads there once: all users of a machine see how a browser was
        /// started.
        once: &'a str,
    },
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
