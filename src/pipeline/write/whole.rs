//! The bytes of one file put in its place in one step: it is the old one, or the new one, whole.

use std::{fs, io::Write, path::Path};

use super::beside::parent;
use crate::model::error::Error;

/// Writes beside the place and then puts it there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = parent(path);
    let mut stage = tempfile::Builder::new().prefix(".anpai-").tempfile_in(&folder).map_err(Error::io(&folder))?;
    stage.write_all(bytes).map_err(Error::io(path))?;
    match fs::metadata(path) {
        Ok(old) => fs::set_permissions(stage.path(), old.permissions()).map_err(Error::io(path))?,
        Err(_) => readable(stage.path(), 0o644)?,
    }
    stage.as_file().sync_all().map_err(Error::io(path))?;
    stage.persist(path).map_err(|error| Error::io(path)(error.error))?;
    Ok(())
}

/// What is made for a moment is closed to others.
#[cfg(unix)]
pub(super) fn readable(path: &Path, mode: u32) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(Error::io(path))
}

#[cfg(not(unix))]
pub(super) fn readable(_: &Path, _: u32) -> Result<(), Error> {
    Ok(())
}
