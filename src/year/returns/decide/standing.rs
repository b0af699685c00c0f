//! Which of a unit's files counts, and what state that makes.

use std::collections::BTreeMap;

use crate::model::{
    blank::{Blank, Field, Grade},
    message::Message,
    plan::Date,
};

use super::{Decisions, Kind, Ledger, UnitLine, decisions::inputs};
use crate::year::returns::{
    cell::{Cell, File, Outcome},
    compare::Judged,
    tally::State,
};

/// Whether a form says anything.
fn is_valid(judged: &Judged) -> bool {
    judged.zero || judged.cells.iter().any(|cell| !cell.key.is_empty() && cell.outcome != Outcome::SetAside)
}

/// Why a form that was read does not count.
pub(super) fn why_returned(judged: &Judged) -> Message {
    if is_valid(judged) {
        Message::new("经办人退回", "returned by the office")
    } else {
        Message::new(
            "是张空表：一项也没有填，也没有选零报",
            "a blank form: nothing is filled in and 零报 is not ticked",
        )
    }
}

/// The day a form came, as far as it says: 报送日期, or when it was saved.
fn day(judged: &Judged) -> Option<Date> {
    judged.date.or_else(|| Date::parse(judged.modified.split('T').next()?))
}

/// The newest valid file, or the one that a person names.
pub(super) fn choose<'a>(came: &[&'a Judged], decisions: &Decisions, ledger: &mut Ledger) -> Option<&'a Judged> {
    let unit = &came.first()?.unit;
    let mut hashes: Vec<&str> = came.iter().map(|judged| judged.file.sha256.as_str()).collect();
    hashes.sort_unstable();
    let named = decisions.find(Kind::File, (unit, "", None), &inputs(&hashes), &mut ledger.decided);
    if let Some(named) = named.and_then(|named| came.iter().find(|judged| judged.file.name == named.take)) {
        return Some(named);
    }
    let valid = came.iter().filter(|judged| is_valid(judged));
    valid.max_by_key(|judged| (day(judged), judged.modified.clone(), judged.file.name.clone())).copied()
}

fn answers(judged: &Judged) -> BTreeMap<(String, Field), String> {
    let answered = judged.cells.iter().filter(|cell| cell.outcome != Outcome::SetAside);
    answered.filter_map(|cell| Some(((cell.key.clone(), cell.field?), cell.raw.text.clone()))).collect()
}

/// The unit's line.
pub(super) fn line(
    form: &Blank,
    came: &[&Judged],
    chosen: Option<&Judged>,
    refused: &[(File, String, Message, Vec<Cell>)],
    decisions: &Decisions,
    ledger: &mut Ledger,
) -> UnitLine {
    let of_file = chosen.map(|judged| inputs(&[&judged.file.sha256])).unwrap_or_default();
    let mut decided = |kind: Kind| decisions.find(kind, (&form.unit, "", None), &of_file, &mut ledger.decided).cloned();
    let stated = decided(Kind::Received).and_then(|decision| Date::parse(&decision.take));
    let returned = chosen.and_then(|_| decided(Kind::Returned));
    let received = stated.or_else(|| chosen.and_then(day));
    let on_time = received.zip(ledger.due).map(|(received, due)| received <= due);
    let mut why: Vec<Message> =
        refused.iter().filter(|(_, unit, ..)| *unit == form.unit).map(|(_, _, why, _)| why.clone()).collect();
    let state = match chosen {
        Some(_) if returned.is_some() => State::Returned,
        Some(judged) if judged.zero => State::Zero,
        Some(_) if on_time == Some(false) => State::Late,
        Some(_) => State::Reported,
        None if came.is_empty() && why.is_empty() => State::Missing,
        None => State::Returned,
    };
    if state == State::Returned {
        why.extend(came.iter().filter(|judged| !is_valid(judged)).map(|judged| why_returned(judged)));
        why.extend(returned.map(|decision| Message::new(decision.reason.clone(), decision.reason)));
    } else {
        why.clear();
    }
    let contact = |field: Field| {
        chosen.and_then(|judged| judged.cell("", field)).map(|cell| cell.value.clone()).unwrap_or_default()
    };
    let faults: Vec<_> = chosen
        .into_iter()
        .flat_map(Judged::faults)
        .map(|(key, field, fault)| (key.to_owned(), field, fault.clone()))
        .collect();
    UnitLine {
        unit: form.unit.clone(),
        state,
        why,
        received,
        on_time,
        days_late: None,
        to_mend: chosen.map_or(0, Judged::to_mend),
        to_look_at: faults.iter().filter(|(_, _, fault)| fault.grade == Grade::Look).count(),
        contact: (contact(Field::Filler), contact(Field::Telephone)),
        file: chosen.map(|judged| judged.file.clone()),
        faults,
        answers: chosen.map(answers).unwrap_or_default(),
        new_keys: chosen.map(|judged| judged.new_keys.clone()).unwrap_or_default(),
    }
}
