//! Artifacts → the output folder: the whole set, or nothing.
//!
//! The new set is laid out in a folder beside the old one and takes its place in one exchange. Files that stay are
//! linked, files that no longer belong are left behind, and files that we did not make come along untouched.

#![allow(clippy::disallowed_methods, reason = "the room that writes")]

use std::{collections::BTreeSet, fs, path::Path};

use crate::model::error::Error;

pub mod aside;
mod beside;
mod exchange;
pub mod finals;
pub mod manifest;
mod output;
mod record;
mod set;
mod single;
mod stage;
mod text;
mod undo;
mod whole;
mod whose;

pub use manifest::{Entry, Manifest};
pub use output::{Output, look};
pub use set::{NewSet, Outcome};
pub use single::{file, keep_only, may, new_file, new_file_if_none, new_folder, put, try_folder};
pub use text::texts;
pub use undo::{Former, keep as keep_former, undo};

use beside::{name, parent};
use set::outcome;

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
