//! Sources → artifacts: PDF by the linked compiler or by an invoked `typst`, over the same sources.

use std::time::Duration;

use crate::model::{
    error::Error,
    source::{Artifact, Colour, Content, Library, Source},
};

pub mod coverage;
#[cfg(feature = "embedded")]
mod embedded;
mod face;
pub mod fonts;
pub(super) mod glyphs;
mod invoked;
pub mod package;
mod register;
pub mod sheet;

pub use fonts::Fonts;
pub use invoked::Invoked;

/// Which compiler makes the PDF.
#[derive(Debug, Clone)]
pub enum Engine {
    /// The Typst compiler linked into this program.
    #[cfg(feature = "embedded")]
    Embedded,
    /// An installed `typst`.
    Invoked(Invoked),
}

impl Engine {
    /// Name and version, as they go into the manifest and into what a file was made from.
    pub fn name(&self) -> String {
        match self {
            #[cfg(feature = "embedded")]
            Self::Embedded => format!("typst {TYPST_VERSION}"),
            Self::Invoked(invoked) => format!("typst {}", invoked.version),
        }
    }
}

/// The version of Typst whose sources these are; the invoked one must be the same.
pub const TYPST_VERSION: &str = "0.15.1";

/// What a run of the typesetter needs beside its sources.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The Typst library.
    pub library: &'a Library,
    /// The chosen fonts.
    pub fonts: &'a Fonts,
    /// Which compiler.
    pub engine: &'a Engine,
    /// How red is printed; decides which standards a PDF meets.
    pub colour: Colour,
    /// The year of the plan: the PDF's date is its first day, so that the bytes depend on the plan alone.
    pub year: u16,
}

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
    sources.sort_by_key(|source| std::cmp::Reverse(effort(source)));
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

/// How long a source takes beside others: pages by their text, then sheets, then what is finished.
fn effort(source: &Source) -> usize {
    match &source.content {
        Content::Typst { data, .. } => 1 + data.len(),
        Content::Sheet(_) | Content::Register(_) => 1,
        Content::Html(_) => 0,
    }
}

/// What needs no compiler.
fn make(source: &Source) -> Option<Result<Artifact, Error>> {
    let bytes = match &source.content {
        Content::Html(page) => Ok(page.clone().into_bytes()),
        Content::Sheet(blank) => sheet::sheet(blank),
        Content::Register(dispatch) => register::register(dispatch),
        Content::Typst { .. } => return None,
    };
    let artifact =
        |bytes| Artifact { path: source.path.clone(), bytes, layout: Duration::ZERO, export: Duration::ZERO };
    Some(bytes.map(artifact))
}
