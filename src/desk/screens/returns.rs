//! 报表: what has come back.

use std::{path::PathBuf, sync::Arc};

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{Desk, pages, state::State as OnDesk},
    model::document::Document,
    pipeline::load::{self, served},
};

#[derive(Debug, Default, Serialize)]
struct Data {
    folder: String,
    files: Vec<String>,
    periods: Vec<String>,
    forms: usize,
}

/// Where returned forms of the plan lie: returns/ and the year, beside plan/.
pub(super) fn folder(state: &OnDesk) -> PathBuf {
    let above = load::above(&state.folder);
    load::above(&above).join("returns").join(state.folder.file_name().unwrap_or_default())
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let mut state = desk.state();
    state.look();
    let folder = folder(&state);
    let mut data =
        Data { files: served::names(&folder, false), folder: folder.display().to_string(), ..Data::default() };
    if let Ok(read) = &state.read {
        for document in read.documents() {
            if let Document::Form(form) = document {
                data.forms += 1;
                if !data.periods.contains(&form.period) {
                    data.periods.push(form.period.clone());
                }
            }
        }
    }
    pages::show(&desk, &state, "returns", &data)
}
