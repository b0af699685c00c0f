//! Which of a unit's files counts, and what state that makes.

use std::collections::BTreeMap;

use crate::model::{
    blank::{Blank, Field, Grade},
    message::Message,
    plan::Date,
};

use super::{
    decisions::{Decisions, Kind, Open, Subject, Used, inputs},
    ledger::UnitLine,
    settle,
};
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
pub(super) fn choose<'a>(came: &[&'a Judged], decisions: &Decisions, used: &mut Used) -> Option<&'a Judged> {
    let unit = &came.first()?.unit;
    let inputs = of_files(came);
    let subject = Subject { kind: Kind::File, unit, key: "", field: None, inputs: &inputs };
    if let Some((named, _)) =
        decisions.find(&subject, used, |take| came.iter().find(|judged| judged.file.name == take).copied())
    {
        return Some(named);
    }
    let valid = came.iter().filter(|judged| is_valid(judged));
    valid.max_by_key(|judged| (day(judged), judged.modified.clone(), judged.file.name.clone())).copied()
}

/// Hash of all files of a unit.
fn of_files(came: &[&Judged]) -> String {
    let mut hashes: Vec<&str> = came.iter().map(|judged| judged.file.sha256.as_str()).collect();
    hashes.sort_unstable();
    inputs(&hashes)
}

/// Hash of the one that counts.
fn of_file(chosen: Option<&Judged>) -> String {
    chosen.map(|judged| inputs(&[&judged.file.sha256])).unwrap_or_default()
}

/// What came of one unit.
pub(super) struct OfUnit<'a> {
    pub(super) form: &'a Blank,
    pub(super) came: &'a [&'a Judged],
    pub(super) chosen: Option<&'a Judged>,
    pub(super) refused: &'a [(File, String, Message, Vec<Cell>)],
}

/// What a person may settle of one unit: which file counts, when it came, whether it goes back, what an answer is.
pub(super) fn open(of: &OfUnit<'_>, line: &UnitLine) -> Vec<Open> {
    let Some(chosen) = of.chosen.filter(|_| line.state.counts()) else { return Vec::new() };
    let unit = &of.form.unit;
    let ask = |kind: Kind, inputs: String, question: Message| Open {
        kind,
        unit: unit.clone(),
        key: String::new(),
        field: None,
        inputs,
        question,
    };
    let mut open = Vec::new();
    if of.came.len() > 1 {
        let names: Vec<&str> = of.came.iter().map(|judged| judged.file.name.as_str()).collect();
        let (names, own) = (names.join("、"), &chosen.file.name);
        open.push(ask(
            Kind::File,
            of_files(of.came),
            Message::new(
                format!("{unit} 报了几份：{names}；现在采用 {own}。另采用一份的，take 写它的文件名"),
                format!("{unit} sent several: {names}; {own} counts. To take another, give its name"),
            ),
        ));
    }
    if line.on_time != Some(true) {
        let said = line.received.map_or_else(|| "没有写".to_owned(), |day| format!("写的是{day}"));
        open.push(ask(
            Kind::Received,
            of_file(of.chosen),
            Message::new(
                format!("{unit} 哪天收到的？表上{said}。take 写日期，如 2023-07-05"),
                format!("{unit}: the day it came, if it is not as the form says; a day such as 2023-07-05"),
            ),
        ));
    }
    if line.to_mend > 0 {
        open.push(ask(
            Kind::Returned,
            of_file(of.chosen),
            Message::new(
                format!("{unit} 有{}处要改；整份退回不用的，take 写 是", line.to_mend),
                format!("{unit} has {} to mend; 是 returns the whole form", line.to_mend),
            ),
        ));
    }
    open.extend(settle::open(chosen, of.form));
    open
}

fn answers(judged: &Judged) -> BTreeMap<(String, Field), String> {
    let answered = judged.cells.iter().filter(|cell| cell.outcome != Outcome::SetAside);
    answered.filter_map(|cell| Some(((cell.key.clone(), cell.field?), cell.raw.text.clone()))).collect()
}

/// The unit's line.
pub(super) fn line(of: &OfUnit<'_>, due: Option<Date>, decisions: &Decisions, used: &mut Used) -> UnitLine {
    let OfUnit { form, came, chosen, refused } = *of;
    let inputs = of_file(chosen);
    let subject = |kind: Kind| Subject { kind, unit: &form.unit, key: "", field: None, inputs: &inputs };
    let stated = decisions.find(&subject(Kind::Received), used, Date::parse).map(|(day, _)| day);
    let is_yes = |take: &str| (take == "是").then_some(());
    let returned = chosen.and_then(|_| decisions.find(&subject(Kind::Returned), used, is_yes));
    let received = stated.or_else(|| chosen.and_then(day));
    let on_time = received.zip(due).map(|(received, due)| received <= due);
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
        why.extend(returned.map(|((), decision)| Message::new(decision.reason.clone(), decision.reason.clone())));
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
