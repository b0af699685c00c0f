//! What `collect` writes: the ledger in its three shapes, what is open, and what goes back to the units.

use std::path::Path;

use crate::{
    model::{
        checked::CheckedPlan,
        document::{Body, Kind},
        error::Error,
        message::Message,
        plan::Date,
    },
    pipeline::{
        alone::{self, Printer},
        check::Mode,
        load::earlier,
        render::Templates,
        write,
    },
    year::returns::collect::{Collected, DECISIONS},
};

use super::{
    json, letters, overview,
    reply::{self, FOLDER},
    workbook,
};

/// Name of the ledger's workbook in a period's output.
pub const WORKBOOK: &str = "台账.xlsx";

/// Writes the ledger into `out`; what is open is added to the person's file beside the returns.
///
/// # Errors
/// If a file cannot be written, or a template is wrong.
pub fn ledger(collected: &Collected, templates: &Templates, out: &Path, returns: &Path) -> Result<(), Error> {
    write::file(&out.join(WORKBOOK), &workbook::workbook(&collected.ledger)?)?;
    write::file(&out.join(earlier::LEDGER), json::json(&collected.ledger).as_bytes())?;
    let page = overview::page(&collected.ledger, templates)?;
    write::file(&out.join("index.html"), page.as_bytes())?;
    if let Some(text) = &collected.decisions {
        // The file is the person's: what is open is added at its end.
        write::texts(&[(returns.join(DECISIONS), text.clone())])?;
    }
    Ok(())
}

/// What went back to the units.
#[derive(Debug, Default)]
pub struct Replied {
    /// The files, by their names below `out`.
    pub files: Vec<String>,
    /// What the letters' pages do not meet.
    pub faults: Vec<Message>,
}

/// Writes marked copies for those who have something to mend, and letters to all who owe something; those of an earlier
/// run that are due no more go.
///
/// # Errors
/// If a file cannot be written, a letter cannot be set, or a template is wrong.
pub fn replies(
    collected: &Collected,
    plan: &CheckedPlan,
    day: Option<Date>,
    printer: Printer<'_>,
    out: &Path,
) -> Result<Replied, Error> {
    let mut replied = Replied::default();
    let mut put = |name: String, bytes: &[u8]| {
        write::file(&out.join(&name), bytes)?;
        replied.files.push(name);
        Ok::<(), Error>(())
    };
    for (name, bytes) in reply::replies(&collected.ledger, &collected.forms)? {
        put(name, &bytes)?;
    }
    let mut faults = Vec::new();
    for (name, letter) in letters::letters(&collected.ledger, plan, day) {
        let (artifacts, missed) = alone::alone(Kind::Letter, &Body::Letter(letter), &name, printer, Mode::Draft)?;
        for artifact in artifacts.iter().filter(|artifact| artifact.path.ends_with(".pdf")) {
            put(artifact.path.clone(), &artifact.bytes)?;
        }
        faults.extend(missed);
    }
    replied.faults = faults;
    // What somebody has mended since is not sent again by mistake.
    let names: Vec<String> =
        replied.files.iter().filter_map(|path| path.rsplit('/').next().map(ToOwned::to_owned)).collect();
    write::keep_only(&out.join(FOLDER), &names)?;
    Ok(replied)
}
