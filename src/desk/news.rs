//! What is new for a page: it asks, and is answered when there is something that it does not know.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use super::opened::Desk;

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
        let number = desk.seen().number;
        let job = desk.job().clone();
        let stage = format!("{}-{}-{}", job.running, job.done.len(), job.outcome.len());
        if number > known.after || stage != known.job || tokio::time::Instant::now() >= end {
            return Json(json!({ "number": number, "stage": stage, "job": job })).into_response();
        }
        tokio::time::sleep(LOOK).await;
    }
}
