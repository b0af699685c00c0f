//! A set that is to stand in the output folder, and what putting it there comes to.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::manifest::Manifest;
use crate::model::source::Artifact;

/// What is to stand in the output folder afterwards.
#[derive(Debug)]
pub struct NewSet {
    /// Files that were made, path relative to the folder.
    pub artifacts: Vec<Artifact>,
    /// Files of the old set that stay.
    pub kept: BTreeSet<String>,
    /// The manifest of the new set.
    pub manifest: Manifest,
    /// Whether files that a person changed may go.
    pub force: bool,
}

/// What a build did to its output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The folder that the paths are relative to.
    pub folder: PathBuf,
    /// Paths that were made.
    pub made: Vec<String>,
    /// Paths that stayed.
    pub kept: Vec<String>,
    /// Paths of ours that no longer belong.
    pub removed: Vec<String>,
    /// Paths of ours that the build was not asked about, and that the plan has left behind: they stay, marked.
    pub stale: Vec<String>,
}

impl Outcome {
    /// Whether nothing is to be done, and nothing is stale.
    pub fn is_current(&self) -> bool {
        self.made.is_empty() && self.removed.is_empty() && self.stale.is_empty()
    }

    /// Files that would be there no more, as they are: those that are made again, and those that are removed.
    pub(crate) fn going(&self) -> impl Iterator<Item = &str> {
        self.made.iter().chain(&self.removed).map(String::as_str)
    }
}

/// What putting `set` in the place of the old one comes to.
pub(super) fn outcome(folder: &Path, old: &Manifest, set: &NewSet) -> Outcome {
    let new: BTreeSet<&str> = set.manifest.files.iter().map(|entry| entry.path.as_str()).collect();
    let removed = old.files.iter().filter(|entry| !new.contains(entry.path.as_str()));
    Outcome {
        folder: folder.to_owned(),
        made: set.artifacts.iter().map(|artifact| artifact.path.clone()).collect(),
        kept: set.kept.iter().cloned().collect(),
        removed: removed.map(|entry| entry.path.clone()).collect(),
        stale: set.manifest.files.iter().filter(|entry| entry.stale).map(|entry| entry.path.clone()).collect(),
    }
}
