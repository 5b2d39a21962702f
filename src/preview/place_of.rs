//! Positions in files, as the page of the preview gets them.

use serde::Serialize;

use crate::diagnostic::Location;
use malzama_preflight::Origin;

/// A position in a project file; line and column are counted from one.
#[derive(Serialize)]
pub struct PlaceOf {
    file: String,
    line: usize,
    column: usize,
}

impl PlaceOf {
    /// Converts a location; one of a whole file becomes line 1, column 1.
    pub fn of(location: &Location) -> Self {
        let (line, column) = location.line_column().unwrap_or((1, 1));
        Self { file: location.path().to_owned(), line, column }
    }

    /// Converts the origin of a preflight finding.
    pub fn of_origin(Origin { path, line, column }: &Origin) -> Self {
        Self { file: path.clone(), line: *line, column: *column }
    }
}
