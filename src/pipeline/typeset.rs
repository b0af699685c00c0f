//! Sources → artifacts: PDF by the linked compiler or by an invoked `typst`, over the same sources.

use crate::model::{
    error::Error,
    source::{Artifact, Source},
};

pub mod coverage;
#[cfg(feature = "embedded")]
mod embedded;
mod engine;
mod face;
mod finished;
pub mod fonts;
pub(super) mod glyphs;
mod invoked;
pub mod package;
mod register;
mod setting;
pub mod sheet;
mod workbook;

pub use engine::{Engine, Invoked};
pub use fonts::Fonts;
pub use setting::Setting;

/// Makes every source into a file. `done` is called with each file as it is finished, on the thread that made it.
///
/// # Errors
/// When the compiler refuses a source.
pub fn typeset(
    sources: &[&Source],
    setting: &Setting<'_>,
    done: &(dyn Fn(&Artifact) + Sync),
) -> Result<Vec<Artifact>, Error> {
    let characters = glyphs::characters(sources);
    let (fonts, missing) = setting.fonts.with(&characters)?;
    let marked: Vec<_> = sources.iter().map(|source| glyphs::marked(source, &missing)).collect();
    let (sources, setting) = (marked.iter().map(AsRef::as_ref), &Setting { fonts: &fonts, ..*setting });
    let mut sources: Vec<&Source> = sources.collect();
    sources.sort_by_key(|source| std::cmp::Reverse(finished::effort(source)));
    let mut artifacts = match setting.engine {
        #[cfg(feature = "embedded")]
        Engine::Embedded => embedded::typeset(&sources, setting, done)?,
        Engine::Invoked(invoked) => invoked.typeset(&sources, setting, done)?,
    };
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(artifacts)
}

/// Lets the compiler forget what the last `runs` did not need: one that runs again and again must not grow.
#[cfg_attr(not(feature = "embedded"), expect(unused_variables, reason = "an invoked compiler remembers nothing"))]
pub fn forget(runs: usize) {
    #[cfg(feature = "embedded")]
    comemo::evict(runs);
}
