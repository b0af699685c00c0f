//! Tables in a text, their cells parted by tabs, by blanks or by |: those of tasks become tasks, as they do in a .docx.

use super::{
    clean::clean,
    docx::{Told, Typed, sections_above},
    draft::Line,
    markdown,
};

/// Fewest cells of a row: two words with a tab between them are no table.
const FEWEST: usize = 3;

/// The lines of a text with their numbers, without empty ones, and what became of its tables of tasks.
pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<Told>) {
    let (mut lines, mut tables): (Vec<Line>, Vec<Told>) = (Vec::new(), Vec::new());
    let numbered = (1..).zip(text.lines()).filter(|(_, line)| !(line.contains('|') && markdown::rules(line.trim())));
    let numbered: Vec<(usize, &str)> = numbered.collect();
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
    let cells: Vec<Vec<String>> = rows.iter().map(|(_, row)| cells(row)).collect();
    // Blanks show no empty cell: then each row must have them all.
    let by_blanks = rows.iter().any(|(_, row)| !row.contains(['\t', '|']));
    let whole = !by_blanks || cells.iter().all(|row| row.len() == cells[0].len());
    whole.then(|| Typed::of(cells, sections)).flatten()
}

fn is_row(line: &str) -> bool {
    cells(line).len() >= FEWEST
}

/// The cells of a row: between tabs, between |, or between two blanks and more.
fn cells(line: &str) -> Vec<String> {
    if line.contains('\t') {
        return line.split('\t').map(clean).collect();
    }
    let line = clean(line);
    if let Some(inner) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
        return inner.split('|').map(clean).collect();
    }
    let wide = |sign: char| if matches!(sign, ' ' | '\u{3000}') { ' ' } else { sign };
    let blank: String = line.chars().map(wide).collect();
    blank.split("  ").map(clean).filter(|cell| !cell.is_empty()).collect()
}
