//! Tables: those of tasks become numbered tasks with label lines, others a line a row.

mod tasks;

use tasks::Columns;

/// A table as it stands.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Default, Clone)]
struct Cell {
    text: String,
    /// How many columns it covers.
    span: usize,
    /// Whether it goes on with the cell above.
    continues: bool,
}

/// What became of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The number of the paragraph that its text begins with.
    pub line: usize,
    /// How many paragraphs its text takes.
    pub lines: usize,
    /// Rows below the header.
    pub rows: usize,
    /// Whether its rows became tasks.
    pub tasks: bool,
}

impl Told {
    /// Whether a paragraph is one of its own.
    pub(crate) fn holds(&self, line: usize) -> bool {
        (self.line..self.line + self.lines).contains(&line)
    }
}

/// The most columns that a cell may cover, as in Word.
const WIDEST: usize = 63;

impl Table {
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell { span: 1, ..Cell::default() });
        }
    }

    fn last(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut()
    }

    pub(super) fn span(&mut self, columns: usize) {
        if let Some(cell) = self.last() {
            cell.span = columns.clamp(1, WIDEST);
        }
    }

    pub(super) fn merge(&mut self, value: &str) {
        if let Some(cell) = self.last() {
            cell.continues = value != "restart";
        }
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if let Some(cell) = self.last() {
            let sign = if cell.text.is_empty() || text.is_empty() { "" } else { "\n" };
            cell.text.push_str(sign);
            cell.text.push_str(text.trim());
        }
    }

    /// The rows with a text for every column: a cell that goes on says what the one above says.
    fn grid(&self) -> Vec<Vec<String>> {
        let mut grid: Vec<Vec<String>> = Vec::new();
        for row in &self.rows {
            let mut texts = Vec::new();
            for cell in row {
                let above = || grid.last().and_then(|above| above.get(texts.len())).cloned().unwrap_or_default();
                let text = if cell.continues { above() } else { cell.text.clone() };
                texts.push(text);
                texts.extend(std::iter::repeat_n(String::new(), cell.span - 1));
            }
            grid.push(texts);
        }
        grid
    }

    /// 某局、某某局文件, if it is the masthead of a joint notice: names in one cell, 文件 in the next.
    pub(super) fn masthead(&self) -> Option<String> {
        let [row] = self.rows.as_slice() else { return None };
        let [names, beside] = row.as_slice() else { return None };
        let names: Vec<&str> = names.text.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
        (beside.text.trim() == "文件" && !names.is_empty()).then(|| format!("{}文件", names.join("、")))
    }

    /// The lines that stand for it; `sections` is how many sections stand above, `line` how many paragraphs.
    pub(super) fn lines(&self, sections: usize, line: usize) -> (Vec<String>, Told) {
        let grid = self.grid();
        let tasks =
            grid.iter().take(3).enumerate().find_map(|(at, row)| Some((at, Columns::of(row, &grid[at + 1..])?)));
        let rows = grid.len().saturating_sub(1);
        if let Some((at, columns)) = tasks {
            let lines: Vec<String> =
                columns.lines(&grid[at + 1..], sections).into_iter().map(|(_, line)| line).collect();
            let told = Told { line: line + 1, lines: lines.len(), rows: grid.len() - at - 1, tasks: true };
            return (lines, told);
        }
        let lines = self.rows.iter().map(|row| {
            let texts = row.iter().map(|cell| cell.text.replace('\n', " "));
            texts.collect::<Vec<_>>().join("\t")
        });
        (lines.collect(), Told { line: line + 1, lines: self.rows.len(), rows, tasks: false })
    }
}

/// A table of tasks that was typed with tabs.
pub(crate) struct Typed {
    /// The lines that stand for it, each with the row that it comes from; the header is row 0.
    pub lines: Vec<(usize, String)>,
    rows: usize,
}

impl Typed {
    /// The table that these rows are, if they are one of tasks.
    pub(crate) fn of(rows: Vec<Vec<String>>, sections: usize) -> Option<Self> {
        let (header, below) = rows.split_first()?;
        let columns = Columns::of(header, below).filter(|_| below.iter().all(|row| row.len() <= header.len()))?;
        let lines = columns.lines(below, sections).into_iter().map(|(row, line)| (row + 1, line)).collect();
        Some(Self { lines, rows: below.len() })
    }

    /// What is told of it, which takes so many lines of its text from `line` on.
    pub(crate) fn told(&self, line: usize, lines: usize) -> Told {
        Told { line, lines, rows: self.rows, tasks: true }
    }
}
