//! Which single files we wrote, and what was in them then: a comparison, a Word draft, a table of times.
//!
//! Such a file may stand anywhere, has a form of its own and often no place for a mark. So a small record lies in the
//! same folder, `.anpai.json`: the names of our files with their hashes. A file that it does not name is somebody
//! else's; one with another hash was changed by a person since. Where the record is lost, everything is somebody else's:
//! then we ask once too often, and overwrite nothing.

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, Serialize};

use super::{whole, whose};
use crate::{model::error::Error, pipeline::hash::sha256};

/// Name of the record in a folder.
const FILE: &str = ".anpai.json";

/// Whose a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// Ours, as we wrote it.
    Ours,
    /// Ours, with changes of a person.
    Changed,
    /// Somebody else's.
    Foreign,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// For whoever finds it.
    note: String,
    /// Name → hashes of what we wrote: the last, and the one before, which stands there if the last was never finished.
    files: BTreeMap<String, Vec<String>>,
}

const NOTE: &str = "anpai 写的文件，和写时内容的 SHA-256：据此认得哪些文件是它写的、后来有没有人改过。可以删去，删了它就不再覆盖这些文件。";

/// Whose the file is that stands at `path` with these bytes.
pub(super) fn owner(path: &Path, bytes: &[u8]) -> Owner {
    match read(path).unwrap_or_default().files.get(&name(path)) {
        None => Owner::Foreign,
        Some(hashes) if hashes.contains(&sha256(bytes)) => Owner::Ours,
        Some(_) => Owner::Changed,
    }
}

/// Remembers that `bytes` are about to be written to `path`.
pub(super) fn remember(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let place = path.with_file_name(FILE);
    let mut record = match read(path) {
        Some(record) => record,
        None if whose::there(&place)? == whose::There::Nothing => Record::default(),
        None => return Err(whose::foreign(&place)),
    };
    NOTE.clone_into(&mut record.note);
    let hashes = record.files.entry(name(path)).or_default();
    hashes.retain(|hash| *hash != sha256(bytes));
    hashes.insert(0, sha256(bytes));
    hashes.truncate(2);
    let json = serde_json::to_string_pretty(&record).expect("names and hashes") + "\n";
    whole::replace(&place, json.as_bytes())
}

fn read(path: &Path) -> Option<Record> {
    let place = path.with_file_name(FILE);
    let is_file = whose::there(&place).is_ok_and(|there| there == whose::There::File);
    is_file.then(|| fs::read(&place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok())).flatten()
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
