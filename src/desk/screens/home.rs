//! 总台: where the year stands, what is missing, what comes next.

use std::{collections::BTreeSet, sync::Arc};

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{opened::Desk, pages, read::Read, since::Since, state::State as OnDesk},
    model::{
        document::{Body, Document, FieldState},
        finding::Severity,
        place::Sp,
        plan::{Date, LetterNumber},
    },
    pipeline::{
        assign,
        load::{self, served},
        write,
    },
    year::diff::Verdict,
};

use super::view::{self, Fault};

#[derive(Debug, Default, Serialize)]
struct Data {
    /// Folders beside the plan's that could be one.
    years: Vec<String>,
    /// The year after the latest.
    next_year: u16,
    /// 0 起草 … 5 全年.
    stage: usize,
    blanks: Vec<String>,
    units: Vec<Unit>,
    clauses: usize,
    faults: Vec<Fault>,
    sure: usize,
    /// What a killed program had not saved.
    open: String,
    made: usize,
    draft: bool,
    opinions: usize,
    returns: usize,
}

/// One department.
#[derive(Debug, Serialize)]
struct Unit {
    name: String,
    total: usize,
    /// Duties as sole or lead.
    first: usize,
    letter: String,
    number: String,
    /// 2023-04-03, as a date field wants it.
    sent: String,
    received: String,
    forms: Vec<String>,
    change: Option<Verdict>,
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let mut state = desk.seen();
    let years = years(&state);
    let next_year = years.iter().filter_map(|year| year.parse::<u16>().ok()).max().map_or(2024, |year| year + 1);
    let open = state.journal.open.as_ref().map(|change| change.label.clone()).unwrap_or_default();
    let mut data = Data { years, next_year, open, ..Data::default() };
    if let Ok(read) = state.read.clone() {
        let since = state.since();
        fill(&mut data, &desk, &state, &read, since.as_deref());
    }
    pages::show(&desk, &state, "home", &data)
}

/// Folders beside the plan that hold a plan.
fn years(state: &OnDesk) -> Vec<String> {
    let above = load::above(&state.folder);
    let holds = |name: &String| served::served(&above.join(name), "plan.yaml").is_some();
    served::names(&above, true).into_iter().filter(holds).collect()
}

fn fill(data: &mut Data, desk: &Desk, state: &OnDesk, read: &Read, since: Option<&Since>) {
    let output = (desk.setting.output)(&state.folder);
    let manifest = write::look(&output).map(|output| output.manifest().clone()).unwrap_or_default();
    let paths: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    let stale = manifest.files.iter().filter(|file| file.stale).map(|file| file.path.as_str()).collect();
    let present = assign::Present { paths, stale, ..assign::Present::default() };
    let documents = read.documents();
    let Body::Index(index) = assign::index(&read.checked, documents, &present, true).body else { return };
    data.blanks = index.unknown;
    data.clauses = index.matrix.rows.len();
    data.units = index
        .units
        .into_iter()
        .map(|unit| {
            let letter = documents.iter().filter_map(Document::letter).find(|letter| letter.unit == unit.name);
            let number =
                letter.map(|letter| &letter.document_number).filter(|number| number.state != FieldState::Unknown);
            Unit {
                total: unit.total,
                first: unit.counts.iter().take(2).sum(),
                letter: unit.letter.as_ref().map(|letter| letter.html.clone()).unwrap_or_default(),
                number: number.map(|number| number.text.clone()).unwrap_or_default(),
                sent: posted(read, &unit.name, |own| &own.sent),
                received: posted(read, &unit.name, |own| &own.received),
                forms: unit.forms.iter().map(|form| form.name.clone()).collect(),
                change: change(since, &unit.name),
                name: unit.name,
            }
        })
        .collect();
    data.made = manifest.files.len();
    data.draft = manifest.draft;
    data.opinions = super::opinions::count(state);
    let returns = state.returns();
    data.returns =
        served::names(&returns, true).iter().map(|period| served::names(&returns.join(period), false).len()).sum();
    data.sure = read.findings.iter().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.sure)).count();
    data.stage = stage(data, read);
    let grave = read.findings.iter().filter(|finding| finding.severity == Severity::Error);
    data.faults = grave.take(8).map(|finding| view::fault(read, finding, state.lang)).collect();
}

/// A day that the plan notes of a unit's letter.
fn posted(read: &Read, unit: &str, of: impl Fn(&LetterNumber) -> &Option<Sp<String>>) -> String {
    let letters = &read.checked.written.head.letters;
    let own = letters.of_unit(unit).map(|at| &letters.document_numbers[at]);
    let day = own.and_then(|own| of(own).as_ref()).and_then(|day| Date::parse(&day.value));
    day.map(|day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)).unwrap_or_default()
}

/// How far the year has come, by what there is.
fn stage(data: &Data, read: &Read) -> usize {
    let is_issued = data.made > 0 && !data.draft;
    match () {
        () if data.returns > 0 => 4,
        () if is_issued => 3,
        () if read.count(Severity::Error) == 0 && read.marks() == 0 && data.blanks.is_empty() => 2,
        () if data.opinions > 0 => 1,
        () => 0,
    }
}

/// What has become of a unit's letter since last year.
pub(super) fn change(since: Option<&Since>, unit: &str) -> Option<Verdict> {
    since.and_then(|since| since.diff.letters.iter().find(|letter| letter.unit == unit)).map(|letter| letter.verdict)
}
