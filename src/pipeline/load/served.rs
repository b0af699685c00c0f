//! A file that somebody names by a path, and nothing outside its folder: what a server may hand out.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The file of `folder` that a path with `/` means, with its bytes; `None` for a folder, a link, a hidden name, or
/// anything that leads elsewhere.
pub fn served(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let mut file = folder.to_owned();
    for part in path.split('/') {
        if !is_name(part) {
            return None;
        }
        file.push(part);
        // A link may lead anywhere.
        if fs::symlink_metadata(&file).ok()?.is_symlink() {
            return None;
        }
    }
    let inside = fs::canonicalize(&file).ok()?.starts_with(fs::canonicalize(folder).ok()?);
    // A folder is no file: nothing is listed.
    let is_file = fs::metadata(&file).ok()?.is_file();
    (inside && is_file).then(|| fs::read(&file).ok().map(|bytes| (file, bytes)))?
}

/// Whether a name is one of a file: it leads nowhere, is not hidden, and is no device or stream of any system.
pub fn is_name(part: &str) -> bool {
    // A colon is a drive or a hidden stream on Windows.
    let forbidden = |sign: char| sign.is_control() || matches!(sign, '/' | '\\' | ':');
    !part.is_empty() && !part.starts_with('.') && !part.ends_with(['.', ' ']) && !part.contains(forbidden)
}

/// A text file, or nothing if there is none that can be read.
pub fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// The names of a folder's entries that are folders (`true`) or files, in order; none if it cannot be read.
pub fn names(folder: &Path, folders: bool) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let kept =
        entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir() == folders && !kind.is_symlink()));
    let mut names: Vec<String> =
        kept.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| is_name(name)).collect();
    names.sort();
    names
}
