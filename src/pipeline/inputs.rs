//! All that a whole draft is made from, as one hash. A build that finds it in the manifest, and each file as the manifest says,
//! has nothing to do, and knows so without making what it would compare.
//!
//! By content alone; whatever `assign`, `render` and `typeset` come to read belongs here.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::{
    model::{checked::CheckedPlan, error::Error, finding::Finding},
    pipeline::{
        Options, account,
        check::Mode,
        hash::{self, hex, sha256},
        load,
        write::Manifest,
    },
};

/// Hash of all that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inputs(String);

impl Inputs {
    /// Of a whole draft; `None` of parts and finals, which are compared file by file.
    ///
    /// # Errors
    /// If a ledger is there and cannot be read.
    pub(super) fn of(plan: &CheckedPlan, findings: &[Finding], options: &Options) -> Result<Option<Self>, Error> {
        if options.mode != Mode::Draft || !options.selection.is_whole() {
            return Ok(None);
        }
        let mut hash = Sha256::new();
        let mut add = |part: &[u8]| hash::add(&mut hash, part);
        add(env!("ANPAI_PROGRAM").as_bytes());
        add(&account::surroundings(&account::head(plan, options), options));
        for (path, text) in options.templates.all() {
            add(path.as_bytes());
            add(text.as_bytes());
        }
        for file in account::plan_files(&plan.written) {
            add(file.path.as_bytes());
            add(file.sha256.as_bytes());
        }
        for (path, picture) in &plan.written.pictures {
            add(path.as_bytes());
            match picture {
                Ok(bytes) => add(bytes),
                Err(refusal) => add(format!("{refusal:?}").as_bytes()),
            }
        }
        // What the index tells: of rare characters it depends on other fonts too.
        add(format!("{findings:?}").as_bytes());
        add(last_year(plan).map_or_else(String::new, |folder| load::content(&folder)).as_bytes());
        for ledger in load::earlier::ledgers(&options.output, plan.year)? {
            add(&ledger);
        }
        Ok(Some(Self(hex(&hash.finalize()))))
    }

    /// Writes into a manifest that the whole was made from these. What must be made again in any case is not sealed.
    pub(super) fn seal(&self, manifest: &mut Manifest) {
        let is_whole = manifest.files.iter().all(|entry| !entry.stale && !entry.made_from.is_empty());
        manifest.made_from = is_whole.then(|| self.with(manifest));
    }

    /// Whether a manifest says that all was made from these.
    pub(super) fn are_of(&self, manifest: &Manifest) -> bool {
        manifest.made_from.as_ref().is_some_and(|made_from| *made_from == self.with(manifest))
    }

    /// The hash of these and of what the manifest says: whoever edits its list breaks the seal.
    fn with(&self, manifest: &Manifest) -> String {
        sha256(format!("{} {}", self.0, Manifest { made_from: None, ..manifest.clone() }.to_json()).as_bytes())
    }
}

/// The folder of the year before, whether or not there is one.
pub(super) fn last_year(plan: &CheckedPlan) -> Option<PathBuf> {
    let head = plan.written.sources.iter().find(|source| source.path.ends_with("plan.yaml"))?;
    Some(head.path.parent()?.with_file_name((plan.year.checked_sub(1)?).to_string()))
}
