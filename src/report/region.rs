//! Where a finding is, for programs: the file's name and lines and columns from 1, columns in characters.

use serde::Serialize;

use crate::model::{
    finding::Severity,
    place::{Place, Sources},
};

/// A stretch of a file.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Region {
    pub(super) fn of(place: Place, sources: &Sources) -> Self {
        let (line, column) = sources.line_column(place);
        let (end_line, end_column) = sources.line_column(Place { start: place.end.max(place.start), ..place });
        Self { line, column, end_line, end_column }
    }
}

/// The name of the file that a place is in, with `/` on every system.
pub(super) fn path(place: Place, sources: &Sources) -> String {
    sources.of(place).path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The severity's name in JSON and SARIF.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
