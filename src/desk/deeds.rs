//! What a page may ask to be done: each deed is one change, or one command of the program.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use crate::{model::message::Lang, pipeline::check::Mode};

use super::{
    opened::Desk,
    refused::{Refused, refused},
    state::State as OnDesk,
};

use deed::Deed;
use done::Done;

mod build;
mod change;
mod deed;
mod done;
mod findings;
mod returned;
mod start;

pub(super) use change::{OPINIONS, opinions};

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
    let mut state = desk.seen();
    let lang = state.lang;
    let done = match deed {
        Deed::Build { r#final } => {
            drop(state);
            build::build(desk, if r#final { Mode::Final } else { Mode::Draft }, None)
        }
        Deed::Reissue { reason } => {
            drop(state);
            build::build(desk, Mode::Final, Some(reason))
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
