//! A plan being read, file by file: what has been read so far, and what was wrong with its shape.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{comments, decode, faults, folder, marks, nodes, order, recover};
use crate::model::{
    finding::Finding,
    nodes::place,
    place::Source,
    plan::{
        Plan, Section, SectionFile,
        mark::{self, Mark},
    },
};

/// What was read, and what was wrong with its shape.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Whatever could be read.
    pub plan: Plan,
    /// The faults, in the order of files and places. The codes are S001 and on.
    pub findings: Vec<Finding>,
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Reading {
    plan: Plan,
    sections: Vec<SectionFile>,
    findings: Vec<Finding>,
}

impl Reading {
    fn source(&mut self, path: PathBuf, text: String) -> u16 {
        let marks: Vec<_> = if text.contains(mark::WORD) { comments::fabric(&text).comments } else { Vec::new() };
        let marks: Vec<_> = marks.into_iter().filter(|at| Mark::read(&text[at.clone()]).is_some()).collect();
        let file = self.plan.sources.add(Source { path, text });
        self.plan.marks.extend(marks.into_iter().map(|at| place(file, at)));
        file
    }

    pub(super) fn found(&mut self, file: folder::Found) {
        match file.bytes.map(String::from_utf8) {
            Ok(Ok(text)) => self.text(file.path, text),
            Ok(Err(error)) => {
                let valid = error.utf8_error().valid_up_to();
                // What is no UTF-8 is shown as far as it is readable, and not parsed.
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let index = self.unread(file.path, text);
                self.findings.push(faults::no_utf8(place(index, valid..valid + 3), error.as_bytes()));
            }
            Err(why) => self.refused(file.path, why),
        }
    }

    /// A file that is not there, which a plan needs.
    pub(super) fn missing(&mut self, path: PathBuf, name: &str) {
        let file = self.source(path, String::new());
        self.plan.nodes.add(Vec::new());
        self.findings.push(faults::missing_file(place(file, 0..0), name));
    }

    pub(super) fn refused(&mut self, path: PathBuf, why: faults::Refusal) {
        let index = self.unread(path, String::new());
        self.findings.push(faults::refused_file(place(index, 0..0), why));
    }

    /// Keeps the name of a section that cannot be read, so that nobody calls it missing.
    fn unread(&mut self, path: PathBuf, text: String) -> u16 {
        let section = section_name(&path);
        let index = self.source(path, text);
        self.plan.nodes.add(Vec::new());
        if let Some(name) = section {
            self.sections.push(SectionFile { name, place: place(index, 0..0), section: Section::default() });
        }
        index
    }

    pub(super) fn text(&mut self, path: PathBuf, text: String) {
        let section = section_name(&path);
        let register = path.ends_with("departments.yaml");
        let length = text.len();
        let file = self.source(path, text);
        if let Some(name) = section {
            let section = self.decoded(file);
            self.sections.push(SectionFile { name, place: place(file, 0..length), section });
        } else if register {
            self.plan.register = self.decoded(file);
        } else {
            self.plan.head = self.decoded(file);
        }
    }

    /// Reads one file as a `T`.
    fn decoded<T: for<'t> Deserialize<'t> + Default>(&mut self, file: u16) -> T {
        let text = &self.plan.sources.of(place(file, 0..0)).text;
        self.findings.extend(marks::marks(file, text));
        let (tree, read) = recover::read(file, text);
        self.plan.nodes.add(nodes::placed(tree.nodes, &read));
        self.findings.extend(tree.findings);
        let Some(root) = tree.root.filter(|root| !root.is_null()) else { return T::default() };
        let (value, findings) = decode::decode(&root);
        self.findings.extend(findings);
        value
    }

    pub(super) fn finish(mut self) -> Loaded {
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
