//! What stands beside an output folder is named after it, and lies where it lies.

use std::path::{Path, PathBuf};

use crate::model::{error::Error, message::Message};

/// The folder that `folder` lies in.
pub(super) fn parent(folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// What `folder` is called.
pub(super) fn name(folder: &Path) -> Result<String, Error> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.ok_or_else(|| {
        Error::Other(Message::new(
            format!("{}：不能作输出文件夹", folder.display()),
            format!("{}: cannot be an output folder", folder.display()),
        ))
    })
}
