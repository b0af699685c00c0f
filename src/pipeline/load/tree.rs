//! YAML text → a tree whose every key and value knows its place.
//!
//! Anchors, aliases, tags, further documents and compound keys are refused with a finding and the rest is read on.
//! When the text is no YAML, the tree holds what came before the fault.

use std::collections::HashMap;

use granit_parser::{Event, ScalarStyle, ScanError, Span, StructureStyle};

use super::{
    faults, marks, nodes,
    parser::{parser, style_of},
    patch::Patched,
};
use crate::{
    hanzi::characters::is_invisible,
    model::{
        finding::Finding,
        place::{Place, Style},
    },
};

mod doubtful;
mod node;

pub(super) use node::{Key, Node, Shape};

/// How deep lists and mappings may nest. A plan needs about ten levels.
const DEEPEST: usize = 64;

/// What a text has become.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The value of the whole file; `None` if the file is empty.
    pub(super) root: Option<Node>,
    /// Its nodes, for whoever needs a place; empty if it is no YAML.
    pub(super) nodes: Vec<nodes::Node>,
    /// What was refused.
    pub(super) findings: Vec<Finding>,
    /// Where the text stops being YAML.
    pub(super) error: Option<ScanError>,
}

/// Grows the tree of a text.
pub(super) fn grow(file: u16, text: &Patched) -> Tree {
    let mut builder = Builder { file, text, tree: Tree::default(), open: Vec::new(), next_id: 0, documents: 0 };
    // Nodes are read on where the tree is done with: the text is parsed once for both.
    let (mut nodes, mut grows) = (nodes::Reader::new(&text.text), true);
    for next in parser(&text.text) {
        match next {
            Ok((event, span)) => {
                nodes.take(&event, span);
                grows = grows && builder.take(event, span);
            }
            Err(error) => {
                nodes.fail();
                builder.tree.error = Some(error).filter(|_| grows);
                break;
            }
        }
    }
    builder.tree.nodes = nodes.nodes().unwrap_or_default();
    while !builder.open.is_empty() {
        builder.close(None);
    }
    builder.tree
}

struct Builder<'a> {
    file: u16,
    text: &'a Patched,
    tree: Tree,
    open: Vec<Open>,
    next_id: u32,
    documents: usize,
}

/// A collection whose end has not been seen.
struct Open {
    start: usize,
    flow: bool,
    filling: Filling,
}

enum Filling {
    List(Vec<Node>),
    /// The entries, and the key that waits for its value.
    Map(Vec<(Key, Node)>, Waiting),
}

/// What a mapping waits for.
enum Waiting {
    Key,
    Value(Key),
    /// Of a key that was refused.
    RefusedValue,
}

impl Builder<'_> {
    /// Takes one event; `false` ends the reading.
    fn take(&mut self, event: Event<'_>, span: Span) -> bool {
        if let Some(tag) = span.tag_span() {
            self.refuse(tag, faults::tag);
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let place = self.ended_at(span);
                    self.tree.findings.push(faults::second_document(place, ""));
                }
                return self.documents == 1;
            }
            Event::Anchor(..) => self.refuse(span, faults::anchor),
            Event::Alias(_) => {
                self.refuse(span, faults::alias);
                let place = self.place(span, Style::Plain);
                self.add(place, Shape::Refused);
            }
            Event::Scalar(value, style, ..) => {
                let place = self.place(span, style_of(style));
                self.tree.findings.extend(match style {
                    ScalarStyle::Plain => doubtful::swallowed_keys(self.file, self.text, span),
                    ScalarStyle::Literal | ScalarStyle::Folded => {
                        doubtful::deep_blank_lines(self.file, self.text, span)
                    }
                    ScalarStyle::SingleQuoted => Vec::new(),
                    // What stands raw in the file is found there; here what an escape has made.
                    ScalarStyle::DoubleQuoted => {
                        let written = span.slice(&self.text.text).unwrap_or_default();
                        marks::escaped(place, &value, written).into_iter().collect()
                    }
                });
                self.add(place, Shape::Scalar(value.into_owned()));
            }
            Event::SequenceStart(style, ..) => return self.open(span, style, Filling::List(Vec::new())),
            Event::MappingStart(style, ..) => return self.open(span, style, Filling::Map(Vec::new(), Waiting::Key)),
            Event::SequenceEnd | Event::MappingEnd => self.close(Some(span)),
            _ => {}
        }
        true
    }

    fn open(&mut self, span: Span, style: StructureStyle, filling: Filling) -> bool {
        if self.open.len() == DEEPEST {
            self.refuse(span, faults::too_deep);
            return false;
        }
        let start = span.byte_range().map_or(0, |range| range.start);
        self.open.push(Open { start, flow: style == StructureStyle::Flow, filling });
        true
    }

    /// Closes the innermost collection, at `end` or, if the text broke off, after its last element.
    fn close(&mut self, end: Option<Span>) {
        let Some(Open { start, flow, filling }) = self.open.pop() else { return };
        // Its first line stands for it in a finding.
        let line = self.text.text[start..].find('\n').map_or(self.text.text.len(), |length| start + length);
        let (start, line) = (self.text.original_start(start), self.text.original_end(line));
        let inmost = match &filling {
            Filling::List(list) => list.last(),
            Filling::Map(map, _) => map.last().map(|(_, value)| value),
        };
        let mut end_of_last = inmost.map_or(start, |node| node.place.end.max(start));
        if flow && let Some(range) = end.and_then(|span| span.byte_range()) {
            end_of_last = self.text.original_end(range.end);
        }
        let place = Place { file: self.file, start, end: end_of_last.min(line), style: Style::Collection };
        let shape = match filling {
            Filling::List(list) => Shape::List(list),
            Filling::Map(entries, _) => Shape::Map(self.without_repeats(entries)),
        };
        self.add(place, shape);
    }

    /// Puts a finished value where it belongs: into the open list, behind its key, or as a key.
    fn add(&mut self, place: Place, shape: Shape) {
        self.next_id += 1;
        let id = self.next_id;
        match self.open.last_mut().map(|open| &mut open.filling) {
            None => self.tree.root = Some(Node { id, place, shape }),
            Some(Filling::List(list)) => list.push(Node { id, place, shape }),
            Some(Filling::Map(entries, waiting)) => match std::mem::replace(waiting, Waiting::Key) {
                Waiting::Value(key) => entries.push((key, Node { id, place, shape })),
                Waiting::RefusedValue => {}
                Waiting::Key => {
                    let finding = match &shape {
                        Shape::Scalar(name) => faults::invisible_key(place, name),
                        Shape::List(_) | Shape::Map(_) => Some(faults::compound_key(place)),
                        Shape::Refused => None,
                    };
                    self.tree.findings.extend(finding);
                    *waiting = match shape {
                        Shape::Scalar(name) => Waiting::Value(Key { id, place, name: name.replace(is_invisible, "") }),
                        _ => Waiting::RefusedValue,
                    };
                }
            },
        }
    }

    /// The first entry of each key; the others become findings.
    fn without_repeats(&mut self, entries: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
        let mut seen: HashMap<String, Place> = HashMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(first) = seen.get(&key.name) {
                self.tree.findings.push(faults::duplicate_key(&key.name, key.place, *first));
            } else {
                seen.insert(key.name.clone(), key.place);
                kept.push((key, value));
            }
        }
        kept
    }

    fn refuse(&mut self, span: Span, fault: fn(Place, &str) -> Finding) {
        let place = self.place(span, Style::Plain);
        let written = span.slice(&self.text.text).unwrap_or_default().trim_end();
        self.tree.findings.push(fault(place, written));
    }

    /// Where a further document begins: at the `...` that ended the one before, if there is one.
    fn ended_at(&self, span: Span) -> Place {
        let place = self.place(span, Style::Plain);
        let before = span.byte_range().and_then(|range| self.text.text.get(..range.start)).unwrap_or_default();
        let mark = before.rfind("\n...").map(|at| at + 1);
        let mark = mark.filter(|at| before[at + 3..].trim().is_empty());
        mark.map_or(place, |at| self.text.place(self.file, at..at + 3, Style::Plain))
    }

    /// The span without the blanks and line breaks that the parser counts in.
    fn place(&self, span: Span, style: Style) -> Place {
        let range = span.byte_range().unwrap_or_default();
        let written = self.text.text.get(range.clone()).unwrap_or_default();
        let end = range.start + written.trim_end_matches([' ', '\t', '\n', '\r']).len();
        self.text.place(self.file, range.start..end, style)
    }
}
