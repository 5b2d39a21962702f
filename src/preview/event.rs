//! What a preview reports while it goes on.

/// Something that has happened in a preview.
#[derive(Debug)]
pub enum Event<'a> {
    /// It can be looked at, at this address.
    Open(&'a str),
    /// Pages are ready: after which file was saved, in how many milliseconds, and how many of
    /// them look different.
    Ready {
        /// The file that was saved, if one was.
        file: Option<&'a str>,
        /// From saved to ready, in milliseconds.
        milliseconds: u128,
        /// How many pages look different.
        pages: usize,
    },
    /// Something keeps editions from being made.
    Problems(usize),
}
