//! Files beside a plan that are no part of it: what a running program notes for itself, outside version control.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use crate::model::error::Error;

use super::whose::refuse_link;

/// Name of the folder, in the one above the plans.
pub const FOLDER: &str = ".anpai";

/// The folder beside the plans; makes it, closed to version control.
///
/// # Errors
/// When it cannot be made.
pub fn aside(plans: &Path) -> Result<PathBuf, Error> {
    let folder = plans.join(FOLDER);
    refuse_link(&folder)?;
    fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(Error::io(&ignore))?;
    }
    Ok(folder)
}

/// Adds a line to a file and waits until it is on the disk.
///
/// # Errors
/// When it cannot be written.
pub fn append(path: &Path, line: &str) -> Result<(), Error> {
    refuse_link(path)?;
    let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(Error::io(path))?;
    file.write_all(format!("{line}\n").as_bytes()).map_err(Error::io(path))?;
    file.sync_data().map_err(Error::io(path))
}

/// What only one program at a time may hold; `None` if another one has it. It is given back when it is dropped.
///
/// # Errors
/// When the file cannot be made.
pub fn hold(path: &Path) -> Result<Option<File>, Error> {
    refuse_link(path)?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(Error::io(path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(Error::io(path)(error)),
    }
}

/// Writes a file that nobody else on the computer may read.
///
/// # Errors
/// When it cannot be written.
pub fn secret(path: &Path, text: &str) -> Result<(), Error> {
    refuse_link(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    // A temporary file is closed to others from its first moment.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(path))?;
    file.write_all(text.as_bytes()).map_err(Error::io(path))?;
    file.persist(path).map(drop).map_err(|error| Error::io(path)(error.error))
}

/// Takes away a file of a plan that was made a moment ago and still says `text`, and no other.
///
/// # Errors
/// When it says something else, or cannot be removed.
pub fn unmake(path: &Path, text: &str) -> Result<bool, Error> {
    if fs::read_to_string(path).map_err(Error::io(path))? != text {
        return Ok(false);
    }
    fs::remove_file(path).map_err(Error::io(path))?;
    Ok(true)
}
