//! To which field of which file a finding belongs.

use crate::model::{
    finding::Finding,
    nodes::{Node, Path},
    place::Place,
    plan::Plan,
};

/// A field: the name of its file, and its path there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The file's name.
    pub file: String,
    /// The path in it.
    pub path: Path,
}

/// The last part of a path, as pages name a file or a folder.
pub(super) fn name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The field that a place is in; of a comment, the field below it.
pub(super) fn spot(plan: &Plan, place: Place) -> Spot {
    let source = plan.sources.of(place);
    let file = name(&source.path);
    let path = if plan.sources.text(place).starts_with('#') {
        below(plan.nodes.of(place.file), &source.text, place.start as usize, place.end as usize)
    } else {
        plan.nodes.at(place).map(|node| node.path.clone())
    };
    Spot { file, path: path.unwrap_or_default() }
}

/// The field of each finding.
pub(super) fn spots(plan: &Plan, findings: &[Finding]) -> Vec<Spot> {
    findings.iter().map(|finding| spot(plan, finding.place)).collect()
}

/// A comment speaks of what follows it; behind a value, of that value.
fn below(nodes: &[Node], text: &str, start: usize, end: usize) -> Option<Path> {
    let line = text[..start].rfind('\n').map_or(0, |found| found + 1);
    if text[line..start].trim().is_empty() {
        return nodes.iter().find(|node| node.reach().start >= end).map(|node| node.path.clone());
    }
    nodes
        .iter()
        .rev()
        .find(|node| node.reach().start < start && node.reach().start >= line)
        .map(|node| node.path.clone())
}
