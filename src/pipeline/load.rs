//! A folder of YAML files → [`Plan`], with the place of every value, and all faults of shape in one run.
//!
//! A fault never hides another: a file that is no YAML is read as far as it goes, a value that does not fit is left
//! out, and all of it is said. Only what keeps the program from reading at all is an [`Error`].

use std::{
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::model::{
    error::Error,
    finding::Finding,
    place::{Place, Source, Style},
    plan::{
        Plan, Section, SectionFile,
        mark::{self, Mark},
    },
};

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
mod recover;
pub mod returns;
pub mod served;
mod templates;
mod tree;
mod words;

pub use fingerprint::{content, fingerprint, templates_fingerprint};
pub use folder::above;
pub use templates::templates;

/// What was read, and what was wrong with its shape.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Whatever could be read.
    pub plan: Plan,
    /// The faults, in the order of files and places. The codes are S001 and on.
    pub findings: Vec<Finding>,
}

/// Reads the plan in `folder`; the register lies there or in the folder above.
pub fn load(folder: &Path) -> Result<Loaded, Error> {
    let mut reading = Reading::default();
    let mut found = folder::files(folder)?;
    // The register and the head first, as one reads a plan; the sections by name.
    found.sort_by_key(|file| (!file.path.ends_with("departments.yaml"), !file.path.ends_with("plan.yaml")));
    for name in ["departments.yaml", "plan.yaml"] {
        if !found.iter().any(|file| file.path.ends_with(name)) {
            let file = reading.source(folder.join(name), String::new());
            reading.plan.nodes.add(Vec::new());
            reading.findings.push(faults::missing_file(whole(file, 0), name));
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

/// What has been read so far.
#[derive(Default)]
struct Reading {
    plan: Plan,
    sections: Vec<SectionFile>,
    findings: Vec<Finding>,
}

impl Reading {
    fn source(&mut self, path: PathBuf, text: String) -> u16 {
        let marks: Vec<_> = if text.contains(mark::WORD) { comments::fabric(&text).comments } else { Vec::new() };
        let marks: Vec<_> = marks.into_iter().filter(|at| Mark::read(&text[at.clone()]).is_some()).collect();
        let file = self.plan.sources.add(Source { path, text });
        let byte = |at: usize| u32::try_from(at).expect("files over the size limit are refused");
        let place =
            |at: Range<usize>| Place { file, style: Style::Collection, start: byte(at.start), end: byte(at.end) };
        self.plan.marks.extend(marks.into_iter().map(place));
        file
    }

    fn found(&mut self, file: folder::Found) {
        match file.bytes.map(String::from_utf8) {
            Ok(Ok(text)) => self.text(file.path, text),
            Ok(Err(error)) => {
                let valid = error.utf8_error().valid_up_to();
                // What is no UTF-8 is shown as far as it is readable, and not parsed.
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let index = self.unread(file.path, text);
                let place = Place { start: whole(index, valid).end, ..whole(index, valid + 3) };
                self.findings.push(faults::no_utf8(place, error.as_bytes()));
            }
            Err(why) => self.refused(file.path, why),
        }
    }

    fn refused(&mut self, path: PathBuf, why: faults::Refusal) {
        let index = self.unread(path, String::new());
        self.findings.push(faults::refused_file(whole(index, 0), why));
    }

    /// Keeps the name of a section that cannot be read, so that nobody calls it missing.
    fn unread(&mut self, path: PathBuf, text: String) -> u16 {
        let section = section_name(&path);
        let index = self.source(path, text);
        self.plan.nodes.add(Vec::new());
        if let Some(name) = section {
            self.sections.push(SectionFile { name, place: whole(index, 0), section: Section::default() });
        }
        index
    }

    fn text(&mut self, path: PathBuf, text: String) {
        let section = section_name(&path);
        let register = path.ends_with("departments.yaml");
        let length = text.len();
        let file = self.source(path, text);
        if let Some(name) = section {
            let section = self.decoded(file);
            self.sections.push(SectionFile { name, place: whole(file, length), section });
        } else if register {
            self.plan.register = self.decoded(file);
        } else {
            self.plan.head = self.decoded(file);
        }
    }

    /// Reads one file as a `T`.
    fn decoded<T: for<'t> Deserialize<'t> + Default>(&mut self, file: u16) -> T {
        let text = &self.plan.sources.of(whole(file, 0)).text;
        self.findings.extend(marks::marks(file, text));
        let (tree, read) = recover::read(file, text);
        self.plan.nodes.add(nodes::placed(tree.nodes, &read));
        self.findings.extend(tree.findings);
        let Some(root) = tree.root.filter(|root| !root.is_null()) else { return T::default() };
        let (value, findings) = decode::decode(&root);
        self.findings.extend(findings);
        value
    }

    fn finish(mut self) -> Loaded {
        let (sections, findings) = order::order(&self.plan.head.sections, self.sections);
        self.findings.extend(findings);
        self.findings.sort_by_key(|finding| (finding.place.file, finding.place.start, finding.code));
        self.plan.sections = sections;
        Loaded { plan: self.plan, findings: self.findings }
    }
}

/// The name by which the head calls a section's file; `None` for the two files that are none.
fn section_name(path: &Path) -> Option<String> {
    let section = !path.ends_with("departments.yaml") && !path.ends_with("plan.yaml");
    section.then(|| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
}

/// The first `length` bytes of a file.
fn whole(file: u16, length: usize) -> Place {
    let end = u32::try_from(length).expect("files over the size limit are refused");
    Place { file, style: Style::Collection, start: 0, end }
}
