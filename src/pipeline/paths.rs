//! No two documents have one path: proved before anything is written.

use std::collections::BTreeMap;

use crate::model::{error::Error, message::Message};

use super::account::Keyed;

/// Refuses two files that some system would take for one: Windows and macOS do not tell case apart.
///
/// Names of files are made so that this cannot be (`model::document::file_name`); if it were all the same, a document
/// would be lost without a word.
pub(super) fn prove(sources: &[Keyed]) -> Result<(), Error> {
    let mut seen: BTreeMap<String, &Keyed> = BTreeMap::new();
    for keyed in sources {
        if let Some(twin) = seen.insert(folded(&keyed.source.path), keyed) {
            return Err(twins(twin, keyed));
        }
    }
    Ok(())
}

/// Upper case first: ς and σ, ǅ and ǆ are one letter there.
fn folded(path: &str) -> String {
    path.to_uppercase().to_lowercase()
}

fn twins(one: &Keyed, other: &Keyed) -> Error {
    let (first, second) = (&one.source.path, &other.source.path);
    Error::Other(Message::new(
        format!("两份文件会写成同一个：{first}、{second}。请改其中一个单位或报表期的名称；什么也没有写"),
        format!(
            "two documents would be one file: {first}, {second}; rename one of the units or periods. Nothing was written"
        ),
    ))
}
