//! One visible sheet of a form: its head, its rows by their keys, its columns by their heads.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    hanzi::characters::squeezed,
    model::{
        blank::{
            Blank, Column, Field, Row,
            layout::{self, Laid},
        },
        message::Message,
    },
    year::returns::{
        cell::Raw,
        read::filled::{Answer, Filled, Place},
    },
};

/// One visible sheet.
pub(super) struct Sheet<'a> {
    blank: &'a Blank,
    cells: Vec<&'a Raw>,
    /// The row of heads and which column of the form stands where.
    heads: Option<(u32, BTreeMap<u32, Column>)>,
    /// All that the form itself prints, squeezed.
    own: BTreeSet<String>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(blank: &'a Blank, cells: impl Iterator<Item = &'a Raw>) -> Self {
        let cells: Vec<&Raw> = cells.collect();
        let heads = heads(&cells);
        let own =
            layout::layout(blank).iter().map(|laid| squeezed(&laid.text)).filter(|text| !text.is_empty()).collect();
        Self { blank, cells, heads, own }
    }

    /// What it answers, and what it holds beside.
    pub(super) fn read(&self, filled: &mut Filled) {
        let Some((head_row, columns)) = &self.heads else {
            let why = Message::new("这张表不是报表，不读", "this sheet is no form");
            filled.aside.extend(self.cells.iter().map(|cell| ((*cell).clone(), why.clone())));
            return;
        };
        self.above(*head_row, filled);
        let mut last_duty = None;
        for row in self.rows_below(*head_row) {
            self.row(&row, columns, &mut last_duty, filled);
        }
    }

    fn rows_below(&self, head_row: u32) -> Vec<Vec<&'a Raw>> {
        let mut rows: BTreeMap<u32, Vec<&Raw>> = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| cell.row > head_row) {
            rows.entry(cell.row).or_default().push(cell);
        }
        rows.into_values().collect()
    }

    /// What stands above the table: labels of ours, and the answer between each that asks and what is ours next.
    fn above(&self, head_row: u32, filled: &mut Filled) {
        let above: Vec<&Raw> = self.cells.iter().filter(|cell| cell.row <= head_row).copied().collect();
        let printed: Vec<(Laid, &Raw)> = self
            .printed_above()
            .into_iter()
            .filter_map(|laid| Self::find(&laid, &above).map(|cell| (laid, cell)))
            .collect();
        let mut taken: BTreeSet<(u32, u32)> = printed.iter().map(|(_, cell)| (cell.row, cell.column)).collect();
        for field in Field::HEAD {
            let Some((_, label)) = printed.iter().find(|(laid, _)| laid.text == field.word()) else { continue };
            let right = |cell: &&&Raw| cell.row == label.row && cell.column > label.column;
            let next =
                printed.iter().map(|(_, cell)| cell).filter(right).map(|cell| cell.column).min().unwrap_or(u32::MAX);
            let answer = above.iter().filter(right).filter(|cell| cell.column < next).min_by_key(|cell| cell.column);
            let column = answer.map_or(label.column + 1, |cell| cell.column);
            filled.places.push(Place { key: String::new(), field, sheet: label.sheet.clone(), row: label.row, column });
            if let Some(raw) = answer {
                taken.insert((raw.row, raw.column));
                let raw = (*raw).clone();
                filled.answers.push(Answer { key: String::new(), field, raw, by_wording: false, twice: false });
            }
        }
        let rest = above.into_iter().filter(|cell| !taken.contains(&(cell.row, cell.column)));
        let why = Message::new("表头里没有问这一项", "nothing is asked here");
        filled.aside.extend(rest.map(|cell| (cell.clone(), why.clone())));
    }

    /// What the form prints above its first duty.
    fn printed_above(&self) -> Vec<Laid> {
        let cells = layout::layout(self.blank).into_iter();
        cells.filter(|laid| laid.row <= layout::HEAD_ROW && !laid.text.is_empty()).collect()
    }

    /// Where a printed cell stands now: in its own place, else in the first that says the same.
    fn find(laid: &Laid, cells: &[&'a Raw]) -> Option<&'a Raw> {
        let text = squeezed(&laid.text);
        let same =
            |cell: &&&Raw| squeezed(&cell.text).trim_end_matches(['：', ':']) == text.trim_end_matches(['：', ':']);
        let mut found = cells.iter().filter(|cell| same(cell));
        let at = |cell: &&&Raw| (cell.row, cell.column) == (laid.row, u32::from(laid.column));
        found.clone().find(|cell| at(cell)).or_else(|| found.next()).copied()
    }

    fn row(
        &self,
        cells: &[&'a Raw],
        columns: &BTreeMap<u32, Column>,
        last_duty: &mut Option<String>,
        filled: &mut Filled,
    ) {
        let at = |column: Column| cells.iter().find(|cell| columns.get(&cell.column) == Some(&column)).copied();
        let by_key = at(Column::Key).and_then(|cell| self.blank.row(cell.text.trim()));
        let found =
            by_key.or_else(|| at(Column::Text).and_then(|cell| self.by_wording(&cell.text, last_duty.as_deref())));
        let Some(row) = found else {
            let is_own = |cell: &&&Raw| self.own.contains(&squeezed(&cell.text));
            let why = Message::new("这一行对不上任何一项任务", "this row is none of the form's");
            filled.aside.extend(cells.iter().filter(|cell| !is_own(cell)).map(|cell| ((*cell).clone(), why.clone())));
            return;
        };
        if row.target.is_none() {
            *last_duty = Some(row.clause.clone());
        }
        let by_wording = by_key.is_none();
        let (sheet, number) = (&cells[0].sheet, cells[0].row);
        for (column, what) in columns {
            if let Column::Answer(field) = what
                && row.fields().contains(field)
            {
                filled.places.push(Place {
                    key: row.key.clone(),
                    field: *field,
                    sheet: sheet.clone(),
                    row: number,
                    column: *column,
                });
            }
        }
        for raw in cells {
            match columns.get(&raw.column) {
                Some(Column::Answer(field)) if row.fields().contains(field) => {
                    filled.answers.push(Answer {
                        key: row.key.clone(),
                        field: *field,
                        raw: (*raw).clone(),
                        by_wording,
                        twice: false,
                    });
                }
                other => {
                    filled.aside.extend(Self::not_asked(raw, other.copied(), row).map(|why| ((*raw).clone(), why)));
                }
            }
        }
    }

    /// Why a cell of a duty's row that answers nothing is set aside; `None` if it is the form's own.
    fn not_asked(raw: &Raw, column: Option<Column>, row: &Row) -> Option<Message> {
        let is_own = |column: Column| squeezed(&layout::printed(row, column)) == squeezed(&raw.text);
        match column {
            Some(Column::Rate) if raw.is_formula => None,
            Some(Column::Rate) => {
                Some(Message::new("这一格由表自动算，填的字不读", "this cell is computed; what is written is not read"))
            }
            Some(Column::Answer(_)) => Some(Message::new("这一格在这一行不用填", "nothing is asked here in this row")),
            Some(column) if is_own(column) => None,
            Some(_) => {
                Some(Message::new("表样里的字被改了，以方案为准", "a cell of the form was changed; the plan stands"))
            }
            None => Some(Message::new("表外加的一栏，没有问这一项", "a column that the form has not")),
        }
    }

    /// The row with this wording: a target below its duty; a duty whose wording is the same, or nearly and alone so.
    fn by_wording(&self, text: &str, last_duty: Option<&str>) -> Option<&'a Row> {
        let wanted = squeezed(text);
        let name = wanted.strip_prefix("指标：");
        let blank: &'a Blank = self.blank;
        if let Some(name) = name {
            return blank.rows.iter().find(|row| {
                row.target.is_some() && Some(row.clause.as_str()) == last_duty && squeezed(&row.text) == name
            });
        }
        let duties: Vec<&Row> = blank.rows.iter().filter(|row| row.target.is_none()).collect();
        let same = |row: &&&Row| squeezed(&row.text) == wanted;
        if let Some(row) = duties.iter().find(same) {
            return Some(row);
        }
        let is_near = |row: &&&Row| {
            wanted.chars().count() >= 8 && strsim::normalized_levenshtein(&squeezed(&row.text), &wanted) > 0.85
        };
        let mut near = duties.iter().filter(is_near);
        near.next().filter(|_| near.next().is_none()).copied()
    }
}

/// The row that holds the heads of most answers.
fn heads(cells: &[&Raw]) -> Option<(u32, BTreeMap<u32, Column>)> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Column>> = BTreeMap::new();
    for cell in cells {
        let text = squeezed(&cell.text);
        if let Some(column) = Column::ALL.into_iter().find(|column| squeezed(column.head()) == text) {
            rows.entry(cell.row).or_default().insert(cell.column, column);
        }
    }
    let asked =
        |columns: &BTreeMap<u32, Column>| columns.values().filter(|column| matches!(column, Column::Answer(_))).count();
    // Of several, the first: a copied head is a row of its own below.
    let best = rows.values().map(asked).max().filter(|most| *most >= 3)?;
    rows.into_iter().find(|(_, columns)| asked(columns) == best)
}
