//! What is watched, and how it is built.

use std::path::PathBuf;

use crate::pipeline::Options;

/// What is built, again and again. Fonts are chosen once, in the options.
#[derive(Debug)]
pub struct Job {
    /// The plan's folder.
    pub plan: PathBuf,
    /// A person's own templates; read again when they change.
    pub templates: Option<PathBuf>,
    /// How it is built.
    pub options: Options,
}
