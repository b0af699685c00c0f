//! Files of a plan that a command changes: what they said before is kept, so that `anpai check --undo` brings it back.

use std::path::{Path, PathBuf};

use crate::{
    model::{error::Error, place::Sources},
    pipeline::write,
    year::fix,
};

/// Writes new texts of a plan's files; `sources` are those of before.
pub(super) fn write(plan: &Path, files: &[(PathBuf, String)], sources: &Sources) -> Result<(), Error> {
    let former = |(path, new): &(PathBuf, String)| write::Former {
        path: path.clone(),
        before: fix::before(path, sources).to_owned(),
        after: new.clone(),
    };
    write::keep_former(plan, &files.iter().map(former).collect::<Vec<_>>())?;
    write::texts(files)
}
