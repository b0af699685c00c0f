//! Artifacts → the output folder: the whole set, or nothing.
//!
//! The new set is laid out in a folder beside the old one and takes its place in one exchange. Files that stay are
//! linked, files that no longer belong are left behind, and files that we did not make come along untouched.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{
    model::{error::Error, message::Message},
    pipeline::{hash::sha256, typeset::Artifact},
};

pub mod aside;
pub mod manifest;
mod single;
mod stage;
mod text;

pub use manifest::{Entry, Manifest};
pub use single::{file, new_folder};
pub use text::texts;

/// What is to stand in the output folder afterwards.
#[derive(Debug)]
pub struct NewSet {
    /// Files that were made, path relative to the folder.
    pub artifacts: Vec<Artifact>,
    /// Files of the old set that stay.
    pub kept: BTreeSet<String>,
    /// The manifest of the new set.
    pub manifest: Manifest,
}

/// What a build did to its output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Paths that were made.
    pub made: Vec<String>,
    /// Paths that stayed.
    pub kept: Vec<String>,
    /// Paths of ours that no longer belong.
    pub removed: Vec<String>,
}

/// An output folder as it stands.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
}

/// Keeps other builds away from an output folder.
#[derive(Debug)]
pub struct Claim {
    /// The folder.
    pub output: Output,
    _lock: fs::File,
}

/// Looks at an output folder and changes nothing.
pub fn look(folder: &Path) -> Output {
    Output { folder: folder.to_owned() }
}

/// Waits for other builds into the same folder, and clears away what killed ones left.
///
/// # Errors
/// When the folder's parent cannot be written.
pub fn claim(folder: &Path) -> Result<Claim, Error> {
    let parent = parent(folder);
    fs::create_dir_all(&parent).map_err(Error::io(&parent))?;
    let path = parent.join(format!(".{}.lock", name(folder)?));
    refuse_link(&path)?;
    let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(Error::io(&path))?;
    lock.lock().map_err(Error::io(&path))?;
    stage::recover(folder)?;
    Ok(Claim { output: look(folder), _lock: lock })
}

impl Output {
    /// The manifest of what is there; empty if there is none that can be read.
    pub fn manifest(&self) -> Manifest {
        let text = fs::read_to_string(self.folder.join(manifest::FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Files of the manifest that are there with the content that it says.
    pub fn intact(&self, manifest: &Manifest) -> BTreeMap<String, Entry> {
        let is_intact = |entry: &&Entry| manifest::is_relative(&entry.path) && self.holds(entry);
        manifest.files.iter().filter(is_intact).map(|entry| (entry.path.clone(), entry.clone())).collect()
    }

    fn holds(&self, entry: &Entry) -> bool {
        let path = self.folder.join(&entry.path);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        is_file && fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == entry.sha256)
    }
}

impl Claim {
    /// Puts the new set in place.
    ///
    /// # Errors
    /// When anything cannot be written; then the old set stands as it was.
    pub fn write(&self, set: &NewSet) -> Result<Outcome, Error> {
        let old = self.output.manifest();
        let outcome = outcome(&old, set);
        if !(outcome.made.is_empty() && outcome.removed.is_empty() && old == set.manifest) {
            let ours: BTreeSet<&str> = old.files.iter().map(|entry| entry.path.as_str()).collect();
            stage::replace(&self.output.folder, set, &ours)?;
        }
        Ok(outcome)
    }
}

fn outcome(old: &Manifest, set: &NewSet) -> Outcome {
    let new: BTreeSet<&str> = set.manifest.files.iter().map(|entry| entry.path.as_str()).collect();
    let removed = old.files.iter().filter(|entry| !new.contains(entry.path.as_str()));
    Outcome {
        made: set.artifacts.iter().map(|artifact| artifact.path.clone()).collect(),
        kept: set.kept.iter().cloned().collect(),
        removed: removed.map(|entry| entry.path.clone()).collect(),
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

fn refuse_link(path: &Path) -> Result<(), Error> {
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        return Err(Error::Other(Message::new(
            format!("{}：是链接。输出文件夹里不得有链接，请删除后再试", path.display()),
            format!("{}: is a link; an output folder must not hold links, remove it and try again", path.display()),
        )));
    }
    Ok(())
}
