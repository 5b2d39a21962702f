//! The imposition of finished PDFs on sheets, with the words for what can go wrong.

use std::path::{Path, PathBuf};

use malzama_impose::{
    Booklet, Error, Face, Imposition, Omitted, Sheets, Side, Wording, impose,
};
use malzama_message::{Message, Value, message, number};

use crate::contract::{SheetTerms, caliper_of, creep_of, scheme_named, size_of};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::files;
use crate::geom::Length;
use crate::project::{Project, read_bounded};
use crate::records::Binding;

/// The font of the slug, of which outlines are taken.
pub const SLUG_FONT: &[u8] = include_bytes!("../fonts/vazirmatn/Vazirmatn-Regular.ttf");

/// The size of the largest PDF that is imposed, in bytes.
const LIMIT: u64 = 2 << 30;

/// The most files that go on one sheet.
const MOST: usize = 4;

/// The digits of a hash on a slug.
const DIGITS: usize = 12;

/// What is said on the command line of sheets.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The PDFs: one, or several that go on the same sheets.
    pub files: Vec<PathBuf>,
    /// The name of the scheme.
    pub scheme: Option<String>,
    /// The size of the sheet.
    pub sheet: Option<String>,
    /// The side at which the booklet is bound, if not the one that the file names.
    pub binding: Option<Binding>,
    /// The creep: `none`, `caliper` or a length.
    pub creep: Option<String>,
    /// The caliper of a leaf.
    pub caliper: Option<String>,
    /// The gripper margin.
    pub gripper: Option<String>,
    /// The space between pages at the spine.
    pub gutter: Option<String>,
    /// Whether there are no marks.
    pub no_marks: bool,
    /// Where to write the sheets; by default beside the first file.
    pub out: Option<PathBuf>,
}

/// Sheets that were written.
#[derive(Debug)]
pub struct Imposed {
    /// The path of the PDF.
    pub path: PathBuf,
    /// How many sheets there are.
    pub sheets: usize,
    /// Width and height of each in millimetres.
    pub size: [f64; 2],
    /// How many blank pages were put before the back cover.
    pub padding: usize,
}

/// Imposes PDFs and writes the sheets.
///
/// # Errors
/// A value means nothing, a file cannot be read or imposed, or the sheets cannot be written. Marks that
/// had no room go to the sink as warnings.
pub fn impose_files(wanted: &Wanted, sink: &mut Sink) -> Outcome<Imposed> {
    let (terms, caliper) = terms(wanted)?;
    let count = wanted.files.len();
    if count > 1 && wanted.scheme.is_some() {
        let message = message!("impose/gang-scheme", count = count);
        Err(Diagnostic::usage(Location::file("--scheme"), message)
            .hint(message!("hint/gang-scheme")))?;
    }
    if count > MOST {
        let at = Location::file(files::shown(&wanted.files[MOST]).display().to_string());
        Err(Errors::from(explain(&Error::GangSize { found: count, most: MOST }, at))
            .typed())?;
    }
    let mut booklets = Vec::new();
    for path in &wanted.files {
        // It was typed, and may be mistyped.
        let bytes = read(path).map_err(Errors::typed)?;
        booklets.push(Booklet::read(&bytes).map_err(|error| explain(&error, at(path)))?);
    }
    let first = wanted.files.first().map(PathBuf::as_path).unwrap_or(Path::new(""));
    let shown = files::shown(first).display().to_string();
    let of_file = booklets.first().map(Booklet::binding);
    let binding = wanted.binding.or(of_file.map(|it| match it {
        malzama_impose::Binding::Right => Binding::Right,
        malzama_impose::Binding::Left => Binding::Left,
    }));
    let mut imposition = terms.imposition(binding.unwrap_or(Binding::Right), caliper);
    if count > 1 {
        imposition.scheme = malzama_impose::Scheme::Gang;
    }
    let stem = first.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
    let name = wanted.files.iter().filter_map(|it| it.file_stem()?.to_str());
    let slug = Slug { name: name.collect::<Vec<_>>().join(" + "), date: None };
    let sheets = slug
        .impose(&booklets, &imposition)
        .map_err(|error| explain(&error, Location::file(&shown)))?;
    warn(&sheets, &shown, sink);
    let path = wanted
        .out
        .clone()
        .unwrap_or_else(|| first.with_file_name(format!("{stem}-sheets.pdf")));
    spare_input(&path, &wanted.files)?;
    files::replace(&path, |file| sheets.write(file))
        .map_err(|(path, error)| crate::files::write_failure(&path, &error))?;
    Ok(Imposed {
        path,
        sheets: sheets.arrangement.sheets.len(),
        size: size_in_mm(&sheets),
        padding: sheets.padding(),
    })
}

/// Returns width and height of sheets in millimetres.
fn size_in_mm(sheets: &Sheets) -> [f64; 2] {
    let size = sheets.sides.first().map(|side| side.size);
    size.map_or([0.0; 2], |it| [it.width.to_mm(), it.height.to_mm()])
}

/// What the slugs of sheets tell.
pub struct Slug {
    /// The name of the edition or file.
    pub name: String,
    /// The date of the project, if there is one.
    pub date: Option<String>,
}

impl Slug {
    /// Imposes booklets with this slug on each sheet.
    ///
    /// # Errors
    /// Those of [`impose`].
    pub fn impose<'a>(
        &self,
        booklets: &'a [Booklet],
        imposition: &Imposition,
    ) -> Result<Sheets<'a>, Error> {
        let hash = booklets.first().map(|it| it.hash().to_hex()[..DIGITS].to_owned());
        let line = |side: &Side| {
            let date = self.date.clone();
            let parts =
                [Some(self.name.clone()), Some(side.to_string()), date, hash.clone()];
            vec![parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")]
        };
        let wording =
            Wording { font: Some(SLUG_FONT), slug: &line, ..Wording::default() };
        impose(booklets, imposition, &wording)
    }
}

/// Warns of marks that had no room on sheets of a file, and tells of blank pages.
pub fn warn(sheets: &Sheets, file: &str, sink: &mut Sink) {
    let at = || Location::file(file);
    if sheets.padding() > 0 {
        let message = message!("impose/padded", path = file, count = sheets.padding());
        sink.push(Diagnostic::warning(at(), message).hint(message!("hint/padded")));
    }
    for omitted in &sheets.omitted {
        let mark = mark(*omitted);
        let message = message!("impose/omitted", path = file, mark = mark);
        let hint = match omitted {
            Omitted::CollatingMarks => message!("hint/wider-gutter"),
            _ => message!("hint/larger-sheet"),
        };
        sink.push(Diagnostic::warning(at(), message).hint(hint));
    }
    if sheets.sides.iter().any(|it| it.face == Face::Both) {
        let message = message!("impose/one-plate", path = file);
        sink.push(Diagnostic::warning(at(), message).hint(message!("hint/one-plate")));
    }
}

fn mark(omitted: Omitted) -> Message {
    match omitted {
        Omitted::CropMarks => message!("mark/crop"),
        Omitted::FoldMarks => message!("mark/fold"),
        Omitted::Registration => message!("mark/registration"),
        Omitted::CollatingMarks => message!("mark/collating"),
        Omitted::ColourBar => message!("mark/colour-bar"),
        Omitted::Slug => message!("mark/slug"),
    }
}

/// Refuses to write sheets over the pages that they are made of, or over the records of a project, also by
/// way of links.
fn spare_input(target: &Path, files: &[PathBuf]) -> Outcome<()> {
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    if let Ok(project) = Project::open(folder.unwrap_or(Path::new("."))) {
        files::spare_sources(&project, target)?;
    }
    let Ok(real) = target.canonicalize() else { return Ok(()) };
    let is_input = files.iter().any(|it| it.canonicalize().is_ok_and(|it| it == real));
    if !is_input {
        return Ok(());
    }
    let shown = files::shown(target).display().to_string();
    let message = message!("impose/over-itself", path = &shown);
    Err(Diagnostic::usage(Location::file(shown), message)
        .hint(message!("hint/other-name")))?
}

fn at(path: &Path) -> Location {
    Location::file(files::shown(path).display().to_string())
}

/// Reads a PDF of which others are made.
///
/// # Errors
/// It cannot be read, or is too large.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    let shown = files::shown(path).display().to_string();
    let bytes = read_bounded(path, LIMIT)
        .map_err(|error| Diagnostic::unreadable(at(path), &shown, &error))?;
    Ok(bytes.ok_or_else(|| {
        let most = number((LIMIT >> 20) as f64, 0);
        Diagnostic::error(
            at(path),
            message!("impose/too-large", path = shown, most = most),
        )
    })?)
}

/// Reads the values of the command line.
fn terms(wanted: &Wanted) -> Outcome<(SheetTerms, Option<Length>)> {
    fn value<T>(
        option: &str,
        typed: Option<&String>,
        read: impl Fn(&str) -> Option<T>,
        example: &str,
    ) -> Outcome<Option<T>> {
        let Some(typed) = typed else { return Ok(None) };
        let value = read(typed).ok_or_else(|| {
            let message = message!("impose/bad-value", option = option, value = typed);
            Diagnostic::usage(Location::file(option), message).hint(message!(
                "hint/for-example",
                example = format!("{option} {example}")
            ))
        })?;
        Ok(Some(value))
    }
    let length =
        |text: &str| Length::parse(text).filter(|it| (0.0..=50.0).contains(&it.to_mm()));
    let usual = SheetTerms::default();
    let scheme = value("--scheme", wanted.scheme.as_ref(), scheme_named, "saddle-2-up")?;
    let size = value("--sheet", wanted.sheet.as_ref(), size_of, "SRA3")?;
    let creep = value("--creep", wanted.creep.as_ref(), creep_of, "caliper")?;
    let caliper = value("--caliper", wanted.caliper.as_ref(), caliper_of, "\"0.12 mm\"")?;
    let gripper = value("--gripper", wanted.gripper.as_ref(), length, "\"10 mm\"")?;
    let gutter = value("--gutter", wanted.gutter.as_ref(), length, "\"6 mm\"")?;
    let terms = SheetTerms {
        scheme: scheme.unwrap_or(usual.scheme),
        size,
        creep: creep.unwrap_or_default(),
        gripper: gripper.unwrap_or(usual.gripper),
        gutter: gutter.unwrap_or(usual.gutter),
        marks: !wanted.no_marks,
    };
    if terms.creep == crate::contract::CreepTerm::Caliper && caliper.is_none() {
        Err(Diagnostic::usage(Location::file("--creep"), message!("impose/no-caliper"))
            .hint(message!("hint/for-example", example = "--caliper \"0.12 mm\"")))?;
    }
    Ok((terms, caliper))
}

/// Puts the reason why pages cannot be imposed into words.
pub fn explain(error: &Error, at: Location) -> Diagnostic {
    let size = |[width, height]: [f64; 2]| Value::from(format!("{width} × {height}"));
    let path = at.path().to_owned();
    let (message, hint) = match error {
        Error::Encrypted => (
            message!("impose/encrypted", path = path),
            message!("hint/save-without-password"),
        ),
        Error::NoPdf | Error::TooMuch => {
            (message!("impose/no-pdf", path = path), message!("hint/export-again"))
        }
        Error::Unreadable(reason) => (
            message!("impose/unreadable", path = path, reason = reason),
            message!("hint/export-again"),
        ),
        Error::NoPages => {
            (message!("impose/no-pages", path = path), message!("hint/export-again"))
        }
        Error::PageContent { page } => (
            message!("impose/page-content", path = path, page = *page),
            message!("hint/export-again"),
        ),
        Error::NoTrimBox { page } => (
            message!("impose/no-trim-box", path = path, page = *page),
            message!("hint/export-trim-box"),
        ),
        Error::MixedTrims { page, found, expected } => (
            message!(
                "impose/mixed-trims",
                path = path,
                page = *page,
                found = size(*found),
                expected = size(*expected)
            ),
            message!("hint/one-trim"),
        ),
        Error::SheetTooSmall { needed, found } => (
            message!(
                "impose/sheet-too-small",
                needed = size(*needed),
                found = size(*found)
            ),
            message!("hint/larger-sheet"),
        ),
        Error::GangLengths { booklet, found, expected } => (
            message!(
                "impose/gang-lengths",
                booklet = *booklet,
                found = *found,
                expected = *expected
            ),
            message!("hint/gang"),
        ),
        Error::GangTrims { booklet, found, expected } => (
            message!(
                "impose/gang-trims",
                booklet = *booklet,
                found = size(*found),
                expected = size(*expected)
            ),
            message!("hint/gang"),
        ),
        Error::GangConditions { booklet } => (
            message!("impose/gang-conditions", booklet = *booklet),
            message!("hint/gang"),
        ),
        Error::GangSize { found, most } => (
            message!("impose/gang-size", found = *found, most = *most),
            message!("hint/gang"),
        ),
        // Values that the readers of contracts and of the command line have bounded.
        Error::Bleed { .. }
        | Error::Caliper { .. }
        | Error::CreepFit { .. }
        | Error::CreepTotal { .. }
        | Error::FoldTooLarge { .. }
        | Error::Gripper { .. }
        | Error::Gutter { .. }
        | Error::PrinterMargin { .. }
        | Error::Places { .. }
        | Error::SheetSize(_) => (
            message!("impose/out-of-bounds", reason = error.to_string()),
            message!("hint/larger-sheet"),
        ),
    };
    Diagnostic::error(at, message).hint(hint)
}
