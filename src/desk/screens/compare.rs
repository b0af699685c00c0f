//! 对照: last year beside this year, whose letter changes, and the opinions that came in.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{opened::Desk, pages},
    model::plan::Department,
    year::diff::printed::{self, Comparison, Extent},
};

use super::opinions::{self, Opinion};

#[derive(Debug, Default, Serialize)]
struct Data {
    last: Option<String>,
    comparison: Option<Comparison>,
    opinions: Vec<Opinion>,
    opinions_file: &'static str,
    clauses: Vec<(String, String)>,
    units: Vec<String>,
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let mut state = desk.seen();
    let since = state.since();
    let mut data = Data { opinions_file: opinions::FILE, opinions: opinions::read(&state), ..Data::default() };
    if let Ok(read) = &state.read {
        let clauses = read.checked.outline.duties();
        data.clauses = clauses.map(|clause| (clause.number.clone(), clause.id.clone())).collect();
        data.units = read.plan().register.departments.iter().map(Department::name).map(str::to_owned).collect();
    }
    data.last = since.as_ref().map(|since| since.folder.display().to_string());
    let extent = Extent { unchanged: true, letters: true };
    data.comparison = since.map(|since| printed::comparison(&since.diff, extent));
    pages::show(&desk, &state, "compare", &data)
}
