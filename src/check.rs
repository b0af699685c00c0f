//! Plan → checked plan, or every fault at once.

use crate::{diagnostic::Finding, place::Sources, plan::Plan};

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Unknown elements are blanks.
    Draft,
    /// Unknown elements are faults.
    Final,
}

/// What check came to.
#[derive(Debug)]
pub struct Checked {
    /// The plan, if nothing forbids to print it.
    pub plan: Option<CheckedPlan>,
    /// Everything found, by file and place.
    pub findings: Vec<Finding>,
    /// The files that the findings point into.
    pub sources: Sources,
}

/// A plan that can be printed: every clause has an id, a text, and units that the register knows.
#[derive(Debug)]
pub struct CheckedPlan(Plan);

impl CheckedPlan {
    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.0
    }
}

/// Checks.
pub fn check(plan: Plan, findings: Vec<Finding>, _mode: Mode) -> Checked {
    let sources = plan.sources.clone();
    Checked { plan: Some(CheckedPlan(plan)), findings, sources }
}
