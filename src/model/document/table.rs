//! A table within a text: of an annex, of a section, or of all duties (任务分工表).

use serde::Serialize;

use super::run::Run;

/// A table as wide as the text, [`WIDTH`] or [`ACROSS`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// Its width in tenths of a millimetre.
    pub width: u32,
    /// The rows below the head.
    pub rows: Vec<TableRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// What stands in the head.
    pub name: String,
    /// Its width in tenths of a millimetre; all together are the table's.
    pub width: u32,
    /// Whether its cells are centred: short ones are.
    pub centred: bool,
}

/// Width of a table in tenths of a millimetre (GB/T 9704-2012 5.2.1).
pub const WIDTH: u32 = 1560;

/// Width of a table laid across: the height of the type area.
pub const ACROSS: u32 = 2250;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// The id of the clause that it is; `None` if it is none.
    pub id: Option<String>,
    /// The words of a row that groups those below it; it has no cells then.
    pub heading: Option<String>,
    /// One a column, each a list of lines.
    pub cells: Vec<Cell>,
}

/// The lines of a cell.
pub type Cell = Vec<Vec<Run>>;
