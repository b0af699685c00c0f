//! To which field of which file a finding belongs.

use crate::{
    model::{
        finding::Finding,
        place::{Place, Sources},
    },
    pipeline::load::nodes::{Node, Path, Step, nodes},
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
        let (start, end) = (place.start as usize, place.end as usize);
        let path = if sources.text(place).starts_with('#') {
            below(nodes, &sources.of(place).text, start, end)
        } else {
            let reach = |node: &&Node| {
                from(node) <= start && end <= node.value.end.max(node.key.as_ref().map_or(0, |key| key.end))
            };
            nodes.iter().filter(reach).max_by_key(|node| node.path.0.len()).map(|node| node.path.clone())
        };
        Spot { file: file.clone(), path: path.unwrap_or_default() }
    }

    /// The field of each finding.
    pub fn spots(&self, sources: &Sources, findings: &[Finding]) -> Vec<Spot> {
        findings.iter().map(|finding| self.spot(sources, finding.place)).collect()
    }

    /// The path of the innermost element of a list called `list` that a place is in.
    pub fn element(&self, place: Place, list: &str) -> Option<Spot> {
        let (file, nodes) = self.files.get(usize::from(place.file))?;
        let (start, end) = (place.start as usize, place.end as usize);
        let holds = |node: &&Node| {
            let [.., Step::Key(key), Step::At(_)] = node.path.0.as_slice() else { return false };
            key == list && node.value.start <= start && end <= node.value.end
        };
        let node = nodes.iter().filter(holds).max_by_key(|node| node.path.0.len())?;
        Some(Spot { file: file.clone(), path: node.path.clone() })
    }
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
