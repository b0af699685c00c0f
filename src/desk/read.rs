//! A plan as it was read, with what check says of it.

use std::{path::Path, sync::OnceLock};

use crate::{
    model::{
        checked::CheckedPlan,
        document::Document,
        error::Error,
        finding::{Finding, Severity},
        nodes::Node,
        place::{Source, Sources},
        plan::Plan,
    },
    pipeline::{
        assign,
        check::{self, Mode},
        load,
    },
};

use super::fields::{self, Spot};

/// A plan as it was read.
#[derive(Debug)]
pub struct Read {
    /// The plan; its faults are told beside it.
    pub checked: CheckedPlan,
    /// What check has to say.
    pub findings: Vec<Finding>,
    /// The field of each finding.
    pub spots: Vec<Spot>,
    documents: OnceLock<Vec<Document>>,
}

impl Read {
    /// Reads the plan of a folder, faults and all.
    pub(super) fn of(folder: &Path) -> Result<Self, Error> {
        let loaded = load::load(folder)?;
        let plan = check::on_screen(loaded.plan.clone());
        let findings = check::check(loaded.plan, loaded.findings, Mode::Draft).findings;
        let spots = fields::spots(&plan.written, &findings);
        Ok(Self { checked: plan, findings, spots, documents: OnceLock::new() })
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.checked.written
    }

    /// Its title in one line.
    pub fn title(&self) -> Option<String> {
        self.plan().head.title.as_ref().map(|title| title.lines().map(str::trim).collect())
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.plan().sources
    }

    /// How many findings are as grave as that; marks that are not settled are counted apart.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity && !is_mark(finding)).count()
    }

    /// How many marks are not settled.
    pub fn marks(&self) -> usize {
        self.findings.iter().filter(|finding| is_mark(finding)).count()
    }

    /// The documents of the plan as a draft, even while it has faults: they are looked at, not handed out.
    pub fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| assign::assign(&self.checked, true))
    }

    /// The values of a file, in their order.
    pub fn nodes(&self, name: &str) -> &[Node] {
        let is = |source: &Source| source.path.file_name().is_some_and(|own| own == name);
        let file = self.sources().iter().position(is).and_then(|at| u16::try_from(at).ok());
        file.map_or(&[], |file| self.plan().nodes.of(file))
    }

    /// A file's path and text by its name.
    pub fn file(&self, name: &str) -> Option<(&Path, &str)> {
        let source =
            self.plan().sources.iter().find(|source| source.path.file_name().is_some_and(|own| own == name))?;
        Some((&source.path, &source.text))
    }
}

/// Whether a finding is a mark 待定.
pub(super) fn is_mark(finding: &Finding) -> bool {
    finding.code == "N001"
}
