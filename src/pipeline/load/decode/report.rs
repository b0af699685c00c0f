//! What the decoder has found so far, and how it stops.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    fmt,
};

use serde::de;

use crate::model::finding::Finding;

/// What has been reported; a number in `seen` is skipped from then on.
#[derive(Default)]
pub(super) struct Report {
    seen: RefCell<HashSet<u32>>,
    pub(super) findings: RefCell<Vec<Finding>>,
    pub(super) rounds: Cell<usize>,
}

impl Report {
    pub(super) fn has(&self, id: u32) -> bool {
        self.seen.borrow().contains(&id)
    }

    /// Records the finding, unless there is one for this node or key.
    pub(super) fn add(&self, id: u32, finding: Finding) {
        if self.seen.borrow_mut().insert(id) {
            self.rounds.set(self.rounds.get() + 1);
            self.findings.borrow_mut().push(finding);
        }
    }
}

/// Why serde stopped.
#[derive(Debug)]
pub(super) enum Stop {
    /// For a fault that is reported.
    Reported,
    /// For a reason of its own.
    Said(String),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reported => "reported",
            Self::Said(reason) => reason,
        })
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self::Said(reason.to_string())
    }
}
