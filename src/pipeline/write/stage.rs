//! Lays the new set out beside the old one and exchanges the two folders.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::model::{error::Error, message::Message};

use super::{NewSet, manifest, name, parent, refuse_link};

/// Puts `set` in the place of `folder`. `ours` are the paths that the old manifest names.
pub(super) fn replace(folder: &Path, set: &NewSet, ours: &BTreeSet<&str>) -> Result<(), Error> {
    refuse_link(folder)?;
    let stage = tempfile::Builder::new().prefix(&stage_prefix(folder)?).tempdir_in(parent(folder));
    let stage = stage.map_err(Error::io(parent(folder)))?;
    for path in &set.kept {
        link(&folder.join(path), &stage.path().join(path))?;
    }
    for artifact in &set.artifacts {
        create(&stage.path().join(&artifact.path), &artifact.bytes)?;
    }
    create(&stage.path().join(manifest::FILE), set.manifest.to_json().as_bytes())?;
    bring_foreign_files(folder, stage.path(), ours)?;
    open_to_readers(folder, stage.path())?;
    exchange(stage.path(), folder)
    // What is now in the stage is the old set; it goes with the stage.
}

/// Clears away what killed builds left; if one was killed between two renames, puts the old set back.
pub(super) fn recover(folder: &Path) -> Result<(), Error> {
    let (stage, aside) = (stage_prefix(folder)?, aside(folder)?);
    if aside.exists() && !folder.exists() {
        fs::rename(&aside, folder).map_err(Error::io(folder))?;
    }
    let entries = fs::read_dir(parent(folder)).map_err(Error::io(parent(folder)))?;
    for entry in entries.filter_map(Result::ok) {
        let is_left = entry.file_name().to_string_lossy().starts_with(&stage) || entry.path() == aside;
        if is_left && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            fs::remove_dir_all(entry.path()).map_err(Error::io(entry.path()))?;
        }
    }
    Ok(())
}

fn stage_prefix(folder: &Path) -> Result<String, Error> {
    Ok(format!(".{}.new-", name(folder)?))
}

fn aside(folder: &Path) -> Result<PathBuf, Error> {
    Ok(parent(folder).join(format!(".{}.old", name(folder)?)))
}

fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().expect("a file in the stage");
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    fs::write(path, bytes).map_err(Error::io(path))
}

/// A second name for the same file; where the system has none, a copy.
fn link(from: &Path, to: &Path) -> Result<(), Error> {
    let folder = to.parent().expect("a file in the stage");
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ())).map_err(Error::io(from))
}

/// Files that we did not make stay. One that stands where ours belongs is refused: it would be lost.
fn bring_foreign_files(folder: &Path, stage: &Path, ours: &BTreeSet<&str>) -> Result<(), Error> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| Error::io(folder)(error.into()))?;
        refuse_link(entry.path())?;
        let relative = entry.path().strip_prefix(folder).expect("the walk stays below its root");
        let path: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        if entry.file_type().is_dir() || ours.contains(path.join("/").as_str()) || relative == Path::new(manifest::FILE)
        {
            continue;
        }
        let target = stage.join(relative);
        if target.exists() {
            return Err(occupied(entry.path()));
        }
        link(entry.path(), &target)?;
    }
    Ok(())
}

fn occupied(path: &Path) -> Error {
    let path = path.display();
    Error::Other(Message::new(
        format!("{path}：不是 anpai 生成的文件（manifest.json 里没有它），不会覆盖；请移走后再试"),
        format!(
            "{path}: was not made by anpai (manifest.json does not name it) and is not overwritten; move it away and try again"
        ),
    ))
}

/// A temporary folder is closed to others; the output gets the rights of the old folder, or of its parent.
#[cfg(unix)]
fn open_to_readers(folder: &Path, stage: &Path) -> Result<(), Error> {
    let model = if folder.exists() { folder.to_owned() } else { parent(folder) };
    let rights = fs::metadata(&model).map_err(Error::io(&model))?.permissions();
    fs::set_permissions(stage, rights).map_err(Error::io(stage))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path, _: &Path) -> Result<(), Error> {
    Ok(())
}

/// One exchange where the system can; else two renames, which [`recover`] completes or takes back.
fn exchange(stage: &Path, folder: &Path) -> Result<(), Error> {
    if !folder.exists() {
        return fs::rename(stage, folder).map_err(Error::io(folder));
    }
    if at_once(stage, folder) {
        return Ok(());
    }
    let aside = aside(folder)?;
    fs::rename(folder, &aside).map_err(Error::io(folder))?;
    if let Err(error) = fs::rename(stage, folder) {
        fs::rename(&aside, folder).map_err(Error::io(&aside))?;
        return Err(Error::io(folder)(error));
    }
    fs::remove_dir_all(&aside).map_err(Error::io(&aside))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn at_once(stage: &Path, folder: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, stage, CWD, folder, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn at_once(_: &Path, _: &Path) -> bool {
    false
}
