//! A whole draft that stands there already, made from the very same.

use super::{
    inputs::Inputs,
    options::Options,
    paper::Paper,
    write::{self, Manifest, Outcome},
};
use crate::{model::error::Error, pipeline::check::Mode};

/// The manifest of a whole draft, each file of which was found as it says; none of anything else.
pub(super) struct Standing(Option<Manifest>);

impl Standing {
    /// What stands in the output folder of a build. What is no output of ours is refused later, with its reason.
    pub(super) fn of(options: &Options) -> Self {
        let is_whole = options.mode == Mode::Draft && options.selection.is_whole();
        let there = is_whole.then(|| write::look(&options.output).ok()).flatten();
        let sealed = there.filter(|there| there.manifest().made_from.is_some());
        let intact = sealed.filter(|there| there.intact().len() == there.manifest().files.len());
        Self(intact.map(|there| there.manifest().clone()))
    }

    /// What a build comes to that is made from these inputs, and the paper that it takes, if all of it stands there already.
    ///
    /// # Errors
    /// When another program has put there meanwhile what is not ours.
    pub(super) fn is_made_of(&self, inputs: &Inputs, options: &Options) -> Result<Option<(Outcome, Paper)>, Error> {
        let Some(manifest) = self.0.as_ref().filter(|manifest| inputs.are_of(manifest)) else { return Ok(None) };
        // Clears away what a killed build left; and whether no other build has put something else there since.
        let claim = if options.dry { None } else { write::claim(&options.output).ok() };
        let there = claim.map_or_else(|| write::look(&options.output), |claim| Ok(claim.output))?;
        if there.manifest() != manifest {
            return Ok(None);
        }
        let kept = manifest.files.iter().map(|entry| entry.path.clone()).collect();
        let outcome = Outcome { folder: there.folder().to_owned(), kept, ..Outcome::default() };
        let paper = if options.dry { Paper::default() } else { Paper::of(&manifest.files) };
        Ok(Some((outcome, paper)))
    }
}
