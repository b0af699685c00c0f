//! What a plan's texts were before `check --fix`, so that they can be had again. It lies with the plan, in
//! `.anpai-undo.json`, which reading a plan passes over.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{text, whole, whose};
use crate::{model::error::Error, pipeline::hash::sha256};

const FILE: &str = ".anpai-undo.json";

/// Steps that are kept; older ones go.
const KEPT: usize = 20;

/// One text that is about to change.
#[derive(Debug)]
pub struct Former {
    /// Its file, in the plan's folder or the one above.
    pub path: PathBuf,
    /// What it says now.
    pub before: String,
    /// What it is going to say.
    pub after: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    steps: Vec<Vec<Kept>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    /// Name in the plan's folder; `../` and the name for the folder above.
    path: String,
    before: String,
    /// Hash of what it became: if it is something else by now, somebody worked on it.
    after: String,
}

/// Keeps the former texts of one step, before it is done.
///
/// # Errors
/// When they cannot be kept; then nothing may be changed.
pub fn keep(plan: &Path, texts: &[Former]) -> Result<(), Error> {
    let mut record = read(plan)?;
    let kept = |text: &Former| Kept {
        path: name(plan, &text.path),
        before: text.before.clone(),
        after: sha256(text.after.as_bytes()),
    };
    record.steps.push(texts.iter().map(kept).collect());
    let old = record.steps.len().saturating_sub(KEPT);
    record.steps.drain(..old);
    put(plan, &record)
}

/// Puts back the texts of the last step that was done; the files that it put back.
///
/// # Errors
/// When somebody changed a file since, or it cannot be written; then nothing is changed.
pub fn undo(plan: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut record = read(plan)?;
    while let Some(step) = record.steps.pop() {
        let mut changed = Vec::new();
        let mut texts = Vec::new();
        for kept in step {
            let path = plan.join(&kept.path);
            let now = fs::read_to_string(&path).unwrap_or_default();
            if now == kept.before {
                continue;
            }
            if sha256(now.as_bytes()) == kept.after {
                texts.push((path, kept.before));
            } else {
                changed.push(path);
            }
        }
        if !changed.is_empty() {
            return Err(whose::moved_on(&changed));
        }
        // A step that was never done, or is taken back already, has nothing to put back.
        if !texts.is_empty() {
            text::texts(&texts)?;
            put(plan, &record)?;
            return Ok(texts.into_iter().map(|(path, _)| path).collect());
        }
    }
    Ok(Vec::new())
}

fn name(plan: &Path, path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if path.parent() == Some(plan) { name.into_owned() } else { format!("../{name}") }
}

fn read(plan: &Path) -> Result<Record, Error> {
    let path = plan.join(FILE);
    match whose::there(&path)? {
        whose::There::Nothing => Ok(Record::default()),
        whose::There::File => {
            let bytes = fs::read(&path).map_err(Error::io(&path))?;
            let record: Record = serde_json::from_slice(&bytes).map_err(|_| whose::foreign(&path))?;
            let is_near = |kept: &Kept| {
                let name = kept.path.strip_prefix("../").unwrap_or(&kept.path);
                super::manifest::is_relative(name) && !name.contains('/') && name.ends_with(".yaml")
            };
            // It could be a stranger's: nothing outside the plan is written from it.
            if record.steps.iter().flatten().all(is_near) { Ok(record) } else { Err(whose::foreign(&path)) }
        }
        there => Err(whose::no_file(&path, there)),
    }
}

fn put(plan: &Path, record: &Record) -> Result<(), Error> {
    let json = serde_json::to_string_pretty(record).expect("texts and hashes") + "\n";
    whole::replace(&plan.join(FILE), json.as_bytes())
}
