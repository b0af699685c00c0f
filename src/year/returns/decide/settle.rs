//! Answers that a person has settled, put into the form that counts: they are taken, and asked back no longer.

use std::collections::BTreeMap;

use crate::{
    model::{
        blank::{Blank, Field, Grade, Row},
        message::Message,
        plan::Date,
    },
    year::returns::{
        cell::Outcome,
        compare::{self, Judged},
    },
};

use super::{
    decisions::{Decisions, Kind, Open, Subject, Used, inputs},
    entry::Settled,
};

/// What was settled, by key and field.
pub(super) type Answers = BTreeMap<(String, Field), Settled>;

/// Applies the decisions on a form's answers to it.
pub(super) fn settle(judged: &mut Judged, form: &Blank, decisions: &Decisions, used: &mut Used) -> Answers {
    let mut answers = Answers::new();
    for (key, field, row) in subjects(form) {
        let inputs = of_answer(judged, key, field);
        let subject = Subject { kind: Kind::Value, unit: &form.unit, key, field: Some(field), inputs: &inputs };
        let found = decisions.find(&subject, used, |take| compare::typed(field, take, row, form));
        let Some(((value, number), decision)) = found else { continue };
        let settled = Settled { value, number, reason: decision.reason.clone() };
        put(judged, key, field, &settled);
        answers.insert((key.to_owned(), field), settled);
    }
    answers
}

/// All that a form asks.
fn subjects(form: &Blank) -> impl Iterator<Item = (&str, Field, Option<&Row>)> {
    let head = Field::HEAD.into_iter().map(|field| ("", field, None));
    head.chain(
        form.rows.iter().flat_map(|row| row.fields().iter().map(move |field| (row.key.as_str(), *field, Some(row)))),
    )
}

fn of_answer(judged: &Judged, key: &str, field: Field) -> String {
    inputs(&[judged.cell(key, field).map_or("", |cell| &cell.raw.text)])
}

fn put(judged: &mut Judged, key: &str, field: Field, settled: &Settled) {
    judged.missing.retain(|missing| (missing.key.as_str(), missing.field) != (key, field));
    let cells = judged.cells.iter_mut();
    for cell in cells.filter(|cell| cell.key == key && cell.field == Some(field)) {
        (cell.outcome, cell.value, cell.number) = (Outcome::Accepted, settled.value.clone(), settled.number);
        cell.faults.clear();
    }
    match field {
        Field::Date => judged.date = Date::parse(&settled.value),
        Field::Zero => judged.zero = settled.value == "是" && !judged.has_answers,
        _ => {}
    }
}

/// The answers that are asked back, as questions that a person may settle.
pub(super) fn open(judged: &Judged, form: &Blank) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    for (key, field, fault) in judged.faults().filter(|(_, _, fault)| fault.grade != Grade::Look) {
        let Some(field) =
            field.filter(|field| !open.iter().any(|one| (one.key.as_str(), one.field) == (key, Some(*field))))
        else {
            continue;
        };
        let place = |message: &str| format!("{} {key} {}：{message}", form.unit, field.word());
        open.push(Open {
            kind: Kind::Value,
            unit: form.unit.clone(),
            key: key.to_owned(),
            field: Some(field),
            inputs: of_answer(judged, key, field),
            question: Message::new(place(&fault.message.zh), place(&fault.message.en)),
        });
    }
    open
}
