//! A whole plan: register, head and sections, with the texts that they were read from.

use super::{
    head::{Head, IssuedPlan},
    picture::Pictures,
    register::Register,
    section::Section,
};
use crate::model::{
    nodes::{Nodes, Path},
    place::{Place, Sources},
};

/// A whole plan: register, head and sections, with the texts that they were read from.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The files.
    pub sources: Sources,
    /// Where every key and value of them stands.
    pub nodes: Nodes,
    /// The units, shared by all years.
    pub register: Register,
    /// The head of the notice and the settings.
    pub head: Head,
    /// The sections, in the order that the head gives.
    pub sections: Vec<SectionFile>,
    /// The pictures of its annexes.
    pub pictures: Pictures,
    /// Where its files have a comment that marks what is not settled yet.
    pub marks: Vec<Place>,
}

/// One section and the file that it came from.
#[derive(Debug, Clone, Default)]
pub struct SectionFile {
    /// The file's name without its ending, as the head names it.
    pub name: String,
    /// The whole file.
    pub place: Place,
    /// What it says.
    pub section: Section,
}

impl Plan {
    /// The index of `plan.yaml` among the files.
    pub fn head_file(&self) -> u16 {
        let at = self.sources.iter().position(|source| source.path.ends_with("plan.yaml"));
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
    }

    /// With which section each of the issued plans begins: those that do not say where, the first with the first one, others
    /// behind the last.
    pub fn issued_starts(&self) -> Vec<usize> {
        let named = |name: &str| self.sections.iter().position(|file| file.name == name.trim());
        let start = |(index, issued): (usize, &IssuedPlan)| match &issued.first_section {
            Some(name) => named(name).unwrap_or(self.sections.len()),
            None if index == 0 => 0,
            None => self.sections.len(),
        };
        self.head.issued_plans.iter().enumerate().map(start).collect()
    }

    /// The place of a key of `plan.yaml` like `reports.periods[0].due`, or of the nearest key above it that is written; the
    /// file's first byte if none is.
    pub fn head_key(&self, path: &str) -> Place {
        self.nodes.key(self.head_file(), &Path::parse(path))
    }
}
