//! Where finals lie: in a folder of their own below the output, so that no draft ever takes their place.
//!
//! `output/2023/正式` is the first version; one that is issued again stands beside it, `正式-第2版`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::model::error::Error;

const FOLDER: &str = "正式";

/// The folder of a version; the first is 1.
pub fn folder(output: &Path, version: u32) -> PathBuf {
    output.join(if version == 1 { FOLDER.to_owned() } else { format!("{FOLDER}-第{version}版") })
}

/// The newest version that is there; 0 if nothing was issued.
///
/// # Errors
/// When the folder cannot be read.
pub fn latest(output: &Path) -> Result<u32, Error> {
    match fs::read_dir(output) {
        Ok(entries) => {
            let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
            Ok(names.filter_map(|name| version(&name)).max().unwrap_or(0))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(Error::io(output)(error)),
    }
}

/// The version that a folder of this name holds.
pub(super) fn version(name: &str) -> Option<u32> {
    let rest = name.strip_prefix(FOLDER)?;
    let number = rest.strip_prefix("-第").and_then(|rest| rest.strip_suffix("版"));
    if rest.is_empty() { Some(1) } else { number?.parse().ok().filter(|version| *version > 1) }
}
