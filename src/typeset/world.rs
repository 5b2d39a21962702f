//! The Typst world of an edition: the files in `layouts/`, the manuscript, placeholders
//! for its photographs, and the project's fonts. There are no packages and no system
//! fonts, and the only date is the project's.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use malzama_message::{message, number};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};

use super::photograph_names::PhotographNames;
use super::placeholder;
use super::typst_words::refusal;
use crate::fonts::Fonts;
use crate::model::Photograph;
use crate::project::{LAYOUTS, PathFault, Project, read_bounded};

/// The path of the manuscript, relative to the project's root.
pub const MANUSCRIPT: &str = "manuscript.json";

/// Size limit in bytes of a file that a layout reads.
const FILE_LIMIT: u64 = 256 << 20;

static MAIN_ID: LazyLock<FileId> = LazyLock::new(|| file_id("layouts/main.typ"));
/// Typst's standard library; a build in which nothing has changed does without it.
pub(super) static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::default()));
static WEB_ID: LazyLock<FileId> = LazyLock::new(|| file_id("layouts/web.typ"));
static MANUSCRIPT_ID: LazyLock<FileId> = LazyLock::new(|| file_id(MANUSCRIPT));

/// The files and fonts that all editions of a build share.
pub struct Shared {
    files: FileStore<ProjectFiles>,
    fonts: Arc<Fonts>,
}

impl Shared {
    /// Creates the shared part from a project and its fonts.
    pub fn new(project: Project, fonts: Arc<Fonts>) -> Self {
        Self {
            files: FileStore::new(ProjectFiles { project, read: Mutex::default() }),
            fonts,
        }
    }
}

impl Shared {
    /// Returns the project's fonts.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Forgets the content of all files, and which of them were read.
    pub fn reset(&mut self) {
        self.files.reset();
        let read = &mut self.files.loader_mut().read;
        read.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Returns the project files read so far, by path and digest.
    pub fn files_read(&self) -> BTreeMap<String, String> {
        let read = &self.files.loader().read;
        read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The world of one edition.
pub struct EditionWorld<'a> {
    shared: &'a Shared,
    manuscript: Bytes,
    /// The names of photographs in the manuscript.
    names: PhotographNames<'a>,
    /// Placeholders by the path of their photograph.
    placeholders: BTreeMap<&'a str, Bytes>,
    today: Datetime,
    main: FileId,
}

impl<'a> EditionWorld<'a> {
    /// Creates a world with `manuscript`, a placeholder for each of `photographs`, and
    /// `today` as its date.
    pub fn new(
        shared: &'a Shared,
        manuscript: Vec<u8>,
        photographs: impl Iterator<Item = &'a Photograph> + Clone,
        today: Datetime,
    ) -> Self {
        let names = PhotographNames::of(photographs.clone());
        let placeholders = photographs
            .map(|it| {
                (
                    &*it.path,
                    Bytes::new(placeholder::for_layout(&it.path, it.width, it.height)),
                )
            })
            .collect();
        let (manuscript, main) = (Bytes::new(names.put_into(&manuscript)), *MAIN_ID);
        Self { shared, manuscript, names, placeholders, today, main }
    }

    /// Returns the names of photographs in the manuscript.
    pub fn names(&self) -> &PhotographNames<'a> {
        &self.names
    }

    /// Returns the world with another file to begin with than that of the booklet.
    pub fn beginning_with(self, main: FileId) -> Self {
        Self { main, ..self }
    }
}

impl World for EditionWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *MANUSCRIPT_ID {
            return Ok(self.manuscript.clone());
        }
        let path = self.names.path(id.vpath().get_with_slash());
        if let Some(placeholder) = self.placeholders.get(path) {
            return Ok(placeholder.clone());
        }
        self.shared.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}

/// Loads the project files that a layout may read, and records which were read.
struct ProjectFiles {
    project: Project,
    /// Digests of the files read, by path.
    read: Mutex<BTreeMap<String, String>>,
}

impl FileLoader for ProjectFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if let VirtualRoot::Package(package) = id.root() {
            let package = package.to_string();
            return Err(refusal(&message!("layout/reads-package", package = package)));
        }
        let path = id.vpath().get_without_slash();
        let folder = path.split('/').next().unwrap_or_default();
        if folder != LAYOUTS {
            return Err(refusal(&message!("layout/reads-elsewhere", path = path)));
        }
        let io = |error| FileError::from_io(error, path.as_ref());
        let real = self.project.resolve(path).map_err(|fault| match fault {
            PathFault::Io(error) => io(error),
            PathFault::Outside(outside) => refusal(&outside.message(path)),
        })?;
        match read_bounded(&real, FILE_LIMIT).map_err(io)? {
            Some(bytes) => {
                let digest = blake3::hash(&bytes).to_hex().to_string();
                let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
                read.insert(path.to_owned(), digest);
                Ok(Bytes::new(bytes))
            }
            None => {
                let most = number((FILE_LIMIT >> 20) as f64, 0);
                Err(refusal(&message!("layout/reads-too-much", path = path, most = most)))
            }
        }
    }
}

/// Returns the ID of the file that tells the web edition of the design.
pub fn web_id() -> FileId {
    *WEB_ID
}

/// Returns the ID of a project file.
pub fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the path is plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}
