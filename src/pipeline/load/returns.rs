//! The files that came back, by path, and their bytes: a stranger's files, so links are not followed and sizes are bounded.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::model::{error::Error, message::Message};

/// How large one file that came back may be. A form has some 20 kB.
pub const LARGEST: u64 = 16 << 20;
/// How many files a folder may hold.
const MOST: usize = 20_000;

/// Every file of a folder of returns, those in folders below included, by path.
///
/// # Errors
/// If the folder cannot be read, or holds more files than any office gets.
pub fn returned(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    if !fs::metadata(folder).map_err(Error::io(folder))?.is_dir() {
        return Err(Error::NotAFolder { path: folder.to_owned() });
    }
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder).follow_links(false).min_depth(1).max_depth(4).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::Io { path: folder.to_owned(), source: error.into() })?;
        if entry.file_type().is_file() && !is_passing(entry.path()) {
            paths.push(entry.into_path());
        }
        if paths.len() > MOST {
            let folder = folder.display();
            return Err(Error::Other(Message::new(
                format!("{folder}：文件超过 {MOST} 个，不像是收回的报表"),
                format!("{folder}: more than {MOST} files"),
            )));
        }
    }
    Ok(paths)
}

/// What an office program or a system leaves behind, and the YAML that lies beside the returns.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ours = path.extension().is_some_and(|ending| ending == "yaml");
    ours || name.starts_with(['.', '~']) || name == "Thumbs.db" || name == "desktop.ini"
}

/// The bytes of a file; `None` if it is larger than [`LARGEST`].
///
/// # Errors
/// If it cannot be read.
pub fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Error::io(path))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::io(path))?;
    Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
}

/// A text that may not be there yet.
///
/// # Errors
/// If it is there and cannot be read.
pub fn text(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path)(error)),
    }
}
