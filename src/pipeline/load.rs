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

use reading::Reading;

/// Reads the plan in `folder`; the register lies there or in the folder above.
pub fn load(folder: &Path) -> Result<Loaded, Error> {
    let mut reading = Reading::default();
    let mut found = folder::files(folder)?;
    // The register and the head first, as one reads a plan; the sections by name.
    found.sort_by_key(|file| (!file.path.ends_with("departments.yaml"), !file.path.ends_with("plan.yaml")));
    for name in ["departments.yaml", "plan.yaml"] {
        if !found.iter().any(|file| file.path.ends_with(name)) {
            reading.missing(folder.join(name), name);
        }
    }
    for file in found {
        reading.found(file);
    }
    let mut loaded = reading.finish();
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
    let mut reading = Reading::default();
    for (path, text) in files {
        if text.len() as u64 > folder::LARGEST {
            reading.refused(path, faults::Refusal::TooLarge(folder::LARGEST));
        } else {
            reading.text(path, text);
        }
    }
    reading.finish()
}
