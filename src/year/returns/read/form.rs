//! Cells → answers: the form by its own copy, rows by their keys, columns by their heads. Nothing by its row number.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    blank::{
        Blank, Column, Field, Row, SCHEMA,
        layout::{self, Laid},
    },
    message::Message,
};

use super::{
    book::Book,
    filled::{Answer, Filled, Issued, Place},
};
use crate::year::returns::cell::Raw;

/// Reads a workbook as a form.
pub(super) fn read(book: Book, issued: Issued<'_>) -> Result<Filled, Message> {
    let Book { sheets, modified, mut notes } = book;
    let (carried, visible): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, cells)| is_carried(cells));
    let visible: Vec<Raw> = visible.into_iter().flat_map(|(_, cells)| cells).collect();
    let own = carried.first().and_then(|(_, cells)| blank(cells));
    let blank = if let Some(blank) = own {
        blank
    } else {
        notes.push(Message::new(
            "表里隐藏的表样丢了，按表号或单位名认的",
            "the hidden form is lost; recognised by what is visible",
        ));
        by_sight(&visible, issued).ok_or_else(not_a_form)?
    };
    another_unit(&blank, &visible, issued)?;
    let mut filled = Filled { blank, answers: Vec::new(), aside: Vec::new(), modified, notes, places: Vec::new() };
    let mut names: Vec<String> = Vec::new();
    visible.iter().for_each(|cell| {
        if !names.contains(&cell.sheet) {
            names.push(cell.sheet.clone());
        }
    });
    for name in names {
        Sheet::new(&filled.blank.clone(), visible.iter().filter(|cell| cell.sheet == name)).read(&mut filled);
    }
    mark_twice(&mut filled.answers);
    Ok(filled)
}

fn not_a_form() -> Message {
    Message::new(
        "认不出是哪个单位的报表：表号、填报单位和隐藏的表样都没有",
        "not recognised as a form: no id, no unit, no hidden copy",
    )
}

fn is_carried(cells: &[Raw]) -> bool {
    cells.first().is_some_and(|cell| (cell.row, cell.column) == (0, 0) && cell.text == SCHEMA)
}

/// The form's own copy, put together from its chunks.
fn blank(cells: &[Raw]) -> Option<Blank> {
    let json: String =
        cells.iter().filter(|cell| cell.column == 0 && cell.row > 0).map(|cell| cell.text.as_str()).collect();
    serde_json::from_str(&json).ok()
}

/// Without blanks and line breaks: programs wrap and trim.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{3000}').collect()
}

/// By 表号 anywhere, else by the name beside 填报单位.
fn by_sight(cells: &[Raw], issued: Issued<'_>) -> Option<Blank> {
    let has_id = |form: &&Blank| {
        let id = squeezed(&layout::identity(form));
        let id = id.split("版本").next().unwrap_or_default().to_owned();
        cells.iter().any(|cell| squeezed(&cell.text).starts_with(&id))
    };
    let by_name = || {
        let unit = issued.register.resolve(unit_beside(cells)?)?.name();
        issued.forms.iter().find(|form| form.unit == unit)
    };
    issued.forms.iter().find(has_id).or_else(by_name).cloned()
}

/// What stands right of 填报单位.
fn unit_beside(cells: &[Raw]) -> Option<&str> {
    let label = cells.iter().find(|cell| squeezed(&cell.text).starts_with("填报单位"))?;
    let right =
        cells.iter().filter(|cell| cell.sheet == label.sheet && cell.row == label.row && cell.column > label.column);
    right.min_by_key(|cell| cell.column).map(|cell| cell.text.trim())
}

/// A form that another unit has filled in is no return of either.
fn another_unit(blank: &Blank, cells: &[Raw], issued: Issued<'_>) -> Result<(), Message> {
    let named = unit_beside(cells)
        .and_then(|name| issued.register.resolve(name))
        .map_or(blank.unit.as_str(), |unit| unit.name());
    if named == blank.unit {
        return Ok(());
    }
    let (own, id) = (&blank.unit, &blank.form_id);
    Err(Message::new(
        format!("填报单位写的是“{named}”，表却是{own}的（表号 {id}）；请换本单位的表重填"),
        format!("filled in by {named}, on the form of {own} ({id}); use the unit's own form"),
    ))
}

/// One visible sheet.
struct Sheet<'a> {
    blank: &'a Blank,
    cells: Vec<&'a Raw>,
    /// The row of heads and which column of the form stands where.
    heads: Option<(u32, BTreeMap<u32, Column>)>,
    /// All that the form itself prints, squeezed.
    own: BTreeSet<String>,
}

impl<'a> Sheet<'a> {
    fn new(blank: &'a Blank, cells: impl Iterator<Item = &'a Raw>) -> Self {
        let cells: Vec<&Raw> = cells.collect();
        let heads = heads(&cells);
        let own =
            layout::layout(blank).iter().map(|laid| squeezed(&laid.text)).filter(|text| !text.is_empty()).collect();
        Self { blank, cells, heads, own }
    }

    fn read(&self, filled: &mut Filled) {
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

/// A key that stands in two rows answers twice.
fn mark_twice(answers: &mut [Answer]) {
    let mut rows: BTreeMap<&str, BTreeSet<(String, u32)>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| !answer.key.is_empty()) {
        rows.entry(&answer.key).or_default().insert((answer.raw.sheet.clone(), answer.raw.row));
    }
    let twice: BTreeSet<String> =
        rows.into_iter().filter(|(_, rows)| rows.len() > 1).map(|(key, _)| key.to_owned()).collect();
    answers.iter_mut().filter(|answer| twice.contains(&answer.key)).for_each(|answer| answer.twice = true);
}
