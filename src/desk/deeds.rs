//! What a page may ask to be done: each deed is one change, or one command of the program.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{model::message::Lang, pipeline::check::Mode};

use super::{
    Desk,
    edit::Roles,
    job,
    refused::{Refused, refused},
    state::State as OnDesk,
};

mod change;
mod findings;
mod returned;
mod start;

pub(super) use change::{OPINIONS, opinions};

/// What became of a letter.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Posted {
    Sent,
    Received,
}

/// A deed. `file` is a file's name, `path` a path in it: items[0].clauses[1].text.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Deed {
    /// Sets a field that said `old` when the page was made.
    Set {
        file: String,
        path: String,
        old: String,
        new: String,
    },
    /// Notes the day on which the letter of a unit was sent, or received; an empty day takes the note back.
    Posted {
        unit: String,
        key: Posted,
        day: String,
    },
    /// Adds a value to a list.
    Add {
        file: String,
        path: String,
        value: String,
    },
    /// Takes a value out of a list.
    Take {
        file: String,
        path: String,
        old: String,
        #[serde(default)]
        keep: bool,
    },
    /// Says that there are none, or that it is not known.
    None {
        file: String,
        path: String,
        none: bool,
    },
    /// Adds a row to a table.
    Row {
        file: String,
        path: String,
        row: Vec<(String, String)>,
    },
    /// Takes a row, a clause, an item or a section away.
    Delete {
        file: String,
        path: String,
        old: String,
    },
    /// Adds a clause, an item or a section behind another.
    Insert {
        file: String,
        path: String,
        kind: Kind,
    },
    /// Moves a clause or an item.
    Move {
        file: String,
        path: String,
        old: String,
        to: String,
        list: String,
        index: usize,
    },
    /// Moves a section up or down.
    Shift {
        file: String,
        by: i32,
    },
    /// Gives the units of a clause other roles.
    Roles {
        file: String,
        path: String,
        to: Roles,
    },
    /// Cuts a clause in two.
    Split {
        file: String,
        path: String,
        at: usize,
    },
    /// Joins a clause with the next.
    Join {
        file: String,
        path: String,
    },
    /// Mends a fault whose mend is known.
    Fix {
        finding: Named,
    },
    /// Mends all faults whose mend is sure: anpai check --fix.
    FixAll,
    /// Keeps a fault with a reason.
    Waive {
        finding: Named,
        reason: String,
    },
    /// Takes the mark of a place away that is decided.
    Settle {
        finding: Named,
    },
    Undo,
    Redo,
    /// Saves what was not saved before the program ended, or gives it up.
    Open {
        save: bool,
    },
    /// Puts another plan on the desk.
    Plan {
        name: String,
    },
    /// The other language.
    Lang {
        lang: String,
    },
    /// anpai build, anpai build --final.
    Build {
        r#final: bool,
    },
    /// anpai build --final --reissue.
    Reissue {
        reason: String,
    },
    /// anpai new.
    New {
        year: u16,
    },
    /// A small plan to begin with.
    Example {
        year: u16,
    },
    /// anpai collect, anpai collect --reply.
    Collect {
        period: String,
        #[serde(default)]
        reply: bool,
    },
    /// anpai report.
    Report {
        period: String,
    },
    /// What a person settles about the returns.
    Decide(returned::Decision),
    /// An opinion on a clause.
    Opinion {
        clause: String,
        unit: String,
        opinion: String,
    },
}

/// What may be inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Clause,
    Item,
    Section,
}

/// A finding as a page names it: still the same if its code, its field and its words are.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    code: String,
    file: String,
    start: u32,
    text: String,
}

/// What a deed came to.
#[derive(Debug, Default, Serialize)]
pub(super) struct Done {
    /// What was done, in words.
    label: String,
    /// Where the change stands: 2024/01-源头治理.yaml 第13行.
    place: String,
    /// The path that the page should show now, if another than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    select: Option<(String, String)>,
    /// The page that should be shown now.
    #[serde(skip_serializing_if = "Option::is_none")]
    go: Option<&'static str>,
    /// What a person should know, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    told: Vec<String>,
}

/// Does what a page asks.
pub(super) async fn act(State(desk): State<Arc<Desk>>, Json(deed): Json<Deed>) -> Response {
    match deed {
        // Pages are set in the meantime: other tabs are answered.
        Deed::Collect { .. } | Deed::Report { .. } => {
            let lang = desk.state().lang;
            let done = tokio::task::spawn_blocking(move || now(&desk, deed).0).await;
            answer(done.unwrap_or_else(|_| Err(refused("做这件事时出了差错", "this failed"))), lang)
        }
        deed => {
            let (done, lang) = now(&desk, deed);
            answer(done, lang)
        }
    }
}

fn now(desk: &Arc<Desk>, deed: Deed) -> (Result<Done, Refused>, Lang) {
    let mut state = desk.state();
    state.look();
    let lang = state.lang;
    let done = match deed {
        Deed::Build { r#final } => {
            drop(state);
            build(desk, if r#final { Mode::Final } else { Mode::Draft }, None)
        }
        Deed::Reissue { reason } => {
            drop(state);
            build(desk, Mode::Final, Some(reason))
        }
        Deed::Collect { period, reply } => returned::collect(desk, &mut state, &period, reply),
        Deed::Report { period } => returned::report(desk, &mut state, &period),
        Deed::Decide(decision) => returned::decide(desk, &mut state, &decision),
        deed => act_on(&mut state, deed),
    };
    (done, lang)
}

fn act_on(state: &mut OnDesk, deed: Deed) -> Result<Done, Refused> {
    match deed {
        Deed::Undo => Ok(Done { label: state.undo()?, ..Done::default() }),
        Deed::Redo => Ok(Done { label: state.redo()?, ..Done::default() }),
        Deed::Open { save } => state.settle_open(save).map(|()| Done::default()),
        Deed::Plan { name } => start::turn_to(state, &name),
        Deed::New { year } => start::next_year(state, year),
        Deed::Example { year } => start::example(state, year),
        Deed::Lang { lang } => {
            state.lang = if lang == "en" { Lang::En } else { Lang::Zh };
            state.number += 1;
            Ok(Done::default())
        }
        Deed::Fix { finding } => findings::fix(state, &finding),
        Deed::FixAll => findings::fix_all(state),
        Deed::Waive { finding, reason } => findings::waive(state, &finding, &reason),
        Deed::Settle { finding } => findings::settle(state, &finding),
        other => change::change(state, other),
    }
}

fn build(desk: &Arc<Desk>, mode: Mode, reissue: Option<String>) -> Result<Done, Refused> {
    if !job::begin(desk, mode, reissue) {
        return Err(refused("正在生成，请等它做完", "a build is under way; wait until it is done"));
    }
    Ok(Done::default())
}

/// A file that is dropped on a page.
#[derive(Debug, Deserialize)]
pub(super) struct Brought {
    name: String,
    /// The period of a form that came back.
    #[serde(default)]
    period: String,
}

/// Takes a notice and makes a plan of it: anpai import. Or keeps a form that came back.
pub(super) async fn bring(State(desk): State<Arc<Desk>>, Query(brought): Query<Brought>, bytes: Bytes) -> Response {
    let lang = desk.state().lang;
    let worker = Arc::clone(&desk);
    let done = tokio::task::spawn_blocking(move || {
        let mut state = worker.state();
        match brought.period.as_str() {
            "" => start::import(&mut state, &brought.name, &bytes),
            period => returned::bring(&mut state, period, &brought.name, &bytes),
        }
    })
    .await;
    answer(done.unwrap_or_else(|_| Err(refused("读这个文件时出了差错", "reading this file failed"))), lang)
}

fn answer(done: Result<Done, Refused>, lang: Lang) -> Response {
    match done {
        Ok(done) => Json(done).into_response(),
        Err(Refused::Changed(theirs)) => (StatusCode::CONFLICT, Json(json!({ "theirs": theirs }))).into_response(),
        Err(Refused::Error(error)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": error.message().get(lang) }))).into_response()
        }
    }
}

/// What a page knows already.
#[derive(Debug, Deserialize)]
pub(super) struct Known {
    after: u64,
    #[serde(default)]
    job: String,
}

/// How long a page waits for news before it asks again.
const WAIT: Duration = Duration::from_secs(15);
/// How often files are looked at while somebody waits.
const LOOK: Duration = Duration::from_millis(250);

/// Answers as soon as there is something that the page does not know.
pub(super) async fn news(State(desk): State<Arc<Desk>>, Query(known): Query<Known>) -> Response {
    let end = tokio::time::Instant::now() + WAIT;
    loop {
        let number = {
            let mut state = desk.state();
            state.look();
            state.number
        };
        let job = desk.job().clone();
        let stage = format!("{}-{}-{}", job.running, job.done.len(), job.outcome.len());
        if number > known.after || stage != known.job || tokio::time::Instant::now() >= end {
            return Json(json!({ "number": number, "stage": stage, "job": job })).into_response();
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Where a change stands, as a person looks it up.
fn place(state: &OnDesk, file: &str, line: usize) -> String {
    let path: PathBuf = state.path_of(file);
    let path = path.display();
    match state.lang {
        Lang::Zh => format!("{path} 第{line}行"),
        Lang::En => format!("{path}, line {line}"),
    }
}
