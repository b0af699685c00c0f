//! What stands in the output folder before a build: what of it is intact, and whether it is all that the build would make.

use std::collections::BTreeMap;

use super::{
    inputs::Inputs,
    options::Options,
    paper::Paper,
    write::{self, Entry, Manifest, Outcome, Output},
};
use crate::{model::error::Error, pipeline::check::Mode};

/// What stood in the output folder of a draft when its plan was read: the manifest, and the files that are as it says.
#[derive(Default)]
pub(super) struct Standing {
    manifest: Manifest,
    intact: BTreeMap<String, Entry>,
}

impl Standing {
    /// What stands there now. What is no output of ours is refused later, with its reason.
    pub(super) fn of(options: &Options) -> Self {
        if options.mode == Mode::Final {
            // A version stands in a folder of its own.
            return Self::default();
        }
        let there = write::look(&options.output).map(|there| (there.intact(), there.manifest().clone()));
        there.map_or_else(|_| Self::default(), |(intact, manifest)| Self { manifest, intact })
    }

    /// Whether it stands there still, and no other build came between.
    pub(super) fn stands_in(&self, output: &Output) -> bool {
        *output.manifest() == self.manifest
    }

    /// The files of an output that are as its manifest says.
    pub(super) fn intact(&self, output: &Output) -> BTreeMap<String, Entry> {
        if self.stands_in(output) { self.intact.clone() } else { output.intact() }
    }

    /// What a build comes to that is made from these inputs, and the paper that it takes, if all of it stands there already.
    ///
    /// # Errors
    /// When another program has put there meanwhile what is not ours.
    pub(super) fn is_made_of(&self, inputs: &Inputs, options: &Options) -> Result<Option<(Outcome, Paper)>, Error> {
        let Self { manifest, intact } = self;
        if !inputs.are_of(manifest) || intact.len() != manifest.files.len() {
            return Ok(None);
        }
        // Clears away what a killed build left; and whether no other build has put something else there since.
        let claim = if options.dry { None } else { write::claim(&options.output).ok() };
        let there = claim.map_or_else(|| write::look(&options.output), |claim| Ok(claim.output))?;
        if !self.stands_in(&there) {
            return Ok(None);
        }
        let kept = manifest.files.iter().map(|entry| entry.path.clone()).collect();
        let outcome = Outcome { folder: there.folder().to_owned(), kept, ..Outcome::default() };
        let paper = if options.dry { Paper::default() } else { Paper::of(&manifest.files) };
        Ok(Some((outcome, paper)))
    }
}
