//! The pictures of a plan's annexes, read with suspicion: the plan may come from a stranger.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
    sync::Arc,
};

use crate::model::plan::{
    Attachment,
    picture::{self, LARGEST, Pictures, Refusal},
};

/// Every picture that an annex names, by its path as written.
pub(super) fn read(folder: &Path, attachments: &[Attachment]) -> Pictures {
    let texts = attachments.iter().filter_map(|attachment| attachment.text.as_ref());
    let paths = texts.flat_map(|text| picture::references(text));
    paths.map(|path| (path.clone(), bytes(folder, &path))).collect()
}

/// The same of the text of a file, as bytes to tell a change by.
pub(super) fn named(folder: &Path, text: &str) -> Vec<(String, Vec<u8>)> {
    let bytes =
        |path: &String| bytes(folder, path).map_or_else(|why| format!("{why:?}").into_bytes(), |read| read.to_vec());
    picture::references(text).into_iter().map(|path| (path.clone(), bytes(&path))).collect()
}

/// No link on the way: it could lead anywhere.
fn bytes(folder: &Path, path: &str) -> Result<Arc<[u8]>, Refusal> {
    if !picture::is_inside(path) {
        return Err(Refusal::Outside);
    }
    let mut place = folder.to_owned();
    for part in path.split('/') {
        place.push(part);
        let kind = fs::symlink_metadata(&place).map_err(|_| Refusal::Missing)?;
        if kind.is_symlink() {
            return Err(Refusal::Outside);
        }
    }
    let missing = |_| Refusal::Missing;
    if !fs::metadata(&place).map_err(missing)?.is_file() {
        return Err(Refusal::Missing);
    }
    let mut bytes = Vec::new();
    File::open(&place).map_err(missing)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(missing)?;
    if bytes.len() as u64 > LARGEST { Err(Refusal::TooLarge) } else { Ok(bytes.into()) }
}
