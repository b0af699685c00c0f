//! Runs the pipeline for one plan: what is wanted, what is current, what is made.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{
    model::{
        checked::CheckedPlan,
        document::Document,
        error::Error,
        finding::{Finding, Severity},
        message::Message,
        place::Sources,
        source::{Artifact, Colour, Source},
    },
    pipeline::{
        assign::completeness::{self, Counts},
        check::{Checked, Mode},
        render::{Templates, Wanted},
        timing::{Stopwatch, Timings},
        typeset::{Engine, Fonts, Setting},
        write::{Claim, Entry, NewSet, Outcome, Output, manifest::Issued},
    },
};

pub mod load;

pub mod check;

pub mod assign;

pub mod render;

pub mod typeset;

pub mod write;

mod account;
pub mod alone;
pub mod cores;
mod gate;
pub mod hash;
mod inputs;
mod issue;
pub mod paper;
mod paths;
pub mod rare;
mod select;
pub mod timing;

use account::{Account, Keyed};
use assign::{Present, burden};
use gate::{Gate, Passed};
use gbt9704::TitleLines;
use inputs::Inputs;
use paper::Paper;
pub use select::{Format, Selection};

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
    /// Whether only to say what would be done.
    pub dry: bool,
    /// Whether pages are measured before they are handed out; not for templates that leave the standard on purpose.
    pub measured: bool,
    /// Whether files of ours that a person changed since are overwritten all the same.
    pub force: bool,
    /// Whether a build of a part removes stale files of the rest, which otherwise stay, marked.
    pub prune: bool,
    /// Why finals are issued again, as the next version.
    pub reissue: Option<String>,
}

impl Options {
    /// What makes a document outside the set.
    pub fn printer(&self, year: u16) -> alone::Printer<'_> {
        alone::Printer { templates: &self.templates, setting: self.setting(year) }
    }

    /// What the typesetter needs of them.
    pub fn setting(&self, year: u16) -> Setting<'_> {
        Setting {
            library: self.templates.library(),
            fonts: &self.fonts,
            engine: &self.engine,
            colour: self.colour,
            year,
        }
    }
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
    /// What the pages of a draft do not meet, each with file, page, clause and means; a final is refused instead.
    pub faults: Vec<Message>,
    /// The paper that the set takes.
    pub paper: Paper,
    /// Where time went.
    pub timings: Timings,
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
/// Whatever is no fault of the plan: files, fonts, templates, the compiler, letters that lack a duty, and pages that
/// do not meet the standard.
pub fn build(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Built, Error> {
    let mut watch = Stopwatch::start();
    let loaded = load::load(folder)?;
    watch.lap("load");
    let mut checked = check::check(loaded.plan, loaded.findings, options.mode);
    watch.lap("check");
    let with_rare = match fonts(&mut checked, options)? {
        Cow::Owned(fonts) => Some(Options { fonts, ..options.clone() }),
        Cow::Borrowed(_) => None,
    };
    let options = with_rare.as_ref().unwrap_or(options);
    let (outcome, passed) = match &checked.plan {
        Some(plan) => make(plan, &checked.findings, options, progress, &mut watch)
            .map(|(outcome, passed)| (Some(outcome), passed))?,
        None => (None, Passed::default()),
    };
    let Passed { spent, faults, paper, .. } = passed;
    let timings = watch.stop(spent);
    Ok(Built { findings: checked.findings, sources: checked.sources, outcome, faults, paper, timings })
}

/// The fonts that the plan needs. What check says of rare characters is said anew, for now it is known which font has them.
fn fonts<'o>(checked: &mut Checked, options: &'o Options) -> Result<Cow<'o, Fonts>, Error> {
    let Some(plan) = checked.plan.as_ref().filter(|_| !options.fonts.chosen.is_empty()) else {
        return Ok(Cow::Borrowed(&options.fonts));
    };
    let rare::Rare { fonts, findings } = rare::rare(&plan.written, &options.fonts, options.mode)?;
    checked.findings.retain(|finding| finding.code != rare::CODE);
    // A character that the plan keeps with a reason is not warned of again; one that cannot be printed in a final is an error.
    let kept: BTreeSet<&str> = check::rules::waived(&plan.written, rare::CODE)
        .iter()
        .map(|finding| plan.written.sources.text(finding.place))
        .collect();
    let is_told = |finding: &Finding| {
        finding.severity == Severity::Error || !kept.contains(plan.written.sources.text(finding.place))
    };
    checked.findings.extend(findings.into_iter().filter(is_told));
    checked.findings.sort_by_key(|finding| (finding.place.file, finding.place.start, finding.place.end, finding.code));
    if checked.findings.iter().any(|finding| check::rules::forbids(finding, options.mode)) {
        checked.plan = None;
    }
    Ok(fonts)
}

fn make(
    plan: &CheckedPlan,
    findings: &[Finding],
    options: &Options,
    progress: Progress<'_>,
    watch: &mut Stopwatch,
) -> Result<(Outcome, Passed), Error> {
    options.selection.refuse_unknown(&plan.written.register)?;
    let inputs = Inputs::of(plan, findings, options)?;
    if let Some(done) = inputs.as_ref().map(|inputs| already_made(inputs, options)).transpose()?.flatten() {
        (progress.begin)(0);
        watch.lap("compare");
        return Ok(done);
    }
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
    watch.lap("assign");
    let (folder, issued) = issue::place(options, &documents)?;
    let of = |output: &Output, watch: &mut Stopwatch| {
        let mut set = Set::of(plan, findings, &documents, &counts, options, output, watch)?;
        set.issued.clone_from(&issued);
        set.inputs.clone_from(&inputs);
        Ok::<_, Error>(set)
    };
    if options.dry {
        let output = write::look(&folder)?;
        return Ok((of(&output, watch)?.outcome(&output), Passed::default()));
    }
    let there = write::look(&folder)?;
    issue::refuse_other_kind(there.folder(), there.manifest(), options.mode)?;
    let claim = match write::claim(&options.output) {
        Ok(claim) if issued.is_some() => claim.within(&folder)?,
        Ok(claim) => claim,
        Err(error) => {
            // Where nothing may be written, what is current is all the same.
            let output = write::look(&folder)?;
            let outcome = of(&output, watch)?.outcome(&output);
            return if outcome.is_current() { Ok((outcome, Passed::default())) } else { Err(error) };
        }
    };
    of(&claim.output, watch)?.write(&claim, options, progress, watch)
}

/// What a build comes to of which all stands there already, made from the very same.
fn already_made(inputs: &Inputs, options: &Options) -> Result<Option<(Outcome, Passed)>, Error> {
    let there = write::look(&options.output)?;
    if !inputs.are_of(there.manifest()) {
        return Ok(None);
    }
    // As long as it is looked at, no other build puts something else there.
    let claim = if options.dry { None } else { write::claim(&options.output).ok() };
    let output = match &claim {
        Some(claim) => &claim.output,
        None => &there,
    };
    if !inputs.made(output) {
        return Ok(None);
    }
    let files = &output.manifest().files;
    let kept = files.iter().map(|entry| entry.path.clone()).collect();
    let outcome = Outcome { folder: output.folder().to_owned(), kept, ..Outcome::default() };
    let paper = if options.dry { Paper::default() } else { Paper::of(files) };
    Ok(Some((outcome, Passed { paper, ..Passed::default() })))
}

/// The plan of the year before, if it lies beside and can be read.
fn last_year(plan: &CheckedPlan) -> Option<CheckedPlan> {
    let last = load::load(&inputs::last_year(plan)?).ok()?;
    let checked = check::check(last.plan, last.findings, Mode::Draft).plan?;
    (checked.year + 1 == plan.year).then_some(checked)
}

/// What is to stand in the output folder, and what of it is there already.
struct Set {
    year: u16,
    /// Who broke the notice's title into lines.
    title: TitleLines,
    account: Account,
    sources: Vec<Keyed>,
    intact: BTreeMap<String, Entry>,
    /// Stale files that stay, since nobody asked about them.
    stays: Vec<Entry>,
    /// Of finals: what the manifest says of them.
    issued: Option<Issued>,
    /// Of a whole draft: what it is made from.
    inputs: Option<Inputs>,
}

impl Set {
    fn of(
        plan: &CheckedPlan,
        findings: &[Finding],
        documents: &[Document],
        counts: &Counts,
        options: &Options,
        output: &Output,
        watch: &mut Stopwatch,
    ) -> Result<Self, Error> {
        let account = Account::new(plan, options, counts);
        let wanted = wanted(options, output);
        let (intact, sources) = std::thread::scope(|scope| {
            // Reading what is there takes as long as rendering what should be: both at once.
            let intact = scope.spawn(|| output.intact());
            let sources = render::render(documents, &options.templates, &wanted);
            (intact.join().expect("reading files does not panic"), sources)
        });
        watch.lap("render");
        let (year, title) = (plan.year, title_lines(plan));
        let sources = account.key(sources?);
        paths::prove(&sources)?;
        let mut set = Self { year, title, sources, account, intact, stays: Vec::new(), issued: None, inputs: None };
        set.select(options, output)?;
        let index = index(plan, findings, documents, &set, &wanted, options)?;
        set.sources.extend(set.account.key(index));
        watch.lap("compare");
        Ok(set)
    }

    /// Keeps what is asked for, what is current, and what was issued. What else is there stays, marked as stale, unless
    /// everything was asked for.
    fn select(&mut self, options: &Options, output: &Output) -> Result<(), Error> {
        let (old, selection) = (output.manifest(), &options.selection);
        issue::refuse_other_kind(output.folder(), old, options.mode)?;
        let is_final = options.mode == Mode::Final;
        if is_final {
            let wanted: BTreeMap<&str, &str> =
                self.sources.iter().map(|keyed| (keyed.source.path.as_str(), keyed.made_from.as_str())).collect();
            issue::refuse_differing(output.folder(), old, self.account.head(), &wanted)?;
            issue::refuse_repeated(options, &wanted)?;
        }
        let issued: BTreeSet<&str> = old.files.iter().filter(|_| is_final).map(|entry| entry.path.as_str()).collect();
        let Self { sources, intact, .. } = self;
        sources.retain(|keyed| {
            let path = keyed.source.path.as_str();
            selection.covers(&keyed.source) || is_current(keyed, intact) || issued.contains(path)
        });
        if !(selection.is_whole() || options.prune) {
            let taken: BTreeSet<&str> = self.sources.iter().map(|keyed| keyed.source.path.as_str()).collect();
            let stays = old.files.iter().filter(|entry| entry.document != "index");
            let stays = stays.filter(|entry| !taken.contains(entry.path.as_str()) && output.has(entry));
            self.stays = stays.map(|entry| Entry { stale: true, ..entry.clone() }).collect();
        }
        Ok(())
    }

    /// What is to be made, and what stays.
    fn parted(&self) -> (Vec<&Source>, Vec<&Source>) {
        let (kept, todo): (Vec<&Keyed>, Vec<&Keyed>) =
            self.sources.iter().partition(|keyed| is_current(keyed, &self.intact));
        (todo.into_iter().map(Keyed::source).collect(), kept.into_iter().map(Keyed::source).collect())
    }

    /// What writing it would do.
    fn outcome(&self, output: &Output) -> Outcome {
        let (todo, kept) = self.parted();
        let paths = |sources: &[&Source]| sources.iter().map(|source| source.path.clone()).collect::<Vec<_>>();
        let (made, kept) = (paths(&todo), paths(&kept));
        let files = output.manifest().files.iter().map(|entry| &entry.path);
        let stale: Vec<String> = self.stays.iter().map(|entry| entry.path.clone()).collect();
        let stands = |path: &&String| made.contains(path) || kept.contains(path) || stale.contains(path);
        let removed = files.filter(|path| !stands(path)).cloned().collect();
        Outcome { folder: output.folder().to_owned(), made, kept, removed, stale }
    }

    /// Makes what is missing, measures it, and puts the whole in place.
    fn write(
        &self,
        claim: &Claim,
        options: &Options,
        progress: Progress<'_>,
        watch: &mut Stopwatch,
    ) -> Result<(Outcome, Passed), Error> {
        if !options.force {
            // Before the pages are typeset; and once more when they are, for people work meanwhile.
            claim.output.refuse_changed(self.outcome(&claim.output).going())?;
        }
        let (todo, kept) = self.parted();
        (progress.begin)(todo.len());
        let gate = Gate::new(options.measured, options.mode, self.title);
        let done = |artifact: &Artifact| {
            gate.pass(artifact);
            (progress.done)(&artifact.path);
        };
        let artifacts = typeset::typeset(&todo, &options.setting(self.year), &done)?;
        let mut passed = gate.close()?;
        watch.lap("typeset and verify");
        if self.issued.is_some() {
            issue::prove_bytes(claim.output.manifest(), &artifacts)?;
        }
        let mut manifest = self.account.manifest(&self.sources, &artifacts, &self.intact);
        // A page that misses a clause is made and told of again: it never counts as current.
        for entry in manifest.files.iter_mut().filter(|entry| passed.failing.contains(&entry.path)) {
            entry.made_from = String::new();
        }
        for entry in manifest.files.iter_mut().filter(|entry| passed.pages.contains_key(&entry.path)) {
            entry.pages = passed.pages.get(&entry.path).copied();
        }
        passed.paper = Paper::of(&manifest.files);
        manifest.issued.clone_from(&self.issued);
        manifest.files.extend(self.stays.iter().cloned());
        manifest.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.inputs.iter().for_each(|inputs| inputs.seal(&mut manifest));
        let stays = self.stays.iter().map(|entry| entry.path.clone());
        let kept = kept.into_iter().map(|source| source.path.clone()).chain(stays).collect();
        let outcome = claim.write(&NewSet { artifacts, kept, manifest, force: options.force })?;
        watch.lap("write");
        Ok((outcome, passed))
    }
}

/// A title with a line break in it is set as its author broke it.
fn title_lines(plan: &CheckedPlan) -> TitleLines {
    if plan.head.title.contains('\n') { TitleLines::Given } else { TitleLines::Computed }
}

/// Whether the file is there, made from the very same.
fn is_current(keyed: &Keyed, intact: &BTreeMap<String, Entry>) -> bool {
    intact.get(&keyed.source.path).is_some_and(|entry| entry.made_from == keyed.made_from)
}

/// The index links what will be there.
fn index(
    plan: &CheckedPlan,
    findings: &[Finding],
    documents: &[Document],
    set: &Set,
    wanted: &Wanted,
    options: &Options,
) -> Result<Vec<Source>, Error> {
    let stale: BTreeSet<&str> = set.stays.iter().map(|entry| entry.path.as_str()).collect();
    let made = set.sources.iter().map(|keyed| keyed.source.path.as_str());
    let present = made.chain(stale.iter().copied()).collect();
    let is_draft = options.mode == Mode::Draft;
    let substitutes = if is_draft { Vec::new() } else { options.fonts.substitutes() };
    let present = Present { paths: present, stale, findings, substitutes };
    let index = assign::index(plan, documents, &present, is_draft);
    render::render(&[index], &options.templates, wanted)
}

fn wanted(options: &Options, output: &Output) -> Wanted {
    let notice = |entry: &&Entry| entry.path == "notice.html";
    let has_notice = output.manifest().files.iter().find(notice).is_some_and(|entry| output.has(entry));
    Wanted {
        // What another run made in a format that is not asked for now stays if it is current, so all are rendered;
        // without fonts there is nothing to typeset with.
        pdf: !options.fonts.chosen.is_empty(),
        links_pdf: options.selection.wants_pdf(),
        html: true,
        has_notice: has_notice || options.selection.wants_notice_page(),
        fonts: options.fonts.families(),
        colour: options.colour,
    }
}
