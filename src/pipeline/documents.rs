//! The documents of a build: all that the plan assigns, with what units said before, proved complete.

use super::{
    assign::{
        self, burden,
        completeness::{self, Counts},
    },
    check::{self, Mode},
    inputs, load,
    options::Options,
    write,
};
use crate::model::{checked::CheckedPlan, document::Document, error::Error};

/// # Errors
/// When a ledger of returns cannot be read, what stands in the output folder is not ours, or a letter lacks a duty.
pub(super) fn assigned(plan: &CheckedPlan, options: &Options) -> Result<(Vec<Document>, Counts), Error> {
    let mut documents = assign::assign(plan, options.mode == Mode::Draft);
    // What stands there and is no output of ours is refused before anything is read from it.
    write::look(&options.output)?;
    load::earlier::show(&mut documents, &options.output)?;
    let counts = completeness::prove(&plan.written, &documents).map_err(Error::Incomplete)?;
    if options.mode == Mode::Draft {
        // An office's own check: it is no part of what is issued.
        let last = last_year(plan).map(|last| burden::figures(&last, &assign::assign(&last, true)));
        documents.push(burden::burden(plan, burden::figures(plan, &documents), last));
    }
    Ok((documents, counts))
}

/// The plan of the year before, if it lies beside and can be read.
fn last_year(plan: &CheckedPlan) -> Option<CheckedPlan> {
    let last = load::load(&inputs::last_year(plan)?).ok()?;
    let checked = check::check(last.plan, last.findings, Mode::Draft).plan?;
    (checked.year + 1 == plan.year).then_some(checked)
}
