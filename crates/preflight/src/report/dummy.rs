//! A folding dummy: which page stands where on the sheets of an edition; and the files that are made of the
//! edition beside its print file.

/// The sheets of an edition, in the order in which they are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dummy {
    /// The sheets.
    pub sheets: Vec<DummySheet>,
    /// Whether the cover is printed apart from them.
    pub is_without_cover: bool,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DummySheet {
    /// The number of its signature, if there are several.
    pub signature: Option<usize>,
    /// How many places stand side by side.
    pub columns: usize,
    /// The places of its front.
    pub front: Vec<DummyPlace>,
    /// The places of its back, seen from the back; none if it stays blank.
    pub back: Vec<DummyPlace>,
    /// Whether one plate prints both sides, and the sheet is cut into two copies.
    pub has_one_plate: bool,
}

/// A place on a sheet side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DummyPlace {
    /// The page, from 1; none if the place is blank.
    pub page: Option<usize>,
    /// The column, from the left, from 0.
    pub column: usize,
    /// The row, from the top, from 0.
    pub row: usize,
    /// Whether the head of the page points down.
    pub turned: bool,
}

/// A file that is made of an edition beside its print file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// What it is.
    pub kind: CompanionKind,
    /// Its path from the folder of the report.
    pub path: String,
}

/// What a file is that is made of an edition beside its print file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanionKind {
    /// The cover in one piece.
    Cover,
    /// The text without the cover.
    Text,
    /// Imposed sheets.
    Sheets,
    /// The job ticket, to print.
    Ticket,
}
