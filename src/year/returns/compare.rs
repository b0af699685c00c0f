//! Answers beside what was asked: each cell is taken, asked back or set aside. Knows no other file than the one.

use crate::model::{
    blank::{Blank, Earlier, Field, Grade, Row, fault},
    message::Message,
    plan::Date,
};

use super::{
    cell::{Cell, Fault, Outcome, Raw, RawKind},
    read::{Answer, Came, Filled},
};

mod across;
mod judged;
mod value;

pub use judged::Judged;

/// What a person writes for an answer, read as its cell would be; `None` if it cannot be taken.
pub fn typed(field: Field, text: &str, row: Option<&Row>, now: &Blank) -> Option<(String, Option<f64>)> {
    let (sheet, text) = (String::new(), text.to_owned());
    let raw = Raw { sheet, row: 0, column: 0, text, kind: RawKind::Text, is_formula: false };
    let read = value::read(field, &raw, row, now);
    read.faults.iter().all(|fault| fault.grade == Grade::Look).then_some((read.value, read.number))
}

/// Judges a form that was read. `now` is the form that the plan asks for today.
pub fn judge(came: &Came, filled: &Filled, now: &Blank, earlier: &Earlier) -> Judged {
    let mut cells: Vec<Cell> = filled.answers.iter().map(|answer| answered(answer, &filled.blank, now)).collect();
    let mut missing = Vec::new();
    let zero = cells.iter().any(|cell| cell.field == Some(Field::Zero) && cell.value == "是");
    let has_answers = cells.iter().any(|cell| !cell.key.is_empty());
    if zero && has_answers {
        judged::fault_at(&mut cells, "", Field::Zero, Fault::new(&fault::ZERO_WITH_CONTENT, &[]));
    }
    if !zero || has_answers {
        across::across(&mut cells, &mut missing, &filled.blank, now, earlier);
    }
    let date = cells.iter().find(|cell| cell.field == Some(Field::Date)).and_then(|cell| Date::parse(&cell.value));
    cells.extend(filled.aside.iter().map(|(raw, why)| set_aside(raw, why)));
    cells.sort_by(|a, b| (&a.raw.sheet, a.raw.row, a.raw.column).cmp(&(&b.raw.sheet, b.raw.row, b.raw.column)));
    Judged {
        file: came.file.clone(),
        unit: now.unit.clone(),
        is_older: filled.blank.version != now.version,
        modified: filled.modified.clone(),
        date,
        zero: zero && !has_answers,
        has_answers,
        cells,
        missing,
        new_keys: now
            .rows
            .iter()
            .filter(|row| filled.blank.row(&row.key).is_none())
            .map(|row| row.key.clone())
            .collect(),
        notes: filled.notes.clone(),
        places: filled.places.clone(),
    }
}

fn set_aside(raw: &Raw, why: &Message) -> Cell {
    let why = Fault { check: "set-aside", grade: Grade::Look, message: why.clone() };
    Cell {
        key: String::new(),
        field: None,
        raw: raw.clone(),
        outcome: Outcome::SetAside,
        value: String::new(),
        number: None,
        faults: vec![why],
    }
}

/// A cell that answers something; of a clause that the plan has no longer, it is set aside.
fn answered(answer: &Answer, issued: &Blank, now: &Blank) -> Cell {
    let Answer { key, field, raw, by_wording, twice } = answer;
    let row = now.row(key);
    if row.is_none() && !key.is_empty() {
        let why = Message::new("方案里已经没有这一条", "the plan has no such clause any more");
        return Cell { key: key.clone(), field: Some(*field), ..set_aside(raw, &why) };
    }
    let mut read = value::read(*field, raw, row, now);
    if *twice {
        read.faults.push(Fault::new(&fault::TWICE, &[]));
    }
    if *by_wording {
        read.faults.push(Fault::new(&fault::BY_WORDING, &[]));
    }
    read.faults.extend(row.and_then(|row| reworded(row, issued)));
    let is_taken = read.faults.iter().all(|fault| fault.grade == Grade::Look);
    Cell {
        key: key.clone(),
        field: Some(*field),
        raw: raw.clone(),
        outcome: if is_taken { Outcome::Accepted } else { Outcome::AskedBack },
        value: read.value,
        number: read.number,
        faults: read.faults,
    }
}

/// The clause's wording or goal changed since the form was issued.
fn reworded(row: &Row, issued: &Blank) -> Option<Fault> {
    let old = issued.row(&row.key)?;
    let said =
        |row: &Row| row.target.as_ref().map_or_else(|| row.text.clone(), |asked| format!("{}{}", row.text, asked.goal));
    let (old, new) = (said(old), said(row));
    (old != new).then(|| Fault::new(&fault::REWORDED, &[("old", &old), ("new", &new)]))
}
