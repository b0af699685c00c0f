//! The nodes of a YAML text: what an editor splices by.

use std::ops::Range;

use granit_parser::{Event, ScalarStyle, Span, StructureStyle};

use super::{
    parser::{parser, style_of},
    patch::Patched,
};

pub use crate::model::nodes::{Node, Path, Shape, Step};

/// A collection whose end has not been seen.
struct Open {
    node: usize,
    /// The key that waits for its value; of a list, `None`.
    key: Option<(String, Range<usize>)>,
    /// Elements so far; of a mapping, `None`.
    count: Option<usize>,
}

/// Nodes of a text that was mended for the reading, where they stand in the text as it was written.
pub(super) fn placed(nodes: Vec<Node>, text: &Patched) -> Vec<Node> {
    let moved = |range: Range<usize>| {
        let start = text.original_start(range.start) as usize;
        start..(text.original_end(range.end) as usize).max(start)
    };
    let placed = |node: Node| Node { key: node.key.map(moved), value: moved(node.value), ..node };
    nodes.into_iter().map(placed).collect()
}

/// All nodes in the order of the text; `None` if it is no YAML.
pub fn nodes(text: &str) -> Option<Vec<Node>> {
    let mut reader = Reader::new(text);
    for next in parser(text) {
        let (event, span) = next.ok()?;
        reader.take(&event, span);
    }
    reader.nodes()
}

/// Reads nodes from what the parser says.
pub(super) struct Reader<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    open: Vec<Open>,
    is_yaml: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, nodes: Vec::new(), open: Vec::new(), is_yaml: true }
    }

    /// All nodes; `None` if it is no YAML.
    pub(super) fn nodes(self) -> Option<Vec<Node>> {
        self.is_yaml.then_some(self.nodes)
    }

    /// Takes what the parser says next.
    pub(super) fn take(&mut self, event: &Event<'_>, span: Span) {
        self.is_yaml = self.is_yaml && self.read(event, span).is_some();
    }

    /// The text is no YAML.
    pub(super) fn fail(&mut self) {
        self.is_yaml = false;
    }

    fn read(&mut self, event: &Event<'_>, span: Span) -> Option<()> {
        let Self { text, nodes, open, .. } = self;
        let range = span.byte_range().unwrap_or_default();
        match event {
            Event::Scalar(value, style, ..) => {
                let written = text.get(range.clone())?;
                // The parser says ~ of what is not written.
                let is_written = !range.is_empty() || *style != ScalarStyle::Plain;
                let value = if is_written { value.clone().into_owned() } else { String::new() };
                let range = range.start..range.start + written.trim_end_matches([' ', '\t', '\n', '\r']).len();
                if let Some(Open { key: key @ None, count: None, .. }) = open.last_mut() {
                    *key = Some((value, range));
                } else {
                    add(nodes, open, range, Shape::Scalar(style_of(*style)), value);
                }
            }
            Event::SequenceStart(style, ..) => {
                let node = add(nodes, open, range, Shape::List { flow: is_flow(*style) }, String::new());
                open.push(Open { node, key: None, count: Some(0) });
            }
            Event::MappingStart(style, ..) => {
                let node = add(nodes, open, range, Shape::Map { flow: is_flow(*style) }, String::new());
                open.push(Open { node, key: None, count: None });
            }
            Event::SequenceEnd | Event::MappingEnd => close(nodes, open.pop()?, &range),
            _ => {}
        }
        Some(())
    }
}

/// Adds a value to the open collection; its index.
fn add(nodes: &mut Vec<Node>, open: &mut [Open], value: Range<usize>, shape: Shape, text: String) -> usize {
    let (path, key) = match open.last_mut() {
        None => (Path::default(), None),
        Some(Open { node, count: Some(count), .. }) => {
            *count += 1;
            (nodes[*node].path.at(*count - 1), None)
        }
        Some(Open { node, key, .. }) => {
            let (name, place) = key.take().unwrap_or_default();
            (nodes[*node].path.key(&name), Some(place))
        }
    };
    // What is not written stands behind the colon of its key.
    let value = match &key {
        Some(key) if value.is_empty() => key.end + 1..key.end + 1,
        _ => value,
    };
    nodes.push(Node { path, key, value, shape, text });
    nodes.len() - 1
}

/// A block reaches from its first to its last descendant; a flow collection has brackets of its own.
fn close(nodes: &mut [Node], closed: Open, range: &Range<usize>) {
    let flow = matches!(nodes[closed.node].shape, Shape::List { flow: true } | Shape::Map { flow: true });
    if flow {
        nodes[closed.node].value.end = range.end;
        return;
    }
    let start = nodes[closed.node].value.start;
    let below = &nodes[closed.node + 1..];
    let first = below.iter().map(|node| node.key.as_ref().map_or(node.value.start, |key| key.start)).min();
    let last = below.iter().map(|node| node.value.end.max(node.key.as_ref().map_or(0, |key| key.end))).max();
    nodes[closed.node].value = first.unwrap_or(start)..last.unwrap_or(start);
}

fn is_flow(style: StructureStyle) -> bool {
    style == StructureStyle::Flow
}
