//! Headings, paragraphs and cells of an annex as they are printed.

use crate::model::{
    document::{Block, Cell, Clause, Heading, Run},
    inline,
};

/// A heading that counts itself.
pub(super) fn heading(level: usize, number: String, title: &str) -> Block {
    Block::Heading(Heading {
        level: u8::try_from(level).unwrap_or(4),
        number,
        title: inline::plain(title),
        was: String::new(),
    })
}

/// A paragraph, with the heading that it begins with.
pub(super) fn paragraph(heading: Option<Heading>, text: Vec<Run>) -> Block {
    let clauses = if text.is_empty() { Vec::new() } else { vec![Clause::free(text)] };
    Block::Paragraph { heading, clauses }
}

/// Cells of lines: `<br>` breaks one.
pub(super) fn lines(cell: &str) -> Cell {
    if cell.is_empty() {
        return Cell::new();
    }
    let cell = cell.replace("\\|", "|").replace("<br/>", "<br>");
    cell.split("<br>").map(|line| inline::runs(line.trim())).collect()
}
