//! Runs the pipeline for one plan: what is wanted, what is current, what is made.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use crate::model::{checked::CheckedPlan, error::Error, finding::Finding, message::Message, place::Sources};

pub mod load;

pub mod check;

pub mod assign;

pub mod render;

pub mod typeset;

pub mod write;

mod account;
pub mod alone;
pub mod cores;
mod current;
mod documents;
mod gate;
pub mod hash;
mod inputs;
mod issue;
mod options;
pub mod paper;
mod paths;
mod progress;
pub mod rare;
mod select;
mod set;
pub mod timing;

pub use options::Options;
pub use progress::Progress;
pub use select::{Format, Selection};

use check::Checked;
use current::Standing;
use gate::Passed;
use inputs::Inputs;
use paper::Paper;
use set::{Contents, Set};
use timing::{Stopwatch, Timings};
use write::Outcome;

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// What check has to say.
    pub findings: Vec<Finding>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// What was done; `None` if the plan was refused.
    pub outcome: Option<Outcome>,
    /// What the pages of a draft do not meet, each with file, page, clause and means; a final is refused instead.
    pub faults: Vec<Message>,
    /// The paper that the set takes.
    pub paper: Paper,
    /// Where time went.
    pub timings: Timings,
}

/// Builds the plan in `folder` into the output folder.
///
/// # Errors
/// Whatever is no fault of the plan: files, fonts, templates, the compiler, letters that lack a duty, and pages that
/// do not meet the standard.
pub fn build(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Built, Error> {
    finish(read(folder, options)?, options, progress)
}

/// A plan that was read and checked, and what stands where its documents will.
pub struct Read {
    folder: PathBuf,
    checked: Checked,
    standing: Standing,
    watch: Stopwatch,
}

/// What a build begins with: it needs no fonts, and who looks for them does so meanwhile.
///
/// # Errors
/// When a file of the plan cannot be read.
pub fn read(folder: &Path, options: &Options) -> Result<Read, Error> {
    let mut watch = Stopwatch::start();
    // What stands there takes as long to read as the plan.
    std::thread::scope(|scope| {
        let standing = scope.spawn(|| Standing::of(options));
        let loaded = load::load(folder)?;
        watch.lap("load");
        let checked = check::check(loaded.plan, loaded.findings, options.mode);
        watch.lap("check");
        let standing = standing.join().expect("reading files does not panic");
        Ok(Read { folder: folder.to_owned(), checked, standing, watch })
    })
}

/// The rest of a build, of what was read. If another build came between, the plan is read again: it may have been made
/// of a later one, and nothing may take the place of what is newer.
///
/// # Errors
/// As those of [`build`].
pub fn finish(mut read: Read, options: &Options, progress: Progress<'_>) -> Result<Built, Error> {
    loop {
        let folder = read.folder.clone();
        if let Some(built) = finish_unless_overtaken(read, options, progress)? {
            return Ok(built);
        }
        read = self::read(&folder, options)?;
    }
}

fn finish_unless_overtaken(read: Read, options: &Options, progress: Progress<'_>) -> Result<Option<Built>, Error> {
    let Read { mut checked, standing, mut watch, .. } = read;
    let options = &match rare::fonts(&mut checked, &options.fonts, options.mode)? {
        Cow::Owned(fonts) => Cow::Owned(Options { fonts, ..options.clone() }),
        Cow::Borrowed(_) => Cow::Borrowed(options),
    };
    let (outcome, passed) = match &checked.plan {
        Some(plan) => match make(plan, &checked.findings, &standing, options, progress, &mut watch)? {
            Some((outcome, passed)) => (Some(outcome), passed),
            None => return Ok(None),
        },
        None => (None, Passed::default()),
    };
    let Passed { spent, faults, paper, .. } = passed;
    let timings = watch.stop(spent);
    Ok(Some(Built { findings: checked.findings, sources: checked.sources, outcome, faults, paper, timings }))
}

/// From the checked plan to the output folder. Files that are there, made from the very same, are not made again.
/// `None` if another build has written there since the plan was read.
fn make(
    plan: &CheckedPlan,
    findings: &[Finding],
    standing: &Standing,
    options: &Options,
    progress: Progress<'_>,
    watch: &mut Stopwatch,
) -> Result<Option<(Outcome, Passed)>, Error> {
    options.selection.refuse_unknown(&plan.written.register)?;
    let inputs = Inputs::of(plan, findings, options)?;
    if let Some(inputs) = &inputs
        && let Some((outcome, paper)) = standing.is_made_of(inputs, options)?
    {
        (progress.begin)(0);
        watch.lap("compare");
        return Ok(Some((outcome, Passed { paper, ..Passed::default() })));
    }
    let (documents, counts) = documents::assigned(plan, options)?;
    watch.lap("assign");
    let (folder, issued) = issue::place(options, &documents)?;
    let (issued, inputs) = (issued.as_ref(), inputs.as_ref());
    let (documents, counts) = (&documents, &counts);
    let contents = Contents { plan, findings, documents, counts, options, standing, issued, inputs };
    let there = write::look(&folder)?;
    if options.dry {
        return Ok(Some((Set::of(contents, &there, watch)?.outcome(&there), Passed::default())));
    }
    issue::refuse_other_kind(there.folder(), there.manifest(), options.mode)?;
    let claim = match write::claim(&options.output) {
        Ok(claim) if issued.is_some() => claim.within(&folder)?,
        Ok(claim) => claim,
        Err(error) => {
            // Where nothing may be written, what is current is all the same.
            let there = write::look(&folder)?;
            let outcome = Set::of(contents, &there, watch)?.outcome(&there);
            return if outcome.is_current() { Ok(Some((outcome, Passed::default()))) } else { Err(error) };
        }
    };
    if issued.is_none() && !standing.stands_in(&claim.output) {
        return Ok(None);
    }
    Set::of(contents, &claim.output, watch)?.write(&claim, progress, watch).map(Some)
}
