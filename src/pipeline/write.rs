//! Artifacts → the output folder: the whole set, or nothing.
//!
//! The new set is laid out in a folder beside the old one and takes its place in one exchange. Files that stay are
//! linked, files that no longer belong are left behind, and files that we did not make come along untouched.

#![allow(clippy::disallowed_methods, reason = "the room that writes")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::model::{error::Error, message::Message, source::Artifact};

pub mod aside;
mod exchange;
pub mod finals;
pub mod manifest;
mod output;
mod record;
mod single;
mod stage;
mod text;
mod undo;
mod whole;
mod whose;

pub use manifest::{Entry, Manifest};
pub use output::{Output, look};
pub use single::{file, keep_only, may, new_file, new_file_if_none, new_folder, put, try_folder};
pub use text::texts;
pub use undo::{Former, keep as keep_former, undo};

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

/// Keeps other builds away from an output folder.
#[derive(Debug)]
pub struct Claim {
    /// The folder.
    pub output: Output,
    _lock: fs::File,
}

/// Waits for other builds into the same folder, and clears away what killed ones left.
///
/// # Errors
/// When what stands there is not ours, or the folder's parent cannot be written.
pub fn claim(folder: &Path) -> Result<Claim, Error> {
    // Before anything is made.
    look(folder)?;
    let parent = parent(folder);
    fs::create_dir_all(&parent).map_err(Error::io(&parent))?;
    let path = parent.join(format!(".{}.lock", name(folder)?));
    match whose::there(&path)? {
        whose::There::Nothing | whose::There::File => {}
        there => return Err(whose::no_file(&path, there)),
    }
    let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(Error::io(&path))?;
    lock.lock().map_err(Error::io(&path))?;
    stage::recover(folder)?;
    Ok(Claim { output: look(folder)?, _lock: lock })
}

impl Claim {
    /// The same claim for a folder inside, such as that of the finals.
    ///
    /// # Errors
    /// When what stands there is not ours, or cannot be written.
    pub fn within(self, folder: &Path) -> Result<Self, Error> {
        look(folder)?;
        if whose::there(&parent(folder))? == whose::There::Folder {
            stage::recover(folder)?;
        }
        Ok(Self { output: look(folder)?, ..self })
    }

    /// Puts the new set in place.
    ///
    /// # Errors
    /// When anything cannot be written, or somebody changed a file that would go; then the old set stands as it was.
    pub fn write(&self, set: &NewSet) -> Result<Outcome, Error> {
        let old = self.output.manifest();
        let outcome = outcome(&self.output.folder, old, set);
        if !set.force {
            self.output.refuse_changed(outcome.going())?;
        }
        if !(outcome.made.is_empty() && outcome.removed.is_empty() && *old == set.manifest) {
            let ours: BTreeSet<&str> = old.files.iter().map(|entry| entry.path.as_str()).collect();
            stage::replace(&self.output.folder, set, &ours)?;
        }
        Ok(outcome)
    }
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

fn outcome(folder: &Path, old: &Manifest, set: &NewSet) -> Outcome {
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

fn parent(folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn name(folder: &Path) -> Result<String, Error> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.ok_or_else(|| {
        Error::Other(Message::new(
            format!("{}：不能作输出文件夹", folder.display()),
            format!("{}: cannot be an output folder", folder.display()),
        ))
    })
}
