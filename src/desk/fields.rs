//! To which field of which file a finding belongs.

use crate::{
    model::{
        finding::Finding,
        place::{Place, Sources},
    },
    pipeline::load::nodes::{Node, Path, nodes},
};

/// The files of a plan with the paths of their values.
#[derive(Debug, Default)]
pub struct Fields {
    files: Vec<(String, Vec<Node>)>,
}

/// A field: the name of its file, and its path there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The file's name.
    pub file: String,
    /// The path in it.
    pub path: Path,
}

impl Fields {
    /// Looks through all files.
    pub fn of(sources: &Sources) -> Self {
        let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files = sources.iter().map(|source| (name(&source.path), nodes(&source.text).unwrap_or_default()));
        Self { files: files.collect() }
    }

    /// The field that a place is in; of a comment, the field below it.
    pub fn spot(&self, sources: &Sources, place: Place) -> Spot {
        let Some((file, nodes)) = self.files.get(usize::from(place.file)) else { return Spot::default() };
        let path = if sources.text(place).starts_with('#') {
            below(nodes, &sources.of(place).text, place.start as usize, place.end as usize)
        } else {
            innermost(nodes, place).map(|node| node.path.clone())
        };
        Spot { file: file.clone(), path: path.unwrap_or_default() }
    }

    /// The field of each finding.
    pub fn spots(&self, sources: &Sources, findings: &[Finding]) -> Vec<Spot> {
        findings.iter().map(|finding| self.spot(sources, finding.place)).collect()
    }

    /// The values of a file, in their order.
    pub fn nodes(&self, name: &str) -> &[Node] {
        self.files.iter().find(|(own, _)| own == name).map_or(&[], |(_, nodes)| nodes)
    }
}

/// The innermost value that a place is in: backwards from the last one that begins before it.
fn innermost(nodes: &[Node], place: Place) -> Option<&Node> {
    let (start, end) = (place.start as usize, place.end as usize);
    let last = nodes.partition_point(|node| from(node) <= start);
    nodes[..last].iter().rev().find(|node| end <= node.value.end.max(node.key.as_ref().map_or(0, |key| key.end)))
}

fn from(node: &Node) -> usize {
    node.key.as_ref().map_or(node.value.start, |key| key.start)
}

/// A comment speaks of what follows it; behind a value, of that value.
fn below(nodes: &[Node], text: &str, start: usize, end: usize) -> Option<Path> {
    let line = text[..start].rfind('\n').map_or(0, |found| found + 1);
    if text[line..start].trim().is_empty() {
        return nodes.iter().find(|node| from(node) >= end).map(|node| node.path.clone());
    }
    nodes.iter().rev().find(|node| from(node) < start && from(node) >= line).map(|node| node.path.clone())
}
