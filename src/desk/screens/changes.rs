//! 改动: every change that stands, the latest first, as it stands in the files.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::desk::{journal::Change, opened::Desk, pages};

#[derive(Debug, Default, Serialize)]
struct Data {
    changes: Vec<Change>,
}

/// Changes on the page.
const SHOWN: usize = 200;

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let state = desk.seen();
    let data = Data { changes: state.journal.changes().take(SHOWN).cloned().collect() };
    pages::show(&desk, &state, "changes", &data)
}
