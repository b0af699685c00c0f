//! The set of a build: what is to stand in the output folder, what of it is there already, and the way there.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use gbt9704::TitleLines;

use super::{
    account::{Account, Keyed},
    assign::{self, Present, completeness::Counts},
    check::Mode,
    cores,
    current::Standing,
    gate::{Gate, Passed},
    inputs::Inputs,
    issue,
    options::Options,
    paper::Paper,
    paths,
    progress::Progress,
    render::{self, Wanted},
    timing::Stopwatch,
    typeset,
    write::{Claim, Entry, NewSet, Outcome, Output, manifest::Issued},
};
use crate::model::{
    checked::CheckedPlan,
    document::{Document, Kind},
    error::Error,
    finding::Finding,
    source::{Artifact, Source},
};

/// What a set says, and how it is made.
#[derive(Clone, Copy)]
pub(super) struct Contents<'a> {
    pub(super) plan: &'a CheckedPlan,
    pub(super) findings: &'a [Finding],
    pub(super) documents: &'a [Document],
    pub(super) counts: &'a Counts,
    pub(super) options: &'a Options,
    /// What stood in the output folder when the plan was read.
    pub(super) standing: &'a Standing,
    /// Of finals: what the manifest says of them.
    pub(super) issued: Option<&'a Issued>,
    /// Of a whole draft: what it is made from.
    pub(super) inputs: Option<&'a Inputs>,
}

/// What is to stand in the output folder, and what of it is there already.
pub(super) struct Set<'a> {
    contents: Contents<'a>,
    account: Account,
    wanted: Wanted,
    /// The page that links all: known when it is known what will be there.
    index: Option<Document>,
    sources: Vec<Keyed>,
    intact: BTreeMap<String, Entry>,
    /// Stale files that stay, since nobody asked about them.
    stays: Vec<Entry>,
}

impl<'a> Set<'a> {
    pub(super) fn of(contents: Contents<'a>, output: &Output, watch: &mut Stopwatch) -> Result<Self, Error> {
        let Contents { plan, documents, options, .. } = contents;
        let account = Account::new(plan, options, contents.counts);
        let wanted = wanted(options, output);
        let intact = contents.standing.intact(output);
        let sources = render::sources(documents, &options.templates, &wanted)?;
        watch.lap("render");
        let sources = account.key(sources);
        paths::prove(&sources)?;
        let mut set = Self { contents, account, wanted, index: None, sources, intact, stays: Vec::new() };
        set.select(output)?;
        let index = set.index();
        let of_index = render::sources(std::slice::from_ref(&index), &options.templates, &set.wanted)?;
        set.sources.extend(set.account.key(of_index));
        set.index = Some(index);
        watch.lap("compare");
        Ok(set)
    }

    /// Keeps what is asked for, what is current, and what was issued. What else is there stays, marked as stale, unless
    /// everything was asked for.
    fn select(&mut self, output: &Output) -> Result<(), Error> {
        let options = self.contents.options;
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

    /// The index links what will be there.
    fn index(&self) -> Document {
        let Contents { plan, findings, documents, options, .. } = self.contents;
        let stale: BTreeSet<&str> = self.stays.iter().map(|entry| entry.path.as_str()).collect();
        let made = self.sources.iter().map(|keyed| keyed.source.path.as_str());
        let paths = made.chain(stale.iter().copied()).collect();
        let is_draft = options.mode == Mode::Draft;
        let substitutes = if is_draft { Vec::new() } else { options.fonts.substitutes() };
        assign::index(plan, documents, &Present { paths, stale, findings, substitutes }, is_draft)
    }

    /// A source that needs no more than its compiler.
    fn rendered<'s>(&self, source: &'s Source) -> Result<Cow<'s, Source>, Error> {
        let documents = if source.kind == Kind::Index { self.index.as_slice() } else { self.contents.documents };
        render::rendered(source, documents, &self.contents.options.templates, &self.wanted)
    }

    /// What is to be made, and what stays.
    fn parted(&self) -> (Vec<&Source>, Vec<&Source>) {
        let (kept, todo): (Vec<&Keyed>, Vec<&Keyed>) =
            self.sources.iter().partition(|keyed| is_current(keyed, &self.intact));
        (todo.into_iter().map(Keyed::source).collect(), kept.into_iter().map(Keyed::source).collect())
    }

    /// What writing it would do.
    pub(super) fn outcome(&self, output: &Output) -> Outcome {
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
    pub(super) fn write(
        &self,
        claim: &Claim,
        progress: Progress<'_>,
        watch: &mut Stopwatch,
    ) -> Result<(Outcome, Passed), Error> {
        let Contents { plan, options, issued, inputs, .. } = self.contents;
        if !options.force {
            // Before the pages are typeset; and once more when they are, for people work meanwhile.
            claim.output.refuse_changed(self.outcome(&claim.output).going())?;
        }
        let (todo, kept) = self.parted();
        (progress.begin)(todo.len());
        let gate = Gate::new(options.measured, options.mode, title_lines(plan));
        let done = |artifact: &Artifact| {
            gate.pass(artifact);
            (progress.done)(&artifact.path);
        };
        let todo = cores::each(&todo, |source| self.rendered(source));
        let todo = todo.into_iter().collect::<Result<Vec<_>, _>>()?;
        let todo: Vec<&Source> = todo.iter().map(AsRef::as_ref).collect();
        watch.lap("render pages");
        let artifacts = typeset::typeset(&todo, &options.setting(plan.year), &done)?;
        let mut passed = gate.close()?;
        watch.lap("typeset and verify");
        if issued.is_some() {
            issue::prove_bytes(claim.output.manifest(), &artifacts)?;
        }
        let mut manifest = self.account.manifest(&self.sources, &artifacts, &self.intact, &passed);
        passed.paper = Paper::of(&manifest.files);
        manifest.issued = issued.cloned();
        manifest.files.extend(self.stays.iter().cloned());
        manifest.files.sort_by(|a, b| a.path.cmp(&b.path));
        inputs.inspect(|inputs| inputs.seal(&mut manifest));
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
