//! One file, or one new folder: whole, or not at all.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::model::{error::Error, message::Message};

use super::{name, parent};

/// Writes a file beside its place and then puts it there.
///
/// # Errors
/// When it cannot be written; then what stood there stands as it was.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = parent(path);
    fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    let mut stage = tempfile::Builder::new().prefix(".anpai-").tempfile_in(&folder).map_err(Error::io(&folder))?;
    stage.write_all(bytes).map_err(Error::io(path))?;
    readable(stage.path(), 0o644)?;
    stage.persist(path).map_err(|error| Error::io(path)(error.error))?;
    Ok(())
}

/// Makes a folder with these files, by their names; refuses where anything is already.
///
/// # Errors
/// When the folder is there, or cannot be written; then nothing is.
pub fn new_folder(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), Error> {
    refuse_existing(folder)?;
    let parent = parent(folder);
    fs::create_dir_all(&parent).map_err(Error::io(&parent))?;
    let prefix = format!(".{}.new-", name(folder)?);
    let stage = tempfile::Builder::new().prefix(&prefix).tempdir_in(&parent).map_err(Error::io(&parent))?;
    for (name, text) in files {
        let path = stage.path().join(name);
        fs::write(&path, text).map_err(Error::io(&path))?;
    }
    readable(stage.path(), 0o755)?;
    refuse_existing(folder)?;
    // Afterwards there is nothing where the stage would be cleared away.
    fs::rename(stage.path(), folder).map_err(Error::io(folder))
}

fn refuse_existing(folder: &Path) -> Result<(), Error> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    let folder = folder.display();
    Err(Error::Other(Message::new(
        format!("{folder}：已经有了，不会覆盖；请另给一个位置（-o），或先把它移走"),
        format!("{folder}: is there already and is not overwritten; name another place (-o) or move it away"),
    )))
}

/// What is made for a moment is closed to others.
#[cfg(unix)]
fn readable(path: &Path, mode: u32) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(Error::io(path))
}

#[cfg(not(unix))]
fn readable(_: &Path, _: u32) -> Result<(), Error> {
    Ok(())
}
