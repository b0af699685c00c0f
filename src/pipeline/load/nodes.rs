//! The nodes of a YAML text by their paths: where each key and each value stands. What an editor splices by.

use std::{fmt, ops::Range};

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::tree;
use crate::model::place::Style;

/// One step down into a mapping or a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The key of a mapping.
    Key(String),
    /// An element of a list, from 0.
    At(usize),
}

/// A path like `items[0].clauses[1].text`; empty for the whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A value, and how it is written.
    Scalar(Style),
    /// `- …`, or `[…]` if it flows.
    List {
        /// Whether it is written in brackets.
        flow: bool,
    },
    /// `key: …`, or `{…}` if it flows.
    Map {
        /// Whether it is written in braces.
        flow: bool,
    },
}

/// A value of a text.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its path.
    pub path: Path,
    /// Its key; `None` for an element of a list and for the whole file.
    pub key: Option<Range<usize>>,
    /// From its first to its last byte; empty where nothing is written. Of a block after | or >, its text.
    pub value: Range<usize>,
    /// What it is.
    pub shape: Shape,
    /// What a scalar says, escapes and folding undone.
    pub text: String,
}

impl Path {
    /// Reads `reports.periods[0].due`.
    pub fn parse(path: &str) -> Self {
        let parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
        Self(parts.map(|part| part.parse().map_or_else(|_| Step::Key(part.to_owned()), Step::At)).collect())
    }

    /// The path below this one.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The value of this mapping's `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// The element of this list.
    #[must_use]
    pub fn at(&self, index: usize) -> Self {
        self.then(Step::At(index))
    }

    /// What holds this one, and the last step.
    pub fn split(&self) -> Option<(Self, &Step)> {
        let (last, above) = self.0.split_last()?;
        Some((Self(above.to_vec()), last))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if index == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::At(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

impl Node {
    /// Whether nothing is written.
    pub fn is_null(&self) -> bool {
        self.shape == Shape::Scalar(Style::Plain) && matches!(self.text.as_str(), "" | "~" | "null")
    }
}

/// A collection whose end has not been seen.
struct Open {
    node: usize,
    /// The key that waits for its value; of a list, `None`.
    key: Option<(String, Range<usize>)>,
    /// Elements so far; of a mapping, `None`.
    count: Option<usize>,
}

/// All nodes in the order of the text; `None` if it is no YAML.
pub fn nodes(text: &str) -> Option<Vec<Node>> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for next in tree::parser(text) {
        let (event, span) = next.ok()?;
        let range = span.byte_range().unwrap_or_default();
        match event {
            Event::Scalar(value, style, ..) => {
                let written = text.get(range.clone())?;
                // The parser says ~ of what is not written.
                let value =
                    if range.is_empty() && style == ScalarStyle::Plain { String::new() } else { value.into_owned() };
                let range = range.start..range.start + written.trim_end_matches([' ', '\t', '\n', '\r']).len();
                if let Some(Open { key: key @ None, count: None, .. }) = open.last_mut() {
                    *key = Some((value, range));
                } else {
                    let shape = Shape::Scalar(style_of(style));
                    add(&mut nodes, &mut open, range, shape, value);
                }
            }
            Event::SequenceStart(style, ..) => {
                let node = add(&mut nodes, &mut open, range, Shape::List { flow: is_flow(style) }, String::new());
                open.push(Open { node, key: None, count: Some(0) });
            }
            Event::MappingStart(style, ..) => {
                let node = add(&mut nodes, &mut open, range, Shape::Map { flow: is_flow(style) }, String::new());
                open.push(Open { node, key: None, count: None });
            }
            Event::SequenceEnd | Event::MappingEnd => close(&mut nodes, open.pop()?, &range),
            _ => {}
        }
    }
    Some(nodes)
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

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
