//! Judged forms → the ledger: which file counts, what state a unit is in, whose figure stands.

use std::collections::BTreeMap;

use crate::model::{
    blank::{Blank, Field},
    message::Message,
    plan::Date,
};

use super::{
    cell::{Cell, File, Outcome},
    compare::Judged,
    tally,
};

pub mod decisions;
mod figures;
pub mod ledger;
mod standing;

pub use decisions::{Decision, Decisions, Kind};
pub use ledger::{Conflict, Counts, Difference, Entry, FileLine, Ledger, UnitLine, Value};

/// What the ledger is made from.
pub struct Given<'a> {
    /// The period's forms as the plan asks today, in the order of the register.
    pub forms: &'a [Blank],
    /// The heading of the section that each clause stands in, in printed order.
    pub sections: &'a [(String, String)],
    /// Forms that were read, judged.
    pub judged: Vec<Judged>,
    /// Files that hold no form of this period: whose they seem to be, and why they do not count.
    pub refused: Vec<(File, String, Message, Vec<Cell>)>,
    /// What a person has decided.
    pub decisions: &'a Decisions,
    /// The day for which days late are counted; the last one that the files name, if a person gives none.
    pub as_of: Option<Date>,
}

/// Puts the ledger together.
pub fn ledger(given: Given<'_>) -> Ledger {
    let Given { forms, sections, judged, refused, decisions, as_of } = given;
    let mut by_unit: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    judged.iter().for_each(|one| by_unit.entry(&one.unit).or_default().push(one));
    let mut ledger = Ledger::new(forms, as_of);
    for form in forms {
        let came = by_unit.remove(form.unit.as_str()).unwrap_or_default();
        let chosen = standing::choose(&came, decisions, &mut ledger);
        let line = standing::line(form, &came, chosen, &refused, decisions, &mut ledger);
        ledger.entries.extend(entries(
            form,
            chosen.filter(|_| line.state.counts()),
            sections,
            decisions,
            &mut ledger.decided,
        ));
        files(&came, chosen.filter(|_| line.state.counts()), &mut ledger);
        ledger.units.push(line);
    }
    for (file, unit, why, cells) in refused {
        let counts = Counts { read: cells.len(), set_aside: cells.len(), ..Counts::default() };
        ledger.files.push(FileLine {
            file,
            unit,
            counts_for_unit: false,
            why: Some(why),
            counts,
            notes: Vec::new(),
            differences: Vec::new(),
            cells,
        });
    }
    ledger.files.sort_by(|a, b| a.file.cmp(&b.file));
    ledger.counts = ledger.files.iter().fold(Counts::default(), |sum, file| sum.plus(&file.counts));
    if ledger.as_of.is_none() {
        ledger.as_of = ledger.units.iter().filter_map(|unit| unit.received).chain(ledger.due).max();
    }
    ledger.units.iter_mut().for_each(|unit| unit.days_late = days_late(unit, ledger.due, ledger.as_of));
    figures::conflicts(&mut ledger, forms, decisions);
    figures::figures(&mut ledger, sections);
    ledger.stale =
        decisions.all.iter().enumerate().filter(|(at, _)| !ledger.decided.contains(at)).map(|(at, _)| at + 1).collect();
    ledger
}

/// Days that a report is or was late.
fn days_late(unit: &UnitLine, due: Option<Date>, as_of: Option<Date>) -> Option<i64> {
    let until = if unit.state.counts() { unit.received } else { as_of };
    due.zip(until).map(|(due, until)| tally::days_between(due, until)).filter(|days| *days > 0)
}

/// A line for each file of a unit. Cells of one that does not count are set aside, all of them.
fn files(came: &[&Judged], chosen: Option<&Judged>, ledger: &mut Ledger) {
    for judged in came {
        let counts_for_unit = chosen.is_some_and(|chosen| std::ptr::eq(*judged, chosen));
        let mut cells = judged.cells.clone();
        let why = (!counts_for_unit).then(|| match chosen {
            Some(chosen) => Message::new(
                format!("同一单位另有一份更新的：{}", chosen.file.name),
                format!("a newer one of the same unit counts: {}", chosen.file.name),
            ),
            None => standing::why_returned(judged),
        });
        if !counts_for_unit {
            cells.iter_mut().for_each(|cell| cell.outcome = Outcome::SetAside);
        }
        let differences =
            chosen.filter(|_| !counts_for_unit).map(|chosen| differences(chosen, judged)).unwrap_or_default();
        let mut notes = judged.notes.clone();
        if judged.is_older {
            notes.push(Message::new("是按旧方案发的表", "a form of an older plan"));
        }
        ledger.files.push(FileLine {
            file: judged.file.clone(),
            unit: judged.unit.clone(),
            counts_for_unit,
            why,
            counts: Counts::of(&cells),
            notes,
            differences,
            cells,
        });
    }
}

/// Where another file of the unit says something else.
fn differences(chosen: &Judged, other: &Judged) -> Vec<Difference> {
    let said = |judged: &Judged| -> BTreeMap<(String, Field), String> {
        let answers = judged
            .cells
            .iter()
            .filter_map(|cell| Some(((cell.key.clone(), cell.field?), cell.raw.text.trim().to_owned())));
        answers.collect()
    };
    let (new, old) = (said(chosen), said(other));
    let places: std::collections::BTreeSet<_> = new.keys().chain(old.keys()).collect();
    let text = |of: &BTreeMap<(String, Field), String>, place| of.get(place).cloned().unwrap_or_default();
    places
        .into_iter()
        .filter(|place| new.get(place) != old.get(place))
        .map(|place| Difference {
            key: place.0.clone(),
            field: place.1,
            counts: text(&new, place),
            other: text(&old, place),
        })
        .collect()
}

/// What a unit says of each of its rows.
fn entries(
    form: &Blank,
    chosen: Option<&Judged>,
    sections: &[(String, String)],
    decisions: &Decisions,
    decided: &mut Vec<usize>,
) -> Vec<Entry> {
    let section =
        |clause: &str| sections.iter().find(|(id, _)| id == clause).map_or("", |(_, heading)| heading.as_str());
    form.rows
        .iter()
        .map(|row| {
            let mut values = BTreeMap::new();
            for field in row.fields() {
                if let Some(value) = chosen.and_then(|judged| value(judged, &row.key, *field, decisions, decided)) {
                    values.insert(*field, value);
                }
            }
            Entry::new(form, row, section(&row.clause), values, chosen.is_some_and(|judged| judged.zero))
        })
        .collect()
}

/// The value of a place: as it was read, or as a person has settled it.
fn value(judged: &Judged, key: &str, field: Field, decisions: &Decisions, decided: &mut Vec<usize>) -> Option<Value> {
    let cell = judged.cell(key, field);
    let inputs = decisions::inputs(&[cell.map_or("", |cell| &cell.raw.text)]);
    let subject = (judged.unit.as_str(), key, Some(field));
    let settled = decisions.find(Kind::Value, subject, &inputs, decided);
    let mut value = cell.map(|cell| Value::of(cell, &judged.file));
    if let Some(decision) = settled {
        let number = match crate::hanzi::quantity::read(&decision.take) {
            crate::hanzi::quantity::Quantity::Number { value, .. } => Some(value),
            _ => None,
        };
        let mut taken = value.unwrap_or_else(|| Value::decided(&judged.file));
        (taken.value, taken.number, taken.outcome) = (decision.take.clone(), number, Outcome::Accepted);
        taken.decided = Some(decision.reason.clone());
        value = Some(taken);
    }
    value
}
