//! Lays the new set out beside the old one and exchanges the two folders.
//!
//! Beside `output/2023` stands for a moment `.2023.anpai-……`, marked as ours by a file in it: `new` holds the new set,
//! then the old one; `old` the old one where the system cannot exchange two folders in one step.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    beside::{name, parent},
    exchange, manifest,
    set::NewSet,
    whose::{self, There, refuse_link},
};
use crate::{
    model::{error::Error, source::Artifact},
    pipeline::cores,
};

/// What marks a stage as ours: it is the first that is put in and the last that goes.
const MARK: &str = "anpai.txt";
const MARK_TEXT: &str = "anpai 正在这里准备新的文件；完成后这个文件夹会自行消失。中途断电留下的，下一次生成时会收拾好，请不要往里放东西。\n";

/// Puts `set` in the place of `folder`. `ours` are the paths that the old manifest names.
pub(super) fn replace(folder: &Path, set: &NewSet, ours: &BTreeSet<&str>) -> Result<(), Error> {
    refuse_link(folder)?;
    let stage = Stage::beside(folder)?;
    let new = stage.0.join("new");
    let kept: Vec<&String> = set.kept.iter().collect();
    cores::each(&kept, |path| link(&folder.join(path), &new.join(path))).into_iter().collect::<Result<(), _>>()?;
    let put = |artifact: &Artifact| create(&new.join(&artifact.path), &artifact.bytes);
    cores::each(&set.artifacts, put).into_iter().collect::<Result<(), _>>()?;
    create(&new.join(manifest::FILE), set.manifest.to_json().as_bytes())?;
    bring_foreign(folder, &new, ours)?;
    like_the_old(folder, &new)?;
    exchange::exchange(&new, folder, &stage.0.join("old"))
    // What is now in the stage is the old set; it goes with the stage.
}

/// A folder for a moment, gone when it is dropped.
struct Stage(PathBuf);

impl Stage {
    fn beside(folder: &Path) -> Result<Self, Error> {
        let parent = parent(folder);
        fs::create_dir_all(&parent).map_err(Error::io(&parent))?;
        let stage = tempfile::Builder::new().prefix(&prefix(folder)?).rand_bytes(RANDOM).tempdir_in(&parent);
        let stage = Self(stage.map_err(Error::io(&parent))?.into_path());
        create(&stage.0.join(MARK), MARK_TEXT.as_bytes())?;
        fs::create_dir(stage.0.join("new")).map_err(Error::io(&stage.0))?;
        Ok(stage)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be cleared away now is cleared away by the next build.
        let _ = clear(&self.0);
    }
}

/// Clears away what killed builds left; if one was killed between two renames, puts the old set back.
pub(super) fn recover(folder: &Path) -> Result<(), Error> {
    let prefix = prefix(folder)?;
    let entries = fs::read_dir(parent(folder)).map_err(Error::io(parent(folder)))?;
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_named = name.strip_prefix(&prefix).is_some_and(is_random);
        if !is_named || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let path = entry.path();
        if whose::there(&path.join(MARK))? != There::File {
            // Killed before it was marked, or after it was emptied: then nothing is in it.
            fs::remove_dir(&path).map_err(|_| whose::foreign_stage(&path))?;
            continue;
        }
        if whose::there(folder)? == There::Nothing && whose::there(&path.join("old"))? == There::Folder {
            fs::rename(path.join("old"), folder).map_err(Error::io(folder))?;
        }
        clear(&path).map_err(Error::io(&path))?;
    }
    Ok(())
}

/// The mark goes last, so that a stage that is half cleared away is still known.
fn clear(stage: &Path) -> std::io::Result<()> {
    for part in ["new", "old"] {
        let part = stage.join(part);
        if fs::symlink_metadata(&part).is_ok() {
            open_folders(&part);
            fs::remove_dir_all(&part)?;
        }
    }
    fs::remove_file(stage.join(MARK))?;
    // Whatever else somebody put there stays.
    fs::remove_dir(stage)
}

/// A folder that may not be written cannot be emptied either; of the old set only names go, no file of a person.
fn open_folders(folder: &Path) {
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_dir()) {
        if let Ok(metadata) = entry.metadata() {
            let mut rights = metadata.permissions();
            if rights.readonly() {
                writable(&mut rights);
                let _ = fs::set_permissions(entry.path(), rights);
            }
        }
    }
}

#[cfg(unix)]
fn writable(rights: &mut fs::Permissions) {
    use std::os::unix::fs::PermissionsExt;
    rights.set_mode(rights.mode() | 0o700);
}

#[cfg(not(unix))]
fn writable(rights: &mut fs::Permissions) {
    rights.set_readonly(false);
}

/// Characters that make the name of a stage its own.
const RANDOM: usize = 6;

fn is_random(rest: &str) -> bool {
    rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn prefix(folder: &Path) -> Result<String, Error> {
    Ok(format!(".{}.anpai-", name(folder)?))
}

/// A file that must not be there yet: two documents of one path would lose one.
fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    use std::io::Write;
    let mut file = in_folder(path, || fs::File::create_new(path)).map_err(Error::io(path))?;
    file.write_all(bytes).map_err(Error::io(path))
}

/// A second name for the same file; where the system has none, a copy.
fn link(from: &Path, to: &Path) -> Result<(), Error> {
    let linked = in_folder(to, || fs::hard_link(from, to));
    linked.or_else(|_| fs::copy(from, to).map(|_| ())).map_err(Error::io(from))
}

/// Puts something at a path of the stage; its folder is made for the first file that comes into it.
fn in_folder<T>(path: &Path, put: impl Fn() -> std::io::Result<T>) -> std::io::Result<T> {
    put().or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().expect("a file in the stage"))?;
            put()
        }
        _ => Err(error),
    })
}

/// Files and folders that we did not make stay. One that stands where ours belongs is refused: it would be lost.
fn bring_foreign(folder: &Path, new: &Path, ours: &BTreeSet<&str>) -> Result<(), Error> {
    if whose::there(folder)? == There::Nothing {
        return Ok(());
    }
    let mut kept_our_files_only: BTreeSet<PathBuf> = BTreeSet::new();
    // Deepest first: a folder comes after all that is in it.
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|error| Error::io(folder)(error.into()))?;
        refuse_link(entry.path())?;
        let relative = entry.path().strip_prefix(folder).expect("the walk stays below its root");
        let path: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let target = new.join(relative);
        let is_ours = ours.contains(path.join("/").as_str()) || relative == Path::new(manifest::FILE);
        if entry.file_type().is_dir() {
            // A folder that held files of ours and nothing else goes with them.
            if !kept_our_files_only.contains(relative) || target.exists() {
                fs::create_dir_all(&target).map_err(Error::io(&target))?;
                like_the_old(entry.path(), &target)?;
            }
        } else if is_ours {
            kept_our_files_only.extend(relative.ancestors().skip(1).map(Path::to_owned));
        } else if target.exists() {
            return Err(whose::foreign(entry.path()));
        } else {
            link(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// A temporary folder is closed to others; the new one gets the rights of the old one, or of its parent.
#[cfg(unix)]
fn like_the_old(folder: &Path, new: &Path) -> Result<(), Error> {
    let model = if folder.exists() { folder.to_owned() } else { parent(folder) };
    let rights = fs::metadata(&model).map_err(Error::io(&model))?.permissions();
    fs::set_permissions(new, rights).map_err(Error::io(new))
}

#[cfg(not(unix))]
fn like_the_old(_: &Path, _: &Path) -> Result<(), Error> {
    Ok(())
}
