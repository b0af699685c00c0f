//! Plan → checked plan, or every fault at once.

use crate::model::{
    checked::CheckedPlan,
    finding::{Finding, put_in_order},
    place::Sources,
    plan::Plan,
};

mod annex;
mod outline;
mod resolve;
mod responsibility;
pub mod rules;

pub use outline::outline;
pub use resolve::annexes;
pub use rules::rule::Mode;

use rules::{rule::Context, texts::Texts};

/// What check came to.
#[derive(Debug)]
pub struct Checked {
    /// The plan, if nothing forbids to print it.
    pub plan: Option<CheckedPlan>,
    /// Everything found and not waived, by file and place.
    pub findings: Vec<Finding>,
    /// The files that the findings point into.
    pub sources: Sources,
}

/// A plan as far as it goes, faults and all, to be looked at on a screen beside them; no file is made of it.
pub fn on_screen(plan: Plan) -> CheckedPlan {
    let year = plan.head.year.as_ref().map_or(0, |year| year.value);
    let annexes = annex::of(&plan);
    resolve::resolve(plan, year, annexes)
}

/// The text of an annex without the signs of its headings, tables and pictures: what is read on paper.
pub fn annex_words(text: &str) -> String {
    let mut is_sign = vec![false; text.len()];
    annex::read(text).signs.into_iter().for_each(|sign| is_sign[sign].fill(true));
    text.char_indices().filter(|(at, _)| !is_sign[*at]).map(|(_, character)| character).collect()
}

/// Runs every rule over a plan and applies its waivers. `shape` is what reading it found.
pub fn check(plan: Plan, shape: Vec<Finding>, mode: Mode) -> Checked {
    let texts = Texts::of(&plan);
    let mut findings = rules::run(Context { plan: &plan, mode, shape: &shape }, &texts);
    findings.extend(shape);
    put_in_order(&mut findings);
    let sources = plan.sources.clone();
    let refused = findings.iter().any(|finding| rules::forbids(finding, mode));
    let year = plan.head.year.as_ref().filter(|_| !refused).map(|year| year.value);
    let annexes = texts.into_annexes();
    Checked { plan: year.map(|year| resolve::resolve(plan, year, annexes)), findings, sources }
}
