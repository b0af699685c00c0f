//! What the ledger of an earlier period said: for the next forms, and for the checks of what comes back on them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::model::{
    blank::{Earlier, Field},
    document::{Body, Document, file_name},
    error::Error,
};

use super::returns;

/// Name of a ledger's file.
pub const LEDGER: &str = "ledger.json";

/// Where the ledger of a period stands in an output folder.
pub fn folder(output: &Path, period: &str) -> PathBuf {
    output.join("returns").join(file_name::safe(period))
}

#[derive(Debug, Default, Deserialize)]
struct Read {
    #[serde(default)]
    year: u16,
    #[serde(default)]
    period: String,
    #[serde(default)]
    entries: Vec<ReadEntry>,
}

#[derive(Debug, Deserialize)]
struct ReadEntry {
    unit: String,
    key: String,
    #[serde(default)]
    values: BTreeMap<Field, ReadValue>,
}

#[derive(Debug, Deserialize)]
struct ReadValue {
    value: String,
    #[serde(default)]
    number: Option<f64>,
    outcome: String,
}

/// What each unit said in the period before `period`: of the same year, or the last of the year before, whose output
/// lies beside. `periods` are those of the plan, in their order.
///
/// # Errors
/// If a ledger is there and cannot be read.
pub fn earlier(output: &Path, year: u16, periods: &[String], period: &str) -> Result<BTreeMap<String, Earlier>, Error> {
    let before = periods.iter().position(|name| name == period).and_then(|at| at.checked_sub(1));
    let path = match before {
        Some(at) => folder(output, &periods[at]),
        None => folder(&output.with_file_name((year - 1).to_string()), periods.last().map_or("全年", String::as_str)),
    };
    Ok(returns::text(&path.join(LEDGER))?.map(|json| said(&json, year)).unwrap_or_default())
}

/// What each unit said, by a ledger; nothing if it is none.
pub fn said(json: &str, year: u16) -> BTreeMap<String, Earlier> {
    let read: Read = serde_json::from_str(json).unwrap_or_default();
    let same_year = read.year == year;
    let period = if same_year { read.period } else { format!("{}年{}", read.year, read.period) };
    let mut units: BTreeMap<String, Earlier> = BTreeMap::new();
    for entry in read.entries {
        let unit = units.entry(entry.unit).or_insert_with(|| Earlier {
            period: period.clone(),
            same_year,
            ..Earlier::default()
        });
        for (field, value) in entry.values.into_iter().filter(|(_, value)| value.outcome == "accepted") {
            unit.said.insert((entry.key.clone(), field), (value.value, value.number));
        }
    }
    units
}

#[derive(Debug, Default, Deserialize)]
struct Targets {
    #[serde(default)]
    year: u16,
    #[serde(default)]
    period: String,
    #[serde(default)]
    targets: Vec<Reached>,
}

#[derive(Debug, Deserialize)]
struct Reached {
    key: String,
    reached_text: String,
}

/// What each target of a plan came to, by its key, from the ledger of the year's last period: 2023年全年实际98%.
///
/// # Errors
/// If the ledger is there and cannot be read.
pub fn reached(output: &Path, last: &str) -> Result<BTreeMap<String, String>, Error> {
    let json = returns::text(&folder(output, last).join(LEDGER))?.unwrap_or_default();
    let Targets { year, period, targets } = serde_json::from_str(&json).unwrap_or_default();
    let told = targets.into_iter().filter(|target| !target.reached_text.is_empty());
    Ok(told.map(|target| (target.key, format!("{year}年{period}实际{}", target.reached_text))).collect())
}

/// All that [`show`] may read, whatever the periods: the ledgers of the year and of the year before, each behind its name.
///
/// # Errors
/// If one is there and cannot be read.
pub fn ledgers(output: &Path, year: u16) -> Result<Vec<Vec<u8>>, Error> {
    let mut found = Vec::new();
    for output in [output.to_owned(), output.with_file_name(year.saturating_sub(1).to_string())] {
        let entries = std::fs::read_dir(output.join("returns")).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        folders.sort();
        for folder in folders {
            let text = returns::text(&folder.join(LEDGER))?.unwrap_or_default();
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            found.push([name.as_bytes(), text.as_bytes()].join(&0));
        }
        found.push(Vec::new());
    }
    Ok(found)
}

/// Shows on every form what its unit said before.
///
/// # Errors
/// If a ledger is there and cannot be read.
pub fn show(documents: &mut [Document], output: &Path) -> Result<(), Error> {
    let forms = documents.iter_mut().filter_map(|document| match &mut document.body {
        Body::Form(form) => Some(&mut form.blank),
        _ => None,
    });
    let mut forms: Vec<_> = forms.collect();
    let mut periods: Vec<String> = Vec::new();
    for form in &forms {
        if !periods.contains(&form.period) {
            periods.push(form.period.clone());
        }
    }
    for period in &periods {
        let Some(year) = forms.first().map(|form| form.year).filter(|year| *year > 0) else { continue };
        let units = earlier(output, year, &periods, period)?;
        for form in forms.iter_mut().filter(|form| form.period == *period) {
            if let Some(unit) = units.get(&form.unit) {
                unit.show(form);
            }
        }
    }
    Ok(())
}
