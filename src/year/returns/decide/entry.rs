//! What one unit says of one row of its form: as it was read, or as a person has settled it.

use std::collections::BTreeMap;

use crate::model::blank::{Asked, Blank, Field, Row, Status};

use crate::year::returns::cell::{Cell, Fault, File, Outcome};

/// One answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Value {
    /// What it was read as; of one that is asked back, its raw text.
    pub value: String,
    /// The number.
    pub number: Option<f64>,
    /// What became of it.
    pub outcome: Outcome,
    /// Its file.
    pub file: File,
    /// Its sheet.
    pub sheet: String,
    /// Its cell: G7.
    pub cell: String,
    /// What stands in it.
    pub raw: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// The reason, if a person has settled it.
    pub decided: Option<String>,
}

impl Value {
    /// A cell's value.
    pub(super) fn of(cell: &Cell, file: &File) -> Self {
        let is_taken = cell.outcome == Outcome::Accepted;
        Self {
            value: if is_taken { cell.value.clone() } else { cell.raw.text.trim().to_owned() },
            number: cell.number.filter(|_| is_taken),
            outcome: cell.outcome,
            file: file.clone(),
            sheet: cell.raw.sheet.clone(),
            cell: cell.raw.at(),
            raw: cell.raw.text.clone(),
            faults: cell.faults.clone(),
            decided: None,
        }
    }

    /// What a person has settled; `cell` is what stood there, if anything did.
    pub(super) fn settled(cell: Option<&Cell>, file: &File, settled: &Settled) -> Self {
        let mut value =
            cell.map_or_else(|| Self { file: file.clone(), ..Self::default() }, |cell| Self::of(cell, file));
        (value.value, value.number, value.outcome) = (settled.value.clone(), settled.number, Outcome::Accepted);
        value.decided = Some(settled.reason.clone());
        value
    }
}

/// An answer that a person has settled.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    pub(super) value: String,
    pub(super) number: Option<f64>,
    pub(super) reason: String,
}

/// What one unit says of one row of its form.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The unit.
    pub unit: String,
    /// The row's key.
    pub key: String,
    /// The clause's id.
    pub clause: String,
    /// 15.2.
    pub number: String,
    /// The heading of its section.
    pub section: String,
    /// The wording, or the target's name.
    pub text: String,
    /// 责任类型.
    pub role: String,
    /// What is counted.
    pub target: Option<Asked>,
    /// The answers.
    pub values: BTreeMap<Field, Value>,
    /// What a target has reached: given, or numerator over denominator.
    pub reached: Option<f64>,
    /// Whether the unit said that it has nothing to report.
    pub zero: bool,
}

impl Entry {
    pub(super) fn new(form: &Blank, row: &Row, section: &str, values: BTreeMap<Field, Value>, zero: bool) -> Self {
        let number = |field: Field| {
            values.get(&field).filter(|value| value.outcome == Outcome::Accepted).and_then(|value| value.number)
        };
        let computed = number(Field::Done).zip(number(Field::Whole)).filter(|(_, whole)| *whole > 0.0);
        let computed = computed.map(|(done, whole)| done / whole * 100.0);
        let reached = computed.or_else(|| number(Field::Value));
        Self {
            unit: form.unit.clone(),
            key: row.key.clone(),
            clause: row.clause.clone(),
            number: row.number.clone(),
            section: section.to_owned(),
            text: row.text.clone(),
            role: row.role.clone(),
            target: row.target.clone(),
            values,
            reached,
            zero,
        }
    }

    /// The accepted answer to a field.
    pub fn said(&self, field: Field) -> Option<&str> {
        self.values.get(&field).filter(|value| value.outcome == Outcome::Accepted).map(|value| value.value.as_str())
    }

    /// The word and meaning of its status.
    pub fn status(&self) -> Option<(&str, Status)> {
        self.said(Field::Status).map(|word| (word, Status::of(word)))
    }

    /// What a target has reached, as printed.
    pub fn reached_text(&self) -> String {
        let unit = self.target.as_ref().map_or("", |asked| asked.unit.as_str());
        self.reached.map_or_else(
            || self.said(Field::Value).unwrap_or_default().to_owned(),
            |value| format!("{}{unit}", two(value)),
        )
    }
}

/// With two decimals at most.
pub fn two(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
