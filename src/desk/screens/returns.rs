//! 报表: what has come back, what is to be decided, the ledger.

use std::{path::Path, sync::Arc};

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::{Deserialize, Serialize};

use crate::{
    desk::{opened::Desk, pages, read::Read, state::State as OnDesk},
    model::{blank::Field, error::Error, message::Lang, plan::Date},
    pipeline::load::{earlier, served},
    year::returns::{
        collect::{self, Collected, DECISIONS, Request},
        decide::{Conflict, FileLine, Kind, Ledger, Open, UnitLine},
        print::reply,
        tally::State as Reported,
    },
};

/// Which period is shown.
#[derive(Debug, Default, Deserialize)]
pub(in crate::desk) struct Shown {
    #[serde(default)]
    period: String,
}

#[derive(Debug, Default, Serialize)]
struct Data {
    folder: String,
    periods: Vec<String>,
    period: String,
    came: usize,
    expected: usize,
    received: usize,
    rate: String,
    cells: [usize; 4],
    units: Vec<Unit>,
    files: Vec<File>,
    conflicts: Vec<Asked>,
    /// What else a person may settle.
    open: Vec<Question>,
    /// What was made of them, by its path in the output folder.
    made: Vec<Made>,
    /// Why nothing can be collected.
    refused: String,
}

/// One unit's report.
#[derive(Debug, Serialize)]
struct Unit {
    unit: String,
    state: &'static str,
    /// For its colour: ok, late, bad, none.
    tone: &'static str,
    received: String,
    days_late: i64,
    to_mend: usize,
    to_look_at: usize,
    contact: String,
    file: String,
    why: Vec<String>,
    faults: Vec<String>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    unit: String,
    counts: bool,
    why: String,
}

/// A file that was made: its path is the one in the output folder.
#[derive(Debug, Serialize)]
struct Made {
    name: String,
    path: String,
    ending: String,
}

/// A figure on which units differ.
#[derive(Debug, Serialize)]
struct Asked {
    key: String,
    number: String,
    text: String,
    said: Vec<(String, String, String)>,
    stands: String,
    decided: Option<(String, String)>,
}

/// Something that a person may settle: an answer, a file, a day.
#[derive(Debug, Serialize)]
struct Question {
    kind: &'static str,
    unit: String,
    key: String,
    field: &'static str,
    question: String,
    /// What may be chosen; empty if it is written.
    choices: Vec<String>,
}

/// What came back for a period; `None` if nothing did.
pub(in crate::desk) fn collected(
    desk: &Desk,
    state: &OnDesk,
    read: &Read,
    period: &str,
) -> Result<Option<Collected>, Error> {
    let returns = state.returns().join(period);
    if served::names(&returns, false).is_empty() {
        return Ok(None);
    }
    let output = (desk.setting.output)(&state.folder);
    let request = Request { plan: &read.checked, period, returns: &returns, output: &output, as_of: None };
    collect::collect(&request).map(Some)
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>, Query(shown): Query<Shown>) -> Response {
    let state = desk.seen();
    let mut data = Data { folder: state.returns().display().to_string(), ..Data::default() };
    if let Ok(read) = state.read.clone() {
        data.periods = collect::periods(&collect::blanks(&read.checked));
        let came = |period: &String| !served::names(&state.returns().join(period), false).is_empty();
        let first = || data.periods.iter().rev().find(|period| came(period)).or(data.periods.first()).cloned();
        data.period =
            Some(shown.period).filter(|period| data.periods.contains(period)).or_else(first).unwrap_or_default();
        match collected(&desk, &state, &read, &data.period) {
            Ok(Some(collected)) => fill(&mut data, &collected.ledger, state.lang),
            Ok(None) => {}
            Err(error) => error.message().get(state.lang).clone_into(&mut data.refused),
        }
        data.made = made(&(desk.setting.output)(&state.folder), &data.period);
    }
    pages::show(&desk, &state, "returns", &data)
}

/// The files of a period in the output folder.
fn made(output: &Path, period: &str) -> Vec<Made> {
    let folder = earlier::folder(output, period);
    let below = |folder: &Path| {
        let inside = folder.strip_prefix(output).unwrap_or(folder).to_string_lossy().replace('\\', "/");
        served::names(folder, false).into_iter().map(move |name| Made {
            path: format!("{inside}/{name}"),
            ending: name.rsplit('.').next().unwrap_or_default().to_owned(),
            name,
        })
    };
    let all = below(&folder).chain(below(&folder.join(reply::FOLDER)));
    all.filter(|file| file.ending != "json").collect()
}

fn fill(data: &mut Data, ledger: &Ledger, lang: Lang) {
    data.came = ledger.files.len();
    data.expected = ledger.reporting.expected;
    data.received = ledger.reporting.received;
    data.rate.clone_from(&ledger.reporting.rate);
    data.cells = [ledger.counts.read, ledger.counts.accepted, ledger.counts.asked_back, ledger.counts.set_aside];
    data.units = ledger.units.iter().map(|line| unit(line, lang)).collect();
    data.files = ledger.files.iter().map(|line| file(line, lang)).collect();
    data.conflicts = ledger.conflicts.iter().map(asked).collect();
    let rest = ledger.open.iter().filter(|open| open.kind != Kind::Conflict);
    data.open = rest.map(|open| question(open, ledger, lang)).collect();
}

fn question(open: &Open, ledger: &Ledger, lang: Lang) -> Question {
    let files = ledger.files.iter().filter(|file| file.unit == open.unit).map(|file| file.file.name.clone());
    let choices = match (open.kind, open.field) {
        (Kind::File, _) => files.collect(),
        (Kind::Returned, _) => vec!["是".to_owned()],
        (Kind::Value, Some(Field::Status)) => ledger.statuses.clone(),
        _ => Vec::new(),
    };
    Question {
        kind: open.kind.word(),
        unit: open.unit.clone(),
        key: open.key.clone(),
        field: open.field.map_or("", Field::word),
        question: open.question.get(lang).to_owned(),
        choices,
    }
}

fn unit(line: &UnitLine, lang: Lang) -> Unit {
    Unit {
        unit: line.unit.clone(),
        state: line.state.word(),
        tone: match line.state {
            Reported::Reported | Reported::Zero => "ok",
            Reported::Late => "late",
            Reported::Returned => "bad",
            Reported::Missing => "none",
        },
        received: line.received.map(|day: Date| day.to_string()).unwrap_or_default(),
        days_late: line.days_late.unwrap_or(0).max(0),
        to_mend: line.to_mend,
        to_look_at: line.to_look_at,
        contact: [line.contact.0.as_str(), &line.contact.1].join(" ").trim().to_owned(),
        file: line.file.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
        why: line.why.iter().map(|why| why.get(lang).to_owned()).collect(),
        faults: line.faults.iter().map(|(key, _, fault)| format!("{key}：{}", fault.message.get(lang))).collect(),
    }
}

fn file(line: &FileLine, lang: Lang) -> File {
    File {
        name: line.file.name.clone(),
        unit: line.unit.clone(),
        counts: line.counts_for_unit,
        why: line.why.as_ref().map(|why| why.get(lang).to_owned()).unwrap_or_default(),
    }
}

fn asked(conflict: &Conflict) -> Asked {
    Asked {
        key: conflict.key.clone(),
        number: conflict.number.clone(),
        text: conflict.text.clone(),
        said: conflict.said.clone(),
        stands: conflict.stands.clone(),
        decided: conflict.decided.clone(),
    }
}

/// The file of decisions of a period, as a deed names it.
pub(in crate::desk) fn decisions(period: &str) -> String {
    format!("returns/{period}/{DECISIONS}")
}
