//! What the objects of a file may take, all together.

/// The most words of objects, each some hundred bytes once it is read; more of large files.
const WORDS: usize = 4 << 20;
const MOST_WORDS: usize = 16 << 20;

/// How many times the bytes of a file are read at most, in objects that share them; and as many
/// bytes as small files may take beyond.
const READ_OVER: usize = 4;
const READ_ANYWAY: usize = 1 << 20;

/// The most bytes that streams of objects and of cross-references unpack to.
const UNPACKED: usize = 1 << 30;

/// How deep arrays and dictionaries may lie within each other; the reader takes no deeper ones.
pub(super) const DEPTH: usize = 128;

/// What is left.
pub(super) struct Budget {
    words: usize,
    /// Bytes of objects, each time they are read.
    read: usize,
    /// Bytes of the data of streams, as they lie in the file.
    data: usize,
    unpacked: usize,
}

impl Budget {
    /// Creates the budget of the objects that stand in a file of so many bytes themselves.
    pub(super) fn of_objects(bytes: usize) -> Self {
        let read = READ_OVER.saturating_mul(bytes).saturating_add(READ_ANYWAY);
        let words = WORDS.max(bytes / 4).min(MOST_WORDS);
        Self { words, read, data: read, unpacked: UNPACKED }
    }

    /// Creates the budget of the objects that are packed in streams, in a file of so many bytes, of
    /// which `read` are read once they are unpacked.
    pub(super) fn of_streams(bytes: usize, read: usize) -> Self {
        let data = READ_OVER.saturating_mul(bytes).saturating_add(READ_ANYWAY);
        Self { words: WORDS, read, data, unpacked: UNPACKED }
    }

    /// How many bytes of data are left.
    pub(super) fn data(&self) -> usize {
        self.data
    }

    /// Takes words; `None`, now and from then on, if nothing is left.
    pub(super) fn take_words(&mut self, count: usize) -> Option<()> {
        take(&mut self.words, count)
    }

    /// Takes bytes of objects; `None`, now and from then on, if nothing is left.
    pub(super) fn take_read(&mut self, count: usize) -> Option<()> {
        take(&mut self.read, count)
    }

    /// Takes bytes of data; `None`, now and from then on, if nothing is left.
    pub(super) fn take_data(&mut self, count: usize) -> Option<()> {
        take(&mut self.data, count)
    }

    /// Takes unpacked bytes; `None`, now and from then on, if nothing is left.
    pub(super) fn take_unpacked(&mut self, count: usize) -> Option<()> {
        take(&mut self.unpacked, count)
    }
}

fn take(left: &mut usize, count: usize) -> Option<()> {
    *left = left.saturating_sub(count);
    (*left > 0).then_some(())
}
