//! A folder of YAML files → [`Plan`](crate::model::plan::Plan), with the place of every value, and all faults of shape in
//! one run.
//!
//! A fault never hides another: a file that is no YAML is read as far as it goes, a value that does not fit is left
//! out, and all of it is said. Only what keeps the program from reading at all is an [`Error`].

use std::path::{Path, PathBuf};

use crate::model::error::Error;

pub mod comments;
mod cure;
mod decode;
pub mod earlier;
pub mod faults;
mod fingerprint;
mod folder;
mod lines;
mod marks;
pub mod nodes;
mod order;
mod parser;
mod patch;
mod pictures;
mod reading;
mod recover;
pub mod returns;
pub mod served;
mod templates;
mod tree;
mod words;

pub use fingerprint::{content, fingerprint, templates_fingerprint};
pub use folder::above;
pub use reading::Loaded;
pub use templates::templates;

use faults::Refusal;
use folder::Found;

/// Reads the plan in `folder`; the register lies there or in the folder above.
pub fn load(folder: &Path) -> Result<Loaded, Error> {
    let mut found = folder::files(folder)?;
    for name in ["departments.yaml", "plan.yaml"] {
        if !found.iter().any(|file| file.path.ends_with(name)) {
            found.push(Found { path: folder.join(name), bytes: Err(Refusal::Missing) });
        }
    }
    // The register and the head first, as one reads a plan; the sections by name.
    found.sort_by_key(|file| (!file.path.ends_with("departments.yaml"), !file.path.ends_with("plan.yaml")));
    let mut loaded = reading::read(found);
    loaded.plan.pictures = pictures::read(folder, &loaded.plan.head.attachments);
    Ok(loaded)
}

/// The texts of a folder of YAML files, for [`load_texts`].
///
/// # Errors
/// If a file cannot be read as text.
pub fn folder_texts(folder: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut texts = Vec::new();
    for file in folder::files(folder)? {
        let bytes = file.bytes.unwrap_or_default();
        texts.push((file.path, String::from_utf8_lossy(&bytes).into_owned()));
    }
    texts.sort_by_key(|(path, _)| !path.ends_with("plan.yaml"));
    Ok(texts)
}

/// Reads a plan from memory: departments.yaml, plan.yaml, and any other name a section.
///
/// What is not given is taken as empty, without a finding.
pub fn load_texts(files: Vec<(PathBuf, String)>) -> Loaded {
    let found = |(path, text): (PathBuf, String)| {
        let is_too_large = text.len() as u64 > folder::LARGEST;
        let bytes = if is_too_large { Err(Refusal::TooLarge(folder::LARGEST)) } else { Ok(text.into_bytes()) };
        Found { path, bytes }
    };
    reading::read(files.into_iter().map(found).collect())
}
