//! What a folder holds, as one hash: whether anything that is read has changed.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::pipeline::hash::hex;

use super::{folder, pictures, templates::templates};

/// Hash of all that [`load`](super::load) would read in `folder`, the reasons for which it would refuse a file included.
pub fn fingerprint(folder: &Path) -> String {
    match folder::files(folder) {
        Err(error) => error.to_string(),
        Ok(files) => hash(files.into_iter().flat_map(|file| {
            let bytes = file.bytes.unwrap_or_else(|refusal| format!("{refusal:?}").into_bytes());
            let named = pictures::named(folder, &String::from_utf8_lossy(&bytes));
            std::iter::once((file.path.to_string_lossy().into_owned(), bytes)).chain(named)
        })),
    }
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
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hex(&hash.finalize())
}
