//! Judged forms → the ledger: which file counts, what state a unit is in, whose figure stands.

use std::collections::BTreeMap;

use crate::model::{
    blank::{Blank, Field, Row},
    message::Message,
    plan::Date,
};

use super::{
    cell::{Cell, File, Outcome},
    compare::Judged,
    tally,
};

use decisions::Used;

pub mod decisions;
mod entry;
mod figures;
mod file;
mod ledger;
mod settle;
mod standing;

pub use decisions::{Decision, Decisions, Kind, Open};
pub use entry::{Entry, Value, two};
pub use file::{Counts, Difference, FileLine};
pub use ledger::{ClauseLine, Conflict, Ledger, TargetLine, UnitLine};

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
    let mut used = Used::default();
    for form in forms {
        let came = by_unit.remove(form.unit.as_str()).unwrap_or_default();
        let mut chosen = standing::choose(&came, decisions, &mut used).cloned();
        let answers =
            chosen.as_mut().map(|chosen| settle::settle(chosen, form, decisions, &mut used)).unwrap_or_default();
        let of_unit = standing::OfUnit { form, came: &came, chosen: chosen.as_ref(), refused: &refused };
        let line = standing::line(&of_unit, ledger.due, decisions, &mut used);
        ledger.open.extend(standing::open(&of_unit, &line));
        let counts = chosen.as_ref().filter(|_| line.state.counts());
        ledger.entries.extend(entries(form, counts, sections, &answers));
        files(&came, counts, &mut ledger);
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
    figures::conflicts(&mut ledger, decisions, &mut used);
    figures::figures(&mut ledger, sections);
    // What stands in the file already is not asked again.
    ledger.open.retain(|open| !decisions.asks(open));
    ledger.unused = decisions.unused(&used);
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
        let counts_for_unit = chosen.is_some_and(|chosen| judged.file == chosen.file);
        let judged = chosen.filter(|_| counts_for_unit).unwrap_or(judged);
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

/// What a unit says of each of its rows: as it was read, or as a person has settled it.
fn entries(
    form: &Blank,
    chosen: Option<&Judged>,
    sections: &[(String, String)],
    answers: &settle::Answers,
) -> Vec<Entry> {
    let section =
        |clause: &str| sections.iter().find(|(id, _)| id == clause).map_or("", |(_, heading)| heading.as_str());
    let value = |judged: &Judged, row: &Row, field: Field| {
        let cell = judged.cell(&row.key, field);
        let settled = answers.get(&(row.key.clone(), field));
        settled
            .map(|settled| Value::settled(cell, &judged.file, settled))
            .or_else(|| cell.map(|cell| Value::of(cell, &judged.file)))
    };
    let entry = |row: &Row| {
        let fields = row.fields().iter();
        let values = fields.filter_map(|field| Some((*field, value(chosen?, row, *field)?))).collect();
        Entry::new(form, row, section(&row.clause), values, chosen.is_some_and(|judged| judged.zero))
    };
    form.rows.iter().map(entry).collect()
}
