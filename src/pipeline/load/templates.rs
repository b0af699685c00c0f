//! A person's own templates, read from their folder.

use std::path::Path;

use walkdir::WalkDir;

use crate::model::error::Error;

/// Every file below `folder`: its path with `/`, and its text.
///
/// # Errors
/// When a file cannot be read as text.
pub fn templates(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::io(folder)(error.into()))?;
        if entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(folder).expect("the walk stays below its root");
            let path: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            let text = std::fs::read_to_string(entry.path()).map_err(Error::io(entry.path()))?;
            files.push((path.join("/"), text));
        }
    }
    Ok(files)
}
