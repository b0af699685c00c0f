//! Tables in a text, their cells parted by tabs: those of tasks become tasks, as they do in a .docx.

use super::{
    Line,
    docx::{Told, Typed, sections_above},
    read::clean,
};

/// Fewest cells of a row: two words with a tab between them are no table.
const FEWEST: usize = 3;

/// The lines of a text with their numbers, without empty ones, and what became of its tables of tasks.
pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<Told>) {
    let (mut lines, mut tables): (Vec<Line>, Vec<Told>) = (Vec::new(), Vec::new());
    let numbered: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
    for rows in numbered.chunk_by(|(_, above), (_, below)| is_row(above) && is_row(below)) {
        match (rows.len() > 1).then(|| table(rows, &lines)).flatten() {
            Some(table) => {
                tables.push(table.told(rows[0].0, rows.len()));
                let of_row = |(row, text): (usize, String)| Line { number: rows[row].0, text };
                lines.extend(table.lines.into_iter().map(of_row));
            }
            None => lines.extend(rows.iter().map(|(number, row)| Line { number: *number, text: clean(row) })),
        }
    }
    lines.retain(|line| !line.text.is_empty());
    (lines, tables)
}

/// The table of tasks that rows are, below the lines above them.
fn table(rows: &[(usize, &str)], above: &[Line]) -> Option<Typed> {
    let sections = sections_above(above.iter().map(|line| line.text.as_str()));
    Typed::of(rows.iter().map(|(_, row)| row.split('\t').map(clean).collect()).collect(), sections)
}

fn is_row(line: &str) -> bool {
    line.split('\t').count() >= FEWEST
}
