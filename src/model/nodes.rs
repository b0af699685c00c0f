//! Where every key and every value of a file stands, by its path: read once by the loader, asked by whoever needs a
//! place.

use std::{fmt, ops::Range};

use super::place::{Place, Style};

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

/// A value of a text. All ranges are bytes.
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

/// The nodes of a plan's files, in the order of each text.
#[derive(Debug, Clone, Default)]
pub struct Nodes {
    files: Vec<Vec<Node>>,
}

impl Nodes {
    /// Adds the nodes of the next file.
    pub fn add(&mut self, nodes: Vec<Node>) {
        self.files.push(nodes);
    }

    /// The nodes of a file.
    pub fn of(&self, file: u16) -> &[Node] {
        self.files.get(usize::from(file)).map_or(&[], Vec::as_slice)
    }

    /// The node at a path of a file.
    pub fn get(&self, file: u16, path: &Path) -> Option<&Node> {
        self.of(file).iter().find(|node| node.path == *path)
    }

    /// The key at a path, or the nearest one above it that is written; the file's first byte if none is.
    pub fn key(&self, file: u16, path: &Path) -> Place {
        let longest = (1..=path.0.len()).rev().find_map(|length| {
            let node = self.get(file, &Path(path.0[..length].to_vec()))?;
            node.key.clone().or_else(|| self.first_key(file, &node.path))
        });
        place(file, longest.unwrap_or(0..0))
    }

    /// The first key below a path.
    fn first_key(&self, file: u16, path: &Path) -> Option<Range<usize>> {
        self.of(file).iter().find(|node| node.path.0.starts_with(&path.0) && node.key.is_some())?.key.clone()
    }

    /// The innermost node that a place is in, its key counted in: backwards from the last one that begins before it.
    pub fn at(&self, at: Place) -> Option<&Node> {
        let nodes = self.of(at.file);
        let last = nodes.partition_point(|node| node.reach().start <= at.start as usize);
        nodes[..last].iter().rev().find(|node| at.end as usize <= node.reach().end)
    }

    /// The innermost element of a list called `list` that a place is in.
    pub fn element(&self, at: Place, list: &str) -> Option<&Node> {
        let holds = |node: &&Node| {
            matches!(node.path.0.as_slice(), [.., Step::Key(key), Step::At(_)] if key == list)
                && node.value.start <= at.start as usize
                && at.end as usize <= node.value.end
        };
        self.of(at.file).iter().filter(holds).max_by_key(|node| node.path.0.len())
    }

    /// What the scalar says that is the `index`-th node's own `key`.
    pub fn text_below(&self, file: u16, index: usize, key: &str) -> Option<&str> {
        let nodes = self.of(file);
        let (above, depth) = (&nodes[index].path, nodes[index].path.0.len() + 1);
        let below = nodes[index + 1..].iter().take_while(|node| node.path.0.starts_with(&above.0));
        let is_own = |node: &&Node| {
            node.path.0.len() == depth && matches!(node.path.0.last(), Some(Step::Key(name)) if name == key)
        };
        below.into_iter().find(is_own).map(|node| node.text.trim()).filter(|text| !text.is_empty())
    }
}

impl Node {
    /// From behind the colon of its key to its last byte; `text` is that of its file.
    pub fn behind_key(&self, text: &str) -> Option<Range<usize>> {
        let key = self.key.as_ref()?.end;
        let colon = key + text.get(key..)?.find(':')? + 1;
        Some(colon..self.value.end.max(colon))
    }

    /// From its key, or else its first byte, to its last.
    pub fn reach(&self) -> Range<usize> {
        let start = self.key.as_ref().map_or(self.value.start, |key| key.start);
        start..self.value.end.max(self.key.as_ref().map_or(0, |key| key.end))
    }
}

/// A range of a file as a place.
pub fn place(file: u16, range: Range<usize>) -> Place {
    let byte = |at: usize| u32::try_from(at).expect("files over the size limit are refused");
    Place { file, start: byte(range.start), end: byte(range.end), style: Style::Collection }
}
