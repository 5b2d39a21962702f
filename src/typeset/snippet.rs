//! Small pieces of type that the program itself sets, in the project's fonts.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Frame;
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_layout::PagedDocument;

use super::world::{LIBRARY, Shared};

/// Sets `markup` in the project's fonts and returns its first page; `None` if it cannot
/// be set.
pub(super) fn set(shared: &Shared, markup: String) -> Option<Frame> {
    let world = SnippetWorld { shared, main: Source::detached(markup) };
    let document = typst::compile::<PagedDocument>(&world).output.ok()?;
    Some(document.pages().first()?.frame.clone())
}

/// A world of one file, which reads no other.
struct SnippetWorld<'a> {
    shared: &'a Shared,
    main: Source,
}

impl World for SnippetWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts().store().book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts().store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
