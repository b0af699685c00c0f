//! New texts of a plan's files: each file is the old one or the new one, whole.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::model::error::Error;

/// Puts each text in the place of its file. All are written beside their files before the first one moves.
///
/// # Errors
/// When a file cannot be written; a full disk leaves all of them as they were.
pub fn texts(files: &[(PathBuf, String)]) -> Result<(), Error> {
    let written = files.iter().map(|(path, text)| beside(path, text)).collect::<Result<Vec<_>, _>>()?;
    for ((path, _), file) in files.iter().zip(written) {
        file.persist(path).map_err(|error| Error::io(path)(error.error))?;
    }
    Ok(())
}

fn beside(path: &Path, text: &str) -> Result<tempfile::NamedTempFile, Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(path))?;
    file.write_all(text.as_bytes()).map_err(Error::io(path))?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(file.path(), old.permissions()).map_err(Error::io(path))?;
    }
    file.as_file().sync_all().map_err(Error::io(path))?;
    Ok(file)
}
