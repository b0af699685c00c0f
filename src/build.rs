//! Runs the pipeline for one plan: what is wanted, what is current, what is made.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    assign::{self, completeness},
    check::{self, CheckedPlan, Mode},
    diagnostic::Finding,
    document::Document,
    error::Error,
    load,
    place::Sources,
    render::{self, Colour, Source, Templates, Wanted},
    typeset::{self, Engine, Fonts, Setting},
    write::{self, NewSet, Outcome},
};

mod account;
mod select;

use account::Account;
pub use select::{Format, Kind, Selection};

/// How a plan is built.
#[derive(Debug, Clone)]
pub struct Options {
    /// The output folder.
    pub output: PathBuf,
    /// Which documents and formats.
    pub selection: Selection,
    /// Draft or final.
    pub mode: Mode,
    /// The compiler.
    pub engine: Engine,
    /// The fonts.
    pub fonts: Fonts,
    /// Built-in templates with a person's own over them.
    pub templates: Templates,
    /// How red is printed.
    pub colour: Colour,
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// What check has to say.
    pub findings: Vec<Finding>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// What was done; `None` if the plan was refused.
    pub outcome: Option<Outcome>,
}

/// Follows a build: how many files are to be made, and each one as it is done.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    /// Called once.
    pub begin: &'a (dyn Fn(usize) + Sync),
    /// Called with the path of each finished file.
    pub done: &'a (dyn Fn(&str) + Sync),
}

/// Builds the plan in `folder` into the output folder.
///
/// # Errors
/// Whatever is no fault of the plan: files, fonts, templates, the compiler, and letters that lack a duty.
pub fn build(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Built, Error> {
    let loaded = load::load(folder)?;
    let checked = check::check(loaded.plan, loaded.findings, options.mode);
    let outcome = match &checked.plan {
        Some(plan) => Some(make(plan, options, progress)?),
        None => None,
    };
    Ok(Built { findings: checked.findings, sources: checked.sources, outcome })
}

fn make(plan: &CheckedPlan, options: &Options, progress: Progress<'_>) -> Result<Outcome, Error> {
    let draft = options.mode == Mode::Draft;
    options.selection.refuse_unknown(&plan.plan().register)?;
    let documents = assign::assign(plan, draft);
    let counts = completeness::prove(plan.plan(), &documents).map_err(Error::Incomplete)?;
    let account = Account::new(plan.plan(), options, &counts);
    let claim = write::claim(&options.output)?;
    let intact = claim.intact(&claim.manifest());
    // What is not selected stays if it is current; a stale file never stays.
    let is_current =
        |source: &Source| intact.get(&source.path).is_some_and(|entry| entry.made_from == account.made_from(source));
    let mut sources = render::render(&documents, &options.templates, &wanted(options))?;
    sources.retain(|source| options.selection.covers(source) || is_current(source));
    sources.extend(index(plan, &documents, &sources, options)?);
    let (kept, todo): (Vec<&Source>, Vec<&Source>) = sources.iter().partition(|source| is_current(source));
    (progress.begin)(todo.len());
    let setting = Setting {
        templates: &options.templates,
        fonts: &options.fonts,
        engine: &options.engine,
        colour: options.colour,
        year: assign::year(plan.plan()),
    };
    let artifacts = typeset::typeset(&todo, &setting, progress.done)?;
    let manifest = account.manifest(&sources, &artifacts, &intact);
    claim.write(&NewSet { artifacts, kept: kept.into_iter().map(|source| source.path.clone()).collect(), manifest })
}

/// The index links what will be there.
fn index(
    plan: &CheckedPlan,
    documents: &[Document],
    sources: &[Source],
    options: &Options,
) -> Result<Vec<Source>, Error> {
    let present: BTreeSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    let index = assign::index(plan, documents, &present, options.mode == Mode::Draft);
    render::render(&[index], &options.templates, &wanted(options))
}

fn wanted(options: &Options) -> Wanted {
    Wanted {
        // What another run made in a format that is not asked for now stays if it is current, so all are rendered;
        // without fonts there is nothing to typeset with.
        pdf: !options.fonts.chosen.is_empty(),
        links_pdf: options.selection.wants_pdf(),
        html: true,
        fonts: options.fonts.families(),
        colour: options.colour,
    }
}
