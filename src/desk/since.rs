//! Last year's plan beside this one.

use std::path::{Path, PathBuf};

use crate::{
    model::{finding::Severity, plan::Plan},
    pipeline::load::{self, served},
    year::diff::{self, Diff},
};

/// Last year's plan and what has changed since.
#[derive(Debug)]
pub struct Since {
    /// Its folder.
    pub folder: PathBuf,
    /// The comparison.
    pub diff: Diff,
}

impl Since {
    /// What a plan changed of the one in a folder; nothing if that one cannot be read without faults.
    pub(super) fn of(folder: PathBuf, plan: &Plan) -> Option<Self> {
        let old = load::load(&folder).ok()?;
        let is_sound = old.findings.iter().all(|one| one.severity != Severity::Error);
        is_sound.then(|| Self { diff: diff::compare(&old.plan, plan), folder })
    }
}

/// The folder of the latest earlier year beside a plan's.
pub(super) fn last_year(folder: &Path) -> Option<PathBuf> {
    let own: u16 = folder.file_name()?.to_str()?.parse().ok()?;
    let above = load::above(folder);
    let years = served::names(&above, true).into_iter().filter_map(|name| name.parse::<u16>().ok());
    let year = years.filter(|year| *year < own).max()?;
    Some(above.join(year.to_string()))
}
