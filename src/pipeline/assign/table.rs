//! Widths of a table's columns: by what stands in them, so that the rows take the fewest lines.

use crate::{
    hanzi::width::half_widths,
    model::document::{Cell, Column, Run, Table, TableRow, table::WIDTH},
};

/// A 五号 character, and the insets of a cell, in tenths of a millimetre.
const CHAR: u32 = 38;
const INSET: u32 = 28;

/// Cells of at most so many characters are centred, and their column is just as wide.
const SHORT: u32 = 6;

/// Fewest characters a line of a column with longer cells: names of units do not fall apart.
const LEAST: u32 = 7;

/// A table as wide as the text, with widths for its columns.
pub fn table(names: &[String], rows: Vec<TableRow>) -> Table {
    wide(names, rows, WIDTH)
}

/// A table so many tenths of a millimetre wide.
pub(super) fn wide(names: &[String], rows: Vec<TableRow>, width: u32) -> Table {
    let lengths: Vec<Vec<Vec<u32>>> = rows
        .iter()
        .filter(|row| row.heading.is_none())
        .map(|row| row.cells.iter().map(cell_lengths).collect())
        .collect();
    let longest = |column: usize| lengths.iter().flat_map(|row| row.get(column).into_iter().flatten()).max().copied();
    let longest: Vec<u32> = (0..names.len()).map(|column| longest(column).unwrap_or(0)).collect();
    let widths = widths(names, &longest, &lengths, width);
    let column = |((name, own), longest): ((&String, u32), &u32)| Column {
        name: name.clone(),
        width: own,
        centred: *longest <= SHORT,
    };
    Table { columns: names.iter().zip(widths).zip(&longest).map(column).collect(), width, rows }
}

/// A cell of one line in one style; of none without text.
pub fn cell(text: impl Into<String>) -> Cell {
    let run = Run::plain(text);
    if run.text.is_empty() { Vec::new() } else { vec![vec![run]] }
}

/// Characters of each line of a cell, rounded up.
fn cell_lengths(cell: &Cell) -> Vec<u32> {
    let line = |runs: &Vec<Run>| runs.iter().map(|run| half_widths(&run.text)).sum::<usize>().div_ceil(2);
    cell.iter().map(|runs| u32::try_from(line(runs)).unwrap_or(u32::MAX)).collect()
}

/// Gives room, a character at a time, to the column with which the rows lose most lines; if none does, to the fullest.
fn widths(names: &[String], longest: &[u32], lengths: &[Vec<Vec<u32>>], whole: u32) -> Vec<u32> {
    // A head of up to four characters stays in one line, a longer one takes two.
    let head = |name: &String| match u32::try_from(name.chars().count()).unwrap_or(LEAST) {
        count @ ..=4 => count,
        count => count.div_ceil(2).min(LEAST),
    };
    let least = |(name, longest): (&String, &u32)| head(name).max((*longest).min(LEAST));
    let mut room: Vec<u32> = names.iter().zip(longest).map(least).collect();
    let columns = u32::try_from(names.len()).unwrap_or(1).max(1);
    let all = whole.saturating_sub(columns * INSET) / CHAR;
    while room.iter().sum::<u32>() < all {
        let tried = (0..room.len()).map(|column| {
            room[column] += 1;
            let lines = height(lengths, &room);
            room[column] -= 1;
            (lines, std::cmp::Reverse(longest[column] * 16 / room[column].max(1)), column)
        });
        let tried: Vec<_> = tried.collect();
        let Some((.., column)) = tried.into_iter().min() else { break };
        room[column] += 1;
    }
    // More columns than there is room for share it.
    let sum = room.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = room
        .iter()
        .map(|own| own * (whole - columns * INSET.min(whole / columns)) / sum + INSET.min(whole / columns))
        .collect();
    let given: u32 = widths.iter().sum();
    if let Some(widest) = widths.iter_mut().max() {
        *widest += whole.saturating_sub(given);
    }
    widths
}

/// Lines of all rows, with so many characters a line in each column.
fn height(lengths: &[Vec<Vec<u32>>], room: &[u32]) -> u32 {
    let lines = |(cell, room): (&Vec<u32>, &u32)| cell.iter().map(|length| length.div_ceil(*room).max(1)).sum::<u32>();
    lengths.iter().map(|row| row.iter().zip(room).map(lines).max().unwrap_or(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]]) -> Vec<u32> {
        let row = |cells: &&[&str]| TableRow {
            id: None,
            heading: None,
            cells: cells.iter().map(|text| cell(*text)).collect(),
        };
        let names: Vec<String> = (0..rows[0].len()).map(|at| format!("列{at}")).collect();
        table(&names, rows.iter().map(row).collect()).columns.iter().map(|column| column.width).collect()
    }

    #[test]
    fn columns_fill_the_line_and_the_long_one_gets_the_room() {
        let long = "字".repeat(120);
        let widths = of(&[&["1", &long, "区农业农村局"], &["2", &long, ""]]);
        assert_eq!(widths.iter().sum::<u32>(), WIDTH);
        assert!(widths[1] > widths[2] && widths[2] > widths[0], "{widths:?}");
        assert!(widths[2] >= 6 * CHAR + INSET, "{widths:?}");
    }

    #[test]
    fn more_columns_than_there_is_room_for_still_fill_the_line() {
        let cells = ["某某某某某某某某"; 40];
        assert_eq!(of(&[&cells]).iter().sum::<u32>(), WIDTH);
    }
}
