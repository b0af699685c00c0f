//! Old and new annexes woven into one another, block by block, row by row.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::model::document::{Attachment, Block, Cell, Clause, Heading, Run, RunStyle, Table, TableRow};

use super::{
    super::wording::{Change, wording},
    runs::{paragraphs, run},
};

/// The annexes of the later year with what the earlier one had in their place.
pub(super) fn both(old: &[Attachment], new: &mut [Attachment]) {
    for (old, new) in old.iter().zip(new.iter_mut()) {
        let (was, is) = (old.title.concat(), new.title.concat());
        new.text = blocks(&old.text, &new.text);
        if was != is {
            new.text.insert(0, note("（标题原为：", was));
        }
    }
    for new in new.iter_mut().skip(old.len()) {
        new.text = new.text.iter().flat_map(|block| whole(block, RunStyle::Added)).collect();
    }
}

/// Title and text of an annex that is gone.
pub(super) fn gone(old: &Attachment) -> (String, Vec<Block>) {
    let text = old.text.iter().flat_map(|block| whole(block, RunStyle::Removed)).collect();
    (format!("{}（删去）", old.title.concat()), text)
}

/// A line of our own that tells what is no longer there.
pub(super) fn note(before: &str, was: String) -> Block {
    let text =
        vec![run(Change::Same, before.to_owned()), run(Change::Removed, was), run(Change::Same, "）".to_owned())];
    paragraph(text)
}

fn paragraph(text: Vec<Run>) -> Block {
    let clause = Clause { id: None, number: String::new(), text, bracket: String::new() };
    Block::Paragraph { heading: None, clauses: vec![clause] }
}

fn blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let keys = |blocks: &[Block]| blocks.iter().map(words).collect::<Vec<_>>();
    let pair = |old: &Block, new: &Block| match (old, new) {
        (Block::Paragraph { heading: None, .. }, Block::Paragraph { heading: None, .. }) => {
            paragraphs(&wording(Some(&words(old)), Some(&words(new)))).into_iter().map(paragraph).collect()
        }
        (Block::Heading(old), Block::Heading(new)) if old.level == new.level => {
            let was = if old.title == new.title { String::new() } else { old.title.clone() };
            vec![Block::Heading(Heading { was, ..new.clone() })]
        }
        (Block::Table(old), Block::Table(new)) if names(old).eq(names(new)) => {
            vec![Block::Table(Table { rows: rows(&old.rows, &new.rows), ..new.clone() })]
        }
        _ => whole(old, RunStyle::Removed).into_iter().chain(whole(new, RunStyle::Added)).collect(),
    };
    woven((old, &keys(old)), (new, &keys(new)), whole, pair)
}

fn names(table: &Table) -> impl Iterator<Item = &String> {
    table.columns.iter().map(|column| &column.name)
}

fn rows(old: &[TableRow], new: &[TableRow]) -> Vec<TableRow> {
    let keys = |rows: &[TableRow]| rows.iter().map(row_words).collect::<Vec<_>>();
    let whole = |row: &TableRow, style| vec![styled(row, style)];
    let pair = |old: &TableRow, new: &TableRow| {
        if old.heading.is_some() || new.heading.is_some() {
            return vec![styled(old, RunStyle::Removed), styled(new, RunStyle::Added)];
        }
        let cells = old.cells.iter().zip(&new.cells).map(|(old, new)| cell(old, new)).collect();
        vec![TableRow { cells, ..new.clone() }]
    };
    woven((old, &keys(old)), (new, &keys(new)), whole, pair)
}

fn cell(old: &Cell, new: &Cell) -> Cell {
    if old == new {
        return new.clone();
    }
    paragraphs(&wording(Some(&cell_words(old)), Some(&cell_words(new))))
}

/// Things, and what each says.
type Said<'a, T> = (&'a [T], &'a [String]);

/// What both have, once; what one has alone, `whole`; what stands in the place of another, as a `pair`.
fn woven<T: Clone>(
    (old, old_words): Said<'_, T>,
    (new, new_words): Said<'_, T>,
    whole: impl Fn(&T, RunStyle) -> Vec<T>,
    pair: impl Fn(&T, &T) -> Vec<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, old_words, new_words) {
        let (old, new) = (&old[operation.old_range()], &new[operation.new_range()]);
        if operation.tag() == DiffTag::Equal {
            all.extend_from_slice(new);
            continue;
        }
        let both = old.len().min(new.len());
        all.extend(old.iter().zip(new).flat_map(|(old, new)| pair(old, new)));
        all.extend(old[both..].iter().flat_map(|gone| whole(gone, RunStyle::Removed)));
        all.extend(new[both..].iter().flat_map(|come| whole(come, RunStyle::Added)));
    }
    all
}

/// A block that is gone, or has come. The file of a picture that is gone is no longer there: its place is named.
fn whole(block: &Block, style: RunStyle) -> Vec<Block> {
    let removed = style == RunStyle::Removed;
    match block {
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| styled(row, style)).collect();
            vec![Block::Table(Table { rows, ..table.clone() })]
        }
        Block::Heading(_) | Block::Picture(_) | Block::Chart(_) if !removed => vec![block.clone()],
        other => words(other).split('\n').map(|line| paragraph(vec![Run { text: line.to_owned(), style }])).collect(),
    }
}

fn styled(row: &TableRow, style: RunStyle) -> TableRow {
    let line = |line: &Vec<Run>| line.iter().map(|run| Run { text: run.text.clone(), style }).collect();
    TableRow { cells: row.cells.iter().map(|cell| cell.iter().map(line).collect()).collect(), ..row.clone() }
}

/// What a block prints, one line a paragraph.
fn words(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("{}{}", heading.number, heading.title),
        Block::Paragraph { heading, clauses } => {
            let heading = heading.iter().map(|heading| format!("{}{}", heading.number, heading.title));
            let clauses = clauses.iter().map(|clause| plain(&clause.text) + &clause.bracket);
            heading.chain(clauses).collect()
        }
        Block::Table(table) => {
            names(table).cloned().chain(table.rows.iter().map(row_words)).collect::<Vec<_>>().join("\n")
        }
        Block::Picture(picture) => format!("〔图：{}〕", picture.caption),
        Block::Chart(chart) => chart.caption.clone(),
    }
}

fn row_words(row: &TableRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(cell_words).collect();
    row.heading.clone().unwrap_or_else(|| cells.join("\t"))
}

fn cell_words(cell: &Cell) -> String {
    cell.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n")
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
