//! An output folder as it stands: ours with its manifest, or not there yet. Anything else is refused untouched.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    finals,
    manifest::{self, Entry, Manifest},
    whose::{self, There},
};
use crate::{
    model::error::Error,
    pipeline::{cores, hash::sha256_of},
};

/// An output folder as it stands.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: PathBuf,
    manifest: Manifest,
}

/// Looks at an output folder and changes nothing.
///
/// # Errors
/// When something stands there that is no output folder of ours.
pub fn look(folder: &Path) -> Result<Output, Error> {
    let manifest = match whose::there(folder)? {
        There::Nothing => Manifest::default(),
        There::Folder => of_folder(folder)?,
        there => return Err(whose::no_folder(folder, there)),
    };
    Ok(Output { folder: folder.to_owned(), manifest })
}

/// The manifest of a folder that is ours, or has nothing in it that a person would miss.
fn of_folder(folder: &Path) -> Result<Manifest, Error> {
    let path = folder.join(manifest::FILE);
    match whose::there(&path)? {
        There::File => {
            let text = fs::read(&path).map_err(Error::io(&path))?;
            serde_json::from_slice(&text).map_err(|_| whose::no_manifest(&path))
        }
        There::Nothing => {
            let entries = fs::read_dir(folder).map_err(Error::io(folder))?;
            let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
            let mut foreign: Vec<String> = names.filter(|name| !is_left_by_systems(name) && !is_ours(name)).collect();
            foreign.sort();
            foreign.first().map_or_else(|| Ok(Manifest::default()), |name| Err(whose::not_an_output(folder, name)))
        }
        _ => Err(whose::no_manifest(&path)),
    }
}

/// What no person put there: `.gitkeep`, `.DS_Store`, `Thumbs.db`, and our own records and locks.
fn is_left_by_systems(name: &str) -> bool {
    name.starts_with('.') || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}

/// What we put into an output folder without a manifest: finals, and what came of the returns.
fn is_ours(name: &str) -> bool {
    name == "returns" || finals::version(name).is_some()
}

impl Output {
    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The manifest of what is there; empty if nothing is.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Files of the manifest that are there with the content that it says.
    pub fn intact(&self) -> BTreeMap<String, Entry> {
        let files = &self.manifest.files;
        let states = cores::each(files, |entry| self.state(entry));
        let intact = files.iter().zip(states).filter(|(_, state)| *state == State::Intact);
        intact.map(|(entry, _)| (entry.path.clone(), entry.clone())).collect()
    }

    /// Whether a file of the manifest is there, as we made it or changed.
    pub fn has(&self, entry: &Entry) -> bool {
        !matches!(self.there(entry), Ok(There::Nothing))
    }

    /// Refuses if any of these files, which would go, was changed by a person since we made it.
    pub(crate) fn refuse_changed<'p>(&self, going: impl IntoIterator<Item = &'p str>) -> Result<(), Error> {
        let going: BTreeSet<&str> = going.into_iter().collect();
        let entries: Vec<&Entry> = self.manifest.files.iter().filter(|entry| going.contains(&*entry.path)).collect();
        let states = cores::each(&entries, |entry| self.state(entry));
        let changed = entries.iter().zip(states).filter(|(_, state)| *state == State::Changed);
        let changed: Vec<PathBuf> = changed.map(|(entry, _)| self.folder.join(&entry.path)).collect();
        if changed.is_empty() { Ok(()) } else { Err(whose::changed(&changed)) }
    }

    /// What stands where a file of the manifest should: nothing, if its path leads elsewhere.
    fn there(&self, entry: &Entry) -> Result<There, Error> {
        if manifest::is_relative(&entry.path) {
            whose::there(&self.folder.join(&entry.path))
        } else {
            Ok(There::Nothing)
        }
    }

    fn state(&self, entry: &Entry) -> State {
        match self.there(entry) {
            Ok(There::Nothing) => State::Gone,
            Ok(There::File) if sha256_of(&self.folder.join(&entry.path)).is_ok_and(|hash| hash == entry.sha256) => {
                State::Intact
            }
            _ => State::Changed,
        }
    }
}

/// What became of a file that the manifest names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As we made it.
    Intact,
    /// There, and something else.
    Changed,
    /// Not there.
    Gone,
}
