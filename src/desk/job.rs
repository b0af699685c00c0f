//! What is being made: the one build at a time, file by file.

use serde::Serialize;

/// A build that runs, or the last one.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Job {
    /// Whether it runs just now.
    pub(super) running: bool,
    /// Draft or final.
    pub(super) is_final: bool,
    /// How many files there are to make.
    pub(super) total: usize,
    /// The files that are done, in the order in which they were.
    pub(super) done: Vec<String>,
    /// What came of it, in a sentence; empty while it runs and before the first.
    pub(super) outcome: String,
    /// Whether it was made.
    pub(super) made: bool,
}
