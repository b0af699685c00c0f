//! 征求意见: what each unit said to which clause, taken or not, and the 采纳情况表 as a document.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{deeds, edit, opened::Desk, pages, state::State as OnDesk},
    pipeline::load::nodes::{Path, nodes},
};

/// The file that holds them, in the plan's folder.
pub(super) const FILE: &str = deeds::OPINIONS;

/// One opinion.
#[derive(Debug, Serialize)]
pub(super) struct Opinion {
    pub(super) path: String,
    pub(super) unit: String,
    pub(super) clause: String,
    pub(super) opinion: String,
    /// 采纳, 部分采纳, 未采纳; empty while it is open.
    pub(super) taken: String,
    pub(super) reason: String,
}

#[derive(Debug, Serialize)]
struct Data {
    title: String,
    opinions: Vec<Opinion>,
    /// How many were taken, in part, not, and are open.
    counts: [usize; 4],
    units: usize,
}

pub(super) fn read(state: &OnDesk) -> Vec<Opinion> {
    let text = deeds::opinions(state);
    let list = Path::parse("opinions");
    let count = nodes(&text).map_or(0, |_| edit::count(&text, &list));
    (0..count)
        .map(|index| {
            let at = list.at(index);
            let of = |key: &str| edit::get(&text, &at.key(key)).unwrap_or_default().trim().to_owned();
            Opinion {
                unit: of("unit"),
                clause: of("clause"),
                opinion: of("opinion"),
                taken: of("taken"),
                reason: of("reason"),
                path: at.to_string(),
            }
        })
        .collect()
}

pub(super) fn count(state: &OnDesk) -> usize {
    read(state).len()
}

/// 采纳情况表.
pub(in crate::desk) async fn document(State(desk): State<Arc<Desk>>) -> Response {
    let state = desk.seen();
    let opinions = read(&state);
    let title = state.read.as_ref().ok().and_then(|read| read.title());
    let how = |word: &str| opinions.iter().filter(|opinion| opinion.taken == word).count();
    let counts = [how("采纳"), how("部分采纳"), how("未采纳"), how("")];
    let mut units: Vec<&str> = opinions.iter().map(|opinion| opinion.unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    let units = units.len();
    pages::show(&desk, &state, "opinions", &Data { title: title.unwrap_or_default(), counts, units, opinions })
}
