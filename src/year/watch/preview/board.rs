//! What the open pages are told: which build is in place, and what is wrong with the plan.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Serialize;

/// What came of a build, in the words that the page shows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct News {
    /// Whether files have changed: then the pages load themselves again.
    #[serde(skip)]
    pub is_new: bool,
    /// What is wrong, in a line; empty if nothing is.
    pub title: String,
    /// The word on the button that closes the list.
    pub close: String,
    /// The faults that keep the plan from being built.
    pub faults: Vec<Fault>,
}

/// One fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// File, line and column.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The latest news.
#[derive(Default)]
pub(super) struct Board {
    latest: Mutex<Latest>,
    changed: Condvar,
}

/// News with their number.
#[derive(Debug, Clone, Default)]
pub(super) struct Latest {
    /// Counts what was told.
    pub(super) number: u64,
    /// Names the files that are in place; a page that was made from others loads itself again.
    pub(super) version: String,
    /// The news as JSON, on one line.
    pub(super) json: String,
}

impl Board {
    pub(super) fn put(&self, news: News, run: u64) {
        let mut latest = self.lock();
        latest.number += 1;
        if news.is_new || latest.version.is_empty() {
            latest.version = format!("{run}-{}", latest.number);
        }
        let mut json = serde_json::to_value(&news).expect("news are strings and lists");
        json["version"] = latest.version.clone().into();
        latest.json = json.to_string();
        drop(latest);
        self.changed.notify_all();
    }

    pub(super) fn latest(&self) -> Latest {
        self.lock().clone()
    }

    /// What was told after `number`; none within `limit`.
    pub(super) fn after(&self, number: u64, limit: Duration) -> Option<Latest> {
        let waited = self.changed.wait_timeout_while(self.lock(), limit, |latest| latest.number <= number);
        let (latest, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (latest.number > number).then(|| latest.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Latest> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
