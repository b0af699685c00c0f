//! What a folder holds, as one hash: whether anything that is read has changed.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::pipeline::hash::{self, hex};

use super::{folder, pictures, templates::templates};

/// Hash of all that [`load`](super::load) would read in `folder`, the reasons for which it would refuse a file included.
pub fn fingerprint(folder: &Path) -> String {
    folder::files(folder).map_or_else(|error| error.to_string(), |files| of(folder, files, Path::to_owned))
}

/// The same wherever the folder lies; empty if it cannot be read.
pub fn content(folder: &Path) -> String {
    let name = |path: &Path| path.file_name().map(PathBuf::from).unwrap_or_default();
    folder::files(folder).map_or_else(|_| String::new(), |files| of(folder, files, name))
}

fn of(folder: &Path, files: Vec<folder::Found>, called: fn(&Path) -> PathBuf) -> String {
    hash(files.into_iter().flat_map(|file| {
        let bytes = file.bytes.unwrap_or_else(|refusal| format!("{refusal:?}").into_bytes());
        let named = pictures::named(folder, &String::from_utf8_lossy(&bytes));
        std::iter::once((called(&file.path).to_string_lossy().into_owned(), bytes)).chain(named)
    }))
}

/// Hash of all that [`templates`](super::templates) would read.
pub fn templates_fingerprint(folder: &Path) -> String {
    match templates(folder) {
        Err(error) => error.to_string(),
        Ok(files) => hash(files.into_iter().map(|(path, text)| (path, text.into_bytes()))),
    }
}

fn hash(files: impl Iterator<Item = (String, Vec<u8>)>) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        for part in [path.as_bytes(), &bytes] {
            hash::add(&mut hash, part);
        }
    }
    hex(&hash.finalize())
}
