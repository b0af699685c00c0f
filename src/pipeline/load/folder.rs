//! The files of a plan's folder, read with suspicion: the folder may come from a stranger.

use std::{
    fs::{self, File},
    io::Read,
    path::{Component, Path, PathBuf},
};

use walkdir::WalkDir;

use super::faults::Refusal;
use crate::model::error::Error;

/// How large a file may be. The 2023 plan has some 60 kB in all.
pub(super) const LARGEST: u64 = 4 << 20;
/// How many YAML files a folder may hold.
pub(super) const MOST: usize = 200;

/// A file as found.
#[derive(Debug)]
pub(super) struct Found {
    /// As shown to the reader.
    pub(super) path: PathBuf,
    /// Its bytes, or why they were not read.
    pub(super) bytes: Result<Vec<u8>, Refusal>,
}

/// All YAML files of a folder, by name, and the register, which may lie one folder above.
pub(super) fn files(folder: &Path) -> Result<Vec<Found>, Error> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { path, source }
    };
    if !fs::metadata(folder).map_err(io(folder))?.is_dir() {
        return Err(Error::NotAFolder { path: folder.to_owned() });
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).follow_links(false).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::Io { path: folder.to_owned(), source: error.into() })?;
        if is_named_yml(entry.path()) {
            found.push(Found { path: entry.path().to_owned(), bytes: Err(Refusal::Ending) });
        } else if is_plan_file(entry.path()) {
            if found.len() == MOST {
                return Err(Error::TooManyFiles { path: folder.to_owned(), limit: MOST });
            }
            found.push(read(entry.path()));
        }
    }
    if !found.iter().any(|file| file.path.ends_with("departments.yaml")) {
        let above = above(folder).join("departments.yaml");
        if fs::symlink_metadata(&above).is_ok() {
            found.push(read(&above));
        }
    }
    Ok(found)
}

/// Whether a name ends in .yml, which would be passed over without a word.
fn is_named_yml(path: &Path) -> bool {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~', '#']));
    !hidden && ending.is_some_and(|ending| ending == "yml")
}

/// Whether a name ends in .yaml and is none that an editor or a system leaves behind.
fn is_plan_file(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~', '#']));
    !hidden && path.extension().is_some_and(|ending| ending == "yaml")
}

/// The folder that holds this one.
pub fn above(folder: &Path) -> PathBuf {
    match (folder.components().next_back(), folder.parent()) {
        (Some(Component::Normal(_)), Some(parent)) => parent.to_owned(),
        _ => folder.join(".."),
    }
}

fn read(path: &Path) -> Found {
    Found { path: path.to_owned(), bytes: bytes(path) }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let refused = |error: std::io::Error| Refusal::Unreadable(error.to_string());
    // Looked at before it is opened: opening a pipe waits for its other end.
    let kind = fs::symlink_metadata(path).map_err(refused)?;
    if kind.is_symlink() {
        return Err(Refusal::Link);
    }
    if !kind.is_file() {
        return Err(Refusal::NoFile);
    }
    let mut bytes = Vec::new();
    // The size that the system tells may be wrong or change; what is read is what counts.
    File::open(path).map_err(refused)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > LARGEST { Err(Refusal::TooLarge(LARGEST)) } else { Ok(bytes) }
}
