//! Plan → checked plan, or every fault at once.

use crate::{
    model::{
        finding::{Finding, Severity},
        place::Sources,
        plan::Plan,
    },
    pipeline::check::rules::rule::Context,
};

pub mod rules;

pub use crate::pipeline::check::rules::rule::Mode;

/// What check came to.
#[derive(Debug)]
pub struct Checked {
    /// The plan, if no error forbids to print it.
    pub plan: Option<CheckedPlan>,
    /// Everything found and not waived, by file and place.
    pub findings: Vec<Finding>,
    /// The files that the findings point into.
    pub sources: Sources,
}

/// A plan that can be printed: it has a year, and every clause an id, a text, and units that the register knows.
#[derive(Debug)]
pub struct CheckedPlan(Plan);

impl CheckedPlan {
    /// For an import, which looks at its own draft before anybody checks it.
    pub(crate) fn unchecked(plan: Plan) -> Self {
        Self(plan)
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.0
    }
}

/// Runs every rule over a plan and applies its waivers. `shape` is what reading it found.
pub fn check(plan: Plan, shape: Vec<Finding>, mode: Mode) -> Checked {
    let mut findings = rules::run(Context { plan: &plan, mode });
    findings.extend(shape);
    findings.sort_by_key(|finding| (finding.place.file, finding.place.start, finding.place.end, finding.code));
    let sources = plan.sources.clone();
    let refused = findings.iter().any(|finding| finding.severity == Severity::Error);
    Checked { plan: (!refused).then_some(CheckedPlan(plan)), findings, sources }
}
