//! One file, or one new folder: whole, or not at all, and never over what is not ours.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    beside::{name, parent},
    record::{self, Owner},
    whole::{readable, replace},
    whose::{self, There},
};
use crate::model::{error::Error, message::Message};

/// Writes a file where nothing stands, or a file that we wrote and nobody changed.
///
/// # Errors
/// When something else stands there, or it cannot be written; then what stood there stands as it was.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    put(path, bytes, false)
}

/// Like [`file()`]; if `force`, a file of ours also when a person changed it.
///
/// # Errors
/// Like [`file()`].
pub fn put(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    refuse(path, bytes, force)?;
    let folder = parent(path);
    fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    // The record goes first: whenever we are killed, what stands there is known as ours.
    record::remember(path, bytes)?;
    replace(path, bytes)
}

/// Takes those files out of a folder that we wrote, that nobody changed since, and that are not among `names`.
///
/// # Errors
/// When the folder cannot be read, or a file not be removed.
pub fn keep_only(folder: &Path, names: &[String]) -> Result<(), Error> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let path = entry.map_err(Error::io(folder))?.path();
        let is_kept = path.file_name().is_some_and(|name| names.iter().any(|kept| name == kept.as_str()));
        if is_kept || whose::there(&path)? != There::File {
            continue;
        }
        let standing = fs::read(&path).map_err(Error::io(&path))?;
        if record::owner(&path, &standing) == Owner::Ours {
            fs::remove_file(&path).map_err(Error::io(&path))?;
        }
    }
    Ok(())
}

/// Writes a file that must not be there yet, and keeps no record: from now on it is the person's.
///
/// # Errors
/// When anything stands there, or it cannot be written.
pub fn new_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if whose::there(path)? != There::Nothing {
        return Err(existing(path));
    }
    let folder = parent(path);
    fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    replace(path, bytes)
}

/// Refuses what [`put`] would refuse, before there is anything to write.
///
/// # Errors
/// Like [`put`].
pub fn may(path: &Path, force: bool) -> Result<(), Error> {
    refuse(path, &[], force)
}

/// Like [`new_file`], but leaves what is there already.
///
/// # Errors
/// When it cannot be written.
pub fn new_file_if_none(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if whose::there(path)? == There::Nothing { new_file(path, bytes) } else { Ok(()) }
}

/// Tries whether files could be written in a folder, or where it would be made; nothing is left there.
///
/// # Errors
/// When they could not.
pub fn try_folder(folder: &Path) -> Result<(), Error> {
    let absolute = std::path::absolute(folder).map_err(Error::io(folder))?;
    let there = absolute.ancestors().find(|folder| folder.is_dir()).unwrap_or(&absolute);
    tempfile::tempfile_in(there).map(|_| ()).map_err(Error::io(folder))
}

fn refuse(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    match whose::there(path)? {
        There::Nothing => Ok(()),
        There::File => {
            let standing = fs::read(path).map_err(Error::io(path))?;
            match record::owner(path, &standing) {
                Owner::Ours => Ok(()),
                _ if standing == bytes => Ok(()),
                Owner::Changed if force => Ok(()),
                Owner::Changed => Err(whose::changed(&[path.to_owned()])),
                Owner::Foreign => Err(whose::foreign(path)),
            }
        }
        there => Err(whose::no_file(path, there)),
    }
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
        fs::create_dir_all(self::parent(&path)).map_err(Error::io(&path))?;
        fs::write(&path, text).map_err(Error::io(&path))?;
    }
    readable(stage.path(), 0o755)?;
    refuse_existing(folder)?;
    // Afterwards there is nothing where the stage would be cleared away.
    fs::rename(stage.path(), folder).map_err(Error::io(folder))
}

fn refuse_existing(folder: &Path) -> Result<(), Error> {
    if whose::there(folder)? == There::Nothing { Ok(()) } else { Err(existing(folder)) }
}

fn existing(path: &Path) -> Error {
    let path = path.display();
    Error::Other(Message::new(
        format!("{path}：已经有了，不会覆盖；请另给一个位置（-o），或先把它移走"),
        format!("{path}: is there already and is not overwritten; name another place (-o) or move it away"),
    ))
}
