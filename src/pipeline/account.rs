//! What every file is made from: one hash over all that can change it, and the manifest that records it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{
    model::{
        checked::CheckedPlan,
        plan::Plan,
        source::{Artifact, Content, Source},
    },
    pipeline::{
        assign::completeness::Counts,
        check::Mode,
        cores,
        hash::{self, hex, sha256},
        write::{
            Entry, Manifest,
            manifest::{FontEntry, PlanFile},
        },
    },
};

use super::{gate::Passed, options::Options};

/// Everything but the data and the page itself that a PDF depends on, hashed once; and the head of the manifest.
pub(super) struct Account {
    surroundings: [u8; 32],
    /// The program and its templates of pages.
    pages: String,
    head: Manifest,
}

/// A source with the hash of all that its file is made from.
pub(super) struct Keyed {
    pub(super) source: Source,
    pub(super) made_from: String,
}

impl Keyed {
    pub(super) fn source(&self) -> &Source {
        &self.source
    }
}

impl Account {
    pub(super) fn new(plan: &CheckedPlan, options: &Options, counts: &Counts) -> Self {
        let counts = serde_json::to_value(counts).expect("counts are numbers and names");
        let head = Manifest { counts, plan: plan_files(&plan.written), ..head(plan, options) };
        Self { surroundings: surroundings(&head, options), pages: pages(options), head }
    }

    /// What the manifest says of the whole.
    pub(super) fn head(&self) -> &Manifest {
        &self.head
    }

    /// Each source with its key; hashed once, for it is asked for often.
    pub(super) fn key(&self, sources: Vec<Source>) -> Vec<Keyed> {
        let keys = cores::each(&sources, |source| self.made_from(source));
        sources.into_iter().zip(keys).map(|(source, made_from)| Keyed { source, made_from }).collect()
    }

    /// Hash of all that a source's file is made from. A page of HTML that is rendered is its own source.
    fn made_from(&self, source: &Source) -> String {
        match &source.content {
            Content::Html(page) => sha256(page.as_bytes()),
            Content::Page(page) => {
                sha256(format!("{} {} {} {}", self.head.anpai, self.pages, page.fill, page.of).as_bytes())
            }
            // A sheet is made by this program's own version from the form alone.
            Content::Sheet(blank) => sha256(format!("{} {}", self.head.anpai, blank.to_json()).as_bytes()),
            Content::Register(register) => {
                let json = serde_json::to_string(register).expect("a register holds words and numbers");
                sha256(format!("{} {json}", self.head.anpai).as_bytes())
            }
            Content::Typst { main, data, pictures } => {
                let mut hash = Sha256::new().chain_update(self.surroundings);
                for text in [main, data] {
                    hash::add(&mut hash, text.as_bytes());
                }
                for picture in pictures {
                    hash.update(sha256(&picture.bytes));
                }
                hex(&hash.finalize())
            }
        }
    }

    /// The manifest of the new set: of each source, the artifact and what its pages came to, or what stays of the old set.
    pub(super) fn manifest(
        &self,
        sources: &[Keyed],
        made: &[Artifact],
        intact: &BTreeMap<String, Entry>,
        passed: &Passed,
    ) -> Manifest {
        let hashes = cores::each(made, |artifact| (artifact.path.as_str(), sha256(&artifact.bytes)));
        let made: BTreeMap<&str, String> = hashes.into_iter().collect();
        let hash = |path: &str| match made.get(path) {
            Some(hash) => hash.clone(),
            None => intact.get(path).expect("what is not made was found intact").sha256.clone(),
        };
        let pages = |path: &str| match passed.pages.get(path) {
            Some(pages) => Some(*pages),
            None => intact.get(path).and_then(|entry| entry.pages),
        };
        let entry = |Keyed { source, made_from }: &Keyed| Entry {
            path: source.path.clone(),
            sha256: hash(&source.path),
            document: source.kind.name().to_owned(),
            unit: source.unit.clone().unwrap_or_default(),
            duties: source.duties,
            pages: pages(&source.path),
            // A page that misses a clause is made and told of again: it never counts as current.
            made_from: if passed.failing.contains(&source.path) { String::new() } else { made_from.clone() },
            stale: false,
        };
        let mut files: Vec<Entry> = sources.iter().map(entry).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Manifest { files, ..self.head.clone() }
    }
}

/// What the manifest says of the whole before anything is counted.
pub(super) fn head(plan: &CheckedPlan, options: &Options) -> Manifest {
    Manifest {
        anpai: env!("CARGO_PKG_VERSION").to_owned(),
        engine: options.engine.name(),
        year: plan.year,
        draft: options.mode == Mode::Draft,
        fonts: fonts(options),
        ..Manifest::default()
    }
}

pub(super) fn surroundings(head: &Manifest, options: &Options) -> [u8; 32] {
    let mut hash = Sha256::new();
    let fonts = serde_json::to_string(&head.fonts).expect("fonts are names and hashes");
    // What was let through unmeasured is not current where pages are measured.
    let gate = if options.measured { "measured" } else { "unmeasured" };
    for text in [head.anpai.as_str(), &head.engine, options.colour.standards(), &head.year.to_string(), &fonts, gate] {
        hash::add(&mut hash, text.as_bytes());
    }
    for (path, text) in options.templates.library() {
        hash.update(sha256(path.as_bytes()));
        hash.update(sha256(text.as_bytes()));
    }
    hash.finalize().into()
}

/// Hash of the program and of its templates of pages, which are as much a part of a page as what it says.
fn pages(options: &Options) -> String {
    let mut hash = Sha256::new().chain_update(env!("ANPAI_PROGRAM"));
    for (path, text) in options.templates.all().filter(|(path, _)| path.starts_with("web/")) {
        hash::add(&mut hash, path.as_bytes());
        hash::add(&mut hash, text.as_bytes());
    }
    hex(&hash.finalize())
}

/// By name alone: where the plan lies is no part of what it says.
pub(super) fn plan_files(plan: &Plan) -> Vec<PlanFile> {
    let name =
        |path: &std::path::Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = |source: &crate::model::place::Source| PlanFile {
        path: name(&source.path),
        sha256: sha256(source.text.as_bytes()),
    };
    let mut files: Vec<PlanFile> = plan.sources.iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn fonts(options: &Options) -> Vec<FontEntry> {
    let entry = |chosen: &crate::pipeline::typeset::fonts::Chosen| FontEntry {
        role: chosen.role.to_owned(),
        family: chosen.family.clone(),
        checksum: chosen.checksum.clone(),
    };
    options.fonts.chosen.iter().map(entry).collect()
}
