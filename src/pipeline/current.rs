//! A whole draft that stands there already, made from the very same.

use super::{
    inputs::Inputs,
    options::Options,
    paper::Paper,
    write::{self, Outcome},
};
use crate::model::error::Error;

/// What a build comes to of which all stands there already, and the paper that it takes.
pub(super) fn already_made(inputs: &Inputs, options: &Options) -> Result<Option<(Outcome, Paper)>, Error> {
    let there = write::look(&options.output)?;
    if !inputs.are_of(there.manifest()) {
        return Ok(None);
    }
    // As long as it is looked at, no other build puts something else there.
    let claim = if options.dry { None } else { write::claim(&options.output).ok() };
    let output = match &claim {
        Some(claim) => &claim.output,
        None => &there,
    };
    if !inputs.made(output) {
        return Ok(None);
    }
    let files = &output.manifest().files;
    let kept = files.iter().map(|entry| entry.path.clone()).collect();
    let outcome = Outcome { folder: output.folder().to_owned(), kept, ..Outcome::default() };
    let paper = if options.dry { Paper::default() } else { Paper::of(files) };
    Ok(Some((outcome, paper)))
}
